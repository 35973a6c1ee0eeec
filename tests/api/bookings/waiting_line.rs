//! The line of a place: groups stay together, nobody jumps, and every way in which places come free counts alike.

use entities::{booking, offer, unit_night};
use sea_orm::{EntityTrait, PaginatorTrait};
use serde_json::{Value, json};
use workcation::bookings::jobs as way;

use super::waiting::{Inn, page, place_in_line, state, submits};
use super::{step, step_with};

#[actix_web::test]
async fn a_group_stays_together_and_who_was_passed_over_is_told_why() {
    let inn = Inn::of(2).await;
    let (a, one) = inn.confirmed("甲社", 1).await;
    let (_, _) = inn.confirmed("乙社", 1).await;
    let (pair, of_pair) = inn.waiting("二室社", 2).await;
    let (single, of_single) = inn.waiting("一室社", 1).await;
    step_with(&a, &one, "cancel", json!({ "agreed_fee_yen": 0 }))
        .await
        .expects(200);
    assert_eq!(inn.minute().await, 1);
    assert_eq!(state(&single, &of_single).await, "offered", "one room is enough for it");
    let passed = page(&pair, &of_pair).await;
    assert_eq!(passed.string("state"), "waiting");
    assert_eq!(
        passed["waiting"]["awaited"][0]["passed_over_at"],
        "2026-11-20T00:00:00Z"
    );
    assert_eq!(place_in_line(&pair, &of_pair).await, 1, "it keeps its turn");

    for reader in [&inn.host, &inn.office] {
        let lists = reader.get("/waiting").await.expects(200);
        let rows = lists["places"][0]["rows"].as_array().unwrap().clone();
        let seen: Vec<_> = rows
            .iter()
            .map(|row| (row["now"].as_str().unwrap(), row["party"].as_i64().unwrap()))
            .collect();
        assert_eq!(seen, [("offered", 2), ("too_few", 2)]);
        assert_eq!(
            (&rows[1]["needs"][0]["wanted"], &rows[1]["needs"][0]["free"]),
            (&json!(2), &json!(0))
        );
        assert!(!lists.text().contains("二室社") && !lists.text().contains(pair.email()));
    }
    pair.get("/waiting").await.expects(403);
    let stranger = inn.app.host_of("山の宿").await;
    assert_eq!(stranger.get("/waiting").await.status(), 403);
    inn.app.read_all_mail().await;
}

#[actix_web::test]
async fn a_newcomer_stands_behind_those_who_wait_even_before_they_are_asked() {
    let inn = Inn::of(1).await;
    let (a, booked) = inn.confirmed("甲社", 1).await;
    let (b, of_b) = inn.waiting("乙社", 1).await;
    step_with(&a, &booked, "cancel", json!({ "agreed_fee_yen": 0 }))
        .await
        .expects(200);
    // The room is free, and the clock hasn't run yet.
    let c = inn.app.contact_of("丙社").await;
    let mut impatient = inn.waits(&c, 1);
    impatient["wait_if_full"] = json!(false);
    submits(&c, impatient).await.refuses(409, "booking.no_wish_free");
    let behind = submits(&c, inn.waits(&c, 1)).await.expects(200);
    assert_eq!(behind.string("state"), "waiting");
    assert_eq!(place_in_line(&c, &behind).await, 2);
    // Other nights of the same room are nobody's.
    let elsewhen = submits(&c, inn.waits_for(&c, "2026-12-09", "2026-12-11", 1))
        .await
        .expects(200);
    assert_eq!(elsewhen.string("state"), "in_review");
    assert_eq!(inn.minute().await, 1);
    assert_eq!(state(&b, &of_b).await, "offered");
    inn.app.read_all_mail().await;
}

