//! The round as an integer programme: one column a possible stay, one row a rule. Solving it is the solver's; what a
//! solution is worth is counted in whole numbers from the stays that it names.

#![expect(
    clippy::as_conversions,
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::indexing_slicing,
    reason = "the solver counts in floating point; every value here is far below 2^52"
)]

use std::collections::{BTreeMap, BTreeSet};

use highs::{Col, HighsModelStatus, Model, RowProblem, Sense};

use super::instance::Instance;

/// A rule that can be left out to see whether it is what clashes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rule {
    Share(usize),
    Budget,
    Caps,
    Organisation,
}

pub struct Program<'a> {
    instance: &'a Instance<'a>,
    model: Option<Model>,
    stays: Vec<Col>,
    /// What each floor is short of, by municipality.
    shortfalls: BTreeMap<usize, Col>,
}

/// A sum over the stays of a plan, to be made greatest or least.
pub struct Aim<'a> {
    pub goal: Goal,
    pub worth: Box<dyn Fn(usize) -> i64 + 'a>,
    /// How far from the bound one may stop, in millionths.
    pub gap: u32,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Goal {
    Most,
    Least,
}

pub enum Answer {
    /// Stays by request, and what no plan can do better than.
    Found {
        stays: Vec<usize>,
        bound: i64,
        stopped: bool,
    },
    Infeasible,
}

impl<'a> Program<'a> {
    pub fn of(instance: &'a Instance<'a>, without: &BTreeSet<Rule>) -> Self {
        let mut problem = RowProblem::default();
        let pins: BTreeSet<usize> = instance.pins.iter().copied().collect();
        let stays: Vec<Col> = (0..instance.columns.len())
            .map(|column| problem.add_integer_column(0.0, f64::from(u8::from(pins.contains(&column)))..=1.0))
            .collect();
        let mut program = Self {
            instance,
            model: None,
            stays,
            shortfalls: BTreeMap::new(),
        };
        program.add_floors(&mut problem);
        program.add_trials(&mut problem, without);
        program.add_nights(&mut problem);
        program.add_caps(&mut problem, without);
        program.add_sums(&mut problem, without);
        let mut model = Model::new(problem);
        model.set_sense(Sense::Minimise);
        model.make_quiet();
        model.set_option("threads", 1);
        model.set_option("random_seed", 0);
        model.set_option("mip_abs_gap", 0.99);
        if let Some(nodes) = instance.round.nodes_max {
            model.set_option("mip_max_nodes", i32::try_from(nodes).unwrap_or(i32::MAX));
        }
        program.model = Some(model);
        program
    }

    fn all(&self) -> std::ops::Range<usize> {
        0..self.stays.len()
    }

    fn add_floors(&mut self, problem: &mut RowProblem) {
        for (at, name) in self.instance.municipalities.iter().enumerate() {
            let Some(floor) = self.instance.round.rules.floors.get(*name).filter(|floor| **floor > 0) else {
                continue;
            };
            let short = problem.add_column(0.0, 0.0..=f64::from(*floor));
            let here = self.all().filter(|column| self.instance.municipality(*column) == at);
            let row: Vec<(Col, f64)> = here
                .map(|column| (self.stays[column], 1.0))
                .chain([(short, 1.0)])
                .collect();
            problem.add_row(f64::from(*floor).., row);
            self.shortfalls.insert(at, short);
        }
    }

    /// One trial a request, and as many an organisation as the rules say.
    fn add_trials(&self, problem: &mut RowProblem, without: &BTreeSet<Rule>) {
        let mut organisations = BTreeMap::<usize, Vec<(Col, f64)>>::new();
        for request in &self.instance.requests {
            let row: Vec<(Col, f64)> = request
                .columns
                .clone()
                .map(|column| (self.stays[column], 1.0))
                .collect();
            organisations.entry(request.organisation).or_default().extend(&row);
            if row.len() > 1 {
                problem.add_row(..=1.0, row);
            }
        }
        let Some(most) = self.instance.round.rules.per_organisation else {
            return;
        };
        if !without.contains(&Rule::Organisation) {
            for row in organisations.into_values() {
                problem.add_row(..=f64::from(most), row);
            }
        }
    }

    /// Capacity per night. Nights on which the same stays meet are one row, that of the fewest places.
    fn add_nights(&self, problem: &mut RowProblem) {
        let mut taken: Vec<Vec<Vec<(usize, u32)>>> = self
            .instance
            .units
            .iter()
            .map(|_| vec![Vec::new(); self.instance.nights])
            .collect();
        for column in self.all() {
            for (unit, places) in &self.instance.choice(column).takes {
                taken[*unit][self.instance.stay(column)]
                    .iter_mut()
                    .for_each(|stays| stays.push((column, *places)));
            }
        }
        let mut rows = BTreeMap::<Vec<(usize, u32)>, u32>::new();
        for (unit, nights) in self.instance.units.iter().zip(taken) {
            let binding = unit
                .open
                .iter()
                .zip(nights)
                .filter(|(open, stays)| self.can_bind(stays, **open));
            for (open, stays) in binding {
                let least = rows.entry(stays).or_insert(*open);
                *least = (*least).min(*open);
            }
        }
        for (stays, open) in rows {
            problem.add_row(
                ..=f64::from(open),
                stays
                    .into_iter()
                    .map(|(column, places)| (self.stays[column], f64::from(places))),
            );
        }
    }

    /// Whether all who could come on a night would be too many: each request comes once.
    fn can_bind(&self, stays: &[(usize, u32)], open: u32) -> bool {
        let mut most = BTreeMap::<usize, u32>::new();
        for (column, places) in stays {
            let request = most.entry(self.instance.choice(*column).request).or_default();
            *request = (*request).max(*places);
        }
        most.into_values().map(u64::from).sum::<u64>() > u64::from(open)
    }

