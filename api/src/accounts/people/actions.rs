//! What people do with their own account.

use entities::id::PersonId;
use entities::{membership, organisation, person};

use super::{rules, store};
use crate::app::{App, Context};
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
