//! Rows of rounds and what they are about. Every query that answers somebody takes the asker's [`Scope`].

mod applications;
mod names;
mod outcomes;
mod overrides;
mod runs;

pub use applications::{Applied, pooled, pooled_versions};
pub use names::{Directory, directory, municipalities, people, with_trials_since};
pub use outcomes::{insert_outcomes, outcome_of, outcomes_for_hosts, own_facilities, placed_by_municipality};
pub use overrides::{
    find_override, insert_override, lock_override, overrides, remove_override, score, scores, standing,
};
pub use runs::{
    Ended, cancel_run, claim_run, find_run, finish_run, insert_run, is_any_waiting, lock_run, next_run_number,
    renew_run, runs, runs_page,
};
pub use sea_orm::ConnectionTrait as Connection;

use std::collections::HashMap;

use entities::id::{CallId, RoundId};
use entities::round::{self, State};
use entities::{booking, outbox, programme_call, round_outcome, round_override, round_run};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, Condition, DbErr, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter,
    QueryOrder, QuerySelect,
};

use crate::app::Txn;
use crate::policy::Scope;

/// Rounds are the office's.
fn visible(scope: &Scope) -> Condition {
    if scope.system || scope.office {
        Condition::all()
    } else {
        Condition::all().add(round::Column::Id.is_null())
    }
}

pub async fn find(db: &impl Connection, scope: &Scope, id: RoundId) -> Result<Option<round::Model>, DbErr> {
    round::Entity::find_by_id(id).filter(visible(scope)).one(db).await
}

pub async fn lock(txn: &Txn, scope: &Scope, id: RoundId) -> Result<Option<round::Model>, DbErr> {
    let found = round::Entity::find_by_id(id).filter(visible(scope));
    found.lock_exclusive().one(txn).await
}

/// The newest first.
pub async fn list(
    db: &impl Connection,
    scope: &Scope,
    call: Option<CallId>,
    (offset, rows): (u64, u64),
) -> Result<Vec<round::Model>, DbErr> {
    let of_call = call.map(|call| round::Column::CallId.eq(call));
    page(visible(scope).add_option(of_call), (offset, rows)).all(db).await
}

/// Rounds of published calls, for everybody.
pub async fn published(
    db: &impl Connection,
    call: Option<CallId>,
    (offset, rows): (u64, u64),
) -> Result<Vec<round::Model>, DbErr> {
    let calls = programme_call::Entity::find()
        .select_only()
        .column(programme_call::Column::Id)
        .filter(programme_call::Column::State.eq(programme_call::State::Published));
    let shown = Condition::all()
        .add(round::Column::CallId.in_subquery(sea_orm::QueryTrait::into_query(calls)))
        .add(round::Column::State.ne(State::Closed))
        .add_option(call.map(|call| round::Column::CallId.eq(call)));
    page(shown, (offset, rows)).all(db).await
}

fn page(which: Condition, (offset, rows): (u64, u64)) -> sea_orm::Select<round::Entity> {
    round::Entity::find()
        .filter(which)
        .order_by_desc(round::Column::OpenedAt)
        .order_by_desc(round::Column::Id)
        .offset(offset)
        .limit(rows)
}

/// The call, locked: of two rounds opened at once one waits and sees the other.
pub async fn lock_call(txn: &Txn, id: CallId) -> Result<Option<programme_call::Model>, DbErr> {
    let found = programme_call::Entity::find_by_id(id);
    found.lock_exclusive().one(txn).await
}

pub async fn calls(
    db: &impl Connection,
    ids: impl IntoIterator<Item = CallId>,
) -> Result<HashMap<CallId, programme_call::Model>, DbErr> {
    let found = programme_call::Entity::find()
        .filter(programme_call::Column::Id.is_in(ids))
        .limit(500)
        .all(db)
        .await?;
    Ok(found.into_iter().map(|call| (call.id, call)).collect())
}

/// These rounds, whoever asks: what of them may be told is the caller's to choose.
pub async fn rounds(
    db: &impl Connection,
    ids: impl IntoIterator<Item = RoundId>,
) -> Result<HashMap<RoundId, round::Model>, DbErr> {
    let found = round::Entity::find()
        .filter(round::Column::Id.is_in(ids))
        .limit(500)
        .all(db)
        .await?;
    Ok(found.into_iter().map(|round| (round.id, round)).collect())
}

/// The rounds that the call has had, and whether one is open.
pub async fn of_call(txn: &Txn, call: CallId) -> Result<(i32, bool), DbErr> {
    let rounds = round::Entity::find()
        .filter(round::Column::CallId.eq(call))
        .limit(1_000)
        .all(txn)
        .await?;
    let last = rounds.iter().map(|round| round.number).max().unwrap_or(0);
    Ok((last, rounds.iter().any(|round| round.state == State::Open)))
}

pub async fn insert(txn: &Txn, row: round::Model) -> Result<round::Model, DbErr> {
    row.into_active_model().reset_all().insert(txn).await
}

/// Writes all columns and the next version.
pub async fn update(txn: &Txn, mut row: round::Model) -> Result<round::Model, DbErr> {
    row.version += 1;
    row.into_active_model().reset_all().update(txn).await
}

/// How much there is of everything that a round's page counts.
#[derive(Clone, Copy, Debug, Default)]
pub struct Counts {
    pub applications: u64,
    pub runs: u64,
    pub overrides: u64,
    pub drafts: u64,
}

pub async fn counts(db: &impl Connection, round: &round::Model) -> Result<Counts, DbErr> {
    let applications = match round.state {
        State::Applied => {
            let decided = round_outcome::Entity::find().filter(round_outcome::Column::RoundId.eq(round.id));
            decided.count(db).await?
        }
        State::Open | State::Closed => {
            let waiting = booking::Entity::find()
                .filter(booking::Column::CallId.eq(round.call_id))
                .filter(booking::Column::State.eq(booking::State::Pooled));
            waiting.count(db).await?
        }
    };
    Ok(Counts {
        applications,
        runs: round_run::Entity::find()
            .filter(round_run::Column::RoundId.eq(round.id))
            .count(db)
            .await?,
        overrides: round_override::Entity::find()
            .filter(round_override::Column::RoundId.eq(round.id))
            .filter(round_override::Column::RemovedAt.is_null())
            .count(db)
            .await?,
        drafts: outbox::Entity::find()
            .filter(outbox::Column::DraftOf.eq(round.id.0))
            .filter(outbox::Column::IsDraft.eq(true))
            .filter(outbox::Column::DiscardedAt.is_null())
            .count(db)
            .await?,
    })
}
