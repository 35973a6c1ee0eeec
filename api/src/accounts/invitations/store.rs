//! Rows of `member_invitation`.

use chrono::{DateTime, Utc};
use entities::id::{MemberInvitationId, OrganisationId};
use entities::{member_invitation, organisation};
use sea_orm::{ActiveModelTrait, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel, QuerySelect, Set};

pub async fn insert(db: &impl ConnectionTrait, invitation: member_invitation::Model) -> Result<(), DbErr> {
    member_invitation::Entity::insert(invitation.into_active_model())
        .exec_without_returning(db)
        .await
        .map(|_| ())
}

/// With its organisation, which may have been closed since.
pub async fn find(
    db: &impl ConnectionTrait,
    id: MemberInvitationId,
) -> Result<Option<(member_invitation::Model, organisation::Model)>, DbErr> {
    let Some(invitation) = member_invitation::Entity::find_by_id(id)
        .lock_exclusive()
        .one(db)
        .await?
    else {
        return Ok(None);
    };
    let organisation = find_organisation(db, invitation.organisation_id).await?;
    Ok(organisation.map(|organisation| (invitation, organisation)))
}

async fn find_organisation(
    db: &impl ConnectionTrait,
    id: OrganisationId,
) -> Result<Option<organisation::Model>, DbErr> {
    organisation::Entity::find_by_id(id).one(db).await
}

pub async fn set_accepted(
    db: &impl ConnectionTrait,
    invitation: member_invitation::Model,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    let mut row = invitation.into_active_model();
    row.accepted_at = Set(Some(now));
    row.update(db).await.map(|_| ())
}
