//! `readiness_snapshot`: a facility's score and gaps at the end of a day on which they changed.

use sea_orm::entity::prelude::*;

use crate::id::FacilityId;

/// Score and gaps of a day; `gaps` are item codes, apart by spaces.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "readiness_snapshot")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub facility_id: FacilityId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub kept_on: Date,
    pub edition: i32,
    pub score: i32,
    pub gaps: String,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
