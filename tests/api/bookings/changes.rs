//! Changes: what matters goes back with a diff, places are kept until it is decided, and nothing is counted twice.

use entities::{hold, unit_night};
use sea_orm::{ColumnTrait, EntityTrait, FromQueryResult, QueryFilter, Statement};
use serde_json::{Value, json};
use tests::{Answer, Client, TestApp};
use workcation::bookings::jobs;

use super::{House, application, step, step_with, submitted, wish};

/// The terms of the confirmed stay, three nights from 7 December for four, with other dates.
fn terms(house: &House, starts_on: &str, ends_on: &str, rooms: i32, party: i32) -> Value {
    json!({ "starts_on": starts_on, "ends_on": ends_on, "party": party, "children": 0, "companions": 0,
        "items": [{ "unit_type_id": house.place.unit_type(), "quantity": rooms }], "work_days": [],
        "arrival_time": null, "purpose_note": "開発合宿", "needs": "", "considerations": "" })
}

async fn asks(applicant: &Client, before: &Answer, terms: Value) -> Answer {
    let body = json!({ "terms": terms, "reason": "会議が延びたためです。", "agreed_fee_yen": 0 });
    step_with(applicant, before, "change", body).await
}

async fn page(reader: &Client, booking: &Answer) -> Answer {
    reader.get(&format!("/bookings/{}", booking.id())).await.expects(200)
}

/// The fields of the newest change's lines, as a reader sees them.
fn fields(page: &Answer) -> Vec<(String, String, String)> {
    let lines = page["changes"].as_array().unwrap().last().unwrap()["lines"].clone();
    let text = |line: &Value, side: &str| line[side]["ja"].as_str().unwrap().to_owned();
    let fields = lines.as_array().unwrap().iter();
    fields
        .map(|line| {
            (
                line["field"].as_str().unwrap().to_owned(),
                text(line, "before"),
                text(line, "after"),
            )
        })
        .collect()
}

async fn held(house: &House) -> usize {
    let rows = unit_night::Entity::find().filter(unit_night::Column::HoldId.is_not_null());
    rows.all(house.app.db()).await.unwrap().len()
}

fn sequence(file: &str) -> i64 {
    let line = file.lines().find(|line| line.starts_with("SEQUENCE:")).unwrap();
    line.trim_start_matches("SEQUENCE:").trim().parse().unwrap()
}

#[actix_web::test]
async fn a_longer_stay_is_decided_with_a_diff_and_holds_only_what_it_needs_beside() {
    let house = House::open().await;
    let confirmed = house.confirmed().await;
    let mails = house.app.mails_to(house.contact.email()).await;
    let first = sequence(&mails.last().unwrap().calendar.clone().unwrap().0);
    house.app.read_all_mail().await;
    let asked = asks(
        &house.contact,
        &confirmed,
        terms(&house, "2026-12-07", "2026-12-11", 2, 3),
    )
    .await
    .expects(200);
    assert_eq!(asked.string("state"), "confirmed");
    assert_eq!((house.nights_taken().await, held(&house).await), (8, 2));
    let seen = page(&house.office, &asked).await;
    let diff = fields(&seen);
    assert_eq!(
        diff.iter().map(|(field, ..)| field.as_str()).collect::<Vec<_>>(),
        ["dates", "party"]
    );
    assert_eq!(diff[1], ("party".to_owned(), "4人".to_owned(), "3人".to_owned()));
    assert!(seen.text().contains("change.forward"));
    let early = page(&house.host, &asked).await;
    assert!(
        !early["may"].to_string().contains("change."),
        "it isn't the host's turn"
    );
    let list = house.office.get("/bookings?view=worklist").await.expects(200);
    assert_eq!(list["items"][0]["change_state"], "in_review");

    let sent_on = step(&house.office, &asked, "change/forward").await.expects(200);
    assert_eq!(
        fields(&page(&house.host, &sent_on).await),
        diff,
        "everybody reads the same"
    );
    let mail = house.app.mail_to(house.host.email()).await;
    assert!(mail.body.contains("4人 → 3人"), "{}", mail.body);
    let taken = step(&house.host, &sent_on, "change/accept").await.expects(200);
    let seen = page(&house.contact, &taken).await;
    assert_eq!(
        (seen["ends_on"].as_str(), seen["party"].as_i64()),
        (Some("2026-12-11"), Some(3))
    );
    assert_eq!(seen["changes"][0]["state"], "accepted");
    assert_eq!(seen["total_yen"], seen["changes"][0]["after_yen"]);
    assert_eq!((house.nights_taken().await, held(&house).await), (8, 0));
    let mails = house.app.mails_to(house.contact.email()).await;
    let (file, method) = mails.last().unwrap().calendar.clone().unwrap();
    assert_eq!(method, "REQUEST");
    assert!(file.contains("DTEND;VALUE=DATE:20261212") && sequence(&file) > first);
    house.app.read_all_mail().await;
}

