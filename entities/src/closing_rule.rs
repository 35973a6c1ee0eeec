//! `closing_rule`: one rule of 休館日.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::id::{ClosingRuleId, FacilityId};

/// Which kind it is.
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
#[schema(as = ClosingRuleKind)]
pub enum Kind {
    #[sea_orm(string_value = "weekday")]
    Weekday,
    #[sea_orm(string_value = "nth_weekday")]
    NthWeekday,
    #[sea_orm(string_value = "public_holiday")]
    PublicHoliday,
    #[sea_orm(string_value = "year_end")]
    YearEnd,
    #[sea_orm(string_value = "dates")]
    Dates,
}

/// One rule of 休館日.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "closing_rule")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ClosingRuleId,
    pub facility_id: FacilityId,
    pub kind: Kind,
    pub weekday: Option<i32>,
    pub nth: Option<i32>,
    pub starts_on: Option<Date>,
    pub ends_on: Option<Date>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
