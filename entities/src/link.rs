//! `link`: a one-time or bounded link, by the hash of its token.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::Instant;
use crate::id::{LinkId, PersonId};

/// The values of `capability`.
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
pub enum Capability {
    #[sea_orm(string_value = "registration_confirm")]
    RegistrationConfirm,
    #[sea_orm(string_value = "password_reset")]
    PasswordReset,
    #[sea_orm(string_value = "invitation_accept")]
    InvitationAccept,
    #[sea_orm(string_value = "booking_approve")]
    BookingApprove,
    #[sea_orm(string_value = "booking_cancel")]
    BookingCancel,
    #[sea_orm(string_value = "survey_answer")]
    SurveyAnswer,
    #[sea_orm(string_value = "offer_answer")]
    OfferAnswer,
    #[sea_orm(string_value = "guest_page")]
    GuestPage,
}

/// A one-time or bounded link, by the hash of its token.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "link")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: LinkId,
    pub token_hash: String,
    pub capability: Capability,
    pub person_id: Option<PersonId>,
    pub subject_id: Uuid,
    pub subject_version: Option<i64>,
    pub expires_at: Instant,
    pub used_at: Option<Instant>,
    pub created_at: Instant,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
