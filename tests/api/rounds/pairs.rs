//! Two places in one application where places are given later: both or none, whichever place stands in the way.

use entities::booking::State;
use entities::programme_call::SelectionMethod;
use entities::unit_part;
use sea_orm::{ActiveModelTrait, EntityTrait, PaginatorTrait, Set};
use serde_json::{Value, json};
use tests::{Answer, Client, Facility};

use super::{Scene, placed_at, wished_as};
use crate::bookings::{step, wish};

const FROM: &str = "2026-12-07";
const UNTIL: &str = "2026-12-09";

/// The two inns, and a coworking space in the first one's town.
struct Town {
    scene: Scene,
    desks: Facility,
    hosts: [Client; 2],
}

impl Town {
    async fn with(method: SelectionMethod, desks: i32) -> Self {
        let scene = Scene::with(method, false).await;
        let desks = scene.app.facility("鵜方コワーキング").await.desks(desks);
        let desks = desks
            .row(|row| row.welcomed_purposes = Set(Some("retreat".to_owned())))
            .create()
            .await;
        let hosts = [
            scene.app.host_of("丘の宿").await,
            scene.app.host_of("鵜方コワーキング").await,
        ];
        Self { scene, desks, hosts }
    }

    async fn of_desks(desks: i32) -> Self {
        Self::with(SelectionMethod::Round, desks).await
    }

    /// A room on the hill, and desks.
    fn both(&self, desks: i32) -> Value {
        let mut both = wish(&self.scene.hill, FROM, UNTIL, 1);
        both["also_facility_id"] = json!(self.desks.id);
        let item = json!({ "unit_type_id": self.desks.unit_type(), "quantity": desks });
        // The desks first: in what order units were named doesn't matter.
        both["items"].as_array_mut().unwrap().insert(0, item);
        both
    }

    fn hill(&self) -> Value {
        wish(&self.scene.hill, FROM, UNTIL, 1)
    }

    /// Parts of days that are taken.
    async fn parts(&self) -> u64 {
        unit_part::Entity::find().count(self.scene.app.db()).await.unwrap()
    }

    /// Somebody else takes the first desk on a day.
    async fn take_a_desk(&self, by: &Answer) {
        let (_, units) = &self.desks.types[0];
        let taken = unit_part::ActiveModel {
            unit_id: Set(units[0]),
            day: Set("2026-12-08".parse().unwrap()),
            part: Set(unit_part::Part::Am),
            booking_id: Set(Some(by.id().parse().unwrap())),
            block_id: Set(None),
            hold_id: Set(None),
        };
        taken.insert(self.scene.app.db()).await.unwrap();
    }

    async fn overridden(&self, round: &Answer, body: Value) -> Answer {
        let mut body = body;
        body["reason"] = json!("host_asked");
        body["text"] = json!("受入側のご要望");
        let path = format!("/rounds/{}/overrides", round.id());
        self.scene.office.post(&path, body).await
    }

    async fn outcome(&self, (guest, booking): &(Client, Answer)) -> Answer {
        let path = format!("/bookings/{}/outcome", booking.id());
        guest.get(&path).await.expects(200)
    }
}

/// Whether the reason names the place that it is of.
fn is_said_at(reason: &Value, place: &Value) -> bool {
    let name = place["name"]["ja"].as_str().unwrap();
    reason["text"].as_str().unwrap().starts_with(&format!("{name}："))
}

