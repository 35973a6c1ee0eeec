//! `block`: a span that the host keeps free, with reason and end.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::Instant;
use crate::id::{BlockId, FacilityId, PersonId};

/// The values of `reason`.
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
#[schema(as = BlockReason)]
pub enum Reason {
    #[sea_orm(string_value = "repair")]
    Repair,
    #[sea_orm(string_value = "own_use")]
    OwnUse,
    #[sea_orm(string_value = "season")]
    Season,
    #[sea_orm(string_value = "staff")]
    Staff,
    #[sea_orm(string_value = "disaster")]
    Disaster,
    #[sea_orm(string_value = "other")]
    Other,
}

/// A span that the host keeps free, with reason and end.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "block")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: BlockId,
    pub facility_id: FacilityId,
    pub reason: Reason,
    pub note: String,
    pub starts_on: Date,
    pub ends_on: Date,
    pub created_by: Option<PersonId>,
    pub created_at: Instant,
    pub ended_at: Option<Instant>,
    pub version: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
