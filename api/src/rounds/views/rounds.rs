//! A round and its call.

use chrono::{DateTime, Utc};
use entities::id::{CallId, RoundId, RoundRunId};
use entities::programme_call::SelectionMethod;
use entities::round::{Method, State};
use serde::Serialize;
use utoipa::ToSchema;

use crate::rounds::terms::Policy;
use crate::text::Words;

/// The call of a round.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = RoundCall)]
pub struct CallOfRound {
    pub id: CallId,
    pub number: String,
    pub name: Words,
    pub selection_method: SelectionMethod,
    /// Whether what is given is confirmed at once.
    pub hosts_agreed: bool,
}

/// The applications of a call, placed at once by published rules.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Round {
    pub id: RoundId,
    pub call: CallOfRound,
    /// Of the call, from 1.
    pub number: i32,
    pub state: State,
    pub method: Method,
    /// Drawn at opening and public from then.
    pub seed: String,
    pub policy: Policy,
    /// Applications that wait for it now; of an applied round those that it decided on.
    pub applications: u64,
    pub runs: u64,
    /// Overrides that hold.
    pub overrides: u64,
    /// Drafted mails that nobody has sent or discarded.
    pub drafts: u64,
    pub opened_by: String,
    pub opened_at: DateTime<Utc>,
    pub applied_run_id: Option<RoundRunId>,
    pub applied_by: Option<String>,
    pub applied_at: Option<DateTime<Utc>>,
    pub closed_at: Option<DateTime<Utc>>,
    pub may: Vec<&'static str>,
    pub version: i64,
}
