//! `notice`: a notice inside the product.

use sea_orm::entity::prelude::*;

use crate::Instant;
use crate::id::{BookingId, NoticeId, PersonId};

/// A notice inside the product.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "notice")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: NoticeId,
    pub person_id: PersonId,
    pub topic: String,
    pub subject: String,
    pub booking_id: Option<BookingId>,
    pub created_at: Instant,
    pub read_at: Option<Instant>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
