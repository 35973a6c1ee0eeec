//! `respondent`: an unnamed respondent: joins pre and post, leads to nobody.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::id::{CallId, FacilityId, RespondentId};

/// The values of `population`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, EnumIter, DeriveActiveEnum, Serialize, Deserialize, ToSchema)]
#[sea_orm(rs_type = "String", db_type = "Text")]
#[serde(rename_all = "snake_case")]
pub enum Population {
    #[sea_orm(string_value = "company")]
    Company,
    #[sea_orm(string_value = "employee")]
    Employee,
    #[sea_orm(string_value = "employer")]
    Employer,
    #[sea_orm(string_value = "host")]
    Host,
}

/// An unnamed respondent: joins pre and post, leads to nobody.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "respondent")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: RespondentId,
    pub population: Population,
    pub call_id: CallId,
    pub half: String,
    pub facility_id: FacilityId,
    pub municipality_code: String,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
