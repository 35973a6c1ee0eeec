//! Pins, exclusions and points.

use std::collections::HashMap;

use entities::id::{BookingId, PersonId, RoundId, RoundOverrideId};
use entities::{round_override, round_score};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, DbErr, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, QuerySelect,
};

use super::Connection;
use crate::app::Txn;

const ROWS_MAX: u64 = 5_000;

/// All of a round, the newest first, those that were taken back too.
pub async fn overrides(db: &impl Connection, round: RoundId) -> Result<Vec<round_override::Model>, DbErr> {
    round_override::Entity::find()
        .filter(round_override::Column::RoundId.eq(round))
        .order_by_desc(round_override::Column::CreatedAt)
        .order_by_desc(round_override::Column::Id)
        .limit(ROWS_MAX)
        .all(db)
        .await
}

/// Those that hold, the oldest first.
pub async fn standing(db: &impl Connection, round: RoundId) -> Result<Vec<round_override::Model>, DbErr> {
    round_override::Entity::find()
        .filter(round_override::Column::RoundId.eq(round))
        .filter(round_override::Column::RemovedAt.is_null())
        .order_by_asc(round_override::Column::CreatedAt)
        .order_by_asc(round_override::Column::Id)
        .limit(ROWS_MAX)
        .all(db)
        .await
}

pub async fn find_override(db: &impl Connection, id: RoundOverrideId) -> Result<Option<round_override::Model>, DbErr> {
    round_override::Entity::find_by_id(id).one(db).await
}

pub async fn lock_override(txn: &Txn, id: RoundOverrideId) -> Result<Option<round_override::Model>, DbErr> {
    round_override::Entity::find_by_id(id).lock_exclusive().one(txn).await
}

pub async fn insert_override(txn: &Txn, row: round_override::Model) -> Result<round_override::Model, DbErr> {
    row.into_active_model().reset_all().insert(txn).await
}

/// Takes it back; the row stays.
pub async fn remove_override(
    txn: &Txn,
    row: round_override::Model,
    by: PersonId,
    text: &str,
) -> Result<round_override::Model, DbErr> {
    let removed = round_override::Model {
        removed_by: Some(by),
        removed_at: Some(txn.now()),
        removed_text: text.to_owned(),
        ..row
    };
    removed.into_active_model().reset_all().update(txn).await
}

pub async fn scores(db: &impl Connection, round: RoundId) -> Result<HashMap<BookingId, round_score::Model>, DbErr> {
    let rows = round_score::Entity::find()
        .filter(round_score::Column::RoundId.eq(round))
        .limit(ROWS_MAX)
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|row| (row.booking_id, row)).collect())
}

/// Gives points, in place of those given before.
pub async fn score(txn: &Txn, row: round_score::Model) -> Result<(), DbErr> {
    round_score::Entity::delete_by_id((row.round_id, row.booking_id))
        .exec(txn)
        .await?;
    row.into_active_model().reset_all().insert(txn).await.map(|_| ())
}
