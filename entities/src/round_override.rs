//! `round_override`: what somebody decided for an application before the computation, and why.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::Instant;
use crate::id::{BookingId, FacilityId, PersonId, RoundId, RoundOverrideId, UnitTypeId};

/// What it does.
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
#[schema(as = RoundOverrideKind)]
pub enum Kind {
    /// The application gets this place.
    #[sea_orm(string_value = "pin")]
    Pin,
    /// It doesn't get this place, or none at all.
    #[sea_orm(string_value = "exclusion")]
    Exclusion,
}

/// Why, from the list; a text says more.
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
#[schema(as = RoundOverrideReason)]
pub enum Reason {
    #[sea_orm(string_value = "applicant_asked")]
    ApplicantAsked,
    #[sea_orm(string_value = "host_asked")]
    HostAsked,
    #[sea_orm(string_value = "accessibility")]
    Accessibility,
    #[sea_orm(string_value = "safety")]
    Safety,
    #[sea_orm(string_value = "duplicate")]
    Duplicate,
    #[sea_orm(string_value = "programme")]
    Programme,
    #[sea_orm(string_value = "correction")]
    Correction,
    #[sea_orm(string_value = "other")]
    Other,
}

/// What somebody decided for an application before the computation, and why.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "round_override")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: RoundOverrideId,
    pub round_id: RoundId,
    pub kind: Kind,
    pub booking_id: BookingId,
    pub facility_id: Option<FacilityId>,
    /// Of a pin the other place of a wish of two.
    pub also_facility_id: Option<FacilityId>,
    pub unit_type_id: Option<UnitTypeId>,
    pub starts_on: Option<Date>,
    pub reason: Reason,
    pub text: String,
    pub created_by: PersonId,
    pub created_at: Instant,
    pub removed_by: Option<PersonId>,
    pub removed_at: Option<Instant>,
    pub removed_text: String,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
