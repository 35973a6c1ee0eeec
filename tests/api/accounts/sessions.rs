//! Signing in, staying signed in, and who somebody is.

use entities::signing_key;
use sea_orm::EntityTrait;
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

#[actix_web::test]
async fn a_new_key_signs_after_its_time_and_the_old_one_verifies_until_its_tokens_are_dead() {
    let app = TestApp::with(|config| config.signing_key_rotation_days = 1).await;
    let contact = app.contact_of("青磁").await;
    contact.token().await;
    app.at("2026-11-21T08:55");
    let old = contact.token().await.unwrap();
    app.at("2026-11-21T09:00");
    contact.forget_token();
    let new = contact.token().await.unwrap();
    assert_ne!(key_of(&old), key_of(&new));
    let visitor = app.visitor();
    let ask = |token: &str| {
        visitor
            .request("GET", "/me")
            .header("authorization", &format!("Bearer {token}"))
            .send()
    };
    app.at("2026-11-21T09:04");
    ask(&old).await.expects(200);
    ask(&new).await.expects(200);
    app.at("2026-11-21T09:06");
    ask(&old).await.refuses(401, "credential.bad");
    app.at("2026-11-22T09:00");
    contact.forget_token();
    contact.token().await;
    let kept = signing_key::Entity::find().all(app.db()).await.unwrap();
    assert_eq!(kept.len(), 2, "the first key is dead and gone");
    assert!(
        kept.iter()
            .all(|key| key.private_pem.starts_with("-----BEGIN PRIVATE KEY-----"))
    );
}

/// The key that a token names in its header.
fn key_of(token: &str) -> String {
    let header = base64_url(token.split('.').next().unwrap());
    serde_json::from_slice::<serde_json::Value>(&header).unwrap()["kid"]
        .as_str()
        .unwrap()
        .to_owned()
}

fn base64_url(text: &str) -> Vec<u8> {
    let value = |letter: u8| match letter {
        b'A'..=b'Z' => letter - b'A',
        b'a'..=b'z' => letter - b'a' + 26,
        b'0'..=b'9' => letter - b'0' + 52,
        b'-' => 62,
        _ => 63,
    };
    let bits = text
        .bytes()
        .map(value)
        .flat_map(|value| (0..6).rev().map(move |bit| value >> bit & 1));
    let bits: Vec<u8> = bits.collect();
    bits.chunks_exact(8)
        .map(|byte| byte.iter().fold(0, |sum, bit| sum << 1 | bit))
        .collect()
}

#[actix_web::test]
async fn two_processes_agree_on_keys_and_on_who_signed_out() {
    let app = TestApp::new().await;
    let other = app.process().await;
    let contact = app.contact_of("青磁").await;
    let bearer = format!("Bearer {}", contact.token().await.unwrap());
    let elsewhere = other.visitor();
    let ask = || elsewhere.request("GET", "/me").header("authorization", &bearer).send();
    ask().await.expects(200);
    contact.delete("/sessions/current").await.expects(204);
    ask().await.refuses(401, "credential.bad");
}

#[actix_web::test]
async fn a_token_of_another_key_or_another_algorithm_is_no_token() {
    let app = TestApp::new().await;
    let foreign = TestApp::new().await;
    let contact = app.contact_of("青磁").await;
    let good = contact.token().await.unwrap();
    let theirs = foreign.contact_of("青磁").await.token().await.unwrap();
    let parts: Vec<&str> = good.split('.').collect();
    let unsigned = format!("eyJhbGciOiJub25lIn0.{}.", parts[1]);
    let swapped = format!("{}.{}.{}", parts[0], theirs.split('.').nth(1).unwrap(), parts[2]);
    let visitor = app.visitor();
    for token in [theirs, unsigned, swapped] {
        let bearer = format!("Bearer {token}");
        let answer = visitor.request("GET", "/me").header("authorization", &bearer).send();
        answer.await.refuses(401, "credential.bad");
    }
}

