//! `answer_sheet`: one set of answers.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::id::{QuestionnaireId, RespondentId, SheetId};
use crate::questionnaire;

/// The values of `entry_mode`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, EnumIter, DeriveActiveEnum, Serialize, Deserialize, ToSchema)]
#[sea_orm(rs_type = "String", db_type = "Text")]
#[serde(rename_all = "snake_case")]
pub enum EntryMode {
    #[sea_orm(string_value = "web")]
    Web,
    #[sea_orm(string_value = "paper")]
    Paper,
}

/// One set of answers.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "answer_sheet")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: SheetId,
    pub respondent_id: RespondentId,
    pub questionnaire_id: QuestionnaireId,
    pub audience: questionnaire::Audience,
    pub answers: String,
    pub context: String,
    pub answered_on: Date,
    pub entry_mode: EntryMode,
    pub complete: bool,
    pub straight_lined: bool,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
