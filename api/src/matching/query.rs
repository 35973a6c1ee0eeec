//! What somebody looks for: conditions that must hold, and wishes that score.

use chrono::{NaiveDate, NaiveTime, TimeDelta};
use entities::facility::FacilityType;
use entities::id::CallId;

use super::needs::{Need, Rule, Wish};
use crate::availability::Stay;
use crate::error::{Fault, Refusal};
use crate::facilities::parse_time;

/// The longest stay that can be searched for (nights).
const STAY_NIGHTS_MAX: i64 = 90;
/// How far ahead a search looks (days).
const DAYS_AHEAD_MAX: i64 = 730;
const PARTY_MAX: i32 = 100;
/// By how many days either way dates may be asked to move.
pub const FLEXIBLE_DAYS: &[i64] = &[0, 1, 2, 3, FLEXIBLE_DAYS_MAX];
/// By how many at most.
pub const FLEXIBLE_DAYS_MAX: i64 = 7;

/// The office hours of the prefecture, when none are given.
pub const WORK_HOURS: (NaiveTime, NaiveTime) =
    match (NaiveTime::from_hms_opt(8, 30, 0), NaiveTime::from_hms_opt(17, 15, 0)) {
        (Some(from), Some(to)) => (from, to),
        _ => (NaiveTime::MIN, NaiveTime::MIN),
    };

/// How the list is sorted; equal ones go by fairness.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = SearchSort)]
pub enum Sort {
    #[default]
    Fit,
    Price,
    /// By the minutes from Nagoya.
    Access,
}

/// A search, read and checked.
#[derive(Clone, Debug, PartialEq)]
pub struct Query {
    pub stay: Option<Stay>,
    /// By so many days either way the stay may move.
    pub flexible_days: i64,
    pub party: i32,
    /// A word of [`crate::facilities::PURPOSES`].
    pub purpose: Option<String>,
    /// A word of [`crate::accounts::INDUSTRIES`].
    pub industry: Option<String>,
    /// Whether it would be the party's first trial, where that is known.
    pub first_time: Option<bool>,
    /// The hours in which people work, for places that must be open.
    pub work_hours: (NaiveTime, NaiveTime),
    pub areas: Vec<String>,
    pub municipalities: Vec<String>,
    /// The codes of the municipalities of `areas`, once the database was asked.
    pub area_codes: Vec<String>,
    pub facility_type: Option<FacilityType>,
    pub must: Vec<Need>,
    pub wishes: Vec<Wish>,
    pub down_mbps: Option<f64>,
    pub up_mbps: Option<f64>,
    /// Yen a person and night, or day where there is no lodging.
    pub price_max: Option<i64>,
    pub call: Option<CallId>,
    /// The most that the call pays a person and night.
    pub price_cap_yen: Option<i64>,
    pub sort: Sort,
    pub today: NaiveDate,
}

impl Query {
    /// A search for anything, for one.
    #[must_use]
    pub const fn anything(today: NaiveDate) -> Self {
        Self {
            stay: None,
            flexible_days: 0,
            party: 1,
            purpose: None,
            industry: None,
            first_time: None,
            work_hours: WORK_HOURS,
            areas: Vec::new(),
            municipalities: Vec::new(),
            area_codes: Vec::new(),
            facility_type: None,
            must: Vec::new(),
            wishes: Vec::new(),
            down_mbps: None,
            up_mbps: None,
            price_max: None,
            call: None,
            price_cap_yen: None,
            sort: Sort::Fit,
            today,
        }
    }

    /// The days by which the stay may move, the nearest first, the earlier of two; none before today.
    pub fn shifts(&self, flexible_days: i64) -> Vec<i64> {
        let first = self.stay.map_or(self.today, |stay| stay.starts_on);
        let mut shifts: Vec<i64> = (-flexible_days..=flexible_days)
            .filter(|days| *days == 0 || first + TimeDelta::days(*days) >= self.today)
            .collect();
        shifts.sort_by_key(|days| (days.abs(), *days));
        shifts
    }

    /// Whether the listings alone decide on the order: nothing that is free, costs or opens.
    #[must_use]
    pub fn goes_by_listings(&self) -> bool {
        let of_units = |wish: &Wish| matches!(wish.need.rule(), Rule::Seats | Rule::Hours);
        self.flexible_days == 0
            && self.sort != Sort::Price
            && self.price_cap_yen.is_none()
            && !self.wishes.iter().any(of_units)
    }

    /// The same on every day and for everybody who asks the same: what seeds the last tie-break.
    #[must_use]
    pub fn seed(&self) -> String {
        format!("{self:?}")
    }
}

