//! What helps when a place is full: other dates there, other places on the same dates.

use chrono::{Days, NaiveDate};
use entities::id::FacilityId;
use entities::unit_type::Kind;
use serde::Serialize;
use utoipa::ToSchema;

use super::rules::{Level, Neighbour, Outlook, Stay};
use super::search::FreeSearch;
use super::store;
use crate::availability::store::Connection;
use crate::error::Result;
use crate::policy::Scope;

/// How many days earlier and later other dates are looked for.
const SHIFT_DAYS_MAX: u64 = 14;
/// How many of each are named: enough to choose from, few enough to read.
const NAMED_MAX: usize = 5;

/// The remedy of `booking.full`: other dates at the same place, other places on the same dates.
#[derive(Clone, Debug, Default, Serialize, ToSchema)]
pub struct Alternatives {
    /// The nearest first.
    pub dates: Vec<OtherDates>,
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

/// Another place that has room on the dates.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct OtherPlace {
    pub facility_id: FacilityId,
    pub name_ja: String,
    pub name_en: String,
    pub municipality_code: String,
    pub status: Level,
}

/// Looks for other dates (±14 days, after `today`) and other places for the party.
///
/// # Errors
/// The database's.
pub async fn alternatives(
    db: &impl Connection,
    scope: &Scope,
    facility: FacilityId,
    stay: Stay,
    party: i32,
    today: NaiveDate,
) -> Result<Alternatives> {
    Ok(Alternatives {
        dates: other_dates(db, facility, stay, party, today).await?,
        places: other_places(db, scope, facility, stay, party).await?,
    })
}

async fn other_dates(
    db: &impl Connection,
    facility: FacilityId,
    stay: Stay,
    party: i32,
    today: NaiveDate,
) -> Result<Vec<OtherDates>> {
    let window = Days::new(SHIFT_DAYS_MAX);
    let from = stay.starts_on.checked_sub_days(window).unwrap_or(stay.starts_on);
    let until = stay.ends_on.checked_add_days(window).unwrap_or(stay.ends_on);
    let taken = store::taken(db, &[facility], from, until).await?;
    let places = store::places(db, &[facility], from, until).await?;
    let Some(place) = places.first() else {
        return Ok(Vec::new());
    };
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
            let status = place.level(&taken, shifted, party)?;
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
    Ok(found)
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
    let search = FreeSearch::load(db, &ids, Some(stay)).await?;
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
