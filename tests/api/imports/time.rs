//! What was taken in is forgotten when its time is over.

use entities::{audit_event, facility, import_batch, import_row};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use tests::TestApp;
use workcation::jobs;

use super::places::{TEN_ROWS, host};
use super::{apply, preview, undo};

async fn kept(app: &TestApp) -> (u64, u64) {
    let batches = import_batch::Entity::find().count(app.db()).await.unwrap();
    (batches, import_row::Entity::find().count(app.db()).await.unwrap())
}

async fn forgotten(app: &TestApp) -> Option<usize> {
    jobs::run_once(app.inner(), "import.forget").await.unwrap()
}

#[actix_web::test]
async fn previews_are_kept_for_a_week_and_what_was_written_stays() {
    let app = TestApp::with(|config| config.import_kept_days = 30).await;
    let host = host(&app).await;
    let applied = preview(&host, "facilities", TEN_ROWS).await;
    apply(&host, &applied).await.expects(200);
    let looked_at = preview(&host, "facilities", TEN_ROWS).await;
    let path = format!("/imports/{}", looked_at.id());
    assert_eq!(kept(&app).await, (2, 20));

    app.at("2026-11-27T09:00");
    assert_eq!(forgotten(&app).await, Some(0), "a week is not more than a week");
    app.at("2026-11-27T09:01");
    assert_eq!(forgotten(&app).await, Some(1));
    assert_eq!(kept(&app).await, (1, 10));
    host.get(&path).await.refuses(404, "not_found");

    app.at("2026-12-20T09:01");
    assert_eq!(forgotten(&app).await, Some(1));
    assert_eq!(kept(&app).await, (0, 0));
    undo(&host, &applied).await.refuses(404, "not_found");
    assert_eq!(facility::Entity::find().count(app.db()).await.unwrap(), 7);
    let recorded = audit_event::Entity::find().filter(audit_event::Column::Verb.eq("import.forget"));
    assert_eq!(recorded.count(app.db()).await.unwrap(), 2);
}

#[actix_web::test]
async fn the_time_of_an_undone_import_begins_with_the_undo() {
    let app = TestApp::with(|config| config.import_kept_days = 30).await;
    let host = host(&app).await;
    let import = preview(&host, "facilities", TEN_ROWS).await;
    let applied = apply(&host, &import).await.expects(200);
    app.at("2026-12-10T09:00");
    undo(&host, &applied).await.expects(200);
    app.at("2026-12-20T09:01");
    assert_eq!(forgotten(&app).await, Some(0));
    app.at("2027-01-09T09:01");
    assert_eq!(forgotten(&app).await, Some(1));
    assert_eq!(kept(&app).await, (0, 0));
}
