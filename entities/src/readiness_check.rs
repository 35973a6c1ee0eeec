//! `readiness_check`: what the municipality said of a facility's checklist.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::Instant;
use crate::id::{FacilityId, PersonId, ReadinessCheckId};

/// What came of it.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    EnumIter,
    DeriveActiveEnum,
    Serialize,
    Deserialize,
    ToSchema,
)]
#[sea_orm(rs_type = "String", db_type = "Text")]
#[serde(rename_all = "snake_case")]
#[schema(as = ReadinessVerdict)]
pub enum Verdict {
    #[sea_orm(string_value = "confirmed")]
    Confirmed,
    #[sea_orm(string_value = "returned")]
    Returned,
}

/// What the municipality said of a facility's checklist.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "readiness_check")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ReadinessCheckId,
    pub facility_id: FacilityId,
    pub verdict: Verdict,
    pub comment: String,
    pub score: i32,
    pub checked_by: Option<PersonId>,
    pub checked_at: Instant,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