#[actix_web::test]
async fn both_places_are_given_together_and_both_hosts_are_asked() {
    let town = Town::of_desks(2).await;
    let scene = &town.scene;
    let all = [scene.pooled("甲社", vec![town.both(2)], json!({})).await];
    let received = scene.app.mails_to(all[0].0.email()).await;
    let received = received.iter().find(|mail| mail.topic == "booking.received").unwrap();
    assert!(received.body.contains("の受付締切のあと") && !received.body.contains("仮予約の期限"));
    let round = scene.open().await;
    let run = scene.computed(&round, json!({})).await;
    let placed = placed_at(&run, &all[0].1).unwrap();
    assert_eq!(
        (&placed["facility"]["id"], &placed["also"]["id"], &placed["rank"]),
        (&json!(scene.hill.id), &json!(town.desks.id), &json!(1))
    );
    assert_eq!(placed["items"].as_array().unwrap().len(), 2);
    let places = run["places"].as_array().unwrap();
    let taken_at = |place: &Facility| {
        let place = places.iter().find(|one| one["facility"]["id"] == json!(place.id));
        place.unwrap()["nights"][0]["taken"].clone()
    };
    assert_eq!((taken_at(&scene.hill), taken_at(&town.desks)), (json!(1), json!(2)));

    scene.app.read_all_mail().await;
    let applied = scene.apply(&round, &run).await.expects(200);
    assert_eq!(applied["drafts"], 3, "the applicant and each host");
    assert_eq!(scene.states(&all).await, [State::HostCheck]);
    assert_eq!((scene.nights().await, town.parts().await), (2, 2 * 3 * 2));
    assert_eq!(wished_as(&all).await, [json!(1)]);

    let told = town.outcome(&all[0]).await;
    assert_eq!(told["also"]["id"], json!(town.desks.id));
    assert_eq!(told.string("text"), "第1希望の2つの施設に決まりました。");
    let met = told["met"].as_array().unwrap();
    let of_desks = |reason: &Value| is_said_at(reason, &told["also"]);
    assert!(met.iter().any(of_desks) && !met.iter().all(of_desks), "{told}");

    // Each host reads its own reasons only, and where else the guests are.
    let [inn, office] = &town.hosts;
    for (host, own, other, welcomed) in [
        (inn, &scene.hill, &town.desks, false),
        (office, &town.desks, &scene.hill, true),
    ] {
        let given = host.get("/round-outcomes").await.expects(200);
        let item = &given["items"][0];
        assert_eq!(
            (&item["facility"]["id"], &item["along"]["id"]),
            (&json!(own.id), &json!(other.id))
        );
        let text = item.to_string();
        assert_eq!(text.contains("host_purpose.met"), welcomed, "{text}");
    }
    let stranger = scene.app.host_of("潮騒の宿").await;
    let given = stranger.get("/round-outcomes").await.expects(200);
    assert!(given["items"].as_array().unwrap().is_empty());

    let asked = office.get(&format!("/bookings/{}", all[0].1.id())).await.expects(200);
    let first = step(office, &asked, "accept").await.expects(200);
    assert_eq!(first.string("state"), "host_check");
    step(inn, &first, "accept").await.expects(200);
    assert_eq!(scene.states(&all).await, [State::Confirmed]);
    scene.app.read_all_mail().await;
}

#[actix_web::test]
async fn one_place_alone_is_the_next_wish_where_the_second_is_short() {
    let town = Town::of_desks(2).await;
    let scene = &town.scene;
    let all = [
        scene.pooled("甲社", vec![town.both(2)], json!({})).await,
        scene.pooled("乙社", vec![town.both(2), town.hill()], json!({})).await,
    ];
    let round = scene.open().await;
    let run = scene.computed(&round, json!({})).await;
    assert_eq!(run["run"]["status"], "proved");
    assert_eq!(placed_at(&run, &all[0].1).unwrap()["also"]["id"], json!(town.desks.id));
    let alone = placed_at(&run, &all[1].1).unwrap();
    assert_eq!((&alone["rank"], &alone["also"]), (&json!(2), &Value::Null));

    scene.solved_again(&run).await;

    scene.apply(&round, &run).await.expects(200);
    assert_eq!((scene.nights().await, town.parts().await), (4, 2 * 3 * 2));
    assert_eq!(wished_as(&all).await, [json!(1), json!(2)]);
    let path = format!("/bookings/{}", all[1].1.id());
    let seen = all[1].0.get(&path).await.expects(200);
    assert_eq!(seen["wishes"][0]["wished_as"], 1, "the other wish stays what it was");
    let told = town.outcome(&all[1]).await;
    assert_eq!(
        (&told["wishes"][0]["code"], &told["wishes"][1]["code"]),
        (&json!("short_also"), &json!("given"))
    );
    assert!(!told.text().contains("甲社") && !told.text().contains(&all[0].1.id()));
    all[0]
        .0
        .get(&format!("/bookings/{}/outcome", all[1].1.id()))
        .await
        .expects(404);
    scene.app.read_all_mail().await;
}

