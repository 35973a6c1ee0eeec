//! Jobs run when they are due, never twice at once, and the machine says how it is.

use chrono::TimeDelta;
use entities::job_run;
use sea_orm::{ActiveModelTrait, EntityTrait, IntoActiveModel, Set};
use serde_json::json;
use tests::TestApp;
use workcation::app::Database;
use workcation::jobs::{self, JOBS, Keeper};

use crate::notifications::{enqueue, published};

async fn last_run(app: &TestApp, name: &str) -> job_run::Model {
    let run = job_run::Entity::find_by_id(name.to_owned())
        .one(app.db())
        .await
        .unwrap();
    run.expect("it ran")
}

#[actix_web::test]
async fn every_job_runs_on_an_empty_house_and_notes_it() {
    let app = TestApp::new().await;
    for job in JOBS {
        let outcome = jobs::run_once(app.inner(), job.name()).await;
        assert_eq!(outcome.unwrap(), Some(0), "{}", job.name());
        let run = last_run(&app, job.name()).await;
        assert_eq!((run.succeeded_at, run.last_error), (Some(app.now()), None));
    }
}

#[actix_web::test]
async fn a_job_that_somebody_is_running_is_left_alone_until_its_lease_ends() {
    let app = TestApp::new().await;
    jobs::run_once(app.inner(), "mail.deliver").await.unwrap();
    let mut row = last_run(&app, "mail.deliver").await.into_active_model();
    row.lease_until = Set(app.now() + TimeDelta::minutes(10));
    row.update(app.db()).await.unwrap();
    assert_eq!(jobs::run_once(app.inner(), "mail.deliver").await.unwrap(), None);
    app.inner().clock().move_to(app.now() + TimeDelta::minutes(10));
    assert_eq!(jobs::run_once(app.inner(), "mail.deliver").await.unwrap(), Some(0));
}

#[actix_web::test]
async fn a_failure_is_noted_shown_and_tried_again() {
    let app = TestApp::with(|config| "smtp://127.0.0.1:1".clone_into(&mut config.smtp_url)).await;
    enqueue(app.inner(), &[published("aoki@example.jp")]).await.unwrap();
    app.read_all_mail().await;
    jobs::run_once(app.inner(), "mail.deliver").await.unwrap_err();
    let health = app.administrator().await.get("/health").await.expects(200);
    assert_eq!(health["status"], "degraded");
    let delivery = &health["detail"]["jobs"].as_array().unwrap()[0];
    assert_eq!(
        (&delivery["name"], &delivery["late"]),
        (&json!("mail.deliver"), &json!(true))
    );
    assert!(delivery["last_error"].is_string(), "{delivery}");
    assert_eq!(health["detail"]["outbox"]["waiting"], 1);
}

#[actix_web::test]
async fn strangers_learn_only_whether_it_is_well() {
    let app = TestApp::new().await;
    jobs::run_due(app.inner()).await.unwrap();
    let health = app.visitor().get("/health").await.expects(200);
    let version = env!("CARGO_PKG_VERSION");
    assert_eq!(
        health.json(),
        &json!({ "status": "ok", "version": version, "database": true })
    );
    let contact = app.contact_of("青磁").await.get("/health").await.expects(200);
    assert!(contact.json().get("detail").is_none());
    let secretariat = app.secretariat().await.get("/health").await.expects(200);
    assert!(secretariat["detail"]["disk"]["free_bytes"].as_u64().unwrap() > 0);
    app.inner().clock().move_to(app.now() + TimeDelta::days(1));
    let later = app.visitor().get("/health").await.expects(200);
    assert_eq!(later["status"], "degraded");
}

