//! Batches and their rows, and what of other tables a run asks.

use std::collections::HashMap;

use entities::Instant;
use entities::id::{ImportId, OrganisationId, PersonId};
use entities::import_batch::{self, State};
use entities::import_row::{self, Outcome, Verdict};
use entities::{facility, municipality, organisation, person};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, Condition, DbErr, EntityTrait, IntoActiveModel, Order, QueryFilter, QueryOrder,
    QuerySelect, Set,
};

use crate::app::{Connection, Txn};
use crate::facilities::Listing;
use crate::paging::Paging;
use crate::policy::Scope;

const ROWS_MAX: u64 = 5_000;
const FORGOTTEN_MAX: u64 = 500;
/// Rows of one statement: databases bound how many values they take.
const AT_A_TIME: usize = 200;

/// Batches that the asker may know of: their host's, their municipality's, for the office all.
fn visible(scope: &Scope) -> Condition {
    if scope.system || scope.office {
        return Condition::all();
    }
    Condition::any()
        .add(import_batch::Column::OrganisationId.is_in(scope.hosted.iter().copied()))
        .add(import_batch::Column::MunicipalityCode.is_in(scope.municipalities.iter().cloned()))
}

pub async fn find(db: &impl Connection, scope: &Scope, id: ImportId) -> Result<Option<import_batch::Model>, DbErr> {
    import_batch::Entity::find_by_id(id)
        .filter(visible(scope))
        .one(db)
        .await
}

pub async fn lock(txn: &Txn, scope: &Scope, id: ImportId) -> Result<Option<import_batch::Model>, DbErr> {
    let found = import_batch::Entity::find_by_id(id).filter(visible(scope));
    found.lock_exclusive().one(txn).await
}

/// The newest first.
pub async fn list(db: &impl Connection, scope: &Scope, paging: &Paging) -> Result<Vec<import_batch::Model>, DbErr> {
    import_batch::Entity::find()
        .filter(visible(scope))
        .order_by_desc(import_batch::Column::CreatedAt)
        .order_by_desc(import_batch::Column::Id)
        .offset(paging.offset())
        .limit(paging.rows() + 1)
        .all(db)
        .await
}

/// How many rows of each batch came to what.
pub async fn tallies(
    db: &impl Connection,
    batches: &[ImportId],
) -> Result<Vec<(ImportId, Verdict, Option<Outcome>, i64)>, DbErr> {
    import_row::Entity::find()
        .select_only()
        .columns([
            import_row::Column::ImportId,
            import_row::Column::Verdict,
            import_row::Column::Outcome,
        ])
        .column_as(import_row::Column::Number.count(), "rows")
        .filter(import_row::Column::ImportId.is_in(batches.iter().copied()))
        .group_by(import_row::Column::ImportId)
        .group_by(import_row::Column::Verdict)
        .group_by(import_row::Column::Outcome)
        .limit(ROWS_MAX)
        .into_tuple()
        .all(db)
        .await
}

/// What the batches' organisations and people are called.
pub async fn names(
    db: &impl Connection,
    batches: &[import_batch::Model],
) -> Result<(HashMap<OrganisationId, String>, HashMap<PersonId, String>), DbErr> {
    let organisations: Vec<(OrganisationId, String)> = organisation::Entity::find()
        .select_only()
        .columns([organisation::Column::Id, organisation::Column::Name])
        .filter(organisation::Column::Id.is_in(batches.iter().map(|batch| batch.organisation_id)))
        .limit(ROWS_MAX)
        .into_tuple()
        .all(db)
        .await?;
    let people: Vec<(PersonId, String)> = person::Entity::find()
        .select_only()
        .columns([person::Column::Id, person::Column::Name])
        .filter(person::Column::Id.is_in(batches.iter().map(|batch| batch.created_by)))
        .limit(ROWS_MAX)
        .into_tuple()
        .all(db)
        .await?;
    Ok((organisations.into_iter().collect(), people.into_iter().collect()))
}

/// Which rows are asked for.
#[derive(Clone, Copy, Debug, Default)]
pub struct Asked {
    pub verdict: Option<Verdict>,
    pub outcome: Option<Outcome>,
}

/// A page of rows, those with faults first, then as the file has them.
pub async fn page(
    db: &impl Connection,
    id: ImportId,
    asked: Asked,
    offset: u64,
    rows: u64,
) -> Result<Vec<import_row::Model>, DbErr> {
    let mut query = import_row::Entity::find().filter(import_row::Column::ImportId.eq(id));
    if let Some(verdict) = asked.verdict {
        query = query.filter(import_row::Column::Verdict.eq(verdict));
    }
    if let Some(outcome) = asked.outcome {
        query = query.filter(import_row::Column::Outcome.eq(outcome));
    }
    query
        .order_by(import_row::Column::Verdict.eq(Verdict::Error), Order::Desc)
        .order_by_asc(import_row::Column::Number)
        .offset(offset)
        .limit(rows)
        .all(db)
        .await
}

