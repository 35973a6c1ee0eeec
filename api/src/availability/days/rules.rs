//! Which days the public may ask about.

use chrono::{Days, NaiveDate};

use crate::error::{Fault, Refusal};

/// How far ahead the public sees.
pub const DAYS_AHEAD_MAX: u64 = 180;
/// The biggest party that can be asked for.
pub const PARTY_MAX: i32 = 100;
const DAYS_WHEN_NOT_GIVEN: u64 = 30;

/// The first day and how many: today at the earliest, 180 days ahead at the latest.
///
/// # Errors
/// `input.invalid` for a number of days or a party out of range.
pub fn span(
    from: Option<NaiveDate>,
    days: Option<u64>,
    party: i32,
    today: NaiveDate,
) -> Result<(NaiveDate, u64), Refusal> {
    let mut faults = Vec::new();
    if !days.is_none_or(|days| (1..=DAYS_AHEAD_MAX).contains(&days)) {
        faults.push(range("days", DAYS_AHEAD_MAX));
    }
    if !(1..=PARTY_MAX).contains(&party) {
        faults.push(range("party", PARTY_MAX));
    }
    Refusal::unless_empty("input.invalid", faults)?;
    let from = from.unwrap_or(today).max(today);
    let end = today.checked_add_days(Days::new(DAYS_AHEAD_MAX)).unwrap_or(today);
    let left = u64::try_from(end.signed_duration_since(from).num_days()).unwrap_or(0);
    Ok((from, days.unwrap_or(DAYS_WHEN_NOT_GIVEN).min(left)))
}

fn range(field: &str, max: impl std::fmt::Display) -> Fault {
    Fault::new(field, "range").with("min", 1).with("max", max)
}
