//! Passwords: throttled, changed, reset, and the end of an account.

use entities::id::BookingId;
use entities::{audit_event, booking, person};
use sea_orm::{ActiveModelTrait, EntityTrait, QueryOrder, Set};
use serde_json::json;
use tests::{Client, PASSWORD, TestApp};

use super::credentials;

const NEXT: &str = "やまのみえるしごとば34";

async fn sign_in(client: &Client, password: &str) -> u16 {
    let visitor = client.app.visitor();
    visitor
        .post("/sessions", credentials(client.email(), password))
        .await
        .status()
}

#[actix_web::test]
async fn after_five_wrong_passwords_an_account_rests_for_a_quarter_of_an_hour() {
    let app = TestApp::new().await;
    let contact = app.contact_of("青磁").await;
    for _ in 0..5 {
        assert_eq!(sign_in(&contact, "wrong").await, 401);
    }
    assert_eq!(sign_in(&contact, PASSWORD).await, 401, "also with the right one");
    app.at("2026-11-20T09:15");
    assert_eq!(sign_in(&contact, PASSWORD).await, 200);
}

#[actix_web::test]
async fn a_good_sign_in_forgives_the_wrong_ones_before() {
    let app = TestApp::new().await;
    let contact = app.contact_of("青磁").await;
    for _ in 0..3 {
        for _ in 0..4 {
            assert_eq!(sign_in(&contact, "wrong").await, 401);
        }
        assert_eq!(sign_in(&contact, PASSWORD).await, 200);
    }
}

#[actix_web::test]
async fn one_address_may_not_try_without_end() {
    let app = TestApp::with(|config| config.sign_in_per_address_minute = 3).await;
    let visitor = app.visitor();
    let attempt = |address: &'static str| {
        let body = credentials("nobody@example.jp", "wrong");
        visitor
            .request("POST", "/sessions")
            .json(body)
            .from_address(address)
            .send()
    };
    for _ in 0..3 {
        attempt("203.0.113.9").await.refuses(401, "sign_in.failed");
    }
    let refused = attempt("203.0.113.9").await.refuses(429, "too_often");
    assert!(refused.header("retry-after").is_some());
    attempt("203.0.113.10").await.refuses(401, "sign_in.failed");
}

#[actix_web::test]
async fn unknown_and_wrong_look_the_same() {
    let app = TestApp::new().await;
    let contact = app.contact_of("青磁").await;
    let visitor = app.visitor();
    workcation::accounts::prepare(app.inner()).await.unwrap();
    let mut answers = Vec::new();
    for email in [contact.email(), "nobody@example.jp"] {
        let answer = visitor.post("/sessions", credentials(email, "wrong")).await;
        let answer = answer.refuses(401, "sign_in.failed");
        answers.push((answer["title"].clone(), answer["detail"].clone()));
    }
    assert_eq!(answers[0], answers[1]);
}

#[actix_web::test]
async fn a_failed_sign_in_leaves_a_trace_without_the_address() {
    let app = TestApp::new().await;
    let contact = app.contact_of("青磁").await;
    assert_eq!(sign_in(&contact, "wrong").await, 401);
    let event = audit_event::Entity::find()
        .order_by_desc(audit_event::Column::Id)
        .one(app.db())
        .await
        .unwrap()
        .unwrap();
    assert_eq!(
        (event.verb.as_str(), event.outcome.as_str()),
        ("session.create", "sign_in.failed")
    );
    assert_eq!(event.subject_id, contact.id().to_string());
    assert!(!format!("{event:?}").contains(contact.email()));
}

#[actix_web::test]
async fn a_forgotten_password_is_replaced_by_the_link_of_a_mail() {
    let app = TestApp::new().await;
    let contact = app.contact_of("青磁").await;
    let old = contact.token().await.unwrap();
    let visitor = app.visitor();
    visitor
        .post("/password-resets", json!({ "email": contact.email() }))
        .await
        .expects(202);
    let mail = app.mail_to(contact.email()).await;
    assert!(mail.link().contains("/reset#token="));
    let reset = |password: &str| {
        let body = json!({ "token": mail.token(), "password": password });
        visitor.post("/password-resets/confirm", body)
    };
    assert_eq!(
        reset("short").await.refuses(422, "input.invalid").faults(),
        [("password", "password.short")]
    );
    reset(NEXT).await.expects(204);
    reset("そらのみえるしごとば56").await.refuses(410, "link.used");
    assert_eq!(app.mail_to(contact.email()).await.topic, "password.changed");
    assert_eq!(
        (sign_in(&contact, PASSWORD).await, sign_in(&contact, NEXT).await),
        (401, 200)
    );
    let bearer = format!("Bearer {old}");
    let before = visitor
        .request("GET", "/me")
        .header("authorization", &bearer)
        .send()
        .await;
    before.refuses(401, "credential.bad");
}

#[actix_web::test]
async fn a_reset_does_not_tell_whether_an_account_exists() {
    let app = TestApp::new().await;
    let contact = app.contact_of("青磁").await;
    let visitor = app.visitor();
    let known = visitor
        .post("/password-resets", json!({ "email": contact.email() }))
        .await
        .expects(202);
    let unknown = visitor
        .post("/password-resets", json!({ "email": "nobody@example.jp" }))
        .await
        .expects(202);
    assert_eq!(known.bytes(), unknown.bytes());
    let names = |answer: &tests::Answer| {
        ["content-type", "cache-control", "etag"].map(|name| answer.header(name).map(str::to_owned))
    };
    assert_eq!(names(&known), names(&unknown));
    app.mail_to(contact.email()).await;
}

