//! The search: load, evaluate, rank, and strips for the page.

use std::collections::{BTreeMap, HashMap};

use chrono::{Days, NaiveDate};
use entities::id::FacilityId;
use entities::unit_type::{Kind, PriceBasis};

use super::fit::{Facts, Line, evaluate};
use super::query::Query;
use super::ranking::{self, Ranked};
use super::store::{self, Candidate};
use crate::app::{App, Context};
use crate::availability::{self, Counted, FreeSearch, Level, Place, Stay};
use crate::error::{Error, Result};
use crate::paging::{Page, Paging};
use crate::policy::{Action, Parties};

/// How many days earlier or later a near miss may be.
const NEAR_DAYS: u64 = 2;
/// Hidden places that are looked at for near misses.
const NEAR_PLACES_MAX: usize = 100;

/// One place on the page.
pub struct Match {
    pub candidate: Candidate,
    pub ranked: Ranked,
    pub strip: Vec<(NaiveDate, Level)>,
    pub price: Option<(i64, PriceBasis)>,
    pub kinds: Vec<Kind>,
}

/// The answer of a search.
pub struct Found {
    pub page: Page<Match>,
    /// The place of the page's first match in the whole list, from 1.
    pub first_number: u64,
    pub total: usize,
    pub hidden: usize,
    pub loosened: Vec<(&'static str, usize)>,
    /// Places hidden by their dates alone that have room so many days earlier or later.
    pub near: BTreeMap<i64, usize>,
    pub municipalities: BTreeMap<String, usize>,
}

pub async fn search(app: &App, context: &Context, query: &Query, paging: &Paging, strip_days: u64) -> Result<Found> {
    context.actor.may(Action::FacilitySearch, &Parties::house("facility"))?;
    let db = app.db.reader();
    let cap = match query.call {
        Some(call) => store::price_cap(db, call).await?.ok_or(Error::NotFound("call"))?,
        None => None,
    };
    let candidates = store::candidates(db, &context.scope()).await?;
    let ids: Vec<FacilityId> = candidates.iter().map(|candidate| candidate.id).collect();
    let free = FreeSearch::load(db, &ids, query.stay).await?;
    let evaluated = candidates
        .iter()
        .map(|candidate| facts(candidate, &free, query))
        .filter(|facts| query.facility_type.is_none_or(|wanted| wanted == facts.facility_type))
        .map(|facts| {
            let evaluation = evaluate(&facts, query, cap);
            (facts, evaluation)
        })
        .collect();
    let mut split = ranking::split(evaluated);
    let municipalities = by_municipality(&split.fitting);
    split.fitting.retain(|place| is_there(&place.facts, query));
    split.hidden.retain(|place| is_there(&place.facts, query));
    let (from, until) = ranking::half(query.today);
    let bookings = store::bookings_by_municipality(db, from, until).await?;
    ranking::sort(&mut split.fitting, query, &bookings);
    let total = split.fitting.len();
    let page = cut(split.fitting, paging);
    Ok(Found {
        first_number: paging.offset() + 1,
        total,
        hidden: split.hidden.len(),
        loosened: ranking::loosened(&split.hidden),
        near: near(app, &split.hidden, query).await?,
        municipalities,
        page: with_strips(app, page, candidates, &free, query, strip_days).await?,
    })
}

fn cut(places: Vec<Ranked>, paging: &Paging) -> Page<Ranked> {
    let skipped = usize::try_from(paging.offset()).unwrap_or(usize::MAX);
    let rows = usize::try_from(paging.rows()).unwrap_or(usize::MAX);
    paging.page(places.into_iter().skip(skipped).take(rows.saturating_add(1)).collect())
}

fn is_there(facts: &Facts, query: &Query) -> bool {
    let any_area = query.areas.is_empty() && query.municipalities.is_empty();
    any_area || query.areas.contains(&facts.area) || query.municipalities.contains(&facts.municipality_code)
}

fn by_municipality(fitting: &[Ranked]) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for place in fitting {
        *counts.entry(place.facts.municipality_code.clone()).or_default() += 1;
    }
    counts
}

/// Places that only the dates hide, by the days that they would have to move.
async fn near(app: &App, hidden: &[Ranked], query: &Query) -> Result<BTreeMap<i64, usize>> {
    let mut counts = BTreeMap::new();
    let Some(stay) = query.stay else { return Ok(counts) };
    let ids: Vec<FacilityId> = hidden
        .iter()
        .filter(|place| place.evaluation.failed().all(|condition| condition == "dates"))
        .map(|place| place.facts.facility)
        .take(NEAR_PLACES_MAX)
        .collect();
    let window = Days::new(NEAR_DAYS);
    let from = stay
        .starts_on
        .checked_sub_days(window)
        .unwrap_or(stay.starts_on)
        .max(query.today);
    let until = stay.ends_on.checked_add_days(window).unwrap_or(stay.ends_on);
    let taken = availability::taken(app.db.reader(), &ids, from, until).await?;
    let length = stay.ends_on.signed_duration_since(stay.starts_on);
    for place in availability::places(app.db.reader(), &ids, from, until).await? {
        let starts = from.iter_days().take_while(|day| *day + length <= until);
        for starts_on in starts.filter(|day| *day != stay.starts_on) {
            let ends_on = starts_on + length;
            let moved = Stay {
                starts_on,
                ends_on,
                ..stay
            };
            if place
                .level(&taken, moved, query.party)
                .is_some_and(|level| level <= Level::Few)
            {
                let shift = starts_on.signed_duration_since(stay.starts_on).num_days();
                *counts.entry(shift).or_default() += 1;
            }
        }
    }
    Ok(counts)
}

