//! Stage after stage: the least shortfall of floors, the most placed, the fewest in the worst tiers, the most kept of
//! an earlier plan, the greatest score, then the lottery. What one stage has reached the next ones keep.

use std::collections::BTreeSet;

use super::instance::Instance;
use super::ledger::Ledger;
use super::measure::{Aim, Goal, Held, Measure};
use super::plan::{Stage, StageName, Status};
use super::program::Rule;
use super::search::Search;

/// Nodes of a lottery between plans whose score isn't proved.
const NODES_OF_A_LOTTERY: u32 = 20;

pub struct Optimum<'a> {
    pub ledger: Ledger<'a>,
    pub stages: Vec<Stage>,
    pub status: Status,
}

/// The optimum of the stages, or the rules that no plan can keep together. `watch` is told of each stage that is
/// reached, and ends the search by false: then there is nothing.
pub fn optimise<'a>(instance: &'a Instance<'a>, watch: &mut dyn FnMut(&Stage) -> bool) -> Result<Optimum<'a>, End> {
    let mut stages = Stages {
        search: Search::of(instance, BTreeSet::new()),
        reached: Vec::new(),
        watch,
    };
    stages.reach(StageName::Floors, None, None)?;
    stages.reach(StageName::Placed, None, Some(most(Measure::placed(instance))))?;
    for limit in limits(instance) {
        let below = Measure::below(instance, limit);
        stages.reach(
            StageName::Tiers,
            Some(limit),
            Some(Aim {
                goal: Goal::Least,
                ..most(below)
            }),
        )?;
    }
    let keep: BTreeSet<usize> = instance
        .round
        .keep
        .iter()
        .filter_map(|seat| instance.column_of(seat))
        .collect();
    if !keep.is_empty() {
        stages.reach(StageName::Kept, None, Some(most(Measure::kept(instance, &keep))))?;
    }
    let gap = instance.round.gap_per_million;
    stages.reach(
        StageName::Score,
        None,
        Some(Aim {
            gap,
            ..most(Measure::score(instance))
        }),
    )?;
    // Beside a score that may be as good elsewhere the lottery has no end; where it is proved, only equals are left.
    let nodes = (!stages.is_proved()).then_some(NODES_OF_A_LOTTERY);
    let lottery = most(Measure::lottery(instance));
    stages.reach(StageName::Lottery, None, Some(Aim { nodes, ..lottery }))?;
    stages.search.place_the_same();
    let order = Measure::order(instance, &stages.search.left);
    stages.reach(StageName::Order, None, Some(Aim { nodes, ..most(order) }))?;
    Ok(stages.end())
}

/// Why there is no plan.
pub enum End {
    Clash(Vec<Rule>),
    Cancelled,
}

fn most(measure: Measure) -> Aim {
    Aim {
        goal: Goal::Most,
        measure,
        gap: 0,
        nodes: None,
    }
}

/// From the lowest up.
fn limits(instance: &Instance) -> Vec<i64> {
    let mut limits = instance.round.tiers.clone();
    limits.sort_unstable();
    limits
}

struct Stages<'a, 'b> {
    search: Search<'a>,
    reached: Vec<Stage>,
    watch: &'b mut dyn FnMut(&Stage) -> bool,
}

impl<'a> Stages<'a, '_> {
    /// Without an aim the floors.
    fn reach(&mut self, name: StageName, limit: Option<i64>, aim: Option<Aim>) -> Result<(), End> {
        let instance = self.search.instance;
        let reached = self
            .search
            .reach(aim.as_ref())
            .ok_or_else(|| End::Clash(clash(instance)))?;
        let stage = Stage {
            name,
            limit,
            value: reached.value,
            bound: reached.bound,
        };
        let goes_on = (self.watch)(&stage);
        self.reached.push(stage);
        match aim {
            Some(Aim { goal, measure, .. }) => self.search.held.push(Held {
                goal,
                measure,
                value: reached.value,
            }),
            None => self.search.shortfall = Some(reached.value),
        }
        if goes_on { Ok(()) } else { Err(End::Cancelled) }
    }

    fn is_proved(&self) -> bool {
        self.reached.iter().all(|stage| stage.value == stage.bound)
    }

    fn end(self) -> Optimum<'a> {
        let is_proved = self.is_proved();
        Optimum {
            ledger: self.search.ledger(),
            status: match (is_proved, self.search.is_stopped) {
                (true, _) => Status::Proved,
                (false, true) => Status::Stopped,
                (false, false) => Status::WithinGap,
            },
            stages: self.reached,
        }
    }
}

/// A smallest set of rules without any of which there would be a plan: each is left out in turn, and stays out when
/// the others clash without it.
fn clash(instance: &Instance) -> Vec<Rule> {
    let rules = &instance.round.rules;
    let shares = (0..rules.shares.len()).map(Rule::Share);
    let others = [
        (Rule::Budget, rules.budget.is_some()),
        (Rule::Caps, !rules.caps.is_empty()),
        (Rule::Organisation, rules.per_organisation.is_some()),
    ];
    let all: Vec<Rule> = others
        .into_iter()
        .filter_map(|(rule, is_set)| is_set.then_some(rule))
        .chain(shares)
        .collect();
    let mut without = BTreeSet::new();
    for rule in &all {
        without.insert(*rule);
        if Search::of(instance, without.clone()).reach(None).is_some() {
            without.remove(rule);
        }
    }
    all.into_iter().filter(|rule| !without.contains(rule)).collect()
}
