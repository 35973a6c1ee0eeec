//! What people do with their own account.

use chrono::NaiveDate;
use entities::id::{OrganisationId, PersonId};
use entities::{membership, organisation, person};

use super::{rules, store};
use crate::app::{App, Connection, Context, Txn};
use crate::error::{Error, Result};
use crate::policy::{Action, Parties};

/// A person with the memberships that are not over.
pub struct Profile {
    pub person: person::Model,
    pub memberships: Vec<(membership::Model, organisation::Model)>,
    /// Those that count today: begun, and in an organisation that is active.
    pub roles: Vec<membership::Role>,
}

pub async fn view(app: &App, context: &Context) -> Result<Profile> {
    let id = context.actor.person_id().ok_or(Error::Unauthorised("sign_in_needed"))?;
    let parties = Parties {
        oneself: Some(id),
        ..Parties::of("person", id)
    };
    context.actor.may(Action::MeView, &parties)?;
    profile(app, id).await
}

/// The person as they see themselves.
pub async fn profile(app: &App, id: PersonId) -> Result<Profile> {
    let db = app.db.writer();
    let person = store::find(db, id).await?.ok_or(Error::NotFound("person"))?;
    let memberships = store::memberships(db, id, app.today()).await?;
    let roles = rules::roles(&memberships, app.today());
    Ok(Profile {
        person,
        memberships,
        roles,
    })
}

/// The supervisors of a section on a day, and the deputies who stand in for them on it.
///
/// # Errors
/// The database's.
pub async fn supervisors_of(
    db: &impl Connection,
    section: OrganisationId,
    today: NaiveDate,
) -> Result<Vec<person::Model>> {
    Ok(store::members(db, section, membership::Role::Supervisor, today).await?)
}

/// Who has the role in the organisation on the day of the change, and can be written to.
///
/// # Errors
/// The database's.
pub async fn contacts_of(
    txn: &Txn,
    organisation: OrganisationId,
    role: membership::Role,
) -> Result<Vec<person::Model>> {
    Ok(store::members(txn, organisation, role, txn.today()).await?)
}

/// The people of these ids, in no order.
///
/// # Errors
/// The database's.
pub async fn people(db: &impl Connection, ids: &[PersonId]) -> Result<Vec<person::Model>> {
    Ok(store::find_all(db, ids).await?)
}
