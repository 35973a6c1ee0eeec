//! Rows of a booking, read, added and deleted one by one.

use std::collections::BTreeSet;

use entities::id::{BookingId, HoldId};
use entities::{unit_night, unit_part};
use sea_orm::{ColumnTrait, Condition, DbErr, EntityTrait, NotSet, QueryFilter, QuerySelect, Set};

use super::rules::{Row, Slot};
use crate::app::Txn;
use crate::availability::store::{Connection, insert_rows};

/// The most rows of a booking: 90 nights of 100 rooms, three parts of as many days.
const ROWS_MAX: u64 = 40_000;

/// Everything that the booking has taken, held or firm.
pub async fn rows_of(db: &impl Connection, booking: BookingId) -> Result<BTreeSet<Row>, DbErr> {
    let nights = unit_night::Entity::find()
        .filter(unit_night::Column::BookingId.eq(booking))
        .limit(ROWS_MAX)
        .all(db)
        .await?;
    let parts = unit_part::Entity::find()
        .filter(unit_part::Column::BookingId.eq(booking))
        .limit(ROWS_MAX)
        .all(db)
        .await?;
    let nights = nights.into_iter().map(|row| (row.unit_id, Slot::Night(row.night)));
    let parts = parts
        .into_iter()
        .map(|row| (row.unit_id, Slot::Part(row.day, row.part)));
    Ok(nights.chain(parts).collect())
}

/// Adds rows of the booking under its hold.
pub async fn insert(txn: &Txn, booking: BookingId, hold: HoldId, rows: &[Row]) -> Result<(), DbErr> {
    let (mut nights, mut parts) = (Vec::new(), Vec::new());
    for (unit, slot) in rows {
        match slot {
            Slot::Night(night) => nights.push(unit_night::ActiveModel {
                unit_id: Set(*unit),
                night: Set(*night),
                facility_id: NotSet,
                people: NotSet,
                booking_id: Set(Some(booking)),
                block_id: Set(None),
                hold_id: Set(Some(hold)),
            }),
            Slot::Part(day, part) => parts.push(unit_part::ActiveModel {
                unit_id: Set(*unit),
                day: Set(*day),
                part: Set(*part),
                booking_id: Set(Some(booking)),
                block_id: Set(None),
                hold_id: Set(Some(hold)),
            }),
        }
    }
    insert_rows(txn, nights, &parts).await
}

/// Frees these rows of the booking.
pub async fn delete(txn: &Txn, booking: BookingId, rows: &[Row]) -> Result<(), DbErr> {
    for (unit, slot) in rows {
        match slot {
            Slot::Night(night) => {
                unit_night::Entity::delete_many()
                    .filter(unit_night::Column::BookingId.eq(booking))
                    .filter(unit_night::Column::UnitId.eq(*unit))
                    .filter(unit_night::Column::Night.eq(*night))
                    .exec(txn)
                    .await?;
            }
            Slot::Part(day, part) => {
                let of_part = Condition::all()
                    .add(unit_part::Column::UnitId.eq(*unit))
                    .add(unit_part::Column::Day.eq(*day))
                    .add(unit_part::Column::Part.eq(*part));
                unit_part::Entity::delete_many()
                    .filter(unit_part::Column::BookingId.eq(booking))
                    .filter(of_part)
                    .exec(txn)
                    .await?;
            }
        }
    }
    Ok(())
}

/// Frees what is held; what is firm stays. The hold itself is the caller's to delete.
pub async fn delete_held(txn: &Txn, booking: BookingId) -> Result<(), DbErr> {
    unit_night::Entity::delete_many()
        .filter(unit_night::Column::BookingId.eq(booking))
        .filter(unit_night::Column::HoldId.is_not_null())
        .exec(txn)
        .await?;
    unit_part::Entity::delete_many()
        .filter(unit_part::Column::BookingId.eq(booking))
        .filter(unit_part::Column::HoldId.is_not_null())
        .exec(txn)
        .await?;
    Ok(())
}
