//! A calendar that others subscribe to (RFC 5545, RFC 7986): when places are taken, and nothing about anybody.

use chrono::{DateTime, NaiveDate, Utc};

use super::calendar::{day, fold, stamp, text};

/// How often readers should look again.
const REFRESH: &str = "PT15M";

/// A subscribed calendar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Feed {
    pub name: String,
    pub events: Vec<FeedEvent>,
}

/// Whole days on which something is taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FeedEvent {
    /// The same for ever for the same thing.
    pub uid: String,
    /// Grows with every change.
    pub sequence: i64,
    pub changed_at: DateTime<Utc>,
    pub from: NaiveDate,
    /// The morning after the last night or day.
    pub until: NaiveDate,
    pub summary: String,
    /// Held, and perhaps free again.
    pub is_tentative: bool,
}

impl Feed {
    /// The file, CRLF and folded. The same events give the same bytes: no clock in it.
    #[must_use]
    pub fn file(&self) -> String {
        let mut lines = vec![
            "BEGIN:VCALENDAR".to_owned(),
            "VERSION:2.0".to_owned(),
            "PRODID:-//Workcation//Workcation//JA".to_owned(),
            "CALSCALE:GREGORIAN".to_owned(),
            "METHOD:PUBLISH".to_owned(),
            format!("NAME:{}", text(&self.name)),
            format!("X-WR-CALNAME:{}", text(&self.name)),
            format!("REFRESH-INTERVAL;VALUE=DURATION:{REFRESH}"),
            format!("X-PUBLISHED-TTL:{REFRESH}"),
        ];
        for event in &self.events {
            let status = if event.is_tentative { "TENTATIVE" } else { "CONFIRMED" };
            lines.extend([
                "BEGIN:VEVENT".to_owned(),
                format!("UID:{}", event.uid),
                format!("SEQUENCE:{}", event.sequence),
                format!("DTSTAMP:{}", stamp(event.changed_at)),
                format!("DTSTART;VALUE=DATE:{}", day(event.from)),
                format!("DTEND;VALUE=DATE:{}", day(event.until)),
                format!("SUMMARY:{}", text(&event.summary)),
                format!("STATUS:{status}"),
                "TRANSP:OPAQUE".to_owned(),
                "END:VEVENT".to_owned(),
            ]);
        }
        lines.push("END:VCALENDAR".to_owned());
        lines.iter().map(|line| fold(line)).collect()
    }
}
