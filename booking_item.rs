//! `booking_item`: units of one type that a wish asks for.

use sea_orm::entity::prelude::*;

use crate::id::{BookingId, BookingItemId, UnitTypeId, WishId};

/// Units of one type that a wish asks for.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "booking_item")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: BookingItemId,
    pub booking_id: BookingId,
    pub wish_id: WishId,
    pub unit_type_id: UnitTypeId,
    pub quantity: i32,
    pub price_yen: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
