//! From rows of what is taken to events of whole days.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Days, NaiveDate, Utc};
use entities::id::{FacilityId, UnitId};
use entities::unit_part::Part;

use crate::notifications::FeedEvent;

/// How much of the past stays in the feed, days: readers that look once a week still see how a stay ended.
pub const PAST_DAYS: u64 = 31;
/// How far ahead it goes, days.
pub const AHEAD_DAYS: u64 = 548;

/// The end of every UID that the feed of a facility gives out: by it we know our own when it comes back.
#[must_use]
pub fn own_ending(facility: FacilityId) -> String {
    format!("@{facility}.feed.workcation")
}

/// What has taken a unit: a booking or a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    Booked,
    Held,
    Blocked,
}

/// Something that takes units, as far as a feed tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    pub id: uuid::Uuid,
    pub kind: Kind,
    pub version: i64,
    pub changed_at: DateTime<Utc>,
}

/// A row of what is taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    pub unit: UnitId,
    pub on: NaiveDate,
    pub part: Option<Part>,
    pub source: Source,
}

/// What is taken of each day; nothing but `None` for a night.
type PartsByDay = BTreeMap<NaiveDate, BTreeSet<Option<Part>>>;

/// An event for each run of days on which the same thing takes the same unit in the same way.
#[must_use]
pub fn events(facility: FacilityId, names: &BTreeMap<UnitId, String>, rows: Vec<Row>) -> Vec<FeedEvent> {
    let mut by_unit: BTreeMap<(UnitId, uuid::Uuid), (Source, PartsByDay)> = BTreeMap::new();
    for row in rows {
        let (_, days) = by_unit
            .entry((row.unit, row.source.id))
            .or_insert_with(|| (row.source.clone(), BTreeMap::new()));
        days.entry(row.on).or_default().insert(row.part);
    }
    let mut events = Vec::new();
    for ((unit, _), (source, days)) in by_unit {
        let name = names.get(&unit).map_or("", String::as_str);
        for (index, (from, until, parts)) in runs(days).into_iter().enumerate() {
            events.push(FeedEvent {
                uid: format!("{}.{unit}.{index}{}", source.id, own_ending(facility)),
                sequence: source.version,
                changed_at: source.changed_at,
                from,
                until,
                summary: summary(source.kind, name, &parts),
                is_tentative: source.kind == Kind::Held,
            });
        }
    }
    events.sort_by(|one, other| (one.from, &one.summary, &one.uid).cmp(&(other.from, &other.summary, &other.uid)));
    events
}

type Run = (NaiveDate, NaiveDate, BTreeSet<Option<Part>>);

/// Days in a row with the same parts: first day, the day after the last, the parts.
fn runs(days: PartsByDay) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for (on, parts) in days {
        let next = on + Days::new(1);
        match runs.last_mut() {
            Some((_, until, same)) if *until == on && *same == parts => *until = next,
            _ => runs.push((on, next, parts)),
        }
    }
    runs
}

/// 「予約済み（2名室 1）」, with the parts of the day where it isn't all of it.
fn summary(kind: Kind, unit: &str, parts: &BTreeSet<Option<Part>>) -> String {
    let word = match kind {
        Kind::Booked => "予約済み",
        Kind::Held => "仮予約",
        Kind::Blocked => "受入停止",
    };
    let named: Vec<&str> = [(Part::Am, "午前"), (Part::Pm, "午後"), (Part::Evening, "夜間")]
        .into_iter()
        .filter(|(part, _)| parts.contains(&Some(*part)))
        .map(|(_, name)| name)
        .collect();
    if named.is_empty() || named.len() == 3 {
        format!("{word}（{unit}）")
    } else {
        format!("{word}（{unit}・{}）", named.join("・"))
    }
}

#[cfg(test)]
#[path = "rule_tests.rs"]
mod tests;
