//! `consent`: a consent given with an application.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::id::{BookingId, ConsentId, PersonId};
use crate::Instant;

/// Which kind it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, EnumIter, DeriveActiveEnum, Serialize, Deserialize, ToSchema)]
#[sea_orm(rs_type = "String", db_type = "Text")]
#[serde(rename_all = "snake_case")]
#[schema(as = ConsentKind)]
pub enum Kind {
    #[sea_orm(string_value = "pledge")]
    Pledge,
    #[sea_orm(string_value = "privacy")]
    Privacy,
    #[sea_orm(string_value = "survey")]
    Survey,
    #[sea_orm(string_value = "photo")]
    Photo,
}

/// A consent given with an application.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "consent")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ConsentId,
    pub booking_id: BookingId,
    pub person_id: PersonId,
    pub kind: Kind,
    pub given_at: Instant,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