#[actix_web::test]
async fn a_refused_change_leaves_the_booking_and_its_places_as_they_are() {
    let house = House::open().await;
    let confirmed = house.confirmed().await;
    let asked = asks(
        &house.contact,
        &confirmed,
        terms(&house, "2026-12-09", "2026-12-12", 2, 4),
    )
    .await
    .expects(200);
    assert_eq!((house.nights_taken().await, held(&house).await), (10, 4));
    asks(&house.contact, &asked, terms(&house, "2026-12-08", "2026-12-10", 2, 4))
        .await
        .refuses(409, "change.open");
    let sent_on = step(&house.office, &asked, "change/forward").await.expects(200);
    step(&house.host, &sent_on, "change/refuse")
        .await
        .refuses(422, "input.invalid");
    let reason = json!({ "comment": "12日は休館日です。" });
    let refused = step_with(&house.host, &sent_on, "change/refuse", reason)
        .await
        .expects(200);
    assert_eq!((house.nights_taken().await, held(&house).await), (6, 0));
    let seen = page(&house.contact, &refused).await;
    assert_eq!(seen["starts_on"], "2026-12-07");
    assert_eq!(seen["changes"][0]["state"], "refused");
    assert!(hold::Entity::find().one(house.app.db()).await.unwrap().is_none());
    house.app.read_all_mail().await;
}

#[actix_web::test]
async fn a_returned_change_is_corrected_and_asked_again_under_its_own_number() {
    let house = House::open().await;
    let confirmed = house.confirmed().await;
    let asked = asks(
        &house.contact,
        &confirmed,
        terms(&house, "2026-12-07", "2026-12-12", 2, 4),
    )
    .await
    .expects(200);
    let comment = json!({ "comment": "11日までにしてください。" });
    step_with(&house.host, &asked, "change/return", comment.clone())
        .await
        .expects(403);
    let returned = step_with(&house.office, &asked, "change/return", comment)
        .await
        .expects(200);
    assert_eq!(held(&house).await, 4, "what is held stays held");
    let again = asks(
        &house.contact,
        &returned,
        terms(&house, "2026-12-07", "2026-12-11", 2, 4),
    )
    .await
    .expects(200);
    assert_eq!(held(&house).await, 2);
    let taken_back = step(&house.contact, &again, "change/withdraw").await.expects(200);
    assert_eq!((house.nights_taken().await, held(&house).await), (6, 0));
    let seen = page(&house.contact, &taken_back).await;
    assert_eq!(seen["changes"].as_array().unwrap().len(), 1);
    assert_eq!(seen["changes"][0]["state"], "withdrawn");
    house.app.read_all_mail().await;
}

#[actix_web::test]
async fn notes_are_taken_over_at_once_and_nothing_else_is_no_change() {
    let house = House::open().await;
    let confirmed = house.confirmed().await;
    house.app.read_all_mail().await;
    let same = terms(&house, "2026-12-07", "2026-12-10", 2, 4);
    asks(&house.contact, &confirmed, same.clone())
        .await
        .refuses(422, "change.nothing");
    let mut noted = same;
    noted["considerations"] = json!("そばのアレルギーがあります。");
    let done = asks(&house.contact, &confirmed, noted).await.expects(200);
    let seen = page(&house.host, &done).await;
    assert_eq!(seen["considerations"], "そばのアレルギーがあります。");
    assert_eq!(seen["changes"][0]["state"], "merged");
    let mail = house.app.mail_to(house.host.email()).await;
    assert!(
        !mail.body.contains("アレルギー"),
        "what is personal stays behind the link"
    );
}

