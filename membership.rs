//! `membership`: a role of a person in an organisation, with dates; a deputy names whom they stand in for.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::id::{MembershipId, OrganisationId, PersonId};
use crate::Instant;

/// The values of `role`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, EnumIter, DeriveActiveEnum, Serialize, Deserialize, ToSchema)]
#[sea_orm(rs_type = "String", db_type = "Text")]
#[serde(rename_all = "snake_case")]
pub enum Role {
    #[sea_orm(string_value = "secretariat")]
    Secretariat,
    #[sea_orm(string_value = "approver")]
    Approver,
    #[sea_orm(string_value = "municipality")]
    Municipality,
    #[sea_orm(string_value = "host")]
    Host,
    #[sea_orm(string_value = "coordinator")]
    Coordinator,
    #[sea_orm(string_value = "company_contact")]
    CompanyContact,
    #[sea_orm(string_value = "participant")]
    Participant,
    #[sea_orm(string_value = "employee")]
    Employee,
    #[sea_orm(string_value = "supervisor")]
    Supervisor,
    #[sea_orm(string_value = "administrator")]
    Administrator,
}

/// A role of a person in an organisation, with dates; a deputy names whom they stand in for.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "membership")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: MembershipId,
    pub person_id: PersonId,
    pub organisation_id: OrganisationId,
    pub role: Role,
    pub from_on: Date,
    pub until_on: Option<Date>,
    pub deputy_of: Option<PersonId>,
    pub created_at: Instant,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
