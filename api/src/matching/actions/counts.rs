//! How many fit, how many are hidden and by what, and what each change of the search would bring.

use std::collections::{BTreeMap, HashMap};

use entities::facility::FacilityType;
use entities::id::FacilityId;

use super::is_there;
use super::pool::{Pool, other_days, priced};
use crate::app::{App, Context};
use crate::error::Result;
use crate::matching::evaluation::{Values, Verdict};
use crate::matching::fit::ask;
use crate::matching::needs::Need;
use crate::matching::query::{FLEXIBLE_DAYS, Query};
use crate::matching::ranking::{self, Ranked};
use crate::matching::remedies::{self, Loosen};
use crate::policy::{Action, Parties};

/// No count says more than "so many, or more".
pub const COUNT_MAX: usize = 1_000;
/// How many days earlier or later are named one by one.
const NEAR_DAYS: i64 = 2;

/// The figures of a search.
pub struct Counts {
    pub total: usize,
    pub hidden: usize,
    /// The most helpful first.
    pub by: Vec<Loosened>,
    /// Places hidden by their dates alone that have room so many days earlier or later.
    pub near: BTreeMap<i64, usize>,
    /// What fits wherever the search looks, by the municipality's code.
    pub municipalities: BTreeMap<String, usize>,
    /// What would be left of each type of facility.
    pub types: BTreeMap<FacilityType, usize>,
    /// What would be left if the need were a condition.
    pub needs: Vec<(Need, usize)>,
}

/// A change of the search, and how many more places it brings.
pub struct Loosened {
    pub condition: &'static str,
    pub count: usize,
    /// The phrase that says so, and its values but the count.
    pub phrase: &'static str,
    pub values: Values,
    pub loosen: Loosen,
}

pub async fn count(app: &App, context: &Context, query: &Query) -> Result<Counts> {
    context.actor.may(Action::FacilityCount, &Parties::house("facility"))?;
    let query = &priced(app, query).await?;
    let pool = Pool::load(app, context, query, None).await?;
    let everything = pool.evaluate(query);
    let typed = |place: &&Ranked| {
        query
            .facility_type
            .is_none_or(|wanted| wanted == place.facts.facility_type)
    };
    let there = |place: &&Ranked| is_there(&place.facts, query);
    let (fitting, hidden): (Vec<&Ranked>, Vec<&Ranked>) = everything.iter().partition(|place| place.evaluation.fits());
    let any_type: Vec<&Ranked> = fitting.iter().copied().filter(there).collect();
    let found: Vec<&Ranked> = any_type.iter().copied().filter(typed).collect();
    let anywhere: Vec<&Ranked> = fitting.iter().copied().filter(typed).collect();
    let hidden: Vec<&Ranked> = hidden
        .into_iter()
        .filter(|place| typed(place) && there(place))
        .collect();

    let days = other_days(app, query, &by_dates(&hidden)).await?;
    let mut by: Vec<Loosened> = ranking::loosened(hidden.iter().copied())
        .into_iter()
        .map(|(condition, count)| simple(condition, count, query))
        .collect();
    by.extend(elsewhere(
        query,
        anywhere.len() - found.len(),
        any_type.len() - found.len(),
    ));
    by.extend(wider(query, &days));
    by.extend(fewer(&pool, query, &hidden));
    by.sort_by_key(|loosened| std::cmp::Reverse(loosened.count));
    Ok(Counts {
        total: found.len(),
        hidden: hidden.len(),
        by,
        near: near(&days),
        municipalities: tally(anywhere.iter().map(|place| place.facts.municipality_code.clone())),
        types: tally(any_type.iter().map(|place| place.facts.facility_type)),
        needs: needs(&found, query),
    })
}

fn tally<K: Ord>(keys: impl Iterator<Item = K>) -> BTreeMap<K, usize> {
    let mut counts = BTreeMap::new();
    for key in keys {
        *counts.entry(key).or_default() += 1;
    }
    counts
}

