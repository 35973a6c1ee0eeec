//! The applications of a round, who can't be placed and why, and what people decided for some of them.

use chrono::{DateTime, NaiveDate, Utc};
use entities::booking;
use entities::id::{BookingId, RoundId, RoundOverrideId, UnitTypeId};
use entities::round_override::{Kind, Reason as WhyOverride};
use serde::Serialize;
use utoipa::ToSchema;

use super::{Facility, Reason};
use crate::bookings::Violation;
use crate::rounds::terms::Tag;
use crate::text::Words;

/// An application as the pages of a round name it.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = RoundAsked)]
pub struct Asked {
    pub booking_id: BookingId,
    pub number: String,
    pub organisation_name: String,
    pub kind: booking::Kind,
    pub party: i32,
    pub starts_on: Option<NaiveDate>,
    pub ends_on: Option<NaiveDate>,
}

/// An application of the round.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = RoundApplication)]
pub struct Application {
    pub asked: Asked,
    pub flexible_days: i32,
    /// Whether other places that fit are welcome too.
    pub anywhere: bool,
    pub purpose: String,
    pub received_at: Option<DateTime<Utc>>,
    pub tags: Vec<Tag>,
    /// Its wishes, each with what fit says; none: anywhere that fits.
    pub wishes: Vec<WishFit>,
    /// Facilities that it can be given.
    pub places: usize,
    /// Why it can be given none: by condition, how many facilities it keeps out. Empty where it can be placed.
    pub obstacles: Vec<Obstacle>,
    /// Points of a screening.
    pub points: Option<i32>,
    pub points_comment: String,
    /// Overrides that hold.
    pub overrides: Vec<Override>,
    pub may: Vec<&'static str>,
}

/// A wish and what fit says of it.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = RoundWishFit)]
pub struct WishFit {
    pub rank: i32,
    pub facility: Facility,
    /// The place that is used along with it: both or none.
    pub also: Option<Facility>,
    pub starts_on: NaiveDate,
    pub ends_on: NaiveDate,
    pub fits: bool,
    /// What keeps it out; empty when it fits.
    pub failing: Vec<Reason>,
    /// 0 to 100 each, of two places the mean; absent where it doesn't fit.
    pub score: Option<i64>,
    pub host_score: Option<i64>,
    /// Its units, to pin.
    pub unit_types: Vec<UnitType>,
}

/// A type of unit that the application could be given.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = RoundUnitType)]
pub struct UnitType {
    pub id: UnitTypeId,
    pub name: Words,
    /// Days on which the stay can begin.
    pub starts: Vec<NaiveDate>,
}

/// A condition and how many facilities it keeps from the application.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = RoundObstacle)]
pub struct Obstacle {
    /// As `fit` names it: `calls`, `dates`, `party`.
    pub condition: String,
    pub name: String,
    pub places: usize,
    /// One facility's reason, as an example.
    pub example: String,
}

/// A pin or an exclusion.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = RoundOverride)]
pub struct Override {
    pub id: RoundOverrideId,
    pub round_id: RoundId,
    pub kind: Kind,
    pub asked: Asked,
    /// Of a pin its place; of an exclusion the place that it doesn't get, absent when it gets none.
    pub facility: Option<Facility>,
    /// Of a pin to two places the other one.
    pub also: Option<Facility>,
    pub unit_type_id: Option<UnitTypeId>,
    pub unit_type_name: Option<Words>,
    pub starts_on: Option<NaiveDate>,
    pub reason: WhyOverride,
    pub text: String,
    pub created_by: String,
    pub created_at: DateTime<Utc>,
    pub removed_by: Option<String>,
    pub removed_at: Option<DateTime<Utc>>,
    pub removed_text: String,
    pub may: Vec<&'static str>,
}

/// Whether an override could be added now.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = RoundOverrideChecked)]
pub struct OverrideChecked {
    pub feasible: bool,
    /// The rules that break, by name.
    pub violations: Vec<Violation>,
}
