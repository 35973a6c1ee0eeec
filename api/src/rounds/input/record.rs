//! The round as docs/round.schema.json has it: ids of the database, no names, nothing personal.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use entities::id::{BookingId, FacilityId, UnitTypeId};
use entities::round;
use entities::round_override::{self, Kind};
use entities::round_run::Method;
use serde::Serialize;
use serde_json::{Value, json};

use super::{Choice, Prepared, Prospect, after};
use crate::rounds::terms::{Policy, Tag};

/// A stay as the record names it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Seat {
    pub request: String,
    pub unit: String,
    pub start: NaiveDate,
}

/// What people and earlier runs say about a computation.
#[derive(Clone, Debug, Default)]
pub struct Overrides {
    pub standing: Vec<round_override::Model>,
    pub points: BTreeMap<BookingId, i32>,
    pub keep: Vec<Seat>,
}

/// The stays that would be what a pin says, the likeliest first.
#[must_use]
pub fn seats_of_pin(prospect: &Prospect, booking: BookingId, unit_type: UnitTypeId, on: NaiveDate) -> Vec<Seat> {
    let prepared = prospect
        .applications
        .iter()
        .find(|one| one.applied.booking.id == booking);
    let choices = prepared.into_iter().flat_map(|prepared| &prepared.choices);
    choices
        .filter(|choice| choice.starts_on == on && choice.items.first().is_some_and(|(of, _)| *of == unit_type))
        .map(|choice| seat(booking, choice))
        .collect()
}

fn seat(booking: BookingId, choice: &Choice) -> Seat {
    Seat {
        request: booking.to_string(),
        unit: choice.takes.first().map(|(pool, _)| pool.clone()).unwrap_or_default(),
        start: choice.starts_on,
    }
}

/// The codes of the municipalities that somebody could be placed in, exclusions apart.
#[must_use]
pub fn reach(prospect: &Prospect, standing: &[round_override::Model]) -> BTreeSet<String> {
    let is_left_out = |booking: BookingId, facility: FacilityId| {
        let mut exclusions = standing.iter().filter(|one| one.kind == Kind::Exclusion);
        exclusions.any(|one| one.booking_id == booking && one.facility_id.is_none_or(|left_out| left_out == facility))
    };
    let facilities: BTreeSet<FacilityId> = prospect
        .applications
        .iter()
        .flat_map(|one| {
            one.choices
                .iter()
                .map(|choice| (one.applied.booking.id, choice.facility))
        })
        .filter(|(booking, facility)| !is_left_out(*booking, *facility))
        .map(|(_, facility)| facility)
        .collect();
    let candidates = prospect.market.candidates.iter();
    let reached = candidates.filter(|candidate| facilities.contains(&candidate.id));
    reached.map(|candidate| candidate.municipality_code.clone()).collect()
}

/// The whole file. `pins` are the stays that the pins came to.
#[must_use]
pub fn record(
    prospect: &Prospect,
    round: &round::Model,
    policy: &Policy,
    method: Method,
    overrides: &Overrides,
    pins: &[Seat],
) -> Value {
    let to = after(prospect.from, prospect.nights);
    json!({
        "version": 1,
        "seed": round.seed,
        "from": prospect.from,
        "to": to,
        "method": match method {
            Method::Optimise => "optimise",
            Method::DeferredAcceptance => "deferred_acceptance",
            Method::Lottery => "lottery",
            // The order of points, or of receipt.
            Method::FirstCome | Method::Screening => "first_come",
        },
        "weights": { "applicant": policy.applicant_weight, "host": policy.host_weight },
        "tiers": policy.tiers,
        "units": units(prospect),
        "requests": prospect
            .applications
            .iter()
            .map(|prepared| request(prospect, prepared, policy, method, overrides))
            .collect::<Vec<_>>(),
        "rules": rules(prospect, policy),
        "pins": pins,
        "exclusions": exclusions(prospect, &overrides.standing),
        "keep": kept(prospect, &overrides.keep),
    })
}

fn units(prospect: &Prospect) -> Vec<Value> {
    let mut units = Vec::new();
    for candidate in &prospect.market.candidates {
        let types = prospect.places.get(&candidate.id).map(|place| &place.types);
        for of in types.into_iter().flatten() {
            for pool in &of.pools {
                let count = match of.kind {
                    entities::unit_type::Kind::Whole => 1,
                    _ => pool.units.len(),
                };
                units.push(json!({
                    "id": pool.id,
                    "facility": candidate.id,
                    "municipality": candidate.municipality_code,
                    "capacity": pool.capacity.max(1),
                    "count": count,
                    "open": pool.open,
                }));
            }
        }
    }
    units
}