    fn add_caps(&self, problem: &mut RowProblem, without: &BTreeSet<Rule>) {
        if without.contains(&Rule::Caps) {
            return;
        }
        for (at, name) in self.instance.municipalities.iter().enumerate() {
            let Some(cap) = self.instance.round.rules.caps.get(*name) else {
                continue;
            };
            let here = self.all().filter(|column| self.instance.municipality(*column) == at);
            problem.add_row(
                ..=f64::from(*cap),
                here.map(|column| (self.stays[column], 1.0)).collect::<Vec<_>>(),
            );
        }
    }

    /// The budget, and the shares: 1000 · Σ tagged ≥ per mille · Σ placed.
    fn add_sums(&self, problem: &mut RowProblem, without: &BTreeSet<Rule>) {
        let rules = &self.instance.round.rules;
        if let Some(budget) = rules.budget.filter(|_| !without.contains(&Rule::Budget)) {
            let row = self
                .all()
                .map(|column| (self.stays[column], self.instance.choice(column).cost as f64));
            problem.add_row(..=budget as f64, row.collect::<Vec<_>>());
        }
        for (at, share) in rules.shares.iter().enumerate() {
            if without.contains(&Rule::Share(at)) {
                continue;
            }
            let row = self.all().map(|column| {
                let is_tagged = self.instance.request(column).form.tags.contains(&share.tag);
                (
                    self.stays[column],
                    f64::from(u8::from(is_tagged)) * 1000.0 - f64::from(share.per_mille),
                )
            });
            problem.add_row(0.0.., row.collect::<Vec<_>>());
        }
    }

    /// The best plan for an aim; `known` is one that keeps every rule added so far.
    pub fn solve(&mut self, aim: &Aim, known: &[usize]) -> Answer {
        let Some(mut model) = self.model.take() else {
            return Answer::Infeasible;
        };
        let sign = if aim.goal == Goal::Most { -1.0 } else { 1.0 };
        for column in self.all() {
            model.change_column_cost(self.stays[column], sign * (aim.worth)(column) as f64);
        }
        for short in self.shortfalls.values() {
            model.change_column_cost(*short, 0.0);
        }
        self.run(model, known, aim.goal, aim.gap)
    }

    /// The plan that is least short of the floors.
    pub fn solve_floors(&mut self, known: &[usize]) -> Answer {
        let Some(mut model) = self.model.take() else {
            return Answer::Infeasible;
        };
        for short in self.shortfalls.values() {
            model.change_column_cost(*short, 1.0);
        }
        self.run(model, known, Goal::Least, 0)
    }

    fn run(&mut self, mut model: Model, known: &[usize], goal: Goal, gap: u32) -> Answer {
        model.set_option("mip_rel_gap", f64::from(gap) / 1e6);
        if !known.is_empty() {
            model.set_solution(Some(&self.values(known)), None, None, None);
        }
        let solved = model.solve();
        let status = solved.status();
        let bound = solved.double_info_value(c"mip_dual_bound").unwrap_or(f64::NEG_INFINITY);
        let values = solved.get_solution();
        let stays = self.all().filter(|column| values.columns()[*column] > 0.5).collect();
        self.model = Some(Model::from(solved));
        match status {
            HighsModelStatus::Infeasible => Answer::Infeasible,
            _ => Answer::Found {
                stays,
                bound: if goal == Goal::Most {
                    (-bound + 1e-4).floor() as i64
                } else {
                    (bound - 1e-4).ceil() as i64
                },
                stopped: status != HighsModelStatus::Optimal,
            },
        }
    }

    fn values(&self, stays: &[usize]) -> Vec<f64> {
        let mut values = vec![0.0; self.stays.len() + self.shortfalls.len()];
        for column in stays {
            values[*column] = 1.0;
        }
        for (municipality, short) in &self.shortfalls {
            let here = stays
                .iter()
                .filter(|column| self.instance.municipality(**column) == *municipality);
            let floor = self.instance.round.rules.floors[self.instance.municipalities[*municipality]];
            values[short.index()] = (f64::from(floor) - here.count() as f64).max(0.0);
        }
        values
    }

    /// From here on a plan is worth at least (or, of what should be little, at most) this much.
    pub fn hold(&mut self, aim: &Aim, value: i64) {
        let row: Vec<(Col, f64)> = self
            .all()
            .map(|column| (self.stays[column], (aim.worth)(column) as f64))
            .filter(|(_, worth)| *worth != 0.0)
            .collect();
        let Some(model) = &mut self.model else { return };
        match aim.goal {
            Goal::Most => model.add_row(value as f64.., row),
            Goal::Least => model.add_row(..=value as f64, row),
        };
    }

    pub fn hold_floors(&mut self, value: i64) {
        let row: Vec<(Col, f64)> = self.shortfalls.values().map(|short| (*short, 1.0)).collect();
        if let Some(model) = &mut self.model {
            model.add_row(..=value as f64, row);
        }
    }

    /// From here on the same requests are placed.
    pub fn hold_placed(&mut self, stays: &[usize]) {
        let placed: BTreeSet<usize> = stays
            .iter()
            .map(|column| self.instance.choice(*column).request)
            .collect();
        let Some(model) = &mut self.model else { return };
        for (at, request) in self.instance.requests.iter().enumerate() {
            let row: Vec<(Col, f64)> = request
                .columns
                .clone()
                .map(|column| (self.stays[column], 1.0))
                .collect();
            let times = f64::from(u8::from(placed.contains(&at)));
            model.add_row(times..=times, row);
        }
    }
}
