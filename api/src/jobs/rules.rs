//! When a job is due, and when it is late.

use chrono::{DateTime, TimeDelta, Utc};
use entities::job_run;

use super::Job;

/// How long a run may take before another process may start it again.
pub(super) const LEASE: TimeDelta = TimeDelta::minutes(10);

/// A job that hasn't succeeded for so many of its periods is late.
const PERIODS_LATE: i32 = 5;

impl Job {
    pub(super) fn every(&self) -> TimeDelta {
        TimeDelta::minutes(i64::from(self.every_minutes))
    }

    /// Whether its period is over. A run that began later than now was before the demo's clock went back.
    pub(super) fn is_due(&self, last: Option<&job_run::Model>, now: DateTime<Utc>) -> bool {
        last.is_none_or(|run| run.started_at > now || now - run.started_at >= self.every())
    }

    /// Whether it hasn't done its work for long, or never.
    pub(super) fn is_late(&self, last: Option<&job_run::Model>, now: DateTime<Utc>) -> bool {
        last.and_then(|run| run.succeeded_at)
            .is_none_or(|succeeded_at| now - succeeded_at > self.every() * PERIODS_LATE)
    }
}

#[cfg(test)]
mod tests {
    use super::super::JOBS;
    use super::*;

    fn at(minute: i64) -> DateTime<Utc> {
        DateTime::UNIX_EPOCH + TimeDelta::minutes(minute)
    }

    fn run(started: i64, succeeded: Option<i64>) -> job_run::Model {
        job_run::Model {
            name: "mail.deliver".to_owned(),
            started_at: at(started),
            lease_until: at(started),
            finished_at: None,
            succeeded_at: succeeded.map(at),
            last_error: None,
        }
    }

    #[test]
    fn a_job_is_due_at_first_after_its_period_and_when_the_clock_went_back() {
        let job = JOBS[0];
        assert!(job.is_due(None, at(0)));
        assert!(!job.is_due(Some(&run(10, None)), at(10)));
        assert!(job.is_due(Some(&run(10, None)), at(11)));
        assert!(job.is_due(Some(&run(10, None)), at(3)));
    }

    #[test]
    fn a_job_is_late_when_it_never_or_long_ago_succeeded() {
        let job = JOBS[0];
        assert!(job.is_late(None, at(0)) && job.is_late(Some(&run(10, None)), at(10)));
        assert!(!job.is_late(Some(&run(10, Some(10))), at(15)));
        assert!(job.is_late(Some(&run(10, Some(10))), at(16)));
    }

    #[test]
    fn every_job_has_a_name_of_its_own_and_no_operation() {
        let mut names: Vec<_> = JOBS.iter().map(Job::name).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), JOBS.len());
        assert!(JOBS.iter().all(|job| job.action.operation().is_empty()));
    }
}
