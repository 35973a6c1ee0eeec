//! `release`: figures released to everyone outside the secretariat, in batches.

use sea_orm::entity::prelude::*;

use crate::id::ReleaseId;
use crate::questionnaire;

/// Figures released to everyone outside the secretariat, in batches.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "release")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ReleaseId,
    pub cell: String,
    pub audience: questionnaire::Audience,
    pub sheets: i64,
    pub figures: String,
    pub released_on: Date,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
