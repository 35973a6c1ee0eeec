//! `decision`: who decided what on which version.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::id::{BookingId, DecisionId, PersonId};
use crate::Instant;

/// The values of `step`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, EnumIter, DeriveActiveEnum, Serialize, Deserialize, ToSchema)]
#[sea_orm(rs_type = "String", db_type = "Text")]
#[serde(rename_all = "snake_case")]
pub enum Step {
    #[sea_orm(string_value = "supervisor")]
    Supervisor,
    #[sea_orm(string_value = "secretariat")]
    Secretariat,
    #[sea_orm(string_value = "host")]
    Host,
    #[sea_orm(string_value = "approver")]
    Approver,
}

/// The values of `outcome`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, EnumIter, DeriveActiveEnum, Serialize, Deserialize, ToSchema)]
#[sea_orm(rs_type = "String", db_type = "Text")]
#[serde(rename_all = "snake_case")]
#[schema(as = DecisionOutcome)]
pub enum Outcome {
    #[sea_orm(string_value = "approved")]
    Approved,
    #[sea_orm(string_value = "returned")]
    Returned,
    #[sea_orm(string_value = "disapproved")]
    Disapproved,
    #[sea_orm(string_value = "accepted")]
    Accepted,
    #[sea_orm(string_value = "declined")]
    Declined,
}

/// Who decided what on which version.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "decision")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: DecisionId,
    pub booking_id: BookingId,
    pub step: Step,
    pub outcome: Outcome,
    pub person_id: Option<PersonId>,
    pub by_link: bool,
    pub comment: String,
    pub decided_version: i64,
    pub wish_rank: i32,
    pub decided_at: Instant,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
