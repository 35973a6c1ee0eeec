//! Reading a calendar (RFC 5545): the busy times of its events, repeated ones included, in Tokyo.
//!
//! What it can't read it says, rather than leaving a time out: a unit that looks free and isn't costs a guest a bed.

use std::collections::HashSet;

use chrono::{DateTime, Days, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, TimeZone, Utc};
use icalendar::parser::{Component, Property, read_calendar, unfold};
use rrule::{RRule, RRuleSet, Tz, Unvalidated};

use super::rules::{Span, Trouble, Window};
use crate::app::local_in_tokyo;

/// Events of one calendar.
const EVENTS_MAX: usize = 5_000;
/// Times that one event repeats within the window.
const REPEATS_MAX: u16 = 1_000;

/// Names that Windows gives to zones, as its calendars write them.
const WINDOWS_ZONES: &[(&str, chrono_tz::Tz)] = &[
    ("Tokyo Standard Time", chrono_tz::Asia::Tokyo),
    ("Korea Standard Time", chrono_tz::Asia::Seoul),
    ("China Standard Time", chrono_tz::Asia::Shanghai),
    ("Taipei Standard Time", chrono_tz::Asia::Taipei),
    ("Singapore Standard Time", chrono_tz::Asia::Singapore),
    ("GMT Standard Time", chrono_tz::Europe::London),
    ("Romance Standard Time", chrono_tz::Europe::Paris),
    ("W. Europe Standard Time", chrono_tz::Europe::Berlin),
    ("Eastern Standard Time", chrono_tz::America::New_York),
    ("Pacific Standard Time", chrono_tz::America::Los_Angeles),
];

/// When something begins or ends.
#[derive(Clone, Copy, Debug, PartialEq)]
enum When {
    Day(NaiveDate),
    At(DateTime<Tz>),
}

impl When {
    /// A moment by which two are compared; a day by its midnight.
    fn key(self) -> NaiveDateTime {
        match self {
            Self::Day(day) => day.and_time(NaiveTime::MIN),
            Self::At(at) => at.naive_utc(),
        }
    }
}

/// The busy times of a calendar within the window; events whose UID ends with `own` are our own, come back.
///
/// # Errors
/// `busy.not_calendar`, `busy.timezone`, `busy.repeats`, `busy.too_many_events`, with what it was about.
pub fn read(text: &str, own: &str, window: Window) -> Result<Vec<Span>, Trouble> {
    let text = text.trim_start_matches('\u{feff}').trim_start();
    let begins = text.get(..15).unwrap_or_default();
    if !begins.eq_ignore_ascii_case("BEGIN:VCALENDAR") {
        return Err(Trouble::of("busy.not_calendar"));
    }
    let unfolded = unfold(text);
    let calendar = read_calendar(&unfolded).map_err(|_unreadable| Trouble::of("busy.not_calendar"))?;
    let events: Vec<&Component<'_>> = calendar
        .components
        .iter()
        .filter(|component| component.name == "VEVENT" && !value(component, "UID").ends_with(own))
        .collect();
    if events.len() > EVENTS_MAX {
        return Err(Trouble::of("busy.too_many_events").with(EVENTS_MAX));
    }
    let moved = moved(&events)?;
    let mut spans = Vec::new();
    for event in events.into_iter().filter(|event| is_busy(event)) {
        spans.extend(of_event(event, &moved, window)?);
    }
    Ok(spans)
}

fn value<'a>(component: &'a Component<'_>, name: &str) -> &'a str {
    component.find_prop(name).map_or("", |property| property.val.as_str())
}

/// Whether the event takes time at all.
fn is_busy(event: &Component<'_>) -> bool {
    !value(event, "TRANSP").eq_ignore_ascii_case("TRANSPARENT")
        && !value(event, "STATUS").eq_ignore_ascii_case("CANCELLED")
}

type Moved = HashSet<(String, NaiveDateTime)>;

