//! The outbox, real mail to a real server, the mailbox of the demo, and notices.

use std::sync::Arc;

use chrono::TimeDelta;
use entities::id::BookingId;
use entities::outbox;
use sea_orm::{ActiveModelTrait, EntityTrait, IntoActiveModel, Set};
use serde_json::{Value, json};
use tests::TestApp;
use tests::relay::{self, Relay};
use workcation::app::{App, Context};
use workcation::audit;
use workcation::error::Result;
use workcation::jobs;
use workcation::notifications::{self, Calendar, Mail, Method, Recipient, Topic};
use workcation::policy::{Action, Parties};
use workcation::text::Locale;

/// The mail that a facility is public, to an address of its own.
pub fn published(email: &str) -> Mail {
    let to = Recipient {
        email: email.to_owned(),
        name: "青木 青磁".to_owned(),
        organisation: Some("海のホテル".to_owned()),
        locale: Locale::Ja,
        person: None,
    };
    Mail::new(Topic::FacilityPublished, to)
        .with("facility", "海のホテル")
        .link("/facilities/1")
}

/// A change that writes the mails.
pub async fn enqueue(app: &App, mails: &[Mail]) -> Result<()> {
    let context = Context::system("test");
    app.change(&context, async |txn| {
        for mail in mails {
            notifications::enqueue(txn, mail).await?;
        }
        let permit = context.actor.may(Action::MailDeliver, &Parties::of("mail", "-"))?;
        let receipt = audit::record(txn, permit, &[]).await?;
        Ok(((), receipt))
    })
    .await
}

async fn deliver(app: &App) -> Result<Option<usize>> {
    jobs::run_once(app, "mail.deliver").await
}

/// The same house with another relay.
fn with_relay(app: &TestApp, url: &str) -> App {
    let mut inner = app.inner().clone();
    let mut config = (*inner.config).clone();
    url.clone_into(&mut config.smtp_url);
    inner.config = Arc::new(config);
    inner
}

async fn rows(app: &TestApp) -> Vec<outbox::Model> {
    app.read_all_mail().await;
    outbox::Entity::find().all(app.db()).await.unwrap()
}

/// An address that no other test writes to.
fn address(begin: &str) -> String {
    format!("{begin}-{}@example.jp", uuid::Uuid::new_v4().simple())
}

#[actix_web::test]
async fn a_mail_arrives_whole_at_a_real_server() {
    let app = TestApp::new().await;
    let (relay, to) = (Relay::running(), address("aoki"));
    let house = with_relay(&app, &relay.url);
    enqueue(&house, &[published(&to)]).await.unwrap();
    assert_eq!(deliver(&house).await.unwrap(), Some(1));

    let arrived = relay.mails_to(&to);
    let [mail] = arrived.as_slice() else {
        panic!("one mail, not {}", arrived.len())
    };
    let header = |name: &str| mail["headers"][name].as_str().unwrap_or_default().to_owned();
    assert_eq!(
        header("Subject"),
        "【みえワーケーション】施設情報を公開しました（海のホテル）"
    );
    assert_eq!(header("To"), format!("青木 青磁 <{to}>"));
    assert_eq!(header("From"), "みえワーケーション事務局 <no-reply@workcation.example>");
    assert_eq!(header("Date"), "Fri, 20 Nov 2026 00:00:00 +0000");
    assert_eq!(header("Auto-Submitted"), "auto-generated");
    assert_eq!(header("Content-Language"), "ja");
    let row = &rows(&app).await[0];
    assert_eq!(header("Message-ID"), format!("<{}@workcation.example>", row.id));
    let text = mail["parts"][0]["text"].as_str().unwrap().replace("\r\n", "\n");
    assert!(text.starts_with("海のホテル\n青木 青磁 様\n\n平素より"), "{text}");
    assert!(text.contains("http://127.0.0.1:8080/facilities/1\n"), "{text}");
}

