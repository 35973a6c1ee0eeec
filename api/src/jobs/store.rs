//! Queries on `job_run`. These rows are the machine's own notes, so they are written outside any change.

use chrono::{DateTime, Utc};
use entities::job_run;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, Statement};

use super::rules::LEASE;

/// The last run of every job that ever ran.
pub(super) async fn runs(db: &impl ConnectionTrait) -> Result<Vec<job_run::Model>, DbErr> {
    job_run::Entity::find().all(db).await
}

/// Takes the job unless somebody has it. A lease that is longer than any was made before the clock went back.
pub(super) async fn claim(db: &impl ConnectionTrait, name: &str, now: DateTime<Utc>) -> Result<bool, DbErr> {
    let claim = "INSERT INTO job_run (name, started_at, lease_until) VALUES ($1, $2, $3)
         ON CONFLICT (name) DO UPDATE SET started_at = excluded.started_at, lease_until = excluded.lease_until
         WHERE job_run.lease_until <= excluded.started_at OR job_run.lease_until > excluded.lease_until";
    let values = [name.into(), now.into(), (now + LEASE).into()];
    let statement = Statement::from_sql_and_values(db.get_database_backend(), claim, values);
    Ok(db.execute_raw(statement).await?.rows_affected() == 1)
}

/// Notes how the run ended, and gives the job free.
pub(super) async fn finish(
    db: &impl ConnectionTrait,
    name: &str,
    now: DateTime<Utc>,
    error: Option<String>,
) -> Result<(), DbErr> {
    let mut update = job_run::Entity::update_many()
        .col_expr(job_run::Column::FinishedAt, Expr::value(now))
        .col_expr(job_run::Column::LeaseUntil, Expr::value(now));
    if error.is_none() {
        update = update.col_expr(job_run::Column::SucceededAt, Expr::value(now));
    }
    update
        .col_expr(job_run::Column::LastError, Expr::value(error))
        .filter(job_run::Column::Name.eq(name))
        .exec(db)
        .await?;
    Ok(())
}

/// Whether the database answers at all.
pub(super) async fn answers(db: &impl ConnectionTrait) -> bool {
    db.execute_unprepared("SELECT 1").await.is_ok()
}
