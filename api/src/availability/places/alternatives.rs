//! What helps when a place is full: other dates there, other units there, other places on the same dates.

use chrono::{Days, NaiveDate};
use entities::id::{FacilityId, UnitTypeId};
use entities::unit_type::Kind;
use serde::Serialize;
use utoipa::ToSchema;

use super::hours::Hours;
use super::rules::{Counted, Level, Neighbour, Offer, Outlook, Place, Stay, Taken, level};
use super::search::FreeSearch;
use super::store::{self, Which};
use crate::availability::opening::store::holidays;
use crate::availability::store::Connection;
use crate::error::Result;
use crate::policy::Scope;

/// How many days earlier and later other dates are looked for.
const SHIFT_DAYS_MAX: u64 = 14;
/// How many of each are named: enough to choose from, few enough to read.
const NAMED_MAX: usize = 5;

/// The remedy of a full place: other dates there, other units there, other places on the same dates.
#[derive(Clone, Debug, Default, Serialize, ToSchema)]
pub struct Alternatives {
    /// The nearest first.
    pub dates: Vec<OtherDates>,
    /// Other types of units at the same place that hold the party on the same dates.
    pub types: Vec<OtherType>,
    /// The nearest first.
    pub places: Vec<OtherPlace>,
}

/// The same length of stay, some days earlier or later.
#[derive(Clone, Copy, Debug, Serialize, ToSchema)]
pub struct OtherDates {
    pub starts_on: NaiveDate,
    pub ends_on: NaiveDate,
    /// Negative: earlier.
    pub shift_days: i64,
    pub status: Level,
}

/// Another type of units of the same place, and how many of them the party needs.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct OtherType {
    pub unit_type_id: UnitTypeId,
    pub name_ja: String,
    pub name_en: String,
    pub quantity: i32,
    pub status: Level,
}

/// So many units of a type, which together hold the party.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct Suggested {
    pub unit_type_id: UnitTypeId,
    pub quantity: i32,
}

/// Another place that has room on the dates.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct OtherPlace {
    pub facility_id: FacilityId,
    pub name_ja: String,
    pub name_en: String,
    pub municipality_code: String,
    pub status: Level,
    /// Units there that hold the party: what a wish for this place would name.
    pub items: Vec<Suggested>,
}

/// What was asked for and isn't free.
#[derive(Clone, Copy, Debug)]
pub struct Asked<'a> {
    pub facility: FacilityId,
    pub stay: Stay,
    pub types: &'a [UnitTypeId],
    pub party: i32,
}

/// Looks for other dates (±14 days, after `today`), other units and other places for the party.
///
/// # Errors
/// The database's.
pub async fn alternatives(
    db: &impl Connection,
    scope: &Scope,
    asked: Asked<'_>,
    today: NaiveDate,
) -> Result<Alternatives> {
    let Asked {
        facility, stay, party, ..
    } = asked;
    let window = Days::new(SHIFT_DAYS_MAX);
    let from = stay.starts_on.checked_sub_days(window).unwrap_or(stay.starts_on);
    let until = stay.ends_on.checked_add_days(window).unwrap_or(stay.ends_on);
    let (here, taken) = store::places_with_taken(db, &[facility], from, until).await?;
    let here = here.first();
    Ok(Alternatives {
        dates: here.map_or_else(Vec::new, |place| {
            other_dates(place, &taken, stay, party, (from, until, today))
        }),
        types: here.map_or_else(Vec::new, |place| other_types(place, &taken, asked)),
        places: other_places(db, scope, facility, stay, party).await?,
    })
}

fn other_dates(
    place: &Place,
    taken: &Taken,
    stay: Stay,
    party: i32,
    (from, until, today): (NaiveDate, NaiveDate, NaiveDate),
) -> Vec<OtherDates> {
    let length = stay.ends_on.signed_duration_since(stay.starts_on);
    let mut found: Vec<OtherDates> = from
        .iter_days()
        .take_while(|day| *day + length <= until)
        .filter(|day| *day != stay.starts_on && *day > today)
        .filter_map(|starts_on| {
            let shifted = Stay {
                starts_on,
                ends_on: starts_on + length,
                kind: stay.kind,
            };
            let status = place.level(taken, shifted, party)?;
            (status <= Level::Few).then_some(OtherDates {
                starts_on,
                ends_on: shifted.ends_on,
                shift_days: starts_on.signed_duration_since(stay.starts_on).num_days(),
                status,
            })
        })
        .collect();
    found.sort_by_key(|dates| (dates.shift_days.abs(), dates.shift_days));
    found.truncate(NAMED_MAX);
    found
}

