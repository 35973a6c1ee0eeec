//! A run's plan as its pages show it: told from the notes beside it, with today's names.

use std::collections::{BTreeMap, BTreeSet};

use entities::id::{BookingId, FacilityId};

use super::overrides::{asked, facility, type_name, words};
use crate::app::Connection;
use crate::error::Result;
use crate::rounds::notes::{KeptClaim, KeptPlaced, Notes};
use crate::rounds::store::{self, Directory};
use crate::rounds::terms::Policy;
use crate::rounds::views::{
    Claim, Difference, Facility, Item, KeptReason, Municipality, Night, Place, Placed, Reason, Seat, Unplaced,
};
use crate::text::{Locale, phrase};

/// Everything that a plan names.
pub async fn directory(db: &impl Connection, notes: &[&Notes]) -> Result<Directory> {
    let mut bookings: BTreeSet<BookingId> = BTreeSet::new();
    let mut facilities: BTreeSet<FacilityId> = BTreeSet::new();
    let mut types = BTreeSet::new();
    for notes in notes {
        bookings.extend(notes.basis.applications.keys());
        facilities.extend(notes.placed.iter().flat_map(KeptPlaced::facilities));
        facilities.extend(
            notes
                .claims
                .iter()
                .flat_map(|one| [Some(one.facility), one.also])
                .flatten(),
        );
        facilities.extend(notes.first_wishes.keys());
        types.extend(
            notes
                .placed
                .iter()
                .flat_map(|one| one.items.iter().map(|item| item.unit_type)),
        );
    }
    Ok(store::directory(db, &bookings, &facilities, &types).await?)
}

pub fn placed(notes: &Notes, names: &Directory, pinned: &BTreeSet<BookingId>, locale: Locale) -> Vec<Placed> {
    let shown = notes.placed.iter().filter_map(|one| {
        let row = names.facilities.get(&one.facility)?;
        let main = facility(names, one.facility)?;
        let also = one.also.as_ref();
        let second = also.and_then(|also| facility(names, also.facility));
        let told = |met| {
            let also = also
                .zip(second.as_ref())
                .map(|(also, place)| (also.reasons.as_slice(), place));
            reasons((&one.reasons, &main), also, met, locale)
        };
        Some(Placed {
            asked: asked(names, one.booking)?,
            facility: main.clone(),
            also: second.clone(),
            lat: row.lat,
            lon: row.lon,
            items: items(one, names),
            starts_on: one.starts_on,
            ends_on: one.ends_on,
            rank: one.rank,
            days_off: one.days_off,
            score: one.score,
            host_score: one.host_score,
            met: told(true),
            unmet: told(false),
            is_pinned: pinned.contains(&one.booking),
            claims: claims(notes, names, one.booking, locale),
        })
    });
    shown.collect()
}

/// What fit says of a place; of two each with its name.
pub fn reasons(
    (main, place): (&[KeptReason], &Facility),
    also: Option<(&[KeptReason], &Facility)>,
    met: bool,
    locale: Locale,
) -> Vec<Reason> {
    let of = |kept: &[KeptReason], place: Option<&Facility>| -> Vec<Reason> {
        let kept = kept.iter().filter(|reason| reason.met == met);
        kept.map(|reason| reason.told(locale).at(place, locale)).collect()
    };
    match also {
        None => of(main, None),
        Some((reasons, second)) => [of(main, Some(place)), of(reasons, Some(second))].concat(),
    }
}

fn items(one: &KeptPlaced, names: &Directory) -> Vec<Item> {
    let item = |item: &crate::rounds::notes::KeptItem| Item {
        unit_type_id: item.unit_type,
        name: type_name(names, item.unit_type).unwrap_or_default(),
        quantity: i64::from(item.quantity),
        unit_numbers: item.numbers.clone(),
    };
    one.items.iter().map(item).collect()
}

pub fn unplaced(notes: &Notes, names: &Directory, locale: Locale) -> Vec<Unplaced> {
    let shown = notes.unplaced.iter().filter_map(|(id, reason)| {
        Some(Unplaced {
            asked: asked(names, *id)?,
            text: phrase(&format!("round.unplaced.{reason}"), locale, &[]).unwrap_or_default(),
            reason: reason.clone(),
            claims: claims(notes, names, *id, locale),
        })
    });
    shown.collect()
}

