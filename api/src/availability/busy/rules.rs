//! From busy times to nights and parts of days, and what is said when there are none to be had.

use std::collections::BTreeSet;

use chrono::{DateTime, Days, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Utc};
use entities::id::{UnitId, UnitTypeId};
use entities::unit_part::Part;

use super::addresses;
use crate::error::{Fault, Refusal};

/// How far ahead busy times are taken, days: as far as the public sees.
pub const HORIZON_DAYS: u64 = 180;
/// Calendars of one facility.
pub const CALENDARS_MAX: usize = 20;
/// Two fetches by hand are at least so far apart.
pub const PAUSE: TimeDelta = TimeDelta::seconds(30);
/// A failing calendar is asked less often, up to so many doublings of the pause.
const DOUBLINGS_MAX: u32 = 4;

/// What went wrong with a calendar: a code that the catalogue puts in words, and what only a technician reads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trouble {
    pub code: &'static str,
    pub detail: String,
}

impl Trouble {
    #[must_use]
    pub const fn of(code: &'static str) -> Self {
        Self {
            code,
            detail: String::new(),
        }
    }

    /// Adds what the words name, cut to a line.
    #[must_use]
    pub fn with(mut self, detail: impl std::fmt::Display) -> Self {
        self.detail = detail
            .to_string()
            .chars()
            .filter(|sign| !sign.is_control())
            .take(200)
            .collect();
        self
    }
}

/// A calendar as its host asks for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewBusyCalendar {
    pub name: String,
    pub address: String,
    /// The units that it is about; all when neither is given.
    pub unit_type: Option<UnitTypeId>,
    pub unit: Option<UnitId>,
}

/// Checks what can be said without asking anybody.
///
/// # Errors
/// Every broken rule by its field; `busy.too_many_calendars`.
pub fn check(new: &NewBusyCalendar, hosts_allowed: &[String], others: usize) -> Result<(), Refusal> {
    if others >= CALENDARS_MAX {
        return Err(Refusal::conflict("busy.too_many_calendars").with("max", CALENDARS_MAX));
    }
    let mut faults = Vec::new();
    if new.name.trim().is_empty() {
        faults.push(Fault::new("name", "required"));
    }
    if new.unit.is_some() && new.unit_type.is_some() {
        faults.push(Fault::new("unit_id", "busy.one_target"));
    }
    if let Err(trouble) = addresses::target(&new.address, hosts_allowed) {
        faults.push(Fault::new("address", trouble.code));
    }
    Refusal::unless_empty("input.invalid", faults)
}

/// A busy time, in Tokyo.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Span {
    /// Whole days, the last one not included.
    Days {
        from: NaiveDate,
        until: NaiveDate,
    },
    Hours {
        from: NaiveDateTime,
        until: NaiveDateTime,
    },
}

/// The days that are looked at: `from` up to, not including, `until`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    pub from: NaiveDate,
    pub until: NaiveDate,
}

impl Window {
    /// From today on, as far as busy times are taken.
    #[must_use]
    pub fn of(today: NaiveDate) -> Self {
        Self {
            from: today,
            until: today + Days::new(HORIZON_DAYS),
        }
    }

    fn days(self, from: NaiveDate, until: NaiveDate) -> impl Iterator<Item = NaiveDate> {
        let (from, until) = (from.max(self.from), until.min(self.until));
        from.iter_days().take_while(move |day| *day < until)
    }
}

/// The nights that busy times take. Of times by the hour: the night of every day that they touch, but not of a last
/// day that they leave by noon, like a guest.
#[must_use]
pub fn nights(spans: &[Span], window: Window) -> BTreeSet<NaiveDate> {
    let mut nights = BTreeSet::new();
    for span in spans {
        match *span {
            Span::Days { from, until } => nights.extend(window.days(from, until)),
            Span::Hours { from, until } if from < until => {
                let last = (until - TimeDelta::nanoseconds(1)).date();
                let leaves = last > from.date() && until <= last.and_time(noon());
                let end = if leaves { last } else { last + Days::new(1) };
                nights.extend(window.days(from.date(), end));
            }
            Span::Hours { .. } => {}
        }
    }
    nights
}

/// The parts of days that busy times touch.
#[must_use]
pub fn parts(spans: &[Span], window: Window) -> BTreeSet<(NaiveDate, Part)> {
    let mut parts = BTreeSet::new();
    for span in spans {
        let (from, until) = match *span {
            Span::Days { from, until } => (from.and_time(NaiveTime::MIN), until.and_time(NaiveTime::MIN)),
            Span::Hours { from, until } => (from, until),
        };
        if from >= until {
            continue;
        }
        let last = (until - TimeDelta::nanoseconds(1)).date();
        for day in window.days(from.date(), last + Days::new(1)) {
            let midnight = day.and_time(NaiveTime::MIN);
            let at = |hour| midnight + TimeDelta::hours(hour);
            let touched = [(Part::Am, 0, 12), (Part::Pm, 12, 18), (Part::Evening, 18, 24)]
                .into_iter()
                .filter(|(_, begins, ends)| from < at(*ends) && at(*begins) < until);
            parts.extend(touched.map(|(part, ..)| (day, part)));
        }
    }
    parts
}

fn noon() -> NaiveTime {
    NaiveTime::from_hms_opt(12, 0, 0).unwrap_or_default()
}

/// When it is asked again: after the pause, doubled with each failure in a row.
#[must_use]
pub fn next_fetch(now: DateTime<Utc>, pause_minutes: u32, failures: i32) -> DateTime<Utc> {
    let doublings = u32::try_from(failures.saturating_sub(1))
        .unwrap_or(0)
        .min(DOUBLINGS_MAX);
    now + TimeDelta::minutes(i64::from(pause_minutes) << doublings)
}