/// The other types that serve the same purpose, to sleep or to work, and alone hold the party.
fn other_types(place: &Place, taken: &Taken, asked: Asked<'_>) -> Vec<OtherType> {
    let lodging = |kind: Kind| matches!(kind, Kind::Room | Kind::Whole);
    let of_asked = |offer: &&Offer| asked.types.contains(&offer.id);
    let purpose = place.offers.iter().find(of_asked).map(|offer| lodging(offer.kind));
    let (nights, parts) = (asked.stay.nights(), asked.stay.parts(&place.opening));
    let other = |offer: &&Offer| !asked.types.contains(&offer.id) && purpose == Some(lodging(offer.kind));
    let fitting = |offer: &Offer| {
        let serving = [offer.kind];
        let open = asked.stay.closed_on(&serving, &place.opening).is_none();
        let status = level(&[offer.tally(taken, &nights, &parts)], asked.party);
        (open && status <= Level::Few).then(|| OtherType {
            unit_type_id: offer.id,
            name_ja: offer.name_ja.clone(),
            name_en: offer.name_en.clone(),
            quantity: units_for(offer.kind, offer.capacity, asked.party),
            status,
        })
    };
    place
        .offers
        .iter()
        .filter(other)
        .filter_map(fitting)
        .take(NAMED_MAX)
        .collect()
}

/// How many units hold the party; a whole is one.
fn units_for(kind: Kind, capacity: i32, party: i32) -> i32 {
    match kind {
        Kind::Whole => 1,
        _ => (party.max(1) + capacity.max(1) - 1) / capacity.max(1),
    }
}

/// Units of the kinds that serve a stay and hold the party: of one type with the fewest empty beds and then the lowest
/// price where one type is enough, of several otherwise.
fn suggested(counts: &[Counted], stay: Stay, party: i32) -> Vec<Suggested> {
    let kinds: Vec<Kind> = counts.iter().map(|counted| counted.tally.kind).collect();
    let serving = stay.serving(&kinds);
    let mut offers: Vec<&Counted> = counts
        .iter()
        .filter(|counted| serving.contains(&counted.tally.kind) && counted.tally.free > 0)
        .collect();
    let alone = offers.iter().filter_map(|counted| {
        let quantity = units_for(counted.tally.kind, counted.tally.capacity, party);
        let empty = quantity * counted.tally.capacity - party;
        (i64::from(quantity) <= counted.tally.free && empty >= 0).then_some((
            empty,
            counted.price_yen.saturating_mul(i64::from(quantity)),
            Suggested {
                unit_type_id: counted.unit_type,
                quantity,
            },
        ))
    });
    if let Some((.., one)) = alone.min_by_key(|(empty, price, one)| (*empty, *price, one.unit_type_id)) {
        return vec![one];
    }
    offers.retain(|counted| counted.tally.kind != Kind::Whole);
    offers.sort_by_key(|counted| (std::cmp::Reverse(counted.tally.capacity), counted.unit_type));
    let mut missing = party;
    let mut chosen = Vec::new();
    for Counted { unit_type, tally, .. } in offers {
        let most = i32::try_from(tally.free).unwrap_or(i32::MAX);
        let quantity = units_for(tally.kind, tally.capacity, missing).min(most);
        if missing > 0 && quantity > 0 {
            missing -= quantity * tally.capacity;
            chosen.push(Suggested {
                unit_type_id: *unit_type,
                quantity,
            });
        }
    }
    chosen
}

async fn other_places(
    db: &impl Connection,
    scope: &Scope,
    facility: FacilityId,
    stay: Stay,
    party: i32,
) -> Result<Vec<OtherPlace>> {
    let neighbours = store::neighbours(db, scope).await?;
    let ids: Vec<FacilityId> = neighbours.iter().map(|neighbour| neighbour.facility).collect();
    let holidays = holidays(db, stay.starts_on, stay.ends_on).await?;
    let search = FreeSearch::load(db, &Which::ids(&ids), Some(stay), Hours::All, holidays).await?;
    let here = neighbours
        .iter()
        .find(|neighbour| neighbour.facility == facility)
        .cloned();
    let mut found: Vec<(f64, Neighbour, Level)> = neighbours
        .into_iter()
        .filter(|neighbour| neighbour.facility != facility)
        .filter_map(|neighbour| match search.outlook(neighbour.facility, party) {
            Some(Outlook::Left(status @ (Level::Free | Level::Few))) => {
                Some((distance(here.as_ref(), &neighbour), neighbour, status))
            }
            _ => None,
        })
        .collect();
    found.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.facility.cmp(&b.1.facility)));
    found.truncate(NAMED_MAX);
    Ok(found
        .into_iter()
        .map(|(_, neighbour, status)| OtherPlace {
            facility_id: neighbour.facility,
            name_ja: neighbour.name_ja,
            name_en: neighbour.name_en,
            municipality_code: neighbour.municipality_code,
            status,
            items: suggested(search.offers(neighbour.facility), stay, party),
        })
        .collect())
}

/// Squared degrees with a degree of longitude shortened to 34° N: good for order, not for length.
fn distance(here: Option<&Neighbour>, there: &Neighbour) -> f64 {
    const SHORTENED: f64 = 0.83;
    here.map_or(0.0, |here| {
        let (north, east) = (here.lat - there.lat, (here.lon - there.lon) * SHORTENED);
        north * north + east * east
    })
}

/// A stay that only items of one kind make up asks for that kind; mixed ones ask for what the place is for.
#[must_use]
pub fn kind_of(kinds: &[Kind]) -> Option<Kind> {
    let first = *kinds.first()?;
    kinds.iter().all(|kind| *kind == first).then_some(first)
}
