//! What places have, unit by unit, and when it is taken: one query for both.

use std::collections::HashMap;

use chrono::NaiveDate;
use entities::id::{FacilityId, UnitId, UnitTypeId};
use entities::unit_part::Part;
use entities::unit_type::Kind;
use entities::whole_unit;
use sea_orm::{ActiveEnum, ColumnTrait, DbErr, EntityTrait, FromQueryResult, QueryFilter, QuerySelect};

use super::{UNITS_MAX, Which};
use crate::app::padded;
use crate::availability::places::rules::{Offer, PlaceUnit, Taken};
use crate::availability::store::Connection;

/// One type with one of its units, or alone where it has none. Nights that are taken are looked up once a facility;
/// days only of work places, for rooms are taken by the night. A type that isn't offered any more may still have units
/// that a whole lists.
const STOCK: &str = "
, taken AS (SELECT n.unit_id, string_agg(CAST(n.night AS text), ' ') AS nights
  FROM chosen JOIN unit_night n ON n.facility_id = chosen.id
  WHERE n.night >= {from} AND n.night <= {until} GROUP BY n.unit_id)
SELECT t.facility_id, t.id AS unit_type_id, t.kind, t.name_ja, t.name_en, t.capacity,
  t.retired_at IS NULL AS is_offered, u.id AS unit_id, u.number, taken.nights,
  CASE WHEN t.kind <> 'room' THEN (SELECT string_agg(CAST(p.day AS text) || '/' || p.part, ' ') FROM unit_part p
   WHERE p.unit_id = u.id AND p.day >= {from} AND p.day <= {until}) END AS parts
FROM chosen JOIN unit_type t ON t.facility_id = chosen.id
  LEFT JOIN unit u ON u.unit_type_id = t.id AND u.retired_at IS NULL
  LEFT JOIN taken ON taken.unit_id = u.id
ORDER BY t.position, u.number LIMIT 50000";

#[derive(FromQueryResult)]
struct Row {
    facility_id: FacilityId,
    unit_type_id: UnitTypeId,
    kind: Kind,
    name_ja: String,
    name_en: String,
    capacity: i32,
    is_offered: bool,
    unit_id: Option<UnitId>,
    number: Option<i32>,
    nights: Option<String>,
    parts: Option<String>,
}

impl Row {
    fn unit(&self) -> Option<PlaceUnit> {
        Some(PlaceUnit {
            id: self.unit_id?,
            number: self.number?,
            lodging: self.kind == Kind::Room,
        })
    }

    /// Adds what is taken of the unit.
    fn take(&self, taken: &mut Taken) -> Result<(), DbErr> {
        let Some(unit) = self.unit_id else { return Ok(()) };
        for night in words(self.nights.as_deref()) {
            taken.nights.insert((unit, day(night)?));
        }
        for word in words(self.parts.as_deref()) {
            let (on, part) = word.split_once('/').unwrap_or((word, ""));
            taken
                .parts
                .insert((unit, day(on)?, Part::try_from_value(&part.to_owned())?));
        }
        Ok(())
    }

    fn offer(self) -> Offer {
        Offer {
            id: self.unit_type_id,
            kind: self.kind,
            name_ja: self.name_ja,
            name_en: self.name_en,
            capacity: self.capacity,
            units: Vec::new(),
        }
    }
}

fn words(list: Option<&str>) -> impl Iterator<Item = &str> {
    list.unwrap_or_default().split_whitespace()
}

fn day(text: &str) -> Result<NaiveDate, DbErr> {
    text.parse().map_err(|error| DbErr::Type(format!("{text}: {error}")))
}

/// What the facilities offer, types in their own order, units by number, and what of it is taken on the nights and days
/// `from ..= until`.
pub async fn stock(
    db: &impl Connection,
    facilities: &[FacilityId],
    from: NaiveDate,
    until: NaiveDate,
) -> Result<(HashMap<FacilityId, Vec<Offer>>, Taken), DbErr> {
    let statement = Which::ids(facilities).statement(db.get_database_backend(), STOCK, from, until);
    let rows = Row::find_by_statement(statement).all(db).await?;
    let mut taken = Taken::default();
    let mut units: HashMap<UnitTypeId, Vec<PlaceUnit>> = HashMap::new();
    let mut types: Vec<Row> = Vec::new();
    for row in rows {
        row.take(&mut taken)?;
        units.entry(row.unit_type_id).or_default().extend(row.unit());
        if row.is_offered && types.last().is_none_or(|last| last.unit_type_id != row.unit_type_id) {
            types.push(row);
        }
    }
    list_wholes(db, &types, &mut units).await?;
    let mut offers: HashMap<FacilityId, Vec<Offer>> = HashMap::new();
    for row in types {
        let units = units.remove(&row.unit_type_id).unwrap_or_default();
        if !units.is_empty() {
            let offers = offers.entry(row.facility_id).or_default();
            offers.push(Offer { units, ..row.offer() });
        }
    }
    Ok((offers, taken))
}

/// Gives each whole the units that it lists.
async fn list_wholes(
    db: &impl Connection,
    types: &[Row],
    units: &mut HashMap<UnitTypeId, Vec<PlaceUnit>>,
) -> Result<(), DbErr> {
    let whole = types.iter().filter(|of| of.kind == Kind::Whole);
    let wholes: Vec<UnitTypeId> = whole.map(|of| of.unit_type_id).collect();
    if wholes.is_empty() {
        return Ok(());
    }
    let by_id: HashMap<UnitId, PlaceUnit> = units.values().flatten().map(|unit| (unit.id, *unit)).collect();
    let listed = whole_unit::Entity::find()
        .filter(whole_unit::Column::UnitTypeId.is_in(padded(&wholes)))
        .limit(UNITS_MAX)
        .all(db)
        .await?;
    for row in listed {
        let unit = by_id.get(&row.unit_id);
        units.entry(row.unit_type_id).or_default().extend(unit);
    }
    Ok(())
}
