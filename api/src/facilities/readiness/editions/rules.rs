//! What of an item can be changed, and what differs between two editions.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::error::Fault;
use crate::facilities::readiness::standard::{Item, Standard};
use crate::text::Words;

const WEIGHT_MAX: i32 = 3;
const MONTHS_MAX: u32 = 60;

/// What the secretariat sets of an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[schema(as = StandardTerms)]
pub struct Terms {
    /// 1 to 3.
    pub weight: i32,
    /// Needed to take part; recommended otherwise.
    pub required: bool,
    /// How long an answer holds; for good when absent.
    pub months: Option<u32>,
}

impl Terms {
    pub const fn of(item: &Item) -> Self {
        Self {
            weight: item.weight,
            required: item.required,
            months: item.months,
        }
    }
}

/// Every broken rule of new terms.
#[must_use]
pub fn faults(item: &Item, terms: Terms) -> Vec<Fault> {
    let mut found = Vec::new();
    let ranged = |field, max: i64| Fault::new(field, "range").with("min", 1).with("max", max);
    if !(1..=WEIGHT_MAX).contains(&terms.weight) {
        found.push(ranged("weight", WEIGHT_MAX.into()));
    }
    if item.fact.is_some() {
        // How long a measured line or a listing holds isn't the standard's to say.
        if terms.months != item.months {
            found.push(Fault::new("months", "readiness.months_by_fact"));
        }
    } else if terms.months.is_some_and(|months| !(1..=MONTHS_MAX).contains(&months)) {
        found.push(ranged("months", MONTHS_MAX.into()));
    }
    found
}

/// The next edition, in which one item has other terms.
#[must_use]
pub fn next(standard: &Standard, code: &str, terms: Terms) -> Standard {
    let mut next = standard.clone();
    next.edition += 1;
    for item in next.items.iter_mut().filter(|item| item.code == code) {
        item.weight = terms.weight;
        item.required = terms.required;
        item.months = terms.months;
    }
    next
}

/// An item whose terms an edition changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = StandardDifference)]
pub struct Difference {
    pub name: Words,
    /// Absent for an item that is new.
    pub before: Option<Terms>,
    pub after: Terms,
}

/// What an edition changed of the one before.
#[must_use]
pub fn differences(before: &Standard, after: &Standard) -> Vec<Difference> {
    let changed = after.items.iter().map(|item| Difference {
        name: item.name.clone(),
        before: before.item(&item.code).map(Terms::of),
        after: Terms::of(item),
    });
    changed.filter(|item| item.before != Some(item.after)).collect()
}
