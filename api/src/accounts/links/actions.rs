//! Making, following and using up links, inside the changes of whoever needs one.

use chrono::{DateTime, TimeDelta, Utc};
use entities::id::{LinkId, PersonId};
use entities::link::{self, Capability};
use uuid::Uuid;

use super::{rules, store};
use crate::accounts::secrets::{self, Secret};
use crate::app::Txn;
use crate::error::{Refusal, Result};
use crate::policy::Actor;

/// A link to be made.
#[derive(Clone, Copy, Debug)]
pub struct Request {
    pub capability: Capability,
    /// What it is about: the id of a booking, an invitation, a person.
    pub subject: Uuid,
    /// The version that its bearer was asked about.
    pub version: Option<i64>,
    /// In whose name its bearer acts.
    pub person: Option<PersonId>,
    pub expires_at: DateTime<Utc>,
}

/// A link that somebody came with.
#[derive(Clone, Debug)]
pub struct Found {
    row: link::Model,
    dead: Option<Refusal>,
}

impl Found {
    /// Who acts through it.
    pub const fn actor(&self) -> Actor {
        Actor::Link {
            link: self.row.id,
            subject: self.row.subject_id,
            person: self.row.person_id,
        }
    }

    pub const fn subject(&self) -> Uuid {
        self.row.subject_id
    }

    pub const fn version(&self) -> Option<i64> {
        self.row.subject_version
    }

    pub const fn person(&self) -> Option<PersonId> {
        self.row.person_id
    }

    pub const fn capability(&self) -> Capability {
        self.row.capability
    }

    /// Why it can't be followed any more.
    pub const fn dead(&self) -> Option<&Refusal> {
        self.dead.as_ref()
    }
}

/// Makes a link and returns the token for its address; only the hash stays.
///
/// # Errors
/// The database's.
pub async fn create(txn: &Txn, request: Request) -> Result<String> {
    let secret = Secret::random()?;
    let Request {
        capability,
        subject,
        version,
        person,
        expires_at,
    } = request;
    let link = link::Model {
        id: LinkId::new(),
        token_hash: secret.hash,
        capability,
        person_id: person,
        subject_id: subject,
        subject_version: version,
        expires_at,
        used_at: None,
        created_at: txn.now(),
    };
    store::insert(txn, link).await?;
    Ok(secret.token)
}

/// The link of a token, dead or alive: for changes that record the second use of one.
///
/// # Errors
/// 410 `link.unknown` when we never gave it out, or for something else.
pub async fn find(txn: &Txn, token: &str, capability: Capability) -> Result<Found> {
    let row = store::find(txn, &secrets::hash_of(token)).await?;
    let row = row.filter(|row| row.capability == capability);
    let row = row.ok_or_else(|| Refusal::gone("link.unknown"))?;
    let dead = rules::dead(&row, txn.now());
    Ok(Found { row, dead })
}

/// The live link of a token, with one of these capabilities. Finding one changes nothing.
///
/// # Errors
/// 410 with what to do: `link.unknown`, `link.used`, `link.expired`.
pub async fn find_any(
    db: &impl crate::app::Connection,
    token: &str,
    capabilities: &[Capability],
    now: DateTime<Utc>,
) -> Result<Found> {
    let row = store::find(db, &secrets::hash_of(token)).await?;
    let row = row.filter(|row| capabilities.contains(&row.capability));
    let row = row.ok_or_else(|| Refusal::gone("link.unknown"))?;
    match rules::dead(&row, now) {
        Some(refusal) => Err(refusal.into()),
        None => Ok(Found { row, dead: None }),
    }
}

/// Uses the link up, and with it every other live one that asks the same about the same.
///
/// # Errors
/// The database's.
pub async fn spend(txn: &Txn, found: &Found) -> Result<()> {
    spend_all(txn, found.subject(), found.capability()).await
}

/// Ends all live links with this capability on a subject: what they asked for is done, or void.
///
/// # Errors
/// The database's.
pub async fn spend_all(txn: &Txn, subject: Uuid, capability: Capability) -> Result<()> {
    Ok(store::use_up(txn, subject, capability, txn.now()).await?)
}

/// How many links with this capability the subject got lately: who sends them by mail keeps within bounds.
///
/// # Errors
/// The database's.
pub async fn made_since(txn: &Txn, subject: Uuid, capability: Capability, lately: TimeDelta) -> Result<u64> {
    Ok(store::made_since(txn, subject, capability, txn.now() - lately).await?)
}
