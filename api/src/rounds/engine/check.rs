//! What the schema can't say: every fault of a round with its path, before anything is computed.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use super::form::{Choice, Request, Round, Seat, Unit};
use super::instance::{Instance, length, night, starts};
use super::ledger::Ledger;
use super::plan::{Fault, Stop};
use super::program::Rule;

/// Nights of a round; ten years.
const NIGHTS_MAX: i64 = 3_660;

pub struct Faults(Vec<Fault>);

impl Faults {
    fn add(&mut self, path: impl Into<String>, code: &'static str, message: impl Into<String>) {
        self.0.push(Fault {
            path: path.into(),
            code,
            message: message.into(),
        });
    }
}

/// Empty for a round that can be solved.
pub fn check(round: &Round) -> Vec<Fault> {
    let mut faults = Faults(Vec::new());
    let nights = (round.to - round.from).num_days();
    if !(1..=NIGHTS_MAX).contains(&nights) {
        faults.add(
            "to",
            "period",
            format!("must be 1 to {NIGHTS_MAX} nights after `from`, the last morning included"),
        );
        return faults.0;
    }
    let units: HashMap<&str, &Unit> = round.units.iter().map(|unit| (unit.id.as_str(), unit)).collect();
    check_units(round, nights, &mut faults);
    check_requests(round, &units, &mut faults);
    check_rules(round, &mut faults);
    check_names(round, &units, &mut faults);
    if faults.0.is_empty() {
        check_pins(round, &mut faults);
    }
    faults.0.sort();
    faults.0
}

fn check_units(round: &Round, nights: i64, faults: &mut Faults) {
    let mut seen = BTreeSet::new();
    for (at, unit) in round.units.iter().enumerate() {
        let path = format!("units[{at}]");
        if !seen.insert(&unit.id) {
            faults.add(
                format!("{path}.id"),
                "twice",
                format!("`{}` is the id of an earlier unit", unit.id),
            );
        }
        let Some(open) = &unit.open else { continue };
        if i64::try_from(open.len()) != Ok(nights) {
            faults.add(
                format!("{path}.open"),
                "length",
                format!("must name {nights} nights, names {}", open.len()),
            );
        }
        for (night, free) in open.iter().enumerate().filter(|(_, free)| **free > unit.count) {
            faults.add(
                format!("{path}.open[{night}]"),
                "more_than_count",
                format!("{free} of {} places can't be free", unit.count),
            );
        }
    }
}

fn check_requests(round: &Round, units: &HashMap<&str, &Unit>, faults: &mut Faults) {
    let mut seen = BTreeSet::new();
    for (at, request) in round.requests.iter().enumerate() {
        let path = format!("requests[{at}]");
        if !seen.insert(&request.id) {
            faults.add(
                format!("{path}.id"),
                "twice",
                format!("`{}` is the id of an earlier request", request.id),
            );
        }
        let is_within = request
            .window
            .is_none_or(|window| round.from <= window.from && window.from < window.to && window.to <= round.to);
        if !is_within {
            faults.add(
                format!("{path}.window"),
                "window",
                "must begin before it ends, within the round's `from` and `to`",
            );
            continue;
        }
        let mut stays = BTreeSet::new();
        for (at, choice) in request.options.iter().enumerate() {
            let path = format!("{path}.options[{at}]");
            check_choice(round, request, choice, units, &path, faults);
            let is_new = starts(round, request, choice)
                .into_iter()
                .all(|start| stays.insert((&choice.unit, start)));
            if !is_new {
                faults.add(path, "twice", "offers a unit and a start that an earlier option offers");
            }
        }
    }
}

fn check_choice(
    round: &Round,
    request: &Request,
    choice: &Choice,
    units: &HashMap<&str, &Unit>,
    path: &str,
    faults: &mut Faults,
) {
    known(
        units.contains_key(choice.unit.as_str()),
        &choice.unit,
        &format!("{path}.unit"),
        faults,
    );
    for (at, also) in choice.also.iter().enumerate() {
        let path = format!("{path}.also[{at}].unit");
        known(units.contains_key(also.unit.as_str()), &also.unit, &path, faults);
        if also.unit == choice.unit {
            faults.add(path, "twice", "is the option's own unit; say so by `places`");
        }
    }
    let (from, to) = request
        .window
        .map_or((round.from, round.to), |window| (window.from, window.to));
    for (at, start) in choice.starts.iter().flatten().enumerate() {
        let is_within = *start >= from && night(round, *start) + length(request.nights) <= night(round, to);
        if !is_within {
            faults.add(
                format!("{path}.starts[{at}]"),
                "outside_window",
                "the stay must lie within the window",
            );
        }
    }
}

fn known(is_named: bool, id: &str, path: &str, faults: &mut Faults) {
    if !is_named {
        faults.add(path, "unknown_id", format!("`{id}` isn't named by the round"));
    }
}

fn check_rules(round: &Round, faults: &mut Faults) {
    let named: HashSet<&str> = round.units.iter().map(|unit| unit.municipality.as_str()).collect();
    for (rule, limits) in [("caps", &round.rules.caps), ("floors", &round.rules.floors)] {
        for municipality in limits.keys() {
            known(
                named.contains(municipality.as_str()),
                municipality,
                &format!("rules.{rule}.{municipality}"),
                faults,
            );
        }
    }
}

