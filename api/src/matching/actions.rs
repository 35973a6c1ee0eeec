//! The search: load, evaluate, rank, and strips for the page.

mod counts;
mod cursor;
mod market;
mod order;
mod pool;
mod reading;
mod reasons;
mod scores;

pub use counts::{COUNT_MAX, Counts, Loosened, count};
pub use market::Market;
pub use reasons::{Excluded, Reason, Standing, evaluate, excluded};
pub use scores::{count_stays, score};

use std::collections::HashMap;

use chrono::{Days, NaiveDate};
use entities::id::FacilityId;
use entities::unit_type::{Kind, PriceBasis};

use super::facts::Facts;
use super::query::Query;
use super::ranking::Ranked;
use super::store::Candidate;
use crate::app::{App, Context};
use crate::availability::{self, Level, Stay};
use crate::error::Result;
use crate::facilities::{self, CoverPhoto};
use crate::paging::{Page, Paging};
use crate::policy::{Action, Parties};
use cursor::Cursor;
use order::Looked;
use pool::{Pool, cheapest, priced};
use reading::Reading;

/// One place on the page.
pub struct Match {
    pub candidate: Candidate,
    pub ranked: Ranked,
    /// The wished stay, or the nearest one that has room where dates may move.
    pub stay: Option<Stay>,
    pub strip: Vec<(NaiveDate, Level)>,
    pub price: Option<(i64, PriceBasis)>,
    pub kinds: Vec<Kind>,
    pub photo: Option<CoverPhoto>,
}

/// The answer of a search.
pub struct Found {
    pub page: Page<Match>,
    /// The place of the page's first match in the whole list, from 1.
    pub first_number: u64,
    /// Places over which fit was evaluated, and whether these were all that can fit.
    pub evaluated: usize,
    pub all: bool,
}

/// The places that fit, in order, a page of them.
///
/// # Errors
/// 404 for a call that isn't published; the database's.
pub async fn search(app: &App, context: &Context, query: &Query, paging: &Paging, strip_days: u64) -> Result<Found> {
    context.actor.may(Action::FacilitySearch, &Parties::house("facility"))?;
    let reading = &Reading::of(app, query, strip_days).await?;
    let query = &priced(reading, query).await?;
    let at = Cursor::read(paging);
    let mut looked = Looked::at(reading, context, query, at.block, at.needed(paging)).await?;
    let at = at.unless_all(&looked);
    let page = at.cut(paging, &mut looked);
    Ok(Found {
        first_number: at.before + 1,
        evaluated: looked.evaluated,
        all: looked.all,
        page: with_strips(reading, page, &looked.pools, query, strip_days).await?,
    })
}

fn is_there(facts: &Facts, query: &Query) -> bool {
    let any_area = query.areas.is_empty() && query.municipalities.is_empty();
    any_area || query.areas.contains(&facts.area) || query.municipalities.contains(&facts.municipality_code)
}

async fn with_strips(
    reading: &Reading<'_>,
    page: Page<Ranked>,
    pools: &[Pool],
    query: &Query,
    days: u64,
) -> Result<Page<Match>> {
    let ids: Vec<FacilityId> = page.items.iter().map(|place| place.facts.facility).collect();
    let from = strip_from(query);
    let until = from.checked_add_days(Days::new(days)).unwrap_or(from);
    let (mut offers, taken) = availability::stock(&reading.db, &ids, from, until).await?;
    let named: HashMap<FacilityId, (&Candidate, &Pool)> = pools
        .iter()
        .flat_map(|pool| pool.candidates.iter().map(move |named| (named.id, (named, pool))))
        .collect();
    let mut photos = facilities::covers(&reading.db, &ids).await?;
    let length = usize::try_from(days).unwrap_or_default();
    let items = page.items.into_iter().filter_map(|ranked| {
        let id = ranked.facts.facility;
        let (candidate, pool) = *named.get(&id)?;
        let place = pool.place(id, offers.remove(&id));
        let cheapest = cheapest(pool.offers(id), query);
        Some(Match {
            candidate: candidate.clone(),
            stay: query.stay.map(|stay| stay.moved(ranked.facts.shift_days)),
            strip: place.strip(&taken, from, length, None, query.party),
            price: cheapest.map(|(_, counted)| (counted.price_yen, counted.price_basis)),
            kinds: place.offers.iter().map(|offer| offer.kind).collect(),
            photo: photos.remove(&id).map(Into::into),
            ranked,
        })
    });
    Ok(Page {
        items: items.collect(),
        next: page.next,
    })
}

/// Two days before the wished ones, so that these stand in the strip; today without dates.
fn strip_from(query: &Query) -> NaiveDate {
    let wished = query.stay.map_or(query.today, |stay| stay.starts_on);
    wished.checked_sub_days(Days::new(2)).unwrap_or(wished).max(query.today)
}
