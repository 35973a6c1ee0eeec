//! What is free, what the public may know of it, the host's calendar and blocks.

use chrono::NaiveDate;
use entities::block::Reason;
use entities::closing_rule;
use entities::facility::Audience;
use entities::id::{BookingId, ClosingRuleId};
use entities::unit_type::{Kind, PriceBasis};
use sea_orm::{ActiveModelTrait, Set};
use serde_json::{Value, json};
use tests::{Facility, TestApp};
use workcation::availability::{self, Ask, Asked, Stay};

use crate::stays::{self, Guest, day};

async fn take(app: &TestApp, facility: &Facility, kind: usize, quantity: i32, from: &str, until: &str) -> BookingId {
    let ask = Ask {
        unit_type: facility.types[kind].0,
        quantity,
    };
    let guest = Guest::of(app).await;
    guest.takes(facility.id, &[ask], day(from), day(until)).await.unwrap()
}

async fn closed_on(app: &TestApp, facility: &Facility, weekday: i32) {
    let rule = closing_rule::ActiveModel {
        id: Set(ClosingRuleId::new()),
        facility_id: Set(facility.id),
        kind: Set(closing_rule::Kind::Weekday),
        weekday: Set(Some(weekday)),
        nth: Set(None),
        starts_on: Set(None),
        ends_on: Set(None),
    };
    rule.insert(app.db()).await.unwrap();
}

/// The words of the public calendar from 1 December on.
async fn words(app: &TestApp, facility: &Facility, query: &str) -> Vec<String> {
    let path = format!("/facilities/{}/availability?from=2026-12-01{query}", facility.id);
    let answer = app.visitor().get(&path).await.expects(200);
    let days = answer["days"].as_array().unwrap();
    days.iter()
        .map(|day| day["status"].as_str().unwrap().to_owned())
        .collect()
}

#[actix_web::test]
async fn the_public_reads_free_few_full_and_closed_and_nothing_else() {
    let app = TestApp::new().await;
    let facility = app.facility("海のホテル").await.rooms(8, 2).create().await;
    closed_on(&app, &facility, 4).await;
    // Tuesday 1 December on: 2 of 8 left, none, 3 left, closed on Friday, 8 left.
    take(&app, &facility, 0, 6, "2026-12-01", "2026-12-02").await;
    take(&app, &facility, 0, 8, "2026-12-02", "2026-12-03").await;
    take(&app, &facility, 0, 5, "2026-12-03", "2026-12-04").await;
    assert_eq!(
        words(&app, &facility, "&days=5").await,
        ["few", "full", "free", "closed", "free"]
    );
    // Six people need three rooms: two are too few, three are the last.
    assert_eq!(words(&app, &facility, "&days=3&party=6").await, ["full", "full", "few"]);
    let path = format!("/facilities/{}/availability?from=2026-12-01&days=1", facility.id);
    let answer = app.visitor().get(&path).await.expects(200);
    assert_eq!(
        *answer.json(),
        json!({ "days": [{ "on": "2026-12-01", "status": "few" }] })
    );
}

#[actix_web::test]
async fn the_public_sees_180_days_and_no_past() {
    let app = TestApp::new().await;
    let facility = app.facility("海のホテル").await.rooms(2, 2).create().await;
    let visitor = app.visitor();
    let path = |query: &str| format!("/facilities/{}/availability?{query}", facility.id);
    let all = visitor.get(&path("from=2026-01-01&days=180")).await.expects(200);
    assert_eq!(all["days"][0]["on"], "2026-11-20");
    assert_eq!(all["days"].as_array().unwrap().len(), 180);
    let late = visitor.get(&path("from=2027-05-18&days=30")).await.expects(200);
    assert_eq!(late["days"].as_array().unwrap().len(), 1);
    let wrong = visitor
        .get(&path("days=181&party=0"))
        .await
        .refuses(422, "input.invalid");
    assert_eq!(wrong.faults(), [("days", "range"), ("party", "range")]);
}

