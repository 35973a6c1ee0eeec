//! `round_outcome`: what a round came to for an application.

use sea_orm::entity::prelude::*;

use crate::id::{BookingId, FacilityId, RoundId};

/// What a round came to for an application.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "round_outcome")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub round_id: RoundId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub booking_id: BookingId,
    /// None: not selected.
    pub facility_id: Option<FacilityId>,
    /// The other place of a wish of two.
    pub also_facility_id: Option<FacilityId>,
    pub starts_on: Option<Date>,
    pub ends_on: Option<Date>,
    /// Which of its wishes it was.
    pub wish_rank: Option<i32>,
    /// What was asked, what was given and why, as JSON: read at the moment of the outcome, when fit and claims were these.
    pub why: String,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
