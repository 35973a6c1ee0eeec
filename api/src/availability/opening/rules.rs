//! When a facility is open: its weekly hours and its rules of 休館日.

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate, NaiveTime};
use entities::unit_part::Part;

use crate::availability::rules::parts_of_hours;

/// One rule of 休館日. Weekdays count from Monday = 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Closing {
    Weekday(u32),
    /// The nth such weekday of a month, from 1.
    NthWeekday {
        weekday: u32,
        nth: u32,
    },
    PublicHoliday,
    /// 29 December to 3 January, as public offices in Japan close.
    YearEnd,
    /// Both days included.
    Dates(NaiveDate, NaiveDate),
}

impl Closing {
    fn closes(self, day: NaiveDate, holidays: &BTreeSet<NaiveDate>) -> bool {
        let weekday_of_day = day.weekday().num_days_from_monday();
        match self {
            Self::Weekday(weekday) => weekday_of_day == weekday,
            Self::NthWeekday { weekday, nth } => weekday_of_day == weekday && day.day0() / 7 + 1 == nth,
            Self::PublicHoliday => holidays.contains(&day),
            Self::YearEnd => matches!((day.month(), day.day()), (12, 29..) | (1, ..=3)),
            Self::Dates(from, until) => from <= day && day <= until,
        }
    }
}

/// When one facility is open.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Opening {
    pub closings: Vec<Closing>,
    /// Hours by weekday from Monday = 0; empty when the facility states none and is open at all hours.
    pub hours: Vec<(u32, NaiveTime, NaiveTime)>,
    /// Public holidays, at least those of the days asked about.
    pub holidays: BTreeSet<NaiveDate>,
}

impl Opening {
    /// Whether a rule closes the facility on the day.
    #[must_use]
    pub fn is_closed(&self, day: NaiveDate) -> bool {
        self.closings.iter().any(|closing| closing.closes(day, &self.holidays))
    }

    /// The hours of the day in which people can work there; `None` on a closed day.
    #[must_use]
    pub fn hours_on(&self, day: NaiveDate) -> Option<(NaiveTime, NaiveTime)> {
        if self.is_closed(day) {
            return None;
        }
        if self.hours.is_empty() {
            return Some((NaiveTime::MIN, END_OF_DAY));
        }
        let weekday = day.weekday().num_days_from_monday();
        self.hours
            .iter()
            .find(|(of, ..)| *of == weekday)
            .map(|(_, opens, closes)| (*opens, *closes))
    }

    /// What of am and pm is open: a working day when nothing else is planned.
    #[must_use]
    pub fn working_parts(&self, day: NaiveDate) -> Vec<Part> {
        let Some((opens, closes)) = self.hours_on(day) else {
            return Vec::new();
        };
        let mut parts = parts_of_hours(opens, closes);
        parts.retain(|part| *part != Part::Evening);
        parts
    }
}

/// What `24:00` is read as: chrono has no such time.
const END_OF_DAY: NaiveTime = match NaiveTime::from_hms_opt(23, 59, 59) {
    Some(time) => time,
    None => NaiveTime::MIN,
};

/// Reads `HH:MM`, `24:00` as the end of the day; `None` when it is no time.
#[must_use]
pub fn parse_time(text: &str) -> Option<NaiveTime> {
    match text {
        "24:00" => Some(END_OF_DAY),
        _ => NaiveTime::parse_from_str(text, "%H:%M").ok(),
    }
}
