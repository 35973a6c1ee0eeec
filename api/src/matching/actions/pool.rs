//! What a search looks at: the candidates, what is left of them on each of the days that may be meant, their facts.

use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;
use entities::id::FacilityId;
use entities::unit_type::{Kind, PriceBasis};

use super::reading::Reading;
use crate::availability::{self, Counted, FreeSearch, Hours, Left, Level, Offer, Opening, Place, Stay, Which};
use crate::error::{Error, Result};
use crate::facilities::welcomed;
use crate::matching::facts::{Facts, HostWishes, Line};
use crate::matching::fit::{self, is_open};
use crate::matching::needs::Need;
use crate::matching::query::{FLEXIBLE_DAYS_MAX, Query};
use crate::matching::ranking::Ranked;
use crate::matching::store::{self, Candidate, Places};

/// The candidates and what is left of them.
pub struct Pool {
    pub candidates: Vec<Candidate>,
    /// By how many days the dates are moved, the preferred first.
    free: Vec<(i64, FreeSearch)>,
}

/// What is left of the places, date by date: the wished dates first, then for those without room the nearest others.
async fn free(
    reading: &Reading<'_>,
    query: &Query,
    which: &Which,
    mut full: Vec<FacilityId>,
    hours: Hours,
) -> Result<Vec<(i64, FreeSearch)>> {
    let wished = FreeSearch::load(&reading.db, which, query.stay, hours, reading.holidays.clone()).await?;
    full.retain(|id| !wished.outlook(*id, query.party).is_none_or(is_open));
    let mut moved = Vec::new();
    // The first is the wished stay itself.
    for shift in query.shifts(query.flexible_days).into_iter().skip(1) {
        let Some(stay) = query.stay.filter(|_| !full.is_empty()) else {
            break;
        };
        let search = wished.moved(&reading.db, &full, stay.moved(shift)).await?;
        full.retain(|id| !search.outlook(*id, query.party).is_none_or(is_open));
        moved.push((shift, search));
    }
    moved.insert(0, (0, wished));
    Ok(moved)
}

/// The hours that the evaluation of this search reads.
fn hours_for(query: &Query) -> Hours {
    let wished = query.wishes.iter().map(|wish| wish.need);
    if query.must.iter().copied().chain(wished).any(|need| need == Need::Hours) {
        Hours::All
    } else {
        Hours::OfWorkPlaces
    }
}

pub fn count(rows: u64) -> usize {
    usize::try_from(rows).unwrap_or(usize::MAX)
}

/// The query with what its call pays and where its areas are.
pub async fn priced(reading: &Reading<'_>, query: &Query) -> Result<Query> {
    let price_cap_yen = match query.call {
        Some(call) => store::price_cap(&reading.db, call)
            .await?
            .ok_or(Error::NotFound("call"))?,
        None => None,
    };
    let area_codes = if query.areas.is_empty() {
        Vec::new()
    } else {
        store::codes(&reading.db, &query.areas).await?
    };
    Ok(Query {
        area_codes,
        price_cap_yen,
        ..query.clone()
    })
}

impl Pool {
    /// These places, to be asked about everything; of too many those with the best base scores.
    pub async fn of(reading: &Reading<'_>, query: &Query, places: &Places) -> Result<Self> {
        let most = reading.config.search_evaluated_max;
        let candidates = store::candidates(&reading.db, places, most + 1).await?;
        if candidates.len() > count(most) {
            return Self::first(reading, query, places, most).await;
        }
        Self::new(reading, query, &store::which(places), candidates, Hours::All).await
    }

    /// All of the places, to be asked what the search asks of them.
    pub async fn all(reading: &Reading<'_>, query: &Query, places: &Places, most: u64) -> Result<Self> {
        let candidates = store::candidates(&reading.db, places, most).await?;
        Self::new(reading, query, &store::which(places), candidates, hours_for(query)).await
    }

