//! What places offer, when they are open and what is taken of them: a constant number of queries, however many
//! places are asked about.

use std::collections::HashMap;

use chrono::NaiveDate;
use entities::id::{FacilityId, OrganisationId, UnitId, UnitTypeId};
use entities::unit_part::Part;
use entities::unit_type::Kind;
use entities::{facility, unit, unit_night, unit_part, unit_type, whole_unit};
use sea_orm::{ColumnTrait, DbErr, EntityTrait, JoinType, QueryFilter, QueryOrder, QuerySelect, RelationDef};

mod counted;

pub use counted::{Which, counts, taken_work_places};

use super::rules::{Neighbour, Offer, Place, PlaceUnit, Taken};
use crate::app::padded;
use crate::availability::opening::store::openings;
use crate::availability::store::Connection;
use crate::facilities;
use crate::facilities::visible;
use crate::policy::Scope;

/// Bounds of one answer: no prefecture comes near them.
const PLACES_MAX: u64 = 2_000;
const UNITS_MAX: u64 = 50_000;
const ROWS_MAX: u64 = 500_000;

/// The facilities with what they offer, types in their own order, units by number, in the order of `facilities`.
pub async fn places(
    db: &impl Connection,
    facilities: &[FacilityId],
    from: NaiveDate,
    until: NaiveDate,
) -> Result<Vec<Place>, DbErr> {
    let mut openings = openings(db, facilities, from, until).await?;
    let types = unit_type::Entity::find()
        .filter(unit_type::Column::FacilityId.is_in(padded(facilities)))
        .filter(unit_type::Column::RetiredAt.is_null())
        .order_by_asc(unit_type::Column::Position)
        .limit(UNITS_MAX)
        .all(db)
        .await?;
    let wholes: Vec<UnitTypeId> = types
        .iter()
        .filter(|of| of.kind == Kind::Whole)
        .map(|of| of.id)
        .collect();
    let mut by_type = units_by_type(db, facilities, wholes).await?;
    let mut offers: HashMap<FacilityId, Vec<Offer>> = HashMap::new();
    for of in types {
        let units = by_type.remove(&of.id).unwrap_or_default();
        if !units.is_empty() {
            offers.entry(of.facility_id).or_default().push(Offer {
                id: of.id,
                kind: of.kind,
                name_ja: of.name_ja,
                name_en: of.name_en,
                capacity: of.capacity,
                units,
            });
        }
    }
    Ok(facilities
        .iter()
        .map(|facility| Place {
            facility: *facility,
            opening: openings.remove(facility).unwrap_or_default(),
            offers: offers.remove(facility).unwrap_or_default(),
        })
        .collect())
}

/// The units of each type by number; of a whole those that it lists.
async fn units_by_type(
    db: &impl Connection,
    facilities: &[FacilityId],
    wholes: Vec<UnitTypeId>,
) -> Result<HashMap<UnitTypeId, Vec<PlaceUnit>>, DbErr> {
    let units: Vec<(UnitId, UnitTypeId, i32, Kind)> = unit::Entity::find()
        .select_only()
        .columns([unit::Column::Id, unit::Column::UnitTypeId, unit::Column::Number])
        .column(unit_type::Column::Kind)
        .join(JoinType::InnerJoin, type_of_unit())
        .filter(unit::Column::FacilityId.is_in(padded(facilities)))
        .filter(unit::Column::RetiredAt.is_null())
        .order_by_asc(unit::Column::Number)
        .limit(UNITS_MAX)
        .into_tuple()
        .all(db)
        .await?;
    let listed = whole_unit::Entity::find()
        .filter(whole_unit::Column::UnitTypeId.is_in(padded(&wholes)))
        .limit(UNITS_MAX)
        .all(db)
        .await?;
    let mut by_type: HashMap<UnitTypeId, Vec<PlaceUnit>> = HashMap::new();
    let mut by_id: HashMap<UnitId, PlaceUnit> = HashMap::new();
    for (id, of, number, kind) in units {
        let unit = PlaceUnit {
            id,
            number,
            lodging: kind == Kind::Room,
        };
        by_type.entry(of).or_default().push(unit);
        by_id.insert(id, unit);
    }
    for row in listed {
        by_type
            .entry(row.unit_type_id)
            .or_default()
            .extend(by_id.get(&row.unit_id));
    }
    Ok(by_type)
}

fn type_of_unit() -> RelationDef {
    unit::Entity::belongs_to(unit_type::Entity)
        .from(unit::Column::UnitTypeId)
        .to(unit_type::Column::Id)
        .into()
}

/// What is taken of the facilities on the nights and days `from ..= until`.
pub async fn taken(
    db: &impl Connection,
    facilities: &[FacilityId],
    from: NaiveDate,
    until: NaiveDate,
) -> Result<Taken, DbErr> {
    let nights: Vec<(UnitId, NaiveDate)> = unit_night::Entity::find()
        .select_only()
        .columns([unit_night::Column::UnitId, unit_night::Column::Night])
        .join(
            JoinType::InnerJoin,
            unit_night::Entity::belongs_to(unit::Entity)
                .from(unit_night::Column::UnitId)
                .to(unit::Column::Id)
                .into(),
        )
        .filter(unit::Column::FacilityId.is_in(padded(facilities)))
        .filter(unit_night::Column::Night.between(from, until))
        .limit(ROWS_MAX)
        .into_tuple()
        .all(db)
        .await?;
    let parts: Vec<(UnitId, NaiveDate, Part)> = unit_part::Entity::find()
        .select_only()
        .columns([
            unit_part::Column::UnitId,
            unit_part::Column::Day,
            unit_part::Column::Part,
        ])
        .join(
            JoinType::InnerJoin,
            unit_part::Entity::belongs_to(unit::Entity)
                .from(unit_part::Column::UnitId)
                .to(unit::Column::Id)
                .into(),
        )
        .filter(unit::Column::FacilityId.is_in(padded(facilities)))
        .filter(unit_part::Column::Day.between(from, until))
        .limit(ROWS_MAX)
        .into_tuple()
        .all(db)
        .await?;
    Ok(Taken {
        nights: nights.into_iter().collect(),
        parts: parts.into_iter().collect(),
    })
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
