//! When a mail is tried again, and what its state is called.

use chrono::{DateTime, TimeDelta, Utc};
use entities::id::BookingId;
use entities::outbox;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// The longest pause between two attempts, minutes.
const PAUSE_MINUTES_MAX: i64 = 6 * 60;

/// What the relay said to one mail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Answer {
    Accepted,
    /// Not now, or the line broke.
    Later(String),
    /// Never: no such mailbox, or an address that is none.
    Refused(String),
}

/// When to try again after so many attempts: 1, 2, 4 … minutes up to six hours. `None`: no more.
pub(super) fn again_at(now: DateTime<Utc>, attempts: i32, attempts_max: u32) -> Option<DateTime<Utc>> {
    let made = u32::try_from(attempts).unwrap_or(0);
    if made >= attempts_max {
        return None;
    }
    let doubled = 2_i64.checked_pow(made.saturating_sub(1)).unwrap_or(PAUSE_MINUTES_MAX);
    Some(now + TimeDelta::minutes(doubled.min(PAUSE_MINUTES_MAX)))
}

/// Where a mail stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = MailStatus)]
pub enum Status {
    /// Not tried yet.
    Waiting,
    /// Tried in vain, and will be tried again.
    Retrying,
    /// The relay has taken it.
    Sent,
    /// Shown on the demo's mailbox page.
    Mailbox,
    /// Given up: somebody must look at the address.
    Failed,
    /// Somebody looks at it before it goes.
    Draft,
    Discarded,
}

impl From<&outbox::Model> for Status {
    fn from(mail: &outbox::Model) -> Self {
        if mail.discarded_at.is_some() {
            return Self::Discarded;
        }
        if mail.is_draft {
            return Self::Draft;
        }
        match (mail.outcome.as_deref(), mail.failed_at) {
            (Some("mailbox"), _) => Self::Mailbox,
            (Some(_), _) => Self::Sent,
            (None, Some(_)) => Self::Failed,
            (None, None) if mail.attempts > 0 => Self::Retrying,
            (None, None) => Self::Waiting,
        }
    }
}

/// What a list of mails is narrowed to.
#[derive(Clone, Debug, Default)]
pub(super) struct MailFilter {
    pub status: Option<Status>,
    pub recipient: Option<String>,
    pub topic: Option<String>,
    pub booking: Option<BookingId>,
}

/// What is not out yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Backlog {
    pub waiting: u64,
    pub failed: u64,
    /// When the oldest of those that wait was written.
    pub waiting_since: Option<DateTime<Utc>>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_double_up_to_six_hours_and_end_with_the_last_attempt() {
        let now = DateTime::<Utc>::UNIX_EPOCH;
        let pause = |attempts| again_at(now, attempts, 100).map(|at| (at - now).num_minutes());
        let pauses: Vec<_> = (1..=11).filter_map(pause).collect();
        assert_eq!(pauses, [1, 2, 4, 8, 16, 32, 64, 128, 256, 360, 360]);
        assert_eq!(pause(80), Some(360));
        assert_eq!(again_at(now, 8, 8), None);
    }
}
