//! Signing in, staying signed in, and who somebody is.

use serde_json::json;
use tests::{PASSWORD, TestApp};

#[actix_web::test]
async fn somebody_signs_in_and_sees_who_they_are() {
    let app = TestApp::new().await;
    let contact = app.contact_of("株式会社青磁").await;
    let me = contact.get("/me").await.expects(200);
    assert_eq!(me["email"], contact.email());
    assert_eq!(me["roles"], json!(["company_contact"]));
    assert_eq!(me["memberships"][0]["organisation"]["name"], "株式会社青磁");
    assert_eq!(me.version(), 1);
}

#[actix_web::test]
async fn a_stranger_is_asked_to_sign_in() {
    let app = TestApp::new().await;
    app.visitor().get("/me").await.refuses(401, "sign_in_needed");
}

#[actix_web::test]
async fn a_bad_token_is_never_anonymous() {
    let app = TestApp::new().await;
    let visitor = app.visitor();
    for token in ["Bearer nonsense", "Bearer a.b.c", "Basic YTpi", ""] {
        let answer = visitor
            .request("GET", "/settings")
            .header("authorization", token)
            .send()
            .await;
        answer.refuses(401, "credential.bad");
    }
}

#[actix_web::test]
async fn an_access_token_ends_after_ten_minutes() {
    let app = TestApp::new().await;
    let contact = app.contact_of("青磁").await;
    let bearer = format!("Bearer {}", contact.token().await.unwrap());
    let visitor = app.visitor();
    let ask = || visitor.request("GET", "/me").header("authorization", &bearer).send();
    app.at("2026-11-20T09:09");
    ask().await.expects(200);
    app.at("2026-11-20T09:10");
    ask().await.refuses(401, "credential.bad");
}

#[actix_web::test]
async fn a_refresh_token_works_once_and_its_second_use_ends_the_session() {
    let app = TestApp::new().await;
    let contact = app.contact_of("青磁").await;
    let visitor = app.visitor();
    let signed_in = visitor
        .post("/sessions", json!({ "email": contact.email(), "password": PASSWORD }))
        .await
        .expects(200);
    let line = signed_in.cookie("workcation_refresh").unwrap();
    for attribute in ["HttpOnly", "SameSite=Strict", "Path=/api/sessions"] {
        assert!(line.contains(attribute), "{line}");
    }
    let value = |line: &str| line.split(['=', ';']).nth(1).unwrap().to_owned();
    let first = value(line);
    let refresh = |token: String| {
        let request = visitor
            .request("POST", "/sessions/refresh")
            .cookie("workcation_refresh", &token);
        request.send()
    };
    let second = refresh(first.clone()).await.expects(200);
    let second = value(second.cookie("workcation_refresh").unwrap());
    refresh(first).await.refuses(401, "session.reused");
    refresh(second).await.refuses(401, "session.ended");
}
