//! `busy_conflict`: a day that is busy elsewhere and booked here.

use sea_orm::entity::prelude::*;

use crate::id::{BookingId, BusyCalendarId, UnitId};

/// A day that is busy elsewhere and booked here.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "busy_conflict")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub busy_calendar_id: BusyCalendarId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub unit_id: UnitId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub day: Date,
    #[sea_orm(primary_key, auto_increment = false)]
    pub booking_id: BookingId,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
