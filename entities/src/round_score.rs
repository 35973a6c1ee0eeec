//! `round_score`: the points of an application in a screening.

use sea_orm::entity::prelude::*;

use crate::Instant;
use crate::id::{BookingId, PersonId, RoundId};

/// The points of an application in a screening.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "round_score")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub round_id: RoundId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub booking_id: BookingId,
    pub points: i32,
    pub comment: String,
    pub scored_by: PersonId,
    pub scored_at: Instant,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
