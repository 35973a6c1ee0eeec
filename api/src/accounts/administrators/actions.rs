//! Making an administrator without an invitation.

use entities::id::{MembershipId, OrganisationId, PersonId};
use entities::membership::Role;
use entities::{membership, organisation, person};

use crate::accounts::typed::{mail_key, narrow};
use crate::accounts::{members, organisations, passwords, people};
use crate::app::{App, Context, Txn};
use crate::audit;
use crate::error::{Refusal, Result};
use crate::policy::{Action, Parties};
use crate::text::Locale;

/// Makes an administrator of the prefecture, and the prefecture where it isn't there yet. Everybody else is
/// invited by them.
///
/// # Errors
/// The password is weak, or somebody has the address already.
pub async fn create_administrator(app: &App, email: &str, name: &str, password: &str) -> Result<PersonId> {
    passwords::check(password, "password", email)?;
    let hash = passwords::hash(app, password).await?;
    let context = Context::system("admin_create");
    app.change(&context, async |txn| {
        let id = PersonId::new();
        let permit = context
            .actor
            .may(Action::AdministratorCreate, &Parties::of("person", id))?;
        if people::find_by_mail(txn, &mail_key(email)).await?.is_some() {
            return Err(Refusal::conflict("registration.taken").into());
        }
        let prefecture = prefecture(app, txn).await?;
        people::insert(txn, administrator(txn, id, email, name, hash.clone())).await?;
        let membership = membership::Model {
            id: MembershipId::new(),
            person_id: id,
            organisation_id: prefecture,
            role: Role::Administrator,
            from_on: txn.today(),
            until_on: None,
            deputy_of: None,
            created_at: txn.now(),
        };
        members::insert(txn, membership).await?;
        Ok((id, audit::record(txn, permit, &["role"]).await?))
    })
    .await
}

fn administrator(txn: &Txn, id: PersonId, email: &str, name: &str, hash: String) -> person::Model {
    person::Model {
        id,
        email: narrow(email),
        email_key: mail_key(email),
        name: name.trim().to_owned(),
        name_kana: String::new(),
        phone: String::new(),
        locale: Locale::Ja,
        password_hash: Some(hash),
        confirmed_at: Some(txn.now()),
        failed_sign_ins: 0,
        locked_until: None,
        closed_at: None,
        created_at: txn.now(),
        version: 1,
    }
}

async fn prefecture(app: &App, txn: &Txn) -> Result<OrganisationId> {
    if let Some(prefecture) = organisations::prefecture(txn).await? {
        return Ok(prefecture.id);
    }
    let prefecture = organisation::Model {
        id: OrganisationId::new(),
        kind: organisation::Kind::Prefecture,
        parent_id: None,
        municipality_code: None,
        name: app.config.prefecture_name_ja.clone(),
        name_kana: String::new(),
        corporate_number: None,
        address: String::new(),
        industry: None,
        size: None,
        state: organisation::State::Active,
        created_at: txn.now(),
        version: 1,
    };
    let id = prefecture.id;
    organisations::insert(txn, prefecture).await?;
    Ok(id)
}
