//! Rules that are one sum over the stays of a plan, as the prices see them.

#![expect(
    clippy::as_conversions,
    clippy::cast_precision_loss,
    clippy::indexing_slicing,
    reason = "prices are floating point; indices are the instance's own and stay within its lists"
)]

use std::collections::BTreeMap;

use super::instance::Instance;
use super::measure::{Goal, Held};
use super::program::{Asked, Rule};

/// At least so many trials a municipality; 0 where nothing is said.
pub fn floors(instance: &Instance) -> Vec<f64> {
    by_municipality(instance, &instance.round.rules.floors, 0.0)
}

/// At most so many trials a municipality, as far as the rule is asked for.
pub fn caps(instance: &Instance, asked: &Asked) -> Vec<f64> {
    let none = BTreeMap::new();
    let is_left_out = asked.without.contains(&Rule::Caps);
    let caps = if is_left_out { &none } else { &instance.round.rules.caps };
    by_municipality(instance, caps, f64::INFINITY)
}

fn by_municipality(instance: &Instance, limits: &BTreeMap<String, u32>, none: f64) -> Vec<f64> {
    let names = instance.municipalities.iter();
    names
        .map(|name| limits.get(*name).map_or(none, |limit| f64::from(*limit)))
        .collect()
}

/// At most so many trials an organisation, as far as the rule is asked for.
pub fn trials(instance: &Instance, asked: &Asked) -> Option<f64> {
    let most = instance.round.rules.per_organisation?;
    (!asked.without.contains(&Rule::Organisation)).then(|| f64::from(most))
}

/// A rule that is one sum: the budget, a share, what an earlier stage has reached. Σ worth · x ≤ limit.
pub struct Sum {
    pub choices: Vec<f64>,
    pub levels: Vec<f64>,
    pub columns: Vec<f64>,
    pub limit: f64,
    /// A usual worth, so that one step suits all rules.
    pub scale: f64,
}

impl Sum {
    pub fn of(&self, choice: usize, level: usize, column: usize) -> f64 {
        at(&self.choices, choice) + at(&self.levels, level) + at(&self.columns, column)
    }

    fn scaled(self) -> Self {
        let parts = [&self.choices, &self.levels, &self.columns];
        let sizes = parts.map(|part| part.iter().map(|worth| worth.abs()).fold(0.0, f64::max));
        Self {
            scale: sizes.into_iter().fold(0.0, f64::max).max(1.0),
            ..self
        }
    }

    fn held(instance: &Instance, held: &Held) -> Self {
        let sign = if held.goal == Goal::Most { -1.0 } else { 1.0 };
        let signed = |worth: i64| sign * worth as f64;
        let measure = &held.measure;
        let columns = if measure.has_columns() {
            instance.columns.len()
        } else {
            0
        };
        Self {
            choices: (0..instance.choices.len())
                .map(|choice| signed(measure.choice(choice)))
                .collect(),
            levels: (0..instance.levels.len())
                .map(|level| signed(measure.level(level)))
                .collect(),
            columns: (0..columns).map(|column| signed(measure.column(column))).collect(),
            limit: signed(held.value),
            scale: 1.0,
        }
    }
}

pub fn sums(instance: &Instance, asked: &Asked) -> Vec<Sum> {
    let rules = &instance.round.rules;
    let choices = |of: &dyn Fn(usize) -> f64| (0..instance.choices.len()).map(of).collect();
    let plain = |choices: Vec<f64>, limit: f64| Sum {
        choices,
        levels: Vec::new(),
        columns: Vec::new(),
        limit,
        scale: 1.0,
    };
    let budget = rules.budget.filter(|_| !asked.without.contains(&Rule::Budget));
    let mut sums: Vec<Sum> = budget
        .map(|budget| plain(choices(&|choice| instance.choices[choice].cost as f64), budget as f64))
        .into_iter()
        .collect();
    for (at, share) in rules.shares.iter().enumerate() {
        if !asked.without.contains(&Rule::Share(at)) {
            sums.push(plain(choices(&|choice| instance.short_of_share(choice, share)), 0.0));
        }
    }
    sums.extend(asked.held.iter().map(|held| Sum::held(instance, held)));
    sums.into_iter().map(Sum::scaled).collect()
}

pub fn at(of: &[f64], index: usize) -> f64 {
    of.get(index).copied().unwrap_or_default()
}