#[actix_web::test]
async fn a_newcomer_takes_what_those_who_wait_would_leave() {
    let inn = Inn::of(3).await;
    let (a, two) = inn.confirmed("甲社", 2).await;
    inn.confirmed("乙社", 1).await;
    let (pair, of_pair) = inn.waiting("二室社", 2).await;
    step_with(&a, &two, "cancel", json!({ "agreed_fee_yen": 0 }))
        .await
        .expects(200);
    let c = inn.app.contact_of("丙社").await;
    let behind = submits(&c, inn.waits(&c, 1)).await.expects(200);
    assert_eq!(behind.string("state"), "waiting", "both free rooms are the pair's");
    inn.minute().await;
    let offered = page(&pair, &of_pair).await;
    step(&pair, &offered, "offer/decline").await.expects(200);
    assert_eq!(inn.minute().await, 1, "the next one is asked");
    assert_eq!(state(&c, &behind).await, "offered");
    let d = inn.app.contact_of("丁社").await;
    let taken = submits(&d, inn.waits(&d, 1)).await.expects(200);
    assert_eq!(
        taken.string("state"),
        "in_review",
        "one room is left, and the pair needs two"
    );
    inn.app.read_all_mail().await;
}

#[actix_web::test]
async fn who_holds_a_place_keeps_it_when_it_hands_in_again() {
    let inn = Inn::of(1).await;
    let a = inn.app.contact_of("甲社").await;
    let handed_in = submits(&a, inn.waits(&a, 1)).await.expects(200);
    let (b, of_b) = inn.waiting("乙社", 1).await;
    let comment = json!({ "comment": "人数をご確認ください。" });
    let returned = step_with(&inn.office, &handed_in, "return", comment).await.expects(200);
    let again = step(&a, &returned, "submit").await.expects(200);
    assert_eq!(again.string("state"), "in_review");
    assert_eq!(inn.minute().await, 0);
    assert_eq!(state(&b, &of_b).await, "waiting");
    inn.app.read_all_mail().await;
}

/// Each way in which a room comes free, and that it is offered within the minute.
#[actix_web::test]
async fn every_way_in_which_a_room_comes_free_leads_to_an_offer() {
    for way in ["withdraw", "decline", "expire", "call_off", "leave", "block"] {
        let inn = Inn::of(1).await;
        let guest = inn.app.contact_of("甲社").await;
        let body = inn.waits_for(&guest, "2026-12-07", "2026-12-11", 1);
        let mut block = None;
        let mut held = None;
        if way == "block" {
            block = Some(blocked(&inn).await);
        } else {
            held = Some(submits(&guest, body).await.expects(200));
        }
        let waiter = inn.app.contact_of("乙社").await;
        let waiting = submits(&waiter, inn.waits_for(&waiter, "2026-12-09", "2026-12-11", 1))
            .await
            .expects(200);
        assert_eq!(waiting.string("state"), "waiting", "{way}");
        match (way, &held) {
            ("withdraw", Some(held)) => drop(step(&guest, held, "withdraw").await.expects(200)),
            ("decline", Some(held)) => {
                let sent_on = step(&inn.office, held, "forward").await.expects(200);
                let mut chosen = guest
                    .put_at(
                        sent_on.version(),
                        &format!("/bookings/{}/waiting", sent_on.id()),
                        json!({ "wait_if_full": false }),
                    )
                    .await
                    .expects(200);
                chosen = step_with(&inn.host, &chosen, "decline", json!({ "comment": "点検のため。" }))
                    .await
                    .expects(200);
                assert_eq!(chosen.string("state"), "declined");
            }
            ("expire", _) => {
                inn.app.at("2026-12-01T17:00");
                assert_eq!(way::expire_holds(inn.app.inner()).await.unwrap(), 1);
            }
            ("call_off", Some(held)) => {
                let why = json!({ "comment": "台風のため。" });
                step_with(&inn.office, held, "call_off", why).await.expects(200);
            }
            ("leave", Some(held)) => {
                let sent_on = step(&inn.office, held, "forward").await.expects(200);
                let confirmed = step(&inn.host, &sent_on, "accept").await.expects(200);
                inn.app.at("2026-12-07T16:00");
                let there = step(&guest, &confirmed, "check_in").await.expects(200);
                inn.app.at("2026-12-08T10:00");
                step(&guest, &there, "check_out").await.expects(200);
            }
            _ => {
                let path = format!("/blocks/{}", block.as_ref().unwrap());
                inn.host.delete_at(1, &path).await.expects(200);
            }
        }
        assert_eq!(inn.minute().await, 1, "{way}");
        assert_eq!(state(&waiter, &waiting).await, "offered", "{way}");
        inn.app.read_all_mail().await;
    }
}