/// The repeats that have an event of their own: moved, changed or cancelled.
fn moved(events: &[&Component<'_>]) -> Result<Moved, Trouble> {
    events
        .iter()
        .filter_map(|event| Some((value(event, "UID").to_owned(), event.find_prop("RECURRENCE-ID")?)))
        .map(|(uid, property)| Ok((uid, when(property)?.key())))
        .collect()
}

fn of_event(event: &Component<'_>, moved: &Moved, window: Window) -> Result<Vec<Span>, Trouble> {
    let Some(begins) = event.find_prop("DTSTART") else {
        return Ok(Vec::new());
    };
    let begins = when(begins)?;
    let length = length(event, begins)?;
    if length > TimeDelta::days(36_500) {
        return Err(Trouble::of("busy.not_calendar"));
    }
    let repeats = event.find_prop("RRULE").is_some() || event.find_prop("RDATE").is_some();
    if !repeats || event.find_prop("RECURRENCE-ID").is_some() {
        return Ok(span(begins, length).into_iter().collect());
    }
    let uid = value(event, "UID");
    let starts = repeated(event, begins, length, window)?;
    Ok(starts
        .into_iter()
        .filter(|start| !moved.contains(&(uid.to_owned(), start.key())))
        .filter_map(|start| span(start, length))
        .collect())
}

fn span(begins: When, length: TimeDelta) -> Option<Span> {
    match begins {
        When::Day(from) => Some(Span::Days {
            from,
            until: from.checked_add_signed(length)?,
        }),
        When::At(at) => {
            let at = at.with_timezone(&Utc);
            Some(Span::Hours {
                from: local_in_tokyo(at),
                until: local_in_tokyo(at.checked_add_signed(length)?),
            })
        }
    }
}

/// How long the event lasts: by its end, by its duration, else a day for days and no time at all for moments.
fn length(event: &Component<'_>, begins: When) -> Result<TimeDelta, Trouble> {
    if let Some(end) = event.find_prop("DTEND") {
        return Ok(match (begins, when(end)?) {
            (When::Day(from), When::Day(until)) => (until - from).max(TimeDelta::days(1)),
            (from, until) => (until.key() - from.key()).max(TimeDelta::zero()),
        });
    }
    if let Some(property) = event.find_prop("DURATION") {
        return duration(property.val.as_str()).ok_or_else(|| Trouble::of("busy.not_calendar"));
    }
    Ok(match begins {
        When::Day(_) => TimeDelta::days(1),
        When::At(_) => TimeDelta::zero(),
    })
}

/// `P2D`, `PT1H30M`, `P1W`.
fn duration(text: &str) -> Option<TimeDelta> {
    let mut sum = TimeDelta::zero();
    let mut number = String::new();
    let mut by_clock = false;
    for sign in text.strip_prefix('P')?.chars() {
        if sign.is_ascii_digit() {
            number.push(sign);
            continue;
        }
        if sign == 'T' {
            by_clock = true;
            continue;
        }
        let count: i64 = number.parse().ok()?;
        number.clear();
        sum += match (sign, by_clock) {
            ('W', false) => TimeDelta::try_weeks(count)?,
            ('D', false) => TimeDelta::try_days(count)?,
            ('H', true) => TimeDelta::try_hours(count)?,
            ('M', true) => TimeDelta::try_minutes(count)?,
            ('S', true) => TimeDelta::try_seconds(count)?,
            _ => return None,
        };
    }
    number.is_empty().then_some(sum)
}

/// The day or moment of a property.
fn when(property: &Property<'_>) -> Result<When, Trouble> {
    moments(property, property.val.as_str())?
        .into_iter()
        .next()
        .ok_or_else(|| Trouble::of("busy.not_calendar"))
}

/// Every day or moment that a property lists.
fn moments(property: &Property<'_>, text: &str) -> Result<Vec<When>, Trouble> {
    let zone = match parameter(property, "TZID") {
        Some(name) => zone(name)?,
        None => chrono_tz::Asia::Tokyo,
    };
    text.split(',').map(|part| moment(part.trim(), zone)).collect()
}

fn parameter<'a>(property: &'a Property<'_>, name: &str) -> Option<&'a str> {
    let found = property.params.iter().find(|parameter| parameter.key == name)?;
    found.val.as_ref().map(|value| value.as_str().trim_matches('"'))
}

fn zone(name: &str) -> Result<chrono_tz::Tz, Trouble> {
    let known = WINDOWS_ZONES.iter().find(|(windows, _)| *windows == name);
    known
        .map(|(_, zone)| *zone)
        .or_else(|| name.trim_start_matches('/').parse().ok())
        .ok_or_else(|| Trouble::of("busy.timezone").with(name))
}

fn moment(text: &str, zone: chrono_tz::Tz) -> Result<When, Trouble> {
    let unreadable = || Trouble::of("busy.not_calendar");
    if text.len() == 8 {
        let day = NaiveDate::parse_from_str(text, "%Y%m%d");
        return day.map(When::Day).map_err(|_unreadable| unreadable());
    }
    let (clock, zone) = match text.strip_suffix('Z') {
        Some(clock) => (clock, chrono_tz::UTC),
        None => (text, zone),
    };
    let local = NaiveDateTime::parse_from_str(clock, "%Y%m%dT%H%M%S").map_err(|_unreadable| unreadable())?;
    // A time that summer time leaves out means the one an hour later.
    let zone = Tz::Tz(zone);
    zone.from_local_datetime(&local)
        .earliest()
        .or_else(|| zone.from_local_datetime(&(local + TimeDelta::hours(1))).earliest())
        .map(When::At)
        .ok_or_else(unreadable)
}

/// When a repeated event begins, as far as it touches the window.
fn repeated(event: &Component<'_>, begins: When, length: TimeDelta, window: Window) -> Result<Vec<When>, Trouble> {
    let first = match begins {
        When::Day(day) => utc(day.and_time(NaiveTime::MIN)),
        When::At(at) => at,
    };
    let rules = |name: &'static str| event.properties.iter().filter(move |property| property.name == name);
    let mut set = RRuleSet::new(first)
        .after(utc((window.from - Days::new(2)).and_time(NaiveTime::MIN)) - length)
        .before(utc((window.until + Days::new(1)).and_time(NaiveTime::MIN)));
    for property in rules("RRULE") {
        let text = property.val.as_str();
        let unusable = || Trouble::of("busy.repeats").with(text);
        // By the hour or less: no place is taken so, and counting it could go on for ever.
        if ["HOURLY", "MINUTELY", "SECONDLY"]
            .iter()
            .any(|often| text.contains(often))
        {
            return Err(unusable());
        }
        let rule: RRule<Unvalidated> = ending(text, first).parse().map_err(|_unreadable| unusable())?;
        set = set.rrule(rule.validate(first).map_err(|_unusable| unusable())?);
    }
    if event.find_prop("EXRULE").is_some() {
        return Err(Trouble::of("busy.repeats").with("EXRULE"));
    }
    // Without a rule the first time is one of those that RDATE lists.
    if event.find_prop("RRULE").is_none() {
        set = set.rdate(first);
    }
    for property in rules("RDATE") {
        set = moments(property, property.val.as_str())?
            .into_iter()
            .map(at)
            .fold(set, RRuleSet::rdate);
    }
    for property in rules("EXDATE") {
        set = moments(property, property.val.as_str())?
            .into_iter()
            .map(at)
            .fold(set, RRuleSet::exdate);
    }
    let found = set.all(REPEATS_MAX);
    if found.limited {
        return Err(Trouble::of("busy.repeats").with(REPEATS_MAX));
    }
    Ok(found.dates.into_iter().map(|start| like(begins, start)).collect())
}

fn like(begins: When, start: DateTime<Tz>) -> When {
    match begins {
        When::Day(_) => When::Day(start.date_naive()),
        When::At(_) => When::At(start),
    }
}

fn utc(local: NaiveDateTime) -> DateTime<Tz> {
    Tz::UTC.from_utc_datetime(&local)
}

fn at(when: When) -> DateTime<Tz> {
    match when {
        When::Day(day) => utc(day.and_time(NaiveTime::MIN)),
        When::At(at) => at,
    }
}

/// The rule with its last day written as a moment in UTC, which is what the reader of rules wants of all of them.
fn ending(rule: &str, first: DateTime<Tz>) -> String {
    let parts = rule.split(';').map(|part| {
        let Some(text) = part.strip_prefix("UNTIL=").filter(|text| !text.ends_with('Z')) else {
            return part.to_owned();
        };
        let day = text
            .get(..8)
            .and_then(|day| NaiveDate::parse_from_str(day, "%Y%m%d").ok());
        let clock = NaiveDateTime::parse_from_str(text, "%Y%m%dT%H%M%S").ok();
        let last = clock.or_else(|| day?.and_hms_opt(23, 59, 59));
        let last = last.and_then(|last| first.timezone().from_local_datetime(&last).latest());
        last.map_or_else(
            || part.to_owned(),
            |last| format!("UNTIL={}", last.with_timezone(&Utc).format("%Y%m%dT%H%M%SZ")),
        )
    });
    parts.collect::<Vec<_>>().join(";")
}
