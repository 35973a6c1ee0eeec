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

use highs::{Col, HighsModelStatus, HighsSolutionStatus, Model, RowProblem, Sense};

use super::instance::Instance;
use super::measure::{Aim, Goal, Held};
use super::prices::{Layout, Prices};

/// A rule that can be left out to see whether it is what clashes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rule {
    Share(usize),
    Budget,
    Caps,
    Organisation,
}

/// What a stage asks for, and among which columns.
#[derive(Clone, Copy)]
pub struct Asked<'a> {
    /// None: the least shortfall of floors.
    pub aim: Option<&'a Aim>,
    pub held: &'a [Held],
    /// The shortfall of floors that is allowed; none while it is what is asked for.
    pub shortfall: Option<i64>,
    /// Columns that are left, in order.
    pub left: &'a [usize],
    /// By request, whether it must be placed.
    pub must: &'a [bool],
    /// Rules that are left out.
    pub without: &'a BTreeSet<Rule>,
}

/// When a search may end before it is at the optimum.
#[derive(Debug, Clone, Copy)]
pub struct Until {
    /// Of the bound, in millionths.
    pub gap: u32,
    pub nodes: Option<u32>,
}

pub enum Answer {
    /// Stays, and what no plan of these columns can do better than.
    Found {
        stays: Vec<usize>,
        bound: i64,
        is_stopped: bool,
    },
    /// The search ended before it found any.
    Nothing,
    Infeasible,
}

struct Program<'a> {
    instance: &'a Instance<'a>,
    asked: &'a Asked<'a>,
    problem: RowProblem,
    /// By place in `left`.
    stays: Vec<Col>,
    /// What each floor is short of, by municipality.
    shortfalls: BTreeMap<usize, Col>,
    layout: Layout,
    /// Where the price of each row stands; a trial has none.
    prices: Vec<Option<usize>>,
}

/// The best plan that is asked for.
pub fn solve(instance: &Instance, asked: &Asked, until: Until) -> Answer {
    Program::of(instance, asked, true).run(until)
}

/// The prices of the linear programme; none where it has no optimum.
pub fn linear_prices(instance: &Instance, asked: &Asked) -> Option<Prices> {
    Program::of(instance, asked, false).run_linear()
}

impl<'a> Program<'a> {
    fn of(instance: &'a Instance<'a>, asked: &'a Asked<'a>, is_whole: bool) -> Self {
        let mut program = Self {
            instance,
            asked,
            problem: RowProblem::default(),
            stays: Vec::with_capacity(asked.left.len()),
            shortfalls: BTreeMap::new(),
            layout: Layout::of(instance),
            prices: Vec::new(),
        };
        program.add_stays(is_whole);
        program.add_floors();
        program.add_trials();
        program.add_nights();
        program.add_caps();
        program.add_sums();
        program.add_held();
        program
    }

    fn add_stays(&mut self, is_whole: bool) {
        let aim = self.asked.aim;
        let signed = aim.map(|aim| (-aim.goal.sign(), &aim.measure));
        for column in self.asked.left {
            let cost = signed.map_or(0.0, |(sign, measure)| sign * measure.of(self.instance, *column) as f64);
            let column = self.problem.add_column_with_integrality(cost, 0.0..=1.0, is_whole);
            self.stays.push(column);
        }
    }