    /// The `most` of these places with the best base scores.
    pub async fn first(reading: &Reading<'_>, query: &Query, places: &Places, most: u64) -> Result<Self> {
        let candidates = store::best_candidates(&reading.db, places, most).await?;
        let ids: Vec<FacilityId> = candidates.iter().map(|candidate| candidate.id).collect();
        Self::new(reading, query, &Which::ids(&ids), candidates, Hours::All).await
    }

    /// Those of these that may fit, for they have room on one of the days: the listings of the others aren't read.
    pub async fn with_room(reading: &Reading<'_>, query: &Query, ids: &[FacilityId]) -> Result<Self> {
        let free = free(reading, query, &Which::ids(ids), ids.to_vec(), hours_for(query)).await?;
        let has_room = |id: &FacilityId| {
            let mut days = free.iter().map(|(_, search)| search.outlook(*id, query.party));
            days.any(|outlook| outlook.is_none_or(is_open))
        };
        let open: Vec<FacilityId> = ids.iter().copied().filter(has_room).collect();
        let most = u64::try_from(open.len()).unwrap_or(u64::MAX);
        let candidates = store::candidates(&reading.db, &store::listed(&open), most).await?;
        Ok(Self { candidates, free })
    }

    async fn new(
        reading: &Reading<'_>,
        query: &Query,
        which: &Which,
        candidates: Vec<Candidate>,
        hours: Hours,
    ) -> Result<Self> {
        let ids = candidates.iter().map(|candidate| candidate.id).collect();
        let free = free(reading, query, which, ids, hours).await?;
        Ok(Self { candidates, free })
    }

    /// All places, evaluated.
    pub fn evaluate(&self, query: &Query) -> Vec<Ranked> {
        let facts = self.candidates.iter().map(|candidate| self.facts(candidate, query));
        facts.map(|facts| Ranked::new(facts, query)).collect()
    }

    /// Those that fit.
    pub fn fitting(&self, query: &Query) -> Vec<Ranked> {
        let mut ranked = self.evaluate(query);
        ranked.retain(|place| place.evaluation.fits());
        ranked
    }

    /// Whether the place would fit another search of the same dates, or of none.
    pub fn fits(&self, facility: FacilityId, query: &Query) -> bool {
        let candidate = self.candidates.iter().find(|candidate| candidate.id == facility);
        candidate.is_some_and(|candidate| fit::evaluate(&self.facts(candidate, query), query).fits())
    }

    /// What the place offers.
    pub fn offers(&self, facility: FacilityId) -> &[Counted] {
        self.free.first().map_or(&[], |(_, free)| free.offers(facility))
    }

    /// The biggest party that finds room on the wished dates.
    pub fn people(&self, facility: FacilityId) -> i64 {
        self.left_people(0, facility).unwrap_or_default()
    }

    /// The place with what it offers, as [`availability::stock`] has it; where it only sleeps people, perhaps without its
    /// hours.
    pub fn place(&self, facility: FacilityId, offers: Option<Vec<Offer>>) -> Place {
        let wished = self.free.first();
        Place {
            facility,
            opening: wished.map_or_else(Opening::default, |(_, free)| free.opening(facility).clone()),
            offers: offers.unwrap_or_default(),
        }
    }

    fn left_people(&self, shift_days: i64, facility: FacilityId) -> Option<i64> {
        let (_, free) = self.free.iter().find(|(shift, _)| *shift == shift_days)?;
        Some(free.left(facility)?.people())
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
        let opening = self.free.first().map(|(_, free)| free.opening(candidate.id).clone());
        Facts {
            people: query.stay.and(self.left_people(shift_days, candidate.id)),
            outlook: query.stay.and(outlook),
            shift_days,
            ..offered(candidate, query, self.offers(candidate.id), opening)
        }
    }
}

/// The facts of a place of which so much is left on these days.
pub fn facts_of(
    candidate: &Candidate,
    query: &Query,
    offers: &[Counted],
    opening: Option<Opening>,
    (shift_days, left): (i64, &Left),
) -> Facts {
    Facts {
        people: query.stay.map(|_| left.people()),
        outlook: query.stay.map(|_| left.outlook(query.party)),
        shift_days,
        ..offered(candidate, query, offers, opening)
    }
}

