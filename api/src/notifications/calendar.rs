//! Calendar files (RFC 5545, iTIP) of bookings: one event, the same UID for ever, a SEQUENCE that only grows.
//!
//! Days are days: no clock, no time zone, and the end is the morning after the last day.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use entities::id::BookingId;

use super::Recipient;
use crate::config::Config;
use crate::text::Locale;

/// Octets of a line, its line break not counted.
const OCTETS: usize = 75;

/// What the file asks of a calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// Enter it, or bring it up to date.
    Request,
    /// Take it out again.
    Cancel,
    /// Here is a copy: for downloads, with nobody invited.
    Publish,
}

impl Method {
    /// As it stands in the file and in the part's header.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Request => "REQUEST",
            Self::Cancel => "CANCEL",
            Self::Publish => "PUBLISH",
        }
    }
}

/// A booking as an event of whole days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Calendar {
    pub method: Method,
    pub booking: BookingId,
    /// The booking's version: a file made later has a greater one.
    pub sequence: i64,
    pub starts_on: NaiveDate,
    /// The last day, itself included.
    pub ends_on: NaiveDate,
    pub summary: String,
    /// Name and address of the place.
    pub location: String,
    pub description: String,
    /// The page of the booking, as a path.
    pub link: String,
}

impl Calendar {
    /// The file, CRLF and folded. `invited` is asked to come; a published file has nobody.
    #[must_use]
    pub fn file(&self, config: &Config, now: DateTime<Utc>, invited: Option<&Recipient>) -> String {
        let section = match invited.map_or(Locale::Ja, |to| to.locale) {
            Locale::Ja => &config.contact_section_ja,
            Locale::En => &config.contact_section_en,
        };
        let mut lines = vec![
            "BEGIN:VCALENDAR".to_owned(),
            "VERSION:2.0".to_owned(),
            "PRODID:-//Workcation//Workcation//JA".to_owned(),
            "CALSCALE:GREGORIAN".to_owned(),
            format!("METHOD:{}", self.method.name()),
            "BEGIN:VEVENT".to_owned(),
            format!("UID:{}@workcation", self.booking),
            format!("SEQUENCE:{}", self.sequence),
            format!("DTSTAMP:{}", stamp(now)),
            format!("DTSTART;VALUE=DATE:{}", day(self.starts_on)),
            format!("DTEND;VALUE=DATE:{}", day(self.ends_on + TimeDelta::days(1))),
            format!("SUMMARY:{}", text(&self.summary)),
            format!("LOCATION:{}", text(&self.location)),
            format!("DESCRIPTION:{}", text(&self.description)),
            format!("URL:{}{}", config.public_url.trim_end_matches('/'), self.link),
            format!("ORGANIZER;CN={}:mailto:{}", parameter(section), config.contact_email),
        ];
        if let Some(to) = invited.filter(|_| self.method != Method::Publish) {
            lines.push(format!(
                "ATTENDEE;CN={};ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;RSVP=FALSE:mailto:{}",
                parameter(&to.name),
                to.email
            ));
        }
        let (status, shown) = match self.method {
            Method::Cancel => ("CANCELLED", "TRANSPARENT"),
            Method::Request | Method::Publish => ("CONFIRMED", "OPAQUE"),
        };
        lines.push(format!("STATUS:{status}"));
        lines.push(format!("TRANSP:{shown}"));
        lines.push("END:VEVENT".to_owned());
        lines.push("END:VCALENDAR".to_owned());
        lines.iter().map(|line| fold(line)).collect()
    }
}

/// A text value: what has a meaning of its own is escaped.
pub(super) fn text(value: &str) -> String {
    let mut escaped = String::new();
    for character in value.chars() {
        match character {
            '\\' | ';' | ',' => escaped.extend(['\\', character]),
            '\n' => escaped.push_str("\\n"),
            '\r' => {}
            other => escaped.push(other),
        }
    }
    escaped
}

/// A day as a value of its own kind.
pub(super) fn day(on: NaiveDate) -> String {
    on.format("%Y%m%d").to_string()
}

/// A moment in UTC.
pub(super) fn stamp(at: DateTime<Utc>) -> String {
    at.format("%Y%m%dT%H%M%SZ").to_string()
}

/// A quoted parameter: it can't hold a quote or a control character, escaped or not.
fn parameter(value: &str) -> String {
    let kept: String = value
        .chars()
        .filter(|character| *character != '"' && !character.is_control())
        .collect();
    format!("\"{kept}\"")
}

/// Breaks a line at 75 octets, between characters; each further line begins with a space.
pub(super) fn fold(line: &str) -> String {
    let (mut folded, mut used) = (String::new(), 0);
    for character in line.chars() {
        if used + character.len_utf8() > OCTETS {
            folded.push_str("\r\n ");
            used = 1;
        }
        folded.push(character);
        used += character.len_utf8();
    }
    folded.push_str("\r\n");
    folded
}

#[cfg(test)]
#[path = "calendar_tests.rs"]
mod tests;
