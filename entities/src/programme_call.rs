//! `programme_call`: a call (募集) with its parameters as data.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::Instant;
use crate::id::{CallId, ProgrammeId};

/// Where it stands.
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
#[schema(as = ProgrammeCallState)]
pub enum State {
    #[sea_orm(string_value = "draft")]
    Draft,
    #[sea_orm(string_value = "published")]
    Published,
}

/// The values of `residence_rule`.
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
pub enum ResidenceRule {
    #[sea_orm(string_value = "any")]
    Any,
    #[sea_orm(string_value = "outside_prefecture")]
    OutsidePrefecture,
}

/// The values of `selection_method`.
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
pub enum SelectionMethod {
    #[sea_orm(string_value = "first_come")]
    FirstCome,
    #[sea_orm(string_value = "screening")]
    Screening,
    #[sea_orm(string_value = "lottery")]
    Lottery,
    #[sea_orm(string_value = "round")]
    Round,
}

/// A call (募集) with its parameters as data.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "programme_call")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: CallId,
    pub programme_id: ProgrammeId,
    pub number: String,
    pub name_ja: String,
    pub name_en: String,
    pub guidelines_ja: String,
    pub guidelines_en: String,
    pub state: State,
    pub suspended_at: Option<Instant>,
    pub suspended_reason: Option<String>,
    pub companies_allowed: bool,
    pub employees_allowed: bool,
    pub residence_rule: ResidenceRule,
    pub apply_open_on: Date,
    pub apply_close_on: Date,
    pub apply_lead_days: i32,
    pub stay_from_on: Date,
    pub stay_to_on: Date,
    pub min_nights: i32,
    pub max_nights: i32,
    pub min_party: i32,
    pub max_party: i32,
    pub max_applications_per_year: Option<i32>,
    pub max_open_applications: i32,
    pub selection_method: SelectionMethod,
    pub hosts_agreed: bool,
    pub work_days_required: bool,
    pub subsidy_rate_per_mille: i32,
    pub cap_per_person_night_yen: Option<i64>,
    pub cap_per_organisation_yen: Option<i64>,
    pub night_cap: Option<i32>,
    pub rounding_yen: i64,
    pub budget_total_yen: Option<i64>,
    pub survey_required: bool,
    pub report_due_days: i32,
    pub created_at: Instant,
    pub version: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
