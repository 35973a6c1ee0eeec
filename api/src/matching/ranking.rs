//! The order of what fits, and what is hidden by which condition.

use std::cmp::Ordering;
use std::collections::HashMap;

use chrono::{Datelike, NaiveDate};
use sha2::{Digest, Sha256};

use super::evaluation::Evaluation;
use super::facts::Facts;
use super::fit::evaluate;
use super::query::{Query, Sort};

/// A place with its evaluation.
#[derive(Clone, Debug)]
pub struct Ranked {
    pub facts: Facts,
    pub evaluation: Evaluation,
    /// 0 to 100 each: the applicant's and the host's.
    pub score: i64,
    pub host_score: i64,
}

impl Ranked {
    /// Evaluates the place.
    pub fn new(facts: Facts, query: &Query) -> Self {
        let evaluation = evaluate(&facts, query);
        Self {
            score: evaluation.score(),
            host_score: evaluation.host_score(),
            facts,
            evaluation,
        }
    }
}

/// Sorts by what was asked for, then by how well it fits, then by how welcome the party is; equal ones by the stays that their municipality has had this half, fewer first,
/// then by a shuffle whose seed is the day and the query.
pub fn sort(places: &mut [Ranked], query: &Query, stays: &HashMap<String, i64>) {
    let seed = query.seed();
    let draws: HashMap<_, _> = places
        .iter()
        .map(|place| (place.facts.facility, draw(&seed, &place.facts)))
        .collect();
    let counted = |place: &Ranked| stays.get(&place.facts.municipality_code).copied().unwrap_or(0);
    places.sort_by(|a, b| {
        by(query.sort, a, b)
            .then(b.score.cmp(&a.score))
            .then(b.host_score.cmp(&a.host_score))
            .then(counted(a).cmp(&counted(b)))
            .then(draws.get(&a.facts.facility).cmp(&draws.get(&b.facts.facility)))
    });
}

fn by(sort: Sort, a: &Ranked, b: &Ranked) -> Ordering {
    // What isn't known comes last.
    let known = |value: Option<i64>| (value.is_none(), value);
    match sort {
        Sort::Fit => Ordering::Equal,
        Sort::Price => known(a.facts.price_yen).cmp(&known(b.facts.price_yen)),
        Sort::Access => {
            let minutes = |place: &Ranked| known(place.facts.nagoya_minutes.map(i64::from));
            minutes(a).cmp(&minutes(b))
        }
    }
}

fn draw(seed: &str, facts: &Facts) -> [u8; 32] {
    let mut hash = Sha256::new();
    hash.update(seed);
    hash.update([0]);
    hash.update(facts.facility.0.as_bytes());
    hash.finalize().into()
}

/// First and last day of the fiscal half of a day: April to September, October to March.
pub fn half(day: NaiveDate) -> (NaiveDate, NaiveDate) {
    let (year, first, last) = match day.month() {
        1..=3 => (day.year() - 1, 10, 3),
        4..=9 => (day.year(), 4, 9),
        _ => (day.year(), 10, 3),
    };
    let ends_year = if last == 3 { year + 1 } else { year };
    let last_day = if last == 3 { 31 } else { 30 };
    (
        NaiveDate::from_ymd_opt(year, first, 1).unwrap_or(day),
        NaiveDate::from_ymd_opt(ends_year, last, last_day).unwrap_or(day),
    )
}
