//! `invitation`: who is asked to answer which wave, and whether they did.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::id::{BookingId, InvitationId, ParticipantId, PersonId, QuestionnaireId, RespondentId};
use crate::{person, questionnaire};

/// Whose figures an answer belongs to.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    EnumIter,
    DeriveActiveEnum,
    Serialize,
    Deserialize,
    ToSchema,
)]
#[sea_orm(rs_type = "String", db_type = "Text")]
#[serde(rename_all = "snake_case")]
pub enum Population {
    #[sea_orm(string_value = "company")]
    Company,
    #[sea_orm(string_value = "employee")]
    Employee,
    #[sea_orm(string_value = "employer")]
    Employer,
    #[sea_orm(string_value = "host")]
    Host,
}

/// Who is asked to answer which wave, and whether they did.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "invitation")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: InvitationId,
    pub booking_id: BookingId,
    pub participant_id: Option<ParticipantId>,
    pub person_id: Option<PersonId>,
    pub email: String,
    pub locale: person::Locale,
    pub population: Population,
    pub audience: questionnaire::Audience,
    pub questionnaire_id: QuestionnaireId,
    pub respondent_id: Option<RespondentId>,
    pub draft: Option<String>,
    pub draft_version: i64,
    pub invited_on: Date,
    pub due_on: Date,
    pub closes_on: Date,
    pub reminders: i32,
    pub reminded_on: Option<Date>,
    pub answered_on: Option<Date>,
    pub closed: bool,
    pub version: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
