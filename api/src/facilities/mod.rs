//! Facilities: what host facilities (受入施設) offer, and the municipality's check before it is public.
//!
//! ```text
//!          submit            publish
//! draft ──────────▶ in_check ────────▶ published ──suspend──▶ suspended
//!                    │    ▲                                       │
//!             return ▼    │ submit                                │
//!                  returned ◀─ ─ ─ ─ ─ ─ submit: in_check ◀───────┘
//! ```
//!
//! A listing is changed in every state but `in_check`: nobody publishes what nobody looked at. Who submitted it
//! doesn't publish it. A published listing stays public when it is changed; the audit names what changed.

mod actions;
mod calendar;
mod cancellation;
mod checks;
mod closing;
mod exports;
mod faults;
mod hazards;
mod hours;
mod http;
mod listing;
mod mails;
mod measurements;
mod open_files;
mod photos;
mod readiness;
mod reference;
mod rows;
#[cfg(test)]
mod rule_tests;
mod rules;
pub mod sheets;
mod store;
mod units;
mod welcome;
mod writing;

pub use actions::parties;
pub use actions::{list_public, view_public};
pub use calendar::Calendar;
pub use cancellation::{Fee, both_fees, fee, no_show_fee};
pub use closing::{Closing, read as read_closings};
pub use hazards::words as hazard_words;
pub use hours::{END_OF_DAY, parse_time, weekly_hours};
pub use http::routes;
pub use listing::{Hours, Listing, UnitType};
pub use measurements::{
    Grade, JITTER_MS_MAX, LOSS_PER_MILLE_MAX, Line, RTT_MS_MAX, calling, enough_for, grade, is_stale, line_needed,
    people_max,
};
pub use photos::jobs::sweep as sweep_photos;
pub use photos::{CoverPhoto, Described, PhotoUrls, Pictures, covers, keep_photo, of_facility as photos_of};
pub use readiness::jobs::{follow as follow_readiness, remind as remind_of_readiness};
pub use readiness::{Standard, bundled_standard, day_of_readiness, expires_on as readiness_expires_on};
pub use reference::load as load_reference;
pub use rows::Whole;
pub use rows::draft;
pub use store::{Satisfaction, load, visible, working_for};
pub use welcome::{PURPOSES, read as welcomed};
pub use writing::{Checked, check_change, check_new, lock_numbered, lock_own, remove_draft, write_change, write_new};

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use entities::cancellation_rule;
use entities::id::FacilityId;

use crate::app::Txn;
use crate::error::Result;

/// The public holidays, as business days need them.
///
/// # Errors
/// The database's.
pub async fn calendar(db: &impl store::Connection) -> Result<Calendar> {
    Ok(store::calendar(db).await?)
}

/// Published facilities whose base score is older than their listing or than `day_began_at`, at most `limit`.
///
/// # Errors
/// The database's.
pub async fn unscored(db: &impl store::Connection, day_began_at: DateTime<Utc>, limit: u64) -> Result<Vec<FacilityId>> {
    Ok(store::unscored(db, day_began_at, limit).await?)
}

/// Keeps base scores (0 to 1,000) of facilities, and counts how many they hold.
///
/// # Errors
/// The database's.
pub async fn keep_scores(txn: &Txn, scores: &[(FacilityId, i32)]) -> Result<()> {
    Ok(store::keep_scores(txn, scores).await?)
}

/// What was released of the guests of each facility of which anything was.
///
/// # Errors
/// The database's.
pub async fn satisfaction(db: &impl store::Connection) -> Result<BTreeMap<FacilityId, Satisfaction>> {
    Ok(store::satisfaction(db).await?)
}

/// Keeps what is released of facilities' guests, or that nothing is any more. Their base scores are counted anew.
///
/// # Errors
/// The database's.
pub async fn keep_satisfaction(txn: &Txn, changes: &[(FacilityId, Option<Satisfaction>)]) -> Result<()> {
    Ok(store::keep_satisfaction(txn, changes).await?)
}

/// The rows by which cancelling at the facility costs; see [`fee`].
///
/// # Errors
/// The database's.
pub async fn cancellation_rules(
    db: &impl store::Connection,
    facility: FacilityId,
) -> Result<Vec<cancellation_rule::Model>> {
    Ok(store::cancellation_rules(db, facility).await?)
}