async fn blocked(inn: &Inn) -> String {
    let body = json!({ "starts_on": "2026-12-07", "ends_on": "2026-12-12", "reason": "repair" });
    let made = inn
        .host
        .post(&format!("/facilities/{}/blocks", inn.place.id), body)
        .await;
    made.expects(201).string("id")
}

#[actix_web::test]
async fn an_organisation_at_its_limit_is_passed_over_and_offers_count() {
    let inn = Inn::of(1).await;
    let (a, booked) = inn.confirmed("甲社", 1).await;
    let elsewhere = inn.app.facility("潮騒の宿").await.rooms(9, 2).create().await;
    let (b, of_b) = inn.waiting("乙社", 1).await;
    let mut open = Vec::new();
    for day in ["2026-12-07", "2026-12-09", "2026-12-11"] {
        let until = day.parse::<chrono::NaiveDate>().unwrap() + chrono::Days::new(1);
        let mut body = inn.waits(&b, 1);
        body["wishes"] = json!([super::wish(&elsewhere, day, &until.to_string(), 1)]);
        open.push(submits(&b, body).await.expects(200));
    }
    let (c, of_c) = inn.waiting("丙社", 1).await;
    step_with(&a, &booked, "cancel", json!({ "agreed_fee_yen": 0 }))
        .await
        .expects(200);
    inn.minute().await;
    assert_eq!(
        state(&b, &of_b).await,
        "waiting",
        "three applications hold places already"
    );
    let offered = page(&c, &of_c).await;
    assert_eq!(offered.string("state"), "offered");
    step(&b, &open[0], "withdraw").await.expects(200);
    step(&c, &offered, "offer/decline").await.expects(200);
    inn.minute().await;
    assert_eq!(state(&b, &of_b).await, "offered");
    let again = submits(&b, inn.waits_for(&b, "2026-12-20", "2026-12-21", 1)).await;
    assert!(
        again.faults().contains(&("call_id", "call.open_applications")),
        "an offer counts: {again}"
    );
    inn.app.read_all_mail().await;
}

#[actix_web::test]
async fn the_keepers_of_two_processes_offer_each_room_once() {
    let inn = Inn::of(2).await;
    let (a, two) = inn.confirmed("甲社", 2).await;
    for number in 0..6 {
        inn.waiting(&format!("待機{number}社"), 1).await;
    }
    step_with(&a, &two, "cancel", json!({ "agreed_fee_yen": 0 }))
        .await
        .expects(200);
    let other = inn.app.process().await;
    let (one, two) = tokio::join!(inn.minute(), async {
        workcation::bookings::waiting::jobs::offer_places(other.inner())
            .await
            .unwrap()
    });
    assert_eq!(one + two, 2);
    assert_eq!(offer::Entity::find().count(inn.app.db()).await.unwrap(), 2);
    assert_eq!(unit_night::Entity::find().count(inn.app.db()).await.unwrap(), 4);
    let states = booking::Entity::find().all(inn.app.db()).await.unwrap();
    let offered = states.iter().filter(|row| row.state == booking::State::Offered).count();
    assert_eq!(offered, 2);
    inn.app.read_all_mail().await;
}

#[actix_web::test]
async fn a_suspended_call_offers_nothing_until_it_is_resumed() {
    use sea_orm::{ActiveModelTrait, Set};
    let inn = Inn::of(1).await;
    let (a, booked) = inn.confirmed("甲社", 1).await;
    let (b, of_b) = inn.waiting("乙社", 1).await;
    let set = async |suspended_at| {
        let row = entities::programme_call::ActiveModel {
            id: Set(inn.call),
            suspended_at: Set(suspended_at),
            ..Default::default()
        };
        row.update(inn.app.db()).await.unwrap();
    };
    set(Some(inn.app.now())).await;
    step_with(&a, &booked, "cancel", json!({ "agreed_fee_yen": 0 }))
        .await
        .expects(200);
    assert_eq!(inn.minute().await, 0);
    let lists: Value = inn.office.get("/waiting").await.expects(200).json().clone();
    assert_eq!(lists["places"][0]["rows"][0]["now"], "call_closed");
    set(None).await;
    assert_eq!(inn.minute().await, 1);
    assert_eq!(state(&b, &of_b).await, "offered");
    inn.app.read_all_mail().await;
}
