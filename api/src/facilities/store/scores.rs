//! The columns of a facility that are counted rather than stated: how many it holds, and its base score.

use chrono::{DateTime, Utc};
use entities::facility;
use entities::id::FacilityId;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, Condition, DbErr, EntityTrait, ExprTrait, QueryFilter, QueryOrder, QuerySelect};

use super::Connection;
use crate::app::Txn;

/// All rooms together, or the biggest whole.
const SLEEPS: &str = "(SELECT coalesce(max(x.people), 0) FROM (
    SELECT sum(t.capacity) AS people FROM unit u JOIN unit_type t ON t.id = u.unit_type_id
    WHERE t.facility_id = facility.id AND t.kind = 'room' AND t.retired_at IS NULL AND u.retired_at IS NULL
    UNION ALL SELECT max(t.capacity) FROM unit_type t
    WHERE t.facility_id = facility.id AND t.kind = 'whole' AND t.retired_at IS NULL) x)";

/// Desks; where there are none, the rooms to work in.
const SEATS: &str = "(SELECT CASE WHEN coalesce(sum(CASE WHEN t.kind = 'desk' THEN t.capacity END), 0) > 0
      THEN sum(CASE WHEN t.kind = 'desk' THEN t.capacity END) ELSE coalesce(sum(t.capacity), 0) END
    FROM unit u JOIN unit_type t ON t.id = u.unit_type_id
    WHERE t.facility_id = facility.id AND t.kind IN ('desk', 'booth', 'meeting_room')
      AND t.retired_at IS NULL AND u.retired_at IS NULL)";

/// Counts anew how many the facilities hold.
pub async fn recount(txn: &Txn, facilities: &[FacilityId]) -> Result<(), DbErr> {
    facility::Entity::update_many()
        .col_expr(facility::Column::Sleeps, Expr::cust(SLEEPS))
        .col_expr(facility::Column::Seats, Expr::cust(SEATS))
        .filter(facility::Column::Id.is_in(facilities.iter().copied()))
        .exec(txn)
        .await?;
    Ok(())
}

/// Published facilities whose base score is older than their listing or than `day_began_at`, at most `limit`.
pub async fn unscored(db: &impl Connection, day_began_at: DateTime<Utc>, limit: u64) -> Result<Vec<FacilityId>, DbErr> {
    let scored_at = || Expr::col((facility::Entity, facility::Column::ScoredAt));
    facility::Entity::find()
        .select_only()
        .column(facility::Column::Id)
        .filter(facility::Column::State.eq(facility::State::Published))
        .filter(
            Condition::any()
                .add(scored_at().is_null())
                .add(scored_at().lt(Expr::col((facility::Entity, facility::Column::UpdatedAt))))
                .add(scored_at().lt(day_began_at)),
        )
        .order_by_asc(facility::Column::Id)
        .limit(limit)
        .into_tuple()
        .all(db)
        .await
}

/// Keeps base scores (0 to 1,000), and counts how many the facilities hold. Nobody else's version changes by it.
pub async fn keep_scores(txn: &Txn, scores: &[(FacilityId, i32)]) -> Result<(), DbErr> {
    let ids: Vec<FacilityId> = scores.iter().map(|(id, _)| *id).collect();
    recount(txn, &ids).await?;
    for (id, score) in scores {
        facility::Entity::update_many()
            .col_expr(facility::Column::BaseScore, Expr::value(*score))
            .col_expr(facility::Column::ScoredAt, Expr::value(txn.now()))
            .filter(facility::Column::Id.eq(*id))
            .exec(txn)
            .await?;
    }
    Ok(())
}
