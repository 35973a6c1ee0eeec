//! `booking_event`: the history of a booking.

use sea_orm::entity::prelude::*;

use crate::id::{BookingEventId, BookingId, PersonId};
use crate::{Instant, booking};

/// The history of a booking.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "booking_event")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: BookingEventId,
    pub booking_id: BookingId,
    pub verb: String,
    pub from_state: booking::State,
    pub to_state: booking::State,
    pub standing: String,
    pub person_id: Option<PersonId>,
    pub comment: String,
    pub booking_version: i64,
    pub happened_at: Instant,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
