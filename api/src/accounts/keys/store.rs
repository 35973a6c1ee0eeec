//! Rows of `signing_key`.

use chrono::{DateTime, Utc};
use entities::signing_key;
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder};

pub async fn find(db: &impl ConnectionTrait, id: &str) -> Result<Option<signing_key::Model>, DbErr> {
    signing_key::Entity::find_by_id(id.to_owned()).one(db).await
}

/// The one whose turn came last, but not after now.
pub async fn newest(db: &impl ConnectionTrait, now: DateTime<Utc>) -> Result<Option<signing_key::Model>, DbErr> {
    signing_key::Entity::find()
        .filter(signing_key::Column::SignsFrom.lte(now))
        .order_by_desc(signing_key::Column::SignsFrom)
        .order_by_desc(signing_key::Column::Id)
        .one(db)
        .await
}

pub async fn insert(db: &impl ConnectionTrait, key: signing_key::Model) -> Result<(), DbErr> {
    signing_key::Entity::insert(key.into_active_model())
        .exec_without_returning(db)
        .await
        .map(|_| ())
}

/// Deletes the keys whose tokens are all dead.
pub async fn delete_dead(db: &impl ConnectionTrait, now: DateTime<Utc>) -> Result<(), DbErr> {
    signing_key::Entity::delete_many()
        .filter(signing_key::Column::VerifiesUntil.lte(now))
        .exec(db)
        .await
        .map(|_| ())
}
