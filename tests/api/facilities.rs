//! Listings: from draft over the municipality's check to the public, and what may change afterwards.

use entities::facility::Audience;
use entities::membership::Role;
use entities::{audit_event, unit};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, Set};
use serde_json::{Value, json};
use tests::{Answer, Client, TestApp};
use workcation::availability::Ask;

use crate::stays::{Guest, day};

/// A listing that lacks nothing, in Shima.
fn listing() -> Value {
    json!({
        "audience": "everyone",
        "municipality_code": "242152",
        "name": { "ja": "海の家", "en": "Sea House" },
        "name_kana": "ウミノイエ",
        "description": { "ja": "英虞湾を望む宿です。", "en": "Above Ago Bay." },
        "address": "三重県志摩市架空町1番地",
        "lat": 34.33,
        "lon": 136.83,
        "facility_type": "combined",
        "lodging_licence": "ryokan_hotel",
        "down_mbps": 120.5,
        "measured_on": "2026-11-01",
        "vpn_allowed": true,
        "meals": "breakfast",
        "min_nights": 1,
        "max_nights": 14,
        "check_in_time": "15:00",
        "check_out_time": "10:00",
        "languages": ["ja", "en"],
        "hazards": ["tsunami"],
        "shelter_name": "架空小学校",
        "emergency_phone": "0599-00-0009",
        "unit_types": [
            { "kind": "room", "name": { "ja": "和室", "en": "Japanese room" }, "capacity": 2, "count": 3,
              "price_yen": 9000, "price_basis": "person_night" },
            { "kind": "desk", "name": { "ja": "執務席" }, "capacity": 1, "count": 4,
              "price_yen": 1000, "price_basis": "person_day" },
            { "kind": "whole", "name": { "ja": "一棟貸し" }, "capacity": 6, "count": 1,
              "price_yen": 48000, "price_basis": "unit_night", "covers": [0] }
        ],
        "hours": [{ "weekday": 0, "opens": "08:30", "closes": "21:00" }],
        "closing_rules": [{ "kind": "nth_weekday", "weekday": 1, "nth": 3 }],
        "cancellation_rules": [{ "min_party": 1, "days_before": 1, "percent": 20 },
                               { "min_party": 1, "days_before": 0, "percent": 80 }],
        "house_rules": [{ "ja": "館内は禁煙です。", "en": "No smoking." }]
    })
}

fn of(host: &Client, mut listing: Value) -> Value {
    listing["organisation_id"] = json!(host.organisation());
    listing
}

async fn draft(host: &Client) -> Answer {
    host.post("/facilities", of(host, listing())).await.expects(201)
}

/// The verbs and fields that the audit has of a facility, in order.
async fn audited(app: &TestApp, id: &str) -> Vec<(String, String)> {
    let rows = audit_event::Entity::find()
        .filter(audit_event::Column::SubjectId.eq(id))
        .order_by_asc(audit_event::Column::HappenedAt)
        .order_by_asc(audit_event::Column::Id)
        .all(app.db())
        .await
        .unwrap();
    rows.into_iter().map(|row| (row.verb, row.fields)).collect()
}

/// What the audit says of a listing that was returned once.
const WAY: [(&str, &str); 6] = [
    ("facility.create", "state"),
    ("facility.submit", "state"),
    ("facility.return", "state return_comment"),
    ("facility.update", "shelter_walk_minutes unit_types.count"),
    ("facility.submit", "state"),
    ("facility.publish", "state"),
];

