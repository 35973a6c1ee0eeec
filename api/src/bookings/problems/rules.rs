//! When a problem can be reported, how often, and how long answers take.

use chrono::{DateTime, NaiveDate, Utc};
use entities::booking::{self, State};
use entities::{guest, participant, problem_report};
use serde::Serialize;
use utoipa::ToSchema;

use crate::error::{Error, Refusal, Result};

/// Reports of one guest within an hour: enough for a bad evening, too few to flood a host.
pub const REPORTS_AN_HOUR_MAX: u64 = 5;
/// With fewer answers than these a median says more about chance than about the house.
pub const ANSWERS_MIN: usize = 3;
const HOUR_SECONDS: u64 = 3600;

/// Whether the stay takes place: agreed, and not off since.
const fn takes_place(booking: &booking::Model) -> bool {
    matches!(booking.state, State::Confirmed | State::CheckedIn | State::Completed)
}

/// Whether the stay is now: from the first day to the last.
#[must_use]
pub fn is_now(booking: &booking::Model, today: NaiveDate) -> bool {
    let first = booking.starts_on.is_some_and(|day| day <= today);
    takes_place(booking) && first && booking.ends_on.is_some_and(|day| today <= day)
}

/// What a guest's link opens is the guest's own: not once the stay is off, or somebody else comes instead.
///
/// # Errors
/// 410 `link.overtaken`.
pub fn still_comes(
    guest: &guest::Model,
    booking: &booking::Model,
    participants: &[participant::Model],
) -> std::result::Result<(), Refusal> {
    let applied = guest.person_id == Some(booking.applicant_id);
    let named = participants.iter().any(|one| {
        one.email.to_lowercase() == guest.email || one.person_id.is_some() && one.person_id == guest.person_id
    });
    if takes_place(booking) && (applied || named) {
        return Ok(());
    }
    Err(Refusal::gone("link.overtaken"))
}

/// A report can be made now.
///
/// # Errors
/// `problem.not_now` outside the stay; 429 when the guest has made many lately.
pub fn may_report(booking: &booking::Model, today: NaiveDate, lately: u64) -> Result<()> {
    if !is_now(booking, today) {
        return Err(Refusal::conflict("problem.not_now").into());
    }
    if lately >= REPORTS_AN_HOUR_MAX {
        return Err(Error::TooOften(HOUR_SECONDS));
    }
    Ok(())
}

/// Minutes from the report to the first answer, whole ones; none while nobody answered.
#[must_use]
pub fn answer_minutes(report: &problem_report::Model) -> Option<i64> {
    report
        .answered_at
        .map(|at| (at - report.reported_at).num_minutes().max(0))
}

/// Whether the first answer came late, or is late already.
#[must_use]
pub fn is_late(report: &problem_report::Model, now: DateTime<Utc>) -> bool {
    report.answered_at.unwrap_or(now) > report.answer_due_at
}

/// How long answers took in the last 180 days: said only where enough of them are counted
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = ProblemTimes)]
pub struct Times {
    pub reported: usize,
    /// Reports that were answered: the n of the median.
    pub answered: usize,
    /// Answered late, or late and not answered.
    pub late: usize,
    /// Minutes; absent below three answers.
    pub median_minutes: Option<i64>,
}

/// Counts reports and answers.
#[must_use]
pub fn times(reports: &[problem_report::Model], now: DateTime<Utc>) -> Times {
    let mut answered: Vec<i64> = reports.iter().filter_map(answer_minutes).collect();
    answered.sort_unstable();
    Times {
        reported: reports.len(),
        answered: answered.len(),
        late: reports.iter().filter(|report| is_late(report, now)).count(),
        median_minutes: median(&answered).filter(|_| answered.len() >= ANSWERS_MIN),
    }
}

/// The middle of sorted values; of two in the middle the lower mean.
fn median(sorted: &[i64]) -> Option<i64> {
    let middle = sorted.len() / 2;
    let upper = *sorted.get(middle)?;
    if sorted.len() % 2 == 1 {
        return Some(upper);
    }
    let lower = *sorted.get(middle.checked_sub(1)?)?;
    Some(lower.midpoint(upper))
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;
    use entities::id::{BookingId, FacilityId, GuestId, ProblemReportId};
    use proptest::prelude::*;

    use super::*;

    proptest! {
        /// The twin takes the smallest and the largest away, pair by pair, until one or two are left.
        #[test]
        fn a_median_is_what_is_left_in_the_middle(mut values in prop::collection::vec(0i64..10_000, 1..40)) {
            values.sort_unstable();
            let mut left = values.clone();
            while left.len() > 2 {
                left.remove(0);
                left.pop();
            }
            let twin = left.iter().sum::<i64>() / i64::try_from(left.len()).unwrap();
            prop_assert_eq!(median(&values), Some(twin));
        }
    }

    fn reported(answers: &[Option<i64>]) -> Vec<problem_report::Model> {
        let at = DateTime::UNIX_EPOCH;
        let report = |minutes: &Option<i64>| problem_report::Model {
            id: ProblemReportId::new(),
            booking_id: BookingId::new(),
            facility_id: FacilityId::new(),
            guest_id: GuestId::new(),
            kind: problem_report::Kind::Line,
            state: problem_report::State::Open,
            text: String::new(),
            place: String::new(),
            noticed: String::new(),
            reported_at: at,
            answer_due_at: at + TimeDelta::minutes(60),
            answered_at: minutes.map(|minutes| at + TimeDelta::minutes(minutes)),
            resolved_at: None,
            version: 1,
        };
        answers.iter().map(report).collect()
    }

    #[test]
    fn few_answers_give_a_count_and_no_median() {
        let now = DateTime::UNIX_EPOCH + TimeDelta::minutes(60);
        let told = times(&reported(&[Some(10), None, Some(30)]), now);
        assert_eq!((told.reported, told.answered, told.median_minutes), (3, 2, None));
        let told = times(&reported(&[Some(10), Some(20), Some(90)]), now);
        assert_eq!((told.answered, told.median_minutes), (3, Some(20)));
    }

    #[test]
    fn a_report_is_late_after_its_hour_answered_or_not() {
        let reports = reported(&[Some(60), Some(61), None]);
        assert_eq!(times(&reports, DateTime::UNIX_EPOCH + TimeDelta::minutes(60)).late, 1);
        assert_eq!(times(&reports, DateTime::UNIX_EPOCH + TimeDelta::minutes(61)).late, 2);
    }
}
