//! The engine: `read` a round, `solve` it, and the plan says what came out, how well that is proved, and why.

mod check;
mod claims;
mod deferred;
mod form;
mod improve;
mod in_turn;
mod instance;
mod ledger;
mod measure;
mod narrow;
mod numbers;
mod optimise;
#[cfg(test)]
mod optimum_properties;
mod plan;
mod prices;
mod program;
#[cfg(test)]
mod properties;
mod reading;
mod search;
#[cfg(test)]
mod stable_tests;
mod strain;
mod sums;
mod tickets;

pub use form::{Method, Round};
pub use plan::{Fault, Plan, Stage, Status};
pub use reading::read;

use instance::Instance;
use ledger::Ledger;
use optimise::{End, Optimum};
use plan::{Placed, Reason, Unplaced};
use program::Rule;

/// The plan of a round that `read` has passed.
pub fn solve(round: &Round) -> Plan {
    solve_watched(round, &mut |_| true).unwrap_or_else(|| infeasible(&Instance::of(round), &[]))
}

/// The same; `watch` is told of each stage as soon as it is reached, and ends the search by false: then there is no
/// plan.
pub fn solve_watched(round: &Round, watch: &mut dyn FnMut(&Stage) -> bool) -> Option<Plan> {
    let instance = Instance::of(round);
    Some(match round.method {
        Method::FirstCome => computed(&instance, in_turn::first_come(&instance)),
        Method::Lottery => computed(&instance, in_turn::lottery(&instance)),
        Method::DeferredAcceptance => computed(&instance, deferred::deferred_acceptance(&instance)),
        Method::Optimise => match optimise::optimise(&instance, watch) {
            Ok(Optimum { ledger, stages, status }) => Plan {
                status,
                stages,
                ..computed(&instance, ledger)
            },
            Err(End::Clash(rules)) => infeasible(&instance, &rules),
            Err(End::Cancelled) => return None,
        },
    })
}

fn computed(instance: &Instance, mut ledger: Ledger) -> Plan {
    let claims = claims::claims(instance, &mut ledger);
    Plan {
        version: 1,
        engine: concat!("workcation ", env!("CARGO_PKG_VERSION")).to_owned(),
        method: instance.round.method,
        status: Status::Computed,
        stages: Vec::new(),
        placed: placed(instance, &ledger),
        unplaced: unplaced(instance, &ledger),
        claims,
        faults: check::not_met(instance, &ledger),
    }
}

/// Nobody is placed; the rules that clash are named.
fn infeasible(instance: &Instance, clash: &[Rule]) -> Plan {
    let nobody = Ledger::of(instance);
    Plan {
        status: Status::Infeasible,
        claims: Vec::new(),
        faults: clash.iter().map(|rule| check::clashing(*rule)).collect(),
        ..computed(instance, nobody)
    }
}

fn placed(instance: &Instance, ledger: &Ledger) -> Vec<Placed> {
    let columns: Vec<usize> = ledger.columns.iter().flatten().copied().collect();
    let mut numbers = numbers::unit_numbers(instance, &columns);
    columns
        .into_iter()
        .map(|column| {
            let seat = instance.seat(column);
            Placed {
                request: seat.request,
                unit: seat.unit,
                start: seat.start,
                unit_numbers: numbers.remove(&column).unwrap_or_default(),
                applicant: instance.applicant(column),
                host: instance.choice(column).host,
            }
        })
        .collect()
}

fn unplaced(instance: &Instance, ledger: &Ledger) -> Vec<Unplaced> {
    let rows = instance.requests.iter().zip(&ledger.columns);
    rows.filter(|(_, column)| column.is_none())
        .map(|(row, _)| Unplaced {
            request: row.form.id.clone(),
            reason: if row.columns.is_empty() {
                row.without
            } else {
                Reason::Lost
            },
        })
        .collect()
}