#[actix_web::test]
async fn a_listing_goes_from_draft_over_the_check_to_the_public() {
    let app = TestApp::new().await;
    let officer = app.officer_of("242152").await;
    let neighbour = app.officer_of("242110").await;
    let host = app.host_of("海の家").await;
    let facility = draft(&host).await;
    let path = format!("/facilities/{}", facility.id());
    assert_eq!(facility.string("state"), "draft");
    assert_eq!(facility["unit_types"][2]["covers"], json!([0]));
    app.visitor().get(&path).await.refuses(404, "not_found");
    neighbour.get(&path).await.refuses(404, "not_found");

    let submitted = host.post_at(1, &format!("{path}/submit"), json!({})).await.expects(200);
    assert_eq!(submitted.string("state"), "in_check");
    assert_eq!(app.mail_to(officer.email()).await.topic, "facility.submitted");
    host.put_at(2, &path, listing())
        .await
        .refuses(409, "facility.being_checked");
    host.post_at(2, &format!("{path}/publish"), json!({}))
        .await
        .refuses(403, "forbidden");
    neighbour
        .post_at(2, &format!("{path}/publish"), json!({}))
        .await
        .refuses(404, "not_found");

    let blank = officer
        .post_at(2, &format!("{path}/return"), json!({ "comment": " " }))
        .await;
    assert_eq!(blank.refuses(422, "input.invalid").faults(), [("comment", "required")]);
    let comment = json!({ "comment": "避難場所までの時間を追記してください。" });
    let returned = officer
        .post_at(2, &format!("{path}/return"), comment)
        .await
        .expects(200);
    assert_eq!(
        returned["check"]["return_comment"],
        "避難場所までの時間を追記してください。"
    );
    assert!(app.mail_to(host.email()).await.body.contains("避難場所までの時間"));

    let mut corrected = listing();
    corrected["shelter_walk_minutes"] = json!(9);
    let mut types = returned["unit_types"].clone();
    types[0]["count"] = json!(2);
    corrected["unit_types"] = types;
    let corrected = host.put_at(3, &path, corrected).await.expects(200);
    assert_eq!(corrected["unit_types"][0]["count"], 2);
    host.post_at(4, &format!("{path}/submit"), json!({})).await.expects(200);
    officer
        .post_at(5, &format!("{path}/publish"), json!({}))
        .await
        .expects(200);
    assert_eq!(app.mail_to(officer.email()).await.topic, "facility.submitted");
    assert_eq!(app.mail_to(host.email()).await.topic, "facility.published");

    let public = app.visitor().get(&path).await.expects(200);
    assert_eq!(public["may"], json!([]));
    assert_eq!(public.json().get("check"), None);
    assert_eq!(public["published_on"], "2026-11-20");
    assert_eq!(public.header("cache-control"), Some("public, max-age=60"));
    let way: Vec<(String, String)> = audited(&app, &facility.id()).await;
    assert_eq!(way, WAY.map(|(verb, fields)| (verb.to_owned(), fields.to_owned())));
}

/// The host's facility, published by the municipality.
async fn published(app: &TestApp, host: &Client) -> Answer {
    let officer = app.officer_of("242152").await;
    let path = format!("/facilities/{}", draft(host).await.id());
    host.post_at(1, &format!("{path}/submit"), json!({})).await.expects(200);
    officer
        .post_at(2, &format!("{path}/publish"), json!({}))
        .await
        .expects(200);
    app.read_all_mail().await;
    host.get(&path).await.expects(200)
}

/// What a page sends back: the listing as it was read, changed.
fn changed(facility: &Answer, change: impl FnOnce(&mut Value)) -> Value {
    let mut body = facility.json().clone();
    change(&mut body);
    body
}

#[actix_web::test]
async fn a_change_of_a_published_listing_is_named_in_the_audit() {
    let app = TestApp::new().await;
    let host = app.host_of("海の家").await;
    let facility = published(&app, &host).await;
    let path = format!("/facilities/{}", facility.id());
    let body = changed(&facility, |body| {
        body["unit_types"][0]["price_yen"] = json!(9500);
        body["unit_types"][1]["count"] = json!(6);
        body["hours"][0]["closes"] = json!("20:00");
        body["hazards"] = json!(["tsunami", "landslide_warning"]);
        body["max_nights"] = json!(7);
    });
    let after = host.put_at(3, &path, body).await.expects(200);
    assert_eq!((after.string("state"), after.version()), ("published".to_owned(), 4));
    assert_eq!(after["unit_types"][0]["id"], facility["unit_types"][0]["id"]);
    let (verb, fields) = audited(&app, &facility.id()).await.pop().unwrap();
    assert_eq!(verb, "facility.update");
    assert_eq!(fields, "hazards hours max_nights unit_types.count unit_types.price_yen");
}

