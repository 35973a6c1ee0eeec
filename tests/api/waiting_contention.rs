//! 64 clients, 8 rooms, and a list that is worked through while they come and go: no room is offered twice, no group is
//! torn apart, and whoever takes a room while others wait takes what they leave.

use std::sync::Arc;

use entities::booking::{self, State};
use entities::{offer, unit_night, waiting_entry};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use tests::{Client, Facility, TestApp};
use workcation::app::{App, Context};
use workcation::bookings::application::{Application, Item, Wish};
use workcation::bookings::waiting::{actions, jobs};
use workcation::bookings::{self as way, Done};
use workcation::error::Error;
use workcation::policy::{Actor, Member, Person};

use crate::stays::day;

const CLIENTS: usize = 64;
const ROOMS: i32 = 8;

fn actor(client: &Client) -> Actor {
    Actor::Person(Person {
        id: client.id(),
        session: entities::id::SessionId::new(),
        members: vec![Member {
            organisation: client.organisation(),
            kind: entities::organisation::Kind::Company,
            municipality_code: None,
            role: entities::membership::Role::CompanyContact,
            deputy_of: None,
            until_on: None,
        }],
    })
}

fn context(actor: &Actor, expected: Option<i64>) -> Context {
    Context {
        actor: actor.clone(),
        expected,
        ..Context::system("test")
    }
}

fn application(call: entities::id::CallId, client: &Client, place: &Facility, rooms: i32) -> Application {
    serde_json::from_value(serde_json::json!({
        "call_id": call, "organisation_id": client.organisation(), "party": 1, "purpose": "retreat",
        "criteria": ["集中できるか"], "consents": ["pledge", "privacy", "survey"], "wait_if_full": true,
    }))
    .map(|bare: Application| Application {
        wishes: vec![Wish {
            facility_id: place.id,
            also_facility_id: None,
            starts_on: day("2026-12-07"),
            ends_on: day("2026-12-10"),
            items: vec![Item {
                unit_type_id: place.unit_type(),
                quantity: rooms,
            }],
        }],
        ..bare
    })
    .unwrap()
}

/// What a step came to; `None` when somebody was faster.
fn unless_faster(outcome: Result<Done, Error>) -> Option<Done> {
    match outcome {
        Ok(done) => Some(done),
        Err(Error::Refused(_) | Error::Stale(_) | Error::NotFound(_)) => None,
        Err(error) => panic!("{error}"),
    }
}

/// Applies, and every other client thinks better of it; every third one that is offered a room refuses it.
async fn lives(app: App, actor: Actor, application: Application, index: usize) {
    let draft = way::create(&app, &context(&actor, None), application).await.unwrap();
    let Some(done) = unless_faster(way::submit(&app, &context(&actor, Some(draft.version)), draft.id).await) else {
        return;
    };
    tokio::task::yield_now().await;
    if index.is_multiple_of(2) && done.state == State::InReview {
        unless_faster(way::withdraw(&app, &context(&actor, Some(done.version)), done.id, "").await);
    }
    jobs::offer_places(&app).await.unwrap();
    let now = booking::Entity::find_by_id(done.id)
        .one(app.db.writer())
        .await
        .unwrap()
        .unwrap();
    if now.state == State::Offered {
        let context = context(&actor, Some(now.version));
        if index.is_multiple_of(3) {
            unless_faster(actions::decline(&app, &context, now.id).await);
        } else {
            unless_faster(actions::accept(&app, &context, now.id).await);
        }
    }
}

#[actix_web::test]
async fn no_room_is_offered_twice_and_the_line_is_empty_or_the_house_is_full() {
    let app = TestApp::new().await;
    let call = app.call(|_| {}).await;
    let place = app.facility("海のホテル").await.rooms(ROOMS, 2).create().await;
    let mut clients = Vec::new();
    for index in 0..CLIENTS {
        clients.push(app.contact_of(&format!("{index}社")).await);
    }
    let place = Arc::new(place);
    let tasks: Vec<_> = clients
        .iter()
        .enumerate()
        .map(|(index, client)| {
            let rooms = i32::from(index.is_multiple_of(5)) + 1;
            let application = application(call, client, &place, rooms);
            actix_web::rt::spawn(lives(app.inner().clone(), actor(client), application, index))
        })
        .collect();
    for task in tasks {
        task.await.unwrap();
    }
    while jobs::offer_places(app.inner()).await.unwrap() > 0 {}

    let bookings = booking::Entity::find().all(app.db()).await.unwrap();
    let nights = unit_night::Entity::find().all(app.db()).await.unwrap();
    let rooms_of = |id| {
        let own = nights.iter().filter(|row| row.booking_id == Some(id));
        own.map(|row| row.unit_id)
            .collect::<std::collections::BTreeSet<_>>()
            .len()
    };
    let mut held = 0;
    for row in &bookings {
        let holds = matches!(row.state, State::InReview | State::Offered | State::HostCheck);
        let taken = nights.iter().filter(|night| night.booking_id == Some(row.id)).count();
        assert_eq!(taken > 0, holds, "{:?} has {taken} nights", row.state);
        assert_eq!(taken, rooms_of(row.id) * 3, "one room for all its nights");
        held += rooms_of(row.id);
    }
    assert!(held <= usize::try_from(ROOMS).unwrap());
    let open = offer::Entity::find()
        .filter(offer::Column::AnsweredAt.is_null())
        .all(app.db())
        .await
        .unwrap();
    let offered = bookings.iter().filter(|row| row.state == State::Offered).count();
    assert_eq!(open.len(), offered);
    let line = waiting_entry::Entity::find()
        .filter(waiting_entry::Column::LeftAt.is_null())
        .filter(waiting_entry::Column::RestsSince.is_null())
        .all(app.db())
        .await
        .unwrap();
    let waits = line.iter().filter(|entry| {
        bookings
            .iter()
            .any(|row| row.id == entry.booking_id && row.state == State::Waiting)
    });
    let waiting = waits.count();
    println!("64 clients, 8 rooms: {held} rooms held, {offered} offers open, {waiting} wait");
    assert!(
        waiting > 0 && held >= usize::try_from(ROOMS).unwrap() - 1,
        "whoever fits has been asked"
    );
    app.read_all_mail().await;
}
