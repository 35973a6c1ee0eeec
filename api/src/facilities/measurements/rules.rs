//! What a measured line is good for: its badge, for how many people it is enough, until when it counts, and which of
//! several measurements counts.

use chrono::{DateTime, Datelike, Months, NaiveDate, Timelike, Utc, Weekday};
use entities::facility;
use entities::line_measurement::{Kind, Model, TimeBand};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::app::{day_in_tokyo, local_in_tokyo};

/// After so many months a measurement wants to be repeated.
const MONTHS_MAX: u32 = 12;
/// The delay with which people can talk (milliseconds).
pub const RTT_MS_MAX: i32 = 100;
/// How unsteady the delay may be where people talk (milliseconds), and how much may get lost (per mille): what Teams
/// asks for. Who measured neither isn't asked for them: the programme's own formula names the other three.
pub const JITTER_MS_MAX: i32 = 30;
pub const LOSS_PER_MILLE_MAX: i32 = 10;
/// The biggest party that anybody asks about.
pub const PARTY_MAX: i32 = 60;

/// The badge of a line (domain.md §3.2): by download, upload and delay; each must reach it. A line on which nobody can
/// talk for jitter or loss has none but D.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
#[schema(as = LineGrade)]
pub enum Grade {
    /// 100 Mbps down, 50 up, 30 ms.
    A,
    /// 50 Mbps down, 20 up, 50 ms.
    B,
    /// 20 Mbps down, 10 up, 100 ms.
    C,
    D,
}

impl Grade {
    /// As a file or a page says it.
    #[must_use]
    pub const fn letter(self) -> &'static str {
        match self {
            Self::A => "A",
            Self::B => "B",
            Self::C => "C",
            Self::D => "D",
        }
    }
}

/// What is known of a line.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Line {
    pub down_mbps: Option<f64>,
    pub up_mbps: Option<f64>,
    pub rtt_ms: Option<i32>,
    pub jitter_ms: Option<i32>,
    pub loss_per_mille: Option<i32>,
}

impl From<&Model> for Line {
    fn from(row: &Model) -> Self {
        Self {
            down_mbps: Some(row.down_mbps),
            up_mbps: Some(row.up_mbps),
            rtt_ms: Some(row.rtt_ms),
            jitter_ms: row.jitter_ms,
            loss_per_mille: row.loss_per_mille,
        }
    }
}

/// As the facility's columns have it.
impl From<&facility::Model> for Line {
    fn from(row: &facility::Model) -> Self {
        Self {
            down_mbps: row.down_mbps,
            up_mbps: row.up_mbps,
            rtt_ms: row.rtt_ms,
            jitter_ms: row.jitter_ms,
            loss_per_mille: row.loss_per_mille,
        }
    }
}

impl Line {
    /// Whether so much gets lost that nobody can talk.
    #[must_use]
    pub fn loses(&self) -> bool {
        self.loss_per_mille.is_some_and(|is| is > LOSS_PER_MILLE_MAX)
    }

    /// Whether its delay is so unsteady that nobody can talk.
    #[must_use]
    pub fn wavers(&self) -> bool {
        self.jitter_ms.is_some_and(|is| is > JITTER_MS_MAX)
    }

    fn is_steady(&self) -> bool {
        !self.loses() && !self.wavers()
    }
}

/// The badge; `None` (未計測) while any of the three figures is unknown.
#[must_use]
pub fn grade(line: Line) -> Option<Grade> {
    let (down, up, rtt) = (line.down_mbps?, line.up_mbps?, line.rtt_ms?);
    let steps = [
        (Grade::A, 100.0, 50.0, 30),
        (Grade::B, 50.0, 20.0, 50),
        (Grade::C, 20.0, 10.0, 100),
    ];
    let reached = steps
        .into_iter()
        .filter(|_| line.is_steady())
        .find(|(_, least_down, least_up, most)| down >= *least_down && up >= *least_up && rtt <= *most);
    Some(reached.map_or(Grade::D, |(grade, ..)| grade))
}

/// Whether a measurement of that day is older than twelve months.
#[must_use]
pub fn is_stale(measured_on: NaiveDate, today: NaiveDate) -> bool {
    today
        .checked_sub_months(Months::new(MONTHS_MAX))
        .is_some_and(|oldest| measured_on < oldest)
}

/// How many of the party are in calls at the same time: half of it, rounded up.
#[must_use]
pub const fn calling(party: i32) -> i32 {
    (if party < 1 { 1 } else { party } + 1) / 2
}

/// Down and up in Mbps that a party needs when half of it, rounded up, is in calls at the same time: 1.5 times
/// 6 and 4 for each of them, 1 and 0.5 for everybody else. The delay may be 100 ms.
#[must_use]
pub fn line_needed(party: i32) -> (f64, f64) {
    let calls = f64::from(calling(party));
    let others = f64::from(party.max(1)) - calls;
    (1.5 * (6.0 * calls + others), 1.5 * (4.0 * calls + 0.5 * others))
}

/// Whether the party can hold its calls; `None` when what is unknown decides. One figure that is too low says no,
/// whatever the others are.
#[must_use]
pub fn enough_for(line: Line, party: i32) -> Option<bool> {
    let (down, up) = line_needed(party);
    let answers = [
        line.down_mbps.map(|is| is >= down),
        line.up_mbps.map(|is| is >= up),
        line.rtt_ms.map(|is| is <= RTT_MS_MAX),
        Some(line.is_steady()),
    ];
    if answers.contains(&Some(false)) {
        return Some(false);
    }
    answers.iter().all(Option::is_some).then_some(true)
}

/// The biggest party, up to [`PARTY_MAX`], that can hold its calls: 0 when not even one can, `None` when unknown.
#[must_use]
pub fn people_max(line: Line) -> Option<i32> {
    enough_for(line, 1)?;
    Some(
        (1..=PARTY_MAX)
            .take_while(|party| enough_for(line, *party) == Some(true))
            .last()
            .unwrap_or(0),
    )
}

/// The part of the week in which a moment lies.
#[must_use]
pub fn time_band(moment: DateTime<Utc>, is_holiday: impl Fn(NaiveDate) -> bool) -> TimeBand {
    let local = local_in_tokyo(moment);
    if matches!(local.weekday(), Weekday::Sat | Weekday::Sun) || is_holiday(local.date()) {
        return TimeBand::Weekend;
    }
    match local.hour() {
        0..10 => TimeBand::Morning,
        10..16 => TimeBand::WorkHours,
        16..22 => TimeBand::Evening,
        _ => TimeBand::Night,
    }
}

/// Which row counts today: the newest measured one while it is fresh, else the newest of all. `rows` in any order.
#[must_use]
pub fn current(rows: &[Model], today: NaiveDate) -> Option<&Model> {
    let newest = |measured_only: bool| {
        rows.iter()
            .filter(|row| !measured_only || row.kind == Kind::Measured)
            .max_by_key(|row| (row.measured_at, row.created_at))
    };
    newest(true)
        .filter(|row| !is_stale(day_in_tokyo(row.measured_at), today))
        .or_else(|| newest(false))
}
