//! The whole way of a company and of an employee, and what each of them sees on it.

use serde_json::json;
use tests::TestApp;

use super::{House, application, step, step_with, wish};

#[actix_web::test]
async fn a_company_applies_is_returned_once_and_stays() {
    let house = House::open().await;
    let handed_in = house.submitted(house.application()).await;
    assert_eq!(handed_in.string("state"), "in_review");
    assert_eq!(house.nights_taken().await, 6);
    let number = house
        .contact
        .get(&format!("/bookings/{}", handed_in.id()))
        .await
        .string("number");

    step(&house.office, &handed_in, "return")
        .await
        .refuses(422, "input.invalid");
    let comment = json!({ "comment": "参加人数をご確認ください。" });
    let returned = step_with(&house.office, &handed_in, "return", comment)
        .await
        .expects(200);
    assert_eq!(house.nights_taken().await, 6, "what is held stays held");

    let path = format!("/bookings/{}", handed_in.id());
    let mut body = house.application();
    body["party"] = json!(3);
    let rewritten = house.contact.put_at(returned.version(), &path, body).await.expects(200);
    let again = step(&house.contact, &rewritten, "submit").await.expects(200);
    assert_eq!(again.string("state"), "in_review");

    let sent_on = step(&house.office, &again, "forward").await.expects(200);
    assert_eq!(sent_on.string("state"), "host_check");
    let confirmed = step(&house.host, &sent_on, "accept").await.expects(200);
    assert_eq!(confirmed.string("state"), "confirmed");

    step(&house.contact, &confirmed, "check_in")
        .await
        .refuses(409, "booking.too_early");
    house.app.at("2026-12-07T15:10");
    let there = step(&house.contact, &confirmed, "check_in").await.expects(200);
    house.app.at("2026-12-10T09:40");
    let left = step(&house.host, &there, "check_out").await.expects(200);
    assert_eq!(left.string("state"), "completed");

    let seen = house.contact.get(&path).await.expects(200);
    assert_eq!(seen.string("number"), number);
    let verbs: Vec<_> = seen["history"]
        .as_array()
        .unwrap()
        .iter()
        .map(|line| line["verb"].as_str().unwrap())
        .collect();
    assert_eq!(
        verbs,
        [
            "booking.create",
            "booking.submit",
            "booking.return",
            "booking.update",
            "booking.submit",
            "booking.forward",
            "booking.accept",
            "booking.check_in",
            "booking.check_out"
        ]
    );
    house.app.read_all_mail().await;
}

#[actix_web::test]
async fn an_application_that_only_rewords_goes_back_to_the_one_who_returned_it() {
    let house = House::open().await;
    let waiting = house.at_host(house.application()).await;
    let asked = step_with(
        &house.host,
        &waiting,
        "return",
        json!({ "comment": "食事の要望を教えてください。" }),
    )
    .await
    .expects(200);
    let mut body = house.application();
    body["needs"] = json!("夕食は不要です。");
    let path = format!("/bookings/{}", asked.id());
    let rewritten = house
        .contact
        .put_at(asked.version(), &path, body.clone())
        .await
        .expects(200);
    let again = step(&house.contact, &rewritten, "submit").await.expects(200);
    assert_eq!(again.string("state"), "host_check");

    let asked = step_with(&house.host, &again, "return", json!({ "comment": "人数は。" }))
        .await
        .expects(200);
    body["party"] = json!(2);
    let rewritten = house.contact.put_at(asked.version(), &path, body).await.expects(200);
    let again = step(&house.contact, &rewritten, "submit").await.expects(200);
    assert_eq!(
        again.string("state"),
        "in_review",
        "the head-count is the secretariat's to see again"
    );
    house.app.read_all_mail().await;
}

#[actix_web::test]
async fn a_host_sees_no_names_before_it_confirms() {
    let house = House::open().await;
    let handed_in = house.submitted(house.application()).await;
    let path = format!("/bookings/{}", handed_in.id());
    house.host.get(&path).await.expects(404);

    let waiting = step(&house.office, &handed_in, "forward").await.expects(200);
    let named = json!({ "participants": [{ "name": "山田 花子", "email": "hanako@seiji.example", "locale": "ja" }] });
    let named = house
        .contact
        .put_at(waiting.version(), &format!("{path}/participants"), named)
        .await
        .expects(200);
    let seen = house.host.get(&path).await.expects(200);
    assert!(seen["organisation"].is_null() && seen["applicant"].is_null());
    assert_eq!(seen["participants"].as_array().unwrap().len(), 0);
    assert_eq!(seen["party"], 4);
    assert!(!seen.text().contains("青磁"));

    step(&house.host, &named, "accept").await.expects(200);
    let seen = house.host.get(&path).await.expects(200);
    assert_eq!(seen["participants"][0]["name"], "山田 花子");
    assert!(seen["participants"][0]["email"].is_null());
    house.app.at("2027-01-10T09:00");
    assert!(
        house.host.get(&path).await.expects(200)["applicant"].is_null(),
        "30 days after check-out"
    );
    house.app.read_all_mail().await;
}

#[actix_web::test]
async fn nobody_else_knows_of_it() {
    let house = House::open().await;
    let handed_in = house.submitted(house.application()).await;
    let path = format!("/bookings/{}", handed_in.id());
    for stranger in [
        house.app.contact_of("別の会社").await,
        house.app.host_of("別の宿").await,
        house.app.officer_of("242128").await,
        house.app.administrator().await,
        house.app.supervisor_of("総務課").await,
    ] {
        stranger.get(&path).await.expects(404);
        step(&stranger, &handed_in, "withdraw").await.expects(404);
    }
    house.app.visitor().get(&path).await.expects(401);
    house.host.get(&path).await.expects(404);
    house.app.read_all_mail().await;
}