fn claims(notes: &Notes, names: &Directory, booking: BookingId, locale: Locale) -> Vec<Claim> {
    let own = notes.claims.iter().filter(|claim| claim.booking == booking);
    own.filter_map(|claim| {
        Some(Claim {
            facility: facility(names, claim.facility)?,
            also: claim.also.and_then(|also| facility(names, also)),
            starts_on: claim.starts_on,
            text: claim_text(claim, locale),
            kind: claim.kind.clone(),
            stopped_by: claim.stopped_by.clone(),
        })
    })
    .collect()
}

fn claim_text(claim: &KeptClaim, locale: Locale) -> String {
    let why = claim.stopped_by.as_deref().unwrap_or(&claim.kind);
    phrase(&format!("round.claim.{why}"), locale, &[]).unwrap_or_default()
}

/// Of every municipality that has a limit, a trial or a first wish.
pub async fn municipalities(
    db: &impl Connection,
    notes: &Notes,
    names: &Directory,
    policy: &Policy,
) -> Result<Vec<Municipality>> {
    let known = store::municipalities(db).await?;
    let policy = policy.with_turns(&notes.turns);
    let code = |id: &FacilityId| names.facilities.get(id).map(|row| row.municipality_code.clone());
    let mut placed: BTreeMap<String, i64> = BTreeMap::new();
    for one in notes.placed.iter().filter_map(|one| code(&one.facility)) {
        *placed.entry(one).or_default() += 1;
    }
    let mut wished: BTreeMap<String, i64> = BTreeMap::new();
    for (facility, n) in &notes.first_wishes {
        *wished.entry(code(facility).unwrap_or_default()).or_default() += n;
    }
    let limited = policy.limits.iter().map(|limit| limit.municipality_code.clone());
    let codes: BTreeSet<String> = placed.keys().chain(wished.keys()).cloned().chain(limited).collect();
    let shown = codes.into_iter().filter_map(|code| {
        let row = known.get(&code)?;
        let limit = policy.limits.iter().find(|limit| limit.municipality_code == code);
        let placed = placed.get(&code).copied().unwrap_or(0);
        let floor = limit.and_then(|limit| limit.floor);
        Some(Municipality {
            name: words(&row.name_ja, &row.name_en),
            placed,
            wished: wished.get(&code).copied().unwrap_or(0),
            cap: limit.and_then(|limit| limit.cap),
            floor,
            is_turn: notes.turns.contains(&code),
            shortfall: (i64::from(floor.unwrap_or(0)) - placed).max(0),
            code,
        })
    });
    Ok(shown.collect())
}

/// Nights by facility, with what the plan takes of what was free.
pub fn places(notes: &Notes, names: &Directory) -> Vec<Place> {
    let shown = notes.open.iter().filter_map(|(id, nights)| {
        let row = names.facilities.get(id)?;
        let own = notes.placed.iter().filter_map(|one| Some((one, one.takes_at(*id)?)));
        let own: Vec<(&KeptPlaced, i64)> = own.collect();
        let taken = |on| -> i64 {
            let there = own
                .iter()
                .filter(|(one, _)| one.starts_on <= on && (on < one.ends_on || one.starts_on == one.ends_on));
            there.map(|(_, takes)| takes).sum()
        };
        Some(Place {
            facility: facility(names, *id)?,
            lat: row.lat,
            lon: row.lon,
            nights: nights
                .iter()
                .map(|(on, open)| Night {
                    on: *on,
                    open: *open,
                    taken: taken(*on),
                })
                .collect(),
        })
    });
    shown.collect()
}

/// Applications that two plans place differently.
pub fn differences(first: &Notes, second: &Notes, names: &Directory) -> Vec<Difference> {
    let place = |notes: &Notes, id: BookingId| {
        let one = notes.placed.iter().find(|one| one.booking == id)?;
        Some(Seat {
            facility: facility(names, one.facility)?,
            also: one.also.as_ref().and_then(|also| facility(names, also.facility)),
            starts_on: one.starts_on,
            score: one.score,
        })
    };
    let ids: BTreeSet<BookingId> = [first, second]
        .into_iter()
        .flat_map(|notes| notes.basis.applications.keys().copied())
        .collect();
    let shown = ids.into_iter().filter_map(|id| {
        let (first, second) = (place(first, id), place(second, id));
        (first != second).then_some(Difference {
            booking_id: id,
            asked: asked(names, id)?,
            first,
            second,
        })
    });
    shown.collect()
}
