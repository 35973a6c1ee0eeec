//! Changing one's password, and getting a new one by mail.

use chrono::TimeDelta;
use entities::id::PersonId;
use entities::link::Capability;
use entities::person;

use super::{hashing, rules};
use crate::accounts::typed::mail_key;
use crate::accounts::{links, people, sessions};
use crate::app::{App, Context, Txn};
use crate::audit::{self, Outcome};
use crate::error::{Error, Fault, Kind, Refusal, Result};
use crate::notifications::{self, Mail, Recipient, Topic};
use crate::policy::{Action, Actor, Parties};
use crate::text;

/// So many reset mails an hour go to one person: nobody fills another's box.
const RESET_MAILS_PER_HOUR: u64 = 5;

/// Sends a link for a new password, if the address belongs to an account that can be signed in to.
pub async fn request_reset(app: &App, context: &Context, email: &str) -> Result<()> {
    app.change(&context.unrepeated(), async |txn| {
        let known = people::find_by_mail(txn, &mail_key(email)).await?;
        let known = known.filter(|person| person.confirmed_at.is_some() && person.closed_at.is_none());
        // An unknown address gets a link too, which nobody has: the same rows, the same time, the same answer.
        let subject = known.as_ref().map_or_else(PersonId::new, |person| person.id);
        let permit = context.actor.may(
            Action::PasswordResetRequest,
            &Parties {
                public: true,
                ..Parties::of("password_reset", "-")
            },
        )?;
        let sent = links::made_since(txn, subject.0, Capability::PasswordReset, TimeDelta::hours(1)).await?;
        let expires_at = txn.now() + TimeDelta::hours(app.config.link_lifetime_hours.into());
        let link = links::Request {
            capability: Capability::PasswordReset,
            subject: subject.0,
            version: None,
            person: known.as_ref().map(|person| person.id),
            expires_at,
        };
        let token = links::create(txn, link).await?;
        if let Some(person) = known.filter(|_| sent < RESET_MAILS_PER_HOUR) {
            let mail = Mail::new(Topic::PasswordReset, Recipient::person(&person, None))
                .with("until", text::moment(expires_at, person.locale))
                .link(links::address("/reset", &token));
            notifications::enqueue(txn, &mail).await?;
        }
        Ok(((), audit::record(txn, permit, &[]).await?))
    })
    .await
}

/// Sets a new password by the link of the mail, and ends every session: whoever knew the old one is out.
pub async fn reset(app: &App, context: &Context, token: &str, password: &str) -> Result<()> {
    rules::check(password, "password", "")?;
    let hash = hashing::hash(app, password).await?;
    app.change_or_refuse(&context.unrepeated(), async |txn| {
        let found = links::find(txn, token, Capability::PasswordReset).await?;
        let permit = found
            .actor()
            .may(Action::PasswordReset, &Parties::of("person", found.subject()))?;
        if let Some(refusal) = found.dead() {
            let receipt = audit::record_refusal(txn, permit, refusal).await?;
            return Ok((Outcome::Refused(refusal.clone()), receipt));
        }
        let person = people::lock(txn, PersonId(found.subject())).await?;
        let person = person.filter(|person| person.closed_at.is_none());
        let person = person.ok_or_else(|| Refusal::gone("link.unknown"))?;
        links::spend(txn, &found).await?;
        sessions::end_all(txn, person.id, "password_reset").await?;
        replace(txn, person, hash).await?;
        Ok((Outcome::Done(()), audit::record(txn, permit, &["password"]).await?))
    })
    .await
}

/// Changes the password of who is signed in, and ends their other sessions.
pub async fn change(app: &App, context: &Context, current: &str, new: &str) -> Result<()> {
    let Actor::Person(actor) = &context.actor else {
        return Err(Error::Unauthorised("sign_in_needed"));
    };
    let person = confirmed(app, context, Action::PasswordChange, "current", current).await?;
    rules::check(new, "new", &person.email)?;
    let hash = hashing::hash(app, new).await?;
    app.change(&context.unrepeated(), async |txn| {
        let person = people::lock(txn, actor.id).await?.ok_or(Error::NotFound("person"))?;
        let permit = context.actor.may(Action::PasswordChange, &people::parties(&person))?;
        sessions::end_others(txn, person.id, actor.session, "password_changed").await?;
        replace(txn, person, hash).await?;
        Ok(((), audit::record(txn, permit, &["password"]).await?))
    })
    .await
}

/// The person who acts, having typed their password again. A wrong one counts like a failed sign-in, so that a
/// stolen session can't try them all.
///
/// # Errors
/// 422 with the fault at `field`; 401 when the account rests.
pub async fn confirmed(
    app: &App,
    context: &Context,
    action: Action,
    field: &'static str,
    password: &str,
) -> Result<person::Model> {
    let id = context.actor.person_id().ok_or(Error::Unauthorised("sign_in_needed"))?;
    let person = people::find(app.db.writer(), id)
        .await?
        .ok_or(Error::NotFound("person"))?;
    let fits = hashing::fits(app, password, person.password_hash.as_deref()).await?;
    let wrong = Refusal {
        faults: vec![Fault::new(field, "password.wrong")],
        ..Refusal::invalid("input.invalid")
    };
    if fits && person.locked_until.is_none_or(|until| until <= app.now()) {
        return Ok(person);
    }
    app.change_or_refuse(&context.unrepeated(), async |txn| {
        let person = people::lock(txn, id).await?.ok_or(Error::NotFound("person"))?;
        let permit = context.actor.may(action, &people::parties(&person))?;
        let rests = person.locked_until.is_some_and(|until| txn.now() < until);
        let refusal = if rests { sessions::refused(&app.config) } else { wrong };
        let receipt = audit::record_refusal(txn, permit, &refusal).await?;
        if !rests {
            sessions::count_failure(txn, person, &app.config).await?;
        }
        Ok((Outcome::<()>::Refused(refusal), receipt))
    })
    .await?;
    Err(Refusal::new(Kind::Credential, "sign_in.failed").into())
}

async fn replace(txn: &Txn, person: person::Model, hash: String) -> Result<()> {
    let mail = Mail::new(Topic::PasswordChanged, Recipient::person(&person, None))
        .with("at", text::moment(txn.now(), person.locale));
    links::spend_all(txn, person.id.0, Capability::PasswordReset).await?;
    people::set_password(txn, person, hash).await?;
    notifications::enqueue(txn, &mail).await
}
