//! Busy calendars, the rows that they take, and the days on which a booking stands in their way.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, NaiveDate, Utc};
use entities::block::Reason;
use entities::id::{BlockId, BookingId, BusyCalendarId, FacilityId, OrganisationId, PersonId, UnitId};
use entities::unit_part::Part;
use entities::{block, booking, busy_calendar, busy_conflict, unit_night, unit_part};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, DbErr, EntityTrait, IntoActiveModel, JoinType, QueryFilter, QueryOrder, QuerySelect,
    Select, Set,
};

use super::rules::{NewBusyCalendar, Window};
use crate::app::Txn;
use crate::availability::places;
use crate::availability::store::Connection;
use crate::policy::Scope;

const LIST_MAX: u64 = 100;
const ROWS_MAX: u64 = 200_000;
const CONFLICTS_MAX: u64 = 200;

/// A calendar with who runs its facility and in which municipality.
pub type Owned = (busy_calendar::Model, OrganisationId, String);

/// The calendars of a facility that weren't removed, the oldest first.
pub async fn list(db: &impl Connection, facility: FacilityId) -> Result<Vec<busy_calendar::Model>, DbErr> {
    busy_calendar::Entity::find()
        .filter(busy_calendar::Column::FacilityId.eq(facility))
        .filter(busy_calendar::Column::RemovedAt.is_null())
        .order_by_asc(busy_calendar::Column::CreatedAt)
        .order_by_asc(busy_calendar::Column::Id)
        .limit(LIST_MAX)
        .all(db)
        .await
}

/// The names of all calendars that a facility ever had, by the block whose rows are theirs.
pub async fn names_of_blocks(db: &impl Connection, facility: FacilityId) -> Result<BTreeMap<BlockId, String>, DbErr> {
    let rows: Vec<(BlockId, String)> = busy_calendar::Entity::find()
        .select_only()
        .columns([busy_calendar::Column::BlockId, busy_calendar::Column::Name])
        .filter(busy_calendar::Column::FacilityId.eq(facility))
        .limit(ROWS_MAX)
        .into_tuple()
        .all(db)
        .await?;
    Ok(rows.into_iter().collect())
}

/// The calendars that are to be fetched by now, the one that waits longest first.
pub async fn due(db: &impl Connection, now: DateTime<Utc>, limit: u64) -> Result<Vec<busy_calendar::Model>, DbErr> {
    busy_calendar::Entity::find()
        .filter(busy_calendar::Column::RemovedAt.is_null())
        .filter(busy_calendar::Column::NextFetchAt.lte(now))
        .order_by_asc(busy_calendar::Column::NextFetchAt)
        .limit(limit)
        .all(db)
        .await
}

/// The calendar, for those who work with its facility.
pub async fn find(db: &impl Connection, scope: &Scope, id: BusyCalendarId) -> Result<Option<Owned>, DbErr> {
    let found = present(id).one(db).await?;
    owned(db, scope, found).await
}

/// The same, locked until the change ends.
pub async fn lock(txn: &Txn, scope: &Scope, id: BusyCalendarId) -> Result<Option<Owned>, DbErr> {
    let found = present(id).lock_exclusive().one(txn).await?;
    owned(txn, scope, found).await
}

fn present(id: BusyCalendarId) -> Select<busy_calendar::Entity> {
    busy_calendar::Entity::find_by_id(id).filter(busy_calendar::Column::RemovedAt.is_null())
}

async fn owned(
    db: &impl Connection,
    scope: &Scope,
    found: Option<busy_calendar::Model>,
) -> Result<Option<Owned>, DbErr> {
    let Some(found) = found else { return Ok(None) };
    let run_by = places::store::run_by(db, scope, found.facility_id).await?;
    Ok(run_by.map(|(organisation, municipality)| (found, organisation, municipality)))
}

