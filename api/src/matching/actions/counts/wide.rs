//! The figures of a search that looks at more places than are evaluated one by one: counted by the database, each up
//! to a thousand. Closing days and work places of single days are then left out of the count.

use std::collections::BTreeMap;

use super::{COUNT_MAX, Counts, Loosened, needs, simple, tally};
use crate::app::Context;
use crate::error::Result;
use crate::matching::actions::pool::Pool;
use crate::matching::actions::reading::Reading;
use crate::matching::query::{FLEXIBLE_DAYS, Query};
use crate::matching::ranking::Ranked;
use crate::matching::remedies;
use crate::matching::store::{self, Places};
use crate::policy::Scope;

/// One more than is ever said: "or more".
const MOST: u64 = 1_001;

struct Counter<'a> {
    reading: &'a Reading<'a>,
    scope: Scope,
}

impl Counter<'_> {
    fn fitting(&self, query: &Query) -> Places {
        let room = store::room(&self.reading.db, query, &query.shifts(query.flexible_days));
        store::all_of([store::within(&self.scope, query), store::prefilter(query), room])
    }

    async fn count(&self, query: &Query) -> Result<usize> {
        Ok(store::count(&self.reading.db, &self.fitting(query), MOST).await?)
    }

    /// What the search brings with one thing changed, beyond what it brings now.
    async fn more(&self, changed: &Query, total: usize) -> Result<usize> {
        Ok(self.count(changed).await?.saturating_sub(total))
    }
}

pub async fn count(reading: &Reading<'_>, context: &Context, query: &Query) -> Result<Counts> {
    let counter = Counter {
        reading,
        scope: context.scope(),
    };
    let db = &reading.db;
    let total = counter.count(query).await?;
    let within = store::within(&counter.scope, query);
    let room_for_hidden = u64::try_from(total).unwrap_or_default() + MOST;
    let all = store::count(db, &within, room_for_hidden).await?;
    let everywhere = Query {
        areas: Vec::new(),
        municipalities: Vec::new(),
        ..query.clone()
    };
    let there = store::all_of([store::within(&counter.scope, &everywhere), store::prefilter(query)]);
    let by_municipality = store::count_by_municipality(db, &there).await?;
    // The first thousand say how many of them a further condition would leave.
    let any_type = Query {
        facility_type: None,
        ..query.clone()
    };
    let sample = Pool::first(reading, query, &counter.fitting(&any_type), MOST - 1).await?;
    let ranked = sample.evaluate(query);
    let found: Vec<&Ranked> = ranked
        .iter()
        .filter(|place| {
            query
                .facility_type
                .is_none_or(|wanted| wanted == place.facts.facility_type)
        })
        .collect();
    Ok(Counts {
        total,
        hidden: all.saturating_sub(total),
        by: loosened(&counter, query, total).await?,
        near: BTreeMap::new(),
        municipalities: by_municipality
            .into_iter()
            .map(|(code, places)| (code, usize::try_from(places).unwrap_or_default()))
            .collect(),
        types: tally(ranked.iter().map(|place| place.facts.facility_type)),
        needs: needs(&found, query),
    })
}

/// What each change would bring. Where there is more than anybody counts, nothing needs to be loosened.
async fn loosened(counter: &Counter<'_>, query: &Query, total: usize) -> Result<Vec<Loosened>> {
    let mut by = Vec::new();
    if total > COUNT_MAX {
        return Ok(by);
    }
    for (condition, changed) in single_changes(query) {
        let count = counter.more(&changed, total).await?;
        by.extend((count > 0).then(|| simple(condition, count, query)));
    }
    let wider = FLEXIBLE_DAYS.iter().copied().filter(|days| *days > query.flexible_days);
    for days in wider.filter(|_| query.stay.is_some()) {
        let changed = Query {
            flexible_days: days,
            ..query.clone()
        };
        let count = counter.more(&changed, total).await?;
        if count > 0 {
            by.push(Loosened {
                condition: "flexible_days",
                count,
                phrase: "search.flexible",
                values: vec![("days", days.to_string())],
                loosen: remedies::flexible(days),
            });
            break;
        }
    }
    by.sort_by_key(|loosened| std::cmp::Reverse(loosened.count));
    Ok(by)
}

/// The query without each of its conditions.
fn single_changes(query: &Query) -> Vec<(&'static str, Query)> {
    let (areas, municipalities) = (!query.areas.is_empty(), !query.municipalities.is_empty());
    let asked = [
        ("dates", query.stay.is_some()),
        ("down_mbps", query.down_mbps.is_some()),
        ("up_mbps", query.up_mbps.is_some()),
        ("price_max", query.price_max.is_some()),
        ("facility_type", query.facility_type.is_some()),
        // One of two that add up: taking it away would narrow the search.
        ("area", areas && !municipalities),
        ("municipality", municipalities && !areas),
    ];
    let needs = query.must.iter().map(|need| need.word());
    let others = asked
        .into_iter()
        .filter(|(_, asked)| *asked)
        .map(|(condition, _)| condition);
    needs
        .chain(others)
        .map(|condition| (condition, remedies::query_without(condition, query)))
        .collect()
}
