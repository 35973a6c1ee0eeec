//! What fits, in order, as far as a page needs it.
//!
//! Where the listings alone decide on the order, it is known before anything is asked for room: places are read in full
//! and evaluated one chunk after the other, until the page is full. Otherwise all of them are.

use std::collections::{BTreeSet, HashMap, VecDeque};

use entities::id::FacilityId;

use super::pool::{Pool, count};
use super::reading::Reading;
use crate::app::Context;
use crate::error::Result;
use crate::matching::facts::Facts;
use crate::matching::query::Query;
use crate::matching::ranking::{self, Ranked};
use crate::matching::store::{self, Places};

/// One in so many places of a block should have room.
const ENOUGH: usize = 4;
/// One in so many that may have room is closed, or has none after all.
const SPARE: usize = 4;

/// Of so many places at most a statement asks whether they have room: databases know only so many values.
const ASKED_MAX: usize = 4_096;

/// What a search looked at, and what of it fits.
pub struct Looked {
    pub pools: Vec<Pool>,
    /// In order; all that fit, or as many as were needed.
    pub fitting: Vec<Ranked>,
    /// Over how many places fit put them in order.
    pub evaluated: usize,
    /// Whether these are all that can fit.
    pub all: bool,
    /// Behind how many of the places with the best base scores a next block begins; none when there is none.
    pub next: Option<u64>,
}

impl Looked {
    /// The first `needed` that fit: of everything that the database can't rule out, or, where the search looks at too
    /// many, of the block that begins behind the `from` places with the best base scores.
    pub async fn at(reading: &Reading<'_>, context: &Context, query: &Query, from: u64, needed: usize) -> Result<Self> {
        let (db, scope) = (&reading.db, context.scope());
        let within = store::within(&scope, query);
        let most = reading.config.search_evaluated_max;
        let few = store::count(db, &within, most + 1).await? <= count(most);
        let places = store::all_of([within, store::prefilter(query)]);
        if few && !query.goes_by_listings() {
            let pool = Pool::all(reading, query, &places, most).await?;
            let fitting = pool.fitting(query);
            let stays = store::stays(db, &codes(fitting.iter().map(|place| &place.facts))).await?;
            return Ok(Self::whole(pool, fitting, query, &stays));
        }
        let from = if few { 0 } else { from };
        let mut block = if few {
            Block::whole(store::ordering(db, &places, query, most).await?)
        } else {
            Block::behind(reading, query, &places, from).await?
        };
        let stays = store::stays(db, &codes(&block.listings)).await?;
        let ids = ordered(std::mem::take(&mut block.listings), query, &stays);
        let first = if query.goes_by_listings() {
            needed + needed / SPARE
        } else {
            ids.len()
        };
        let (pools, mut fitting) = first_that_fit(reading, query, Waiting::new(&ids, !few), (first, needed)).await?;
        ranking::sort(&mut fitting, query, &stays);
        if !block.is_last && fitting.len() < needed {
            block.is_last = is_last(reading, &places, block.end).await?;
        }
        let all = from == 0 && block.is_last;
        Ok(Self {
            pools,
            fitting,
            evaluated: if all { ids.len() } else { count(block.end - from) },
            all,
            next: (!block.is_last).then_some(block.end),
        })
    }

    fn whole(pool: Pool, mut fitting: Vec<Ranked>, query: &Query, stays: &HashMap<String, i64>) -> Self {
        ranking::sort(&mut fitting, query, stays);
        Self {
            evaluated: pool.candidates.len(),
            pools: vec![pool],
            fitting,
            all: true,
            next: None,
        }
    }
}

/// Some of the places, those with the best base scores first, and which of them may have room.
struct Block {
    listings: Vec<Facts>,
    /// How many come before the next block, with and without room.
    end: u64,
    /// Whether there is surely none.
    is_last: bool,
}

impl Block {
    fn whole(listings: Vec<Facts>) -> Self {
        Self {
            listings,
            end: 0,
            is_last: true,
        }
    }

