//! What rounds came to, an application at a time.

use std::collections::BTreeSet;

use entities::id::{BookingId, FacilityId, RoundId};
use entities::{facility, round_outcome};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, DbErr, EntityTrait, ExprTrait, IntoActiveModel, JoinType, QueryFilter, QueryOrder,
    QuerySelect, QueryTrait,
};

use super::Connection;
use crate::app::Txn;
use crate::facilities;
use crate::policy::Scope;

/// Rows of one statement: databases bound how many values they take.
const AT_A_TIME: usize = 200;
const ROWS_MAX: u64 = 2_000;

pub async fn insert_outcomes(txn: &Txn, rows: Vec<round_outcome::Model>) -> Result<(), DbErr> {
    for some in rows.chunks(AT_A_TIME) {
        let some = some.iter().cloned().map(|row| row.into_active_model().reset_all());
        round_outcome::Entity::insert_many(some)
            .exec_without_returning(txn)
            .await?;
    }
    Ok(())
}

/// The newest of a booking.
pub async fn outcome_of(db: &impl Connection, booking: BookingId) -> Result<Option<round_outcome::Model>, DbErr> {
    round_outcome::Entity::find()
        .filter(round_outcome::Column::BookingId.eq(booking))
        .order_by_desc(round_outcome::Column::RoundId)
        .one(db)
        .await
}

/// Those that were placed in the asker's facilities, the newest first.
pub async fn outcomes_for_hosts(
    db: &impl Connection,
    scope: &Scope,
    (offset, rows): (u64, u64),
) -> Result<Vec<round_outcome::Model>, DbErr> {
    let own = || {
        let own = facility::Entity::find().select_only().column(facility::Column::Id);
        own.filter(facilities::working_for(scope)).into_query()
    };
    let main = round_outcome::Column::FacilityId.in_subquery(own());
    round_outcome::Entity::find()
        .filter(main.or(round_outcome::Column::AlsoFacilityId.in_subquery(own())))
        .order_by_desc(round_outcome::Column::RoundId)
        .order_by_asc(round_outcome::Column::StartsOn)
        .order_by_asc(round_outcome::Column::BookingId)
        .offset(offset)
        .limit(rows)
        .all(db)
        .await
}

/// Of these facilities those that the asker works for.
pub async fn own_facilities(
    db: &impl Connection,
    scope: &Scope,
    ids: &BTreeSet<FacilityId>,
) -> Result<BTreeSet<FacilityId>, DbErr> {
    let own: Vec<FacilityId> = facility::Entity::find()
        .select_only()
        .column(facility::Column::Id)
        .filter(facility::Column::Id.is_in(ids.iter().copied()))
        .filter(facilities::working_for(scope))
        .limit(ROWS_MAX)
        .into_tuple()
        .all(db)
        .await?;
    Ok(own.into_iter().collect())
}

/// How many were placed in which municipality.
pub async fn placed_by_municipality(db: &impl Connection, round: RoundId) -> Result<Vec<(String, i64)>, DbErr> {
    round_outcome::Entity::find()
        .select_only()
        .column(facility::Column::MunicipalityCode)
        .column_as(round_outcome::Column::BookingId.count(), "placed")
        .join(
            JoinType::InnerJoin,
            round_outcome::Entity::belongs_to(facility::Entity)
                .from(round_outcome::Column::FacilityId)
                .to(facility::Column::Id)
                .into(),
        )
        .filter(round_outcome::Column::RoundId.eq(round))
        .group_by(facility::Column::MunicipalityCode)
        .order_by_asc(facility::Column::MunicipalityCode)
        .limit(ROWS_MAX)
        .into_tuple()
        .all(db)
        .await
}