/// All rows in the order of the file.
pub async fn rows(db: &impl Connection, id: ImportId, asked: Asked) -> Result<Vec<import_row::Model>, DbErr> {
    let mut found = page(db, id, asked, 0, ROWS_MAX).await?;
    found.sort_by_key(|row| row.number);
    Ok(found)
}

pub async fn create(
    txn: &Txn,
    batch: import_batch::Model,
    rows: Vec<import_row::Model>,
) -> Result<import_batch::Model, DbErr> {
    let batch = batch.into_active_model().reset_all().insert(txn).await?;
    for some in rows.chunks(AT_A_TIME) {
        let models = some.iter().map(|row| row.clone().into_active_model().reset_all());
        import_row::Entity::insert_many(models)
            .exec_without_returning(txn)
            .await?;
    }
    Ok(batch)
}

/// Writes the batch in its next state.
pub async fn advance(txn: &Txn, mut batch: import_batch::Model, state: State) -> Result<import_batch::Model, DbErr> {
    batch.version += 1;
    batch.state = state;
    match state {
        State::Preview => {}
        State::Applied => batch.applied_at = Some(txn.now()),
        State::Undone => batch.undone_at = Some(txn.now()),
    }
    batch.into_active_model().reset_all().update(txn).await
}

/// Writes the rows as the run that applied them judged them.
pub async fn applied(txn: &Txn, rows: Vec<import_row::Model>) -> Result<(), DbErr> {
    for row in rows {
        row.into_active_model().reset_all().update(txn).await?;
    }
    Ok(())
}

/// Writes what became of the rows that were taken back.
pub async fn undone(txn: &Txn, id: ImportId, rows: Vec<(i32, Option<String>)>) -> Result<(), DbErr> {
    for (number, kept) in rows {
        let outcome = if kept.is_some() { Outcome::Kept } else { Outcome::Undone };
        let row = import_row::ActiveModel {
            import_id: Set(id),
            number: Set(number),
            outcome: Set(Some(outcome)),
            kept_reason: Set(kept),
            ..Default::default()
        };
        row.update(txn).await?;
    }
    Ok(())
}

/// Until when batches are overdue: since their file was sent, or since they were applied or undone.
#[derive(Clone, Copy)]
pub struct Overdue {
    pub previews: Instant,
    pub others: Instant,
}

impl Overdue {
    fn condition(self) -> Condition {
        use import_batch::Column::{AppliedAt, CreatedAt, State as Is, UndoneAt};
        let of = |state: State| Condition::all().add(Is.eq(state));
        Condition::any()
            .add(of(State::Preview).add(CreatedAt.lt(self.previews)))
            .add(of(State::Applied).add(AppliedAt.lt(self.others)))
            .add(of(State::Undone).add(UndoneAt.lt(self.others)))
    }
}

/// The batches whose time is over, the oldest first, as many as one run of a job forgets.
pub async fn overdue(db: &impl Connection, overdue: Overdue) -> Result<Vec<ImportId>, DbErr> {
    import_batch::Entity::find()
        .select_only()
        .column(import_batch::Column::Id)
        .filter(overdue.condition())
        .order_by_asc(import_batch::Column::CreatedAt)
        .limit(FORGOTTEN_MAX)
        .into_tuple()
        .all(db)
        .await
}

/// Removes a batch and its rows; false when it isn't overdue any longer.
pub async fn forget(txn: &Txn, id: ImportId, overdue: Overdue) -> Result<bool, DbErr> {
    let found = import_batch::Entity::find_by_id(id).filter(overdue.condition());
    if found.lock_exclusive().one(txn).await?.is_none() {
        return Ok(false);
    }
    import_row::Entity::delete_many()
        .filter(import_row::Column::ImportId.eq(id))
        .exec(txn)
        .await?;
    import_batch::Entity::delete_by_id(id).exec(txn).await?;
    Ok(true)
}

/// All municipalities.
pub async fn municipalities(db: &impl Connection) -> Result<Vec<municipality::Model>, DbErr> {
    municipality::Entity::find()
        .order_by_asc(municipality::Column::Code)
        .limit(ROWS_MAX)
        .all(db)
        .await
}

/// The number of the owner's facility that is called so in the same municipality.
pub async fn namesake(db: &impl Connection, owner: OrganisationId, listing: &Listing) -> Result<Option<String>, DbErr> {
    facility::Entity::find()
        .select_only()
        .column(facility::Column::Number)
        .filter(facility::Column::OrganisationId.eq(owner))
        .filter(facility::Column::MunicipalityCode.eq(&listing.municipality_code))
        .filter(facility::Column::NameJa.eq(&listing.name.ja))
        .order_by_asc(facility::Column::Number)
        .into_tuple()
        .one(db)
        .await
}
