//! The rows of what is taken. A unit is never taken twice, because the key is the unit and the night or part.

mod write;

pub use write::{insert, insert_rows};

use chrono::{DateTime, NaiveDate, Utc};
use entities::id::{BlockId, BookingId, FacilityId, HoldId, UnitId, UnitTypeId};
use entities::{hold, unit, unit_night, unit_part, unit_type, whole_unit};
pub use sea_orm::ConnectionTrait as Connection;
use sea_orm::sea_query::{Expr, ExprTrait, LockType, Query, SelectStatement};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect, RelationDef, Set,
};

use super::keys::Hold;
use super::rules::{Candidate, Want};
use crate::app::Txn;

/// The most units that one type can have and still be chosen from.
const UNITS_MAX: u64 = 1000;
/// Who takes the rows.
#[derive(Clone, Copy, Debug)]
pub enum Taker {
    Booking(BookingId, Option<HoldId>),
    Block(BlockId),
}

impl Taker {
    const fn columns(self) -> (Option<BookingId>, Option<BlockId>, Option<HoldId>) {
        match self {
            Self::Booking(booking, hold) => (Some(booking), None, hold),
            Self::Block(block) => (None, Some(block), None),
        }
    }
}

/// From a unit to its type.
pub fn of_its_type() -> RelationDef {
    unit::Entity::belongs_to(unit_type::Entity)
        .from(unit::Column::UnitTypeId)
        .to(unit_type::Column::Id)
        .into()
}

/// The facility's types that can be booked, with their kinds.
pub async fn kinds(db: &impl Connection, facility: FacilityId) -> Result<Vec<(UnitTypeId, unit_type::Kind)>, DbErr> {
    unit_type::Entity::find()
        .select_only()
        .columns([unit_type::Column::Id, unit_type::Column::Kind])
        .filter(unit_type::Column::FacilityId.eq(facility))
        .filter(unit_type::Column::RetiredAt.is_null())
        .limit(UNITS_MAX)
        .into_tuple()
        .all(db)
        .await
}

/// Locks the types until the change ends, in the order of their ids, with the types of the units that a whole lists.
/// SQLite needs none: its change has the write lock. NO KEY UPDATE lets rows that merely refer to a type pass.
/// Returns their Japanese and English names.
pub async fn lock_types(txn: &Txn, asked: &[UnitTypeId]) -> Result<Vec<(UnitTypeId, String, String)>, DbErr> {
    let listed = Query::select()
        .column((unit::Entity, unit::Column::UnitTypeId))
        .from(unit::Entity)
        .inner_join(
            whole_unit::Entity,
            Expr::col((whole_unit::Entity, whole_unit::Column::UnitId)).equals((unit::Entity, unit::Column::Id)),
        )
        .and_where(Expr::col((whole_unit::Entity, whole_unit::Column::UnitTypeId)).is_in(asked.iter().copied()))
        .to_owned();
    unit_type::Entity::find()
        .select_only()
        .columns([
            unit_type::Column::Id,
            unit_type::Column::NameJa,
            unit_type::Column::NameEn,
        ])
        .filter(
            unit_type::Column::Id
                .is_in(asked.iter().copied())
                .or(unit_type::Column::Id.in_subquery(listed)),
        )
        .order_by_asc(unit_type::Column::Id)
        .lock(LockType::NoKeyUpdate)
        .into_tuple()
        .all(txn)
        .await
}

/// Locks all types of the facilities, in the order of their ids like [`lock_types`].
pub async fn lock_places(txn: &Txn, facilities: &[FacilityId]) -> Result<(), DbErr> {
    unit_type::Entity::find()
        .select_only()
        .column(unit_type::Column::Id)
        .filter(unit_type::Column::FacilityId.is_in(facilities.iter().copied()))
        .order_by_asc(unit_type::Column::Id)
        .lock(LockType::NoKeyUpdate)
        .into_tuple::<UnitTypeId>()
        .all(txn)
        .await
        .map(|_| ())
}