/// Adds the calendar and the block whose rows it will fill.
pub async fn create(
    txn: &Txn,
    facility: FacilityId,
    new: &NewBusyCalendar,
    by: Option<PersonId>,
) -> Result<busy_calendar::Model, DbErr> {
    let window = Window::of(txn.today());
    let block = block::Model {
        id: BlockId::new(),
        facility_id: facility,
        reason: Reason::Other,
        note: String::new(),
        starts_on: window.from,
        ends_on: window.until,
        created_by: by,
        created_at: txn.now(),
        ended_at: None,
        version: 1,
    };
    let block = block.into_active_model().reset_all().insert(txn).await?;
    let row = busy_calendar::Model {
        id: BusyCalendarId::new(),
        facility_id: facility,
        unit_type_id: new.unit_type,
        unit_id: new.unit,
        block_id: block.id,
        name: new.name.trim().to_owned(),
        address: new.address.trim().to_owned(),
        etag: None,
        last_fetched_at: None,
        last_ok_at: None,
        last_error: None,
        last_error_detail: String::new(),
        failures: 0,
        next_fetch_at: Some(txn.now()),
        created_by: by,
        created_at: txn.now(),
        removed_at: None,
        version: 1,
    };
    row.into_active_model().reset_all().insert(txn).await
}

/// Writes how the calendar stands now.
pub async fn update(txn: &Txn, row: busy_calendar::Model) -> Result<busy_calendar::Model, DbErr> {
    let version = row.version + 1;
    let row = busy_calendar::Model { version, ..row };
    row.into_active_model().reset_all().update(txn).await
}

/// Takes the calendar away: what it took from today on is free again.
pub async fn remove(txn: &Txn, row: busy_calendar::Model) -> Result<(), DbErr> {
    free_from(txn, row.block_id, txn.today()).await?;
    write_conflicts(txn, row.id, &[]).await?;
    block::Entity::update_many()
        .col_expr(block::Column::EndedAt, Expr::val(Some(txn.now())))
        .col_expr(block::Column::Version, Expr::col(block::Column::Version).add(1))
        .filter(block::Column::Id.eq(row.block_id))
        .exec(txn)
        .await?;
    let removed = busy_calendar::Model {
        removed_at: Some(txn.now()),
        next_fetch_at: None,
        ..row
    };
    update(txn, removed).await?;
    Ok(())
}

async fn free_from(txn: &Txn, block: BlockId, today: NaiveDate) -> Result<(), DbErr> {
    unit_night::Entity::delete_many()
        .filter(unit_night::Column::BlockId.eq(block))
        .filter(unit_night::Column::Night.gte(today))
        .exec(txn)
        .await?;
    unit_part::Entity::delete_many()
        .filter(unit_part::Column::BlockId.eq(block))
        .filter(unit_part::Column::Day.gte(today))
        .exec(txn)
        .await?;
    Ok(())
}

/// Moves the span of the calendar's block along with the window.
pub async fn stretch(txn: &Txn, block: BlockId, window: Window) -> Result<(), DbErr> {
    block::Entity::update_many()
        .col_expr(block::Column::EndsOn, Expr::val(window.until))
        .filter(block::Column::Id.eq(block))
        .exec(txn)
        .await?;
    Ok(())
}

/// Who has taken something: a booking or a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holder {
    Booking(BookingId),
    Block(BlockId),
}

/// A night (no part) or a part of a day of a unit.
pub type Slot = (UnitId, NaiveDate, Option<Part>);

/// What is taken of the units within the window.
pub async fn taken(db: &impl Connection, units: &[UnitId], window: Window) -> Result<BTreeMap<Slot, Holder>, DbErr> {
    type Row = (UnitId, NaiveDate, Option<BookingId>, Option<BlockId>);
    type PartRow = (UnitId, NaiveDate, Part, Option<BookingId>, Option<BlockId>);
    let holder = |booking: Option<BookingId>, block: Option<BlockId>| {
        booking.map(Holder::Booking).or_else(|| block.map(Holder::Block))
    };
    let nights: Vec<Row> = unit_night::Entity::find()
        .select_only()
        .columns([
            unit_night::Column::UnitId,
            unit_night::Column::Night,
            unit_night::Column::BookingId,
            unit_night::Column::BlockId,
        ])
        .filter(unit_night::Column::UnitId.is_in(units.iter().copied()))
        .filter(unit_night::Column::Night.between(window.from, window.until))
        .limit(ROWS_MAX)
        .into_tuple()
        .all(db)
        .await?;
    let parts: Vec<PartRow> = unit_part::Entity::find()
        .select_only()
        .columns([
            unit_part::Column::UnitId,
            unit_part::Column::Day,
            unit_part::Column::Part,
            unit_part::Column::BookingId,
            unit_part::Column::BlockId,
        ])
        .filter(unit_part::Column::UnitId.is_in(units.iter().copied()))
        .filter(unit_part::Column::Day.between(window.from, window.until))
        .limit(ROWS_MAX)
        .into_tuple()
        .all(db)
        .await?;
    let nights = nights
        .into_iter()
        .filter_map(|(unit, night, booking, block)| Some(((unit, night, None), holder(booking, block)?)));
    let parts = parts
        .into_iter()
        .filter_map(|(unit, day, part, booking, block)| Some(((unit, day, Some(part)), holder(booking, block)?)));
    Ok(nights.chain(parts).collect())
}

