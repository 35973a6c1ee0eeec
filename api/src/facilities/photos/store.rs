//! Rows of photos, by facility and place.

use std::collections::{HashMap, HashSet};

use entities::id::{FacilityId, PhotoId};
use entities::{facility, photo};
use sea_orm::sea_query::{Expr, LockType};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter,
    QueryOrder, QuerySelect,
};

use super::rules::PHOTOS_MAX;
use crate::app::{Txn, padded};
use crate::facilities::store;
use crate::policy::Scope;

/// Ids in one question.
const IDS_MAX: usize = 500;
/// The first photo stands for the place.
const COVER: i32 = 0;

/// A photo whose facility the asker may know of, with the facility.
pub async fn find(
    db: &impl ConnectionTrait,
    scope: &Scope,
    id: PhotoId,
) -> Result<Option<(photo::Model, facility::Model)>, DbErr> {
    let Some(row) = photo::Entity::find_by_id(id).one(db).await? else {
        return Ok(None);
    };
    let place = store::find(db, scope, row.facility_id).await?;
    Ok(place.map(|place| (row, place)))
}

/// The photo, once its facility is locked: who waited for it finds it gone, or as it is now.
pub async fn lock(txn: &Txn, id: PhotoId) -> Result<Option<photo::Model>, DbErr> {
    photo::Entity::find_by_id(id).lock(LockType::NoKeyUpdate).one(txn).await
}

/// The photos of a facility in their order.
pub async fn of_facility(db: &impl ConnectionTrait, facility: FacilityId) -> Result<Vec<photo::Model>, DbErr> {
    photo::Entity::find()
        .filter(photo::Column::FacilityId.eq(facility))
        .order_by_asc(photo::Column::Position)
        .limit(u64::try_from(PHOTOS_MAX).unwrap_or(u64::MAX))
        .all(db)
        .await
}

/// The first photos of facilities, of those that have one.
///
/// # Errors
/// The database's.
pub async fn covers(
    db: &impl ConnectionTrait,
    facilities: &[FacilityId],
) -> Result<HashMap<FacilityId, photo::Model>, DbErr> {
    let rows = photo::Entity::find()
        .filter(photo::Column::FacilityId.is_in(padded(facilities)))
        .filter(photo::Column::Position.eq(COVER))
        .limit(u64::try_from(facilities.len()).unwrap_or(u64::MAX))
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|row| (row.facility_id, row)).collect())
}

/// How many photos a facility has.
pub async fn count(db: &impl ConnectionTrait, facility: FacilityId) -> Result<usize, DbErr> {
    let rows = photo::Entity::find()
        .filter(photo::Column::FacilityId.eq(facility))
        .count(db)
        .await?;
    Ok(usize::try_from(rows).unwrap_or(usize::MAX))
}

/// Whether the facility has this very picture already.
pub async fn has(txn: &Txn, facility: FacilityId, sha256: &str) -> Result<bool, DbErr> {
    let same = photo::Entity::find()
        .filter(photo::Column::FacilityId.eq(facility))
        .filter(photo::Column::Sha256.eq(sha256))
        .count(txn)
        .await?;
    Ok(same > 0)
}

pub async fn insert(txn: &Txn, row: photo::Model) -> Result<photo::Model, DbErr> {
    row.into_active_model().reset_all().insert(txn).await
}

/// Writes all columns and the next version.
pub async fn update(txn: &Txn, mut row: photo::Model) -> Result<photo::Model, DbErr> {
    row.version += 1;
    row.into_active_model().reset_all().update(txn).await
}

pub async fn delete(txn: &Txn, id: PhotoId) -> Result<(), DbErr> {
    photo::Entity::delete_by_id(id).exec(txn).await?;
    Ok(())
}

/// Numbers the photos from 0 in this order.
pub async fn number(txn: &Txn, ids: &[PhotoId]) -> Result<(), DbErr> {
    for (position, id) in (0_i32..).zip(ids) {
        photo::Entity::update_many()
            .col_expr(photo::Column::Position, Expr::value(position))
            .filter(photo::Column::Id.eq(*id))
            .exec(txn)
            .await?;
    }
    Ok(())
}

/// Those of the ids that have a row.
pub async fn known(db: &impl ConnectionTrait, ids: &[PhotoId]) -> Result<HashSet<PhotoId>, DbErr> {
    let mut known = HashSet::new();
    for ids in ids.chunks(IDS_MAX) {
        let rows: Vec<PhotoId> = photo::Entity::find()
            .select_only()
            .column(photo::Column::Id)
            .filter(photo::Column::Id.is_in(ids.iter().copied()))
            .limit(u64::try_from(ids.len()).unwrap_or(u64::MAX))
            .into_tuple()
            .all(db)
            .await?;
        known.extend(rows);
    }
    Ok(known)
}
