//! Queries on drafts in `outbox`.

use entities::id::OutboxId;
use entities::outbox;
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use crate::app::Txn;

/// Drafts that nobody has sent or discarded.
fn open() -> Condition {
    Condition::all()
        .add(outbox::Column::IsDraft.eq(true))
        .add(outbox::Column::DiscardedAt.is_null())
}

/// Those of one subject, or all: the oldest first, so that a page stays where it is.
pub async fn drafts(
    db: &impl ConnectionTrait,
    of: Option<Uuid>,
    (offset, rows): (u64, u64),
) -> Result<Vec<outbox::Model>, DbErr> {
    outbox::Entity::find()
        .filter(open().add_option(of.map(|of| outbox::Column::DraftOf.eq(of))))
        .order_by_asc(outbox::Column::CreatedAt)
        .order_by_asc(outbox::Column::Id)
        .offset(offset)
        .limit(rows)
        .all(db)
        .await
}

pub async fn draft(db: &impl ConnectionTrait, id: OutboxId) -> Result<Option<outbox::Model>, DbErr> {
    outbox::Entity::find_by_id(id).filter(open()).one(db).await
}

/// These, locked.
pub async fn lock(txn: &Txn, ids: &[OutboxId]) -> Result<Vec<outbox::Model>, DbErr> {
    outbox::Entity::find()
        .filter(open())
        .filter(outbox::Column::Id.is_in(ids.iter().copied()))
        .order_by_asc(outbox::Column::Id)
        .lock_exclusive()
        .all(txn)
        .await
}

/// From now on they wait to be delivered.
pub async fn send(txn: &Txn, ids: &[OutboxId]) -> Result<(), DbErr> {
    outbox::Entity::update_many()
        .col_expr(outbox::Column::IsDraft, Expr::value(false))
        .col_expr(outbox::Column::RunAt, Expr::value(txn.now()))
        .col_expr(outbox::Column::Version, Expr::col(outbox::Column::Version).add(1))
        .filter(outbox::Column::Id.is_in(ids.iter().copied()))
        .exec(txn)
        .await?;
    Ok(())
}

/// They never go; a mail that nobody gets keeps neither text nor calendar.
pub async fn discard(txn: &Txn, ids: &[OutboxId]) -> Result<(), DbErr> {
    outbox::Entity::update_many()
        .col_expr(outbox::Column::DiscardedAt, Expr::value(txn.now()))
        .col_expr(outbox::Column::Body, Expr::value(""))
        .col_expr(outbox::Column::Calendar, Expr::value(Option::<String>::None))
        .col_expr(outbox::Column::Version, Expr::col(outbox::Column::Version).add(1))
        .filter(outbox::Column::Id.is_in(ids.iter().copied()))
        .exec(txn)
        .await?;
    Ok(())
}