/// Gives slots of the block back.
pub async fn give_back(txn: &Txn, block: BlockId, slots: &[Slot]) -> Result<(), DbErr> {
    let mut nights: BTreeMap<UnitId, Vec<NaiveDate>> = BTreeMap::new();
    let mut parts: BTreeMap<(UnitId, Part), Vec<NaiveDate>> = BTreeMap::new();
    for (unit, day, part) in slots {
        match part {
            None => nights.entry(*unit).or_default().push(*day),
            Some(part) => parts.entry((*unit, *part)).or_default().push(*day),
        }
    }
    for (unit, days) in nights {
        unit_night::Entity::delete_many()
            .filter(unit_night::Column::BlockId.eq(block))
            .filter(unit_night::Column::UnitId.eq(unit))
            .filter(unit_night::Column::Night.is_in(days))
            .exec(txn)
            .await?;
    }
    for ((unit, part), days) in parts {
        unit_part::Entity::delete_many()
            .filter(unit_part::Column::BlockId.eq(block))
            .filter(unit_part::Column::UnitId.eq(unit))
            .filter(unit_part::Column::Part.eq(part))
            .filter(unit_part::Column::Day.is_in(days))
            .exec(txn)
            .await?;
    }
    Ok(())
}

/// A day that is busy elsewhere and booked here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    pub calendar: BusyCalendarId,
    pub unit: UnitId,
    pub day: NaiveDate,
    pub booking: BookingId,
    pub number: String,
}

/// Replaces the conflicts of a calendar.
pub async fn write_conflicts(
    txn: &Txn,
    calendar: BusyCalendarId,
    conflicts: &[(UnitId, NaiveDate, BookingId)],
) -> Result<(), DbErr> {
    busy_conflict::Entity::delete_many()
        .filter(busy_conflict::Column::BusyCalendarId.eq(calendar))
        .exec(txn)
        .await?;
    let each: BTreeSet<_> = conflicts.iter().copied().collect();
    let rows: Vec<_> = each
        .into_iter()
        .map(|(unit_id, day, booking_id)| busy_conflict::ActiveModel {
            busy_calendar_id: Set(calendar),
            unit_id: Set(unit_id),
            day: Set(day),
            booking_id: Set(booking_id),
        })
        .collect();
    for rows in rows.chunks(1_000) {
        busy_conflict::Entity::insert_many(rows.to_vec())
            .exec_without_returning(txn)
            .await?;
    }
    Ok(())
}

/// The conflicts of some calendars from a day on, as far as the booking still stands, days ascending.
pub async fn conflicts(
    db: &impl Connection,
    calendars: &[BusyCalendarId],
    from: NaiveDate,
) -> Result<Vec<Conflict>, DbErr> {
    let rows: Vec<(BusyCalendarId, UnitId, NaiveDate, BookingId, String)> = busy_conflict::Entity::find()
        .select_only()
        .columns([
            busy_conflict::Column::BusyCalendarId,
            busy_conflict::Column::UnitId,
            busy_conflict::Column::Day,
            busy_conflict::Column::BookingId,
        ])
        .column(booking::Column::Number)
        .join(
            JoinType::InnerJoin,
            busy_conflict::Entity::belongs_to(booking::Entity)
                .from(busy_conflict::Column::BookingId)
                .to(booking::Column::Id)
                .into(),
        )
        .filter(busy_conflict::Column::BusyCalendarId.is_in(calendars.iter().copied()))
        .filter(busy_conflict::Column::Day.gte(from))
        .order_by_asc(busy_conflict::Column::Day)
        .order_by_asc(busy_conflict::Column::UnitId)
        .limit(CONFLICTS_MAX)
        .into_tuple()
        .all(db)
        .await?;
    let conflict = |(calendar, unit, day, booking, number)| Conflict {
        calendar,
        unit,
        day,
        booking,
        number,
    };
    Ok(rows.into_iter().map(conflict).collect())
}