/// The units that could serve the want, by number, each with whether it is free for all of it: its own, or those
/// that a whole lists. What `own` has taken itself counts as free.
pub async fn units(db: &impl Connection, want: &Want, own: Option<BookingId>) -> Result<Vec<Candidate>, DbErr> {
    let listed = Query::select()
        .column(whole_unit::Column::UnitId)
        .from(whole_unit::Entity)
        .and_where(Expr::col(whole_unit::Column::UnitTypeId).eq(want.unit_type))
        .to_owned();
    let is_listed = Expr::col((unit::Entity, unit::Column::Id)).in_subquery(listed);
    let rows: Vec<(UnitId, UnitTypeId, unit_type::Kind, bool)> = unit::Entity::find()
        .select_only()
        .columns([unit::Column::Id, unit::Column::UnitTypeId])
        .column_as(Expr::col((unit_type::Entity, unit_type::Column::Kind)), "kind")
        .column_as(free(want, own), "is_free")
        .join(sea_orm::JoinType::InnerJoin, of_its_type())
        .filter(unit::Column::RetiredAt.is_null())
        .filter(unit::Column::UnitTypeId.eq(want.unit_type).or(is_listed))
        .order_by_asc(unit::Column::Number)
        .order_by_asc(unit::Column::Id)
        .limit(UNITS_MAX)
        .into_tuple()
        .all(db)
        .await?;
    Ok(rows
        .into_iter()
        .map(|(unit, of, kind, free)| Candidate {
            unit,
            kind,
            free,
            whole: of != want.unit_type,
        })
        .collect())
}

/// A unit is free when no row exists for any night or part of the want. Rooms have rows of nights only and work
/// places rows of parts only, so one condition serves both.
fn free(want: &Want, own: Option<BookingId>) -> Expr {
    let mut conditions = Vec::new();
    if !want.nights.is_empty() {
        conditions.push(Expr::not_exists(taken_nights(want, own)));
    }
    if !want.parts.is_empty() {
        conditions.push(Expr::not_exists(taken_parts(want, own)));
    }
    conditions
        .into_iter()
        .reduce(ExprTrait::and)
        .unwrap_or_else(|| Expr::val(true))
}

/// A row of somebody else's: of another booking, or of a block.
fn of_others(booking: Expr, own: Option<BookingId>) -> Expr {
    match own {
        Some(own) => booking.clone().is_null().or(booking.ne(own)),
        None => Expr::val(true),
    }
}

fn taken_nights(want: &Want, own: Option<BookingId>) -> SelectStatement {
    Query::select()
        .and_where(of_others(
            Expr::col((unit_night::Entity, unit_night::Column::BookingId)),
            own,
        ))
        .expr(Expr::val(1))
        .from(unit_night::Entity)
        .and_where(Expr::col((unit_night::Entity, unit_night::Column::UnitId)).equals((unit::Entity, unit::Column::Id)))
        .and_where(Expr::col((unit_night::Entity, unit_night::Column::Night)).is_in(want.nights.iter().copied()))
        .to_owned()
}

fn taken_parts(want: &Want, own: Option<BookingId>) -> SelectStatement {
    let pairs = want
        .parts
        .iter()
        .map(|(day, part)| (*day, sea_orm::ActiveEnum::to_value(part)));
    Query::select()
        .and_where(of_others(
            Expr::col((unit_part::Entity, unit_part::Column::BookingId)),
            own,
        ))
        .expr(Expr::val(1))
        .from(unit_part::Entity)
        .and_where(Expr::col((unit_part::Entity, unit_part::Column::UnitId)).equals((unit::Entity, unit::Column::Id)))
        .and_where(
            Expr::tuple([
                Expr::col((unit_part::Entity, unit_part::Column::Day)),
                Expr::col((unit_part::Entity, unit_part::Column::Part)),
            ])
            .in_tuples(pairs),
        )
        .to_owned()
}