#[actix_web::test]
async fn a_stale_page_gets_the_current_state() {
    let app = TestApp::new().await;
    let host = app.host_of("海の家").await;
    let facility = published(&app, &host).await;
    let path = format!("/facilities/{}", facility.id());
    host.put_at(3, &path, changed(&facility, |body| body["theme"] = json!("海・食")))
        .await
        .expects(200);
    let stale = host.put_at(3, &path, listing()).await.refuses(412, "stale");
    assert_eq!(stale["current"]["version"], 4);
    assert_eq!(stale["current"]["listing"]["theme"], "海・食");
    host.put(&path, listing()).await.refuses(428, "version_missing");
}

#[actix_web::test]
async fn a_repeated_creation_gets_the_first_answer() {
    let app = TestApp::new().await;
    app.municipality("242152").await;
    let host = app.host_of("海の家").await;
    let body = of(&host, listing());
    let first = host.post_once("one", "/facilities", body.clone()).await.expects(201);
    let again = host.post_once("one", "/facilities", body).await.expects(201);
    assert_eq!(first.id(), again.id());
    let other = of(&host, changed(&first, |body| body["theme"] = json!("山")));
    host.post_once("one", "/facilities", other)
        .await
        .refuses(422, "idempotency_key.reused");
    let second = draft(&host).await;
    assert_eq!(
        (first.string("number"), second.string("number")),
        ("F01".to_owned(), "F02".to_owned())
    );
}

#[actix_web::test]
async fn every_broken_field_is_named_at_once() {
    let app = TestApp::new().await;
    app.municipality("242152").await;
    let host = app.host_of("海の家").await;
    let mut body = of(&host, listing());
    body["audience"] = json!("staff_only");
    body["municipality_code"] = json!("131016");
    body["lat"] = json!(136.8);
    body["unit_types"][0]["capacity"] = json!(0);
    body["hours"][0]["closes"] = json!("8:00");
    body["unit_types"][1]["id"] = json!(uuid::Uuid::now_v7());
    let refused = host.post("/facilities", body).await.refuses(422, "input.invalid");
    assert_eq!(
        refused.faults(),
        [
            ("lat", "range"),
            ("unit_types[0].capacity", "range"),
            ("hours[0].closes", "facility.time"),
            ("audience", "facility.staff_only"),
            ("municipality_code", "facility.municipality"),
            ("unit_types[1].id", "facility.unit_type_unknown"),
        ]
    );

    let mut bare = of(&host, listing());
    bare["address"] = json!("");
    bare["unit_types"] = json!([]);
    let path = format!("/facilities/{}", host.post("/facilities", bare).await.expects(201).id());
    let early = host.post_at(1, &format!("{path}/submit"), json!({})).await;
    assert_eq!(
        early.refuses(422, "facility.incomplete").faults(),
        [("address", "required"), ("unit_types", "facility.no_units")]
    );
}

#[actix_web::test]
async fn who_submitted_a_listing_does_not_publish_it() {
    let app = TestApp::new().await;
    let officer = app.officer_of("242152").await;
    app.member(officer.id(), officer.organisation(), Role::Host).await;
    let facility = officer.post("/facilities", of(&officer, listing())).await.expects(201);
    let path = format!("/facilities/{}", facility.id());
    let submitted = officer
        .post_at(1, &format!("{path}/submit"), json!({}))
        .await
        .expects(200);
    assert!(
        !submitted["may"]
            .as_array()
            .unwrap()
            .contains(&json!("facility.publish"))
    );
    let own = officer.post_at(2, &format!("{path}/publish"), json!({})).await;
    own.refuses(409, "facility.own_check");
    let colleague = app.officer_of("242152").await;
    colleague
        .post_at(2, &format!("{path}/publish"), json!({}))
        .await
        .expects(200);
    app.read_all_mail().await;
}

