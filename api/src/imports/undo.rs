//! Taking an import back: each facility and each block by itself, the last one first. What somebody touched since, or
//! what is booked, stays, and says why.

use std::collections::BTreeMap;

use entities::id::FacilityId;
use entities::import_batch::Kind;
use entities::import_row::{self, Verdict};

use super::rules::{faults_of, is_untouched};
use crate::app::{Context, Txn};
use crate::audit;
use crate::availability::{end_block_now, find_block};
use crate::error::{Error, Fault, Refusal, Result};
use crate::facilities::{Listing, Whole, check_change, lock_own, parties, remove_draft, write_change};
use crate::policy::Action;

/// What became of a row.
pub struct Undone {
    pub number: i32,
    /// Why it stays; nothing where it was undone.
    pub kept: Option<Fault>,
}

/// Takes the rows back that were applied.
///
/// # Errors
/// The database's.
pub async fn run(txn: &Txn, context: &Context, kind: Kind, rows: &[import_row::Model]) -> Result<Vec<Undone>> {
    let mut undone = Vec::new();
    if kind == Kind::Blocks {
        for row in rows.iter().rev() {
            let kept = outcome(txn.attempt(async || block(txn, context, row).await).await)?;
            undone.push(Undone {
                number: row.number,
                kept,
            });
        }
        return Ok(undone);
    }
    // All rows of a facility are one change of it.
    let mut groups: BTreeMap<FacilityId, Vec<&import_row::Model>> = BTreeMap::new();
    for row in rows {
        if let Some(facility) = row.facility_id {
            groups.entry(facility).or_default().push(row);
        }
    }
    for (id, rows) in groups.into_iter().rev() {
        let Some(first) = rows.first() else { continue };
        let kept = outcome(txn.attempt(async || facility(txn, context, id, first).await).await)?;
        undone.extend(rows.iter().map(|row| Undone {
            number: row.number,
            kept: kept.clone(),
        }));
    }
    Ok(undone)
}

/// Why it stays; what isn't a reason of ours goes on as an error.
fn outcome(tried: Result<()>) -> Result<Option<Fault>> {
    match tried {
        Ok(()) => Ok(None),
        Err(Error::Refused(refusal)) => Ok(faults_of(refusal).into_iter().next()),
        Err(error) if error.is_reference_violation() => Ok(Some(Fault::new("", "import.in_use"))),
        Err(error) => Err(error),
    }
}

async fn facility(txn: &Txn, context: &Context, id: FacilityId, row: &import_row::Model) -> Result<()> {
    let whole = lock_own(txn, &context.scope(), id).await?;
    let whole: Whole = whole.ok_or_else(|| Refusal::conflict("import.gone"))?;
    let permit = context.actor.may(Action::ImportUndo, &parties(&whole.row))?;
    let before = row.before.as_deref().map(serde_json::from_str::<Listing>);
    let before = before.transpose().map_err(Error::internal)?;
    let created = row.verdict == Verdict::Create && before.is_none();
    if !is_untouched(whole.row.version, whole.row.state, created, row.version_after) {
        return Err(Refusal::conflict("import.touched").into());
    }
    let Some(before) = before else {
        remove_draft(txn, id).await?;
        audit::record(txn, permit, &["state"]).await?;
        return Ok(());
    };
    let checked = check_change(txn, &whole, &before).await?;
    let (_, changed) = write_change(txn, whole, &before, checked).await?;
    let fields: Vec<&str> = changed.iter().map(String::as_str).collect();
    audit::record(txn, permit, &fields).await?;
    Ok(())
}

async fn block(txn: &Txn, context: &Context, row: &import_row::Model) -> Result<()> {
    let gone = || Refusal::conflict("import.gone");
    let id = row.block_id.ok_or_else(gone)?;
    let scope = context.scope();
    let block = find_block(txn, &scope, id).await?.ok_or_else(gone)?;
    if block.ended_at.is_some() || Some(block.version) != row.version_after {
        return Err(Refusal::conflict("import.touched").into());
    }
    let whole = lock_own(txn, &scope, block.facility_id).await?.ok_or_else(gone)?;
    let permit = context.actor.may(Action::ImportUndo, &parties(&whole.row))?;
    end_block_now(txn, id).await?;
    audit::record(txn, permit, &["block", "ended_at"]).await?;
    Ok(())
}