#[actix_web::test]
async fn a_calendar_goes_along_as_an_alternative_and_as_an_attachment() {
    let app = TestApp::new().await;
    let (relay, to) = (Relay::running(), address("aoki"));
    let house = with_relay(&app, &relay.url);
    let calendar = Calendar {
        method: Method::Cancel,
        booking: BookingId::new(),
        sequence: 7,
        starts_on: "2026-12-01".parse().unwrap(),
        ends_on: "2026-12-03".parse().unwrap(),
        summary: "海のホテル".to_owned(),
        location: "志摩市".to_owned(),
        description: "取消".to_owned(),
        link: "/bookings/1".to_owned(),
    };
    enqueue(&house, &[published(&to).calendar(calendar)]).await.unwrap();
    deliver(&house).await.unwrap();
    app.read_all_mail().await;

    let mail = &relay.mails_to(&to)[0];
    let parts: Vec<_> = mail["parts"]
        .as_array()
        .unwrap()
        .iter()
        .map(|part| &part["type"])
        .collect();
    assert_eq!(parts, ["text/plain", "text/calendar", "text/calendar"]);
    let raw = mail["raw"].as_str().unwrap();
    assert!(raw.contains("multipart/mixed") && raw.contains("multipart/alternative"));
    assert!(
        raw.contains("Content-Type: text/calendar; method=CANCEL; charset=utf-8"),
        "{raw}"
    );
    assert_eq!(mail["parts"][2]["name"], "workcation.ics");
    let file = mail["parts"][1]["text"].as_str().unwrap();
    assert!(file.contains("METHOD:CANCEL") && file.contains("SEQUENCE:7"), "{file}");
    assert_eq!(mail["parts"][1]["text"], mail["parts"][2]["text"]);
}

#[actix_web::test]
async fn a_dead_server_loses_nothing_and_once_alive_it_gets_every_mail_once() {
    let app = TestApp::new().await;
    let (port, to) = (relay::free_port(), [address("aoki"), address("kato")]);
    let house = with_relay(&app, &relay::url_of(port));
    enqueue(&house, &[published(&to[0]), published(&to[1])]).await.unwrap();
    for _ in 0..3 {
        deliver(&house).await.unwrap_err();
    }
    assert!(
        rows(&app)
            .await
            .iter()
            .all(|row| row.attempts == 0 && row.failed_at.is_none())
    );

    let relay = Relay::start(port);
    assert_eq!(deliver(&house).await.unwrap(), Some(2));
    assert_eq!(deliver(&house).await.unwrap(), Some(0));
    for address in &to {
        assert_eq!(relay.mails_to(address).len(), 1);
    }
}

#[actix_web::test]
async fn two_processes_send_a_mail_once() {
    let app = TestApp::new().await;
    let (relay, to) = (Relay::running(), address("aoki"));
    let house = with_relay(&app, &relay.url);
    let mails: Vec<_> = (0..8).map(|_| published(&to)).collect();
    enqueue(&house, &mails).await.unwrap();
    // Without the lease of the job, which keeps them apart already.
    let deliver = || notifications::jobs::deliver(&house);
    let (one, two, three) = tokio::join!(deliver(), deliver(), deliver());
    assert_eq!(one.unwrap() + two.unwrap() + three.unwrap(), 8);
    assert_eq!(relay.mails_to(&to).len(), 8);
    assert!(
        rows(&app)
            .await
            .iter()
            .all(|row| row.attempts == 1 && row.done_at.is_some())
    );
}