async fn with_strips(
    app: &App,
    page: Page<Ranked>,
    candidates: Vec<Candidate>,
    free: &FreeSearch,
    query: &Query,
    days: u64,
) -> Result<Page<Match>> {
    let ids: Vec<FacilityId> = page.items.iter().map(|place| place.facts.facility).collect();
    let from = strip_from(query);
    let until = from.checked_add_days(Days::new(days)).unwrap_or(from);
    let taken = availability::taken(app.db.reader(), &ids, from, until).await?;
    let opened = availability::places(app.db.reader(), &ids, from, until).await?;
    let opened: HashMap<FacilityId, Place> = opened.into_iter().map(|place| (place.facility, place)).collect();
    let mut named: HashMap<FacilityId, Candidate> = candidates.into_iter().map(|named| (named.id, named)).collect();
    let length = usize::try_from(days).unwrap_or_default();
    let items = page.items.into_iter().filter_map(|ranked| {
        let id = ranked.facts.facility;
        let place = opened.get(&id)?;
        Some(Match {
            candidate: named.remove(&id)?,
            strip: place.strip(&taken, from, length, None, query.party),
            price: cheapest(free.offers(id), query).map(|(_, counted)| (counted.price_yen, counted.price_basis)),
            kinds: place.offers.iter().map(|offer| offer.kind).collect(),
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

/// The offer with the lowest price a person, of those that serve the stay.
fn cheapest<'a>(offers: &'a [Counted], query: &Query) -> Option<(i64, &'a Counted)> {
    let serving = serving(offers, query);
    offers
        .iter()
        .filter(|counted| serving.contains(&counted.tally.kind))
        .map(|counted| (per_person(counted, query.party), counted))
        .min_by_key(|(yen, _)| *yen)
}

fn serving(offers: &[Counted], query: &Query) -> Vec<Kind> {
    let kinds: Vec<Kind> = offers.iter().map(|counted| counted.tally.kind).collect();
    let any = Stay {
        starts_on: query.today,
        ends_on: query.today.succ_opt().unwrap_or(query.today),
        kind: None,
    };
    query.stay.unwrap_or(any).serving(&kinds)
}

/// A unit's price shared by those of the party that it holds, rounded up to a yen.
fn per_person(counted: &Counted, party: i32) -> i64 {
    match counted.price_basis {
        PriceBasis::PersonNight | PriceBasis::PersonDay => counted.price_yen,
        PriceBasis::UnitNight | PriceBasis::UnitDay => {
            let people = i64::from(counted.tally.capacity.min(party).max(1));
            (counted.price_yen + people - 1) / people
        }
    }
}

fn facts(candidate: &Candidate, free: &FreeSearch, query: &Query) -> Facts {
    let offers = free.offers(candidate.id);
    let serving = serving(offers, query);
    let held = |counted: &Counted| i64::from(counted.tally.capacity) * counted.tally.total;
    let single = offers.iter().filter(|counted| counted.tally.kind != Kind::Whole);
    let capacity = single
        .filter(|counted| serving.contains(&counted.tally.kind))
        .map(held)
        .sum::<i64>();
    let wholes = offers
        .iter()
        .filter(|counted| counted.tally.kind == Kind::Whole)
        .map(held);
    Facts {
        facility: candidate.id,
        municipality_code: candidate.municipality_code.clone(),
        area: candidate.area.clone(),
        facility_type: candidate.facility_type,
        line: Line {
            down_mbps: candidate.down_mbps,
            up_mbps: candidate.up_mbps,
            rtt_ms: candidate.rtt_ms,
            measured_on: candidate.measured_on,
        },
        wired_lan: candidate.wired_lan,
        dedicated_ssid: candidate.dedicated_ssid,
        vpn_allowed: candidate.vpn_allowed,
        monitors: candidate.monitors,
        printer: candidate.multifunction_printer,
        ergonomic_chairs: candidate.ergonomic_chairs,
        lockable_booths: candidate.lockable_booths,
        single_rooms: candidate.single_rooms,
        min_nights: candidate.min_nights,
        max_nights: candidate.max_nights,
        children_allowed: candidate.children_allowed,
        pets_allowed: candidate.pets_allowed,
        wheelchair: candidate.wheelchair,
        meals: candidate.meals,
        parking: candidate.parking,
        ev_chargers: candidate.ev_chargers,
        invoice_allowed: candidate.invoice_allowed,
        station_walk_minutes: candidate.station_walk_minutes,
        nagoya_minutes: candidate.nagoya_minutes,
        languages: candidate.languages.clone(),
        capacity: wholes.fold(capacity, i64::max),
        price_yen: cheapest(offers, query).map(|(yen, _)| yen),
        outlook: free.outlook(candidate.id, query.party),
    }
}
