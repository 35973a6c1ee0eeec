//! The table of stays: who goes where, when, and how far it has come today.

use chrono::{Days, NaiveDate, TimeDelta};
use serde::Deserialize;

use super::seed;
use super::time::open_half;
use crate::error::Result;

const STAYS: &str = include_str!("stays.csv");

/// One line of the table.
#[derive(Clone, Debug, Deserialize)]
pub struct Told {
    pub applicant: String,
    pub place: String,
    /// 0: the day counts from today; else from the first day of the half so many before the open one.
    pub halves_before: i32,
    pub day: i64,
    pub nights: u64,
    pub party: i32,
    pub ends: Ends,
}

impl Told {
    /// Whether a stay from this day on can have come so far today.
    pub fn can_be(&self, starts_on: NaiveDate, today: NaiveDate) -> bool {
        let ends_on = starts_on + Days::new(self.nights);
        match self.ends {
            Ends::CheckedIn => starts_on <= today && today <= ends_on,
            Ends::Completed => ends_on < today,
            Ends::NoShow => starts_on < today,
            _ => today < starts_on,
        }
    }
}

/// Where it stands today.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ends {
    Draft,
    SupervisorReview,
    InReview,
    Returned,
    HostCheck,
    Confirmed,
    CheckedIn,
    Completed,
    Withdrawn,
    Disapproved,
    Declined,
    HoldExpired,
    Cancelled,
    CalledOff,
    Revoked,
    NoShow,
}

/// All lines.
///
/// # Errors
/// A cell that its column can't hold.
pub fn stays() -> Result<Vec<Told>> {
    seed::rows(STAYS)
}

/// The first day that the table tells; the stay moves on where the place is closed.
pub fn first_day(today: NaiveDate, told: &Told) -> NaiveDate {
    let base = match told.halves_before {
        0 => today,
        before => open_half(today).moved(-before).first_day(),
    };
    base.checked_add_signed(TimeDelta::days(told.day)).unwrap_or(base)
}
