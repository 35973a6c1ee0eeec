//! `release`: a figure that left the secretariat, for good: one line of a questionnaire in one cell of the lattice.

use sea_orm::entity::prelude::*;

use crate::id::ReleaseId;
use crate::{invitation, questionnaire};

/// A released figure: that of the answers given before a day.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "release")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ReleaseId,
    pub population: invitation::Population,
    pub audience: questionnaire::Audience,
    /// Question id, with a row after a dot.
    pub line: String,
    /// A cell of the lattice, as its key.
    pub cell: String,
    /// Exclusive: a day is over before it is counted.
    pub before_on: Date,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
