//! The round and the plan as files: docs/round.schema.json says what is allowed, these types hold what passed it.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// All that a plan depends on. Nights are dates, `from` inclusive, `to` exclusive; money is whole yen.
#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Round {
    pub version: u32,
    /// Published before the round; every tie is decided by it.
    pub seed: String,
    pub from: NaiveDate,
    pub to: NaiveDate,
    #[serde(default)]
    pub method: Method,
    #[serde(default)]
    pub weights: Weights,
    /// Limits of the applicant's score below which as few as possible are placed; none turns the stage off.
    #[serde(default = "tiers")]
    pub tiers: Vec<i64>,
    pub units: Vec<Unit>,
    pub requests: Vec<Request>,
    #[serde(default)]
    pub rules: Rules,
    #[serde(default)]
    pub pins: Vec<Seat>,
    #[serde(default)]
    pub exclusions: Vec<Exclusion>,
    /// An earlier plan; as much of it as possible is kept.
    #[serde(default)]
    pub keep: Vec<Seat>,
    /// How far from the proved bound the score may stop, in millionths.
    #[serde(default)]
    pub gap_per_million: u32,
    pub nodes_max: Option<u32>,
}

fn tiers() -> Vec<i64> {
    vec![80, 60, 40]
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Method {
    #[default]
    Optimise,
    DeferredAcceptance,
    Lottery,
    FirstCome,
}

/// How much a point of either score counts.
#[derive(Debug, Clone, Copy, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default)]
pub struct Weights {
    pub applicant: i64,
    pub host: i64,
}

impl Default for Weights {
    fn default() -> Self {
        Self { applicant: 6, host: 4 }
    }
}

/// Identical places of one facility.
#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Unit {
    pub id: String,
    pub facility: String,
    pub municipality: String,
    /// People a place takes.
    pub capacity: u32,
    #[serde(default = "one")]
    pub count: u32,
    /// Places that are free on each night of the round; without it all are.
    pub open: Option<Vec<u32>>,
}

#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Request {
    pub id: String,
    pub organisation: Option<String>,
    /// Smaller came earlier; whoever has none comes last.
    pub received: Option<i64>,
    #[serde(default = "one")]
    pub party: u32,
    #[serde(default = "one")]
    pub nights: u32,
    #[serde(default)]
    pub cost: i64,
    #[serde(default)]
    pub tags: Vec<String>,
    /// The stay lies within it, its last morning included.
    pub window: Option<Window>,
    pub wished: Option<NaiveDate>,
    /// Points of the applicant's score that each day away from `wished` costs.
    #[serde(default)]
    pub per_day_off: i64,
    pub options: Vec<Choice>,
}

impl Request {
    pub fn organisation(&self) -> &str {
        self.organisation.as_deref().unwrap_or(&self.id)
    }
}

#[derive(Debug, Clone, Copy, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Window {
    pub from: NaiveDate,
    pub to: NaiveDate,
}

/// A unit type that meets every hard need of the request, with both scores.
#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    pub unit: String,
    pub starts: Option<Vec<NaiveDate>>,
    pub applicant: i64,
    #[serde(default)]
    pub host: i64,
    pub cost: Option<i64>,
    pub places: Option<u32>,
    #[serde(default)]
    pub also: Vec<Also>,
}

/// Taken on the same nights as the option's own unit, or none is.
#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Also {
    pub unit: String,
    pub places: u32,
}

#[derive(Debug, Clone, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default)]
pub struct Rules {
    pub caps: BTreeMap<String, u32>,
    pub floors: BTreeMap<String, u32>,
    pub budget: Option<i64>,
    pub shares: Vec<Share>,
    /// Trials that one organisation may be given.
    pub per_organisation: Option<u32>,
}

#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Share {
    pub tag: String,
    pub per_mille: u32,
}

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Seat {
    pub request: String,
    pub unit: String,
    pub start: NaiveDate,
}

/// Without unit and facility the whole request.
#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Exclusion {
    pub request: String,
    pub unit: Option<String>,
    pub facility: Option<String>,
}

fn one() -> u32 {
    1
}
