//! `unit_type`: what people choose: a kind of room, desk, booth, meeting room, or the whole.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::id::{FacilityId, UnitTypeId};
use crate::Instant;

/// Which kind it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, EnumIter, DeriveActiveEnum, Serialize, Deserialize, ToSchema)]
#[sea_orm(rs_type = "String", db_type = "Text")]
#[serde(rename_all = "snake_case")]
#[schema(as = UnitTypeKind)]
pub enum Kind {
    #[sea_orm(string_value = "room")]
    Room,
    #[sea_orm(string_value = "desk")]
    Desk,
    #[sea_orm(string_value = "booth")]
    Booth,
    #[sea_orm(string_value = "meeting_room")]
    MeetingRoom,
    #[sea_orm(string_value = "whole")]
    Whole,
}

/// The values of `price_basis`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, EnumIter, DeriveActiveEnum, Serialize, Deserialize, ToSchema)]
#[sea_orm(rs_type = "String", db_type = "Text")]
#[serde(rename_all = "snake_case")]
pub enum PriceBasis {
    #[sea_orm(string_value = "person_night")]
    PersonNight,
    #[sea_orm(string_value = "unit_night")]
    UnitNight,
    #[sea_orm(string_value = "person_day")]
    PersonDay,
    #[sea_orm(string_value = "unit_day")]
    UnitDay,
}

/// What people choose: a kind of room, desk, booth, meeting room, or the whole.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "unit_type")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: UnitTypeId,
    pub facility_id: FacilityId,
    pub kind: Kind,
    pub name_ja: String,
    pub name_en: String,
    pub capacity: i32,
    pub price_yen: i64,
    pub price_basis: PriceBasis,
    pub position: i32,
    pub retired_at: Option<Instant>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