    /// `search_best` places; where room is scarce more, so that few blocks are empty.
    async fn behind(reading: &Reading<'_>, query: &Query, places: &Places, from: u64) -> Result<Self> {
        let (db, best) = (&reading.db, reading.config.search_best);
        let room = store::room(db, query, &query.shifts(query.flexible_days));
        let mut block = Self {
            listings: Vec::new(),
            end: from,
            is_last: false,
        };
        while !block.is_last {
            let more = (block.end - from).clamp(best, reading.config.search_evaluated_max.max(best));
            let window = store::best_with_room(db, places, &room, query, (block.end, more)).await?;
            block.listings.extend(window);
            block.end += more;
            if block.listings.len() >= count(best) / ENOUGH {
                break;
            }
            block.is_last = is_last(reading, places, block.end).await?;
        }
        Ok(block)
    }
}

async fn is_last(reading: &Reading<'_>, places: &Places, end: u64) -> Result<bool> {
    Ok(store::count(&reading.db, places, end + 1).await? <= count(end))
}

fn codes<'a>(places: impl IntoIterator<Item = &'a Facts>) -> BTreeSet<&'a str> {
    let codes = places.into_iter().map(|place| place.municipality_code.as_str());
    codes.collect()
}

/// By what the listings say.
fn ordered(listings: Vec<Facts>, query: &Query, stays: &HashMap<String, i64>) -> Vec<FacilityId> {
    let ranked = listings.into_iter().map(|listing| Ranked::new(listing, query));
    let mut ranked: Vec<Ranked> = ranked.collect();
    ranking::sort(&mut ranked, query, stays);
    ranked.into_iter().map(|place| place.facts.facility).collect()
}

/// Places in order, to be evaluated.
struct Waiting<'a> {
    /// Those that may have room.
    roomy: VecDeque<FacilityId>,
    /// The ones behind them, of which that isn't known.
    rest: &'a [FacilityId],
}

impl<'a> Waiting<'a> {
    fn new(ids: &'a [FacilityId], have_room: bool) -> Self {
        let (roomy, rest) = if have_room { (ids, &[][..]) } else { (&[][..], ids) };
        Self {
            roomy: roomy.iter().copied().collect(),
            rest,
        }
    }

    /// The next ones that may have room: `most`, unless there are no more. Where these are all that there are, nobody
    /// asks for room first.
    async fn next(&mut self, reading: &Reading<'_>, query: &Query, most: usize) -> Result<Vec<FacilityId>> {
        if self.roomy.len() + self.rest.len() <= most {
            self.roomy.extend(std::mem::take(&mut self.rest));
        }
        let mut asked = most.saturating_mul(ENOUGH).next_power_of_two();
        while self.roomy.len() < most && !self.rest.is_empty() {
            let (now, rest) = self.rest.split_at(asked.min(ASKED_MAX).min(self.rest.len()));
            self.roomy.extend(store::with_room(&reading.db, query, now).await?);
            self.rest = rest;
            asked *= 2;
        }
        Ok(self.roomy.drain(..most.min(self.roomy.len())).collect())
    }
}

/// Evaluates one chunk after the other until so many fit: the first of so many, the next ones of as many as are expected
/// to be enough.
async fn first_that_fit(
    reading: &Reading<'_>,
    query: &Query,
    mut waiting: Waiting<'_>,
    (first, needed): (usize, usize),
) -> Result<(Vec<Pool>, Vec<Ranked>)> {
    let (mut pools, mut fitting): (Vec<Pool>, Vec<Ranked>) = (Vec::new(), Vec::new());
    let (mut looked, mut chunk) = (0, first);
    while fitting.len() < needed {
        let now = waiting.next(reading, query, chunk).await?;
        if now.is_empty() {
            break;
        }
        let pool = Pool::with_room(reading, query, &now).await?;
        fitting.extend(pool.fitting(query));
        pools.push(pool);
        looked += now.len();
        chunk = expected(looked, fitting.len(), needed);
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
