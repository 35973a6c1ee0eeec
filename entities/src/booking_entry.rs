//! `booking_entry`: a request that was entered for somebody: whose word was heard, and who made it theirs.

use sea_orm::entity::prelude::*;

use crate::Instant;
use crate::id::{BookingId, PersonId};

/// A request that was entered for somebody: whose word was heard, and who made it theirs.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "booking_entry")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub booking_id: BookingId,
    /// The name of whoever consented, by phone or at the counter.
    pub consented_by: String,
    pub heard_by: PersonId,
    pub consented_at: Instant,
    /// Of the link by which its applicant takes it over.
    pub claim_hash: Option<String>,
    pub claim_until: Option<Instant>,
    pub claimed_at: Option<Instant>,
    pub claimed_by: Option<PersonId>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
