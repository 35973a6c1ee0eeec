//! `ical_feed`: the secret address under which others read when a facility is taken.

use sea_orm::entity::prelude::*;

use crate::Instant;
use crate::id::{FacilityId, PersonId};

/// The secret address under which others read when a facility is taken.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "ical_feed")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub facility_id: FacilityId,
    /// None once it was revoked.
    pub token_hash: Option<String>,
    pub issued_at: Instant,
    pub issued_by: Option<PersonId>,
    pub revoked_at: Option<Instant>,
    pub version: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
