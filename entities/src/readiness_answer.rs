//! `readiness_answer`: what a facility said of an item of the standard. Rows are added; the newest of an item counts.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::Instant;
use crate::id::{FacilityId, PersonId, ReadinessAnswerId};

/// How far an item is met.
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
#[schema(as = ReadinessOutcome)]
pub enum Outcome {
    #[sea_orm(string_value = "yes")]
    Yes,
    #[sea_orm(string_value = "partly")]
    Partly,
    #[sea_orm(string_value = "no")]
    No,
    #[sea_orm(string_value = "not_applicable")]
    NotApplicable,
}

/// What a facility said of an item of the standard.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "readiness_answer")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ReadinessAnswerId,
    pub facility_id: FacilityId,
    pub item: String,
    pub outcome: Outcome,
    pub evidence: String,
    pub evidence_url: String,
    pub remedy: String,
    pub answered_on: Date,
    pub expires_on: Option<Date>,
    pub answered_by: Option<PersonId>,
    pub answered_at: Instant,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