#[actix_web::test]
async fn a_place_for_staff_does_not_exist_for_the_public() {
    let app = TestApp::new().await;
    let staff_only = |row: &mut entities::facility::ActiveModel| row.audience = Set(Audience::StaffOnly);
    let facility = app.facility("職員会館").await.desks(4).row(staff_only).create().await;
    let path = format!("/facilities/{}/availability", facility.id);
    app.visitor().get(&path).await.refuses(404, "not_found");
    app.contact_of("青磁").await.get(&path).await.refuses(404, "not_found");
    app.employee_of("総務課").await.get(&path).await.expects(200);
}

#[actix_web::test]
async fn a_work_place_is_free_by_working_days() {
    let app = TestApp::new().await;
    let facility = app.facility("港のデスク").await.desks(4).create().await;
    take(&app, &facility, 0, 4, "2026-12-01", "2026-12-01").await;
    take(&app, &facility, 0, 3, "2026-12-02", "2026-12-02").await;
    assert_eq!(words(&app, &facility, "&days=3").await, ["full", "few", "free"]);
    assert_eq!(words(&app, &facility, "&days=1&kind=room").await, [""; 0]);
}

#[actix_web::test]
async fn a_whole_takes_every_unit_that_it_lists() {
    let app = TestApp::new().await;
    let builder = app.facility("一棟の宿").await.rooms(3, 2);
    let facility = builder
        .units(Kind::Whole, 0, 6, 60_000, PriceBasis::UnitNight)
        .create()
        .await;
    stays::list_whole(&app, &facility, 1, 0).await;
    assert_eq!(words(&app, &facility, "&days=1&kind=whole").await, ["few"]);
    take(&app, &facility, 1, 1, "2026-12-01", "2026-12-03").await;
    assert_eq!(words(&app, &facility, "&days=3").await, ["full", "full", "free"]);
    take(&app, &facility, 0, 1, "2026-12-03", "2026-12-04").await;
    assert_eq!(
        words(&app, &facility, "&days=3&kind=whole").await,
        ["full", "full", "full"]
    );

    let host = app.host_of("一棟の宿").await;
    let calendar = host
        .get(&format!("/facilities/{}/calendar?from=2026-12-01&days=5", facility.id))
        .await
        .expects(200);
    let whole = &calendar["types"][1];
    assert_eq!(whole["lists"].as_array().unwrap().len(), 3);
    let days: Vec<&Value> = whole["whole"]
        .as_array()
        .unwrap()
        .iter()
        .map(|day| &day["on"])
        .collect();
    assert_eq!(days, ["2026-12-01", "2026-12-02", "2026-12-03"]);
}

#[actix_web::test]
async fn a_host_sees_bookings_by_number_and_others_nothing() {
    let app = TestApp::new().await;
    let facility = app.facility("海のホテル").await.rooms(2, 2).desks(1).create().await;
    let booking = take(&app, &facility, 0, 1, "2026-12-01", "2026-12-03").await;
    take(&app, &facility, 1, 1, "2026-12-02", "2026-12-02").await;
    let path = format!("/facilities/{}/calendar?from=2026-12-01&days=92", facility.id);
    let host = app.host_of("海のホテル").await;
    let calendar = host.get(&path).await.expects(200);
    let cells = &calendar["types"][0]["units"][0]["cells"];
    assert_eq!(cells.as_array().unwrap().len(), 2);
    assert_eq!(cells[0]["on"], "2026-12-01");
    assert_eq!(cells[0]["state"], "booked");
    assert_eq!(cells[0]["booking_id"], booking.to_string());
    assert_eq!(cells[0]["booking_state"], "confirmed");
    assert!(cells[0]["booking_number"].as_str().unwrap().starts_with("T-"));
    let parts = calendar["types"][1]["units"][0]["cells"].as_array().unwrap().clone();
    assert_eq!(
        parts.iter().map(|cell| cell["part"].clone()).collect::<Vec<_>>(),
        ["am", "pm"]
    );
    assert_eq!(calendar["may"], json!(["block.create"]));

    app.officer_of("242152").await.get(&path).await.expects(200);
    app.secretariat().await.get(&path).await.expects(200);
    app.officer_of("242128")
        .await
        .get(&path)
        .await
        .refuses(404, "not_found");
    app.host_of("山のホテル")
        .await
        .get(&path)
        .await
        .refuses(404, "not_found");
    app.contact_of("青磁").await.get(&path).await.refuses(404, "not_found");
    app.visitor().get(&path).await.refuses(401, "sign_in_needed");
    let long = format!("/facilities/{}/calendar?days=93", facility.id);
    host.get(&long).await.refuses(422, "input.invalid");
}

