//! When a sign-in and a refresh succeed.

use chrono::{DateTime, TimeDelta, Utc};
use entities::{person, refresh_token, session};

use crate::config::Config;
use crate::error::{Kind, Refusal};

/// What a sign-in comes to. The asker hears the same no for all but the first: an answer that tells a rest from
/// a wrong password tells that the account exists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SignIn {
    Welcome,
    /// Wrong password of an account that isn't resting: counts.
    Failed,
    /// Resting, closed, or never confirmed, whatever the password.
    Shut,
}

pub fn sign_in(person: &person::Model, password_fits: bool, now: DateTime<Utc>) -> SignIn {
    let resting = person.locked_until.is_some_and(|until| now < until);
    let usable = person.closed_at.is_none() && person.confirmed_at.is_some() && person.password_hash.is_some();
    match (resting || !usable, password_fits) {
        (true, _) => SignIn::Shut,
        (false, true) => SignIn::Welcome,
        (false, false) => SignIn::Failed,
    }
}

/// Until when the account rests after this many failures in a row.
pub fn rest(failures: i32, now: DateTime<Utc>, config: &Config) -> Option<DateTime<Utc>> {
    let failures = u32::try_from(failures).unwrap_or_default();
    (failures >= config.sign_in_failures_max).then(|| now + TimeDelta::minutes(config.sign_in_rest_minutes.into()))
}

/// The one no of sign-in.
pub fn refused(config: &Config) -> Refusal {
    Refusal::new(Kind::Credential, "sign_in.failed")
        .with("max", config.sign_in_failures_max)
        .with("minutes", config.sign_in_rest_minutes)
}

/// What the coming of a refresh token means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refresh {
    Rotate,
    /// It was used before: it, or its successor, is in two hands.
    Reused,
    Ended,
}

pub fn refresh(token: &refresh_token::Model, session: &session::Model, now: DateTime<Utc>) -> Refresh {
    if session.revoked_at.is_some() || session.expires_at <= now || token.expires_at <= now {
        Refresh::Ended
    } else if token.used_at.is_some() {
        Refresh::Reused
    } else {
        Refresh::Rotate
    }
}

/// Until when a refresh token issued now is good.
pub fn expiry(now: DateTime<Utc>, config: &Config) -> DateTime<Utc> {
    now + TimeDelta::days(config.refresh_token_lifetime_days.into())
}
