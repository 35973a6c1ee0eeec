//! `questionnaire`: a version of a questionnaire, frozen by its hash.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::id::QuestionnaireId;
use crate::Instant;

/// The values of `audience`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, EnumIter, DeriveActiveEnum, Serialize, Deserialize, ToSchema)]
#[sea_orm(rs_type = "String", db_type = "Text")]
#[serde(rename_all = "snake_case")]
#[schema(as = QuestionnaireAudience)]
pub enum Audience {
    #[sea_orm(string_value = "participant_pre")]
    ParticipantPre,
    #[sea_orm(string_value = "participant_post")]
    ParticipantPost,
    #[sea_orm(string_value = "employer")]
    Employer,
    #[sea_orm(string_value = "host")]
    Host,
}

/// A version of a questionnaire, frozen by its hash.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "questionnaire")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: QuestionnaireId,
    pub audience: Audience,
    pub version: String,
    pub content_hash: String,
    pub content: String,
    pub created_at: Instant,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
