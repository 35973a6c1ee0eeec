//! The simple methods: one applicant after the other, in the order of receipt or of the lottery, takes what it likes
//! best of what is left. Caps, budget and trials an organisation hold; floors and shares are reported.

#![expect(
    clippy::indexing_slicing,
    reason = "indices are the instance's own and stay within its lists"
)]

use std::cmp::Reverse;

use super::instance::Instance;
use super::ledger::Ledger;
use super::tickets::ticket;

pub fn first_come<'a>(instance: &'a Instance<'a>) -> Ledger<'a> {
    in_turn(instance, |request| {
        let row = &instance.requests[request];
        (row.form.received.unwrap_or(i64::MAX), Reverse(row.ticket))
    })
}

pub fn lottery<'a>(instance: &'a Instance<'a>) -> Ledger<'a> {
    in_turn(instance, |request| Reverse(instance.requests[request].ticket))
}

/// A plan to begin from that keeps every rule: those who came first, less those who stand in the way of a share.
/// None where the pins miss it.
pub fn keeping_shares(instance: &Instance) -> Option<Vec<usize>> {
    let mut stays: Vec<usize> = first_come(instance).columns.iter().flatten().copied().collect();
    let shares = &instance.round.rules.shares;
    let short = |column: usize, share| instance.short_of_share(instance.columns[column].choice, share);
    for share in shares {
        let mut sum: f64 = stays.iter().map(|column| short(*column, share)).sum();
        stays.retain(|column| {
            let is_left_out = sum > 0.0 && short(*column, share) > 0.0 && !instance.pins.contains(column);
            sum -= if is_left_out { short(*column, share) } else { 0.0 };
            !is_left_out
        });
    }
    let is_met = |share| stays.iter().map(|column| short(*column, share)).sum::<f64>() <= 0.0;
    shares.iter().all(is_met).then_some(stays)
}

/// Requests with the same key keep the order of their ids.
fn in_turn<'a, K: Ord>(instance: &'a Instance<'a>, key: impl Fn(usize) -> K) -> Ledger<'a> {
    let mut ledger = Ledger::of(instance);
    for pin in &instance.pins {
        ledger.take(*pin);
    }
    let mut turns: Vec<usize> = (0..instance.requests.len()).collect();
    turns.sort_by_cached_key(|request| key(*request));
    for request in turns {
        if ledger.is_placed(request) {
            continue;
        }
        let mut wishes = best_first(instance, request).into_iter();
        if let Some(column) = wishes.find(|column| ledger.stop(*column).is_none()) {
            ledger.take(column);
        }
    }
    ledger
}

/// What a request likes best first; what it likes equally by the stays' own tickets.
pub fn best_first(instance: &Instance, request: usize) -> Vec<usize> {
    let mut columns: Vec<usize> = instance.requests[request].columns.clone().collect();
    columns.sort_by_cached_key(|column| {
        (
            Reverse(instance.applicant(*column)),
            Reverse(ticket_of_column(instance, *column)),
        )
    });
    columns
}

pub fn ticket_of_column(instance: &Instance, column: usize) -> i64 {
    let seat = instance.seat(column);
    ticket(
        &instance.round.seed,
        &[&seat.request, &seat.unit, &seat.start.to_string()],
    )
}
