//! Why a place isn't in the list, and what would admit it; and how one place stands to a search.

use std::collections::HashMap;

use entities::id::FacilityId;

use super::pool::{Pool, other_days, priced};
use super::reading::Reading;
use crate::app::{App, Context};
use crate::error::{Error, Result};
use crate::matching::evaluation::Assessed;
use crate::matching::query::Query;
use crate::matching::ranking::Ranked;
use crate::matching::remedies::{Change, Room, changes, far_reaching};
use crate::matching::store::{self, Candidate};
use crate::paging::{Page, Paging};
use crate::policy::{Action, Parties};

/// One reason why a place is hidden, and the changes of which each dissolves it.
pub type Reason = (Assessed, Vec<Change>);

/// A place that the search hides.
pub struct Excluded {
    pub candidate: Candidate,
    pub reasons: Vec<Reason>,
}

/// One place and one search.
pub struct Standing {
    pub ranked: Ranked,
    pub query: Query,
    pub reasons: Vec<Reason>,
}

pub async fn excluded(app: &App, context: &Context, query: &Query, paging: &Paging) -> Result<Page<Excluded>> {
    context
        .actor
        .may(Action::FacilityExcludedList, &Parties::house("facility"))?;
    let reading = &Reading::of(app, query, 0).await?;
    let query = &priced(reading, query).await?;
    let pool = Pool::of(reading, query, &store::within(&context.scope(), query)).await?;
    let mut hidden: Vec<(usize, &Candidate, Ranked)> = pool
        .candidates
        .iter()
        .zip(pool.evaluate(query))
        .map(|(candidate, place)| (place.evaluation.failed().count(), candidate, place))
        .filter(|(failed, ..)| *failed > 0)
        .collect();
    // What lacks least comes first: it is the nearest to being found.
    hidden.sort_by(|a, b| a.0.cmp(&b.0).then_with(|| a.1.number.cmp(&b.1.number)));
    let skipped = usize::try_from(paging.offset()).unwrap_or(usize::MAX);
    let page = paging.page(hidden.into_iter().skip(skipped).collect());
    let ids: Vec<FacilityId> = page.items.iter().map(|(_, candidate, _)| candidate.id).collect();
    let days = other_days(reading, query, &pool, &ids).await?;
    Ok(page.map(|(_, candidate, place)| Excluded {
        reasons: reasons(&pool, &place, query, &days),
        candidate: candidate.clone(),
    }))
}

pub async fn evaluate(app: &App, context: &Context, query: &Query, id: FacilityId) -> Result<Standing> {
    context
        .actor
        .may(Action::FacilityEvaluate, &Parties::house("facility"))?;
    let reading = &Reading::of(app, query, 0).await?;
    let query = priced(reading, query).await?;
    let pool = Pool::of(reading, &query, &store::one(&context.scope(), id)).await?;
    let ranked = pool.evaluate(&query).pop().ok_or(Error::NotFound("facility"))?;
    let days = if ranked.evaluation.fits() {
        HashMap::new()
    } else {
        other_days(reading, &query, &pool, &[id]).await?
    };
    Ok(Standing {
        reasons: reasons(&pool, &ranked, &query, &days),
        ranked,
        query,
    })
}

fn reasons(pool: &Pool, place: &Ranked, query: &Query, days: &HashMap<FacilityId, Vec<i64>>) -> Vec<Reason> {
    let id = place.facts.facility;
    let room = Room {
        people: pool.people(id),
        shift_days: days.get(&id).and_then(|days| days.first().copied()),
    };
    let alone = place.evaluation.failed().count() == 1;
    let admits = |change: &Change| {
        let changed = far_reaching(change, query);
        !alone || changed.is_none_or(|changed| pool.fits(id, &changed))
    };
    let failing = place.evaluation.failing();
    failing
        .map(|assessed| {
            let mut changes = changes(assessed, &place.facts, query, room);
            changes.retain(admits);
            (assessed.clone(), changes)
        })
        .collect()
}