#[actix_web::test]
async fn signing_out_everywhere_ends_every_session() {
    let app = TestApp::new().await;
    let contact = app.contact_of("青磁").await;
    let elsewhere = super::credentials(contact.email(), PASSWORD);
    let elsewhere = app.visitor().post("/sessions", elsewhere).await.expects(200);
    let answer = contact.delete("/sessions").await.expects(204);
    assert!(answer.cookie("workcation_refresh").unwrap().contains("Max-Age=0"));
    let bearer = format!("Bearer {}", elsewhere.string("access_token"));
    let request = app
        .visitor()
        .request("GET", "/me")
        .header("authorization", &bearer)
        .send()
        .await;
    request.refuses(401, "credential.bad");
    let line = elsewhere.cookie("workcation_refresh").unwrap();
    let token = line.split(['=', ';']).nth(1).unwrap();
    let visitor = app.visitor();
    let refresh = visitor
        .request("POST", "/sessions/refresh")
        .cookie("workcation_refresh", token);
    let refused = refresh.send().await.refuses(401, "session.ended");
    assert!(
        refused.cookie("workcation_refresh").unwrap().contains("Max-Age=0"),
        "forgotten"
    );
}

#[actix_web::test]
async fn a_foreign_page_can_use_no_cookie() {
    let app = TestApp::new().await;
    let visitor = app.visitor();
    for (name, value) in [("origin", "https://evil.example"), ("sec-fetch-site", "cross-site")] {
        for path in ["/sessions", "/sessions/refresh"] {
            let body = super::credentials("a@example.jp", "x");
            let answer = visitor
                .request("POST", path)
                .json(body)
                .header(name, value)
                .send()
                .await;
            answer.refuses(403, "forbidden");
        }
    }
    let ours = visitor
        .request("POST", "/sessions/refresh")
        .header("origin", "http://127.0.0.1:8080");
    ours.send().await.refuses(401, "session.ended");
}

#[actix_web::test]
async fn a_cookie_of_an_https_site_is_secure() {
    let app = TestApp::with(|config| config.public_url = "https://workcation.example".to_owned()).await;
    let contact = app.contact_of("青磁").await;
    let body = super::credentials(contact.email(), PASSWORD);
    let answer = app.visitor().post("/sessions", body).await.expects(200);
    assert!(answer.cookie("workcation_refresh").unwrap().contains("; Secure"));
}

#[actix_web::test]
async fn a_session_ends_when_nobody_uses_it_for_a_fortnight() {
    let app = TestApp::new().await;
    let contact = app.contact_of("青磁").await;
    let visitor = app.visitor();
    let body = super::credentials(contact.email(), PASSWORD);
    let mut answer = visitor.post("/sessions", body).await.expects(200);
    for (now, status) in [
        ("2026-12-04T08:59", 200),
        ("2026-12-18T08:58", 200),
        ("2027-01-01T08:58", 401),
    ] {
        app.at(now);
        let line = answer.cookie("workcation_refresh").unwrap().to_owned();
        let token = line.split(['=', ';']).nth(1).unwrap();
        let request = visitor
            .request("POST", "/sessions/refresh")
            .cookie("workcation_refresh", token);
        answer = request.send().await.expects(status);
    }
}

#[actix_web::test]
async fn what_one_says_about_oneself_changes_at_the_version_that_one_saw() {
    let app = TestApp::new().await;
    let contact = app.contact_of("青磁").await;
    let body = json!({ "name": "伊勢 花子", "name_kana": "いせ はなこ", "phone": "０５９９-00-0001", "locale": "en" });
    contact.put("/me", body.clone()).await.refuses(428, "version_missing");
    let changed = contact.put_at(1, "/me", body.clone()).await.expects(200);
    assert_eq!(
        (changed["name_kana"].as_str(), changed["phone"].as_str()),
        (Some("イセ ハナコ"), Some("0599-00-0001"))
    );
    assert_eq!(changed.version(), 2);
    let stale = contact.put_at(1, "/me", body).await.refuses(412, "stale");
    assert_eq!(stale["current"]["name"], "伊勢 花子");
}
