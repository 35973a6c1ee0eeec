//! What is kept beside a plan, so that its pages can be told without computing anything again: who gets what in terms
//! of the database, why fit says so, what the rules cost. Ids and codes only.

mod kept;
mod nights;
mod rest;

pub use kept::{KeptAlso, KeptClaim, KeptItem, KeptPlaced, KeptWish, KeptWishAlso};

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use entities::id::{BookingId, FacilityId, UnitTypeId};
use serde::{Deserialize, Serialize};

use super::input::{Choice, Prepared, Prospect, SeenPlace, night};
use super::terms::Policy;
use super::views::{Gained, KeptReason, Stage, Summary};
use crate::matching::Assessed;
use entities::unit_type::Kind;

/// A plan as the engine writes it, as far as it is read again.
#[derive(Clone, Debug, Deserialize)]
pub struct ReadPlan {
    pub engine: String,
    pub status: String,
    pub stages: Vec<Stage>,
    pub placed: Vec<ReadPlaced>,
    pub unplaced: Vec<ReadUnplaced>,
    pub claims: Vec<ReadClaim>,
    #[serde(default)]
    pub faults: Vec<ReadFault>,
}

#[derive(Clone, Debug, Deserialize)]
pub struct ReadPlaced {
    pub request: BookingId,
    pub unit: String,
    pub start: NaiveDate,
    pub applicant: i64,
    pub host: i64,
}

#[derive(Clone, Debug, Deserialize)]
pub struct ReadUnplaced {
    pub request: BookingId,
    pub reason: String,
}

#[derive(Clone, Debug, Deserialize)]
pub struct ReadClaim {
    pub request: BookingId,
    pub unit: String,
    pub start: NaiveDate,
    pub kind: String,
    #[serde(default)]
    pub stopped_by: Option<String>,
}

/// A fault of an input, or a rule that a plan doesn't keep.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadFault {
    pub path: String,
    pub code: String,
}

/// With what a run was computed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Basis {
    /// Ids and versions of the applications.
    pub applications: BTreeMap<BookingId, i64>,
    /// Hash of policy, overrides and points.
    pub rules: String,
}

/// Everything that is kept beside a plan.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notes {
    pub basis: Basis,
    pub engine: String,
    pub status: String,
    pub stages: Vec<Stage>,
    pub summary: Summary,
    pub rule_costs: Vec<Gained>,
    pub placed: Vec<KeptPlaced>,
    pub unplaced: Vec<(BookingId, String)>,
    pub claims: Vec<KeptClaim>,
    pub wishes: BTreeMap<BookingId, Vec<KeptWish>>,
    /// Of the places of the plan: units free before the round on each of its nights, by facility.
    pub open: BTreeMap<FacilityId, Vec<(NaiveDate, i64)>>,
    pub first_wishes: BTreeMap<FacilityId, i64>,
    /// Municipalities whose floor came of rotation.
    #[serde(default)]
    pub turns: BTreeSet<String>,
    pub not_met: Vec<ReadFault>,
}

/// The figures of a plan that compare it with another of the same input.
#[must_use]
pub fn weighed(plan: &ReadPlan, policy: &Policy) -> i64 {
    let weighed = |placed: &ReadPlaced| policy.applicant_weight * placed.applicant + policy.host_weight * placed.host;
    plan.placed.iter().map(weighed).sum()
}

impl Notes {
    #[must_use]
    pub fn of(
        prospect: &Prospect,
        (policy, turns): (&Policy, &BTreeSet<String>),
        plan: ReadPlan,
        basis: Basis,
        rule_costs: Vec<Gained>,
    ) -> Self {
        let numbers = numbers(prospect, &plan);
        let placed: Vec<(&Prepared, &Choice, KeptPlaced)> = plan
            .placed
            .iter()
            .filter_map(|placed| kept(prospect, placed, &numbers))
            .collect();
        let kept_claims: Vec<KeptClaim> = plan
            .claims
            .iter()
            .filter_map(|claim| kept_claim(prospect, claim))
            .collect();
        let mut first_wishes = BTreeMap::new();
        for (wish, _) in prospect
            .applications
            .iter()
            .filter_map(|one| one.applied.wishes.first())
        {
            if let Some(facility) = wish.facility_id {
                *first_wishes.entry(facility).or_insert(0) += 1;
            }
        }
        let mut rest = rest::Rest::of(
            prospect,
            placed.iter().map(|(prepared, choice, _)| (*prepared, *choice)),
        );
        Self {
            summary: summary(prospect, policy, &plan, &placed, &kept_claims),
            open: nights::open(prospect, &placed),
            placed: placed.into_iter().map(|(.., kept)| kept).collect(),
            unplaced: plan.unplaced.into_iter().map(|one| (one.request, one.reason)).collect(),
            claims: kept_claims,
            wishes: prospect.applications.iter().map(|one| wishes(one, &mut rest)).collect(),
            first_wishes,
            turns: turns.clone(),
            not_met: plan.faults,
            stages: plan.stages,
            engine: plan.engine,
            status: plan.status,
            basis,
            rule_costs,
        }
    }
}

