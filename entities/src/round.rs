//! `round`: the applications of a call, placed at once by published rules.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::Instant;
use crate::id::{CallId, PersonId, RoundId, RoundRunId};

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
#[schema(as = RoundState)]
pub enum State {
    /// Being prepared and computed.
    #[sea_orm(string_value = "open")]
    Open,
    /// Its outcome holds.
    #[sea_orm(string_value = "applied")]
    Applied,
    /// Ended without an outcome.
    #[sea_orm(string_value = "closed")]
    Closed,
}

/// How its outcome is found.
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
#[schema(as = RoundMethod)]
pub enum Method {
    #[sea_orm(string_value = "optimise")]
    Optimise,
    #[sea_orm(string_value = "lottery")]
    Lottery,
    /// By points that the secretariat gives.
    #[sea_orm(string_value = "screening")]
    Screening,
}

/// The applications of a call, placed at once by published rules.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "round")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: RoundId,
    pub call_id: CallId,
    /// Of the call, from 1.
    pub number: i32,
    pub state: State,
    pub method: Method,
    /// Drawn at opening and published from then: it decides every tie.
    pub seed: String,
    /// Weights and rules, as JSON.
    pub policy: String,
    pub opened_by: PersonId,
    pub opened_at: Instant,
    pub applied_run_id: Option<RoundRunId>,
    pub applied_by: Option<PersonId>,
    pub applied_at: Option<Instant>,
    pub closed_at: Option<Instant>,
    pub version: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
