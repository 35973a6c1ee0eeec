//! What a stage counts, as a sum over the stays of a plan: a part by choice, a part by the applicant's score, and a
//! part by stay. Split so, millions of columns can be weighed again and again.

#![expect(
    clippy::indexing_slicing,
    reason = "indices are the instance's own and stay within its lists"
)]

use std::collections::BTreeSet;

use super::in_turn::ticket_of_column;
use super::instance::Instance;

#[derive(Debug, Clone, Default)]
pub struct Measure {
    /// By choice; empty where nothing depends on it.
    choices: Vec<i64>,
    /// By level of the applicant's score.
    levels: Vec<i64>,
    /// By column.
    columns: Vec<i64>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Goal {
    Most,
    Least,
}

/// A sum that is to be made greatest or least.
#[derive(Debug, Clone)]
pub struct Aim {
    pub goal: Goal,
    pub measure: Measure,
    /// How far from the bound one may stop, in millionths.
    pub gap: u32,
    /// After how many nodes one may stop.
    pub nodes: Option<u32>,
}

/// What an earlier stage has reached: the later ones are at least as good.
#[derive(Debug, Clone)]
pub struct Held {
    pub goal: Goal,
    pub measure: Measure,
    pub value: i64,
}

impl Measure {
    /// Stays, each one.
    pub fn placed(instance: &Instance) -> Self {
        Self {
            choices: vec![1; instance.choices.len()],
            ..Self::default()
        }
    }

    /// Stays whose applicant's score is below the limit.
    pub fn below(instance: &Instance, limit: i64) -> Self {
        let levels = instance.levels.iter().map(|level| i64::from(*level < limit)).collect();
        Self {
            levels,
            ..Self::default()
        }
    }

    /// Stays of an earlier plan.
    pub fn kept(instance: &Instance, keep: &BTreeSet<usize>) -> Self {
        let columns = (0..instance.columns.len())
            .map(|column| i64::from(keep.contains(&column)))
            .collect();
        Self {
            columns,
            ..Self::default()
        }
    }

    /// The mix of both scores that the weights make.
    pub fn score(instance: &Instance) -> Self {
        let weights = instance.round.weights;
        Self {
            choices: instance
                .choices
                .iter()
                .map(|choice| weights.host * choice.host)
                .collect(),
            levels: instance.levels.iter().map(|level| weights.applicant * level).collect(),
            columns: Vec::new(),
        }
    }

    /// The tickets of the requests that are placed.
    pub fn lottery(instance: &Instance) -> Self {
        let choices = instance
            .choices
            .iter()
            .map(|choice| instance.requests[choice.request].ticket);
        Self {
            choices: choices.collect(),
            ..Self::default()
        }
    }

    /// The stays' own tickets, of the columns that are left.
    pub fn order(instance: &Instance, left: &[usize]) -> Self {
        let mut columns = vec![0; instance.columns.len()];
        for column in left {
            columns[*column] = ticket_of_column(instance, *column);
        }
        Self {
            columns,
            ..Self::default()
        }
    }

    pub fn of(&self, instance: &Instance, column: usize) -> i64 {
        let row = &instance.columns[column];
        at(&self.choices, row.choice) + at(&self.levels, row.level) + at(&self.columns, column)
    }

    pub fn sum(&self, instance: &Instance, stays: &[usize]) -> i64 {
        stays.iter().map(|column| self.of(instance, *column)).sum()
    }

    pub fn choice(&self, choice: usize) -> i64 {
        at(&self.choices, choice)
    }

    pub fn level(&self, level: usize) -> i64 {
        at(&self.levels, level)
    }

    pub fn column(&self, column: usize) -> i64 {
        at(&self.columns, column)
    }

    pub fn has_columns(&self) -> bool {
        !self.columns.is_empty()
    }
}

fn at(of: &[i64], index: usize) -> i64 {
    of.get(index).copied().unwrap_or_default()
}

impl Goal {
    /// 1 for what should be great, -1 for what should be little.
    pub const fn sign(self) -> f64 {
        match self {
            Self::Most => 1.0,
            Self::Least => -1.0,
        }
    }

    /// The better one of two values.
    pub fn better(self, one: i64, other: i64) -> i64 {
        match self {
            Self::Most => one.max(other),
            Self::Least => one.min(other),
        }
    }

    /// The weaker one of two values: of two bounds, what is still reachable by both is `better` of neither.
    pub fn worse(self, one: i64, other: i64) -> i64 {
        match self {
            Self::Most => one.min(other),
            Self::Least => one.max(other),
        }
    }
}