#[actix_web::test]
async fn the_keeper_runs_what_is_due_wakes_after_a_commit_and_stops() {
    let app = TestApp::demo().await;
    let keeper = Keeper::start(app.inner().clone());
    enqueue(app.inner(), &[published("aoki@example.jp")]).await.unwrap();
    let in_mailbox = async || {
        let shown = app.visitor().get("/demo/mailbox").await.expects(200);
        shown["items"]
            .as_array()
            .unwrap()
            .iter()
            .any(|mail| mail["status"] == "mailbox")
    };
    // Well below the keeper's five seconds: the commit woke it.
    let mut looks = 0;
    while !in_mailbox().await {
        looks += 1;
        assert!(looks < 40, "the commit woke nobody");
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    keeper.stop().await;
    app.read_all_mail().await;
    assert_eq!(last_run(&app, "mail.deliver").await.last_error, None);
}

#[actix_web::test]
async fn moving_the_clock_of_the_demo_runs_what_is_due_by_then() {
    let app = TestApp::demo().await;
    jobs::run_due(app.inner()).await.unwrap();
    enqueue(app.inner(), &[published("aoki@example.jp")]).await.unwrap();
    app.read_all_mail().await;
    let moved = json!({ "now": "2026-12-01T15:30:00Z" });
    let clock = app.visitor().put("/demo/clock", moved).await.expects(200);
    assert_eq!(
        (&clock["today"], &clock["ran"]),
        (&json!("2026-12-02"), &json!(["mail.deliver"]))
    );
    let back = json!({ "now": "2026-11-20T00:00:00Z" });
    app.visitor().put("/demo/clock", back).await.expects(200);
    assert_eq!(last_run(&app, "mail.deliver").await.started_at, app.now());
}

#[actix_web::test]
async fn production_knows_no_clock_to_move() {
    let app = TestApp::new().await;
    let moved = json!({ "now": "2026-12-01T15:30:00Z" });
    app.visitor().put("/demo/clock", moved).await.refuses(404, "not_found");
    let document = workcation::http::description().to_json().unwrap();
    assert!(!document.contains("/demo/"));
}

#[actix_web::test]
async fn a_backup_of_sqlite_is_a_whole_database_and_never_replaces_a_file() {
    let app = TestApp::new().await;
    if !app.inner().db.is_sqlite() {
        return;
    }
    let secretariat = app.secretariat().await;
    let file = std::env::temp_dir().join(format!("workcation-backup-{}.db", uuid::Uuid::new_v4()));
    let url = format!("sqlite:{}", file.display());
    app.inner().db.backup("sqlite:", &file).await.unwrap();
    let again = app.inner().db.backup("sqlite:", &file).await.unwrap_err();
    assert!(again.to_string().contains("exists already"));

    let copy = Database::connect(&url).await.unwrap();
    let person = entities::person::Entity::find_by_id(secretariat.id())
        .one(copy.reader())
        .await
        .unwrap();
    assert_eq!(person.unwrap().email, secretariat.email());
    copy.close().await.unwrap();
    for ending in ["", "-wal", "-shm"] {
        let _ = std::fs::remove_file(format!("{}{ending}", file.display()));
    }
}

#[actix_web::test]
async fn a_backup_of_postgresql_is_an_archive_or_says_what_to_install() {
    let app = TestApp::new().await;
    if app.inner().db.is_sqlite() {
        return;
    }
    let file = std::env::temp_dir().join(format!("workcation-backup-{}.dump", uuid::Uuid::new_v4()));
    match app.inner().db.backup(app.database_url(), &file).await {
        Ok(()) => {
            assert!(std::fs::read(&file).unwrap().starts_with(b"PGDMP"));
            std::fs::remove_file(&file).unwrap();
        }
        Err(error) => assert!(error.to_string().contains("install postgresql-client"), "{error}"),
    }
}

#[actix_web::test]
async fn a_backup_of_a_database_that_is_none_fails() {
    let fresh = tests::FreshDatabase::empty();
    let db = Database::connect(&fresh.url).await.unwrap();
    let file = std::env::temp_dir().join(format!("workcation-backup-{}.db", uuid::Uuid::new_v4()));
    if db.is_sqlite() {
        db.backup(&fresh.url, &file).await.unwrap_err();
        assert!(!file.exists());
    }
    db.close().await.unwrap();
}