#[actix_web::test]
async fn a_block_has_a_reason_and_an_end_and_keeps_units_free() {
    let app = TestApp::new().await;
    let facility = app.facility("海のホテル").await.rooms(2, 2).create().await;
    let host = app.host_of("海のホテル").await;
    let path = format!("/facilities/{}/blocks", facility.id);
    let unit = facility.types[0].1[0];
    let wanted = json!({ "unit_ids": [unit], "starts_on": "2026-12-01", "ends_on": "2026-12-02", "reason": Reason::Repair, "note": "畳替え" });
    let block = host.post(&path, wanted.clone()).await.expects(201);
    assert_eq!(block["unit_ids"], json!([unit]));
    assert_eq!(block["may"], json!(["block.update", "block.end"]));
    assert_eq!(words(&app, &facility, "&days=3").await, ["few", "few", "free"]);
    host.post(&path, wanted.clone()).await.refuses(409, "block.overlaps");

    let calendar = host
        .get(&format!("/facilities/{}/calendar?from=2026-12-01&days=4", facility.id))
        .await
        .expects(200);
    assert_eq!(calendar["types"][0]["units"][0]["cells"][1]["state"], "blocked");
    assert_eq!(calendar["blocks"][0]["note"], "畳替え");
    let share = json!({ "per_mille": 250, "blocked_thirds": 6, "all_thirds": 24 });
    assert_eq!(
        (&calendar["blocked"], &calendar["types"][0]["blocked"]),
        (&share, &share)
    );

    let end = format!("/blocks/{}", block.id());
    host.delete(&end).await.refuses(428, "version_missing");
    app.host_of("山のホテル")
        .await
        .delete_at(1, &end)
        .await
        .refuses(404, "not_found");
    app.secretariat()
        .await
        .delete_at(1, &end)
        .await
        .refuses(403, "forbidden");
    assert_eq!(host.delete_at(1, &end).await.expects(200).version(), 2);
    host.delete_at(1, &end).await.refuses(412, "stale");
    host.delete_at(2, &end).await.refuses(409, "block.ended");
    assert_eq!(words(&app, &facility, "&days=3").await, ["free", "free", "free"]);
}

#[actix_web::test]
async fn a_block_is_refused_where_bookings_stand_and_names_them() {
    let app = TestApp::new().await;
    let facility = app.facility("海のホテル").await.rooms(2, 2).create().await;
    take(&app, &facility, 0, 1, "2026-12-02", "2026-12-03").await;
    let host = app.host_of("海のホテル").await;
    let path = format!("/facilities/{}/blocks", facility.id);
    let wanted = json!({ "starts_on": "2026-12-01", "ends_on": "2026-12-05", "reason": "season" });
    let refused = host.post(&path, wanted).await.refuses(409, "block.bookings_stand");
    let number = refused["remedy"]["booking_numbers"][0].as_str().unwrap();
    assert!(refused["detail"].as_str().unwrap().contains(number));
    // Before the check-in the span is free: nothing of the refused block stayed behind.
    let before = json!({ "starts_on": "2026-12-01", "ends_on": "2026-12-01", "reason": "season" });
    host.post(&path, before).await.expects(201);
    let backwards = json!({ "starts_on": "2026-11-10", "ends_on": "2026-11-09", "reason": "other", "unit_ids": [] });
    let refused = host.post(&path, backwards).await.refuses(422, "input.invalid");
    let codes: Vec<&str> = refused.faults().into_iter().map(|(_, code)| code).collect();
    assert_eq!(codes, ["block.ends_before_start", "block.past", "required"]);
    let no_end = json!({ "starts_on": "2026-11-10", "reason": "other" });
    host.post(&path, no_end).await.refuses(422, "input.malformed");
}

