//! One stage after the other over one round: what an aim can reach beside all that was reached before. The columns
//! are narrowed at prices, then solved: all at once where no more are left than can be, else over the few that are
//! nearest, and of very many for some of the requests at a time.

#![expect(
    clippy::as_conversions,
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::indexing_slicing,
    reason = "bounds are floating point until they are rounded; indices are the instance's own"
)]

use std::collections::BTreeSet;

use super::improve::{Enough, improve};
use super::in_turn::keeping_shares;
use super::instance::Instance;
use super::ledger::Ledger;
use super::measure::{Aim, Goal, Held};
use super::narrow::{Narrowed, WHOLE, narrow, nearest};
use super::prices::{Prices, TOLERANCE};
use super::program::{Answer, Asked, Rule, Until, solve};

/// Columns of a programme that can't have all.
const FEW: usize = 20_000;
/// Columns beyond which some of the requests are solved for at a time, and how many.
const AT_ONCE: usize = 60_000;
const REQUESTS_AT_A_TIME: usize = 1_000;
/// Columns of each request among which a plan is bettered, and how often each may be weighed; more often where an end
/// near the bound is asked for, because a solver might find none there.
const NEIGHBOURS: usize = 24;
const STEPS: usize = 100;
const STEPS_TO_A_GAP: usize = 100_000;
const STEPS_MAX: usize = 400_000_000;
/// How often a plan is bettered that the solver left farther from the bound than the gap that is allowed.
const TURNS: u32 = 16;
/// Nodes of a search that need not be at the optimum.
const NODES_TO_A_GAP: u32 = 1_000;
/// Where not all columns are solved over, a search ends this near to its own bound, in millionths, and after so many
/// nodes; sooner where it is for some of the requests.
const ENOUGH: Until = Until {
    gap: 200,
    nodes: Some(20),
};
const ENOUGH_OF_A_PART: Until = Until {
    gap: 1_000,
    nodes: Some(1),
};

pub struct Search<'a> {
    pub instance: &'a Instance<'a>,
    without: BTreeSet<Rule>,
    /// Columns that a plan as good as the one that is known can have, in order.
    pub left: Vec<usize>,
    must: Vec<bool>,
    pub held: Vec<Held>,
    /// The shortfall of floors that is allowed; none before it is known.
    pub shortfall: Option<i64>,
    prices: Prices,
    /// The best plan so far; none before one is known.
    stays: Option<Vec<usize>>,
    /// Whether a search over all columns ended before it was at its optimum.
    pub is_stopped: bool,
}

/// What an aim has reached, and what no plan can beat.
pub struct Reached {
    pub value: i64,
    pub bound: i64,
}

impl<'a> Search<'a> {
    pub fn of(instance: &'a Instance<'a>, without: BTreeSet<Rule>) -> Self {
        let mut must = vec![false; instance.requests.len()];
        for pin in &instance.pins {
            must[instance.choice(*pin).request] = true;
        }
        let is_free = |column: &usize| !must[instance.choice(*column).request] || instance.pins.contains(column);
        let left = (0..instance.columns.len()).filter(is_free).collect();
        let stays = if without.is_empty() {
            keeping_shares(instance)
        } else {
            None
        };
        let (held, prices) = (Vec::new(), Prices::new());
        Self {
            instance,
            without,
            left,
            must,
            held,
            shortfall: None,
            prices,
            stays,
            is_stopped: false,
        }
    }

