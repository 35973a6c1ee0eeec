//! A company registers itself.

use entities::{link, organisation, person};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use serde_json::json;
use tests::TestApp;
use workcation::accounts;

use super::{credentials, registration};

const PASSWORD: &str = "うみのみえるしごとば12";
const NUMBER: &str = "5000020240001";

async fn register(app: &TestApp, company: &str, email: &str, number: Option<&str>) -> String {
    let mut body = registration(company, email);
    body["company"]["corporate_number"] = json!(number);
    app.visitor().post("/registrations", body).await.expects(202);
    app.mail_to(email).await.token()
}

#[actix_web::test]
async fn a_company_registers_confirms_its_mail_and_signs_in() {
    let app = TestApp::new().await;
    let visitor = app.visitor();
    let body = registration("株式会社青磁", "ｈanako@Example.jp");
    visitor.post("/registrations", body).await.expects(202);
    let mail = app.mail_to("hanako@Example.jp").await;
    assert!(
        mail.link().starts_with("http://127.0.0.1:8080/register/confirm#token="),
        "{mail:#?}"
    );
    let sign_in = || visitor.post("/sessions", credentials("HANAKO@example.jp", PASSWORD));
    sign_in().await.refuses(401, "sign_in.failed");
    visitor
        .post("/registrations/confirm", json!({ "token": mail.token() }))
        .await
        .expects(204);
    let signed_in = sign_in().await.expects(200);
    assert_eq!(signed_in["me"]["roles"], json!(["company_contact"]));
    assert_eq!(signed_in["me"]["memberships"][0]["organisation"]["state"], "active");
}

#[actix_web::test]
async fn a_link_works_once_and_says_what_to_do_then() {
    let app = TestApp::new().await;
    let token = register(&app, "青磁", "a@example.jp", None).await;
    let visitor = app.visitor();
    let confirm = |token: &str| visitor.post("/registrations/confirm", json!({ "token": token }));
    confirm("nonsense").await.refuses(410, "link.unknown");
    confirm(&token).await.expects(204);
    let again = confirm(&token).await.refuses(410, "link.used");
    assert!(again.string("detail").contains("ログイン"));
    let late = register(&app, "白磁", "b@example.jp", None).await;
    app.at("2026-11-23T09:01");
    confirm(&late).await.refuses(410, "link.expired");
}

#[actix_web::test]
async fn every_mistake_is_named_at_once_in_the_askers_language() {
    let app = TestApp::new().await;
    let body = json!({
        "company": { "name": " ", "name_kana": "漢字", "corporate_number": "5000020240002", "industry": "", "size": "1" },
        "contact": { "name": "", "name_kana": "", "email": "nobody", "phone": "12" },
        "password": "x", "terms_accepted": false,
    });
    let visitor = app.visitor();
    let refused = visitor
        .request("POST", "/registrations")
        .json(body)
        .language("en")
        .send()
        .await;
    let refused = refused.refuses(422, "input.invalid");
    let faults = refused.faults();
    for fault in [
        ("company.name", "required"),
        ("company.name_kana", "kana"),
        ("company.industry", "required"),
        ("company.size", "choice"),
        ("contact.email", "email"),
        ("contact.phone", "phone"),
    ] {
        assert!(faults.contains(&fault), "{fault:?} in {refused}");
    }
    assert!(refused.string("detail").contains("Please"), "{refused}");
    let mut body = registration("青磁", "a@example.jp");
    body["company"]["corporate_number"] = json!("5000020240002");
    body["password"] = json!("a@example.jp1");
    body["terms_accepted"] = json!(false);
    let refused = visitor.post("/registrations", body).await.refuses(422, "input.invalid");
    let mut faults = refused.faults();
    faults.sort_unstable();
    let expected = [
        ("company.corporate_number", "corporate_number"),
        ("password", "password.guessable"),
        ("terms_accepted", "terms.not_accepted"),
    ];
    assert_eq!(faults, expected);
    let mut body = registration("青磁", "a@example.jp");
    body["company"]["industry"] = json!("information");
    let refused = visitor.post("/registrations", body).await.refuses(422, "input.invalid");
    assert_eq!(refused.faults(), [("company.industry", "choice")]);
}

