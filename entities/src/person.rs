//! `person`: somebody who can act, signed in or through a link.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::Instant;
use crate::id::PersonId;

/// The values of `locale`.
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
pub enum Locale {
    #[sea_orm(string_value = "ja")]
    Ja,
    #[sea_orm(string_value = "en")]
    En,
}

/// Somebody who can act, signed in or through a link.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "person")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: PersonId,
    pub email: String,
    pub email_key: String,
    pub name: String,
    pub name_kana: String,
    pub phone: String,
    pub locale: Locale,
    pub password_hash: Option<String>,
    pub confirmed_at: Option<Instant>,
    pub failed_sign_ins: i32,
    pub locked_until: Option<Instant>,
    pub closed_at: Option<Instant>,
    pub created_at: Instant,
    pub version: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