    /// Of an aim, or without one of the least shortfall of floors; none when the rules clash.
    pub fn reach(&mut self, aim: Option<&Aim>) -> Option<Reached> {
        let goal = aim.map_or(Goal::Least, |aim| aim.goal);
        let mut bound = self.best_thinkable(aim);
        let mut few = FEW;
        while !self.is_near(aim, bound) {
            let narrowed = self.narrow(aim);
            bound = goal.worse(bound, rounded(goal, narrowed.bound));
            let is_known = self.stays.is_some();
            self.improve(aim, bound, &narrowed.behind, 0..1);
            let pool = self.pool(aim, &narrowed, few);
            let is_done = match pool {
                _ if self.is_near(aim, bound) => true,
                Pool::Few(columns) if is_known && columns.len() > AT_ONCE => self.solve_by_parts(aim, bound, &columns),
                Pool::Few(columns) => self.solve_few(aim, &columns, ENOUGH) || is_known,
                Pool::All(columns) => {
                    bound = goal.worse(bound, self.solve_all(aim, &columns)?);
                    self.improve(aim, bound, &narrowed.behind, 1..turns(aim));
                    true
                }
            };
            self.leave(aim, &narrowed);
            if is_done {
                break;
            }
            few *= 4;
        }
        let value = self.value(aim)?;
        Some(Reached {
            value,
            bound: goal.better(bound, value),
        })
    }

    /// What no plan can beat, over these columns, which are all among which something better can be.
    fn solve_all(&mut self, aim: Option<&Aim>, columns: &[usize]) -> Option<i64> {
        let gap = aim.map_or(0, |aim| aim.gap);
        let nodes = aim.and_then(|aim| aim.nodes).into_iter();
        let until = Until {
            gap,
            nodes: nodes
                .chain((gap > 0).then_some(NODES_TO_A_GAP))
                .chain(self.instance.round.nodes_max)
                .min(),
        };
        let goal = aim.map_or(Goal::Least, |aim| aim.goal);
        match solve(self.instance, &self.asked(aim, columns), until) {
            Answer::Found {
                stays,
                bound,
                is_stopped,
            } => {
                self.is_stopped |= is_stopped;
                self.offer(aim, stays);
                self.value(aim).map(|value| goal.better(bound, value))
            }
            // The known plan is among them, so that there is none can't be: nothing is proved.
            Answer::Nothing | Answer::Infeasible => {
                self.is_stopped = true;
                self.value(aim).map(|_| self.best_thinkable(aim))
            }
        }
    }

    /// Whether there is a plan.
    fn solve_few(&mut self, aim: Option<&Aim>, columns: &[usize], enough: Until) -> bool {
        let nodes = self.instance.round.nodes_max.into_iter().chain(enough.nodes).min();
        let until = Until {
            gap: aim.map_or(0, |aim| aim.gap).max(enough.gap),
            nodes,
        };
        let answer = solve(self.instance, &self.asked(aim, columns), until);
        let Answer::Found { stays, .. } = answer else {
            return false;
        };
        self.offer(aim, stays);
        true
    }

    /// For some of the requests at a time, those whose stays are near in time, while the others stay as they are.
    fn solve_by_parts(&mut self, aim: Option<&Aim>, bound: i64, columns: &[usize]) -> bool {
        let own = self.instance.by_request(columns);
        let mut order: Vec<(usize, usize)> = own
            .map(|own| {
                let starts: usize = own.iter().map(|column| self.instance.columns[*column].start).sum();
                (starts / own.len(), self.request(own[0]))
            })
            .collect();
        order.sort_unstable();
        for part in order.chunks(REQUESTS_AT_A_TIME) {
            if self.is_near(aim, bound) {
                break;
            }
            let free: BTreeSet<usize> = part.iter().map(|(_, request)| *request).collect();
            let stays: BTreeSet<usize> = self.stays.iter().flatten().copied().collect();
            let is_asked = |column: &usize| free.contains(&self.request(*column)) || stays.contains(column);
            let part: Vec<usize> = columns.iter().copied().filter(is_asked).collect();
            let as_they_are: Vec<usize> = stays.iter().map(|stay| self.request(*stay)).collect();
            let must = self.must.clone();
            for request in as_they_are.into_iter().filter(|request| !free.contains(request)) {
                self.must[request] = true;
            }
            self.solve_few(aim, &part, ENOUGH_OF_A_PART);
            self.must = must;
        }
        true
    }