#[actix_web::test]
async fn before_confirmation_an_application_returns_to_the_decision_that_is_touched() {
    let house = House::open().await;
    let waiting = house.at_host(house.application()).await;
    let number = page(&house.contact, &waiting).await.string("number");
    let fewer = terms(&house, "2026-12-07", "2026-12-10", 2, 4);
    let mut more_children = fewer.clone();
    more_children["companions"] = json!(1);
    let at_host = asks(&house.contact, &waiting, more_children).await.expects(200);
    assert_eq!(
        at_host.string("state"),
        "host_check",
        "only the host has a say in companions"
    );
    let moved = asks(
        &house.contact,
        &at_host,
        terms(&house, "2026-12-14", "2026-12-16", 2, 4),
    )
    .await
    .expects(200);
    assert_eq!(moved.string("state"), "in_review");
    assert_eq!((house.nights_taken().await, held(&house).await), (4, 4));
    let seen = page(&house.office, &moved).await;
    assert_eq!(
        (seen.string("number"), seen["starts_on"].as_str()),
        (number, Some("2026-12-14"))
    );
    assert_eq!(fields(&seen)[0].0, "dates");
    let sent_on = step(&house.office, &moved, "forward").await.expects(200);
    let confirmed = step(&house.host, &sent_on, "accept").await.expects(200);
    assert_eq!(confirmed.string("state"), "confirmed");
    house.app.read_all_mail().await;
}

#[actix_web::test]
async fn what_is_not_free_is_refused_with_other_dates_and_nothing_is_lost() {
    let house = House::open().await;
    let confirmed = house.confirmed().await;
    let other = house.app.contact_of("ほかの会社").await;
    let rival = application(
        house.call,
        &other,
        vec![wish(&house.place, "2026-12-10", "2026-12-12", 1)],
    );
    let mut rival = rival;
    rival["party"] = json!(2);
    submitted(&other, rival).await;
    let refused = asks(
        &house.contact,
        &confirmed,
        terms(&house, "2026-12-07", "2026-12-11", 2, 4),
    )
    .await;
    assert!(refused.text().contains("dates"), "{}", refused.text());
    refused.refuses(409, "change.full");
    // One room can stay a night longer: its own nights are no obstacle.
    let shorter = terms(&house, "2026-12-07", "2026-12-11", 1, 2);
    let preview = house
        .contact
        .post(&format!("/bookings/{}/change/preview", confirmed.id()), shorter)
        .await
        .expects(200);
    assert_eq!(preview["is_free"], true);
    assert_eq!(preview["steps"], json!(["secretariat", "host"]));
    assert_eq!(house.nights_taken().await, 8);
    house.app.read_all_mail().await;
}

#[actix_web::test]
async fn giving_up_a_part_costs_what_the_facility_says_and_is_agreed_to_first() {
    let house = House::open().await;
    house.place_costs(&[(-1, 100), (0, 80), (20, 50)]).await;
    let confirmed = house.confirmed().await;
    let shorter = terms(&house, "2026-12-07", "2026-12-09", 2, 4);
    let path = format!("/bookings/{}/change/preview", confirmed.id());
    let preview = house.contact.post(&path, shorter.clone()).await.expects(200);
    let (fee, given_up) = (
        preview["fee_yen"].as_i64().unwrap(),
        preview["before_yen"].as_i64().unwrap() - preview["after_yen"].as_i64().unwrap(),
    );
    assert!(given_up > 0);
    assert_eq!(fee, given_up / 2);
    asks(&house.contact, &confirmed, shorter.clone())
        .await
        .refuses(409, "booking.fee_changed");
    let body = json!({ "terms": shorter, "agreed_fee_yen": fee });
    let asked = step_with(&house.contact, &confirmed, "change", body).await.expects(200);
    assert_eq!(
        (house.nights_taken().await, held(&house).await),
        (6, 0),
        "nothing is freed yet"
    );
    let sent_on = step(&house.office, &asked, "change/forward").await.expects(200);
    step(&house.host, &sent_on, "change/accept").await.expects(200);
    assert_eq!(house.nights_taken().await, 4);
    house.app.read_all_mail().await;
}

