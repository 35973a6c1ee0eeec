//! `unit_part`: a unit taken for a part of a day, by key.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::id::{BlockId, BookingId, HoldId, UnitId};

/// The values of `part`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, EnumIter, DeriveActiveEnum, Serialize, Deserialize, ToSchema)]
#[sea_orm(rs_type = "String", db_type = "Text")]
#[serde(rename_all = "snake_case")]
pub enum Part {
    #[sea_orm(string_value = "am")]
    Am,
    #[sea_orm(string_value = "pm")]
    Pm,
    #[sea_orm(string_value = "evening")]
    Evening,
}

/// A unit taken for a part of a day, by key.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "unit_part")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub unit_id: UnitId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub day: Date,
    #[sea_orm(primary_key, auto_increment = false)]
    pub part: Part,
    pub booking_id: Option<BookingId>,
    pub block_id: Option<BlockId>,
    pub hold_id: Option<HoldId>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
