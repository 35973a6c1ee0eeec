//! `wish`: a wish (第1–第3希望): place and dates.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::id::{BookingId, FacilityId, WishId};

/// The values of `outcome`.
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
#[schema(as = WishOutcome)]
pub enum Outcome {
    #[sea_orm(string_value = "declined")]
    Declined,
    #[sea_orm(string_value = "taken")]
    Taken,
    #[sea_orm(string_value = "accepted")]
    Accepted,
}

/// A wish (第1–第3希望): place and dates.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "wish")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: WishId,
    pub booking_id: BookingId,
    pub rank: i32,
    pub facility_id: Option<FacilityId>,
    pub starts_on: Date,
    pub ends_on: Date,
    pub outcome: Option<Outcome>,
    /// Of one more facility it takes places too: of both, or of none.
    pub also_facility_id: Option<FacilityId>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
