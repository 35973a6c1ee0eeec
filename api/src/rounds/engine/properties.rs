//! Small random rounds, checked by a slow twin that knows nothing of columns or ledgers: it reads the round and the
//! plan as their users do.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};
use proptest::prelude::*;

use super::form::{Choice, Method, Request, Round, Rules, Seat, Unit, Weights, Window};
use super::plan::{Placed, Plan, Reason};
use super::{check::check, solve};

const NIGHTS: u64 = 6;

fn first() -> NaiveDate {
    NaiveDate::from_ymd_opt(2027, 4, 1).unwrap()
}

fn on(night: u64) -> NaiveDate {
    first() + Days::new(night)
}

prop_compose! {
    fn a_unit(id: usize)(count in 1u32..3, capacity in 1u32..4, shut in prop::collection::vec(0u32..3, first().iter_days().take_while(|day| *day < on(NIGHTS)).count())) -> Unit {
        Unit {
            id: format!("u{id}"), facility: format!("f{}", id / 2), municipality: format!("m{}", id % 2), capacity, count,
            open: Some(shut.into_iter().map(|shut| count - count.min(shut / 2)).collect()),
        }
    }
}

prop_compose! {
    fn a_request(id: usize)(
        party in 1u32..5, nights in 1u32..3, start in 0u64..4, length in 2u64..5, received in 0i64..4, cost in 0i64..4,
        scores in prop::collection::vec(prop::option::of((0i64..6, 0i64..4)), 4), tag: bool, own: bool,
    ) -> Request {
        let end = (start + length).min(NIGHTS);
        let options = scores.into_iter().enumerate().filter_map(|(unit, scores)| scores.map(|(applicant, host)| Choice {
            unit: format!("u{unit}"), starts: None, applicant, host, cost: None, places: None, also: Vec::new(),
        }));
        Request {
            id: format!("r{id}"), organisation: own.then(|| "o".to_owned()), received: Some(received), party, nights, cost,
            tags: if tag { vec!["sme".to_owned()] } else { Vec::new() },
            window: Some(Window { from: on(start), to: on(end) }), wished: Some(on(start)), per_day_off: 1,
            options: options.collect(),
        }
    }
}

prop_compose! {
    fn a_round(method: Method)(
        units in (a_unit(0), a_unit(1), a_unit(2), a_unit(3)),
        requests in (a_request(0), a_request(1), a_request(2), a_request(3), a_request(4), a_request(5), a_request(6)),
        cap in prop::option::of(0u32..4), budget in prop::option::of(0i64..12), per_organisation in prop::option::of(1u32..3),
        seed in "[a-z]{3}",
    ) -> Round {
        let (a, b, c, d, e, f, g) = requests;
        Round {
            version: 1, seed, from: first(), to: on(NIGHTS), method, weights: Weights::default(), tiers: Vec::new(),
            units: vec![units.0, units.1, units.2, units.3], requests: vec![a, b, c, d, e, f, g],
            rules: Rules {
                caps: cap.map(|cap| ("m0".to_owned(), cap)).into_iter().collect(), budget, per_organisation,
                ..Rules::default()
            },
            pins: Vec::new(), exclusions: Vec::new(), keep: Vec::new(), gap_per_million: 0, nodes_max: None,
        }
    }
}

fn simple() -> impl Strategy<Value = Round> {
    prop_oneof![
        a_round(Method::FirstCome),
        a_round(Method::Lottery),
        a_round(Method::DeferredAcceptance)
    ]
}

struct Stay<'a> {
    placed: &'a Placed,
    request: &'a Request,
    unit: &'a Unit,
}

fn stays<'a>(round: &'a Round, plan: &'a Plan) -> Vec<Stay<'a>> {
    let of = |placed: &'a Placed| Stay {
        placed,
        request: round.requests.iter().find(|each| each.id == placed.request).unwrap(),
        unit: round.units.iter().find(|each| each.id == placed.unit).unwrap(),
    };
    plan.placed.iter().map(of).collect()
}

fn covers(stay: &Stay, night: NaiveDate) -> bool {
    let end = stay.placed.start + Days::new(stay.request.nights.into());
    stay.placed.start <= night && night < end
}

/// Every rule that all methods keep, said once more in the slowest way.
fn keeps_the_rules(round: &Round, plan: &Plan) {
    let stays = stays(round, plan);
    for stay in &stays {
        let window = stay.request.window.unwrap();
        let end = stay.placed.start + Days::new(stay.request.nights.into());
        assert!(window.from <= stay.placed.start && end <= window.to);
        assert!(stay.request.options.iter().any(|option| option.unit == stay.unit.id));
        let places = stay.request.party.div_ceil(stay.unit.capacity);
        assert_eq!(u32::try_from(stay.placed.unit_numbers.len()).unwrap(), places);
    }
    for unit in &round.units {
        for night in 0..NIGHTS {
            let here: Vec<&Stay> = stays
                .iter()
                .filter(|stay| stay.unit.id == unit.id && covers(stay, on(night)))
                .collect();
            let mut numbers: Vec<u32> = here.iter().flat_map(|stay| stay.placed.unit_numbers.clone()).collect();
            let open = unit.open.as_ref().unwrap()[usize::try_from(night).unwrap()];
            assert!(numbers.len() <= usize::try_from(open).unwrap());
            numbers.sort_unstable();
            assert!(
                numbers.windows(2).all(|two| two[0] != two[1]),
                "a number is given twice"
            );
            assert!(numbers.iter().all(|number| (1..=unit.count).contains(number)));
        }
    }
    for (municipality, cap) in &round.rules.caps {
        let placed = stays
            .iter()
            .filter(|stay| stay.unit.municipality == *municipality)
            .count();
        assert!(placed <= usize::try_from(*cap).unwrap());
    }
    let ids: Vec<&String> = plan.placed.iter().map(|each| &each.request).collect();
    assert!(
        ids.windows(2).all(|two| two[0] < two[1]),
        "one trial a request, in the order of ids"
    );
    assert_eq!(plan.placed.len() + plan.unplaced.len(), round.requests.len());
}

