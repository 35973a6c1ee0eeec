//! Deferred acceptance: applicants propose, places keep whom the host ranks highest while all nights fit. A reference
//! for the optimised plan, and a method of its own. Caps are capacity; floors, budget, shares and trials an
//! organisation are reported (Gale & Shapley 1962; Kamada & Kojima 2015 for caps).

#![expect(
    clippy::indexing_slicing,
    reason = "indices are the instance's own and stay within its lists"
)]

use std::cmp::Reverse;

use super::in_turn::best_first;
use super::instance::Instance;
use super::ledger::Ledger;

pub fn deferred_acceptance<'a>(instance: &'a Instance<'a>) -> Ledger<'a> {
    let mut ledger = Ledger::of_places(instance);
    for pin in &instance.pins {
        ledger.take(*pin);
    }
    let groups = groups(instance);
    let mut kept: Vec<Vec<usize>> = vec![Vec::new(); instance.municipalities.len()];
    let mut wishes: Vec<std::vec::IntoIter<usize>> = (0..instance.requests.len())
        .map(|request| best_first(instance, request).into_iter())
        .collect();
    let mut free: Vec<usize> = (0..instance.requests.len())
        .filter(|request| !ledger.is_placed(*request))
        .collect();
    free.sort_by_key(|request| instance.requests[*request].ticket);
    while let Some(request) = free.pop() {
        let Some(column) = wishes[request].next() else { continue };
        let group = &mut kept[groups[instance.municipality(column)]];
        free.extend(decide(instance, &mut ledger, group, column));
    }
    ledger
}

/// Decides again over those who are kept and the new one, highest rank first; gives back the requests that are free.
fn decide(instance: &Instance, ledger: &mut Ledger, kept: &mut Vec<usize>, new: usize) -> Vec<usize> {
    let rank = |column: usize| {
        let choice = instance.choice(column);
        (
            Reverse(choice.host),
            Reverse(instance.requests[choice.request].ticket),
            choice.request,
        )
    };
    let at = kept.partition_point(|column| rank(*column) < rank(new));
    let lower = kept.split_off(at);
    for column in &lower {
        ledger.give_back(*column);
    }
    let mut refused = Vec::new();
    for column in std::iter::once(new).chain(lower) {
        if ledger.stop(column).is_none() {
            ledger.take(column);
            kept.push(column);
        } else {
            refused.push(instance.choice(column).request);
        }
    }
    refused
}

/// Municipalities that a stay binds together (`also`) decide as one: by municipality the first of its group.
fn groups(instance: &Instance) -> Vec<usize> {
    let mut groups: Vec<usize> = (0..instance.municipalities.len()).collect();
    let municipality = |unit: usize| instance.units[unit].municipality;
    for choice in &instance.choices {
        for (unit, _) in &choice.takes {
            let (one, other) = (groups[municipality(choice.unit)], groups[municipality(*unit)]);
            let (kept, joined) = (one.min(other), one.max(other));
            groups
                .iter_mut()
                .filter(|group| **group == joined)
                .for_each(|group| *group = kept);
        }
    }
    groups
}
