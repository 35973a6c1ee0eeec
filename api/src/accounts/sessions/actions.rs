//! Signing in and out, and keeping a session alive.

use chrono::TimeDelta;
use entities::id::{PersonId, SessionId};
use entities::person;

use super::{rules, store};
use crate::accounts::keys::{self, Claims};
use crate::accounts::people::{self, Profile};
use crate::accounts::secrets::{self, Secret};
use crate::accounts::{passwords, typed::mail_key};
use crate::app::{App, Context, Txn};
use crate::audit::{self, Outcome};
use crate::config::Config;
use crate::error::{Error, Kind, Refusal, Result};
use crate::policy::{Action, Actor, Member, Parties, Person};

/// A person with the two tokens of a session. The refresh token leaves in a cookie only.
pub struct SignedIn {
    pub access_token: String,
    pub expires_in_seconds: i64,
    pub refresh_token: String,
    pub profile: Profile,
}

pub async fn sign_in(app: &App, context: &Context, email: &str, password: &str) -> Result<SignedIn> {
    let known = people::find_by_mail(app.db.reader(), &mail_key(email)).await?;
    // Hashed before the change begins: nobody waits for the write lock meanwhile.
    let hash = known.as_ref().and_then(|person| person.password_hash.as_deref());
    let fits = passwords::fits(app, password, hash).await?;
    let secret = Secret::random()?;
    let begun = app
        .change_or_refuse(&context.unrepeated(), async |txn| {
            let subject = known
                .as_ref()
                .map_or_else(|| "-".to_owned(), |person| person.id.to_string());
            let permit = context.actor.may(
                Action::SessionCreate,
                &Parties {
                    public: true,
                    ..Parties::of("person", subject)
                },
            )?;
            let person = match &known {
                Some(person) => people::lock(txn, person.id).await?,
                None => None,
            };
            let refusal = rules::refused(&app.config);
            let Some(person) = person else {
                return Ok((
                    Outcome::Refused(refusal.clone()),
                    audit::record_refusal(txn, permit, &refusal).await?,
                ));
            };
            match rules::sign_in(&person, fits, txn.now()) {
                rules::SignIn::Welcome => {
                    let id = person.id;
                    people::count_failures(txn, person, 0, None).await?;
                    let session = begin(txn, app, id, &secret).await?;
                    Ok((Outcome::Done((id, session)), audit::record(txn, permit, &[]).await?))
                }
                rules::SignIn::Failed => {
                    count_failure(txn, person, &app.config).await?;
                    Ok((
                        Outcome::Refused(refusal.clone()),
                        audit::record_refusal(txn, permit, &refusal).await?,
                    ))
                }
                rules::SignIn::Shut => Ok((
                    Outcome::Refused(refusal.clone()),
                    audit::record_refusal(txn, permit, &refusal).await?,
                )),
            }
        })
        .await?;
    signed_in(app, begun, secret).await
}

/// Exchanges a refresh token for the next one.
pub async fn refresh(app: &App, context: &Context, token: Option<&str>) -> Result<SignedIn> {
    let ended = || Refusal::new(Kind::Credential, "session.ended");
    let hash = secrets::hash_of(token.ok_or_else(ended)?);
    let secret = Secret::random()?;
    let begun = app
        .change_or_refuse(&context.unrepeated(), async |txn| {
            let (token, session) = store::lock_token(txn, &hash).await?.ok_or_else(ended)?;
            let (id, person) = (session.id, session.person_id);
            let parties = Parties {
                oneself: Some(person),
                public: true,
                ..Parties::of("session", id)
            };
            let permit = context.actor.may(Action::SessionRefresh, &parties)?;
            match rules::refresh(&token, &session, txn.now()) {
                rules::Refresh::Rotate => {
                    let expires_at = rules::expiry(txn.now(), &app.config);
                    store::rotate(txn, token, session, txn.now(), expires_at).await?;
                    store::insert_token(txn, &secret.hash, id, txn.now(), expires_at).await?;
                    Ok((Outcome::Done((person, id)), audit::record(txn, permit, &[]).await?))
                }
                rules::Refresh::Reused => {
                    let refusal = Refusal::new(Kind::Credential, "session.reused");
                    store::revoke(txn, id, txn.now(), "reuse").await?;
                    Ok((
                        Outcome::Refused(refusal.clone()),
                        audit::record_refusal(txn, permit, &refusal).await?,
                    ))
                }
                rules::Refresh::Ended => Err(ended().into()),
            }
        })
        .await?;
    signed_in(app, begun, secret).await
}