#[actix_web::test]
async fn a_mail_that_was_put_off_is_tried_again_later_and_later_and_then_given_up() {
    let app = TestApp::with(|config| config.mail_attempts_max = 3).await;
    let relay = Relay::running();
    let house = with_relay(&app, &relay.url);
    enqueue(&house, &[published(&address("busy"))]).await.unwrap();
    let mut minutes = Vec::new();
    for _ in 0..2 {
        deliver(&house).await.unwrap();
        let row = &rows(&app).await[0];
        assert!(row.last_error.as_deref().unwrap().contains("451"), "{row:?}");
        minutes.push((row.run_at - app.now()).num_minutes());
        deliver(&house).await.unwrap();
        assert_eq!(rows(&app).await[0].attempts, row.attempts, "not before its time");
        app.inner().clock().move_to(row.run_at);
    }
    assert_eq!(minutes, [1, 2]);
    deliver(&house).await.unwrap();
    assert!(rows(&app).await[0].failed_at.is_some());
    app.inner().clock().move_to(app.now() + TimeDelta::days(2));
    assert_eq!(deliver(&house).await.unwrap(), Some(0));
}

#[actix_web::test]
async fn a_mailbox_that_does_not_exist_fails_at_once_and_the_office_sends_again() {
    let app = TestApp::new().await;
    let (relay, to) = (Relay::running(), address("bounce"));
    let house = with_relay(&app, &relay.url);
    enqueue(&house, &[published(&to)]).await.unwrap();
    deliver(&house).await.unwrap();
    app.read_all_mail().await;

    let secretariat = app.secretariat().await;
    let list = secretariat.get("/outbox?status=failed").await.expects(200);
    let mail = &list["items"][0];
    assert_eq!(mail["recipient"], to);
    assert_eq!(mail["may"], json!(["mail.retry"]));
    assert!(mail["last_error"].as_str().unwrap().contains("550"), "{mail}");
    assert!(mail.get("body").is_none());

    let retry = format!("/outbox/{}/retry", mail["id"].as_str().unwrap());
    let version = mail["version"].as_i64().unwrap();
    secretariat
        .post(&retry, json!({}))
        .await
        .refuses(428, "version_missing");
    let again = secretariat.post_at(version, &retry, json!({})).await.expects(200);
    assert_eq!((&again["status"], &again["may"]), (&json!("waiting"), &json!([])));
    secretariat
        .post_at(version, &retry, json!({}))
        .await
        .refuses(412, "stale");
    let now = again.version();
    secretariat
        .post_at(now, &retry, json!({}))
        .await
        .refuses(409, "mail.not_failed");
}

#[actix_web::test]
async fn a_sent_mail_is_never_sent_again_and_keeps_no_text() {
    let app = TestApp::new().await;
    let (relay, to) = (Relay::running(), address("aoki"));
    let house = with_relay(&app, &relay.url);
    enqueue(&house, &[published(&to)]).await.unwrap();
    deliver(&house).await.unwrap();
    let row = rows(&app).await.remove(0);
    assert_eq!((row.body.as_str(), row.outcome.as_deref()), ("", Some("sent")));
    app.inner().clock().move_to(app.now() + TimeDelta::days(1));
    assert_eq!(deliver(&house).await.unwrap(), Some(0));
    assert_eq!(relay.mails_to(&to).len(), 1);
}

#[actix_web::test]
async fn a_crash_before_the_note_sends_again_with_the_same_message_id() {
    let app = TestApp::new().await;
    let (relay, to) = (Relay::running(), address("aoki"));
    let house = with_relay(&app, &relay.url);
    enqueue(&house, &[published(&to)]).await.unwrap();
    let before = rows(&app).await.remove(0);
    deliver(&house).await.unwrap();
    // What the table looks like when the process died after the relay had said yes.
    let mut row = before.clone().into_active_model().reset_all();
    row.attempts = Set(1);
    row.lease_until = Set(app.now() + TimeDelta::minutes(5));
    row.update(app.db()).await.unwrap();
    assert_eq!(deliver(&house).await.unwrap(), Some(0), "its lease still holds");
    app.inner().clock().move_to(app.now() + TimeDelta::minutes(5));
    assert_eq!(deliver(&house).await.unwrap(), Some(1));
    let ids: Vec<_> = relay
        .mails_to(&to)
        .iter()
        .map(|mail| mail["headers"]["Message-ID"].clone())
        .collect();
    assert_eq!(ids.len(), 2);
    assert_eq!(ids[0], ids[1]);
}