    /// Columns that are left, each with the place of its variable.
    fn left(&self) -> impl Iterator<Item = (usize, Col)> + '_ {
        self.asked.left.iter().copied().zip(self.stays.iter().copied())
    }

    fn here(&self, municipality: usize) -> Vec<(Col, f64)> {
        let here = self
            .left()
            .filter(|(column, _)| self.instance.municipality(*column) == municipality);
        here.map(|(_, stay)| (stay, 1.0)).collect()
    }

    fn add_floors(&mut self) {
        let cost = if self.asked.aim.is_none() { 1.0 } else { 0.0 };
        for (at, name) in self.instance.municipalities.iter().enumerate() {
            let Some(floor) = self.instance.round.rules.floors.get(*name).filter(|floor| **floor > 0) else {
                continue;
            };
            let short = self.problem.add_column(cost, 0.0..=f64::from(*floor));
            let mut row = self.here(at);
            row.push((short, 1.0));
            self.add_row(Some(self.layout.floors + at), f64::from(*floor).., row);
            self.shortfalls.insert(at, short);
        }
        if let Some(most) = self.asked.shortfall.filter(|_| !self.shortfalls.is_empty()) {
            let row: Vec<(Col, f64)> = self.shortfalls.values().map(|short| (*short, 1.0)).collect();
            self.add_row(None, ..=most as f64, row);
        }
    }

    /// One trial a request, and as many an organisation as the rules say.
    fn add_trials(&mut self) {
        let mut trials = BTreeMap::<usize, Vec<(Col, f64)>>::new();
        let mut organisations = BTreeMap::<usize, Vec<(Col, f64)>>::new();
        for (column, stay) in self.left() {
            trials
                .entry(self.instance.choice(column).request)
                .or_default()
                .push((stay, 1.0));
            let organisation = self.instance.request(column).organisation;
            organisations.entry(organisation).or_default().push((stay, 1.0));
        }
        for (request, row) in trials {
            if self.asked.must[request] {
                self.add_row(None, 1.0..=1.0, row);
            } else if row.len() > 1 {
                self.add_row(None, ..=1.0, row);
            }
        }
        let most = self.instance.round.rules.per_organisation;
        let Some(most) = most.filter(|_| !self.asked.without.contains(&Rule::Organisation)) else {
            return;
        };
        for (organisation, row) in organisations {
            self.add_row(Some(self.layout.organisations + organisation), ..=f64::from(most), row);
        }
    }

    /// Capacity per night. Nights on which the same stays meet are one row, that of the fewest places.
    fn add_nights(&mut self) {
        let nights = self.instance.nights;
        let mut taken: Vec<Vec<(usize, u32)>> = vec![Vec::new(); self.instance.units.len() * nights];
        for (at, column) in self.asked.left.iter().enumerate() {
            for (unit, places) in &self.instance.choice(*column).takes {
                let stay = self.instance.stay(*column);
                taken[unit * nights + stay.start..unit * nights + stay.end]
                    .iter_mut()
                    .for_each(|stays| stays.push((at, *places)));
            }
        }
        let mut rows = BTreeMap::<Vec<(usize, u32)>, (u32, usize)>::new();
        let open = self.instance.units.iter().flat_map(|unit| &unit.open).enumerate();
        for ((night, open), stays) in open.zip(taken) {
            if self.can_bind(&stays, *open) {
                let least = rows.entry(stays).or_insert((*open, night));
                *least = (*least).min((*open, night));
            }
        }
        for (stays, (open, night)) in rows {
            let row = stays
                .into_iter()
                .map(|(at, places)| (self.stays[at], f64::from(places)));
            self.add_row(Some(night), ..=f64::from(open), row.collect());
        }
    }

    /// Whether all who could come on a night would be too many: each request comes once.
    fn can_bind(&self, stays: &[(usize, u32)], open: u32) -> bool {
        let mut most = BTreeMap::<usize, u32>::new();
        for (at, places) in stays {
            let request = most
                .entry(self.instance.choice(self.asked.left[*at]).request)
                .or_default();
            *request = (*request).max(*places);
        }
        most.into_values().map(u64::from).sum::<u64>() > u64::from(open)
    }

    fn add_caps(&mut self) {
        if self.asked.without.contains(&Rule::Caps) {
            return;
        }
        for (at, name) in self.instance.municipalities.iter().enumerate() {
            let Some(cap) = self.instance.round.rules.caps.get(*name) else {
                continue;
            };
            let here = self.here(at);
            self.add_row(Some(self.layout.caps + at), ..=f64::from(*cap), here);
        }
    }

    /// The budget and the shares.
    fn add_sums(&mut self) {
        let Instance { round, .. } = self.instance;
        let budget = round
            .rules
            .budget
            .filter(|_| !self.asked.without.contains(&Rule::Budget));
        if let Some(budget) = budget {
            let row = self.row(|column| self.instance.choice(column).cost as f64);
            self.add_sum(..=budget as f64, row);
        }
        for (at, share) in round.rules.shares.iter().enumerate() {
            if !self.asked.without.contains(&Rule::Share(at)) {
                let choice = |column: usize| self.instance.columns[column].choice;
                let row = self.row(|column| self.instance.short_of_share(choice(column), share));
                self.add_sum(..=0.0, row);
            }
        }
    }

    fn add_held(&mut self) {
        for held in self.asked.held {
            let row = self.row(|column| held.measure.of(self.instance, column) as f64);
            match held.goal {
                Goal::Most => self.add_sum(held.value as f64.., row),
                Goal::Least => self.add_sum(..=held.value as f64, row),
            }
        }
    }

    /// The sums stand in the order in which they are added.
    fn add_sum(&mut self, limits: impl std::ops::RangeBounds<f64>, row: Vec<(Col, f64)>) {
        let sums = self
            .prices
            .iter()
            .flatten()
            .filter(|at| **at >= self.layout.sums)
            .count();
        self.add_row(Some(self.layout.sums + sums), limits, row);
    }

    fn add_row(&mut self, price: Option<usize>, limits: impl std::ops::RangeBounds<f64>, row: Vec<(Col, f64)>) {
        self.problem.add_row(limits, row);
        self.prices.push(price);
    }

    fn row(&self, worth: impl Fn(usize) -> f64) -> Vec<(Col, f64)> {
        let row = self.left().map(|(column, stay)| (stay, worth(column)));
        row.filter(|(_, worth)| *worth != 0.0).collect()
    }

    fn run(self, until: Until) -> Answer {
        let (left, goal) = (self.asked.left, self.asked.aim.map_or(Goal::Least, |aim| aim.goal));
        let mut model = self.model();
        model.set_option("mip_abs_gap", 0.99);
        model.set_option("mip_rel_gap", f64::from(until.gap) / 1e6);
        if let Some(nodes) = until.nodes {
            model.set_option("mip_max_nodes", i32::try_from(nodes).unwrap_or(i32::MAX));
        }
        // No plan to start from: HiGHS 1.12 gives such a plan back as the optimum, with another value, after its
        // presolve (seen with a plan that kept every row).
        let solved = model.solve();
        let bound = solved.double_info_value(c"mip_dual_bound").unwrap_or(f64::NEG_INFINITY);
        let values = solved.get_solution();
        let stays = left
            .iter()
            .zip(values.columns())
            .filter(|(_, value)| **value > 0.5)
            .map(|(column, _)| *column);
        match (solved.status(), solved.primal_solution_status()) {
            (HighsModelStatus::Infeasible, _) => Answer::Infeasible,
            (status, HighsSolutionStatus::Feasible) => Answer::Found {
                stays: stays.collect(),
                bound: match goal {
                    Goal::Most => (-bound + 1e-4).floor() as i64,
                    Goal::Least => (bound - 1e-4).ceil() as i64,
                },
                is_stopped: status != HighsModelStatus::Optimal,
            },
            _ => Answer::Nothing,
        }
    }

    fn run_linear(self) -> Option<Prices> {
        let (layout, rows) = (self.layout, self.prices.clone());
        let sums = rows.iter().flatten().filter(|at| **at >= layout.sums).count();
        let solved = self.model().solve();
        if solved.status() != HighsModelStatus::Optimal {
            return None;
        }
        let mut prices = vec![0.0; layout.sums + sums];
        for (at, dual) in rows.into_iter().zip(solved.get_solution().dual_rows()) {
            if let Some(at) = at {
                prices[at] = dual.abs();
            }
        }
        Some(prices)
    }

    fn model(self) -> Model {
        let mut model = Model::new(self.problem);
        model.set_sense(Sense::Minimise);
        model.make_quiet();
        model.set_option("threads", 1);
        model.set_option("random_seed", 0);
        model
    }
}
