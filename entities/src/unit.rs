//! `unit`: a numbered unit of a type: what the store picks.

use sea_orm::entity::prelude::*;

use crate::Instant;
use crate::id::{FacilityId, UnitId, UnitTypeId};

/// A numbered unit of a type: what the store picks.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "unit")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: UnitId,
    pub facility_id: FacilityId,
    pub unit_type_id: UnitTypeId,
    pub number: i32,
    pub retired_at: Option<Instant>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