#[actix_web::test]
async fn without_a_relay_production_waits_and_the_demo_shows_a_mailbox() {
    let production = TestApp::new().await;
    enqueue(production.inner(), &[published("aoki@example.jp")])
        .await
        .unwrap();
    assert_eq!(deliver(production.inner()).await.unwrap(), Some(0));
    assert!(rows(&production).await[0].done_at.is_none());
    production
        .visitor()
        .get("/demo/mailbox")
        .await
        .refuses(404, "not_found");

    let demo = TestApp::demo().await;
    let mails = [published("aoki@example.jp"), published("kato@example.jp")];
    enqueue(demo.inner(), &mails).await.unwrap();
    assert_eq!(deliver(demo.inner()).await.unwrap(), Some(2));
    demo.read_all_mail().await;
    let shown = demo
        .visitor()
        .get("/demo/mailbox?to=kato@example.jp")
        .await
        .expects(200);
    assert_eq!(shown["items"].as_array().unwrap().len(), 1);
    assert_eq!(shown["items"][0]["status"], "mailbox");
    assert!(shown["items"][0]["body"].as_str().unwrap().contains("/facilities/1"));
}

#[actix_web::test]
async fn the_administrator_sees_addresses_and_errors_but_no_subject() {
    let app = TestApp::new().await;
    enqueue(app.inner(), &[published("aoki@example.jp")]).await.unwrap();
    app.read_all_mail().await;
    let administrator = app.administrator().await;
    let list = administrator.get("/outbox?topic=facility.published").await.expects(200);
    let mail = &list["items"][0];
    assert_eq!(
        (&mail["recipient"], &mail["subject"]),
        (&json!("aoki@example.jp"), &Value::Null)
    );
    let of_booking = format!("/outbox?booking_id={}", BookingId::new());
    administrator.get(&of_booking).await.refuses(403, "forbidden");
    let secretariat = app.secretariat().await;
    let list = secretariat.get("/outbox?recipient=aoki@example.jp").await.expects(200);
    assert!(
        list["items"][0]["subject"]
            .as_str()
            .unwrap()
            .starts_with("【みえワーケーション】")
    );
    app.contact_of("青磁")
        .await
        .get("/outbox")
        .await
        .refuses(403, "forbidden");
    app.visitor().get("/outbox").await.refuses(401, "sign_in_needed");
}

#[actix_web::test]
async fn whoever_has_an_account_finds_the_notice_inside_and_reads_it_once() {
    let app = TestApp::new().await;
    let (host, other) = (app.host_of("海のホテル").await, app.host_of("山の宿").await);
    let mut mail = published(host.email());
    mail.to.person = Some(host.id());
    enqueue(app.inner(), &[mail]).await.unwrap();
    app.mail_to(host.email()).await;

    let list = host.get("/notices?unread_only=true").await.expects(200);
    assert_eq!(list["unread"], 1);
    assert_eq!(list["items"][0]["subject"], "施設情報を公開しました（海のホテル）");
    let read = format!("/notices/{}/read", list["items"][0]["id"].as_str().unwrap());
    other.post(&read, json!({})).await.refuses(404, "not_found");
    let first = host.post(&read, json!({})).await.expects(200);
    app.at("2026-11-20T09:05");
    let second = host.post(&read, json!({})).await.expects(200);
    assert_eq!(first["read_at"], second["read_at"]);
    let list = host.get("/notices").await.expects(200);
    assert_eq!((&list["unread"], &list["items"][0]["may"]), (&json!(0), &json!([])));
}

#[actix_web::test]
async fn a_change_that_fails_writes_no_mail() {
    let app = TestApp::new().await;
    let incomplete = Mail::new(Topic::BookingReturned, published("aoki@example.jp").to);
    let mails = [published("aoki@example.jp"), incomplete];
    enqueue(app.inner(), &mails).await.unwrap_err();
    assert!(rows(&app).await.is_empty());
}
