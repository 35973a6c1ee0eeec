//! `round_run`: a computation of a round: its record, from which the same plan comes again.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::Instant;
use crate::id::{PersonId, RoundId, RoundRunId};

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
#[schema(as = RoundRunState)]
pub enum State {
    #[sea_orm(string_value = "queued")]
    Queued,
    #[sea_orm(string_value = "running")]
    Running,
    #[sea_orm(string_value = "done")]
    Done,
    /// The input can't be solved; `faults` says why.
    #[sea_orm(string_value = "failed")]
    Failed,
    #[sea_orm(string_value = "cancelled")]
    Cancelled,
}

/// How it places; those that are no method of a round are for comparison.
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
#[schema(as = RoundRunMethod)]
pub enum Method {
    #[sea_orm(string_value = "optimise")]
    Optimise,
    #[sea_orm(string_value = "deferred_acceptance")]
    DeferredAcceptance,
    #[sea_orm(string_value = "lottery")]
    Lottery,
    #[sea_orm(string_value = "first_come")]
    FirstCome,
    #[sea_orm(string_value = "screening")]
    Screening,
}

/// A computation of a round: its record, from which the same plan comes again.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "round_run")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: RoundRunId,
    pub round_id: RoundId,
    /// Of the round, from 1.
    pub number: i32,
    pub state: State,
    pub method: Method,
    /// The run of which as much as possible is kept.
    pub keep_run_id: Option<RoundRunId>,
    pub requested_by: PersonId,
    pub requested_at: Instant,
    pub started_at: Option<Instant>,
    /// Until then it is one process's to compute.
    pub lease_until: Instant,
    pub finished_at: Option<Instant>,
    /// What is being computed, and how far it has come.
    pub stage: String,
    pub stage_value: Option<i64>,
    pub stage_bound: Option<i64>,
    /// The round as docs/round.schema.json has it.
    pub input: Option<String>,
    pub plan: Option<String>,
    /// What the pages tell beside the plan, as JSON.
    pub notes: Option<String>,
    pub faults: Option<String>,
    pub version: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
