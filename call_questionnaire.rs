//! `call_questionnaire`: which questionnaire a call uses for an audience.

use sea_orm::entity::prelude::*;

use crate::id::{CallId, QuestionnaireId};
use crate::questionnaire;

/// Which questionnaire a call uses for an audience.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "call_questionnaire")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub call_id: CallId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub audience: questionnaire::Audience,
    pub questionnaire_id: QuestionnaireId,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
