//! The round as docs/round.schema.json has it: ids of the database, no names, nothing personal.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use entities::id::{BookingId, FacilityId};
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

/// The stays that would be what a pin says, the likeliest first. A pin that names no other place is of one place alone;
/// where nothing else begins there, of a wish of two.
#[must_use]
pub fn seats_of_pin(prospect: &Prospect, pin: &round_override::Model) -> Vec<Seat> {
    let prepared = prospect
        .applications
        .iter()
        .find(|one| one.applied.booking.id == pin.booking_id);
    let begins = |choice: &&Choice| {
        let unit_type = choice.items.first().map(|(of, _)| *of);
        unit_type == pin.unit_type_id && Some(choice.starts_on) == pin.starts_on
    };
    let mut choices: Vec<&Choice> = prepared
        .into_iter()
        .flat_map(|prepared| &prepared.choices)
        .filter(begins)
        .filter(|choice| pin.also_facility_id.is_none() || choice.also == pin.also_facility_id)
        .collect();
    choices.sort_by_key(|choice| choice.also.is_some());
    choices.into_iter().map(|choice| seat(pin.booking_id, choice)).collect()
}

fn seat(booking: BookingId, choice: &Choice) -> Seat {
    Seat {
        request: booking.to_string(),
        unit: choice.unit(),
        start: choice.starts_on,
    }
}

/// The codes of the municipalities that somebody could be placed in, exclusions apart.
#[must_use]
pub fn reach(prospect: &Prospect, standing: &[round_override::Model]) -> BTreeSet<String> {
    let is_left_out = |booking: BookingId, choice: &Choice| {
        let mut exclusions = standing.iter().filter(|one| one.kind == Kind::Exclusion);
        exclusions.any(|one| one.booking_id == booking && one.facility_id.is_none_or(|left_out| choice.is_at(left_out)))
    };
    let facilities: BTreeSet<FacilityId> = prospect
        .applications
        .iter()
        .flat_map(|one| one.choices.iter().map(|choice| (one.applied.booking.id, choice)))
        .filter(|(booking, choice)| !is_left_out(*booking, choice))
        .map(|(_, choice)| choice.facility)
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

/// The pools, and what wishes of two places make of them.
fn units(prospect: &Prospect) -> Vec<Value> {
    let mut units = Vec::new();
    let pairs = pairs(prospect);
    for candidate in &prospect.market.candidates {
        let types = prospect.places.get(&candidate.id).map(|place| &place.types);
        let pools = types
            .into_iter()
            .flatten()
            .flat_map(|of| of.pools.iter().map(move |pool| (of.kind, pool)));
        for (kind, pool) in pools {
            let count = match kind {
                entities::unit_type::Kind::Whole => 1,
                _ => pool.units.len(),
            };
            let unit = |id: &String| {
                json!({
                    "id": id,
                    "facility": candidate.id,
                    "municipality": candidate.municipality_code,
                    "capacity": pool.capacity.max(1),
                    "count": count,
                    "open": pool.open,
                })
            };
            units.push(unit(&pool.id));
            units.extend(pairs.get(&pool.id).into_iter().flatten().map(unit));
        }
    }
    units
}

/// By main pool what stands for it together with another place: an application may wish for the place alone as well,
/// from the same day, and a unit and a start are offered once. What is taken of the pools themselves is told by `also`.
fn pairs(prospect: &Prospect) -> BTreeMap<String, BTreeSet<String>> {
    let mut pairs: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let choices = prospect.applications.iter().flat_map(|one| &one.choices);
    for choice in choices.filter(|choice| choice.also.is_some()) {
        if let Some((main, _)) = choice.takes.first() {
            pairs.entry(main.clone()).or_default().insert(choice.unit());
        }
    }
    pairs
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
    let places = choice.takes.first().map_or(0, |(_, places)| *places);
    // What stands for two places takes its main pool like the others.
    let taken_by_itself = usize::from(choice.also.is_none());
    let others = choice.takes.iter().skip(taken_by_itself);
    let also: Vec<Value> = others
        .map(|(unit, places)| json!({ "unit": unit, "places": places }))
        .collect();
    let mut option = json!({
        "unit": choice.unit(),
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
    let of = |id: BookingId| prospect.applications.iter().find(|one| one.applied.booking.id == id);
    let mut exclusions = Vec::new();
    for one in standing.iter().filter(|one| one.kind == Kind::Exclusion) {
        let Some(prepared) = of(one.booking_id) else { continue };
        match one.facility_id {
            None => exclusions.push(json!({ "request": one.booking_id })),
            Some(facility) => {
                if has_units(&facility) {
                    exclusions.push(json!({ "request": one.booking_id, "facility": facility }));
                }
                // What is taken along with another place is left out with it.
                let along = prepared.choices.iter().filter(|choice| choice.also == Some(facility));
                let units: BTreeSet<String> = along.map(Choice::unit).collect();
                exclusions.extend(
                    units
                        .into_iter()
                        .map(|unit| json!({ "request": one.booking_id, "unit": unit })),
                );
            }
        }
    }
    exclusions
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
