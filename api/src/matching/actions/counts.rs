//! How many fit, how many are hidden and by what, and what each change of the search would bring.

mod wide;

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use entities::facility::FacilityType;
use entities::id::FacilityId;

use super::is_there;
use super::pool::{Pool, other_days, priced};
use super::reading::Reading;
use crate::app::{App, Context};
use crate::error::Result;
use crate::matching::evaluation::{Values, Verdict};
use crate::matching::fit::{self, ask};
use crate::matching::needs::Need;
use crate::matching::query::{FLEXIBLE_DAYS, Query};
use crate::matching::ranking::Ranked;
use crate::matching::remedies::{self, Loosen};
use crate::matching::store::{self, Candidate};
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
    let reading = &Reading::of(app, query, 0).await?;
    let query = &priced(reading, query).await?;
    let seen = store::seen(&context.scope());
    let most = reading.config.search_evaluated_max;
    if store::count(&reading.db, &seen, most + 1).await? > usize::try_from(most).unwrap_or(usize::MAX) {
        return wide::count(reading, context, query).await;
    }
    let pool = Pool::of(reading, query, &seen).await?;
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

    let days = other_days(reading, query, &pool, &by_dates(&hidden)).await?;
    let again = Again::new(&pool, &found, &hidden);
    let mut by = loosened(&again, query, &hidden);
    by.extend(elsewhere(
        query,
        anywhere.len() - found.len(),
        any_type.len() - found.len(),
    ));
    by.extend(wider(query, &days));
    by.extend(fewer(&again, query, &hidden));
    by.retain(|loosened| loosened.count > 0);
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
    Loosened {
        condition,
        count,
        phrase: "search.loosened",
        values: vec![("condition", condition.to_owned())],
        loosen: remedies::without(condition, query),
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

/// What the search looks at, to be evaluated again with something changed.
struct Again<'a> {
    pool: &'a Pool,
    asked: Vec<&'a Candidate>,
    /// How many of it fit as it is.
    total: usize,
}

impl<'a> Again<'a> {
    fn new(pool: &'a Pool, found: &[&Ranked], hidden: &[&Ranked]) -> Self {
        let asked = found.iter().chain(hidden);
        let ids: HashSet<FacilityId> = asked.map(|place| place.facts.facility).collect();
        let candidates = pool.candidates.iter();
        Self {
            pool,
            asked: candidates.filter(|candidate| ids.contains(&candidate.id)).collect(),
            total: found.len(),
        }
    }

    /// How many more would fit. Without its dates a search for a day sleeps, and may find less.
    fn more(&self, changed: &Query) -> usize {
        let facts = self.asked.iter().map(|candidate| self.pool.facts(candidate, changed));
        let fitting = facts.filter(|facts| fit::evaluate(facts, changed).fits()).count();
        fitting.saturating_sub(self.total)
    }
}

/// Each condition that hides something, alone taken away. The days and the nights go together; a party isn't none.
fn loosened(again: &Again<'_>, query: &Query, hidden: &[&Ranked]) -> Vec<Loosened> {
    let conditions: BTreeSet<&'static str> = hidden
        .iter()
        .flat_map(|place| place.evaluation.failed())
        .map(|condition| if condition == "nights" { "dates" } else { condition })
        .filter(|condition| *condition != "party")
        .collect();
    conditions
        .into_iter()
        .map(|condition| {
            let count = again.more(&remedies::query_without(condition, query));
            simple(condition, count, query)
        })
        .collect()
}

/// The biggest smaller party for which something more fits.
fn fewer(again: &Again<'_>, query: &Query, hidden: &[&Ranked]) -> Option<Loosened> {
    let roomy = |place: &&Ranked| {
        let sized = |condition: &str| condition == "dates" || condition == "party";
        let people = match query.stay {
            Some(_) => again.pool.people(place.facts.facility),
            None => place.facts.capacity,
        };
        (place.evaluation.failed().all(sized) && (1..i64::from(query.party)).contains(&people)).then_some(people)
    };
    let people = hidden.iter().filter_map(roomy).max()?;
    let smaller = Query {
        party: i32::try_from(people).ok()?,
        ..query.clone()
    };
    Some(Loosened {
        condition: "party",
        count: again.more(&smaller),
        phrase: "search.fewer",
        values: vec![("party", people.to_string())],
        loosen: remedies::party(people),
    })
}

fn near(days: &HashMap<FacilityId, Vec<i64>>) -> BTreeMap<i64, usize> {
    tally(days.values().flatten().copied().filter(|days| days.abs() <= NEAR_DAYS))
}
