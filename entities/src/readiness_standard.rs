//! `readiness_standard`: an edition of what a programme expects of a facility. The newest one counts.

use sea_orm::entity::prelude::*;

use crate::Instant;
use crate::id::{ProgrammeId, ReadinessStandardId};

/// An edition of a standard; its items are JSON.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "readiness_standard")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ReadinessStandardId,
    pub programme_id: Option<ProgrammeId>,
    pub edition: i32,
    pub content: String,
    pub created_at: Instant,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
