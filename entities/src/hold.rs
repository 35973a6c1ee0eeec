//! `hold`: a deadline that taken rows point to.

use sea_orm::entity::prelude::*;

use crate::Instant;
use crate::id::{BookingId, HoldId};

/// A deadline that taken rows point to.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "hold")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: HoldId,
    pub booking_id: BookingId,
    pub booking_version: i64,
    pub expires_at: Instant,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
