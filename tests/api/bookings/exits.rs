//! The ways out of a booking.

use serde_json::json;
use tests::TestApp;

use super::{House, application, step, step_with, submitted, wish};

#[actix_web::test]
async fn cancelling_costs_what_was_shown() {
    let house = House::open().await;
    house.place_costs(&[(-1, 100), (0, 80), (1, 20)]).await;
    let confirmed = house.confirmed().await;
    house.app.at("2026-12-06T10:00");
    let page = house
        .contact
        .get(&format!("/bookings/{}", confirmed.id()))
        .await
        .expects(200);
    let (fee, total) = (
        page["cancellation"]["fee_yen"].as_i64().unwrap(),
        page["total_yen"].as_i64().unwrap(),
    );
    assert_eq!(page["cancellation"]["percent"], 20);
    assert_eq!(fee, total / 5);
    assert_eq!(page["cancellation"]["free_until"], "2026-12-05");

    let unseen = step_with(&house.contact, &confirmed, "cancel", json!({ "agreed_fee_yen": 0 })).await;
    unseen.refuses(409, "booking.fee_changed");
    let gone = step_with(&house.contact, &confirmed, "cancel", json!({ "agreed_fee_yen": fee }))
        .await
        .expects(200);
    assert_eq!(gone.string("state"), "cancelled");
    assert_eq!(house.nights_taken().await, 0);
    let page = house.contact.get(&format!("/bookings/{}", gone.id())).await;
    assert_eq!(page["fee_yen"], fee);
    house.app.read_all_mail().await;
}

#[actix_web::test]
async fn a_declined_wish_moves_to_the_next_free_one() {
    let house = House::open().await;
    let other = house.app.facility("山の家").await.rooms(2, 2).create().await;
    let other_host = house.app.host_of("山の家").await;
    let wishes = vec![
        wish(&house.place, "2026-12-07", "2026-12-10", 2),
        wish(&other, "2026-12-14", "2026-12-16", 2),
    ];
    let waiting = house.at_host(application(house.call, &house.contact, wishes)).await;
    let moved = step_with(
        &house.host,
        &waiting,
        "decline",
        json!({ "comment": "改装のためです。" }),
    )
    .await
    .expects(200);
    assert_eq!(moved.string("state"), "host_check");
    let path = format!("/bookings/{}", moved.id());
    house.host.get(&path).await.expects(404);
    let seen = other_host.get(&path).await.expects(200);
    assert_eq!(seen["starts_on"], "2026-12-14");
    assert_eq!(house.nights_taken().await, 4);
    let last = step_with(&other_host, &moved, "decline", json!({ "comment": "満室です。" }))
        .await
        .expects(200);
    assert_eq!(last.string("state"), "declined");
    assert_eq!(house.nights_taken().await, 0);
    house.app.read_all_mail().await;
}

#[actix_web::test]
async fn an_employees_next_wish_goes_past_the_supervisor_again() {
    let app = TestApp::new().await;
    let call = app.call(|_| {}).await;
    let place = app.facility("山の家").await.rooms(2, 2).create().await;
    let host = app.host_of("山の家").await;
    let employee = app.employee_of("みらい働き方課").await;
    let supervisor = app.supervisor_of("みらい働き方課").await;
    let office = app.secretariat().await;
    let day = |day: &str| json!({ "day": day, "basis": "telework", "starts": "08:30", "ends": "17:15", "contact": "090-0000-0001" });
    let wishes = vec![
        wish(&place, "2026-12-07", "2026-12-08", 1),
        wish(&place, "2026-12-14", "2026-12-15", 1),
    ];
    let mut body = application(call, &employee, wishes);
    body["party"] = json!(1);
    body["work_days"] = json!([day("2026-12-07"), day("2026-12-08")]);
    let asked = submitted(&employee, body).await;
    let approved = step(&supervisor, &asked, "approve").await.expects(200);
    let waiting = step(&office, &approved, "forward").await.expects(200);
    let moved = step_with(&host, &waiting, "decline", json!({ "comment": "満室です。" }))
        .await
        .expects(200);
    assert_eq!(moved.string("state"), "supervisor_review");
    let nights = entities_of_nights(&app).await;
    assert_eq!(nights, 0, "no hold meanwhile");
    let approved = step(&supervisor, &moved, "approve").await.expects(200);
    assert_eq!(approved.string("state"), "in_review");
    assert_eq!(entities_of_nights(&app).await, 1);
    app.read_all_mail().await;
}

