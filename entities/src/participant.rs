//! `participant`: somebody who takes part in the stay.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::id::{BookingId, ParticipantId, PersonId};
use crate::{Instant, person};

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
#[schema(as = ParticipantKind)]
pub enum Kind {
    #[sea_orm(string_value = "company_employee")]
    CompanyEmployee,
    #[sea_orm(string_value = "prefectural_employee")]
    PrefecturalEmployee,
    #[sea_orm(string_value = "municipal_employee")]
    MunicipalEmployee,
    #[sea_orm(string_value = "freelancer")]
    Freelancer,
}

/// Somebody who takes part in the stay.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "participant")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ParticipantId,
    pub booking_id: BookingId,
    pub person_id: Option<PersonId>,
    pub kind: Kind,
    pub name: String,
    pub name_kana: String,
    pub email: String,
    pub locale: person::Locale,
    pub created_at: Instant,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
