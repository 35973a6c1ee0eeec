//! What places offer, when they are open and what is taken of them: a constant number of queries, however many
//! places are asked about.

use chrono::NaiveDate;
use entities::facility;
use entities::id::{FacilityId, OrganisationId};
use sea_orm::{DbErr, EntityTrait, QueryFilter, QuerySelect};

mod counted;
mod stock;

pub use counted::{Which, counts, taken_work_places};
pub use stock::stock;

use super::rules::{Neighbour, Place, Taken};
use crate::availability::opening::store::{holidays, openings};
use crate::availability::store::Connection;
use crate::facilities;
use crate::facilities::visible;
use crate::policy::Scope;

/// Bounds of one answer: no prefecture comes near them.
const PLACES_MAX: u64 = 2_000;
const UNITS_MAX: u64 = 50_000;

/// The facilities with what they offer, types in their own order, units by number, in the order of `facilities`.
pub async fn places(
    db: &impl Connection,
    facilities: &[FacilityId],
    from: NaiveDate,
    until: NaiveDate,
) -> Result<Vec<Place>, DbErr> {
    Ok(places_with_taken(db, facilities, from, until).await?.0)
}

/// The same, and what is taken of them on the nights and days `from ..= until`.
pub async fn places_with_taken(
    db: &impl Connection,
    facilities: &[FacilityId],
    from: NaiveDate,
    until: NaiveDate,
) -> Result<(Vec<Place>, Taken), DbErr> {
    let (mut offers, taken) = stock(db, facilities, from, until).await?;
    let holidays = holidays(db, from, until).await?;
    let openings = openings(db, &Which::ids(facilities), None, holidays).await?;
    let places = facilities.iter().map(|facility| Place {
        facility: *facility,
        opening: openings.of(*facility).clone(),
        offers: offers.remove(facility).unwrap_or_default(),
    });
    Ok((places.collect(), taken))
}

/// What is taken of the facilities on the nights and days `from ..= until`.
pub async fn taken(
    db: &impl Connection,
    facilities: &[FacilityId],
    from: NaiveDate,
    until: NaiveDate,
) -> Result<Taken, DbErr> {
    Ok(stock(db, facilities, from, until).await?.1)
}

/// Whether the asker may know of the facility.
pub async fn is_visible(db: &impl Connection, scope: &Scope, id: FacilityId) -> Result<bool, DbErr> {
    let found: Option<FacilityId> = facility::Entity::find_by_id(id)
        .select_only()
        .column(facility::Column::Id)
        .filter(visible(scope))
        .into_tuple()
        .one(db)
        .await?;
    Ok(found.is_some())
}

/// Who runs the facility and in which municipality it lies, for those who work with it: its host, its municipality,
/// the office. Nobody else finds it.
pub async fn run_by(
    db: &impl Connection,
    scope: &Scope,
    id: FacilityId,
) -> Result<Option<(OrganisationId, String)>, DbErr> {
    facility::Entity::find_by_id(id)
        .select_only()
        .columns([facility::Column::OrganisationId, facility::Column::MunicipalityCode])
        .filter(facilities::working_for(scope))
        .into_tuple()
        .one(db)
        .await
}

/// Every place that the asker may know of, as a neighbour to propose.
pub async fn neighbours(db: &impl Connection, scope: &Scope) -> Result<Vec<Neighbour>, DbErr> {
    let rows: Vec<(FacilityId, String, String, String, f64, f64)> = facility::Entity::find()
        .select_only()
        .columns([
            facility::Column::Id,
            facility::Column::NameJa,
            facility::Column::NameEn,
            facility::Column::MunicipalityCode,
            facility::Column::Lat,
            facility::Column::Lon,
        ])
        .filter(visible(scope))
        .limit(PLACES_MAX)
        .into_tuple()
        .all(db)
        .await?;
    Ok(rows
        .into_iter()
        .map(|(facility, name_ja, name_en, municipality_code, lat, lon)| Neighbour {
            facility,
            name_ja,
            name_en,
            municipality_code,
            lat,
            lon,
        })
        .collect())
}
