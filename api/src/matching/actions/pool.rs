//! What a search looks at: the candidates, what is left of them on each of the days that may be meant, their facts.

use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;
use entities::id::FacilityId;
use entities::unit_type::{Kind, PriceBasis};

use crate::app::{App, Context};
use crate::availability::{self, Counted, FreeSearch, Level, Stay};
use crate::error::{Error, Result};
use crate::matching::facts::{Facts, HostWishes, Line};
use crate::matching::fit::is_open;
use crate::matching::query::{FLEXIBLE_DAYS, Query};
use crate::matching::ranking::Ranked;
use crate::matching::store::{self, Candidate};

/// The candidates and what is left of them.
pub struct Pool {
    pub candidates: Vec<Candidate>,
    /// By how many days the dates are moved, the preferred first.
    free: Vec<(i64, FreeSearch)>,
}

/// The query with what its call pays.
pub async fn priced(app: &App, query: &Query) -> Result<Query> {
    let price_cap_yen = match query.call {
        Some(call) => store::price_cap(app.db.reader(), call)
            .await?
            .ok_or(Error::NotFound("call"))?,
        None => None,
    };
    Ok(Query {
        price_cap_yen,
        ..query.clone()
    })
}

impl Pool {
    /// Everything that the asker may know of, or the one place.
    pub async fn load(app: &App, context: &Context, query: &Query, only: Option<FacilityId>) -> Result<Self> {
        let db = app.db.reader();
        let candidates = store::candidates(db, &context.scope(), only).await?;
        let ids: Vec<FacilityId> = candidates.iter().map(|candidate| candidate.id).collect();
        let mut free = Vec::new();
        for shift in query.shifts(query.flexible_days) {
            let stay = query.stay.map(|stay| stay.moved(shift));
            free.push((shift, FreeSearch::load(db, &ids, stay).await?));
        }
        Ok(Self { candidates, free })
    }

    /// All places, evaluated.
    pub fn evaluate(&self, query: &Query) -> Vec<Ranked> {
        let facts = self.candidates.iter().map(|candidate| self.facts(candidate, query));
        facts.map(|facts| Ranked::new(facts, query)).collect()
    }

    /// What the place offers.
    pub fn offers(&self, facility: FacilityId) -> &[Counted] {
        self.free.first().map_or(&[], |(_, free)| free.offers(facility))
    }

    /// The biggest party that finds room on the wished dates.
    pub fn people(&self, facility: FacilityId) -> i64 {
        let left = self.free.first().and_then(|(_, free)| free.left(facility));
        left.map_or(0, |left| left.people())
    }

    /// The facts of a place on the nearest of the dates that have room; on the wished ones when none have.
    pub fn facts(&self, candidate: &Candidate, query: &Query) -> Facts {
        let outlook = |(shift, free): &(i64, FreeSearch)| (*shift, free.outlook(candidate.id, query.party));
        let open = self
            .free
            .iter()
            .map(outlook)
            .find(|(_, outlook)| outlook.is_none_or(is_open));
        let (shift_days, outlook) = open.or_else(|| self.free.first().map(outlook)).unwrap_or_default();
        let offers = self.offers(candidate.id);
        Facts {
            capacity: capacity(offers, query),
            price_yen: cheapest(offers, query).map(|(yen, _)| yen),
            outlook,
            shift_days,
            ..listed(candidate)
        }
    }
}

/// What the listing says.
fn listed(candidate: &Candidate) -> Facts {
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
        host: HostWishes::default(),
        capacity: 0,
        price_yen: None,
        outlook: None,
        shift_days: 0,
    }
}

/// People that the units which serve the stay hold together, or the biggest whole.
fn capacity(offers: &[Counted], query: &Query) -> i64 {
    let serving = serving(offers, query);
    let held = |counted: &&Counted| i64::from(counted.tally.capacity) * counted.tally.total;
    let (wholes, single): (Vec<&Counted>, Vec<&Counted>) =
        offers.iter().partition(|counted| counted.tally.kind == Kind::Whole);
    let single = single.iter().filter(|counted| serving.contains(&counted.tally.kind));
    wholes.iter().map(held).fold(single.map(held).sum(), i64::max)
}

/// The offer with the lowest price a person, of those that serve the stay.
pub fn cheapest<'a>(offers: &'a [Counted], query: &Query) -> Option<(i64, &'a Counted)> {
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

/// For each place the days, earlier or later, on which the party finds room, the nearest first; at most seven days.
pub async fn other_days(app: &App, query: &Query, ids: &[FacilityId]) -> Result<HashMap<FacilityId, Vec<i64>>> {
    let most = FLEXIBLE_DAYS.iter().copied().max().unwrap_or_default();
    let Some(stay) = query.stay.filter(|_| !ids.is_empty()) else {
        return Ok(HashMap::new());
    };
    let shifts: Vec<i64> = query.shifts(most).into_iter().filter(|days| *days != 0).collect();
    let moved: BTreeMap<i64, Stay> = shifts.iter().map(|days| (*days, stay.moved(*days))).collect();
    let (from, until) = span(stay, moved.values());
    let taken = availability::taken(app.db.reader(), ids, from, until).await?;
    let places = availability::places(app.db.reader(), ids, from, until).await?;
    let open = |place: &availability::Place, days: &i64| {
        let stay = moved.get(days).copied().unwrap_or(stay);
        let level = place.level(&taken, stay, query.party);
        level.is_some_and(|level| level <= Level::Few)
    };
    Ok(places
        .iter()
        .map(|place| {
            let days = shifts.iter().copied().filter(|days| open(place, days)).collect();
            (place.facility, days)
        })
        .collect())
}

fn span<'a>(stay: Stay, moved: impl Iterator<Item = &'a Stay>) -> (NaiveDate, NaiveDate) {
    moved.fold((stay.starts_on, stay.ends_on), |(from, until), stay| {
        (from.min(stay.starts_on), until.max(stay.ends_on))
    })
}
