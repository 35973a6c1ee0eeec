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