async fn entities_of_nights(app: &TestApp) -> usize {
    use sea_orm::EntityTrait;
    entities::unit_night::Entity::find().all(app.db()).await.unwrap().len()
}

#[actix_web::test]
async fn what_is_withdrawn_is_free_again() {
    let house = House::open().await;
    let handed_in = house.submitted(house.application()).await;
    let gone = step(&house.contact, &handed_in, "withdraw").await.expects(200);
    assert_eq!(gone.string("state"), "withdrawn");
    assert_eq!(house.nights_taken().await, 0);
    step(&house.contact, &gone, "submit")
        .await
        .refuses(409, "booking.has_ended");
    house.app.read_all_mail().await;
}

#[actix_web::test]
async fn the_approver_disapproves_with_a_reason() {
    let house = House::open().await;
    let approver = house.app.approver().await;
    let handed_in = house.submitted(house.application()).await;
    let why = json!({ "comment": "対象期間の外です。" });
    step_with(&house.office, &handed_in, "disapprove", why.clone())
        .await
        .expects(403);
    step(&approver, &handed_in, "disapprove")
        .await
        .refuses(422, "input.invalid");
    let gone = step_with(&approver, &handed_in, "disapprove", why).await.expects(200);
    assert_eq!(gone.string("state"), "disapproved");
    assert_eq!(house.nights_taken().await, 0);
    house.app.read_all_mail().await;
}

#[actix_web::test]
async fn a_typhoon_calls_off_without_a_fee() {
    let house = House::open().await;
    let confirmed = house.confirmed().await;
    let why = json!({ "comment": "台風のため中止します。" });
    let off = step_with(&house.host, &confirmed, "call_off", why).await.expects(200);
    assert_eq!(off.string("state"), "called_off");
    let page = house.contact.get(&format!("/bookings/{}", off.id())).await;
    assert!(page["fee_yen"].is_null());
    assert_eq!(house.nights_taken().await, 0);
    house.app.read_all_mail().await;
}

#[actix_web::test]
async fn the_secretariat_revokes_what_was_false() {
    let house = House::open().await;
    let confirmed = house.confirmed().await;
    let why = json!({ "comment": "申込内容に虚偽がありました。" });
    step_with(&house.host, &confirmed, "revoke", why.clone())
        .await
        .expects(403);
    let off = step_with(&house.office, &confirmed, "revoke", why).await.expects(200);
    assert_eq!(off.string("state"), "revoked");
    house.app.read_all_mail().await;
}

#[actix_web::test]
async fn a_guest_who_does_not_come_pays_the_no_show_rate() {
    let house = House::open().await;
    house.place_costs(&[(-1, 100), (0, 80), (1, 20)]).await;
    let confirmed = house.confirmed().await;
    step(&house.host, &confirmed, "no_show")
        .await
        .refuses(409, "booking.too_early");
    house.app.at("2026-12-08T09:00");
    let gone = step(&house.host, &confirmed, "no_show").await.expects(200);
    assert_eq!(gone.string("state"), "no_show");
    let page = house.contact.get(&format!("/bookings/{}", gone.id())).await;
    assert_eq!(page["fee_yen"], page["total_yen"]);
    house.app.read_all_mail().await;
}

#[actix_web::test]
async fn who_leaves_early_frees_the_rest() {
    let house = House::open().await;
    let confirmed = house.confirmed().await;
    house.app.at("2026-12-07T16:00");
    let there = step(&house.contact, &confirmed, "check_in").await.expects(200);
    house.app.at("2026-12-08T10:00");
    let late = step_with(&house.contact, &there, "check_out", json!({ "on": "2026-12-09" })).await;
    late.refuses(422, "input.invalid");
    let left = step(&house.contact, &there, "check_out").await.expects(200);
    assert_eq!(house.nights_taken().await, 2, "one night of two rooms was stayed");
    let page = house.contact.get(&format!("/bookings/{}", left.id())).await;
    assert_eq!(page["actual_ends_on"], "2026-12-08");
    house.app.read_all_mail().await;
}

impl House {
    /// Gives the place these cancellation rows: days before the stay, per cent.
    pub async fn place_costs(&self, rows: &[(i32, i32)]) {
        use sea_orm::{EntityTrait, Set};
        let rows = rows
            .iter()
            .map(|(days_before, percent)| entities::cancellation_rule::ActiveModel {
                facility_id: Set(self.place.id),
                min_party: Set(1),
                days_before: Set(*days_before),
                percent: Set(*percent),
            });
        entities::cancellation_rule::Entity::insert_many(rows)
            .exec(self.app.db())
            .await
            .unwrap();
    }
}
