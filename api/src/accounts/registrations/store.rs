//! Rows of a registration.

use chrono::{DateTime, Utc};
use entities::id::{OrganisationId, PersonId};
use entities::{link, membership, organisation, person};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter,
    QuerySelect, QueryTrait, Set,
};

/// How many unconfirmed registrations one run of the job forgets.
const FORGOTTEN_MAX: u64 = 500;

pub async fn insert(
    db: &impl ConnectionTrait,
    person: person::Model,
    organisation: organisation::Model,
    membership: membership::Model,
) -> Result<(), DbErr> {
    person::Entity::insert(person.into_active_model())
        .exec_without_returning(db)
        .await?;
    organisation::Entity::insert(organisation.into_active_model())
        .exec_without_returning(db)
        .await?;
    membership::Entity::insert(membership.into_active_model())
        .exec_without_returning(db)
        .await
        .map(|_| ())
}

/// The organisation that the person registered.
pub async fn organisation_of(
    db: &impl ConnectionTrait,
    person: PersonId,
) -> Result<Option<organisation::Model>, DbErr> {
    let membership = membership::Entity::find()
        .filter(membership::Column::PersonId.eq(person))
        .one(db)
        .await?;
    let Some(membership) = membership else { return Ok(None) };
    organisation::Entity::find_by_id(membership.organisation_id)
        .one(db)
        .await
}

/// Whether an organisation that somebody confirmed has the number.
pub async fn number_is_taken(db: &impl ConnectionTrait, number: &str) -> Result<bool, DbErr> {
    let holders = organisation::Entity::find()
        .filter(organisation::Column::CorporateNumber.eq(number))
        .filter(organisation::Column::State.is_in([organisation::State::Active, organisation::State::Pending]))
        .count(db)
        .await?;
    Ok(holders > 0)
}

/// From here on the person can sign in, and the address is theirs.
pub async fn confirm(
    db: &impl ConnectionTrait,
    person: person::Model,
    organisation: organisation::Model,
    email_key: String,
    state: organisation::State,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    let mut row = person.into_active_model();
    row.email_key = Set(email_key);
    row.confirmed_at = Set(Some(now));
    row.update(db).await?;
    let version = organisation.version;
    let mut row = organisation.into_active_model();
    row.state = Set(state);
    row.version = Set(version + 1);
    row.update(db).await.map(|_| ())
}

/// The people who registered before `until` and never confirmed. Whoever somebody else entered, by phone or at the
/// counter, has confirmed nothing either, but registered no organisation.
pub async fn unconfirmed(db: &impl ConnectionTrait, until: DateTime<Utc>) -> Result<Vec<PersonId>, DbErr> {
    let unconfirmed = organisation::Entity::find()
        .select_only()
        .column(organisation::Column::Id)
        .filter(organisation::Column::State.eq(organisation::State::Unconfirmed));
    let registered = membership::Entity::find()
        .select_only()
        .column(membership::Column::PersonId)
        .filter(membership::Column::OrganisationId.in_subquery(unconfirmed.into_query()));
    let rows = person::Entity::find()
        .filter(person::Column::Id.in_subquery(registered.into_query()))
        .filter(person::Column::ConfirmedAt.is_null())
        .filter(person::Column::CreatedAt.lt(until))
        .filter(person::Column::ClosedAt.is_null())
        .limit(FORGOTTEN_MAX)
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|row| row.id).collect())
}

/// Deletes an unconfirmed registration: nothing can point to it.
pub async fn delete(db: &impl ConnectionTrait, person: PersonId) -> Result<(), DbErr> {
    let organisation = organisation_of(db, person).await?.map(|organisation| organisation.id);
    link::Entity::delete_many()
        .filter(link::Column::PersonId.eq(person))
        .exec(db)
        .await?;
    membership::Entity::delete_many()
        .filter(membership::Column::PersonId.eq(person))
        .exec(db)
        .await?;
    person::Entity::delete_by_id(person).exec(db).await?;
    if let Some(organisation) = organisation {
        delete_unconfirmed(db, organisation).await?;
    }
    Ok(())
}

async fn delete_unconfirmed(db: &impl ConnectionTrait, id: OrganisationId) -> Result<(), DbErr> {
    organisation::Entity::delete_many()
        .filter(organisation::Column::Id.eq(id))
        .filter(organisation::Column::State.eq(organisation::State::Unconfirmed))
        .exec(db)
        .await
        .map(|_| ())
}
