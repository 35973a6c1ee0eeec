//! `work_day`: the plan of one day: basis, hours, place.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::id::{BookingId, WorkDayId};

/// The values of `basis`.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    EnumIter,
    DeriveActiveEnum,
    Serialize,
    Deserialize,
    ToSchema,
)]
#[sea_orm(rs_type = "String", db_type = "Text")]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    #[sea_orm(string_value = "business_trip")]
    BusinessTrip,
    #[sea_orm(string_value = "telework")]
    Telework,
    #[sea_orm(string_value = "annual_leave")]
    AnnualLeave,
    #[sea_orm(string_value = "special_leave")]
    SpecialLeave,
    #[sea_orm(string_value = "weekly_day_off")]
    WeeklyDayOff,
    #[sea_orm(string_value = "public_holiday")]
    PublicHoliday,
}

/// The plan of one day: basis, hours, place.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "work_day")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: WorkDayId,
    pub booking_id: BookingId,
    pub day: Date,
    pub basis: Basis,
    pub starts: Option<String>,
    pub ends: Option<String>,
    pub place: String,
    pub contact: String,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