/// The stay between two days; a single day is day use.
///
/// # Errors
/// Faults of the fields: one day without the other, backwards, past, longer than 90 nights, more than two years ahead.
pub fn stay(
    starts_on: Option<NaiveDate>,
    ends_on: Option<NaiveDate>,
    today: NaiveDate,
) -> Result<Option<Stay>, Vec<Fault>> {
    let (starts_on, ends_on) = match (starts_on, ends_on) {
        (None, None) => return Ok(None),
        (Some(starts_on), Some(ends_on)) => (starts_on, ends_on),
        (Some(_), None) => return Err(vec![Fault::new("ends_on", "required")]),
        (None, Some(_)) => return Err(vec![Fault::new("starts_on", "required")]),
    };
    let mut faults = Vec::new();
    if starts_on < today {
        faults.push(Fault::new("starts_on", "search.past"));
    }
    if ends_on < starts_on {
        faults.push(Fault::new("ends_on", "search.backwards"));
    }
    if ends_on.signed_duration_since(starts_on).num_days() > STAY_NIGHTS_MAX {
        faults.push(Fault::new("ends_on", "search.too_long").with("nights", STAY_NIGHTS_MAX));
    }
    if ends_on.signed_duration_since(today).num_days() > DAYS_AHEAD_MAX {
        faults.push(Fault::new("ends_on", "search.too_far").with("days", DAYS_AHEAD_MAX));
    }
    if faults.is_empty() {
        let kind = None;
        Ok(Some(Stay {
            starts_on,
            ends_on,
            kind,
        }))
    } else {
        Err(faults)
    }
}

/// The words of a comma-separated list.
pub fn words(list: Option<&str>) -> impl Iterator<Item = &str> {
    list.unwrap_or_default()
        .split(',')
        .map(str::trim)
        .filter(|word| !word.is_empty())
}

/// The conditions named, each once, and a fault for every word that is none.
pub fn must(list: Option<&str>, faults: &mut Vec<Fault>) -> Vec<Need> {
    let mut needs = Vec::new();
    for word in words(list) {
        match need(word) {
            Some(need) if needs.contains(&need) => {}
            Some(need) => needs.push(need),
            None => faults.push(Fault::new("must", "search.unknown_word").with("word", word)),
        }
    }
    needs
}

/// The wishes named, each once: `parking`, or `parking:2` for one that matters more; a weight of 0 is none.
pub fn wishes(list: Option<&str>, faults: &mut Vec<Fault>) -> Vec<Wish> {
    let mut wishes: Vec<Wish> = Vec::new();
    for word in words(list) {
        let (name, weight) = word.split_once(':').unwrap_or((word, "1"));
        match (need(name), weight) {
            (Some(_), "0") => {}
            (Some(need), "1" | "2") => {
                let weight = if weight == "2" { 2 } else { 1 };
                if !wishes.iter().any(|wish| wish.need == need) {
                    wishes.push(Wish { need, weight });
                }
            }
            _ => faults.push(Fault::new("wish", "search.unknown_word").with("word", word)),
        }
    }
    wishes
}

fn need(word: &str) -> Option<Need> {
    Need::ALL.iter().find(|(_, name)| *name == word).map(|(need, _)| *need)
}

/// Checks by how many days the dates may move.
pub fn flexible(days: Option<i64>, faults: &mut Vec<Fault>) -> i64 {
    let days = days.unwrap_or(0);
    if !FLEXIBLE_DAYS.contains(&days) {
        faults.push(Fault::new("flexible_days", "invalid"));
    }
    days
}

/// The hours in which people work, `HH:MM` each; both or none.
pub fn work_hours(from: Option<&str>, to: Option<&str>, faults: &mut Vec<Fault>) -> (NaiveTime, NaiveTime) {
    let mut time = |field: &'static str, text: Option<&str>, usual: NaiveTime| {
        let Some(text) = text else { return usual };
        parse_time(text).unwrap_or_else(|| {
            faults.push(Fault::new(field, "invalid"));
            usual
        })
    };
    let (from, to) = (time("work_from", from, WORK_HOURS.0), time("work_to", to, WORK_HOURS.1));
    if from >= to {
        faults.push(Fault::new("work_to", "invalid"));
    }
    (from, to)
}

/// Checks a word of a list; empty is none.
pub fn known(field: &'static str, word: Option<&str>, words: &[&str], faults: &mut Vec<Fault>) -> Option<String> {
    let word = word.filter(|word| !word.is_empty())?;
    if !words.contains(&word) {
        faults.push(Fault::new(field, "invalid"));
    }
    Some(word.to_owned())
}

/// Checks the party.
pub fn party(party: Option<i32>, faults: &mut Vec<Fault>) -> i32 {
    let party = party.unwrap_or(1);
    if !(1..=PARTY_MAX).contains(&party) {
        faults.push(Fault::new("party", "range").with("min", 1).with("max", PARTY_MAX));
    }
    party
}

/// All faults at once.
///
/// # Errors
/// `input.invalid` when there is one.
pub fn refuse(faults: Vec<Fault>) -> Result<(), Refusal> {
    Refusal::unless_empty("input.invalid", faults)
}

pub use crate::facilities::{calling, line_needed};
