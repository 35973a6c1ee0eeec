//! Taking beside, swapping, dropping: for the changes of other rooms, each inside their transaction.

use std::collections::BTreeSet;

use entities::id::{BookingId, HoldId};

use super::rules::{Row, wanted};
use super::store as rows;
use crate::app::Txn;
use crate::availability::rules::{Candidate, Want};
use crate::availability::store::{self, Connection};
use crate::error::{Refusal, Result, is_unique_violation};

/// Whether the booking could have all of it, its own places counted as free. Locks nothing.
///
/// # Errors
/// The database's.
pub async fn is_free_beside(db: &impl Connection, booking: BookingId, wants: &[Want]) -> Result<bool> {
    let own = rows::rows_of(db, booking).await?;
    Ok(wanted(&own, &candidates(db, booking, wants).await?).is_some())
}

/// Takes under the hold what the wants need beside the booking's own rows: nothing is counted twice, and what it has
/// stays its own whatever becomes of the hold. Types are locked in the order of their ids, as taking does.
///
/// # Errors
/// `booking.full`; the change must end with it.
pub async fn take_beside(txn: &Txn, booking: BookingId, hold: HoldId, wants: &[Want]) -> Result<()> {
    let mut wants = wants.to_vec();
    wants.sort_by_key(|want| want.unit_type);
    let types: Vec<_> = wants.iter().map(|want| want.unit_type).collect();
    let names = store::lock_types(txn, &types).await?;
    let full = || {
        let (ja, en) = names.first().map_or(("", ""), |(_, ja, en)| (ja, en));
        Refusal::conflict("booking.full").with("name", ja).with("name_en", en)
    };
    let own = rows::rows_of(txn, booking).await?;
    let wanted = wanted(&own, &candidates(txn, booking, &wants).await?).ok_or_else(full)?;
    let added: Vec<Row> = wanted.difference(&own).copied().collect();
    match rows::insert(txn, booking, hold, &added).await {
        Err(error) if is_unique_violation(&error) => Err(full().into()),
        other => Ok(other?),
    }
}

/// Makes what is wanted firm and frees the rest, with the hold: all of it is the booking's already.
///
/// # Errors
/// `change.places` when something of it isn't, because the place has other hours by now; the database's.
pub async fn swap(txn: &Txn, booking: BookingId, wants: &[Want]) -> Result<()> {
    let own = rows::rows_of(txn, booking).await?;
    let mut offered = candidates(txn, booking, wants).await?;
    for (want, units) in &mut offered {
        for unit in units {
            unit.free = has_all(&own, want, *unit);
        }
    }
    let kept = wanted(&own, &offered).ok_or_else(|| Refusal::conflict("change.places"))?;
    let left: Vec<Row> = own.difference(&kept).copied().collect();
    rows::delete(txn, booking, &left).await?;
    Ok(store::make_firm(txn, booking).await?)
}

fn has_all(own: &BTreeSet<Row>, want: &Want, unit: Candidate) -> bool {
    let one = Want {
        quantity: 1,
        ..want.clone()
    };
    let alone = Candidate {
        free: true,
        whole: false,
        ..unit
    };
    wanted(own, &[(one, vec![alone])]).is_some_and(|rows| rows.is_subset(own))
}

/// Frees what is held beside the booking's firm rows, with the hold.
///
/// # Errors
/// The database's.
pub async fn drop_held(txn: &Txn, booking: BookingId) -> Result<()> {
    rows::delete_held(txn, booking).await?;
    // Nothing points to the hold any more: making the rest firm deletes it.
    Ok(store::make_firm(txn, booking).await?)
}

async fn candidates(db: &impl Connection, booking: BookingId, wants: &[Want]) -> Result<Vec<(Want, Vec<Candidate>)>> {
    let mut offered = Vec::new();
    for want in wants {
        offered.push((want.clone(), store::units(db, want, Some(booking)).await?));
    }
    Ok(offered)
}
