//! `booking_change`: what an applicant asked to be different, and where the asking stands.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::Instant;
use crate::id::{BookingChangeId, BookingId, PersonId};

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
#[schema(as = ChangeState)]
pub enum State {
    /// Part of the booking at once: it had not been confirmed, or nothing of it matters to a decision.
    #[sea_orm(string_value = "merged")]
    Merged,
    #[sea_orm(string_value = "supervisor_review")]
    SupervisorReview,
    #[sea_orm(string_value = "in_review")]
    InReview,
    #[sea_orm(string_value = "host_check")]
    HostCheck,
    #[sea_orm(string_value = "returned")]
    Returned,
    #[sea_orm(string_value = "accepted")]
    Accepted,
    #[sea_orm(string_value = "refused")]
    Refused,
    #[sea_orm(string_value = "withdrawn")]
    Withdrawn,
    #[sea_orm(string_value = "expired")]
    Expired,
}

/// What an applicant asked to be different, and where the asking stands.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "booking_change")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: BookingChangeId,
    pub booking_id: BookingId,
    /// The first, second … change of the booking.
    pub position: i32,
    pub state: State,
    pub returned_from: Option<State>,
    /// The terms before, as JSON.
    pub original: String,
    /// The terms asked for, as JSON.
    pub proposed: String,
    /// The applicant's words.
    pub reason: String,
    /// What giving up a part of the stay costs, whole yen, as agreed to when it was asked.
    pub fee_yen: i64,
    pub requested_by: PersonId,
    pub due_at: Option<Instant>,
    pub requested_at: Instant,
    pub closed_at: Option<Instant>,
    pub version: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