#[actix_web::test]
async fn a_place_for_staff_exists_for_staff_and_its_host_only() {
    let app = TestApp::new().await;
    let prefecture = app.prefecture().await;
    let staff_only = |row: &mut entities::facility::ActiveModel| row.audience = Set(Audience::StaffOnly);
    let facility = app
        .facility_of(prefecture)
        .await
        .desks(4)
        .row(staff_only)
        .create()
        .await;
    let path = format!("/facilities/{}", facility.id);
    app.visitor().get(&path).await.refuses(404, "not_found");
    app.contact_of("青磁").await.get(&path).await.refuses(404, "not_found");
    app.host_of("よその宿").await.get(&path).await.refuses(404, "not_found");
    app.officer_of("242110")
        .await
        .get(&path)
        .await
        .refuses(404, "not_found");
    app.employee_of("総務課").await.get(&path).await.expects(200);
    app.secretariat().await.get(&path).await.expects(200);
    let host = app.person(prefecture, Role::Host, "執務室 担当").await;
    assert!(
        host.get(&path).await.expects(200)["may"]
            .to_string()
            .contains("facility.update")
    );
}

#[actix_web::test]
async fn a_unit_that_is_booked_is_not_taken_away() {
    let app = TestApp::new().await;
    let host = app.host_of("海の家").await;
    let facility = published(&app, &host).await;
    let path = format!("/facilities/{}", facility.id());
    let rooms = facility["unit_types"][0]["id"].as_str().unwrap().parse().unwrap();
    let guest = Guest::of(&app).await;
    let ask = Ask {
        unit_type: rooms,
        quantity: 2,
    };
    let id = facility.id().parse().unwrap();
    guest
        .takes(id, &[ask], day("2026-12-01"), day("2026-12-03"))
        .await
        .unwrap();

    let count = |count: i32| changed(&facility, |body| body["unit_types"][0]["count"] = json!(count));
    let refused = host.put_at(3, &path, count(1)).await.refuses(422, "input.invalid");
    assert_eq!(refused.faults(), [("unit_types[0].count", "facility.units_booked")]);
    let gone = changed(&facility, |body| {
        body["unit_types"] = json!([facility["unit_types"][1].clone()]);
    });
    let refused = host.put_at(3, &path, gone).await.refuses(422, "input.invalid");
    assert_eq!(refused.faults(), [("unit_types", "facility.type_booked")]);

    host.put_at(3, &path, count(2)).await.expects(200);
    app.at("2026-12-03T09:00");
    host.put_at(4, &path, count(1)).await.expects(200);
    let more = host.put_at(5, &path, count(4)).await.expects(200);
    assert_eq!(more["unit_types"][0]["count"], 4);
    assert_eq!(more["unit_types"][2]["covers"], json!([0]));
}

#[actix_web::test]
async fn a_search_of_many_places_follows_what_rooms_hold_and_which_are_offered() {
    // None is few enough to be evaluated unasked.
    let app = TestApp::with(|config| config.search_evaluated_max = 0).await;
    let host = app.host_of("海の家").await;
    let facility = published(&app, &host).await;
    let path = format!("/facilities/{}", facility.id());
    let rooms = facility["unit_types"][0]["id"].as_str().unwrap().parse().unwrap();
    let ask = Ask {
        unit_type: rooms,
        quantity: 1,
    };
    let guest = Guest::of(&app).await;
    let id = facility.id().parse().unwrap();
    guest
        .takes(id, &[ask], day("2026-12-01"), day("2026-12-03"))
        .await
        .unwrap();
    let third = unit::Entity::find()
        .filter(unit::Column::UnitTypeId.eq(rooms))
        .filter(unit::Column::Number.eq(3));
    let third = third.one(app.db()).await.unwrap().unwrap().id;
    let block = json!({ "unit_ids": [third], "starts_on": "2026-12-01", "ends_on": "2026-12-02", "reason": "repair" });
    host.post(&format!("{path}/blocks"), block).await.expects(201);

    let largest = async || {
        let mut largest = 0;
        for party in 1..=9 {
            let search = format!("/facilities?starts_on=2026-12-01&ends_on=2026-12-03&party={party}");
            let found = app.visitor().get(&search).await.expects(200);
            if found["items"][0]["facility"]["id"] == facility.id() {
                largest = party;
            }
        }
        largest
    };
    // One room of three is left; the whole, which none can have, says nothing of it.
    for (version, (count, capacity, left)) in (3..).zip([(3, 2, 2), (3, 3, 3), (3, 2, 2), (2, 2, 2), (3, 2, 2)]) {
        let body = changed(&facility, |body| {
            body["unit_types"][0]["count"] = json!(count);
            body["unit_types"][0]["capacity"] = json!(capacity);
            body["unit_types"][2]["capacity"] = json!(1);
        });
        host.put_at(version, &path, body).await.expects(200);
        assert_eq!(largest().await, left, "{count} rooms for {capacity}");
    }
}

