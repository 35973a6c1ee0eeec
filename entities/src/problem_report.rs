//! `problem_report`: a problem that a guest has now, and where it stands.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::Instant;
use crate::id::{BookingId, FacilityId, GuestId, ProblemReportId};

/// What it is about.
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
#[schema(as = ProblemKind)]
pub enum Kind {
    /// Wi-Fi and everything that connects.
    #[sea_orm(string_value = "line")]
    Line,
    #[sea_orm(string_value = "room")]
    Room,
    #[sea_orm(string_value = "noise")]
    Noise,
    #[sea_orm(string_value = "safety")]
    Safety,
    #[sea_orm(string_value = "other")]
    Other,
}

/// Where it stands.
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
#[schema(as = ProblemState)]
pub enum State {
    #[sea_orm(string_value = "open")]
    Open,
    #[sea_orm(string_value = "answered")]
    Answered,
    #[sea_orm(string_value = "resolved")]
    Resolved,
}

/// A problem that a guest has now.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "problem_report")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ProblemReportId,
    pub booking_id: BookingId,
    pub facility_id: FacilityId,
    pub guest_id: GuestId,
    pub kind: Kind,
    pub state: State,
    pub text: String,
    /// Where, in the guest's words.
    pub place: String,
    /// Since when, in the guest's words.
    pub noticed: String,
    pub reported_at: Instant,
    /// An answer after this is late.
    pub answer_due_at: Instant,
    /// When the host answered first.
    pub answered_at: Option<Instant>,
    pub resolved_at: Option<Instant>,
    pub version: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
