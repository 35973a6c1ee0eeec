//! Readiness: what proves an item, what is a gap, who answers and who checks, what neighbours did, and who is told.

use entities::audit_event;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde_json::{Value, json};
use tests::pictures::{Form, jpeg};
use tests::{Answer, Client, Facility, TestApp};
use workcation::jobs;

async fn house(app: &TestApp) -> (Client, Facility) {
    let host = app.host_of("海のホテル").await;
    let facility = app.facility("海のホテル").await.rooms(2, 2).create().await;
    (host, facility)
}

fn answer(item: &str, outcome: &str) -> Value {
    json!({ "item": item, "outcome": outcome, "evidence": "証券の写しを事務所に保管", "evidence_url": "",
            "remedy": "保険会社に相談しました。", "answered_on": "2026-11-20" })
}

fn item<'a>(readiness: &'a Answer, code: &str) -> &'a Value {
    let items = readiness["items"].as_array().unwrap();
    items.iter().find(|item| item["code"] == code).unwrap()
}

#[actix_web::test]
async fn an_answer_with_evidence_closes_a_gap_until_it_runs_out() {
    let app = TestApp::new().await;
    let (host, facility) = house(&app).await;
    let path = format!("/facilities/{}/readiness", facility.id);
    let before = host.get(&path).await.expects(200);
    assert_eq!(item(&before, "insurance")["status"], "unanswered");
    assert_eq!(item(&before, "line_grade")["status"], "met");
    assert_eq!(item(&before, "booth")["status"], "missing");

    let answers = format!("{path}/answers");
    let mut bare = answer("insurance", "yes");
    bare["evidence"] = json!(" ");
    let refused = host.post(&answers, bare).await.refuses(422, "input.invalid");
    assert_eq!(refused.faults(), [("evidence", "readiness.evidence")]);
    let proven = host
        .post(&answers, answer("line_grade", "yes"))
        .await
        .refuses(422, "input.invalid");
    assert_eq!(proven.faults(), [("outcome", "readiness.by_fact")]);

    let after = host.post(&answers, answer("insurance", "yes")).await.expects(200);
    assert_eq!(item(&after, "insurance")["status"], "met");
    assert_eq!(item(&after, "insurance")["until"], "2027-11-20");
    assert!(after["score"].as_i64() > before["score"].as_i64());
    app.at("2027-11-21T09:00");
    let later = host.get(&path).await.expects(200);
    assert_eq!(item(&later, "insurance")["status"], "expired");
}

