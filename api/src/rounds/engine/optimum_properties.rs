//! The optimised plan beside a twin that tries every plan there is, over small random rounds.

use std::collections::BTreeSet;

use chrono::{Days, NaiveDate};
use proptest::prelude::*;

use super::form::{Choice, Exclusion, Method, Request, Round, Rules, Seat, Share, Unit, Weights, Window};
use super::improve::{Enough, improve};
use super::in_turn::keeping_shares;
use super::instance::Instance;
use super::ledger::Ledger;
use super::measure::{Aim, Goal, Measure};
use super::plan::{Plan, Reason, StageName, Status};
use super::program::Asked;
use super::{check::check, solve};

const NIGHTS: u64 = 4;

fn on(night: u64) -> NaiveDate {
    NaiveDate::from_ymd_opt(2027, 4, 1).unwrap() + Days::new(night)
}

prop_compose! {
    fn a_unit(id: usize)(count in 1u32..3, shut in prop::collection::vec(prop::bool::weighted(0.2), 4)) -> Unit {
        Unit {
            id: format!("u{id}"), facility: format!("f{id}"), municipality: format!("m{}", id % 2), capacity: 2, count,
            open: Some(shut.into_iter().map(|shut| count - u32::from(shut)).collect()),
        }
    }
}

prop_compose! {
    fn a_request(id: usize)(
        party in 1u32..5, nights in 1u32..3, start in 0u64..3, cost in 1i64..4, tagged: bool, own: bool,
        scores in prop::collection::vec(prop::option::weighted(0.8, (0i64..9, 0i64..4)), 3),
    ) -> Request {
        let options = scores.into_iter().enumerate().filter_map(|(unit, scores)| scores.map(|(applicant, host)| Choice {
            unit: format!("u{unit}"), starts: None, applicant, host, cost: None, places: None, also: Vec::new(),
        }));
        Request {
            id: format!("r{id}"), organisation: own.then(|| "o".to_owned()), received: None, party, nights, cost,
            tags: if tagged { vec!["sme".to_owned()] } else { Vec::new() },
            window: Some(Window { from: on(start), to: on((start + 3).min(NIGHTS)) }), wished: Some(on(start)),
            per_day_off: 1, options: options.collect(),
        }
    }
}

prop_compose! {
    fn a_round()(
        units in (a_unit(0), a_unit(1), a_unit(2)),
        requests in (a_request(0), a_request(1), a_request(2), a_request(3), a_request(4)),
        cap in prop::option::of(0u32..3), floor in prop::option::of(1u32..4), budget in prop::option::of(2i64..9),
        per_mille in prop::option::of(200u32..800), per_organisation in prop::option::of(1u32..3),
        tiers in prop::sample::select(vec![vec![], vec![4], vec![6, 3]]), seed in "[a-z]{3}",
    ) -> Round {
        let (a, b, c, d, e) = requests;
        let of = |town: &str, limit: Option<u32>| limit.map(|limit| (town.to_owned(), limit)).into_iter().collect();
        Round {
            version: 1, seed, from: on(0), to: on(NIGHTS), method: Method::Optimise, weights: Weights::default(), tiers,
            units: vec![units.0, units.1, units.2], requests: vec![a, b, c, d, e],
            rules: Rules {
                caps: of("m0", cap), floors: of("m1", floor), budget, per_organisation,
                shares: per_mille.map(|per_mille| Share { tag: "sme".to_owned(), per_mille }).into_iter().collect(),
            },
            pins: Vec::new(), exclusions: Vec::new(), keep: Vec::new(), gap_per_million: 0, nodes_max: None,
        }
    }
}

/// Somebody's stay: which request, which of its options, from which night.
type Stay = (usize, usize, u64);

/// Everything a request could be given.
fn stays(round: &Round, request: usize) -> Vec<Stay> {
    let form = &round.requests[request];
    let window = form.window.unwrap();
    let fits = |start: u64| window.from <= on(start) && on(start + u64::from(form.nights)) <= window.to;
    let excluded = |unit: &str| {
        round
            .exclusions
            .iter()
            .any(|each| each.request == form.id && each.unit.as_ref().is_none_or(|named| named == unit))
    };
    (0..form.options.len())
        .filter(|option| !excluded(&form.options[*option].unit))
        .flat_map(|option| {
            (0..NIGHTS)
                .filter(|start| fits(*start))
                .map(move |start| (request, option, start))
        })
        .collect()
}

fn unit<'a>(round: &'a Round, stay: &Stay) -> &'a Unit {
    let named = &round.requests[stay.0].options[stay.1].unit;
    round.units.iter().find(|unit| unit.id == *named).unwrap()
}