#[actix_web::test]
async fn the_clock_frees_only_what_the_change_held() {
    let house = House::open().await;
    let confirmed = house.confirmed().await;
    let asked = asks(
        &house.contact,
        &confirmed,
        terms(&house, "2026-12-07", "2026-12-11", 2, 4),
    )
    .await
    .expects(200);
    let until = page(&house.contact, &asked).await["holder"]["until"].clone();
    assert_eq!(until, "2026-11-27T08:00:00Z");
    house.app.at("2026-11-27T17:00");
    assert_eq!(jobs::expire_holds(house.app.inner()).await.unwrap(), 1);
    assert_eq!(jobs::expire_holds(house.app.inner()).await.unwrap(), 0);
    let seen = page(&house.contact, &asked).await;
    assert_eq!(
        (seen["state"].as_str(), seen["changes"][0]["state"].as_str()),
        (Some("confirmed"), Some("expired"))
    );
    assert_eq!((house.nights_taken().await, held(&house).await), (6, 0));
    house.app.read_all_mail().await;
}

#[actix_web::test]
async fn who_has_arrived_changes_nothing_any_more() {
    let house = House::open().await;
    let confirmed = house.confirmed().await;
    house.app.at("2026-12-07T09:00");
    let asked = asks(
        &house.contact,
        &confirmed,
        terms(&house, "2026-12-07", "2026-12-11", 2, 4),
    )
    .await
    .expects(200);
    let here = step(&house.host, &asked, "check_in").await.expects(200);
    assert_eq!((house.nights_taken().await, held(&house).await), (6, 0));
    let seen = page(&house.contact, &here).await;
    assert_eq!(seen["changes"][0]["state"], "withdrawn");
    let last = seen["history"].as_array().unwrap().last().unwrap().clone();
    assert_eq!(
        (last["verb"].as_str(), last["standing"].as_str()),
        (Some("change.withdraw"), Some("system"))
    );
    asks(&house.contact, &here, terms(&house, "2026-12-07", "2026-12-12", 2, 4))
        .await
        .refuses(409, "booking.not_now");
    house.app.read_all_mail().await;
}

#[actix_web::test]
async fn a_cancelled_booking_is_not_changed() {
    let house = House::open().await;
    let confirmed = house.confirmed().await;
    let gone = step_with(&house.contact, &confirmed, "cancel", json!({ "agreed_fee_yen": 0 }))
        .await
        .expects(200);
    asks(&house.contact, &gone, terms(&house, "2026-12-07", "2026-12-11", 2, 4))
        .await
        .refuses(409, "booking.has_ended");
    house.app.read_all_mail().await;
}