#[actix_web::test]
async fn the_host_answers_the_municipality_checks_and_strangers_see_what_is_proven() {
    let app = TestApp::new().await;
    let (host, facility) = house(&app).await;
    let officer = app.officer_of("242152").await;
    let path = format!("/facilities/{}/readiness", facility.id);
    let (answers, review) = (format!("{path}/answers"), format!("{path}/review"));
    officer
        .post(&answers, answer("insurance", "yes"))
        .await
        .refuses(403, "forbidden");
    host.post(&answers, answer("insurance", "yes")).await.expects(200);
    let rows = officer.get("/readiness").await.expects(200);
    assert_eq!(rows["items"][0]["to_check"], true);

    let confirm = json!({ "verdict": "confirmed", "comment": "" });
    host.post(&review, confirm.clone()).await.refuses(403, "forbidden");
    app.officer_of("242110")
        .await
        .post(&review, confirm.clone())
        .await
        .refuses(403, "forbidden");
    let blank = officer
        .post(&review, json!({ "verdict": "returned", "comment": " " }))
        .await;
    assert_eq!(blank.refuses(422, "input.invalid").faults(), [("comment", "required")]);
    officer
        .post(
            &review,
            json!({ "verdict": "returned", "comment": "証券の期限を書いてください。" }),
        )
        .await
        .expects(200);
    assert!(app.mail_to(host.email()).await.body.contains("証券の期限"));
    officer.post(&review, confirm).await.expects(200);
    let rows = officer.get("/readiness").await.expects(200);
    assert_eq!(
        (&rows["items"][0]["to_check"], &rows["items"][0]["verdict"]),
        (&json!(false), &json!("confirmed"))
    );

    let stranger = app.contact_of("青磁").await;
    stranger.get(&path).await.refuses(403, "forbidden");
    let proven = app
        .visitor()
        .get(&format!("/facilities/{}/proven", facility.id))
        .await
        .expects(200);
    assert_eq!(proven["confirmed_on"], "2026-11-20");
    let codes: Vec<&str> = proven["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|item| item["code"].as_str().unwrap())
        .collect();
    assert!(codes.contains(&"insurance") && !codes.contains(&"booth"), "{codes:?}");
    assert!(!proven.text().contains("事務所に保管"), "evidence is not for everybody");
}

#[actix_web::test]
async fn a_gap_that_a_neighbour_closed_is_proposed_with_how() {
    let app = TestApp::new().await;
    let (host, facility) = house(&app).await;
    let neighbour = app.host_of("山のホテル").await;
    let theirs = app.facility("山のホテル").await.rooms(2, 2).create().await;
    jobs::run_once(app.inner(), "readiness.follow").await.unwrap();
    app.at("2026-11-25T09:00");
    let path = format!("/facilities/{}/readiness/answers", theirs.id);
    neighbour.post(&path, answer("insurance", "yes")).await.expects(200);
    let own = host
        .get(&format!("/facilities/{}/readiness", facility.id))
        .await
        .expects(200);
    let found = &item(&own, "insurance")["neighbours"];
    assert_eq!(found["n"], 1);
    let case = &found["cases"][0];
    assert_eq!(
        (&case["opened_on"], &case["closed_on"]),
        (&json!("2026-11-20"), &json!("2026-11-25"))
    );
    assert_eq!(case["remedy"], "保険会社に相談しました。");
    assert_eq!(item(&own, "reply")["neighbours"]["n"], 0);
}

#[actix_web::test]
async fn the_history_has_a_row_a_day_of_change() {
    let app = TestApp::new().await;
    let (host, facility) = house(&app).await;
    assert_eq!(jobs::run_once(app.inner(), "readiness.follow").await.unwrap(), Some(1));
    assert_eq!(jobs::run_once(app.inner(), "readiness.follow").await.unwrap(), Some(0));
    let path = format!("/facilities/{}/readiness", facility.id);
    let answers = format!("{path}/answers");
    host.post(&answers, answer("insurance", "yes")).await.expects(200);
    host.post(&answers, answer("noise", "yes")).await.expects(200);
    app.at("2026-11-21T09:00");
    let next = host.post(&answers, answer("lighting", "partly")).await.expects(200);
    let days: Vec<&str> = next["history"]
        .as_array()
        .unwrap()
        .iter()
        .map(|day| day["on"].as_str().unwrap())
        .collect();
    assert_eq!(days, ["2026-11-20", "2026-11-21"]);
    assert_eq!(next["history"][1]["score"], next["score"]);
}

#[actix_web::test]
async fn three_photos_prove_themselves_and_nobody_answers_for_them() {
    let app = TestApp::new().await;
    let (host, facility) = house(&app).await;
    let place = format!("/facilities/{}", facility.id);
    let path = format!("{place}/readiness");
    let by_hand = host.post(&format!("{path}/answers"), answer("photos", "yes")).await;
    let refused = by_hand.refuses(422, "input.invalid");
    assert_eq!(refused.faults(), [("outcome", "readiness.by_fact")]);

    let photos = format!("{place}/photos");
    let mut last = None;
    for seed in 1..=3 {
        let before = host.get(&path).await.expects(200);
        assert_eq!(item(&before, "photos")["status"], "missing");
        let sent = host.post_form(&photos, Form::photo(&jpeg(320, 240, seed))).await;
        last = Some(sent.expects(201));
    }
    let after = host.get(&path).await.expects(200);
    let proven = item(&after, "photos");
    assert_eq!(
        (&proven["status"], &proven["source"], &proven["on"]),
        (&json!("met"), &json!("photos"), &json!("2026-11-20"))
    );
    assert_eq!(after["history"][0]["score"], after["score"], "the day knows it");

    let gone = format!("/photos/{}", last.unwrap().id());
    host.delete_at(1, &gone).await.expects(204);
    let later = host.get(&path).await.expects(200);
    assert_eq!(item(&later, "photos")["status"], "missing");
    assert_eq!(later["history"][0]["score"], later["score"]);
}

#[actix_web::test]
async fn hosts_are_told_once_of_what_runs_out() {
    let app = TestApp::new().await;
    let (host, facility) = house(&app).await;
    let path = format!("/facilities/{}/readiness/answers", facility.id);
    host.post(&path, answer("insurance", "yes")).await.expects(200);
    assert_eq!(jobs::run_once(app.inner(), "readiness.remind").await.unwrap(), Some(0));
    // Eleven months after the measurement of 20 November; the insurance has a month more.
    app.at("2027-10-20T09:00");
    assert_eq!(jobs::run_once(app.inner(), "readiness.remind").await.unwrap(), Some(1));
    let mail = app.mail_to(host.email()).await;
    assert_eq!(mail.topic, "readiness.due");
    assert!(mail.body.contains("回線を12か月以内に計測している"), "{}", mail.body);
    assert!(!mail.body.contains("施設賠償責任保険"), "{}", mail.body);
    app.at("2027-10-21T09:00");
    assert_eq!(jobs::run_once(app.inner(), "readiness.remind").await.unwrap(), Some(1));
    assert!(app.mail_to(host.email()).await.body.contains("施設賠償責任保険"));
    assert_eq!(jobs::run_once(app.inner(), "readiness.remind").await.unwrap(), Some(0));
}

#[actix_web::test]
async fn the_office_changes_an_item_and_every_edition_stays() {
    let app = TestApp::new().await;
    workcation::facilities::load_reference(app.inner()).await.unwrap();
    let (host, facility) = house(&app).await;
    let office = app.secretariat().await;
    let path = "/readiness/standard";
    let standard = host.get(path).await.expects(200);
    assert_eq!(standard["may"], json!([]));
    let edition = standard["edition"].as_i64().unwrap();
    let terms = |weight: i32, months: Value| json!({ "item": "insurance", "weight": weight, "required": true, "months": months });
    host.put_at(edition, path, terms(3, json!(24)))
        .await
        .refuses(403, "forbidden");

    let refused = office.put_at(edition, path, terms(4, json!(0))).await;
    let refused = refused.refuses(422, "input.invalid");
    assert_eq!(refused.faults(), [("weight", "range"), ("months", "range")]);
    let line = json!({ "item": "line_measured", "weight": 3, "required": true, "months": 24 });
    let refused = office.put_at(edition, path, line).await.refuses(422, "input.invalid");
    assert_eq!(refused.faults(), [("months", "readiness.months_by_fact")]);

    let next = office.put_at(edition, path, terms(3, json!(24))).await.expects(200);
    assert_eq!(next["edition"], edition + 1);
    let changed = &next["editions"][0]["differences"];
    assert_eq!(
        (&changed[0]["before"]["months"], &changed[0]["after"]["months"]),
        (&json!(12), &json!(24))
    );
    assert_eq!(next["editions"][1]["edition"], edition);
    office
        .put_at(edition, path, terms(1, json!(24)))
        .await
        .refuses(412, "stale");

    let checklist = format!("/facilities/{}/readiness", facility.id);
    let answers = format!("{checklist}/answers");
    let seen = host.post(&answers, answer("insurance", "yes")).await.expects(200);
    assert_eq!(seen["edition"], edition + 1);
    assert_eq!(
        (&item(&seen, "insurance")["weight"], &item(&seen, "insurance")["until"]),
        (&json!(3), &json!("2028-11-20"))
    );
    let records = audit_event::Entity::find().filter(audit_event::Column::Verb.eq("standard.update"));
    let record = records.one(app.db()).await.unwrap().unwrap();
    assert!(record.fields.contains("insurance"), "{}", record.fields);
}