#[actix_web::test]
async fn who_cannot_have_the_second_place_has_no_stay_and_is_told_so() {
    let town = Town::of_desks(2).await;
    let scene = &town.scene;
    let all = [
        scene.pooled("甲社", vec![town.both(2)], json!({})).await,
        scene.pooled("乙社", vec![town.hill()], json!({})).await,
    ];
    town.take_a_desk(&all[1].1).await;
    let round = scene.open().await;
    let path = format!("/rounds/{}/applications", round.id());
    let listed = scene.office.get(&path).await.expects(200);
    let stuck = &listed["items"][0];
    assert_eq!(
        (&stuck["asked"]["booking_id"], &stuck["places"]),
        (&json!(all[0].1.id()), &json!(0))
    );
    let wish = &stuck["wishes"][0];
    assert_eq!(
        (&wish["fits"], &wish["also"]["id"]),
        (&json!(false), &json!(town.desks.id))
    );
    let failing = wish["failing"].as_array().unwrap();
    let at_desks = |reason: &Value| is_said_at(reason, &wish["also"]);
    assert!(!failing.is_empty() && failing.iter().all(at_desks), "{wish}");

    let run = scene.computed(&round, json!({})).await;
    assert!(placed_at(&run, &all[0].1).is_none());
    scene.apply(&round, &run).await.expects(200);
    assert_eq!(scene.states(&all).await, [State::NotSelected, State::HostCheck]);
    let told = town.outcome(&all[0]).await;
    let code = told["wishes"][0]["code"].as_str().unwrap();
    assert!(["unfit_also", "full_also"].contains(&code), "{told}");
    scene.app.read_all_mail().await;
}

#[actix_web::test]
async fn a_race_lost_at_the_second_place_leaves_nothing_half_applied() {
    let town = Town::of_desks(2).await;
    let scene = &town.scene;
    let all = [
        scene.pooled("甲社", vec![town.both(2)], json!({})).await,
        scene.pooled("乙社", vec![town.hill()], json!({})).await,
    ];
    let round = scene.open().await;
    let run = scene.computed(&round, json!({})).await;
    town.take_a_desk(&all[1].1).await;
    let refused = scene.apply(&round, &run).await.refuses(409, "round.cannot_apply");
    let field = format!("applications.{}", all[0].1.id());
    assert_eq!(refused.faults(), [(field.as_str(), "round.place_taken")], "{refused}");
    assert_eq!(scene.states(&all).await, [State::Pooled; 2]);
    assert_eq!((scene.nights().await, town.parts().await), (0, 1));
    scene.app.read_all_mail().await;
}

