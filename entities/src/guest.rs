//! `guest`: somebody who comes, as the page of the stay knows them, with or without an account.

use sea_orm::entity::prelude::*;

use crate::id::{BookingId, GuestId, PersonId};
use crate::{Instant, person};

/// Somebody who comes, as the page of the stay knows them.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "guest")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: GuestId,
    pub booking_id: BookingId,
    pub person_id: Option<PersonId>,
    pub name: String,
    /// In small letters.
    pub email: String,
    pub locale: person::Locale,
    pub created_at: Instant,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