#[actix_web::test]
async fn an_employees_new_days_are_the_supervisors_first_also_by_the_link() {
    let app = TestApp::new().await;
    let call = app.call(|_| {}).await;
    let place = app.facility("山の家").await.rooms(2, 2).create().await;
    let host = app.host_of("山の家").await;
    let employee = app.employee_of("みらい働き方課").await;
    let supervisor = app.supervisor_of("みらい働き方課").await;
    let office = app.secretariat().await;
    let day = |day: &str| json!({ "day": day, "basis": "telework", "starts": "08:30", "ends": "17:15", "place": "", "contact": "090-0000-0001" });
    let mut body = application(call, &employee, vec![wish(&place, "2026-12-07", "2026-12-08", 1)]);
    body["party"] = json!(1);
    body["work_days"] = json!([day("2026-12-07"), day("2026-12-08")]);
    let handed_in = submitted(&employee, body).await;
    let approved = step(&supervisor, &handed_in, "approve").await.expects(200);
    let waiting = step(&office, &approved, "forward").await.expects(200);
    let confirmed = step(&host, &waiting, "accept").await.expects(200);
    app.read_all_mail().await;
    let asked = json!({ "starts_on": "2026-12-08", "ends_on": "2026-12-09", "party": 1, "children": 0, "companions": 0,
        "items": [{ "unit_type_id": place.unit_type(), "quantity": 1 }],
        "work_days": [day("2026-12-08"), day("2026-12-09")],
        "arrival_time": null, "purpose_note": "開発合宿", "needs": "", "considerations": "" });
    let asked = asks(&employee, &confirmed, asked).await.expects(200);
    let token = app.mail_to(supervisor.email()).await.token();
    let link = json!({ "token": token });
    let seen = app.visitor().post("/links/view", link.clone()).await.expects(200);
    assert_eq!(seen["changes"][0]["field"], "dates");
    assert_eq!(seen["work_days"][1]["day"], "2026-12-09");
    step(&office, &asked, "change/forward")
        .await
        .refuses(409, "booking.not_now");
    let agreed = app.visitor().post("/links/approve", link).await.expects(200);
    let sent_on = step(&office, &agreed, "change/forward").await.expects(200);
    let taken = step(&host, &sent_on, "change/accept").await.expects(200);
    let seen = page(&employee, &taken).await;
    assert_eq!(
        seen["work_days"][0]["day"], "2026-12-08",
        "the plan of the days follows"
    );
    app.read_all_mail().await;
}

/// Pairs of bookings that have the same unit on overlapping nights, found without the key that prevents it.
const SHARED: &str = "
SELECT count(*) AS n FROM unit_night a JOIN unit_night b ON a.unit_id = b.unit_id AND a.night = b.night
WHERE a.booking_id < b.booking_id";

#[derive(FromQueryResult)]
struct Count {
    n: i64,
}

/// Of three rooms the third is free; four guests with a night each in the others all want three nights at once.
#[actix_web::test]
async fn changes_that_race_for_the_same_nights_never_share_a_room() {
    let app = TestApp::new().await;
    let call = app.call(|call| call.max_open_applications = sea_orm::Set(100)).await;
    let place = app.facility("潮騒の宿").await.rooms(3, 2).create().await;
    let host = app.host_of("潮騒の宿").await;
    let office = app.secretariat().await;
    let mut guests = Vec::new();
    for (index, from) in [7, 7, 9, 9].into_iter().enumerate() {
        let guest = app.contact_of(&format!("会社{index}")).await;
        let (starts_on, ends_on) = (format!("2026-12-{from:02}"), format!("2026-12-{:02}", from + 1));
        let mut body = application(call, &guest, vec![wish(&place, &starts_on, &ends_on, 1)]);
        body["party"] = json!(2);
        let handed_in = submitted(&guest, body).await;
        let waiting = step(&office, &handed_in, "forward").await.expects(200);
        let confirmed = step(&host, &waiting, "accept").await.expects(200);
        guests.push((guest, confirmed));
    }
    let unit_type = place.unit_type();
    let races: Vec<_> = guests
        .into_iter()
        .map(|(guest, confirmed)| {
            actix_web::rt::spawn(async move {
                let wanted = json!({ "starts_on": "2026-12-07", "ends_on": "2026-12-10", "party": 2, "children": 0,
                    "companions": 0, "items": [{ "unit_type_id": unit_type, "quantity": 1 }], "work_days": [],
                    "arrival_time": null, "purpose_note": "開発合宿", "needs": "", "considerations": "" });
                let asked = asks(&guest, &confirmed, wanted).await;
                if asked.status() == 200 {
                    return 1;
                }
                asked.refuses(409, "change.full");
                0
            })
        })
        .collect();
    let mut won = 0;
    for race in races {
        won += race.await.unwrap();
    }
    assert_eq!(won, 1, "one room has all three nights free");
    let statement = Statement::from_string(app.db().get_database_backend(), SHARED);
    let shared = Count::find_by_statement(statement)
        .one(app.db())
        .await
        .unwrap()
        .unwrap();
    assert_eq!(shared.n, 0);
    let rows = unit_night::Entity::find().all(app.db()).await.unwrap();
    assert_eq!(rows.len(), 4 + 3, "a night each, and three more for one of them");
    app.read_all_mail().await;
}