#[actix_web::test]
async fn a_suspended_listing_leaves_the_public_and_comes_back_over_the_check() {
    let app = TestApp::new().await;
    let host = app.host_of("海の家").await;
    let facility = published(&app, &host).await;
    let path = format!("/facilities/{}", facility.id());
    let officer = app.officer_of("242152").await;
    let reason = json!({ "reason": "改修のため" });
    app.contact_of("青磁")
        .await
        .post_at(3, &format!("{path}/suspend"), reason.clone())
        .await
        .refuses(403, "forbidden");
    officer
        .post_at(3, &format!("{path}/suspend"), reason)
        .await
        .expects(200);
    assert!(app.mail_to(host.email()).await.body.contains("改修のため"));
    app.visitor().get(&path).await.refuses(404, "not_found");
    let seen = host.get(&path).await.expects(200);
    assert_eq!(seen["check"]["suspended_reason"], "改修のため");
    host.post_at(4, &format!("{path}/submit"), json!({})).await.expects(200);
    officer
        .post_at(5, &format!("{path}/publish"), json!({}))
        .await
        .expects(200);
    app.visitor().get(&path).await.expects(200);
    app.read_all_mail().await;
}

#[actix_web::test]
async fn everybody_finds_the_listings_that_they_work_for() {
    let app = TestApp::new().await;
    let host = app.host_of("海の家").await;
    let facility = published(&app, &host).await;
    let waiting = draft(&host).await;
    host.post_at(1, &format!("/facilities/{}/submit", waiting.id()), json!({}))
        .await
        .expects(200);
    app.read_all_mail().await;
    app.facility("よその宿").await.rooms(1, 2).create().await;

    let ids = |answer: Answer| -> Vec<String> {
        let items = answer["items"].as_array().unwrap().clone();
        items
            .iter()
            .map(|item| item["id"].as_str().unwrap().to_owned())
            .collect()
    };
    let own = host.get("/host/facilities").await.expects(200);
    assert_eq!(ids(own), [facility.id(), waiting.id()]);
    let officer = app.officer_of("242152").await;
    let worklist = officer.get("/host/facilities?state=in_check").await.expects(200);
    assert_eq!(
        worklist["items"][0]["may"],
        json!(["calendar.view", "facility.return", "facility.publish"])
    );
    assert_eq!(ids(worklist), [waiting.id()]);
    let secretariat = app.secretariat().await;
    assert_eq!(ids(secretariat.get("/host/facilities").await.expects(200)).len(), 3);
    app.contact_of("青磁")
        .await
        .get("/host/facilities")
        .await
        .refuses(403, "forbidden");
    app.visitor()
        .get("/host/facilities")
        .await
        .refuses(401, "sign_in_needed");
}

#[actix_web::test]
async fn everybody_reads_the_municipalities() {
    let app = TestApp::new().await;
    workcation::facilities::load_reference(app.inner()).await.unwrap();
    let municipalities = app.visitor().get("/municipalities").await.expects(200);
    assert_eq!(municipalities["items"].as_array().unwrap().len(), 29);
    assert_eq!(municipalities["items"][0]["name"]["ja"], "津市");
    assert_eq!(workcation::facilities::load_reference(app.inner()).await.unwrap(), 0);
}
