//! The plan as a file. Its lists are sorted by id, so that the same round gives the same bytes.

use chrono::NaiveDate;
use serde::Serialize;

use super::form::Method;

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Plan {
    pub version: u32,
    /// Name and version of what computed it.
    pub engine: String,
    pub method: Method,
    pub status: Status,
    pub stages: Vec<Stage>,
    pub placed: Vec<Placed>,
    pub unplaced: Vec<Unplaced>,
    pub claims: Vec<Claim>,
    /// Rules that this method leaves out of account and that the plan doesn't meet.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub faults: Vec<Fault>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    Proved,
    WithinGap,
    Stopped,
    Computed,
    Infeasible,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Stage {
    pub name: StageName,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limit: Option<i64>,
    pub value: i64,
    pub bound: i64,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum StageName {
    Floors,
    Placed,
    Tiers,
    Kept,
    Score,
    Lottery,
    Order,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Placed {
    pub request: String,
    pub unit: String,
    pub start: NaiveDate,
    /// Which of the identical places, from 1.
    pub unit_numbers: Vec<u32>,
    pub applicant: i64,
    pub host: i64,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Unplaced {
    pub request: String,
    pub reason: Reason,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// No unit meets the needs on any start of the window.
    NoOption,
    /// Units meet the needs, but none is open on all the nights.
    NoOpenNight,
    Excluded,
    /// There were places, and others were given them.
    Lost,
}

/// What an applicant would have liked better, and why it isn't theirs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Claim {
    pub request: String,
    pub unit: String,
    pub start: NaiveDate,
    pub kind: ClaimKind,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stopped_by: Option<Stop>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ClaimKind {
    /// The places are free on every night.
    Waste,
    /// Taken by somebody whom the host ranks lower.
    Envy,
}

/// The rule that a placement would break.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Stop {
    Nights,
    Organisation,
    Cap,
    Floor,
    Budget,
    Share,
}

/// What is wrong with a round, where (`requests[3].window`), and how to mend it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Fault {
    pub path: String,
    pub code: &'static str,
    pub message: String,
}
