//! `respondent`: an unnamed respondent: joins pre and post, leads to nobody.

use sea_orm::entity::prelude::*;

use crate::id::{CallId, FacilityId, RespondentId};
use crate::invitation::Population;

/// An unnamed respondent: joins pre and post, leads to nobody.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "respondent")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: RespondentId,
    pub population: Population,
    pub call_id: CallId,
    pub half: String,
    pub facility_id: FacilityId,
    pub municipality_code: String,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
