//! What comes with a request: who asks, in which language, and the two headers that make changes safe.

use crate::error::{Error, Result};
use crate::policy::{Actor, Scope};
use crate::text::Locale;

/// A repeatable write: the asker's key and the hash of method, path and body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Idempotency {
    pub key: String,
    pub request_hash: String,
}

/// Everything that an action needs to know about the asking.
#[derive(Clone, Debug)]
pub struct Context {
    pub actor: Actor,
    pub idempotency: Option<Idempotency>,
    /// The version in `If-Match`.
    pub expected: Option<i64>,
    pub locale: Locale,
    pub request_id: String,
}

impl Context {
    /// The context of a job: nobody waits for an answer.
    #[must_use]
    pub fn system(job: &'static str) -> Self {
        Self {
            actor: Actor::System(job),
            idempotency: None,
            expected: None,
            locale: Locale::Ja,
            request_id: format!("job-{job}"),
        }
    }

    /// The tenant argument for stores.
    #[must_use]
    pub fn scope(&self) -> Scope {
        Scope::from(&self.actor)
    }

    /// The same asking by another actor: the bearer of a link, once the link is found.
    #[must_use]
    pub fn acting_as(&self, actor: Actor) -> Self {
        Self { actor, ..self.clone() }
    }

    /// The same asking without its idempotency key: for answers and bodies that are secrets, of which nothing
    /// may be stored.
    #[must_use]
    pub fn unrepeated(&self) -> Self {
        Self {
            idempotency: None,
            ..self.clone()
        }
    }

    /// The same asking with what its form said, where the hash of the body can't say it.
    #[must_use]
    pub fn with_content(mut self, content: &str) -> Self {
        if let Some(idempotency) = &mut self.idempotency {
            idempotency.request_hash = format!("{} {content}", idempotency.request_hash);
        }
        self
    }

    /// Compares `If-Match` with the row's version; jobs and links carry none and are let through.
    ///
    /// # Errors
    /// [`Error::VersionMissing`] when a person sent none; [`Error::Stale`] with `current` when it is older.
    pub fn expect(&self, version: i64, current: impl FnOnce() -> serde_json::Value) -> Result<()> {
        match (self.expected, &self.actor) {
            (Some(expected), _) if expected == version => Ok(()),
            (Some(_), _) => Err(Error::Stale(current())),
            (None, Actor::System(_) | Actor::Link { .. }) => Ok(()),
            (None, _) => Err(Error::VersionMissing),
        }
    }
}
