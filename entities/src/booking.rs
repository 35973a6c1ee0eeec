//! `booking`: one noun from application to stay.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::Instant;
use crate::id::{BookingId, CallId, FacilityId, OrganisationId, PersonId};

/// Which kind it is.
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
#[schema(as = BookingKind)]
pub enum Kind {
    #[sea_orm(string_value = "company")]
    Company,
    #[sea_orm(string_value = "employee")]
    Employee,
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
#[schema(as = BookingState)]
pub enum State {
    #[sea_orm(string_value = "draft")]
    Draft,
    #[sea_orm(string_value = "supervisor_review")]
    SupervisorReview,
    #[sea_orm(string_value = "in_review")]
    InReview,
    #[sea_orm(string_value = "pooled")]
    Pooled,
    #[sea_orm(string_value = "host_check")]
    HostCheck,
    #[sea_orm(string_value = "confirmed")]
    Confirmed,
    #[sea_orm(string_value = "checked_in")]
    CheckedIn,
    #[sea_orm(string_value = "completed")]
    Completed,
    #[sea_orm(string_value = "returned")]
    Returned,
    #[sea_orm(string_value = "waiting")]
    Waiting,
    #[sea_orm(string_value = "offered")]
    Offered,
    #[sea_orm(string_value = "withdrawn")]
    Withdrawn,
    #[sea_orm(string_value = "disapproved")]
    Disapproved,
    #[sea_orm(string_value = "declined")]
    Declined,
    #[sea_orm(string_value = "not_selected")]
    NotSelected,
    #[sea_orm(string_value = "hold_expired")]
    HoldExpired,
    #[sea_orm(string_value = "cancelled")]
    Cancelled,
    #[sea_orm(string_value = "called_off")]
    CalledOff,
    #[sea_orm(string_value = "revoked")]
    Revoked,
    #[sea_orm(string_value = "no_show")]
    NoShow,
}

/// The values of `channel`.
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
pub enum Channel {
    #[sea_orm(string_value = "web")]
    Web,
    #[sea_orm(string_value = "phone")]
    Phone,
    #[sea_orm(string_value = "counter")]
    Counter,
}

/// The values of `closed_by`.
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
pub enum ClosedBy {
    #[sea_orm(string_value = "person")]
    Person,
    #[sea_orm(string_value = "automatic")]
    Automatic,
    #[sea_orm(string_value = "unconfirmed")]
    Unconfirmed,
}

/// One noun from application to stay.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "booking")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: BookingId,
    pub number: String,
    pub call_id: CallId,
    pub kind: Kind,
    pub state: State,
    pub returned_from: Option<State>,
    pub applicant_id: PersonId,
    pub organisation_id: OrganisationId,
    pub wish_rank: i32,
    pub facility_id: Option<FacilityId>,
    /// The other facility of the wish under consideration, where it names two.
    pub also_facility_id: Option<FacilityId>,
    /// Of two facilities the one whose host has accepted while the other's is still asked.
    pub accepted_facility_id: Option<FacilityId>,
    pub starts_on: Option<Date>,
    pub ends_on: Option<Date>,
    pub party: i32,
    pub children: i32,
    pub companions: i32,
    pub purpose: String,
    pub purpose_note: String,
    pub needs: String,
    pub considerations: String,
    pub arrival_time: Option<String>,
    /// Whether it waits when no wish is free, rather than being declined.
    pub wait_if_full: bool,
    /// Whether other places that fit are welcome too; without wishes it is any place.
    pub anywhere: bool,
    /// By how many days either way the dates may move in a round.
    pub flexible_days: i32,
    pub channel: Channel,
    pub entered_by: Option<PersonId>,
    /// The version at which dates or place last changed: what a supervisor approves.
    pub schedule_version: i64,
    /// The version at which anything that matters last changed: what the secretariat sends on.
    pub content_version: i64,
    pub fee_yen: Option<i64>,
    pub reference_number: String,
    pub due_at: Option<Instant>,
    pub submitted_at: Option<Instant>,
    pub confirmed_at: Option<Instant>,
    pub checked_in_at: Option<Instant>,
    pub checked_out_at: Option<Instant>,
    pub actual_ends_on: Option<Date>,
    pub closed_by: Option<ClosedBy>,
    pub created_at: Instant,
    pub updated_at: Instant,
    pub version: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