fn as_rule(hold: hold::Model) -> Hold {
    Hold {
        id: hold.id,
        booking: hold.booking_id,
        version: hold.booking_version,
        expires_at: hold.expires_at,
    }
}

pub async fn hold_of(db: &impl Connection, booking: BookingId) -> Result<Option<Hold>, DbErr> {
    let found = hold::Entity::find()
        .filter(hold::Column::BookingId.eq(booking))
        .one(db)
        .await?;
    Ok(found.map(as_rule))
}

pub async fn lock_hold(txn: &Txn, booking: BookingId) -> Result<Option<Hold>, DbErr> {
    let found = hold::Entity::find()
        .filter(hold::Column::BookingId.eq(booking))
        .lock_exclusive()
        .one(txn)
        .await?;
    Ok(found.map(as_rule))
}

pub async fn insert_hold(
    txn: &Txn,
    booking: BookingId,
    version: i64,
    expires_at: DateTime<Utc>,
) -> Result<HoldId, DbErr> {
    let id = HoldId::new();
    let opened = hold::ActiveModel {
        id: Set(id),
        booking_id: Set(booking),
        booking_version: Set(version),
        expires_at: Set(expires_at),
    };
    opened.insert(txn).await?;
    Ok(id)
}

pub async fn move_hold(txn: &Txn, booking: BookingId, version: i64, expires_at: DateTime<Utc>) -> Result<(), DbErr> {
    hold::Entity::update_many()
        .col_expr(hold::Column::BookingVersion, Expr::val(version))
        .col_expr(hold::Column::ExpiresAt, Expr::val(expires_at))
        .filter(hold::Column::BookingId.eq(booking))
        .exec(txn)
        .await?;
    Ok(())
}

pub async fn expired(db: &impl Connection, now: DateTime<Utc>, limit: u64) -> Result<Vec<(BookingId, HoldId)>, DbErr> {
    hold::Entity::find()
        .select_only()
        .columns([hold::Column::BookingId, hold::Column::Id])
        .filter(hold::Column::ExpiresAt.lte(now))
        .order_by_asc(hold::Column::ExpiresAt)
        .limit(limit)
        .into_tuple()
        .all(db)
        .await
}

/// Rows point to the hold, so they let go of it before it is deleted.
pub async fn make_firm(txn: &Txn, booking: BookingId) -> Result<(), DbErr> {
    unit_night::Entity::update_many()
        .col_expr(unit_night::Column::HoldId, Expr::val(None::<HoldId>))
        .filter(unit_night::Column::BookingId.eq(booking))
        .exec(txn)
        .await?;
    unit_part::Entity::update_many()
        .col_expr(unit_part::Column::HoldId, Expr::val(None::<HoldId>))
        .filter(unit_part::Column::BookingId.eq(booking))
        .exec(txn)
        .await?;
    delete_hold(txn, booking).await
}

pub async fn delete_all(txn: &Txn, booking: BookingId) -> Result<(), DbErr> {
    unit_night::Entity::delete_many()
        .filter(unit_night::Column::BookingId.eq(booking))
        .exec(txn)
        .await?;
    unit_part::Entity::delete_many()
        .filter(unit_part::Column::BookingId.eq(booking))
        .exec(txn)
        .await?;
    delete_hold(txn, booking).await
}

async fn delete_hold(txn: &Txn, booking: BookingId) -> Result<(), DbErr> {
    hold::Entity::delete_many()
        .filter(hold::Column::BookingId.eq(booking))
        .exec(txn)
        .await?;
    Ok(())
}

pub async fn delete_from(txn: &Txn, booking: BookingId, day: NaiveDate) -> Result<(), DbErr> {
    unit_night::Entity::delete_many()
        .filter(unit_night::Column::BookingId.eq(booking))
        .filter(unit_night::Column::Night.gte(day))
        .exec(txn)
        .await?;
    unit_part::Entity::delete_many()
        .filter(unit_part::Column::BookingId.eq(booking))
        .filter(unit_part::Column::Day.gt(day))
        .exec(txn)
        .await?;
    Ok(())
}
