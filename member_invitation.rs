//! `member_invitation`: an invitation to become a member of an organisation.

use sea_orm::entity::prelude::*;

use crate::id::{MemberInvitationId, OrganisationId, PersonId};
use crate::{Instant, membership};

/// An invitation to become a member of an organisation.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "member_invitation")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: MemberInvitationId,
    pub organisation_id: OrganisationId,
    pub role: membership::Role,
    pub email: String,
    pub name: String,
    pub until_on: Option<Date>,
    pub invited_by: PersonId,
    pub created_at: Instant,
    pub accepted_at: Option<Instant>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