fn keeps_the_rules(round: &Round, plan: &[Stay]) -> bool {
    let count = |of: &dyn Fn(&&Stay) -> bool| u32::try_from(plan.iter().filter(of).count()).unwrap();
    let form = |stay: &Stay| &round.requests[stay.0];
    let has_room = round.units.iter().all(|each| {
        (0..NIGHTS).all(|night| {
            let here = plan.iter().filter(|stay| {
                unit(round, stay).id == each.id && stay.2 <= night && night < stay.2 + u64::from(form(stay).nights)
            });
            let places: u32 = here.map(|stay| form(stay).party.div_ceil(each.capacity)).sum();
            places <= each.open.as_ref().unwrap()[usize::try_from(night).unwrap()]
        })
    });
    let rules = &round.rules;
    let keeps_caps = rules
        .caps
        .iter()
        .all(|(town, cap)| count(&|stay| unit(round, stay).municipality == *town) <= *cap);
    let keeps_budget = rules
        .budget
        .is_none_or(|most| plan.iter().map(|stay| form(stay).cost).sum::<i64>() <= most);
    let keeps_trials = rules
        .per_organisation
        .is_none_or(|most| count(&|stay| form(stay).organisation.is_some()) <= most);
    let keeps_shares = rules
        .shares
        .iter()
        .all(|share| 1000 * count(&|stay| form(stay).tags.contains(&share.tag)) >= share.per_mille * count(&|_| true));
    has_room && keeps_caps && keeps_budget && keeps_trials && keeps_shares
}

/// Shortfall, less placed, less in each tier, score: the smaller, the better.
fn worth(round: &Round, plan: &[Stay]) -> Vec<i64> {
    let applicant = |stay: &Stay| {
        let form = &round.requests[stay.0];
        let days = (on(stay.2) - form.wished.unwrap()).num_days().abs();
        (form.options[stay.1].applicant - days).max(0)
    };
    let placed = |town: &str| {
        i64::try_from(
            plan.iter()
                .filter(|stay| unit(round, stay).municipality == town)
                .count(),
        )
        .unwrap()
    };
    let short: i64 = round
        .rules
        .floors
        .iter()
        .map(|(town, floor)| (i64::from(*floor) - placed(town)).max(0))
        .sum();
    let mut worth = vec![short, -i64::try_from(plan.len()).unwrap()];
    let mut tiers = round.tiers.clone();
    tiers.sort_unstable();
    worth.extend(
        tiers
            .iter()
            .map(|limit| i64::try_from(plan.iter().filter(|stay| applicant(stay) < *limit).count()).unwrap()),
    );
    let score = |stay: &Stay| 6 * applicant(stay) + 4 * round.requests[stay.0].options[stay.1].host;
    worth.push(-plan.iter().map(score).sum::<i64>());
    worth
}

/// The best of all plans, request by request, each placed everywhere and nowhere.
fn best(round: &Round, request: usize, plan: &mut Vec<Stay>) -> Vec<i64> {
    if request == round.requests.len() {
        let is_fine = keeps_the_rules(round, plan);
        return if is_fine { worth(round, plan) } else { vec![i64::MAX] };
    }
    let mut found = best(round, request + 1, plan);
    for stay in stays(round, request) {
        plan.push(stay);
        found = found.min(best(round, request + 1, plan));
        plan.pop();
    }
    found
}

