//! What every applicant would have liked better, and why it isn't theirs. At most one claim a unit: its best start.

#![expect(
    clippy::indexing_slicing,
    reason = "indices are the instance's own and stay within its lists"
)]

use std::collections::BTreeMap;

use super::instance::Instance;
use super::ledger::Ledger;
use super::plan::{Claim, ClaimKind, Stop};

pub fn claims(instance: &Instance, ledger: &mut Ledger) -> Vec<Claim> {
    let stays = by_unit(instance, ledger);
    let mut claims = Vec::new();
    for request in 0..instance.requests.len() {
        let own = ledger.columns[request];
        // What it has is given back while it asks: its own places don't stand in its way.
        if let Some(own) = own {
            ledger.give_back(own);
        }
        let score = own.map(|own| instance.applicant(own));
        let better = instance.requests[request]
            .columns
            .clone()
            .filter(|column| score.is_none_or(|score| instance.applicant(*column) > score));
        let mut best = BTreeMap::<usize, (i64, usize, ClaimKind, Option<Stop>)>::new();
        for column in better {
            let Some((kind, stop)) = claim(instance, ledger, &stays, column) else {
                continue;
            };
            let applicant = instance.applicant(column);
            let unit = instance.choice(column).unit;
            if best.get(&unit).is_none_or(|(found, ..)| applicant > *found) {
                best.insert(unit, (applicant, column, kind, stop));
            }
        }
        claims.extend(best.into_values().map(|(_, column, kind, stopped_by)| {
            let seat = instance.seat(column);
            Claim {
                request: seat.request,
                unit: seat.unit,
                start: seat.start,
                kind,
                stopped_by,
            }
        }));
        if let Some(own) = own {
            ledger.take(own);
        }
    }
    claims
}

/// Placed columns by the units that they take.
fn by_unit(instance: &Instance, ledger: &Ledger) -> Vec<Vec<usize>> {
    let mut stays = vec![Vec::new(); instance.units.len()];
    for column in ledger.columns.iter().flatten() {
        for (unit, _) in &instance.choice(*column).takes {
            stays[*unit].push(*column);
        }
    }
    stays
}

fn claim(
    instance: &Instance,
    ledger: &mut Ledger,
    stays: &[Vec<usize>],
    column: usize,
) -> Option<(ClaimKind, Option<Stop>)> {
    match ledger.stop(column) {
        Some(Stop::Nights) => match without_lower(instance, ledger, stays, column) {
            Some(Stop::Nights) => None,
            stop => Some((ClaimKind::Envy, stop)),
        },
        stop => Some((ClaimKind::Waste, stop)),
    }
}

/// What would stop it even without those whom the host ranks lower.
fn without_lower(instance: &Instance, ledger: &mut Ledger, stays: &[Vec<usize>], column: usize) -> Option<Stop> {
    let (choice, stay) = (instance.choice(column), instance.stay(column));
    let mut lower: Vec<usize> = choice
        .takes
        .iter()
        .flat_map(|(unit, _)| &stays[*unit])
        .copied()
        .filter(|other| {
            let theirs = instance.stay(*other);
            let is_placed = ledger.is_placed(instance.choice(*other).request);
            is_placed
                && instance.choice(*other).host < choice.host
                && theirs.start < stay.end
                && stay.start < theirs.end
        })
        .collect();
    lower.sort_unstable();
    lower.dedup();
    for other in &lower {
        ledger.give_back(*other);
    }
    let stop = ledger.stop(column);
    for other in &lower {
        ledger.take(*other);
    }
    stop
}