#[actix_web::test]
async fn a_hold_is_renewed_confirmed_or_freed() {
    let app = TestApp::new().await;
    let facility = app.facility("海のホテル").await.rooms(1, 2).create().await;
    let booking = Guest::of(&app)
        .await
        .holds(&facility, day("2026-12-01"), day("2026-12-03"))
        .await;
    let host = app.host_of("海のホテル").await;
    let path = format!("/facilities/{}/calendar?from=2026-12-01&days=3", facility.id);
    let calendar = host.get(&path).await.expects(200);
    assert_eq!(calendar["types"][0]["units"][0]["cells"][0]["state"], "held");
    assert_eq!(words(&app, &facility, "&days=1").await, ["full"]);

    app.at("2026-11-27T17:01");
    let (now, db) = (app.now(), app.inner().db.writer());
    assert_eq!(availability::expired_holds(db, now, 10).await.unwrap().len(), 1);
    stays::change(app.inner(), async |txn| {
        availability::renew_hold(txn, booking, 2, now + chrono::TimeDelta::days(1)).await
    })
    .await
    .unwrap();
    assert!(availability::expired_holds(db, now, 10).await.unwrap().is_empty());
    let late = stays::change(app.inner(), async |txn| {
        Ok(availability::lock_expired(txn, booking, now).await?.is_some())
    })
    .await;
    assert!(!late.unwrap());

    stays::change(app.inner(), async |txn| availability::confirm(txn, booking).await)
        .await
        .unwrap();
    let calendar = host.get(&path).await.expects(200);
    assert_eq!(calendar["types"][0]["units"][0]["cells"][0]["state"], "booked");
    stays::change(app.inner(), async |txn| {
        availability::release_from(txn, booking, day("2026-12-02")).await
    })
    .await
    .unwrap();
    assert_eq!(words(&app, &facility, "&days=2").await, ["full", "few"]);
    stays::change(app.inner(), async |txn| availability::release(txn, booking).await)
        .await
        .unwrap();
    assert_eq!(words(&app, &facility, "&days=2").await, ["few", "few"]);
}

#[actix_web::test]
async fn a_full_place_names_other_dates_and_other_places() {
    let app = TestApp::new().await;
    let full = app.facility("海のホテル").await.rooms(1, 2).create().await;
    let other = app.facility("山のホテル").await.rooms(4, 2).create().await;
    take(&app, &full, 0, 1, "2026-12-01", "2026-12-03").await;
    let ask = Ask {
        unit_type: full.unit_type(),
        quantity: 1,
    };
    let again = Guest::of(&app)
        .await
        .takes(full.id, &[ask], day("2026-12-02"), day("2026-12-04"))
        .await;
    assert_eq!(again.unwrap_err().code(), "booking.full");
    let stay = Stay {
        starts_on: day("2026-12-02"),
        ends_on: day("2026-12-04"),
        kind: Some(Kind::Room),
    };
    let scope = workcation::policy::Scope::default();
    let asked = Asked {
        facility: full.id,
        stay,
        types: &[full.unit_type()],
        party: 2,
    };
    let found = availability::alternatives(app.inner().db.reader(), &scope, asked, app.today())
        .await
        .unwrap();
    let shifts: Vec<i64> = found.dates.iter().map(|dates| dates.shift_days).collect();
    assert_eq!(shifts, [1, 2, -3, 3, -4]);
    assert_eq!(
        found.places.iter().map(|place| place.facility_id).collect::<Vec<_>>(),
        [other.id]
    );
}

#[actix_web::test]
async fn holidays_are_listed_for_everybody() {
    let app = TestApp::new().await;
    let on = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();
    let row = entities::holiday::ActiveModel {
        day: Set(on),
        name: Set("勤労感謝の日".to_owned()),
    };
    row.insert(app.db()).await.unwrap();
    let answer = app
        .visitor()
        .get("/holidays?from=2026-11-01&until=2026-11-30")
        .await
        .expects(200);
    assert_eq!(answer["items"], json!([{ "on": "2026-11-23", "name": "勤労感謝の日" }]));
}
