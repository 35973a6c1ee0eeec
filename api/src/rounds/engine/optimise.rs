//! Stage after stage: the least shortfall of floors, the most placed, the fewest in the worst tiers, the most kept of
//! an earlier plan, the greatest score, then the lottery. What one stage has reached the next ones keep.

use std::collections::BTreeSet;

use super::check::not_met;
use super::in_turn::{first_come, ticket_of_column};
use super::instance::Instance;
use super::ledger::{Keeps, Ledger};
use super::plan::{Stage, StageName, Status};
use super::program::{Aim, Answer, Goal, Program, Rule};

pub struct Optimum<'a> {
    pub ledger: Ledger<'a>,
    pub stages: Vec<Stage>,
    pub status: Status,
}

/// The optimum of the stages, or the rules that no plan can keep together.
pub fn optimise<'a>(instance: &'a Instance<'a>) -> Result<Optimum<'a>, Vec<Rule>> {
    let mut way = Way {
        instance,
        program: Program::of(instance, &BTreeSet::new()),
        stays: known(instance),
        stages: Vec::new(),
        stopped: false,
    };
    if !way.floors() {
        return Err(clash(instance));
    }
    way.stage(StageName::Placed, None, most(|_| 1));
    for limit in limits(instance) {
        let is_below = move |column| i64::from(instance.applicant(column) < limit);
        way.stage(
            StageName::Tiers,
            Some(limit),
            Aim {
                goal: Goal::Least,
                ..most(is_below)
            },
        );
    }
    let keep: BTreeSet<usize> = instance
        .round
        .keep
        .iter()
        .filter_map(|seat| instance.column_of(seat))
        .collect();
    if !keep.is_empty() {
        way.stage(StageName::Kept, None, most(|column| i64::from(keep.contains(&column))));
    }
    let gap = instance.round.gap_per_million;
    way.stage(
        StageName::Score,
        None,
        Aim {
            gap,
            ..most(|column| instance.score(column))
        },
    );
    way.stage(StageName::Lottery, None, most(|column| instance.request(column).ticket));
    way.program.hold_placed(&way.stays);
    let tickets: Vec<i64> = (0..instance.columns.len())
        .map(|column| ticket_of_column(instance, column))
        .collect();
    way.stage(
        StageName::Order,
        None,
        most(|column| tickets.get(column).copied().unwrap_or_default()),
    );
    Ok(way.end())
}

fn most<'a>(worth: impl Fn(usize) -> i64 + 'a) -> Aim<'a> {
    Aim {
        goal: Goal::Most,
        worth: Box::new(worth),
        gap: 0,
    }
}

/// From the lowest up.
fn limits(instance: &Instance) -> Vec<i64> {
    let mut limits = instance.round.tiers.clone();
    limits.sort_unstable();
    limits
}

/// A plan to begin from that keeps every rule; none when the simple one misses a share.
fn known(instance: &Instance) -> Vec<usize> {
    let ledger = first_come(instance);
    let misses_a_share = not_met(instance, &ledger)
        .iter()
        .any(|fault| fault.path.starts_with("rules.shares"));
    if misses_a_share {
        Vec::new()
    } else {
        ledger.columns.iter().flatten().copied().collect()
    }
}

struct Way<'a> {
    instance: &'a Instance<'a>,
    program: Program<'a>,
    /// The best plan so far.
    stays: Vec<usize>,
    stages: Vec<Stage>,
    stopped: bool,
}

impl<'a> Way<'a> {
    /// False when the rules clash.
    fn floors(&mut self) -> bool {
        let Answer::Found { stays, bound, stopped } = self.program.solve_floors(&self.stays) else {
            return false;
        };
        self.stays = stays;
        self.stopped |= stopped;
        let value = self.shortfall();
        self.program.hold_floors(value);
        self.stages.push(Stage {
            name: StageName::Floors,
            limit: None,
            value,
            bound: bound.min(value),
        });
        true
    }

    fn shortfall(&self) -> i64 {
        let ledger = taken(self.instance, &self.stays);
        let rules = &self.instance.round.rules;
        let municipalities = self.instance.municipalities.iter().enumerate();
        municipalities
            .map(|(at, name)| {
                let floor = rules.floors.get(*name).copied().unwrap_or_default();
                i64::from(floor.saturating_sub(ledger.placed(at)))
            })
            .sum()
    }

    fn stage(&mut self, name: StageName, limit: Option<i64>, aim: Aim) {
        let value_of = |stays: &[usize]| stays.iter().map(|column| (aim.worth)(*column)).sum::<i64>();
        let mut bound = self.best_thinkable(&aim);
        if value_of(&self.stays) != bound
            && let Answer::Found {
                stays,
                bound: proved,
                stopped,
            } = self.program.solve(&aim, &self.stays)
        {
            self.stays = stays;
            self.stopped |= stopped;
            bound = if aim.goal == Goal::Most {
                proved.min(bound)
            } else {
                proved.max(bound)
            };
        }
        let value = value_of(&self.stays);
        self.program.hold(&aim, value);
        let bound = if aim.goal == Goal::Most {
            bound.max(value)
        } else {
            bound.min(value)
        };
        self.stages.push(Stage {
            name,
            limit,
            value,
            bound,
        });
    }

    /// What no plan can beat: every request at its best, or nothing of what should be little.
    fn best_thinkable(&self, aim: &Aim) -> i64 {
        if aim.goal == Goal::Least {
            return 0;
        }
        let requests = self.instance.requests.iter();
        requests
            .map(|row| {
                row.columns
                    .clone()
                    .map(|column| (aim.worth)(column))
                    .max()
                    .unwrap_or_default()
            })
            .sum()
    }

    fn end(self) -> Optimum<'a> {
        let is_proved = self.stages.iter().all(|stage| stage.value == stage.bound);
        Optimum {
            ledger: taken(self.instance, &self.stays),
            status: match (is_proved, self.stopped) {
                (true, _) => Status::Proved,
                (false, true) => Status::Stopped,
                (false, false) => Status::WithinGap,
            },
            stages: self.stages,
        }
    }
}

/// The plan in whole numbers; a stay that would break a rule is left out, and counts for nothing in any stage.
fn taken<'a>(instance: &'a Instance<'a>, stays: &[usize]) -> Ledger<'a> {
    let mut ledger = Ledger::of(
        instance,
        Keeps {
            organisation: true,
            budget: true,
        },
    );
    for column in stays {
        if !ledger.is_placed(instance.choice(*column).request) && ledger.stop(*column).is_none() {
            ledger.take(*column);
        }
    }
    ledger
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
        if matches!(Program::of(instance, &without).solve_floors(&[]), Answer::Found { .. }) {
            without.remove(rule);
        }
    }
    all.into_iter().filter(|rule| !without.contains(rule)).collect()
}
