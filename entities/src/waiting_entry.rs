//! `waiting_entry`: one wish that somebody waits for, and its turn in the list.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::Instant;
use crate::id::{BookingId, WaitingEntryId};

/// Why the wish isn't waited for any more.
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
#[schema(as = WaitingReason)]
pub enum Reason {
    #[sea_orm(string_value = "accepted")]
    Accepted,
    #[sea_orm(string_value = "withdrawn")]
    Withdrawn,
    #[sea_orm(string_value = "ended")]
    Ended,
    #[sea_orm(string_value = "past")]
    Past,
}

/// One wish that somebody waits for, and its turn in the list.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "waiting_entry")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: WaitingEntryId,
    pub booking_id: BookingId,
    pub wish_rank: i32,
    /// The order: a lower turn is asked first; a new one is drawn after a refused offer.
    pub turn: i64,
    pub entered_at: Instant,
    /// After a refused or unanswered offer, until its places have been taken by somebody else.
    pub rests_since: Option<Instant>,
    /// When places last went to somebody behind it because they weren't enough for the whole group.
    pub passed_over_at: Option<Instant>,
    pub left_at: Option<Instant>,
    pub reason: Option<Reason>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
