//! One-time links: they show the schedule, act once, and are dead after a change.

use std::collections::BTreeSet;

use entities::audit_event;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde_json::{Value, json};
use tests::{Answer, Client, TestApp};

use super::{application, step, step_with, submitted, wish};

struct Asked {
    app: TestApp,
    employee: Client,
    supervisor: Client,
    booking: Answer,
    token: String,
    body: Value,
}

/// An employee has applied, and the supervisor has a link.
async fn asked() -> Asked {
    let app = TestApp::new().await;
    let call = app.call(|_| {}).await;
    let place = app.facility("山の家").await.rooms(2, 2).create().await;
    let employee = app.employee_of("みらい働き方課").await;
    let supervisor = app.supervisor_of("みらい働き方課").await;
    let mut body = application(call, &employee, vec![wish(&place, "2026-12-07", "2026-12-08", 1)]);
    body["party"] = json!(1);
    let day = |day: &str| json!({ "day": day, "basis": "telework", "starts": "08:30", "ends": "17:15", "contact": "090-0000-0001" });
    body["work_days"] = json!([day("2026-12-07"), day("2026-12-08")]);
    let booking = submitted(&employee, body.clone()).await;
    let token = app.mail_to(supervisor.email()).await.token();
    app.read_all_mail().await;
    Asked {
        app,
        employee,
        supervisor,
        booking,
        token,
        body,
    }
}

#[actix_web::test]
async fn looking_at_a_link_changes_nothing_and_shows_the_schedule_only() {
    let asked = asked().await;
    let visitor = asked.app.visitor();
    for _ in 0..3 {
        let seen = visitor
            .post("/links/view", json!({ "token": asked.token }))
            .await
            .expects(200);
        assert_eq!(seen["state"], "supervisor_review");
        assert_eq!(seen["work_days"].as_array().unwrap().len(), 2);
        assert!(!seen.text().contains("criteria") && !seen.text().contains(asked.employee.email()));
    }
    visitor
        .get(&format!("/links/approve?token={}", asked.token))
        .await
        .expects(404);
    let page = asked.employee.get(&format!("/bookings/{}", asked.booking.id())).await;
    assert_eq!(page.string("state"), "supervisor_review");
}

#[actix_web::test]
async fn a_link_approves_once() {
    let asked = asked().await;
    let visitor = asked.app.visitor();
    let approved = visitor
        .post("/links/approve", json!({ "token": asked.token }))
        .await
        .expects(200);
    assert_eq!(approved.string("state"), "in_review");
    let again = visitor.post("/links/approve", json!({ "token": asked.token })).await;
    assert_eq!(again.status(), 410);
    let page = asked
        .supervisor
        .get(&format!("/bookings/{}", asked.booking.id()))
        .await
        .expects(200);
    let line = page["history"].as_array().unwrap().last().unwrap().clone();
    assert_eq!(
        (line["verb"].as_str(), line["standing"].as_str()),
        (Some("booking.approve"), Some("link"))
    );
    asked.app.read_all_mail().await;
}

#[actix_web::test]
async fn a_link_gives_back_with_a_comment() {
    let asked = asked().await;
    let visitor = asked.app.visitor();
    visitor
        .post("/links/return", json!({ "token": asked.token }))
        .await
        .refuses(422, "input.invalid");
    let body = json!({ "token": asked.token, "comment": "議会の日程と重なります。" });
    let returned = visitor.post("/links/return", body).await.expects(200);
    assert_eq!(returned.string("state"), "returned");
    asked.app.read_all_mail().await;
}

#[actix_web::test]
async fn a_link_is_dead_after_a_change_and_after_its_time() {
    let asked = asked().await;
    let visitor = asked.app.visitor();
    let comment = json!({ "comment": "時間を見直してください。" });
    let returned = step_with(&asked.supervisor, &asked.booking, "return", comment)
        .await
        .expects(200);
    let path = format!("/bookings/{}", returned.id());
    let rewritten = asked
        .employee
        .put_at(returned.version(), &path, asked.body.clone())
        .await
        .expects(200);
    step(&asked.employee, &rewritten, "submit").await.expects(200);
    let dead = visitor.post("/links/approve", json!({ "token": asked.token })).await;
    dead.refuses(410, "link.overtaken");
    let fresh = asked
        .app
        .mails_to(asked.supervisor.email())
        .await
        .last()
        .unwrap()
        .token();
    asked.app.at("2026-12-08T09:00");
    visitor
        .post("/links/view", json!({ "token": fresh }))
        .await
        .refuses(410, "link.expired");
    asked.app.read_all_mail().await;
}

#[actix_web::test]
async fn a_link_that_is_tried_again_leaves_a_trace() {
    let asked = asked().await;
    let visitor = asked.app.visitor();
    let body = json!({ "token": asked.token });
    visitor.post("/links/approve", body.clone()).await.expects(200);
    visitor.post("/links/approve", body).await.refuses(410, "link.used");
    let comment = json!({ "token": asked.token, "comment": "やはり見直してください。" });
    visitor.post("/links/return", comment).await.refuses(410, "link.used");
    let events = audit_event::Entity::find()
        .filter(audit_event::Column::SubjectId.eq(asked.booking.id()))
        .filter(audit_event::Column::ActorKind.eq("link"))
        .all(asked.app.db())
        .await
        .unwrap();
    let recorded: BTreeSet<_> = events
        .iter()
        .map(|event| (event.verb.as_str(), event.outcome.as_str()))
        .collect();
    assert_eq!(
        recorded,
        BTreeSet::from([
            ("link.approve", "done"),
            ("link.approve", "link.used"),
            ("link.return", "link.used"),
        ])
    );
    asked.app.read_all_mail().await;
}
