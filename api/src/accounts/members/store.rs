//! Rows of `membership`, with their people and organisations.

use chrono::NaiveDate;
use entities::id::{MembershipId, OrganisationId, PersonId};
use entities::membership::Role;
use entities::{member_invitation, membership, person};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel, JoinType, PaginatorTrait,
    QueryFilter, QueryOrder, QuerySelect, Set,
};

use crate::paging::Paging;

/// The memberships of an organisation that are not over, with their people.
pub async fn list(
    db: &impl ConnectionTrait,
    organisation: OrganisationId,
    today: NaiveDate,
    paging: &Paging,
) -> Result<Vec<(membership::Model, person::Model)>, DbErr> {
    let rows = membership::Entity::find()
        .join(
            JoinType::InnerJoin,
            membership::Entity::belongs_to(person::Entity)
                .from(membership::Column::PersonId)
                .to(person::Column::Id)
                .into(),
        )
        .select_also(person::Entity)
        .filter(membership::Column::OrganisationId.eq(organisation))
        .filter(not_over(today))
        .filter(person::Column::ClosedAt.is_null())
        .order_by_asc(person::Column::NameKana)
        .order_by_asc(membership::Column::Id)
        .offset(paging.offset())
        .limit(paging.rows() + 1)
        .all(db)
        .await?;
    Ok(rows
        .into_iter()
        .filter_map(|(row, person)| person.map(|person| (row, person)))
        .collect())
}

/// The invitations of an organisation that nobody has accepted, newest first.
pub async fn invitations(
    db: &impl ConnectionTrait,
    organisation: OrganisationId,
) -> Result<Vec<member_invitation::Model>, DbErr> {
    member_invitation::Entity::find()
        .filter(member_invitation::Column::OrganisationId.eq(organisation))
        .filter(member_invitation::Column::AcceptedAt.is_null())
        .order_by_desc(member_invitation::Column::CreatedAt)
        .limit(100)
        .all(db)
        .await
}

/// A membership with its organisation, locked. Whether the asker may know of it is the policy's to say: the
/// caller hides it where the organisation is out of scope.
pub async fn lock(db: &impl ConnectionTrait, id: MembershipId) -> Result<Option<membership::Model>, DbErr> {
    membership::Entity::find_by_id(id).lock_exclusive().one(db).await
}

pub async fn insert(db: &impl ConnectionTrait, membership: membership::Model) -> Result<(), DbErr> {
    membership::Entity::insert(membership.into_active_model())
        .exec_without_returning(db)
        .await
        .map(|_| ())
}

pub async fn set_last_day(
    db: &impl ConnectionTrait,
    membership: membership::Model,
    until_on: NaiveDate,
) -> Result<(), DbErr> {
    let mut row = membership.into_active_model();
    row.until_on = Set(Some(until_on));
    row.update(db).await.map(|_| ())
}

pub async fn delete(db: &impl ConnectionTrait, id: MembershipId) -> Result<(), DbErr> {
    membership::Entity::delete_by_id(id).exec(db).await.map(|_| ())
}

/// Whether the person has the role in the organisation today or later.
pub async fn has_role(
    db: &impl ConnectionTrait,
    person: PersonId,
    organisation: OrganisationId,
    role: Role,
    today: NaiveDate,
) -> Result<bool, DbErr> {
    let held = membership::Entity::find()
        .filter(membership::Column::PersonId.eq(person))
        .filter(membership::Column::OrganisationId.eq(organisation))
        .filter(membership::Column::Role.eq(role))
        .filter(not_over(today))
        .count(db)
        .await?;
    Ok(held > 0)
}

/// Whether the person is a member of the organisation today, in any role.
pub async fn belongs_to(
    db: &impl ConnectionTrait,
    person: PersonId,
    organisation: OrganisationId,
    today: NaiveDate,
) -> Result<bool, DbErr> {
    let held = membership::Entity::find()
        .filter(membership::Column::PersonId.eq(person))
        .filter(membership::Column::OrganisationId.eq(organisation))
        .filter(membership::Column::FromOn.lte(today))
        .filter(not_over(today))
        .count(db)
        .await?;
    Ok(held > 0)
}

/// How many people hold the role in the organisation today.
pub async fn holders(
    db: &impl ConnectionTrait,
    organisation: OrganisationId,
    role: Role,
    today: NaiveDate,
) -> Result<u64, DbErr> {
    membership::Entity::find()
        .filter(membership::Column::OrganisationId.eq(organisation))
        .filter(membership::Column::Role.eq(role))
        .filter(membership::Column::FromOn.lte(today))
        .filter(not_over(today))
        .count(db)
        .await
}

/// The supervisor of a section who isn't a deputy, the longest-serving first.
pub async fn supervisor(
    db: &impl ConnectionTrait,
    section: OrganisationId,
    today: NaiveDate,
) -> Result<Option<PersonId>, DbErr> {
    let row = membership::Entity::find()
        .filter(membership::Column::OrganisationId.eq(section))
        .filter(membership::Column::Role.eq(Role::Supervisor))
        .filter(membership::Column::DeputyOf.is_null())
        .filter(membership::Column::FromOn.lte(today))
        .filter(not_over(today))
        .order_by_asc(membership::Column::FromOn)
        .one(db)
        .await?;
    Ok(row.map(|row| row.person_id))
}

fn not_over(today: NaiveDate) -> Expr {
    membership::Column::UntilOn
        .is_null()
        .or(membership::Column::UntilOn.gte(today))
}
