//! A run, the proposal that came of it, and two of them side by side.

use chrono::{DateTime, NaiveDate, Utc};
use entities::id::{BookingId, RoundId, RoundRunId, UnitTypeId};
use entities::round_run::{Method, State};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Asked, Facility, Reason};
use crate::bookings::Violation;
use crate::text::Words;

/// How far the computation has come.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = RoundProgress)]
pub struct Progress {
    /// `floors`, `placed`, `tiers`, `kept`, `score`, `lottery`, `order`; empty before the first.
    pub stage: String,
    pub value: Option<i64>,
    pub bound: Option<i64>,
    /// 「あと0.3％以内」 in the reader's language; absent while nothing is known.
    pub text: Option<String>,
}

/// A stage of the computation and how well it is proved: `value` equals `bound` where it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[schema(as = RoundStage)]
pub struct Stage {
    pub name: String,
    /// Of `tiers`: below which score.
    #[serde(default)]
    pub limit: Option<i64>,
    pub value: i64,
    pub bound: i64,
}

/// The figures by which proposals are compared.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[schema(as = RoundSummary)]
pub struct Summary {
    pub placed: i64,
    pub unplaced: i64,
    /// Trials that are missing to the floors, of all municipalities together.
    pub shortfall: i64,
    /// Municipalities with at least one trial.
    pub municipalities: i64,
    /// Trials of the municipality that has most, per mille of all.
    pub largest_share_per_mille: i64,
    /// The lowest score of an applicant who is placed.
    pub worst_score: Option<i64>,
    pub mean_score: Option<i64>,
    pub mean_host_score: Option<i64>,
    /// Σ of the weighted scores: what the computation makes as great as it can.
    pub score: i64,
    /// Placed at their first wish.
    pub first_wishes: i64,
    pub cost_yen: i64,
    /// Applicants who would have liked a place better that was free or went to somebody whom the host ranks lower.
    pub claims: i64,
}

/// A computation of a round.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = RoundRun)]
pub struct Run {
    pub id: RoundRunId,
    pub round_id: RoundId,
    pub number: i32,
    pub method: Method,
    pub state: State,
    /// The run of which as much as possible was kept.
    pub keep_run_id: Option<RoundRunId>,
    pub keep_run_number: Option<i32>,
    pub progress: Option<Progress>,
    /// `proved`, `within_gap`, `stopped`, `computed`, `infeasible`; absent before it is done.
    pub status: Option<String>,
    pub engine: Option<String>,
    pub stages: Vec<Stage>,
    /// How far from the best the result can be at most, millionths of the bound of the stage `score`.
    pub gap_per_million: Option<i64>,
    pub summary: Option<Summary>,
    /// Whether applications, policy and overrides are still those that it was computed with.
    pub is_current: bool,
    /// Why it failed.
    pub violations: Vec<Violation>,
    pub requested_by: String,
    pub requested_at: DateTime<Utc>,
    pub started_at: Option<DateTime<Utc>>,
    pub finished_at: Option<DateTime<Utc>>,
    pub may: Vec<&'static str>,
    pub version: i64,
}

/// Units of a type.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = RoundItem)]
pub struct Item {
    pub unit_type_id: UnitTypeId,
    pub name: Words,
    pub quantity: i64,
    /// The numbers that the plan gives; others where these are taken by then.
    pub unit_numbers: Vec<i32>,
}

/// Who is placed where.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = RoundPlaced)]
pub struct Placed {
    pub asked: Asked,
    pub facility: Facility,
    /// The place that is used along with it; its units are among the items.
    pub also: Option<Facility>,
    pub lat: f64,
    pub lon: f64,
    pub items: Vec<Item>,
    pub starts_on: NaiveDate,
    pub ends_on: NaiveDate,
    /// Which of its wishes it is; absent for another place that fits.
    pub rank: Option<i32>,
    /// Days away from the wished ones; negative: earlier.
    pub days_off: i64,
    pub score: i64,
    pub host_score: i64,
    pub met: Vec<Reason>,
    pub unmet: Vec<Reason>,
    pub is_pinned: bool,
    pub claims: Vec<Claim>,
}

/// Who isn't placed, and why.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = RoundUnplaced)]
pub struct Unplaced {
    pub asked: Asked,
    /// `no_option`, `no_open_night`, `excluded`, `lost`.
    pub reason: String,
    pub text: String,
    pub claims: Vec<Claim>,
}

/// What an applicant would have liked better, and why it isn't theirs. For the office: it names no other applicant.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = RoundClaim)]
pub struct Claim {
    pub facility: Facility,
    /// The other place of a wish of two.
    pub also: Option<Facility>,
    pub starts_on: NaiveDate,
    /// `waste`: it is free; `envy`: it went to somebody whom the host ranks lower.
    pub kind: String,
    /// `nights`, `organisation`, `cap`, `floor`, `budget`, `share`; absent when no rule stands in the way.
    pub stopped_by: Option<String>,
    pub text: String,
}

/// A municipality's trials against its limits.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = RoundMunicipality)]
pub struct Municipality {
    pub code: String,
    pub name: Words,
    pub placed: i64,
    /// Applications of which it is the first wish.
    pub wished: i64,
    pub cap: Option<u32>,
    pub floor: Option<u32>,
    /// Whether its floor is by rotation (輪番).
    pub is_turn: bool,
    pub shortfall: i64,
}

/// A night at a facility.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = RoundNight)]
pub struct Night {
    pub on: NaiveDate,
    /// Units free before the round, and those that the plan takes.
    pub open: i64,
    pub taken: i64,
}

/// A facility of the plan: for the calendar and the map.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = RoundPlace)]
pub struct Place {
    pub facility: Facility,
    pub lat: f64,
    pub lon: f64,
    /// Every night from the first to the last that any stay of the plan takes.
    pub nights: Vec<Night>,
}

/// What leaving a rule of fairness out would bring: the cost of the rule in fit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[schema(as = RoundRuleCost)]
pub struct Gained {
    /// `caps`, `floors`, `rotation`, `shares`, `per_organisation`, `budget`.
    pub rule: String,
    /// How many more would be placed, and by how much the weighted score would grow.
    pub placed: i64,
    pub score: i64,
    /// How many more municipalities would have a trial; negative: fewer. Absent of runs before this was counted.
    #[serde(default)]
    pub municipalities: Option<i64>,
}

/// A run and what it proposes.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = RoundProposal)]
pub struct Proposal {
    pub run: Run,
    pub placed: Vec<Placed>,
    pub unplaced: Vec<Unplaced>,
    pub municipalities: Vec<Municipality>,
    pub places: Vec<Place>,
    pub rule_costs: Vec<Gained>,
    /// Rules that this method leaves out of account and that the plan doesn't keep.
    pub not_met: Vec<Violation>,
}

/// Where a run places an application.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = RoundSeat)]
pub struct Seat {
    pub facility: Facility,
    /// The place that is used along with it.
    pub also: Option<Facility>,
    pub starts_on: NaiveDate,
    pub score: i64,
}

/// An application that two runs place differently; absent: not placed.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = RoundDifference)]
pub struct Difference {
    pub booking_id: BookingId,
    pub asked: Asked,
    pub first: Option<Seat>,
    pub second: Option<Seat>,
}

/// Two runs side by side.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = RoundComparison)]
pub struct Comparison {
    pub first: Run,
    pub second: Run,
    pub first_municipalities: Vec<Municipality>,
    pub second_municipalities: Vec<Municipality>,
    pub first_rule_costs: Vec<Gained>,
    pub second_rule_costs: Vec<Gained>,
    pub differences: Vec<Difference>,
}