#[actix_web::test]
async fn a_corporate_number_with_a_leading_zero_is_for_the_demo() {
    let mut body = registration("青磁", "a@example.jp");
    body["company"]["corporate_number"] = json!("0000012050002");
    let real = TestApp::new().await;
    real.visitor()
        .post("/registrations", body.clone())
        .await
        .refuses(422, "input.invalid");
    let demo = TestApp::demo().await;
    demo.visitor().post("/registrations", body).await.expects(202);
    demo.mail_to("a@example.jp").await;
}

#[actix_web::test]
async fn registering_tells_nobody_who_has_an_account() {
    let app = TestApp::new().await;
    let contact = app.contact_of("青磁").await;
    let known = app
        .visitor()
        .post("/registrations", registration("別会社", contact.email()))
        .await
        .expects(202);
    let unknown = app
        .visitor()
        .post("/registrations", registration("別会社", "new@example.jp"))
        .await
        .expects(202);
    assert_eq!(known.bytes(), unknown.bytes());
    assert_eq!(app.mail_to(contact.email()).await.topic, "registration.taken");
    assert_eq!(app.mail_to("new@example.jp").await.topic, "registration.confirm");
}

#[actix_web::test]
async fn who_registers_somebody_elses_address_reserves_nothing() {
    let app = TestApp::new().await;
    let first = register(&app, "偽会社", "a@example.jp", None).await;
    let second = register(&app, "青磁", "a@example.jp", None).await;
    let visitor = app.visitor();
    visitor
        .post("/registrations/confirm", json!({ "token": second }))
        .await
        .expects(204);
    let late = visitor.post("/registrations/confirm", json!({ "token": first })).await;
    late.refuses(409, "registration.taken");
    let me = visitor
        .post("/sessions", credentials("a@example.jp", PASSWORD))
        .await
        .expects(200);
    assert_eq!(me["me"]["memberships"][0]["organisation"]["name"], "青磁");
}

#[actix_web::test]
async fn a_second_registrant_of_a_number_waits_for_the_secretariat() {
    let app = TestApp::new().await;
    let secretariat = app.secretariat().await;
    let visitor = app.visitor();
    for (company, email) in [("青磁", "a@example.jp"), ("青磁 大阪支店", "b@example.jp")] {
        let token = register(&app, company, email, Some(NUMBER)).await;
        visitor
            .post("/registrations/confirm", json!({ "token": token }))
            .await
            .expects(204);
    }
    assert_eq!(app.mail_to(secretariat.email()).await.topic, "registration.pending");
    let second = visitor
        .post("/sessions", credentials("b@example.jp", PASSWORD))
        .await
        .expects(200);
    assert_eq!(second["me"]["roles"], json!([]), "not before somebody looked");

    let pending = secretariat.get("/organisations?state=pending").await.expects(200);
    assert_eq!(pending["items"].as_array().unwrap().len(), 1);
    let row = &pending["items"][0];
    assert!(row["may"].as_array().unwrap().contains(&json!("organisation.activate")));
    let path = format!("/organisations/{}/activate", row["id"].as_str().unwrap());
    secretariat.post(&path, json!({})).await.refuses(428, "version_missing");
    secretariat.post_at(9, &path, json!({})).await.refuses(412, "stale");
    secretariat
        .post_at(row["version"].as_i64().unwrap(), &path, json!({}))
        .await
        .expects(200);
    assert_eq!(app.mail_to("b@example.jp").await.topic, "organisation.activated");
    let second = visitor
        .post("/sessions", credentials("b@example.jp", PASSWORD))
        .await
        .expects(200);
    assert_eq!(second["me"]["roles"], json!(["company_contact"]));
}

#[actix_web::test]
async fn what_nobody_confirmed_is_forgotten() {
    let app = TestApp::new().await;
    register(&app, "青磁", "a@example.jp", None).await;
    let kept = register(&app, "白磁", "b@example.jp", None).await;
    app.visitor()
        .post("/registrations/confirm", json!({ "token": kept }))
        .await
        .expects(204);
    app.at("2026-11-23T09:01");
    assert_eq!(accounts::forget_unconfirmed(app.inner()).await.unwrap(), 1);
    let names = organisation::Entity::find().all(app.db()).await.unwrap();
    assert_eq!(names.iter().map(|row| row.name.as_str()).collect::<Vec<_>>(), ["白磁"]);
    assert_eq!(person::Entity::find().count(app.db()).await.unwrap(), 1);
    let links = link::Entity::find()
        .filter(link::Column::UsedAt.is_null())
        .count(app.db());
    assert_eq!(links.await.unwrap(), 0);
}