#[actix_web::test]
async fn nobody_fills_anothers_box_with_resets() {
    let app = TestApp::new().await;
    let contact = app.contact_of("青磁").await;
    for _ in 0..9 {
        app.visitor()
            .post("/password-resets", json!({ "email": contact.email() }))
            .await
            .expects(202);
    }
    assert_eq!(app.mails_to(contact.email()).await.len(), 5);
}

#[actix_web::test]
async fn a_changed_password_ends_the_other_sessions() {
    let app = TestApp::new().await;
    let contact = app.contact_of("青磁").await;
    let elsewhere = app
        .visitor()
        .post("/sessions", credentials(contact.email(), PASSWORD))
        .await
        .expects(200);
    let wrong = contact
        .put("/me/password", json!({ "current": "wrong", "new": NEXT }))
        .await;
    assert_eq!(
        wrong.refuses(422, "input.invalid").faults(),
        [("current", "password.wrong")]
    );
    contact
        .put("/me/password", json!({ "current": PASSWORD, "new": NEXT }))
        .await
        .expects(204);
    contact.get("/me").await.expects(200);
    let bearer = format!("Bearer {}", elsewhere.string("access_token"));
    let other = app
        .visitor()
        .request("GET", "/me")
        .header("authorization", &bearer)
        .send()
        .await;
    other.refuses(401, "credential.bad");
    assert_eq!(app.mail_to(contact.email()).await.topic, "password.changed");
}

#[actix_web::test]
async fn a_stolen_session_cannot_try_all_passwords() {
    let app = TestApp::new().await;
    let contact = app.contact_of("青磁").await;
    for _ in 0..5 {
        contact
            .put("/me/password", json!({ "current": "wrong", "new": NEXT }))
            .await
            .expects(422);
    }
    let right = contact
        .put("/me/password", json!({ "current": PASSWORD, "new": NEXT }))
        .await;
    right.refuses(401, "sign_in.failed");
}

#[actix_web::test]
async fn nothing_of_a_password_is_stored_for_repeats() {
    let app = TestApp::new().await;
    let contact = app.contact_of("青磁").await;
    let body = credentials(contact.email(), PASSWORD);
    let visitor = app.visitor();
    let first = visitor.post_once("key", "/sessions", body.clone()).await.expects(200);
    let second = visitor.post_once("key", "/sessions", body).await.expects(200);
    assert_ne!(first["access_token"], second["access_token"]);
    let kept = entities::idempotent_answer::Entity::find().all(app.db()).await.unwrap();
    assert!(kept.is_empty(), "{kept:?}");
}

#[actix_web::test]
async fn who_closes_their_account_is_forgotten() {
    let app = TestApp::new().await;
    let contact = app.contact_of("青磁").await;
    let address = contact.email().to_owned();
    let wrong = contact
        .request("DELETE", "/me")
        .json(json!({ "password": "wrong" }))
        .send()
        .await;
    assert_eq!(
        wrong.refuses(422, "input.invalid").faults(),
        [("password", "password.wrong")]
    );
    contact
        .request("DELETE", "/me")
        .json(json!({ "password": PASSWORD }))
        .send()
        .await
        .expects(204);
    contact.get("/me").await.refuses(401, "credential.bad");
    assert_eq!(sign_in(&contact, PASSWORD).await, 401);
    assert_eq!(app.mail_to(&address).await.topic, "account.closed");
    let row = person::Entity::find_by_id(contact.id())
        .one(app.db())
        .await
        .unwrap()
        .unwrap();
    assert!(!format!("{row:?}").contains(&address) && !format!("{row:?}").contains(contact.name()));
    assert!(row.password_hash.is_none());
    let again = super::registration("青磁", &address);
    app.visitor().post("/registrations", again).await.expects(202);
    assert_eq!(app.mail_to(&address).await.topic, "registration.confirm");
}

#[actix_web::test]
async fn nobody_leaves_while_others_wait_for_them() {
    let app = TestApp::new().await;
    let contact = app.contact_of("青磁").await;
    let mut row = booking::ActiveModel {
        id: Set(BookingId::new()),
        number: Set("R8-0001".to_owned()),
        call_id: Set(app.call(|_| ()).await),
        kind: Set(booking::Kind::Company),
        state: Set(booking::State::Confirmed),
        applicant_id: Set(contact.id()),
        organisation_id: Set(contact.organisation()),
        created_at: Set(app.now()),
        updated_at: Set(app.now()),
        ..Default::default()
    };
    row.clone().insert(app.db()).await.unwrap();
    let close = || {
        contact
            .request("DELETE", "/me")
            .json(json!({ "password": PASSWORD }))
            .send()
    };
    let refused = close().await.refuses(409, "account.unfinished");
    assert!(refused.string("detail").contains("R8-0001"));
    row.state = Set(booking::State::Completed);
    row.update(app.db()).await.unwrap();
    close().await.expects(204);
    app.mail_to(contact.email()).await;
}
