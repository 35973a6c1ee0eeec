//! Rows of `link`.

use chrono::{DateTime, Utc};
use entities::link;
use sea_orm::sea_query::Expr;
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter, QuerySelect,
};
use uuid::Uuid;

/// By the hash of its token, locked inside a change: of two that follow it at once, one sees it used.
pub async fn find(db: &impl ConnectionTrait, hash: &str) -> Result<Option<link::Model>, DbErr> {
    link::Entity::find()
        .filter(link::Column::TokenHash.eq(hash))
        .lock_exclusive()
        .one(db)
        .await
}

pub async fn insert(db: &impl ConnectionTrait, link: link::Model) -> Result<(), DbErr> {
    link::Entity::insert(link.into_active_model())
        .exec_without_returning(db)
        .await
        .map(|_| ())
}

/// Marks all live links of a subject with this capability as used.
pub async fn use_up(
    db: &impl ConnectionTrait,
    subject: Uuid,
    capability: link::Capability,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    link::Entity::update_many()
        .col_expr(link::Column::UsedAt, Expr::value(now))
        .filter(link::Column::SubjectId.eq(subject))
        .filter(link::Column::Capability.eq(capability))
        .filter(link::Column::UsedAt.is_null())
        .exec(db)
        .await
        .map(|_| ())
}

/// How many were made since.
pub async fn made_since(
    db: &impl ConnectionTrait,
    subject: Uuid,
    capability: link::Capability,
    since: DateTime<Utc>,
) -> Result<u64, DbErr> {
    link::Entity::find()
        .filter(link::Column::SubjectId.eq(subject))
        .filter(link::Column::Capability.eq(capability))
        .filter(link::Column::CreatedAt.gt(since))
        .count(db)
        .await
}