proptest! {
    #[test]
    fn simple_methods_keep_capacity_caps_and_windows(round in simple()) {
        prop_assert_eq!(check(&round), vec![]);
        let plan = solve(&round);
        keeps_the_rules(&round, &plan);
        if round.method != Method::DeferredAcceptance {
            prop_assert!(plan.faults.is_empty(), "budget and trials hold: {:?}", plan.faults);
        }
    }

    #[test]
    fn the_order_of_the_file_changes_no_byte(round in simple(), shift in 0usize..7) {
        let mut other = round.clone();
        other.requests.rotate_left(shift);
        other.requests.reverse();
        other.units.reverse();
        for request in &mut other.requests {
            request.options.reverse();
        }
        let bytes = |round: &Round| serde_json::to_string(&solve(round)).unwrap();
        prop_assert_eq!(bytes(&round), bytes(&other));
    }

    #[test]
    fn whoever_has_no_place_has_a_claim_or_a_reason(round in simple()) {
        let plan = solve(&round);
        for lost in plan.unplaced.iter().filter(|each| each.reason == Reason::Lost) {
            let has_claim = plan.claims.iter().any(|claim| claim.request == lost.request);
            let is_outranked = plan.placed.iter().any(|placed| {
                let request = round.requests.iter().find(|each| each.id == lost.request).unwrap();
                request.options.iter().any(|option| option.unit == placed.unit && option.host <= placed.host)
            });
            prop_assert!(has_claim || is_outranked, "{} lost to nobody", lost.request);
        }
    }

    /// Nobody who came earlier finds what somebody later was given, where neither money nor caps stood between.
    #[test]
    fn first_come_serves_the_earlier_first(mut round in a_round(Method::FirstCome)) {
        round.rules = Rules::default();
        let plan = solve(&round);
        let given: BTreeMap<&str, &Placed> = plan.placed.iter().map(|each| (each.request.as_str(), each)).collect();
        let mut turns: Vec<&Request> = round.requests.iter().collect();
        turns.sort_by_key(|request| request.received);
        for (at, request) in turns.iter().enumerate() {
            let earlier: Vec<Stay> = stays(&round, &plan).into_iter().filter(|stay| {
                turns[..at].iter().any(|each| each.received < request.received && each.id == stay.request.id)
            }).collect();
            let same_turn = turns.iter().filter(|each| each.received == request.received).count();
            if same_turn > 1 { continue }
            let best = best_of(&round, request, &earlier);
            let has = given.get(request.id.as_str()).map(|placed| placed.applicant);
            prop_assert_eq!(has, best);
        }
    }

    #[test]
    fn a_pin_holds_in_every_method(round in simple(), at in 0usize..7) {
        let mut round = round;
        let wishes = solve(&Round { rules: Rules::default(), method: Method::Lottery, ..round.clone() }).placed;
        prop_assume!(!wishes.is_empty());
        let chosen = &wishes[at % wishes.len()];
        round.pins = vec![Seat { request: chosen.request.clone(), unit: chosen.unit.clone(), start: chosen.start }];
        prop_assume!(check(&round).is_empty());
        let plan = solve(&round);
        keeps_the_rules(&round, &plan);
        let pinned = plan.placed.iter().find(|each| each.request == chosen.request);
        prop_assert_eq!(pinned.map(|each| (&each.unit, each.start)), Some((&chosen.unit, chosen.start)));
    }
}

/// The highest score that is left to a request beside the earlier stays.
fn best_of(round: &Round, request: &Request, earlier: &[Stay]) -> Option<i64> {
    let mut best = None;
    for option in &request.options {
        let unit = round.units.iter().find(|unit| unit.id == option.unit).unwrap();
        let places = request.party.div_ceil(unit.capacity);
        let window = request.window.unwrap();
        for start in (0..NIGHTS).map(on) {
            let end = start + Days::new(request.nights.into());
            if start < window.from || window.to < end {
                continue;
            }
            let is_free = (0..NIGHTS).all(|night| {
                let taken: usize = earlier
                    .iter()
                    .filter(|stay| stay.unit.id == unit.id && covers(stay, on(night)))
                    .map(|stay| stay.placed.unit_numbers.len())
                    .sum();
                let open = unit.open.as_ref().unwrap()[usize::try_from(night).unwrap()];
                on(night) < start
                    || end <= on(night)
                    || taken + usize::try_from(places).unwrap() <= usize::try_from(open).unwrap()
            });
            if is_free {
                let days = (start - request.wished.unwrap()).num_days().abs();
                best = best.max(Some((option.applicant - request.per_day_off * days).max(0)));
            }
        }
    }
    best
}