fn choice_of<'a>(
    prospect: &'a Prospect,
    booking: BookingId,
    unit: &str,
    start: NaiveDate,
) -> Option<(&'a Prepared, &'a Choice)> {
    let prepared = prospect
        .applications
        .iter()
        .find(|one| one.applied.booking.id == booking)?;
    let choice = prepared
        .choices
        .iter()
        .find(|choice| choice.starts_on == start && choice.unit() == unit)?;
    Some((prepared, choice))
}

/// By application and pool which of its units, from 0: intervals coloured by their start.
type Numbers = BTreeMap<(BookingId, String), Vec<usize>>;

fn numbers(prospect: &Prospect, plan: &ReadPlan) -> Numbers {
    let mut stays: Vec<(&str, usize, BookingId, u32, usize)> = Vec::new();
    for placed in &plan.placed {
        let Some((prepared, choice)) = choice_of(prospect, placed.request, &placed.unit, placed.start) else {
            continue;
        };
        let start = night(prospect.from, choice.starts_on).unwrap_or(0);
        for (pool, places) in &choice.takes {
            stays.push((pool, start, placed.request, *places, start + prepared.nights));
        }
    }
    stays.sort_unstable();
    let mut busy: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    let mut numbers = Numbers::new();
    for (pool, start, booking, places, end) in stays {
        let until = busy.entry(pool).or_default();
        let mut given = Vec::new();
        for (number, busy) in until.iter_mut().enumerate() {
            if given.len() < count(places) && *busy <= start {
                *busy = end;
                given.push(number);
            }
        }
        while given.len() < count(places) {
            given.push(until.len());
            until.push(end);
        }
        numbers.insert((booking, pool.to_owned()), given);
    }
    numbers
}

fn count(places: u32) -> usize {
    usize::try_from(places).unwrap_or(usize::MAX)
}

fn kept<'a>(
    prospect: &'a Prospect,
    placed: &ReadPlaced,
    numbers: &Numbers,
) -> Option<(&'a Prepared, &'a Choice, KeptPlaced)> {
    let (prepared, choice) = choice_of(prospect, placed.request, &placed.unit, placed.start)?;
    let at = |id: FacilityId| prospect.places.get(&id);
    let places = [at(choice.facility), choice.also.and_then(at)];
    let type_of = |id: UnitTypeId| places.iter().flatten().find_map(|place| place.of_type(id));
    let items = choice.items.iter().filter_map(|(unit_type, quantity)| {
        let of = type_of(*unit_type)?;
        let pools = choice.takes.iter().filter_map(|(id, _)| {
            let pool = of.pools.iter().find(|pool| pool.id == *id)?;
            Some((pool, numbers.get(&(placed.request, id.clone()))?))
        });
        let units: Vec<_> = pools
            .flat_map(|(pool, numbers)| numbers.iter().filter_map(|number| pool.units.get(*number)))
            .copied()
            .collect();
        let whole = of.kind == Kind::Whole;
        Some(KeptItem {
            unit_type: *unit_type,
            quantity: i32::try_from(*quantity).ok()?,
            numbers: units.iter().filter(|_| !whole).map(|unit| unit.number).collect(),
            units: units.iter().filter(|_| !whole).map(|unit| unit.id).collect(),
        })
    });
    let seen = prepared
        .seen
        .iter()
        .find(|seen| seen.main.facility == choice.facility && seen.asked.rank == choice.rank)?;
    let told = |assessed: &[Assessed]| assessed.iter().map(KeptReason::of).collect();
    let evaluation = &seen.main.ranked.evaluation;
    let also = seen.also.as_ref().map(|also| KeptAlso {
        facility: also.facility,
        takes: at(also.facility).map_or(0, |place| nights::taken_at(place, &choice.items)),
        host_score: also.ranked.host_score,
        reasons: told(&also.ranked.evaluation.assessed),
        host_reasons: told(&also.ranked.evaluation.host),
    });
    let kept = KeptPlaced {
        booking: placed.request,
        facility: choice.facility,
        items: items.collect(),
        starts_on: choice.starts_on,
        ends_on: choice.ends_on,
        rank: choice.rank,
        days_off: choice.days_off,
        score: choice.score,
        host_score: seen.main.ranked.host_score,
        reasons: told(&evaluation.assessed),
        host_reasons: told(&evaluation.host),
        takes: at(choice.facility).map(|place| nights::taken_at(place, &choice.items)),
        also,
    };
    Some((prepared, choice, kept))
}

