//! When a link is dead, and what its bearer is told to do instead.

use chrono::{DateTime, Utc};
use entities::link;

use crate::error::Refusal;

/// Why the link can't be followed any more.
pub fn dead(link: &link::Model, now: DateTime<Utc>) -> Option<Refusal> {
    if link.used_at.is_some() {
        Some(Refusal::gone("link.used"))
    } else if link.expires_at <= now {
        Some(Refusal::gone("link.expired"))
    } else {
        None
    }
}

/// The path of a page that takes the token, as mails name it: `/register/confirm#token=…`.
pub fn address(page: &str, token: &str) -> String {
    format!("{page}#token={token}")
}
