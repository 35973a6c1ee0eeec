//! Runs: queued, taken by one process with a lease, kept as they ended.

use chrono::{DateTime, TimeDelta, Utc};
use entities::id::{RoundId, RoundRunId};
use entities::round_run::{self, State};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, DbBackend, DbErr, EntityTrait, FromQueryResult, IntoActiveModel, PaginatorTrait,
    QueryFilter, QueryOrder, QuerySelect, Statement,
};

use super::Connection;
use crate::app::Txn;

/// How long a run is one process's to compute, unless it says that it still is.
const LEASE: TimeDelta = TimeDelta::minutes(2);

pub async fn runs(db: &impl Connection, round: RoundId) -> Result<Vec<round_run::Model>, DbErr> {
    runs_page(db, round, (0, 1_000)).await
}

/// The newest first.
pub async fn runs_page(
    db: &impl Connection,
    round: RoundId,
    (offset, rows): (u64, u64),
) -> Result<Vec<round_run::Model>, DbErr> {
    round_run::Entity::find()
        .filter(round_run::Column::RoundId.eq(round))
        .order_by_desc(round_run::Column::Number)
        .offset(offset)
        .limit(rows)
        .all(db)
        .await
}

pub async fn find_run(db: &impl Connection, id: RoundRunId) -> Result<Option<round_run::Model>, DbErr> {
    round_run::Entity::find_by_id(id).one(db).await
}

pub async fn lock_run(txn: &Txn, id: RoundRunId) -> Result<Option<round_run::Model>, DbErr> {
    round_run::Entity::find_by_id(id).lock_exclusive().one(txn).await
}

pub async fn next_run_number(txn: &Txn, round: RoundId) -> Result<i32, DbErr> {
    let made = round_run::Entity::find()
        .filter(round_run::Column::RoundId.eq(round))
        .count(txn)
        .await?;
    Ok(i32::try_from(made).unwrap_or(i32::MAX).saturating_add(1))
}

pub async fn insert_run(txn: &Txn, row: round_run::Model) -> Result<round_run::Model, DbErr> {
    row.into_active_model().reset_all().insert(txn).await
}

/// Whether a run waits, or was left behind by a process that ended.
pub async fn is_any_waiting(db: &impl Connection, now: DateTime<Utc>) -> Result<bool, DbErr> {
    let left = round_run::Column::State
        .eq(State::Running)
        .and(round_run::Column::LeaseUntil.lte(now));
    let waiting = round_run::Entity::find()
        .filter(round_run::Column::State.eq(State::Queued).or(left))
        .count(db)
        .await?;
    Ok(waiting > 0)
}

/// Takes the oldest run that waits, by a lease: whoever gets it back is the only one to compute it.
pub async fn claim_run(db: &impl Connection, now: DateTime<Utc>) -> Result<Option<round_run::Model>, DbErr> {
    let backend = db.get_database_backend();
    // Two processes on PostgreSQL pass each other; SQLite has one writer anyway.
    let skip = if backend == DbBackend::Postgres {
        "FOR UPDATE SKIP LOCKED"
    } else {
        ""
    };
    let claim = format!(
        "UPDATE round_run SET state = 'running', started_at = $1, lease_until = $2, version = version + 1
         WHERE id IN (
            SELECT id FROM round_run
            WHERE state = 'queued' OR (state = 'running' AND (lease_until <= $1 OR lease_until > $2))
            ORDER BY requested_at, id LIMIT 1 {skip})
         RETURNING *"
    );
    let statement = Statement::from_sql_and_values(backend, claim, [now.into(), (now + LEASE).into()]);
    round_run::Model::find_by_statement(statement).one(db).await
}

/// Says that it is still being computed, and how far it is; false when it was cancelled or is somebody else's by now.
pub async fn renew_run(
    db: &impl Connection,
    run: &round_run::Model,
    now: DateTime<Utc>,
    (stage, value, bound): (&str, Option<i64>, Option<i64>),
) -> Result<bool, DbErr> {
    let renewed = round_run::Entity::update_many()
        .col_expr(round_run::Column::LeaseUntil, Expr::value(now + LEASE))
        .col_expr(round_run::Column::Stage, Expr::value(stage))
        .col_expr(round_run::Column::StageValue, Expr::value(value))
        .col_expr(round_run::Column::StageBound, Expr::value(bound))
        .filter(round_run::Column::Id.eq(run.id))
        .filter(round_run::Column::State.eq(State::Running))
        .filter(round_run::Column::Version.eq(run.version))
        .exec(db)
        .await?;
    Ok(renewed.rows_affected == 1)
}

/// How a run ended.
#[derive(Clone, Debug)]
pub enum Ended {
    Done { input: String, plan: String, notes: String },
    Failed { input: String, faults: String },
}

/// Keeps how it ended, unless it was cancelled or taken over meanwhile.
pub async fn finish_run(txn: &Txn, run: &round_run::Model, ended: Ended) -> Result<bool, DbErr> {
    let (state, input, plan, notes, faults) = match ended {
        Ended::Done { input, plan, notes } => (State::Done, input, Some(plan), Some(notes), None),
        Ended::Failed { input, faults } => (State::Failed, input, None, None, Some(faults)),
    };
    let finished = round_run::Entity::update_many()
        .col_expr(round_run::Column::State, Expr::value(state))
        .col_expr(round_run::Column::FinishedAt, Expr::value(txn.now()))
        .col_expr(round_run::Column::LeaseUntil, Expr::value(txn.now()))
        .col_expr(round_run::Column::Input, Expr::value(input))
        .col_expr(round_run::Column::Plan, Expr::value(plan))
        .col_expr(round_run::Column::Notes, Expr::value(notes))
        .col_expr(round_run::Column::Faults, Expr::value(faults))
        .col_expr(round_run::Column::Version, Expr::value(run.version + 1))
        .filter(round_run::Column::Id.eq(run.id))
        .filter(round_run::Column::State.eq(State::Running))
        .filter(round_run::Column::Version.eq(run.version))
        .exec(txn)
        .await?;
    Ok(finished.rows_affected == 1)
}

pub async fn cancel_run(txn: &Txn, run: round_run::Model) -> Result<round_run::Model, DbErr> {
    let cancelled = round_run::Model {
        state: State::Cancelled,
        finished_at: Some(txn.now()),
        lease_until: txn.now(),
        version: run.version + 1,
        ..run
    };
    cancelled.into_active_model().reset_all().update(txn).await
}
