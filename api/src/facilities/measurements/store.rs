//! Rows of `line_measurement`.

use entities::id::FacilityId;
use entities::line_measurement::{Column, Entity, Kind, Model};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder,
    QuerySelect,
};

use crate::app::Txn;

pub async fn insert(txn: &Txn, row: Model) -> Result<Model, DbErr> {
    row.into_active_model().reset_all().insert(txn).await
}

/// The newest measurements of a facility that the asker was found to work for.
pub async fn newest(db: &impl ConnectionTrait, facility: FacilityId, rows: u64) -> Result<Vec<Model>, DbErr> {
    Entity::find()
        .filter(Column::FacilityId.eq(facility))
        .order_by_desc(Column::MeasuredAt)
        .order_by_desc(Column::Id)
        .limit(rows)
        .all(db)
        .await
}

/// The rows between which the line of a facility is chosen: the newest of each kind.
pub async fn candidates(txn: &Txn, facility: FacilityId) -> Result<Vec<Model>, DbErr> {
    let mut rows = Vec::new();
    for kind in [Kind::Measured, Kind::Manual] {
        let newest = Entity::find()
            .filter(Column::FacilityId.eq(facility))
            .filter(Column::Kind.eq(kind))
            .order_by_desc(Column::MeasuredAt)
            .order_by_desc(Column::Id)
            .one(txn)
            .await?;
        rows.extend(newest);
    }
    Ok(rows)
}