    /// Betters the known plan among the columns that are nearest at the prices, where not very many are left: of those
    /// the solver does better for some of the requests at a time.
    fn improve(&mut self, aim: Option<&Aim>, bound: i64, behind: &[f64], turns: std::ops::Range<u32>) {
        if self.left.len() > WHOLE {
            return;
        }
        for turn in turns {
            let Some(known) = self.stays.as_ref().filter(|_| !self.is_near(aim, bound)) else {
                return;
            };
            let mut columns: BTreeSet<usize> = known.iter().copied().collect();
            columns.extend(nearest(self.instance, &self.left, behind, NEIGHBOURS));
            let columns: Vec<usize> = columns.into_iter().collect();
            let each = if allows_gap(aim) { STEPS_TO_A_GAP } else { STEPS };
            let enough = Enough {
                value: near_enough(aim, bound),
                steps: (each * columns.len()).min(STEPS_MAX),
                turn,
            };
            let asked = self.asked(aim, &self.left);
            let found = improve(self.instance, &asked, &columns, known, &self.prices, enough);
            if let Some(stays) = found {
                self.offer(aim, stays);
            }
        }
    }

    fn narrow(&mut self, aim: Option<&Aim>) -> Narrowed {
        let mut prices = std::mem::take(&mut self.prices);
        let known = self.stays.as_deref().unwrap_or_default();
        let asked = self.asked(aim, &self.left);
        let narrowed = narrow(self.instance, &asked, known, &mut prices, self.reached(aim));
        self.prices = prices;
        narrowed
    }