fn needs(found: &[&Ranked], query: &Query) -> Vec<(Need, usize)> {
    let meets = |place: &&&Ranked, need: Need| ask(need, &place.facts, query).verdict == Verdict::Met;
    Need::ALL
        .iter()
        .map(|(need, _)| (*need, found.iter().filter(|place| meets(place, *need)).count()))
        .collect()
}

/// Those that only their dates hide.
fn by_dates(hidden: &[&Ranked]) -> Vec<FacilityId> {
    let dated = |place: &&&Ranked| place.evaluation.failed().all(|condition| condition == "dates");
    hidden.iter().filter(dated).map(|place| place.facts.facility).collect()
}

fn simple(condition: &'static str, count: usize, query: &Query) -> Loosened {
    let loosen = if condition == "party" {
        remedies::party(1)
    } else {
        remedies::without(condition, query)
    };
    Loosened {
        condition,
        count,
        phrase: "search.loosened",
        values: vec![("condition", condition.to_owned())],
        loosen,
    }
}

/// The same search everywhere, and for every type of facility.
fn elsewhere(query: &Query, elsewhere: usize, other_types: usize) -> Vec<Loosened> {
    let place = match (query.areas.is_empty(), query.municipalities.is_empty()) {
        (false, true) => Some("area"),
        (true, false) => Some("municipality"),
        // One of two that add up: taking it away would narrow the search.
        _ => None,
    };
    let place = place.filter(|_| elsewhere > 0).map(|condition| (condition, elsewhere));
    let other = (other_types > 0).then_some(("facility_type", other_types));
    place
        .into_iter()
        .chain(other)
        .map(|(condition, count)| simple(condition, count, query))
        .collect()
}

/// The least flexibility of the dates that brings something.
fn wider(query: &Query, days: &HashMap<FacilityId, Vec<i64>>) -> Option<Loosened> {
    let wider = FLEXIBLE_DAYS.iter().copied().filter(|days| *days > query.flexible_days);
    let reached = |most: i64| {
        days.values()
            .filter(|days| days.iter().any(|day| day.abs() <= most))
            .count()
    };
    let (most, count) = wider.map(|days| (days, reached(days))).find(|(_, count)| *count > 0)?;
    Some(Loosened {
        condition: "flexible_days",
        count,
        phrase: "search.flexible",
        values: vec![("days", most.to_string())],
        loosen: remedies::flexible(most),
    })
}

/// The biggest smaller party for which something more fits.
fn fewer(pool: &Pool, query: &Query, hidden: &[&Ranked]) -> Option<Loosened> {
    let roomy = |place: &&Ranked| {
        let sized = |condition: &str| condition == "dates" || condition == "party";
        let people = match query.stay {
            Some(_) => pool.people(place.facts.facility),
            None => place.facts.capacity,
        };
        (place.evaluation.failed().all(sized) && (1..i64::from(query.party)).contains(&people)).then_some(people)
    };
    let people = hidden.iter().filter_map(roomy).max()?;
    let smaller = Query {
        party: i32::try_from(people).ok()?,
        ..query.clone()
    };
    let hidden: Vec<FacilityId> = hidden.iter().map(|place| place.facts.facility).collect();
    let again = pool
        .candidates
        .iter()
        .filter(|candidate| hidden.contains(&candidate.id));
    let count = again
        .map(|candidate| Ranked::new(pool.facts(candidate, &smaller), &smaller))
        .filter(|place| place.evaluation.fits())
        .count();
    Some(Loosened {
        condition: "party",
        count,
        phrase: "search.fewer",
        values: vec![("party", people.to_string())],
        loosen: remedies::party(people),
    })
}

fn near(days: &HashMap<FacilityId, Vec<i64>>) -> BTreeMap<i64, usize> {
    tally(days.values().flatten().copied().filter(|days| days.abs() <= NEAR_DAYS))
}