fn kept_claim(prospect: &Prospect, claim: &ReadClaim) -> Option<KeptClaim> {
    let (_, choice) = choice_of(prospect, claim.request, &claim.unit, claim.start)?;
    Some(KeptClaim {
        booking: claim.request,
        facility: choice.facility,
        also: choice.also,
        starts_on: claim.start,
        kind: claim.kind.clone(),
        stopped_by: claim.stopped_by.clone(),
    })
}

fn wishes(prepared: &Prepared, rest: &mut rest::Rest<'_>) -> (BookingId, Vec<KeptWish>) {
    let told = |place: &SeenPlace| place.ranked.evaluation.assessed.iter().map(KeptReason::of).collect();
    let wishes = prepared.seen.iter().filter_map(|seen| {
        Some(KeptWish {
            rank: seen.asked.rank?,
            facility: seen.main.facility,
            starts_on: seen.asked.stay.starts_on,
            ends_on: seen.asked.stay.ends_on,
            fits: seen.main.ranked.evaluation.fits(),
            has_room: seen.main.has_room,
            reasons: told(&seen.main),
            also: seen.also.as_ref().map(|also| KeptWishAlso {
                facility: also.facility,
                fits: also.ranked.evaluation.fits(),
                has_room: also.has_room,
                is_short: rest.is_short_beside(prepared, seen.asked.rank),
                reasons: told(also),
            }),
        })
    });
    (prepared.applied.booking.id, wishes.collect())
}

fn summary(
    prospect: &Prospect,
    policy: &Policy,
    plan: &ReadPlan,
    placed: &[(&Prepared, &Choice, KeptPlaced)],
    claims: &[KeptClaim],
) -> Summary {
    let mut by_municipality: BTreeMap<&str, i64> = BTreeMap::new();
    for (_, choice, _) in placed {
        let candidate = prospect.market.candidates.iter().find(|one| one.id == choice.facility);
        if let Some(candidate) = candidate {
            *by_municipality.entry(&candidate.municipality_code).or_default() += 1;
        }
    }
    let missing = |limit: &super::terms::Limit| {
        let is = by_municipality
            .get(limit.municipality_code.as_str())
            .copied()
            .unwrap_or(0);
        (i64::from(limit.floor.unwrap_or(0)) - is).max(0)
    };
    let n = i64::try_from(placed.len()).unwrap_or(i64::MAX);
    let mean = |of: fn(&Choice) -> i64| {
        let sum: i64 = placed.iter().map(|(_, choice, _)| of(choice)).sum();
        (sum + n / 2).checked_div(n)
    };
    let largest = by_municipality.values().copied().max().unwrap_or(0);
    let claimed: BTreeSet<BookingId> = claims.iter().map(|claim| claim.booking).collect();
    let first = placed.iter().filter(|(_, choice, _)| choice.rank == Some(1)).count();
    Summary {
        placed: n,
        unplaced: i64::try_from(plan.unplaced.len()).unwrap_or(i64::MAX),
        shortfall: policy.limits.iter().map(missing).sum(),
        municipalities: i64::try_from(by_municipality.len()).unwrap_or(i64::MAX),
        largest_share_per_mille: (largest * 1000).checked_div(n).unwrap_or(0),
        worst_score: placed.iter().map(|(_, choice, _)| choice.score).min(),
        mean_score: mean(|choice| choice.score),
        mean_host_score: mean(|choice| choice.host_score),
        score: weighed(plan, policy),
        first_wishes: i64::try_from(first).unwrap_or(i64::MAX),
        cost_yen: placed.iter().map(|(_, choice, _)| choice.cost_yen).sum(),
        claims: i64::try_from(claimed.len()).unwrap_or(i64::MAX),
    }
}
