//! `signing_key`: a key pair that signs access tokens.

use sea_orm::entity::prelude::*;

use crate::Instant;

/// A key pair that signs access tokens.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "signing_key")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    pub private_pem: String,
    pub public_pem: String,
    pub signs_from: Instant,
    pub verifies_until: Instant,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
