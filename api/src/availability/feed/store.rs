//! The address of a feed, and what it tells.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use entities::id::{BlockId, BookingId, FacilityId, HoldId, PersonId, UnitId};
use entities::unit_part::Part;
use entities::{block, booking, busy_calendar, facility, ical_feed, unit, unit_night, unit_part, unit_type};
use sea_orm::sea_query::{ExprTrait, Query};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, DbErr, EntityTrait, FromQueryResult, IntoActiveModel, JoinType, QueryFilter,
    QueryOrder, QuerySelect,
};

use super::rules::{Kind, Row, Source};
use crate::app::Txn;
use crate::availability::store::{Connection, of_its_type};

const ROWS_MAX: u64 = 200_000;
const UNITS_MAX: u64 = 5_000;

pub async fn find(db: &impl Connection, facility: FacilityId) -> Result<Option<ical_feed::Model>, DbErr> {
    ical_feed::Entity::find_by_id(facility).one(db).await
}

pub async fn lock(txn: &Txn, facility: FacilityId) -> Result<Option<ical_feed::Model>, DbErr> {
    ical_feed::Entity::find_by_id(facility).lock_exclusive().one(txn).await
}

/// The facility whose live feed has a token of this hash, with the Japanese name of it.
pub async fn by_hash(db: &impl Connection, hash: &str) -> Result<Option<(FacilityId, String)>, DbErr> {
    ical_feed::Entity::find()
        .select_only()
        .column(ical_feed::Column::FacilityId)
        .column(facility::Column::NameJa)
        .join(
            JoinType::InnerJoin,
            ical_feed::Entity::belongs_to(facility::Entity)
                .from(ical_feed::Column::FacilityId)
                .to(facility::Column::Id)
                .into(),
        )
        .filter(ical_feed::Column::TokenHash.eq(hash))
        .into_tuple()
        .one(db)
        .await
}

/// Gives the feed an address, the first or another one.
pub async fn issue(
    txn: &Txn,
    facility: FacilityId,
    before: Option<ical_feed::Model>,
    hash: String,
    by: Option<PersonId>,
) -> Result<ical_feed::Model, DbErr> {
    let row = ical_feed::Model {
        facility_id: facility,
        token_hash: Some(hash),
        issued_at: txn.now(),
        issued_by: by,
        revoked_at: None,
        version: before.as_ref().map_or(1, |before| before.version + 1),
    };
    let row = row.into_active_model().reset_all();
    match before {
        None => row.insert(txn).await,
        Some(_) => row.update(txn).await,
    }
}

pub async fn revoke(txn: &Txn, before: ical_feed::Model) -> Result<ical_feed::Model, DbErr> {
    let row = ical_feed::Model {
        token_hash: None,
        revoked_at: Some(txn.now()),
        version: before.version + 1,
        ..before
    };
    row.into_active_model().reset_all().update(txn).await
}

/// The units of a facility as a feed names them: 「2名室 1」.
pub async fn names(db: &impl Connection, facility: FacilityId) -> Result<BTreeMap<UnitId, String>, DbErr> {
    let rows: Vec<(UnitId, String, i32)> = unit::Entity::find()
        .select_only()
        .column(unit::Column::Id)
        .column(unit_type::Column::NameJa)
        .column(unit::Column::Number)
        .join(JoinType::InnerJoin, of_its_type())
        .filter(unit::Column::FacilityId.eq(facility))
        .limit(UNITS_MAX)
        .into_tuple()
        .all(db)
        .await?;
    Ok(rows
        .into_iter()
        .map(|(id, name, number)| (id, format!("{name} {number}")))
        .collect())
}

#[derive(FromQueryResult)]
struct Found {
    unit_id: UnitId,
    on: NaiveDate,
    part: Option<Part>,
    booking_id: Option<BookingId>,
    block_id: Option<BlockId>,
    hold_id: Option<HoldId>,
    booking_version: Option<i64>,
    booking_changed_at: Option<DateTime<Utc>>,
    block_version: Option<i64>,
    block_changed_at: Option<DateTime<Utc>>,
}

impl Found {
    fn row(self) -> Option<Row> {
        let source = match (self.booking_id, self.block_id) {
            (Some(id), _) => Source {
                id: id.0,
                kind: if self.hold_id.is_some() {
                    Kind::Held
                } else {
                    Kind::Booked
                },
                version: self.booking_version?,
                changed_at: self.booking_changed_at?,
            },
            (None, Some(id)) => Source {
                id: id.0,
                kind: Kind::Blocked,
                version: self.block_version?,
                changed_at: self.block_changed_at?,
            },
            (None, None) => return None,
        };
        Some(Row {
            unit: self.unit_id,
            on: self.on,
            part: self.part,
            source,
        })
    }
}

macro_rules! taken {
    ($table:ident, $day:ident) => {
        $table::Entity::find()
            .select_only()
            .columns([
                $table::Column::UnitId,
                $table::Column::BookingId,
                $table::Column::BlockId,
                $table::Column::HoldId,
            ])
            .column_as($table::Column::$day, "on")
            .column_as(booking::Column::Version, "booking_version")
            .column_as(booking::Column::UpdatedAt, "booking_changed_at")
            .column_as(block::Column::Version, "block_version")
            .column_as(block::Column::CreatedAt, "block_changed_at")
            .join(
                JoinType::InnerJoin,
                $table::Entity::belongs_to(unit::Entity)
                    .from($table::Column::UnitId)
                    .to(unit::Column::Id)
                    .into(),
            )
            .join(
                JoinType::LeftJoin,
                $table::Entity::belongs_to(booking::Entity)
                    .from($table::Column::BookingId)
                    .to(booking::Column::Id)
                    .into(),
            )
            .join(
                JoinType::LeftJoin,
                $table::Entity::belongs_to(block::Entity)
                    .from($table::Column::BlockId)
                    .to(block::Column::Id)
                    .into(),
            )
            .order_by_asc($table::Column::$day)
            .limit(ROWS_MAX)
    };
}

/// What is taken of the facility on `from ..= until`, busy times from elsewhere left out.
pub async fn rows(
    db: &impl Connection,
    facility: FacilityId,
    from: NaiveDate,
    until: NaiveDate,
) -> Result<Vec<Row>, DbErr> {
    let elsewhere = Query::select()
        .column(busy_calendar::Column::BlockId)
        .from(busy_calendar::Entity)
        .to_owned();
    let nights = taken!(unit_night, Night)
        .column_as(sea_orm::sea_query::Expr::val(None::<String>), "part")
        .filter(unit::Column::FacilityId.eq(facility))
        .filter(unit_night::Column::Night.between(from, until))
        .filter(
            unit_night::Column::BlockId
                .is_null()
                .or(unit_night::Column::BlockId.not_in_subquery(elsewhere.clone())),
        )
        .into_model::<Found>()
        .all(db)
        .await?;
    let parts = taken!(unit_part, Day)
        .column(unit_part::Column::Part)
        .filter(unit::Column::FacilityId.eq(facility))
        .filter(unit_part::Column::Day.between(from, until))
        .filter(
            unit_part::Column::BlockId
                .is_null()
                .or(unit_part::Column::BlockId.not_in_subquery(elsewhere)),
        )
        .into_model::<Found>()
        .all(db)
        .await?;
    Ok(nights.into_iter().chain(parts).filter_map(Found::row).collect())
}
