//! The record: append-only for everybody, readable by those who must, without a word about people.

use sea_orm::ConnectionTrait;
use serde_json::json;
use tests::TestApp;

#[actix_web::test]
async fn the_database_itself_refuses_to_change_or_remove_what_was_recorded() {
    let app = TestApp::new().await;
    app.administrator().await.get("/outbox").await.expects(200);
    for statement in ["UPDATE audit_event SET verb = 'x'", "DELETE FROM audit_event"] {
        let error = app.db().execute_unprepared(statement).await.unwrap_err();
        assert!(error.to_string().contains("append-only"), "{statement}: {error}");
    }
    let list = app
        .secretariat()
        .await
        .get("/audit?verb=outbox.list")
        .await
        .expects(200);
    assert_eq!(list["items"].as_array().unwrap().len(), 1);
}

#[actix_web::test]
async fn it_says_who_did_what_by_ids_and_is_narrowed_and_paged() {
    let app = TestApp::new().await;
    let secretariat = app.secretariat().await;
    for _ in 0..3 {
        secretariat.get("/outbox").await.expects(200);
    }
    let me = secretariat.id();
    let path = format!("/audit?verb=outbox.list&actor={me}&from=2026-11-20&until=2026-11-20&limit=2");
    let list = secretariat.get(&path).await.expects(200);
    let event = &list["items"][0];
    assert_eq!(list["items"].as_array().unwrap().len(), 2);
    assert_eq!(
        (&event["actor_id"], &event["standing"]),
        (&json!(me), &json!("secretariat"))
    );
    assert_eq!(
        (&event["subject_kind"], &event["outcome"]),
        (&json!("mail"), &json!("done"))
    );
    let rest = secretariat
        .get(&format!("{path}&cursor={}", list.string("next")))
        .await
        .expects(200);
    assert_eq!(
        (rest["items"].as_array().unwrap().len(), &rest["next"]),
        (1, &json!(null))
    );
    let tomorrow = secretariat
        .get("/audit?verb=outbox.list&from=2026-11-21")
        .await
        .expects(200);
    assert_eq!(tomorrow["items"], json!([]));
    assert!(!list.text().contains(secretariat.email()));
}

#[actix_web::test]
async fn the_administrator_sees_nothing_that_was_done_to_a_booking() {
    let app = TestApp::new().await;
    let insert = "INSERT INTO audit_event (id, happened_at, verb, actor_kind, standing, subject_kind, subject_id, fields, outcome, request_id)
        SELECT '00000000-0000-7000-8000-000000000001', happened_at, 'booking.approve', actor_kind, standing, 'booking', 'b', '', 'done', '-'
        FROM audit_event LIMIT 1";
    app.secretariat().await.get("/outbox").await.expects(200);
    app.db()
        .execute_unprepared(&on_this_database(&app, insert))
        .await
        .unwrap();
    let asked = "/audit?verb=booking.approve";
    let office = app.secretariat().await.get(asked).await.expects(200);
    assert_eq!(office["items"].as_array().unwrap().len(), 1);
    let administrator = app.administrator().await;
    assert_eq!(administrator.get(asked).await.expects(200)["items"], json!([]));
    let all = administrator.get("/audit?verb=outbox.list").await.expects(200);
    assert_eq!(all["items"].as_array().unwrap().len(), 1);
}

/// SQLite keeps an id as sixteen octets, PostgreSQL reads its text.
fn on_this_database(app: &TestApp, statement: &str) -> String {
    if app.inner().db.is_sqlite() {
        return statement.replace(
            "'00000000-0000-7000-8000-000000000001'",
            "X'00000000000070008000000000000001'",
        );
    }
    statement.to_owned()
}

#[actix_web::test]
async fn nobody_else_reads_it() {
    let app = TestApp::new().await;
    app.visitor().get("/audit").await.refuses(401, "sign_in_needed");
    app.contact_of("青磁")
        .await
        .get("/audit")
        .await
        .refuses(403, "forbidden");
    app.host_of("海のホテル")
        .await
        .get("/audit")
        .await
        .refuses(403, "forbidden");
}
