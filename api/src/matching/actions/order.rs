//! What fits, in order, as far as a page needs it.
//!
//! Where the listings alone decide on the order, it is known before anything is asked for room: places are read in full
//! and evaluated one chunk after the other, until the page is full. Otherwise all of them are.

use std::collections::HashMap;

use entities::id::FacilityId;

use super::pool::{Pool, count, listed};
use crate::app::{App, Context};
use crate::error::Result;
use crate::matching::query::Query;
use crate::matching::ranking::{self, Ranked};
use crate::matching::store::{self, Candidate, Places};

/// What a search looked at, and what of it fits.
pub struct Looked {
    pub pools: Vec<Pool>,
    /// In order; all that fit, or as many as were needed.
    pub fitting: Vec<Ranked>,
    /// Places that the database can't rule out.
    pub evaluated: usize,
    /// Whether these are all that can fit.
    pub all: bool,
    /// Whether there are further blocks.
    pub more: bool,
}

impl Looked {
    /// The first `needed` that fit: of everything that the database can't rule out, or, where the search looks at too
    /// many, of the block of those with the best base scores that have room.
    pub async fn at(app: &App, context: &Context, query: &Query, block: u64, needed: usize) -> Result<Self> {
        let (db, scope) = (app.db.reader(), context.scope());
        let within = store::within(&scope, query);
        let most = app.config.search_evaluated_max;
        let few = store::count(db, &within, most + 1).await? <= count(most);
        let places = store::all_of([within, store::prefilter(query)]);
        let stays = store::stays(db).await?;
        if few && !query.goes_by_listings() {
            let pool = Pool::all(app, query, &places, most).await?;
            return Ok(Self::whole(pool, query, &stays));
        }
        let (listings, more) = if few {
            (store::ordering(db, &places, query, most).await?, false)
        } else {
            best(app, query, &places, block).await?
        };
        let evaluated = listings.len();
        let first = if query.goes_by_listings() { needed } else { evaluated };
        let ids = ordered(&listings, query, &stays);
        let (pools, mut fitting) = first_that_fit(app, query, &ids, (first, needed)).await?;
        ranking::sort(&mut fitting, query, &stays);
        Ok(Self {
            pools,
            fitting,
            evaluated,
            all: block == 0 && !more,
            more,
        })
    }

    fn whole(pool: Pool, query: &Query, stays: &HashMap<String, i64>) -> Self {
        let mut fitting = pool.fitting(query);
        ranking::sort(&mut fitting, query, stays);
        Self {
            evaluated: pool.candidates.len(),
            pools: vec![pool],
            fitting,
            all: true,
            more: false,
        }
    }
}

/// A block of those with the best base scores, and whether there are more.
async fn best(app: &App, query: &Query, places: &Places, block: u64) -> Result<(Vec<Candidate>, bool)> {
    let (db, best) = (app.db.reader(), app.config.search_best);
    let room = store::room(db.get_database_backend(), query, &query.shifts(query.flexible_days));
    let mut listings = store::best_with_room(db, places, &room, query, (block * best, best + 1)).await?;
    let more = listings.len() > count(best);
    listings.truncate(count(best));
    Ok((listings, more))
}

/// By what the listings say.
fn ordered(listings: &[Candidate], query: &Query, stays: &HashMap<String, i64>) -> Vec<FacilityId> {
    let ranked = listings.iter().map(|listing| Ranked::new(listed(listing), query));
    let mut ranked: Vec<Ranked> = ranked.collect();
    ranking::sort(&mut ranked, query, stays);
    ranked.into_iter().map(|place| place.facts.facility).collect()
}

/// Evaluates one chunk after the other until so many fit: the first of so many, the next ones of as many as are expected
/// to be enough.
async fn first_that_fit(
    app: &App,
    query: &Query,
    ids: &[FacilityId],
    (first, needed): (usize, usize),
) -> Result<(Vec<Pool>, Vec<Ranked>)> {
    let (mut pools, mut fitting): (Vec<Pool>, Vec<Ranked>) = (Vec::new(), Vec::new());
    let (mut rest, mut chunk) = (ids, first);
    while !rest.is_empty() && fitting.len() < needed {
        let (now, later) = rest.split_at(chunk.next_power_of_two().min(rest.len()));
        let pool = Pool::listed(app, query, now).await?;
        fitting.extend(pool.fitting(query));
        pools.push(pool);
        rest = later;
        chunk = expected(ids.len() - rest.len(), fitting.len(), needed);
    }
    Ok((pools, fitting))
}

/// How many more places to look at when so many of those looked at fit; never more than twice as many as before, for
/// none may have.
fn expected(looked: usize, fit: usize, needed: usize) -> usize {
    let missing = needed.saturating_sub(fit);
    (missing * looked / fit.max(1)).clamp(1, looked * 2)
}

#[cfg(test)]
mod tests {
    use super::expected;

    #[test]
    fn as_many_are_looked_at_as_are_expected_to_fill_the_page() {
        // Half of 32 fit, five are missing: ten more.
        assert_eq!(expected(32, 16, 21), 10);
        assert_eq!(expected(32, 1, 21), 64, "at most twice as many");
        assert_eq!(expected(32, 0, 21), 64, "none fit");
        assert_eq!(expected(64, 60, 61), 1);
    }
}
