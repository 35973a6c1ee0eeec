//! When a facility is open: its weekly hours and its rules of 休館日.

use chrono::{Datelike, NaiveDate, NaiveTime};
use entities::unit_part::Part;

use crate::availability::rules::parts_of_hours;
use crate::facilities::{Calendar, Closing, END_OF_DAY};

/// When one facility is open.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Opening {
    pub closings: Vec<Closing>,
    /// Hours by weekday from Monday = 0; empty when the facility states none and is open at all hours.
    pub hours: Vec<(u32, NaiveTime, NaiveTime)>,
    /// Public holidays, at least those of the days asked about.
    pub holidays: Calendar,
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

    /// Whether it is open from `from` to `to` on every weekday from Monday to Friday of a usual week, in which only what
    /// closes each week counts.
    #[must_use]
    pub fn covers_a_week(&self, from: NaiveTime, to: NaiveTime) -> bool {
        let closed = |weekday: u32| self.closings.contains(&Closing::Weekday(weekday));
        let covers = |weekday: u32| {
            let mut hours = self.hours.iter();
            hours.any(|(of, opens, closes)| *of == weekday && *opens <= from && *closes >= to)
        };
        (0..5).all(|weekday| !closed(weekday) && (self.hours.is_empty() || covers(weekday)))
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