#[actix_web::test]
async fn an_employee_needs_the_supervisor_who_isn_t_oneself() {
    let app = TestApp::new().await;
    let call = app.call(|_| {}).await;
    let place = app.facility("山の家").await.rooms(2, 2).create().await;
    let employee = app.employee_of("みらい働き方課").await;
    let supervisor = app.supervisor_of("みらい働き方課").await;
    let office = app.secretariat().await;

    let mut body = application(call, &employee, vec![wish(&place, "2026-12-07", "2026-12-08", 1)]);
    body["party"] = json!(1);
    let draft = employee.post("/bookings", body.clone()).await.expects(200);
    let refused = step(&employee, &draft, "submit").await.refuses(422, "input.invalid");
    assert!(refused.faults().contains(&("work_days", "booking.work_day_missing")));

    body["work_days"] = json!([
        { "day": "2026-12-07", "basis": "business_trip", "starts": "08:30", "ends": "17:15", "contact": "090-0000-0001" },
        { "day": "2026-12-08", "basis": "telework", "starts": "08:30", "ends": "17:15", "contact": "090-0000-0001" },
    ]);
    let written = employee
        .put_at(draft.version(), &format!("/bookings/{}", draft.id()), body)
        .await
        .expects(200);
    let asked = step(&employee, &written, "submit").await.expects(200);
    assert_eq!(asked.string("state"), "supervisor_review");
    step(&office, &asked, "forward").await.refuses(409, "booking.not_now");
    step(&employee, &asked, "approve").await.expects(403);

    // Even who supervises the section decides nothing of their own.
    app.member(
        employee.id(),
        employee.organisation(),
        entities::membership::Role::Supervisor,
    )
    .await;
    step(&employee, &asked, "approve").await.expects(403);

    let approved = step(&supervisor, &asked, "approve").await.expects(200);
    assert_eq!(approved.string("state"), "in_review");
    app.read_all_mail().await;
}

#[actix_web::test]
async fn two_pages_decide_at_once_and_one_learns_why() {
    let house = House::open().await;
    let waiting = house.at_host(house.application()).await;
    let second = house.app.host_of("潮騒の宿").await;
    step(&house.host, &waiting, "accept").await.expects(200);
    let late = step_with(&second, &waiting, "decline", json!({ "comment": "満室です。" }))
        .await
        .expects(412);
    assert_eq!(late["current"]["state"], "confirmed");
    house.app.read_all_mail().await;
}

#[actix_web::test]
async fn a_repeated_submit_gets_the_first_answer() {
    let house = House::open().await;
    let draft = house.contact.post("/bookings", house.application()).await.expects(200);
    let path = format!("/bookings/{}/submit", draft.id());
    let send = || {
        house
            .contact
            .request("POST", &path)
            .json(json!({}))
            .if_match(draft.version())
            .key("k-1")
            .send()
    };
    let first = send().await.expects(200);
    let again = send().await.expects(200);
    assert_eq!(first.json(), again.json());
    let other = house.contact.post("/bookings", house.application()).await.expects(200);
    let path = format!("/bookings/{}/submit", other.id());
    let reused = house
        .contact
        .request("POST", &path)
        .json(json!({}))
        .if_match(other.version())
        .key("k-1")
        .send()
        .await;
    reused.refuses(422, "idempotency_key.reused");
    house.app.read_all_mail().await;
}

#[actix_web::test]
async fn a_second_company_is_offered_something_else_when_all_is_taken() {
    let house = House::open().await;
    house.submitted(house.application()).await;
    let late = house.app.contact_of("北斗保険").await;
    let body = application(
        house.call,
        &late,
        vec![wish(&house.place, "2026-12-08", "2026-12-09", 1)],
    );
    let mut body = body;
    body["party"] = json!(2);
    let draft = late.post("/bookings", body).await.expects(200);
    let refused = step(&late, &draft, "submit").await.refuses(409, "booking.no_wish_free");
    assert!(refused["remedy"].is_object() || refused["remedy"].is_array());
    assert_eq!(
        late.get(&format!("/bookings/{}", draft.id())).await.string("state"),
        "draft",
        "nothing is lost"
    );
    house.app.read_all_mail().await;
}

#[actix_web::test]
async fn desks_and_rooms_are_taken_together_or_not_at_all() {
    let house = House::open().await;
    let mut first = house.application();
    first["wishes"][0]["items"] = json!([
        { "unit_type_id": house.place.unit_type(), "quantity": 1 },
        { "unit_type_id": house.desk(), "quantity": 4 },
    ]);
    first["party"] = json!(2);
    house.submitted(first).await;
    let nights = house.nights_taken().await;
    let late = house.app.contact_of("北斗保険").await;
    let mut body = application(
        house.call,
        &late,
        vec![wish(&house.place, "2026-12-07", "2026-12-08", 1)],
    );
    body["party"] = json!(2);
    body["wishes"][0]["items"] = json!([
        { "unit_type_id": house.place.unit_type(), "quantity": 1 },
        { "unit_type_id": house.desk(), "quantity": 1 },
    ]);
    let draft = late.post("/bookings", body).await.expects(200);
    step(&late, &draft, "submit").await.refuses(409, "booking.no_wish_free");
    assert_eq!(house.nights_taken().await, nights, "the free room was not kept");
    house.app.read_all_mail().await;
}