fn check_names(round: &Round, units: &HashMap<&str, &Unit>, faults: &mut Faults) {
    let requests: HashSet<&str> = round.requests.iter().map(|request| request.id.as_str()).collect();
    let facilities: HashSet<&str> = round.units.iter().map(|unit| unit.facility.as_str()).collect();
    for (list, seats) in [("pins", &round.pins), ("keep", &round.keep)] {
        for (at, seat) in seats.iter().enumerate() {
            known(
                requests.contains(seat.request.as_str()),
                &seat.request,
                &format!("{list}[{at}].request"),
                faults,
            );
            known(
                units.contains_key(seat.unit.as_str()),
                &seat.unit,
                &format!("{list}[{at}].unit"),
                faults,
            );
        }
    }
    for (at, each) in round.exclusions.iter().enumerate() {
        let path = format!("exclusions[{at}]");
        known(
            requests.contains(each.request.as_str()),
            &each.request,
            &format!("{path}.request"),
            faults,
        );
        if let Some(unit) = &each.unit {
            known(units.contains_key(unit.as_str()), unit, &format!("{path}.unit"), faults);
        }
        if let Some(facility) = &each.facility {
            known(
                facilities.contains(facility.as_str()),
                facility,
                &format!("{path}.facility"),
                faults,
            );
        }
    }
}

/// A pin that can't hold is refused before anything is solved, and names the rule.
fn check_pins(round: &Round, faults: &mut Faults) {
    let instance = Instance::of(round);
    let mut ledger = Ledger::of(&instance);
    let mut pinned = BTreeMap::<&str, usize>::new();
    for (at, pin) in round.pins.iter().enumerate() {
        let path = format!("pins[{at}]");
        if let Some(earlier) = pinned.insert(&pin.request, at) {
            faults.add(
                path,
                "twice",
                format!("`{}` is pinned by pins[{earlier}] already", pin.request),
            );
            continue;
        }
        let Some(column) = instance.column_of(pin) else {
            faults.add(path, "no_such_stay", without(pin));
            continue;
        };
        match ledger.stop(column) {
            None => ledger.take(column),
            Some(stop) => faults.add(
                path,
                code(stop),
                format!("together with the pins before it breaks the rule: {}", name(stop)),
            ),
        }
    }
}

fn without(pin: &Seat) -> String {
    format!(
        "`{}` can't stay at `{}` from {}: no option, excluded, or not open on each night",
        pin.request, pin.unit, pin.start
    )
}

fn code(stop: Stop) -> &'static str {
    match stop {
        Stop::Nights => "breaks_nights",
        Stop::Organisation => "breaks_per_organisation",
        Stop::Cap => "breaks_cap",
        Stop::Floor => "breaks_floor",
        Stop::Budget => "breaks_budget",
        Stop::Share => "breaks_share",
    }
}

fn name(stop: Stop) -> &'static str {
    match stop {
        Stop::Nights => "places that are open on each night",
        Stop::Organisation => "rules.per_organisation",
        Stop::Cap => "rules.caps",
        Stop::Floor => "rules.floors",
        Stop::Budget => "rules.budget",
        Stop::Share => "rules.shares",
    }
}

/// Rules that the plan of a simple method leaves unmet.
pub fn not_met(instance: &Instance, ledger: &Ledger) -> Vec<Fault> {
    let rules = &instance.round.rules;
    let mut faults = Faults(Vec::new());
    for (municipality, name) in instance.municipalities.iter().enumerate() {
        let placed = ledger.placed(municipality);
        if let Some(floor) = rules.floors.get(*name).filter(|floor| placed < **floor) {
            faults.add(
                format!("rules.floors.{name}"),
                "not_met",
                format!("{placed} placed, {floor} wanted"),
            );
        }
    }
    if let Some(budget) = rules.budget.filter(|budget| ledger.spent() > *budget) {
        faults.add(
            "rules.budget",
            "not_met",
            format!("{} spent of {budget}", ledger.spent()),
        );
    }
    for (at, share) in rules.shares.iter().enumerate() {
        let placed: Vec<&Request> = instance
            .requests
            .iter()
            .zip(&ledger.columns)
            .filter(|(_, column)| column.is_some())
            .map(|(row, _)| row.form)
            .collect();
        let tagged = placed
            .iter()
            .filter(|request| request.tags.contains(&share.tag))
            .count();
        if tagged * 1000 < placed.len() * length(share.per_mille) {
            faults.add(
                format!("rules.shares[{at}]"),
                "not_met",
                format!("{tagged} of {} placed have the tag `{}`", placed.len(), share.tag),
            );
        }
    }
    if let Some(most) = rules.per_organisation.filter(|most| ledger.trials() > *most) {
        faults.add(
            "rules.per_organisation",
            "not_met",
            format!("an organisation has {} trials, {most} wanted at most", ledger.trials()),
        );
    }
    faults.0
}

/// A rule that can be kept alone and not together with the pins and the other rules that are named.
pub fn clashing(rule: Rule) -> Fault {
    let path = match rule {
        Rule::Share(at) => format!("rules.shares[{at}]"),
        Rule::Budget => "rules.budget".to_owned(),
        Rule::Caps => "rules.caps".to_owned(),
        Rule::Organisation => "rules.per_organisation".to_owned(),
    };
    let message = "no plan keeps this together with the pins and the other rules that are named".to_owned();
    Fault {
        path,
        code: "clash",
        message,
    }
}
