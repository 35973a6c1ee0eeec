//! `organisation`: prefecture, section, municipality, operator or company.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::Instant;
use crate::id::OrganisationId;

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
#[schema(as = OrganisationKind)]
pub enum Kind {
    #[sea_orm(string_value = "prefecture")]
    Prefecture,
    #[sea_orm(string_value = "section")]
    Section,
    #[sea_orm(string_value = "municipality")]
    Municipality,
    #[sea_orm(string_value = "operator")]
    Operator,
    #[sea_orm(string_value = "company")]
    Company,
}

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
#[schema(as = OrganisationState)]
pub enum State {
    #[sea_orm(string_value = "unconfirmed")]
    Unconfirmed,
    #[sea_orm(string_value = "pending")]
    Pending,
    #[sea_orm(string_value = "active")]
    Active,
    #[sea_orm(string_value = "closed")]
    Closed,
}

/// Prefecture, section, municipality, operator or company.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "organisation")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: OrganisationId,
    pub kind: Kind,
    pub parent_id: Option<OrganisationId>,
    pub municipality_code: Option<String>,
    pub name: String,
    pub name_kana: String,
    pub corporate_number: Option<String>,
    pub address: String,
    pub industry: Option<String>,
    pub size: Option<String>,
    pub state: State,
    pub created_at: Instant,
    pub version: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