fn reached(plan: &Plan) -> Vec<i64> {
    let stages = plan
        .stages
        .iter()
        .filter(|stage| !matches!(stage.name, StageName::Lottery | StageName::Order | StageName::Kept));
    let signed = stages.map(|stage| match stage.name {
        StageName::Placed | StageName::Score => -stage.value,
        _ => stage.value,
    });
    signed.collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn no_plan_is_better(round in a_round()) {
        prop_assert_eq!(check(&round), vec![]);
        let plan = solve(&round);
        prop_assert_eq!(plan.status, Status::Proved);
        prop_assert_eq!(reached(&plan), best(&round, 0, &mut Vec::new()));
    }

    #[test]
    fn the_plan_keeps_every_rule(round in a_round()) {
        let plan = solve(&round);
        let stays: Vec<Stay> = plan.placed.iter().map(|placed| {
            let request = round.requests.iter().position(|each| each.id == placed.request).unwrap();
            let option = round.requests[request].options.iter().position(|option| option.unit == placed.unit).unwrap();
            let start = (0..NIGHTS).find(|night| on(*night) == placed.start).unwrap();
            (request, option, start)
        }).collect();
        prop_assert!(keeps_the_rules(&round, &stays));
        prop_assert!(plan.faults.iter().all(|fault| fault.path.starts_with("rules.floors")), "{:?}", plan.faults);
    }

    /// At no prices, a few, and so high ones that nobody would come.
    #[test]
    fn a_bettered_plan_keeps_every_rule_and_is_better(round in a_round(), price in prop::sample::select(vec![0.0, 2.0, 90.0])) {
        let instance = Instance::of(&round);
        let known = keeping_shares(&instance).unwrap();
        let aim = Aim { goal: Goal::Most, measure: Measure::score(&instance), gap: 0, nodes: None };
        let left: Vec<usize> = (0..instance.columns.len()).collect();
        let shortfall = Ledger::with(&instance, &known).shortfall();
        let asked = Asked {
            aim: Some(&aim), held: &[], shortfall: Some(shortfall), left: &left,
            must: &vec![false; instance.requests.len()], without: &BTreeSet::new(),
        };
        let prices = vec![price; instance.units.len() * instance.nights];
        let better = || improve(&instance, &asked, &left, &known, &prices, Enough { value: f64::INFINITY, steps: 5_000, turn: 0 });
        let Some(found) = better() else { return Ok(()) };
        prop_assert_eq!(better(), Some(found.clone()));
        prop_assert!(aim.measure.sum(&instance, &found) > aim.measure.sum(&instance, &known));
        prop_assert!(Ledger::with(&instance, &found).shortfall() <= shortfall);
        let stays: Vec<Stay> = found.iter().map(|column| {
            let (seat, request) = (instance.seat(*column), instance.choice(*column).request);
            let option = round.requests[request].options.iter().position(|option| option.unit == seat.unit).unwrap();
            (request, option, (0..NIGHTS).find(|night| on(*night) == seat.start).unwrap())
        }).collect();
        prop_assert!(keeps_the_rules(&round, &stays));
    }

    #[test]
    fn one_more_place_never_makes_floors_and_placed_worse(round in a_round(), at in 0usize..3) {
        let before = reached(&solve(&round));
        let mut more = round;
        more.units[at].count += 1;
        more.units[at].open.as_mut().unwrap().iter_mut().for_each(|open| *open += 1);
        prop_assert!(reached(&solve(&more))[..2] <= before[..2]);
    }

    #[test]
    fn the_order_of_the_file_changes_no_byte(round in a_round(), shift in 0usize..5) {
        let mut other = round.clone();
        other.requests.rotate_left(shift);
        other.units.reverse();
        other.requests.iter_mut().for_each(|request| request.options.reverse());
        let bytes = |round: &Round| serde_json::to_string(&solve(round)).unwrap();
        prop_assert_eq!(bytes(&round), bytes(&other));
    }

    #[test]
    fn other_names_change_no_value_before_the_lottery(round in a_round()) {
        let mut other = round.clone();
        for (request, name) in other.requests.iter_mut().zip(["z", "q", "b", "y", "a"]) {
            request.id = name.to_owned();
        }
        prop_assert_eq!(reached(&solve(&round)), reached(&solve(&other)));
    }

    #[test]
    fn pins_and_exclusions_hold_and_the_rest_is_best(round in a_round(), at in 0usize..5) {
        let first = solve(&round);
        prop_assume!(!first.placed.is_empty());
        let out = &first.placed[at % first.placed.len()];
        let mut round = round;
        round.exclusions = vec![Exclusion { request: out.request.clone(), unit: Some(out.unit.clone()), facility: None }];
        let plan = solve(&round);
        prop_assert!(plan.placed.iter().all(|placed| (&placed.request, &placed.unit) != (&out.request, &out.unit)));
        prop_assert_eq!(reached(&plan), best(&round, 0, &mut Vec::new()));
        round.exclusions.clear();
        let pin = Seat { request: out.request.clone(), unit: out.unit.clone(), start: out.start };
        round.pins = vec![pin.clone()];
        prop_assume!(check(&round).is_empty());
        let plan = solve(&round);
        let is_there = plan.placed.iter().any(|placed| placed.request == pin.request && placed.unit == pin.unit && placed.start == pin.start);
        prop_assert!(is_there);
    }

    #[test]
    fn a_run_that_keeps_an_earlier_plan_of_the_same_round_is_that_plan(round in a_round()) {
        let first = solve(&round);
        let mut again = round;
        again.keep = first.placed.iter().map(|placed| Seat {
            request: placed.request.clone(), unit: placed.unit.clone(), start: placed.start,
        }).collect();
        prop_assert_eq!(solve(&again).placed, first.placed);
    }

    #[test]
    fn whoever_has_no_place_has_a_claim_or_a_reason(round in a_round()) {
        let plan = solve(&round);
        for lost in plan.unplaced.iter().filter(|each| each.reason == Reason::Lost) {
            let has_claim = plan.claims.iter().any(|claim| claim.request == lost.request);
            let request = round.requests.iter().find(|each| each.id == lost.request).unwrap();
            let is_outranked = plan.placed.iter().any(|placed| {
                request.options.iter().any(|option| option.unit == placed.unit && option.host <= placed.host)
            });
            prop_assert!(has_claim || is_outranked, "{} lost to nobody", lost.request);
        }
    }
}
