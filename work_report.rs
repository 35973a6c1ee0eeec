//! `work_report`: the short work report to the supervisor; it links to no survey.

use sea_orm::entity::prelude::*;

use crate::id::{BookingId, PersonId, WorkReportId};
use crate::Instant;

/// The short work report to the supervisor; it links to no survey.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "work_report")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: WorkReportId,
    pub booking_id: BookingId,
    pub person_id: PersonId,
    pub work_done: String,
    pub findings: String,
    pub submitted_at: Option<Instant>,
    pub updated_at: Instant,
    pub version: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
