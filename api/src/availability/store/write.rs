//! Writing rows of what is taken.

use std::collections::{BTreeSet, HashMap};

use entities::id::{FacilityId, UnitId};
use entities::{unit, unit_night, unit_part, unit_type};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, DbErr, EntityTrait, NotSet, QueryFilter, QuerySelect, Set};

use super::{Taker, UNITS_MAX, of_its_type};
use crate::app::{Txn, padded};
use crate::availability::rules::{Candidate, Want};

/// Rows in one INSERT: SQLite takes 32,766 parameters, a row has seven.
const ROWS_AT_ONCE: usize = 1000;

/// Writes the rows, units sorted, nights and parts ascending.
pub async fn insert(txn: &Txn, taker: Taker, units: &[Candidate], want: &Want) -> Result<(), DbErr> {
    let (booking_id, block_id, hold_id) = taker.columns();
    let mut nights = Vec::new();
    let mut parts = Vec::new();
    for candidate in units {
        if candidate.is_lodging() {
            nights.extend(want.nights.iter().map(|night| unit_night::ActiveModel {
                unit_id: Set(candidate.unit),
                night: Set(*night),
                facility_id: NotSet,
                people: NotSet,
                booking_id: Set(booking_id),
                block_id: Set(block_id),
                hold_id: Set(hold_id),
            }));
        } else {
            parts.extend(want.parts.iter().map(|(day, part)| unit_part::ActiveModel {
                unit_id: Set(candidate.unit),
                day: Set(*day),
                part: Set(*part),
                booking_id: Set(booking_id),
                block_id: Set(block_id),
                hold_id: Set(hold_id),
            }));
        }
    }
    insert_rows(txn, nights, &parts).await
}

/// Writes rows as they are; each night with where its unit is and whom it holds.
pub async fn insert_rows(
    txn: &Txn,
    mut nights: Vec<unit_night::ActiveModel>,
    parts: &[unit_part::ActiveModel],
) -> Result<(), DbErr> {
    let places = if nights.is_empty() {
        HashMap::new()
    } else {
        places(txn, nights.iter().filter_map(|row| row.unit_id.try_as_ref().copied())).await?
    };
    for row in &mut nights {
        let place = row.unit_id.try_as_ref().and_then(|unit| places.get(unit));
        let (facility, people) = *place.ok_or_else(|| DbErr::RecordNotFound("unit".to_owned()))?;
        (row.facility_id, row.people) = (Set(facility), Set(people));
    }
    for rows in nights.chunks(ROWS_AT_ONCE) {
        unit_night::Entity::insert_many(rows.to_vec())
            .exec_without_returning(txn)
            .await?;
    }
    for rows in parts.chunks(ROWS_AT_ONCE) {
        unit_part::Entity::insert_many(rows.to_vec())
            .exec_without_returning(txn)
            .await?;
    }
    Ok(())
}

/// Where the units are, and how many people each holds; 0 where it or its type isn't offered any more.
async fn places(txn: &Txn, units: impl Iterator<Item = UnitId>) -> Result<HashMap<UnitId, (FacilityId, i32)>, DbErr> {
    let units: BTreeSet<UnitId> = units.collect();
    let offered = Expr::col((unit::Entity, unit::Column::RetiredAt))
        .is_null()
        .and(Expr::col((unit_type::Entity, unit_type::Column::RetiredAt)).is_null());
    let capacity = Expr::col((unit_type::Entity, unit_type::Column::Capacity));
    let rows: Vec<(UnitId, FacilityId, i32)> = unit::Entity::find()
        .select_only()
        .columns([unit::Column::Id, unit::Column::FacilityId])
        .column_as(Expr::expr(Expr::case(offered, capacity).finally(0)), "people")
        .join(sea_orm::JoinType::InnerJoin, of_its_type())
        .filter(unit::Column::Id.is_in(padded(&Vec::from_iter(units))))
        .limit(UNITS_MAX)
        .into_tuple()
        .all(txn)
        .await?;
    Ok(rows
        .into_iter()
        .map(|(unit, facility, people)| (unit, (facility, people)))
        .collect())
}
