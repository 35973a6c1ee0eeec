//! Taking and freeing, for the changes of other rooms: each of these runs inside their transaction.

use chrono::{DateTime, NaiveDate, Utc};
use entities::id::{BookingId, FacilityId, HoldId, UnitId, UnitTypeId};

use super::opening::store::{holidays, openings};
use super::places::Which;
use super::rules::{self, Ask, Item, Want, WorkHours};
use super::store::{self, Connection};
use crate::app::Txn;
use crate::error::{Refusal, Result, is_unique_violation};

/// Until when a booking's rows are held, and for which version of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hold {
    pub id: HoldId,
    pub booking: BookingId,
    pub version: i64,
    pub expires_at: DateTime<Utc>,
}

/// What the items of a wish take at its facilities, by the kinds, hours and closing rules of each.
///
/// # Errors
/// `booking.unit_type_unknown` for a type that is none of theirs, `booking.closed`, `booking.no_nights`.
pub async fn plan(
    db: &impl Connection,
    facilities: &[FacilityId],
    asks: &[Ask],
    starts_on: NaiveDate,
    ends_on: NaiveDate,
    hours: &[WorkHours],
) -> Result<Vec<Want>> {
    let holidays = holidays(db, starts_on, ends_on).await?;
    let mut wants = Vec::new();
    let mut known = 0;
    for facility in facilities {
        let kinds = store::kinds(db, *facility).await?;
        let own = |ask: &Ask| {
            let (_, kind) = kinds.iter().find(|(unit_type, _)| *unit_type == ask.unit_type)?;
            Some(Item {
                unit_type: ask.unit_type,
                kind: *kind,
                quantity: ask.quantity,
            })
        };
        let items: Vec<Item> = asks.iter().filter_map(own).collect();
        known += items.len();
        let openings = openings(db, &Which::ids(&[*facility]), None, holidays.clone()).await?;
        let opening = openings.of(*facility);
        let taken = rules::wants(&items, starts_on, ends_on, hours, opening);
        rules::refuse_closed(&items, &taken, starts_on, ends_on, opening)?;
        wants.extend(taken);
    }
    if known < asks.len() {
        return Err(Refusal::invalid("booking.unit_type_unknown").into());
    }
    Ok(wants)
}

/// Whether all of it could be taken now. Locks nothing: [`take`] has the last word.
///
/// # Errors
/// The database's.
pub async fn is_free(db: &impl Connection, wants: &[Want]) -> Result<bool> {
    for want in wants {
        if rules::choose(want, &store::units(db, want, None).await?).is_none() {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Locks everything that the places have until the change ends: who asks whether something is free *and nobody waits
/// for it* must not be overtaken before it takes. A change calls it once, for all its places together.
///
/// # Errors
/// The database's.
pub async fn lock_places(txn: &Txn, facilities: &[FacilityId]) -> Result<()> {
    Ok(store::lock_places(txn, facilities).await?)
}

/// Takes units for the booking: held while `hold` is given, firm otherwise. One unit keeps all its nights.
///
/// The rows of the unit types are locked first, in the order of their ids: under contention whoever comes second
/// waits and then sees what is really left, so nobody is told "full" while a unit is free.
///
/// # Errors
/// `booking.full`, naming the unit type. The change must end with it: where the key itself said no, PostgreSQL has
/// aborted the transaction.
pub async fn take(txn: &Txn, booking: BookingId, hold: Option<HoldId>, wants: &[Want]) -> Result<()> {
    take_preferring(txn, booking, hold, wants, &[]).await
}

/// The same; of those that are free these units first.
///
/// # Errors
/// As [`take`].
pub async fn take_preferring(
    txn: &Txn,
    booking: BookingId,
    hold: Option<HoldId>,
    wants: &[Want],
    preferred: &[UnitId],
) -> Result<()> {
    let mut wants: Vec<&Want> = wants.iter().collect();
    wants.sort_by_key(|want| want.unit_type);
    let names = store::lock_types(txn, &wants.iter().map(|want| want.unit_type).collect::<Vec<_>>()).await?;
    for want in wants {
        let mut candidates = store::units(txn, want, None).await?;
        candidates.sort_by_key(|candidate| !preferred.contains(&candidate.unit));
        let Some(units) = rules::choose(want, &candidates) else {
            return Err(full(&names, want.unit_type).into());
        };
        if let Err(error) = store::insert(txn, store::Taker::Booking(booking, hold), &units, want).await {
            if is_unique_violation(&error) {
                return Err(full(&names, want.unit_type).into());
            }
            return Err(error.into());
        }
    }
    Ok(())
}

fn full(names: &[(UnitTypeId, String, String)], unit_type: UnitTypeId) -> Refusal {
    let locked = names.iter().find(|(id, ..)| *id == unit_type);
    let (ja, en) = locked.map_or(("", ""), |(_, ja, en)| (ja, if en.is_empty() { ja } else { en }));
    Refusal::conflict("booking.full").with("name", ja).with("name_en", en)
}

/// Opens the booking's hold, or moves the one that it has to the new version and moment.
///
/// # Errors
/// The database's.
pub async fn hold(txn: &Txn, booking: BookingId, version: i64, expires_at: DateTime<Utc>) -> Result<HoldId> {
    match store::hold_of(txn, booking).await? {
        Some(hold) => {
            store::move_hold(txn, booking, version, expires_at).await?;
            Ok(hold.id)
        }
        None => Ok(store::insert_hold(txn, booking, version, expires_at).await?),
    }
}

/// Moves the booking's hold to the new version and moment; does nothing when it has none.
///
/// # Errors
/// The database's.
pub async fn renew_hold(txn: &Txn, booking: BookingId, version: i64, expires_at: DateTime<Utc>) -> Result<()> {
    Ok(store::move_hold(txn, booking, version, expires_at).await?)
}

/// Makes the booking's rows firm and deletes its hold.
///
/// # Errors
/// The database's.
pub async fn confirm(txn: &Txn, booking: BookingId) -> Result<()> {
    Ok(store::make_firm(txn, booking).await?)
}

/// Frees everything that the booking has taken, with its hold.
///
/// # Errors
/// The database's.
pub async fn release(txn: &Txn, booking: BookingId) -> Result<()> {
    Ok(store::delete_all(txn, booking).await?)
}

/// Early departure on `day`: frees the nights from `day` on and the work places of the days after it. What was taken
/// for the day of departure itself stays: it has been used.
///
/// # Errors
/// The database's.
pub async fn release_from(txn: &Txn, booking: BookingId, day: NaiveDate) -> Result<()> {
    Ok(store::delete_from(txn, booking, day).await?)
}

/// The holds that ended by `now`, the oldest first, at most `limit`.
///
/// # Errors
/// The database's.
pub async fn expired_holds(db: &impl Connection, now: DateTime<Utc>, limit: u64) -> Result<Vec<(BookingId, HoldId)>> {
    Ok(store::expired(db, now, limit).await?)
}

/// The booking's hold, locked, if it has ended by `now`. A late step that locked the booking first has renewed or
/// deleted it, and then there is nothing to expire.
///
/// # Errors
/// The database's.
pub async fn lock_expired(txn: &Txn, booking: BookingId, now: DateTime<Utc>) -> Result<Option<Hold>> {
    Ok(store::lock_hold(txn, booking)
        .await?
        .filter(|hold| hold.expires_at <= now))
}
