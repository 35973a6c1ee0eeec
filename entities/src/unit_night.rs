//! `unit_night`: a unit taken for a night, by key.

use sea_orm::entity::prelude::*;

use crate::id::{BlockId, BookingId, FacilityId, HoldId, UnitId};

/// A unit taken for a night, by key.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "unit_night")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub unit_id: UnitId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub night: Date,
    /// The unit's place, and how many people the unit holds, 0 where it isn't offered any more: copies, for the search.
    pub facility_id: FacilityId,
    pub people: i32,
    pub booking_id: Option<BookingId>,
    pub block_id: Option<BlockId>,
    pub hold_id: Option<HoldId>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