/// Begins a session inside a change: sign-in, a confirmed registration, an accepted invitation.
pub async fn begin(txn: &Txn, app: &App, person: PersonId, secret: &Secret) -> Result<SessionId> {
    let (id, expires_at) = (SessionId::new(), rules::expiry(txn.now(), &app.config));
    store::insert(txn, id, person, txn.now(), expires_at).await?;
    store::insert_token(txn, &secret.hash, id, txn.now(), expires_at).await?;
    Ok(id)
}

/// The answer to somebody whose session began or goes on.
pub async fn signed_in(app: &App, (person, session): (PersonId, SessionId), secret: Secret) -> Result<SignedIn> {
    let lifetime = TimeDelta::minutes(app.config.access_token_lifetime_minutes.into());
    let now = app.now();
    let claims = Claims {
        sub: person,
        sid: session,
        iat: now.timestamp(),
        exp: (now + lifetime).timestamp(),
    };
    Ok(SignedIn {
        access_token: keys::actions::sign(app, &claims).await?,
        expires_in_seconds: lifetime.num_seconds(),
        refresh_token: secret.token,
        profile: people::profile(app, person).await?,
    })
}

pub async fn sign_out(app: &App, context: &Context) -> Result<()> {
    let Actor::Person(person) = &context.actor else {
        return Err(Error::Unauthorised("sign_in_needed"));
    };
    app.change(context, async |txn| {
        let parties = Parties {
            oneself: Some(person.id),
            ..Parties::of("session", person.session)
        };
        let permit = context.actor.may(Action::SessionEnd, &parties)?;
        store::revoke(txn, person.session, txn.now(), "sign_out").await?;
        Ok(((), audit::record(txn, permit, &[]).await?))
    })
    .await
}

pub async fn sign_out_everywhere(app: &App, context: &Context) -> Result<()> {
    let Some(person) = context.actor.person_id() else {
        return Err(Error::Unauthorised("sign_in_needed"));
    };
    app.change(context, async |txn| {
        let parties = Parties {
            oneself: Some(person),
            ..Parties::of("person", person)
        };
        let permit = context.actor.may(Action::SessionEndAll, &parties)?;
        end_all(txn, person, "sign_out_everywhere").await?;
        Ok(((), audit::record(txn, permit, &[]).await?))
    })
    .await
}

/// Ends every session of a person inside a change: a new password, a closed account.
pub async fn end_all(txn: &Txn, person: PersonId, because: &str) -> Result<()> {
    Ok(store::revoke_all(txn, person, txn.now(), because).await?)
}

/// Ends all sessions of a person but the one in which they act.
pub async fn end_others(txn: &Txn, person: PersonId, own: SessionId, because: &str) -> Result<()> {
    Ok(store::revoke_others(txn, person, own, txn.now(), because).await?)
}

/// Counts a wrong password. A rest begins the count anew: after it, as many tries are free again.
pub async fn count_failure(txn: &Txn, person: person::Model, config: &Config) -> Result<()> {
    let failures = person.failed_sign_ins + 1;
    let rest = rules::rest(failures, txn.now(), config);
    let counted = if rest.is_some() { 0 } else { failures };
    Ok(people::count_failures(txn, person, counted, rest).await?)
}

/// Who bears this access token, with the memberships that are current today.
///
/// # Errors
/// 401 when the token is not ours, is over, or its session was ended.
pub async fn authenticate(app: &App, token: &str) -> Result<Actor> {
    let bad = || Error::Unauthorised("credential.bad");
    let claims = keys::actions::verify(app, token).await?.ok_or_else(bad)?;
    let seats = store::seats(app.db.reader(), claims.sid, app.now(), app.today()).await?;
    let first = seats.first().ok_or_else(bad)?;
    if first.person_id != claims.sub {
        return Err(bad());
    }
    Ok(Actor::Person(Person {
        id: claims.sub,
        session: claims.sid,
        members: seats.into_iter().filter_map(member).collect(),
    }))
}

fn member(seat: store::Seat) -> Option<Member> {
    Some(Member {
        organisation: seat.organisation_id?,
        kind: seat.kind?,
        municipality_code: seat.municipality_code,
        role: seat.role?,
        deputy_of: seat.deputy_of,
        until_on: seat.until_on,
    })
}
