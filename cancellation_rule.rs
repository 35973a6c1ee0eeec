//! `cancellation_rule`: from how many days before the stay a cancellation costs which share.

use sea_orm::entity::prelude::*;

use crate::id::FacilityId;

/// From how many days before the stay a cancellation costs which share.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "cancellation_rule")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub facility_id: FacilityId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub min_party: i32,
    #[sea_orm(primary_key, auto_increment = false)]
    pub days_before: i32,
    pub percent: i32,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
