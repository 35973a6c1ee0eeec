//! Rows of `work_report`.

use entities::id::{BookingId, WorkReportId};
use entities::work_report;
use sea_orm::{ActiveModelTrait, ColumnTrait, DbErr, EntityTrait, IntoActiveModel, QueryFilter};

use crate::app::Txn;

/// The work reports of a booking.
pub async fn reports(txn: &Txn, id: BookingId) -> Result<Vec<work_report::Model>, DbErr> {
    work_report::Entity::find()
        .filter(work_report::Column::BookingId.eq(id))
        .all(txn)
        .await
}

/// Writes a participant's report: a draft, or submitted for good.
pub async fn write_report(
    txn: &Txn,
    before: Option<work_report::Model>,
    written: work_report::Model,
) -> Result<work_report::Model, DbErr> {
    match before {
        None => {
            work_report::Model {
                id: WorkReportId::new(),
                ..written
            }
            .into_active_model()
            .reset_all()
            .insert(txn)
            .await
        }
        Some(before) => {
            let version = before.version + 1;
            work_report::Model {
                id: before.id,
                version,
                ..written
            }
            .into_active_model()
            .reset_all()
            .update(txn)
            .await
        }
    }
}
