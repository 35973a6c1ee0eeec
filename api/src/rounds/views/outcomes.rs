//! What came of a round: for the applicant, for the host, for the public. None of it says anything of another applicant.

use chrono::{DateTime, NaiveDate, Utc};
use entities::id::{BookingId, CallId, RoundId};
use entities::round::{Method, State};
use serde::Serialize;
use utoipa::ToSchema;

use super::{Facility, Reason};
use crate::rounds::terms::Policy;
use crate::text::Words;

/// A wish and what became of it.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = RoundOutcomeWish)]
pub struct OutcomeWish {
    pub rank: i32,
    pub facility: Facility,
    /// The place that is used along with it: both or none.
    pub also: Option<Facility>,
    pub starts_on: NaiveDate,
    pub ends_on: NaiveDate,
    /// Whether it was given.
    pub is_given: bool,
    /// `given`, `unfit`, `full`, `cap`, `floor`, `budget`, `share`, `organisation`, `excluded`, `draw`, `points`,
    /// `balance`, `better_given`; of two places where the other one stands in the way `unfit_also`, `full_also`,
    /// `short_also`.
    pub code: String,
    /// Why, in words.
    pub text: String,
    /// What fit says: what keeps it out, or what holds and what doesn't.
    pub met: Vec<Reason>,
    pub unmet: Vec<Reason>,
}

/// Why an application came out as it did: for its applicant.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = RoundOutcome)]
pub struct Outcome {
    pub booking_id: BookingId,
    pub round_id: RoundId,
    pub round_number: i32,
    pub call_id: CallId,
    pub call_name: Words,
    pub method: Method,
    pub seed: String,
    pub policy: Policy,
    pub applied_at: DateTime<Utc>,
    pub is_selected: bool,
    pub facility: Option<Facility>,
    /// Of a wish of two places the other one.
    pub also: Option<Facility>,
    pub starts_on: Option<NaiveDate>,
    pub ends_on: Option<NaiveDate>,
    /// Which of its wishes it was given.
    pub rank: Option<i32>,
    /// The whole answer in one or a few sentences, to be sent as it is.
    pub text: String,
    /// Of the place that was given.
    pub met: Vec<Reason>,
    pub unmet: Vec<Reason>,
    pub wishes: Vec<OutcomeWish>,
}

/// An applicant that a host was given, and which of its own wishes that meets.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = RoundHostOutcome)]
pub struct HostOutcome {
    pub booking_id: BookingId,
    pub number: String,
    pub round_id: RoundId,
    pub call_name: Words,
    pub applied_at: DateTime<Utc>,
    /// The asker's own; score and reasons are its host's.
    pub facility: Facility,
    /// The other place of a stay at two.
    pub along: Option<Facility>,
    pub starts_on: NaiveDate,
    pub ends_on: NaiveDate,
    pub party: i32,
    pub host_score: i64,
    pub met: Vec<Reason>,
    pub unmet: Vec<Reason>,
}

/// A municipality's trials as the public may know them.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = RoundResultMunicipality)]
pub struct ShownMunicipality {
    pub code: String,
    pub name: Words,
    /// Absent where it is withheld.
    pub placed: Option<i64>,
}

/// From how many on a number is shown.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = RoundResultLimits)]
pub struct Limits {
    pub least: i64,
}

/// A round as the public reads it: the policy and the seed from its opening on, the totals once it is applied.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = RoundResult)]
pub struct Result {
    pub round_id: RoundId,
    pub number: i32,
    pub call_id: CallId,
    pub call_name: Words,
    pub state: State,
    pub method: Method,
    pub seed: String,
    pub policy: Policy,
    pub opened_at: DateTime<Utc>,
    pub applied_at: Option<DateTime<Utc>>,
    /// Absent before it is applied, and where fewer than `limits.least`.
    pub applications: Option<i64>,
    pub placed: Option<i64>,
    pub municipalities: Vec<ShownMunicipality>,
    pub limits: Limits,
}
