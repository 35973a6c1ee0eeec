//! What people do with their own account.

use chrono::NaiveDate;
use entities::id::{OrganisationId, PersonId};
use entities::{membership, organisation, person};

use super::{rules, store};
use crate::accounts::{passwords, sessions};
use crate::app::{App, Connection, Context, Txn};
use crate::audit;
use crate::error::{Error, Refusal, Result};
use crate::notifications::{self, Mail, Recipient, Topic};
use crate::policy::{Action, Parties};

pub use super::store::Details;

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

/// Changes what the person says about themselves.
pub async fn update(app: &App, context: &Context, details: Details) -> Result<Profile> {
    let id = context.actor.person_id().ok_or(Error::Unauthorised("sign_in_needed"))?;
    app.change(context, async |txn| {
        let person = store::lock(txn, id).await?.ok_or(Error::NotFound("person"))?;
        let permit = context.actor.may(Action::MeUpdate, &rules::parties(&person))?;
        context.expect(person.version, || {
            serde_json::json!({
                "name": person.name, "name_kana": person.name_kana, "phone": person.phone,
                "locale": person.locale, "version": person.version,
            })
        })?;
        let changed = changed(&person, &details);
        store::update(txn, person, details).await?;
        Ok(((), audit::record(txn, permit, &changed).await?))
    })
    .await?;
    profile(app, id).await
}

fn changed(person: &person::Model, details: &Details) -> Vec<&'static str> {
    [
        ("name", person.name != details.name),
        ("name_kana", person.name_kana != details.name_kana),
        ("phone", person.phone != details.phone),
        ("locale", person.locale != details.locale),
    ]
    .into_iter()
    .filter_map(|(field, differs)| differs.then_some(field))
    .collect()
}

/// Closes the account of who asks, and forgets who they were. Not while others wait for them: an application
/// that isn't over must be withdrawn, cancelled or seen to its end first.
pub async fn close(app: &App, context: &Context, password: &str) -> Result<()> {
    passwords::confirmed(app, context, Action::AccountClose, "password", password).await?;
    let id = context.actor.person_id().ok_or(Error::Unauthorised("sign_in_needed"))?;
    app.change(&context.unrepeated(), async |txn| {
        let person = store::lock(txn, id).await?.ok_or(Error::NotFound("person"))?;
        let permit = context.actor.may(Action::AccountClose, &rules::parties(&person))?;
        let unfinished = store::unfinished(txn, id).await?;
        if !unfinished.is_empty() {
            let numbers = unfinished.join("、");
            return Err(Refusal::conflict("account.unfinished").with("numbers", numbers).into());
        }
        // The last mail goes to the address that is forgotten with it.
        notifications::enqueue(txn, &Mail::new(Topic::AccountClosed, Recipient::person(&person, None))).await?;
        sessions::end_all(txn, id, "account_closed").await?;
        store::end_memberships(txn, id, txn.today()).await?;
        store::close(txn, person, rules::anonymous(id), txn.now()).await?;
        let receipt = audit::record(txn, permit, &["name", "email", "phone", "closed_at"]).await?;
        Ok(((), receipt))
    })
    .await
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
    db: &impl Connection,
    organisation: OrganisationId,
    role: membership::Role,
    today: NaiveDate,
) -> Result<Vec<person::Model>> {
    Ok(store::members(db, organisation, role, today).await?)
}

/// The people of these ids, in no order.
///
/// # Errors
/// The database's.
pub async fn people(db: &impl Connection, ids: &[PersonId]) -> Result<Vec<person::Model>> {
    Ok(store::find_all(db, ids).await?)
}

/// The confirmed people who have the role anywhere on the day of the change.
///
/// # Errors
/// The database's.
pub async fn with_role(txn: &Txn, role: membership::Role) -> Result<Vec<person::Model>> {
    Ok(store::with_role(txn, role, txn.today()).await?)
}
