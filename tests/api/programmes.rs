//! Calls: written by the secretariat, published by the approver, read by everybody, suspended and resumed.

use serde_json::{Value, json};
use tests::TestApp;

fn terms() -> Value {
    json!({
        "programme": { "ja": "モデル事業", "en": "Model project" },
        "name": { "ja": "令和8年度 下半期 試行", "en": "Trial of autumn 2026" },
        "guidelines": { "ja": "募集要項", "en": "Guidelines" },
        "companies_allowed": true,
        "employees_allowed": true,
        "residence_rule": "any",
        "apply_open_on": "2026-11-25",
        "apply_close_on": "2027-02-15",
        "apply_lead_days": 14,
        "stay_from_on": "2026-12-01",
        "stay_to_on": "2027-02-28",
        "min_nights": 2,
        "max_nights": 7,
        "min_party": 1,
        "max_party": 10,
        "max_applications_per_year": 2,
        "max_open_applications": 3,
        "selection_method": "first_come",
        "hosts_agreed": false,
        "work_days_required": false,
        "subsidy_rate_per_mille": 500,
        "cap_per_person_night_yen": 5000,
        "cap_per_organisation_yen": 200_000,
        "night_cap": 7,
        "rounding_yen": 100,
        "budget_total_yen": null,
        "survey_required": true,
        "report_due_days": 30
    })
}

#[actix_web::test]
async fn a_call_is_written_published_suspended_and_resumed() {
    let app = TestApp::new().await;
    let (secretariat, approver, visitor) = (app.secretariat().await, app.approver().await, app.visitor());
    let call = secretariat.post("/calls", terms()).await.expects(201);
    let path = format!("/calls/{}", call.id());
    assert_eq!(
        (call.string("number"), call.string("phase")),
        ("2026H2-01".to_owned(), "draft".to_owned())
    );
    assert_eq!(call["half_label"]["ja"], "令和8年度 下半期");
    assert_eq!(call["may"], json!(["call.update"]));
    visitor.get(&path).await.refuses(404, "not_found");
    app.contact_of("青磁").await.get(&path).await.refuses(404, "not_found");

    secretariat
        .post_at(1, &format!("{path}/publish"), json!({}))
        .await
        .refuses(403, "forbidden");
    approver
        .post_at(1, &format!("{path}/publish"), json!({}))
        .await
        .expects(200);
    assert_eq!(visitor.get(&path).await.expects(200).string("phase"), "upcoming");
    app.at("2026-11-25T09:00");
    assert_eq!(visitor.get(&path).await.expects(200).string("phase"), "open");

    let blank = secretariat
        .post_at(2, &format!("{path}/suspend"), json!({ "reason": "　" }))
        .await;
    assert_eq!(blank.refuses(422, "input.invalid").faults(), [("reason", "required")]);
    let reason = json!({ "reason": "予算の額に達したため" });
    secretariat
        .post_at(2, &format!("{path}/suspend"), reason.clone())
        .await
        .expects(200);
    secretariat
        .post_at(3, &format!("{path}/suspend"), reason)
        .await
        .refuses(409, "call.wrong_state");
    let suspended = visitor.get(&path).await.expects(200);
    assert_eq!(
        (suspended.string("phase"), suspended.string("suspended_reason")),
        ("suspended".to_owned(), "予算の額に達したため".to_owned())
    );
    secretariat
        .post_at(3, &format!("{path}/resume"), json!({}))
        .await
        .expects(200);
    app.at("2027-02-16T09:00");
    assert_eq!(visitor.get(&path).await.expects(200).string("phase"), "over");
}

#[actix_web::test]
async fn broken_terms_are_named_at_once_and_a_stale_page_is_told() {
    let app = TestApp::new().await;
    let secretariat = app.secretariat().await;
    let mut wrong = terms();
    wrong["name"]["en"] = json!("");
    wrong["apply_close_on"] = json!("2026-11-01");
    wrong["max_nights"] = json!(1);
    wrong["subsidy_rate_per_mille"] = json!(1500);
    let refused = secretariat.post("/calls", wrong).await.refuses(422, "input.invalid");
    assert_eq!(
        refused.faults(),
        [
            ("name.en", "required"),
            ("subsidy_rate_per_mille", "range"),
            ("apply_close_on", "call.order"),
            ("max_nights", "call.order"),
        ]
    );

    let call = secretariat.post("/calls", terms()).await.expects(201);
    let path = format!("/calls/{}", call.id());
    let mut longer = terms();
    longer["max_nights"] = json!(10);
    let updated = secretariat.put_at(1, &path, longer.clone()).await.expects(200);
    assert_eq!((updated["max_nights"].as_i64(), updated.version()), (Some(10), 2));
    let stale = secretariat.put_at(1, &path, terms()).await.refuses(412, "stale");
    assert_eq!(stale["current"]["terms"]["max_nights"], 10);
    secretariat.put(&path, longer).await.refuses(428, "version_missing");
}

#[actix_web::test]
async fn only_the_office_writes_calls_and_everybody_reads_published_ones() {
    let app = TestApp::new().await;
    for client in [
        app.contact_of("青磁").await,
        app.host_of("海の家").await,
        app.administrator().await,
    ] {
        client.post("/calls", terms()).await.refuses(403, "forbidden");
    }
    app.visitor()
        .post("/calls", terms())
        .await
        .refuses(401, "sign_in_needed");
    let published = app.call(|_| ()).await;
    let secretariat = app.secretariat().await;
    let repeated = secretariat.post_once("one", "/calls", terms()).await.expects(201);
    assert_eq!(
        secretariat.post_once("one", "/calls", terms()).await.expects(201).id(),
        repeated.id()
    );

    let public = app.visitor().get("/calls").await.expects(200);
    assert_eq!(public["items"].as_array().unwrap().len(), 1);
    assert_eq!(public["items"][0]["id"], json!(published));
    assert_eq!(public["items"][0]["may"], json!([]));
    let office = secretariat.get("/calls").await.expects(200);
    assert_eq!(office["items"].as_array().unwrap().len(), 2);
}
