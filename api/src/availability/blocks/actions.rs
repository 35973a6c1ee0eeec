//! Blocking units, changing a block and ending it.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use entities::block;
use entities::id::{BlockId, FacilityId, UnitId, UnitTypeId};

use super::kept::{self, Named};
use super::rules::{self, NewBlock};
use super::sheet::{BlockLine, COLUMNS};
use super::store;
use crate::app::{App, Connection, Context, Txn};
use crate::audit;
use crate::availability::places;
use crate::availability::rules::Candidate;
use crate::availability::store::{self as keys, Taker};
use crate::error::{Error, Refusal, Result, is_unique_violation};
use crate::facilities::sheets::{Book, table};
use crate::policy::{Action, Parties, Permit, Scope};
use crate::tables::Table;

/// A block, the units that it takes, and what the asker may do with it.
pub type Seen = (block::Model, Vec<UnitId>, Vec<&'static str>);

pub async fn create(app: &App, context: &Context, facility: FacilityId, new: &NewBlock) -> Result<BlockId> {
    app.change(context, async |txn| {
        let parties = places::about(txn, context, facility).await?;
        let permit = context.actor.may(Action::BlockCreate, &parties)?;

        let block = place(txn, context, facility, new).await?;
        let receipt = audit::record(txn, permit, &["block", "starts_on", "ends_on", "reason"]).await?;
        Ok((block.id, receipt))
    })
    .await
}

/// Checks and writes a block inside a change: for the calendar's action and for whoever takes many in at once.
///
/// # Errors
/// Every broken rule; what stands in its way.
pub async fn place(txn: &Txn, context: &Context, facility: FacilityId, new: &NewBlock) -> Result<block::Model> {
    rules::check(new, txn.today())?;
    let units = free_units(txn, facility, new, new.starts_on).await?;
    let block = store::create(txn, facility, new, context.actor.person_id()).await?;
    insert(txn, block.id, &units, new, new.starts_on).await?;
    Ok(block)
}

/// The blocks that stand from today on in the facilities of the asker, as lines; of one facility where one is named.
///
/// # Errors
/// The database's.
pub async fn standing_lines(
    db: &impl Connection,
    scope: &Scope,
    today: NaiveDate,
    only: Option<FacilityId>,
) -> Result<Vec<(BlockId, BlockLine)>> {
    let blocks = store::current(db, scope, today, only).await?;
    let ids: Vec<BlockId> = blocks.iter().map(|(block, ..)| block.id).collect();
    let facilities: Vec<FacilityId> = blocks.iter().map(|(block, ..)| block.facility_id).collect();
    let taken = store::taken(db, &ids).await?;
    let named = store::named(db, &facilities).await?;
    let none = (BTreeSet::new(), Vec::new());
    let lines = blocks.iter().flat_map(|(block, number, name)| {
        let taken = taken.get(&block.id).unwrap_or(&none.0);
        let all = named.get(&block.facility_id).unwrap_or(&none.1);
        let lines = kept::lines(number, name, block, taken, all);
        lines.into_iter().map(|line| (block.id, line)).collect::<Vec<_>>()
    });
    Ok(lines.collect())
}

/// The units of a facility as lines name them.
///
/// # Errors
/// The database's.
pub async fn named_units(db: &impl Connection, facility: FacilityId) -> Result<Vec<Named>> {
    let mut found = store::named(db, &[facility]).await?;
    Ok(found.remove(&facility).unwrap_or_default())
}

/// Ends a block inside a change: what it took from today on is free again.
///
/// # Errors
/// The database's.
pub async fn end_now(txn: &Txn, id: BlockId) -> Result<()> {
    store::lock(txn, id).await?;
    Ok(store::end(txn, id, txn.today()).await?)
}

/// The block, where it stands in a facility that the asker works for.
///
/// # Errors
/// The database's.
pub async fn find(db: &impl Connection, scope: &Scope, id: BlockId) -> Result<Option<block::Model>> {
    let found = store::find(db, scope, id).await?;
    Ok(found.map(|(block, ..)| block))
}

/// The blocks as a table.
///
/// # Errors
/// 401, 403 and the database's.
pub async fn export(app: &App, context: &Context) -> Result<Table> {
    let scope = context.scope();
    let everything = Parties::within("block", &scope);
    context.actor.may(Action::BlockExport, &everything)?;
    let lines = standing_lines(app.db.reader(), &scope, app.today(), None).await?;
    let lines: Vec<BlockLine> = lines.into_iter().map(|(_, line)| line).collect();
    let book = Book {
        locale: context.locale,
        municipalities: Vec::new(),
    };
    Ok(table("blocks", COLUMNS, &lines, &book))
}

/// The block within the asker's scope, and whom it concerns.
async fn found(db: &impl Connection, context: &Context, id: BlockId) -> Result<(block::Model, Parties)> {
    let (block, organisation, municipality) = store::find(db, &context.scope(), id)
        .await?
        .ok_or(Error::NotFound("block"))?;
    let parties = Parties::of_place("block", id, organisation, municipality).at_version(block.version);
    Ok((block, parties))
}

/// What every change of a block begins with: locked, permitted, at the version that the asker saw.
async fn begin(txn: &Txn, context: &Context, id: BlockId, action: Action) -> Result<(block::Model, Permit)> {
    store::lock(txn, id).await?;
    let (block, parties) = found(txn, context, id).await?;
    let permit = context.actor.may(action, &parties)?;
    context.expect(
        block.version,
        || serde_json::json!({ "version": block.version, "ended_at": block.ended_at }),
    )?;
    Ok((block, permit))
}

/// Rewrites a block: what lies behind stays as it was, what lies ahead is taken anew.
pub async fn update(app: &App, context: &Context, id: BlockId, new: &NewBlock) -> Result<BlockId> {
    app.change(context, async |txn| {
        let (block, permit) = begin(txn, context, id, Action::BlockUpdate).await?;
        if block.ended_at.is_some() || block.ends_on < txn.today() {
            return Err(Refusal::conflict("block.ended").into());
        }
        rules::check_again(block.starts_on, new, txn.today())?;

        let (facility, from) = (block.facility_id, new.starts_on.max(txn.today()));
        store::rewrite(txn, block, new, txn.today()).await?;
        let units = free_units(txn, facility, new, from).await?;
        insert(txn, id, &units, new, from).await?;
        let receipt = audit::record(txn, permit, &["starts_on", "ends_on", "reason", "units"]).await?;
        Ok((id, receipt))
    })
    .await
}

/// The units that the block asks for, locked, when nothing stands on them from `from` on.
async fn free_units(txn: &Txn, facility: FacilityId, new: &NewBlock, from: NaiveDate) -> Result<Vec<Candidate>> {
    let (types, units): (Vec<UnitTypeId>, Vec<_>) = store::units(txn, facility, None, None).await?.into_iter().unzip();
    let units = rules::chosen(new, units)?;
    keys::lock_types(txn, &types).await?;
    let ids: Vec<UnitId> = units.iter().map(|candidate| candidate.unit).collect();
    rules::refuse_standing(&store::standing(txn, &ids, from, new.ends_on).await?)?;
    Ok(units)
}

async fn insert(txn: &Txn, id: BlockId, units: &[Candidate], new: &NewBlock, from: NaiveDate) -> Result<()> {
    let inserted = keys::insert(txn, Taker::Block(id), units, &rules::want(new, from)).await;
    inserted.map_err(|error| {
        if is_unique_violation(&error) {
            Refusal::conflict("block.overlaps").into()
        } else {
            Error::from(error)
        }
    })
}

pub async fn end(app: &App, context: &Context, id: BlockId) -> Result<BlockId> {
    app.change(context, async |txn| {
        let (block, permit) = begin(txn, context, id, Action::BlockEnd).await?;
        if block.ended_at.is_some() {
            return Err(Refusal::conflict("block.ended").into());
        }

        store::end(txn, id, txn.today()).await?;
        let receipt = audit::record(txn, permit, &["ended_at"]).await?;
        Ok((id, receipt))
    })
    .await
}

/// The block as its host sees it after a change.
pub async fn view(app: &App, context: &Context, id: BlockId) -> Result<Seen> {
    let db = app.db.writer();
    let (block, parties) = found(db, context, id).await?;
    context.actor.may(Action::CalendarView, &parties)?;
    let endable: &[Action] = if block.ended_at.is_none() {
        &[Action::BlockUpdate, Action::BlockEnd]
    } else {
        &[]
    };
    let may = context.actor.allowed(endable, &parties);
    let units = store::units_of(db, id).await?;
    Ok((block, units, may))
}
