//! `release_batch`: a batch of answers that was judged for release; each adds at least five, or ends a half.

use sea_orm::entity::prelude::*;

use crate::{invitation, questionnaire};

/// A batch: all answers given before a day.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "release_batch")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub population: invitation::Population,
    #[sea_orm(primary_key, auto_increment = false)]
    pub audience: questionnaire::Audience,
    #[sea_orm(primary_key, auto_increment = false)]
    pub before_on: Date,
    /// Sheets in it, all earlier ones included.
    pub sheets: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
