//! `whole_unit`: the units that booking a `whole` type takes.

use sea_orm::entity::prelude::*;

use crate::id::{UnitId, UnitTypeId};

/// The units that booking a `whole` type takes.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "whole_unit")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub unit_type_id: UnitTypeId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub unit_id: UnitId,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
