//! The columns of a facility that say how its guests liked it: released figures only, written by the room that releases.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use entities::facility::{self, Column};
use entities::id::FacilityId;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter, QuerySelect};

use super::Connection;
use crate::app::Txn;

/// Facilities of which something can be released.
const FACILITIES_MAX: u64 = 100_000;

/// A released verdict of guests.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Satisfaction {
    /// How many answered.
    pub n: i32,
    /// Thousandths of a point, of five.
    pub mean_milli: i32,
}

/// What is kept, by facility.
pub async fn read(db: &impl Connection) -> Result<BTreeMap<FacilityId, Satisfaction>, DbErr> {
    let rows: Vec<(FacilityId, Option<i32>, Option<i32>)> = facility::Entity::find()
        .select_only()
        .columns([Column::Id, Column::SatisfactionN, Column::SatisfactionMeanMilli])
        .filter(Column::SatisfactionN.is_not_null())
        .limit(FACILITIES_MAX)
        .into_tuple()
        .all(db)
        .await?;
    let kept = rows.into_iter().map(|(id, n, mean_milli)| {
        let (n, mean_milli) = (n.unwrap_or_default(), mean_milli.unwrap_or_default());
        (id, Satisfaction { n, mean_milli })
    });
    Ok(kept.collect())
}

/// Keeps the verdicts. Nobody else's version changes by it; the base score is due again.
pub async fn keep(txn: &Txn, changes: &[(FacilityId, Option<Satisfaction>)]) -> Result<(), DbErr> {
    for (id, verdict) in changes {
        facility::Entity::update_many()
            .col_expr(Column::SatisfactionN, Expr::value(verdict.map(|verdict| verdict.n)))
            .col_expr(
                Column::SatisfactionMeanMilli,
                Expr::value(verdict.map(|verdict| verdict.mean_milli)),
            )
            .col_expr(Column::ScoredAt, Expr::value(None::<DateTime<Utc>>))
            .filter(Column::Id.eq(*id))
            .exec(txn)
            .await?;
    }
    Ok(())
}