/// What the listing says, and its units.
fn offered(candidate: &Candidate, query: &Query, offers: &[Counted], opening: Option<Opening>) -> Facts {
    Facts {
        seats: seats(offers),
        opening,
        capacity: capacity(offers, query),
        price_yen: cheapest(offers, query).map(|(yen, _)| yen),
        ..listed(candidate)
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
            jitter_ms: candidate.jitter_ms,
            loss_per_mille: candidate.loss_per_mille,
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
        host: HostWishes {
            purposes: welcomed(candidate.welcomed_purposes.as_deref()),
            industries: welcomed(candidate.welcomed_industries.as_deref()),
            party_from: candidate.welcomed_party_from,
            party_to: candidate.welcomed_party_to,
            first_timers: candidate.first_timers_welcome,
        },
        satisfaction: candidate.satisfaction_n.zip(candidate.satisfaction_mean_milli),
        ..Facts::unknown()
    }
}

/// People that its work places hold: desks, or where there are none the rooms to work in.
fn seats(offers: &[Counted]) -> i64 {
    let held = |kinds: &[Kind]| -> i64 {
        let of = offers.iter().filter(|counted| kinds.contains(&counted.tally.kind));
        of.map(|counted| i64::from(counted.tally.capacity) * counted.tally.total)
            .sum()
    };
    let desks = held(&[Kind::Desk]);
    if desks > 0 {
        desks
    } else {
        held(&[Kind::Booth, Kind::MeetingRoom])
    }
}

/// People that the units which serve the stay hold together, or the biggest whole; where none serve it, those that
/// serve any stay.
fn capacity(offers: &[Counted], query: &Query) -> i64 {
    let asked = serving(offers, query);
    let serving = if asked.is_empty() {
        serving(offers, &Query::anything(query.today))
    } else {
        asked
    };
    let served = offers.iter().filter(|counted| serving.contains(&counted.tally.kind));
    let held = |counted: &&Counted| i64::from(counted.tally.capacity) * counted.tally.total;
    let (wholes, single): (Vec<&Counted>, Vec<&Counted>) =
        served.partition(|counted| counted.tally.kind == Kind::Whole);
    wholes.iter().map(held).fold(single.iter().map(held).sum(), i64::max)
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

/// For each place of the pool the days, earlier or later, on which the party finds room, the nearest first; at most seven
/// days. The pool knows all hours of its places.
pub async fn other_days(
    reading: &Reading<'_>,
    query: &Query,
    pool: &Pool,
    ids: &[FacilityId],
) -> Result<HashMap<FacilityId, Vec<i64>>> {
    let Some(stay) = query.stay.filter(|_| !ids.is_empty()) else {
        return Ok(HashMap::new());
    };
    let shifts: Vec<i64> = query
        .shifts(FLEXIBLE_DAYS_MAX)
        .into_iter()
        .filter(|days| *days != 0)
        .collect();
    let moved: BTreeMap<i64, Stay> = shifts.iter().map(|days| (*days, stay.moved(*days))).collect();
    let (from, until) = span(stay, moved.values());
    let (mut offers, taken) = availability::stock(&reading.db, ids, from, until).await?;
    let open = |place: &Place, days: &i64| {
        let stay = moved.get(days).copied().unwrap_or(stay);
        let level = place.level(&taken, stay, query.party);
        level.is_some_and(|level| level <= Level::Few)
    };
    let mut found = HashMap::new();
    for id in ids {
        let place = pool.place(*id, offers.remove(id));
        let days = shifts.iter().copied().filter(|days| open(&place, days)).collect();
        found.insert(*id, days);
    }
    Ok(found)
}

fn span<'a>(stay: Stay, moved: impl Iterator<Item = &'a Stay>) -> (NaiveDate, NaiveDate) {
    moved.fold((stay.starts_on, stay.ends_on), |(from, until), stay| {
        (from.min(stay.starts_on), until.max(stay.ends_on))
    })
}