    fn asked<'b>(&'b self, aim: Option<&'b Aim>, left: &'b [usize]) -> Asked<'b> {
        let Self {
            held, must, without, ..
        } = self;
        Asked {
            aim,
            held,
            shortfall: self.shortfall,
            left,
            must,
            without,
        }
    }

    fn request(&self, column: usize) -> usize {
        self.instance.choice(column).request
    }

    /// Takes over a plan that keeps every rule, in whole numbers, and is better than the one that is known.
    fn offer(&mut self, aim: Option<&Aim>, stays: Vec<usize>) {
        let is_held = |held: &Held| {
            let sum = held.measure.sum(self.instance, &stays);
            held.goal.better(sum, held.value) == sum
        };
        let ledger = Ledger::with(self.instance, &stays);
        let keeps_all = || {
            ledger.columns.iter().flatten().count() == stays.len()
                && self.held.iter().all(is_held)
                && self.shortfall.is_none_or(|most| ledger.shortfall() <= most)
        };
        // Where rules are left out, the plan is only to show that there is one.
        let is_kept = !self.without.is_empty() || keeps_all();
        let goal = aim.map_or(Goal::Least, |aim| aim.goal);
        let offered = self.value_of(aim, &stays);
        let is_better = self
            .value(aim)
            .is_none_or(|value| value != offered && goal.better(offered, value) == offered);
        if is_kept && is_better {
            self.stays = Some(stays);
        }
    }

    fn value(&self, aim: Option<&Aim>) -> Option<i64> {
        self.stays.as_ref().map(|stays| self.value_of(aim, stays))
    }

    /// The value, negative where it is to be little.
    fn reached(&self, aim: Option<&Aim>) -> Option<f64> {
        let goal = aim.map_or(Goal::Least, |aim| aim.goal);
        self.value(aim).map(|value| goal.sign() * value as f64)
    }

    fn value_of(&self, aim: Option<&Aim>, stays: &[usize]) -> i64 {
        aim.map_or_else(
            || Ledger::with(self.instance, stays).shortfall(),
            |aim| aim.measure.sum(self.instance, stays),
        )
    }

    /// Every request at its best, or nothing of what should be little.
    fn best_thinkable(&self, aim: Option<&Aim>) -> i64 {
        let Some(aim) = aim.filter(|aim| aim.goal == Goal::Most) else {
            return 0;
        };
        let requests = self.instance.by_request(&self.left);
        let best = |columns: &[usize]| {
            columns
                .iter()
                .map(|column| aim.measure.of(self.instance, *column))
                .max()
        };
        requests.filter_map(best).sum()
    }

    /// Whether the plan that is known is as near to the bound as the aim asks.
    fn is_near(&self, aim: Option<&Aim>, bound: i64) -> bool {
        let gap = aim.map_or(0, |aim| i128::from(aim.gap));
        let (bound, value) = (i128::from(bound), self.value(aim).map(i128::from));
        value.is_some_and(|value| (value - bound).abs() * 1_000_000 <= gap * bound.abs())
    }

    /// Leaves out the columns that no plan has which is as good as what is reached.
    fn leave(&mut self, aim: Option<&Aim>, narrowed: &Narrowed) {
        let Some(reached) = self.reached(aim) else { return };
        let spare = narrowed.bound - reached + TOLERANCE;
        let stays: BTreeSet<usize> = self.stays.iter().flatten().copied().collect();
        let mut behind = narrowed.behind.iter();
        self.left
            .retain(|column| behind.next().is_some_and(|behind| *behind <= spare) || stays.contains(column));
    }

    fn pool(&self, aim: Option<&Aim>, narrowed: &Narrowed, few: usize) -> Pool {
        // Something better is better by 1 at least.
        let spare = self
            .reached(aim)
            .map_or(f64::INFINITY, |reached| narrowed.bound - reached - 1.0 + TOLERANCE);
        let mut columns: BTreeSet<usize> = self.stays.iter().flatten().copied().collect();
        let near = self
            .left
            .iter()
            .zip(&narrowed.behind)
            .filter(|(_, behind)| **behind <= spare);
        let near: Vec<usize> = near.map(|(column, _)| *column).collect();
        if near.len() <= WHOLE.max(few) {
            columns.extend(near);
            return Pool::All(columns.into_iter().collect());
        }
        let each = (few / self.instance.requests.len().max(1)).max(1);
        columns.extend(&narrowed.chosen);
        columns.extend(nearest(self.instance, &self.left, &narrowed.behind, each));
        Pool::Few(columns.into_iter().collect())
    }

    /// From here on the same requests are placed.
    pub fn place_the_same(&mut self) {
        let stays = self.stays.iter().flatten();
        let placed: BTreeSet<usize> = stays.map(|column| self.request(*column)).collect();
        let instance = self.instance;
        self.left
            .retain(|column| placed.contains(&instance.choice(*column).request));
        for request in placed {
            self.must[request] = true;
        }
    }

    /// The plan.
    pub fn ledger(&self) -> Ledger<'a> {
        Ledger::with(self.instance, self.stays.as_deref().unwrap_or_default())
    }
}

enum Pool {
    /// Nothing better can be outside.
    All(Vec<usize>),
    Few(Vec<usize>),
}

/// What is as near to the bound as the aim asks; less than nothing where it is to be little.
fn near_enough(aim: Option<&Aim>, bound: i64) -> f64 {
    let (goal, gap) = aim.map_or((Goal::Least, 0), |aim| (aim.goal, aim.gap));
    goal.sign() * bound as f64 - (bound as f64).abs() * f64::from(gap) / 1e6
}

fn allows_gap(aim: Option<&Aim>) -> bool {
    aim.is_some_and(|aim| aim.gap > 0)
}

fn turns(aim: Option<&Aim>) -> u32 {
    if allows_gap(aim) { TURNS } else { 1 }
}

fn rounded(goal: Goal, bound: f64) -> i64 {
    match goal {
        Goal::Most => (bound + TOLERANCE).floor() as i64,
        Goal::Least => (-bound - TOLERANCE).ceil() as i64,
    }
}
