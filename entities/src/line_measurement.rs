//! `line_measurement`: what a line was worth at a place and a moment. Rows are added and never changed.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::Instant;
use crate::id::{FacilityId, MeasurementId, PersonId};

/// Where the figures come from.
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
#[schema(as = MeasurementKind)]
pub enum Kind {
    /// The product's own page measured it against this server.
    #[sea_orm(string_value = "measured")]
    Measured,
    /// Somebody typed what another tool said, with evidence.
    #[sea_orm(string_value = "manual")]
    Manual,
}

/// The sort of place where it was measured.
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
#[schema(as = MeasuredPlaceKind)]
pub enum PlaceKind {
    #[sea_orm(string_value = "room")]
    Room,
    #[sea_orm(string_value = "desk")]
    Desk,
    #[sea_orm(string_value = "booth")]
    Booth,
    #[sea_orm(string_value = "meeting_room")]
    MeetingRoom,
}

/// The part of the week, in Asia/Tokyo.
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
#[schema(as = MeasuredTimeBand)]
pub enum TimeBand {
    /// Monday to Friday from 10 to 16: what domain.md asks for.
    #[sea_orm(string_value = "work_hours")]
    WorkHours,
    /// Monday to Friday before 10.
    #[sea_orm(string_value = "morning")]
    Morning,
    /// Monday to Friday from 16 to 22.
    #[sea_orm(string_value = "evening")]
    Evening,
    /// Monday to Friday from 22.
    #[sea_orm(string_value = "night")]
    Night,
    /// Saturday, Sunday, a public holiday.
    #[sea_orm(string_value = "weekend")]
    Weekend,
}

/// What it was measured with.
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
#[schema(as = MeasuringDevice)]
pub enum Device {
    #[sea_orm(string_value = "pc")]
    Pc,
    #[sea_orm(string_value = "tablet")]
    Tablet,
    #[sea_orm(string_value = "phone")]
    Phone,
}

/// How the device reached the line.
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
#[schema(as = LineMedium)]
pub enum Medium {
    #[sea_orm(string_value = "wifi")]
    Wifi,
    #[sea_orm(string_value = "wired")]
    Wired,
}

/// What a line was worth at a place and a moment.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "line_measurement")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: MeasurementId,
    pub facility_id: FacilityId,
    pub kind: Kind,
    pub measured_at: Instant,
    pub place_kind: PlaceKind,
    pub place: String,
    pub time_band: TimeBand,
    pub device: Device,
    pub medium: Medium,
    pub down_mbps: f64,
    pub up_mbps: f64,
    pub rtt_ms: i32,
    pub jitter_ms: Option<i32>,
    pub loss_per_mille: Option<i32>,
    pub samples: Option<String>,
    pub evidence_note: String,
    pub evidence_url: String,
    pub measured_by: Option<PersonId>,
    pub created_at: Instant,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