fn request(prospect: &Prospect, prepared: &Prepared, policy: &Policy, method: Method, overrides: &Overrides) -> Value {
    let booking = &prepared.applied.booking;
    let received = match method {
        Method::Screening => overrides.points.get(&booking.id).map(|points| -i64::from(*points)),
        _ => booking.submitted_at.map(|at| at.timestamp_millis()),
    };
    let starts: BTreeSet<NaiveDate> = prepared.choices.iter().map(|choice| choice.starts_on).collect();
    let end = starts.last().map(|last| after(*last, prepared.nights));
    let options: Vec<Value> = prepared.choices.iter().map(|choice| option(choice, policy)).collect();
    let mut request = json!({
        "id": booking.id,
        "organisation": booking.organisation_id,
        "party": booking.party,
        "nights": prepared.nights,
        "tags": prepared.applied.tags().into_iter().map(Tag::word).collect::<Vec<_>>(),
        "options": options,
    });
    if let Some(fields) = request.as_object_mut() {
        if let Some(received) = received {
            fields.insert("received".to_owned(), json!(received));
        }
        let last = after(prospect.from, prospect.nights);
        if let Some((first, end)) = starts.first().zip(end) {
            fields.insert("window".to_owned(), json!({ "from": first, "to": end.min(last) }));
        }
    }
    request
}

fn option(choice: &Choice, policy: &Policy) -> Value {
    let mut takes = choice.takes.iter();
    let (unit, places) = takes.next().cloned().unwrap_or_default();
    let also: Vec<Value> = takes
        .map(|(unit, places)| json!({ "unit": unit, "places": places }))
        .collect();
    let mut option = json!({
        "unit": unit,
        "starts": [choice.starts_on],
        "applicant": choice.score,
        "host": choice.host_score,
        "places": places,
        "also": also,
    });
    if let Some(fields) = option.as_object_mut().filter(|_| policy.budget_yen.is_some()) {
        fields.insert("cost".to_owned(), json!(choice.cost_yen));
    }
    option
}

/// Limits of municipalities without any unit can't be met or broken, and the engine knows no such place.
fn rules(prospect: &Prospect, policy: &Policy) -> Value {
    let known: BTreeSet<&str> = prospect
        .market
        .candidates
        .iter()
        .filter(|candidate| {
            let types = prospect.places.get(&candidate.id).map(|place| &place.types);
            types.is_some_and(|types| !types.is_empty())
        })
        .map(|candidate| candidate.municipality_code.as_str())
        .collect();
    let limits = || {
        policy
            .limits
            .iter()
            .filter(|limit| known.contains(limit.municipality_code.as_str()))
    };
    let caps: BTreeMap<&str, u32> = limits()
        .filter_map(|limit| Some((limit.municipality_code.as_str(), limit.cap?)))
        .collect();
    let floors: BTreeMap<&str, u32> = limits()
        .filter_map(|limit| Some((limit.municipality_code.as_str(), limit.floor?)))
        .collect();
    let shares: Vec<Value> = policy
        .shares
        .iter()
        .map(|share| json!({ "tag": share.tag.word(), "per_mille": share.per_mille }))
        .collect();
    let mut rules = json!({ "caps": caps, "floors": floors, "shares": shares });
    if let Some(fields) = rules.as_object_mut() {
        if let Some(budget) = policy.budget_yen {
            fields.insert("budget".to_owned(), json!(budget));
        }
        if let Some(most) = policy.per_organisation {
            fields.insert("per_organisation".to_owned(), json!(most));
        }
    }
    rules
}

fn exclusions(prospect: &Prospect, standing: &[round_override::Model]) -> Vec<Value> {
    let has_units = |facility: &FacilityId| {
        let place = prospect.places.get(facility);
        place.is_some_and(|place| !place.types.is_empty())
    };
    let is_known = |id: BookingId| prospect.applications.iter().any(|one| one.applied.booking.id == id);
    standing
        .iter()
        .filter(|one| one.kind == Kind::Exclusion && is_known(one.booking_id))
        .filter_map(|one| match one.facility_id {
            None => Some(json!({ "request": one.booking_id })),
            Some(facility) if has_units(&facility) => Some(json!({ "request": one.booking_id, "facility": facility })),
            Some(_) => None,
        })
        .collect()
}

/// Of an earlier plan what is still possible.
fn kept<'a>(prospect: &Prospect, keep: &'a [Seat]) -> Vec<&'a Seat> {
    let possible: BTreeSet<Seat> = prospect
        .applications
        .iter()
        .flat_map(|one| one.choices.iter().map(|choice| seat(one.applied.booking.id, choice)))
        .collect();
    keep.iter().filter(|seat| possible.contains(*seat)).collect()
}
