//! What would bring a hidden place back: each change is one that a button can make in the address of the search.

use super::evaluation::{Assessed, Values};
use super::facts::Facts;
use super::query::{FLEXIBLE_DAYS, Query};

/// One parameter of the search, changed; taken away when there is no value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Loosen {
    pub parameter: &'static str,
    pub value: Option<String>,
}

/// A change of the search that dissolves one reason, with the phrase that says so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// With `fit.change.` it names the phrase.
    pub code: &'static str,
    pub values: Values,
    pub loosen: Loosen,
}

/// What the dates leave of a hidden place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Room {
    /// The biggest party that finds room on the wished dates.
    pub people: i64,
    /// The nearest days, earlier or later, on which the party finds room.
    pub shift_days: Option<i64>,
}

/// The search without this condition.
#[must_use]
pub fn without(condition: &'static str, query: &Query) -> Loosen {
    if query.must.iter().any(|need| need.word() == condition) {
        let rest = query
            .must
            .iter()
            .map(|need| need.word())
            .filter(|word| *word != condition);
        let rest = rest.collect::<Vec<_>>().join(",");
        return Loosen {
            parameter: "must",
            value: (!rest.is_empty()).then_some(rest),
        };
    }
    Loosen {
        parameter: match condition {
            "dates" | "nights" => "starts_on",
            other => other,
        },
        value: None,
    }
}

/// The query without the condition: what [`without`] makes of the address.
#[must_use]
pub fn query_without(condition: &str, query: &Query) -> Query {
    let mut changed = query.clone();
    match condition {
        "dates" | "nights" => changed.stay = None,
        "down_mbps" => changed.down_mbps = None,
        "up_mbps" => changed.up_mbps = None,
        "price_max" => changed.price_max = None,
        "facility_type" => changed.facility_type = None,
        "area" => changed.areas.clear(),
        "municipality" => changed.municipalities.clear(),
        need => changed.must.retain(|must| must.word() != need),
    }
    changed
}

/// The query with the change, where the change can touch more than the reason that it dissolves: a smaller party pays
/// more for a unit, and without dates other units may serve.
#[must_use]
pub fn far_reaching(change: &Change, query: &Query) -> Option<Query> {
    match (change.loosen.parameter, &change.loosen.value) {
        ("starts_on", None) => Some(query_without("dates", query)),
        ("party", Some(people)) => Some(Query {
            party: people.parse().ok()?,
            ..query.clone()
        }),
        _ => None,
    }
}

/// Dates that may move by so many days either way.
#[must_use]
pub fn flexible(days: i64) -> Loosen {
    Loosen {
        parameter: "flexible_days",
        value: Some(days.to_string()),
    }
}

/// A party of so many.
#[must_use]
pub fn party(people: i64) -> Loosen {
    Loosen {
        parameter: "party",
        value: Some(people.to_string()),
    }
}

/// The least flexibility that reaches so many days; `None` when none does.
#[must_use]
pub fn reaching(shift_days: i64) -> Option<i64> {
    FLEXIBLE_DAYS.iter().copied().find(|days| *days >= shift_days.abs())
}

/// What would dissolve this reason, the smallest change first.
#[must_use]
pub fn changes(assessed: &Assessed, facts: &Facts, query: &Query, room: Room) -> Vec<Change> {
    let mut changes = Vec::new();
    match assessed.condition {
        "dates" => {
            changes.extend(room.shift_days.and_then(reaching).map(|days| Change {
                code: "flexible_days",
                values: vec![("days", days.to_string())],
                loosen: flexible(days),
            }));
            changes.extend(
                (1..i64::from(query.party))
                    .contains(&room.people)
                    .then(|| smaller(room.people)),
            );
        }
        "party" => changes.extend((facts.capacity > 0).then(|| smaller(facts.capacity))),
        "down_mbps" => changes.extend(facts.line.down_mbps.map(|is| lower("down_mbps", is.to_string()))),
        "up_mbps" => changes.extend(facts.line.up_mbps.map(|is| lower("up_mbps", is.to_string()))),
        "price_max" => changes.extend(facts.price_yen.map(|yen| lower("price_max", yen.to_string()))),
        _ => {}
    }
    if assessed.condition != "party" {
        let loosen = without(assessed.condition, query);
        let code = if loosen.parameter == "starts_on" {
            "starts_on"
        } else {
            "without"
        };
        changes.push(Change {
            code,
            values: vec![("condition", assessed.condition.to_owned())],
            loosen,
        });
    }
    changes
}

fn smaller(people: i64) -> Change {
    Change {
        code: "party",
        values: vec![("party", people.to_string())],
        loosen: party(people),
    }
}

fn lower(parameter: &'static str, value: String) -> Change {
    Change {
        code: parameter,
        values: vec![("value", value.clone())],
        loosen: Loosen {
            parameter,
            value: Some(value),
        },
    }
}
