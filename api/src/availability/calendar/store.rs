//! The rows behind a calendar: one query for nights, one for parts, one for blocks.

use chrono::NaiveDate;
use entities::id::{BlockId, BookingId, FacilityId, HoldId, UnitId};
use entities::unit_part::Part;
use entities::{block, booking, busy_calendar, unit, unit_night, unit_part};
use sea_orm::sea_query::Query;
use sea_orm::{ColumnTrait, DbErr, EntityTrait, FromQueryResult, JoinType, QueryFilter, QueryOrder, QuerySelect};

use super::rules::{Guests, Row};
use crate::availability::store::Connection;

const ROWS_MAX: u64 = 200_000;
const BLOCKS_MAX: u64 = 1_000;

#[derive(FromQueryResult)]
struct Found {
    unit_id: UnitId,
    on: NaiveDate,
    part: Option<Part>,
    booking_id: Option<BookingId>,
    booking_number: Option<String>,
    booking_state: Option<booking::State>,
    booking_party: Option<i32>,
    block_id: Option<BlockId>,
    hold_id: Option<HoldId>,
}

impl Found {
    fn guests(&self) -> Option<Guests> {
        Some(Guests {
            id: self.booking_id?,
            number: self.booking_number.clone()?,
            state: self.booking_state?,
            party: self.booking_party?,
        })
    }
}

impl From<Found> for Row {
    fn from(found: Found) -> Self {
        Self {
            booking: found.guests(),
            unit: found.unit_id,
            on: found.on,
            part: found.part,
            block: found.block_id,
            held: found.hold_id.is_some(),
            elsewhere: None,
        }
    }
}

/// What is taken of the facility on `from ..= until`, nights first.
pub async fn rows(
    db: &impl Connection,
    facility: FacilityId,
    from: NaiveDate,
    until: NaiveDate,
) -> Result<Vec<Row>, DbErr> {
    let mut found = nights(db, facility, from, until).await?;
    found.extend(parts(db, facility, from, until).await?);
    Ok(found.into_iter().map(Into::into).collect())
}

async fn nights(
    db: &impl Connection,
    facility: FacilityId,
    from: NaiveDate,
    until: NaiveDate,
) -> Result<Vec<Found>, DbErr> {
    unit_night::Entity::find()
        .select_only()
        .columns([
            unit_night::Column::UnitId,
            unit_night::Column::BookingId,
            unit_night::Column::BlockId,
            unit_night::Column::HoldId,
        ])
        .column_as(unit_night::Column::Night, "on")
        .column_as(sea_orm::sea_query::Expr::val(None::<String>), "part")
        .column_as(booking::Column::Number, "booking_number")
        .column_as(booking::Column::State, "booking_state")
        .column_as(booking::Column::Party, "booking_party")
        .join(
            JoinType::InnerJoin,
            unit_night::Entity::belongs_to(unit::Entity)
                .from(unit_night::Column::UnitId)
                .to(unit::Column::Id)
                .into(),
        )
        .join(
            JoinType::LeftJoin,
            unit_night::Entity::belongs_to(booking::Entity)
                .from(unit_night::Column::BookingId)
                .to(booking::Column::Id)
                .into(),
        )
        .filter(unit::Column::FacilityId.eq(facility))
        .filter(unit_night::Column::Night.between(from, until))
        .order_by_asc(unit_night::Column::Night)
        .limit(ROWS_MAX)
        .into_model()
        .all(db)
        .await
}

async fn parts(
    db: &impl Connection,
    facility: FacilityId,
    from: NaiveDate,
    until: NaiveDate,
) -> Result<Vec<Found>, DbErr> {
    unit_part::Entity::find()
        .select_only()
        .columns([
            unit_part::Column::UnitId,
            unit_part::Column::Part,
            unit_part::Column::BookingId,
            unit_part::Column::BlockId,
            unit_part::Column::HoldId,
        ])
        .column_as(unit_part::Column::Day, "on")
        .column_as(booking::Column::Number, "booking_number")
        .column_as(booking::Column::State, "booking_state")
        .column_as(booking::Column::Party, "booking_party")
        .join(
            JoinType::InnerJoin,
            unit_part::Entity::belongs_to(unit::Entity)
                .from(unit_part::Column::UnitId)
                .to(unit::Column::Id)
                .into(),
        )
        .join(
            JoinType::LeftJoin,
            unit_part::Entity::belongs_to(booking::Entity)
                .from(unit_part::Column::BookingId)
                .to(booking::Column::Id)
                .into(),
        )
        .filter(unit::Column::FacilityId.eq(facility))
        .filter(unit_part::Column::Day.between(from, until))
        .order_by_asc(unit_part::Column::Day)
        .limit(ROWS_MAX)
        .into_model()
        .all(db)
        .await
}

/// The host's own blocks that touch the days and have not been ended.
pub async fn blocks(
    db: &impl Connection,
    facility: FacilityId,
    from: NaiveDate,
    until: NaiveDate,
) -> Result<Vec<block::Model>, DbErr> {
    block::Entity::find()
        .filter(block::Column::FacilityId.eq(facility))
        .filter(block::Column::StartsOn.lte(until))
        .filter(block::Column::EndsOn.gte(from))
        .filter(block::Column::EndedAt.is_null())
        .filter(
            block::Column::Id.not_in_subquery(
                Query::select()
                    .column(busy_calendar::Column::BlockId)
                    .from(busy_calendar::Entity)
                    .to_owned(),
            ),
        )
        .order_by_asc(block::Column::StartsOn)
        .limit(BLOCKS_MAX)
        .all(db)
        .await
}
