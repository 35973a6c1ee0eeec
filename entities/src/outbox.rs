//! `outbox`: a mail to send, written in the transaction of the change.

use sea_orm::entity::prelude::*;

use crate::id::{BookingId, OutboxId, PersonId};
use crate::{Instant, person};

/// A mail to send, written in the transaction of the change.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "outbox")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: OutboxId,
    pub topic: String,
    pub recipient: String,
    /// For the display name of the address; greeting and body stand in `body`.
    pub recipient_name: String,
    pub locale: person::Locale,
    pub subject: String,
    pub body: String,
    pub calendar: Option<String>,
    pub calendar_method: Option<String>,
    pub booking_id: Option<BookingId>,
    pub created_at: Instant,
    pub run_at: Instant,
    pub lease_until: Instant,
    pub attempts: i32,
    pub done_at: Option<Instant>,
    pub failed_at: Option<Instant>,
    /// `sent`, or `mailbox` where the demo shows it instead.
    pub outcome: Option<String>,
    pub last_error: Option<String>,
    /// What it was drafted for: a round.
    pub draft_of: Option<Uuid>,
    /// Somebody looks at it before it goes.
    pub is_draft: bool,
    /// Who has the notice when a draft is sent.
    pub person_id: Option<PersonId>,
    pub discarded_at: Option<Instant>,
    pub version: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