#[actix_web::test]
async fn pins_and_exclusions_are_of_both_places() {
    let town = Town::of_desks(2).await;
    let scene = &town.scene;
    let all = [
        scene.pooled("甲社", vec![town.both(2), town.hill()], json!({})).await,
        scene.pooled("乙社", vec![town.both(2), town.hill()], json!({})).await,
    ];
    let round = scene.open().await;
    let pin = |booking: &Answer, also: Value, on: &str| {
        json!({ "kind": "pin", "booking_id": booking.id(), "unit_type_id": scene.hill.unit_type(),
            "also_facility_id": also, "starts_on": on })
    };
    let both = json!(town.desks.id);
    let pinned = town
        .overridden(&round, pin(&all[1].1, both.clone(), FROM))
        .await
        .expects(201);
    assert_eq!(
        (&pinned["facility"]["id"], &pinned["also"]["id"]),
        (&json!(scene.hill.id), &both)
    );
    let moved = town.overridden(&round, pin(&all[0].1, both.clone(), UNTIL)).await;
    assert_eq!(moved.faults()[0].1, "round.no_such_pair", "{moved}");
    let twice = town.overridden(&round, pin(&all[0].1, both.clone(), FROM)).await;
    assert_eq!(
        twice.faults()[0].1,
        "round.breaks_nights",
        "the desks are pinned away: {twice}"
    );
    let run = scene.computed(&round, json!({})).await;
    assert_eq!(placed_at(&run, &all[1].1).unwrap()["also"]["id"], both);
    assert_eq!(placed_at(&run, &all[0].1).unwrap()["also"], Value::Null);

    // A pin that names no other place is of the one place alone.
    town.overridden(&round, pin(&all[1].1, Value::Null, FROM))
        .await
        .expects(201);
    let run = scene.computed(&round, json!({})).await;
    assert_eq!(placed_at(&run, &all[1].1).unwrap()["also"], Value::Null);
    assert_eq!(placed_at(&run, &all[0].1).unwrap()["also"]["id"], both);

    // Left out of the desks, it is left out of both; its other wish stands.
    let left_out = json!({ "kind": "exclusion", "booking_id": all[0].1.id(), "facility_id": town.desks.id });
    town.overridden(&round, left_out).await.expects(201);
    let run = scene.computed(&round, json!({})).await;
    assert_eq!(placed_at(&run, &all[0].1).unwrap()["rank"], 2);
    scene.app.read_all_mail().await;
}

#[actix_web::test]
async fn a_lottery_and_a_screening_give_both_places_too() {
    for method in [SelectionMethod::Lottery, SelectionMethod::Screening] {
        let town = Town::with(method, 2).await;
        let scene = &town.scene;
        let all = [
            scene.pooled("甲社", vec![town.both(2)], json!({})).await,
            scene.pooled("乙社", vec![town.both(2)], json!({})).await,
        ];
        let round = scene.open().await;
        let run = scene.computed(&round, json!({})).await;
        assert_eq!(run["placed"].as_array().unwrap().len(), 1, "{run}");
        scene.apply(&round, &run).await.expects(200);
        assert_eq!((scene.nights().await, town.parts().await), (2, 2 * 3 * 2));
        let mut states = scene.states(&all).await;
        states.sort();
        let mut expected = [State::HostCheck, State::NotSelected];
        expected.sort();
        assert_eq!(states, expected);
        scene.app.read_all_mail().await;
    }
}

#[actix_web::test]
async fn two_rounds_that_name_the_places_in_other_orders_are_applied_at_once() {
    let mut town = Town::of_desks(4).await;
    let mut reversed = town.both(2);
    reversed["facility_id"] = json!(town.desks.id);
    reversed["also_facility_id"] = json!(town.scene.hill.id);
    let mine = town.scene.pooled("甲社", vec![town.both(2)], json!({})).await;
    let first = town.scene.open().await;
    let app = town.scene.app.clone();
    town.scene.call = app
        .call(|call| call.selection_method = Set(SelectionMethod::Round))
        .await;
    let theirs = town.scene.pooled("乙社", vec![reversed], json!({})).await;
    let second = town.scene.open().await;
    let scene = &town.scene;
    let (one, other) = (
        scene.computed(&first, json!({})).await,
        scene.computed(&second, json!({})).await,
    );
    // Each locks what it takes in one order, whichever place is the main one: neither waits for the other in a circle.
    let (one, other) = tokio::join!(scene.apply(&first, &one), scene.apply(&second, &other));
    one.expects(200);
    other.expects(200);
    assert_eq!(scene.states(&[mine, theirs]).await, [State::HostCheck; 2]);
    assert_eq!((scene.nights().await, town.parts().await), (4, 2 * 2 * 3 * 2));
    scene.app.read_all_mail().await;
}
