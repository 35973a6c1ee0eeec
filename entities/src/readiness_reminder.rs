//! `readiness_reminder`: what a facility's hosts were reminded of, so that they are told once.

use sea_orm::entity::prelude::*;

use crate::id::FacilityId;

/// `subject` names the thing and its end: `line 2026-12-01`, `insurance 2026-12-10`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "readiness_reminder")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub facility_id: FacilityId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub subject: String,
    pub reminded_on: Date,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
