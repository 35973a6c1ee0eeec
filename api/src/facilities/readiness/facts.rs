//! What a listing, its measured line and its photos prove by themselves.

use chrono::{Months, NaiveDate};
use entities::facility::Model;
use serde::{Deserialize, Serialize};

use super::rules::Source;
use crate::app::day_in_tokyo;
use crate::facilities::measurements::{Grade, Line, grade, is_stale};

/// The chairs that a facility needs at least.
const CHAIRS_MIN: i32 = 2;
/// The described photos that a facility needs at least.
const PHOTOS_MIN: usize = 3;
const LINE_MONTHS: Months = Months::new(12);

/// A fact that an item can stand on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Fact {
    LineMeasured,
    LineGrade,
    WiredLan,
    PrivateWifi,
    Vpn,
    Booth,
    Chairs,
    Monitors,
    EmergencyPhone,
    Shelter,
    Accessibility,
    English,
    Invoice,
    Photos,
}

impl Fact {
    /// Where it is read.
    #[must_use]
    pub const fn source(self) -> Source {
        match self {
            Self::LineMeasured | Self::LineGrade => Source::Line,
            Self::Photos => Source::Photos,
            _ => Source::Listing,
        }
    }
}

/// Photos of which it is said what is seen and that who is seen agreed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Photos {
    pub described: usize,
    /// The day of the newest.
    pub on: Option<NaiveDate>,
}

/// What a facility shows by itself.
#[derive(Clone, Copy, Debug)]
pub struct Place<'a> {
    pub row: &'a Model,
    pub photos: Photos,
}

/// What a fact says today.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Proof {
    pub holds: bool,
    /// It held until its time was over.
    pub expired: bool,
    /// Since when it is known.
    pub on: Option<NaiveDate>,
    pub until: Option<NaiveDate>,
}

/// What the place says of a fact.
#[must_use]
pub fn proof(fact: Fact, Place { row, photos }: Place<'_>, today: NaiveDate) -> Proof {
    let listed = |holds: bool| Proof {
        holds,
        expired: false,
        on: Some(day_in_tokyo(row.updated_at)),
        until: None,
    };
    let some = |count: Option<i32>, least: i32| listed(count.is_some_and(|count| count >= least));
    match fact {
        Fact::LineMeasured => line(row, today, true),
        Fact::LineGrade => {
            let reached = grade(Line::from(row)).is_some_and(|grade| grade <= Grade::B);
            line(row, today, reached)
        }
        Fact::WiredLan => listed(row.wired_lan == Some(true)),
        Fact::PrivateWifi => listed(row.dedicated_ssid == Some(true)),
        Fact::Vpn => listed(row.vpn_allowed == Some(true)),
        Fact::Booth => some(row.lockable_booths, 1),
        Fact::Chairs => some(row.ergonomic_chairs, CHAIRS_MIN),
        Fact::Monitors => some(row.monitors, 1),
        Fact::EmergencyPhone => listed(!row.emergency_phone.is_empty()),
        Fact::Shelter => listed(!row.shelter_name.is_empty() && row.shelter_walk_minutes.is_some()),
        Fact::Accessibility => listed(row.wheelchair.is_some()),
        Fact::English => {
            let speaks = row.languages.split_whitespace().any(|language| language == "en");
            listed(speaks && !row.description_en.is_empty())
        }
        Fact::Invoice => listed(row.invoice_allowed == Some(true)),
        Fact::Photos => Proof {
            on: photos.on,
            ..listed(photos.described >= PHOTOS_MIN)
        },
    }
}

fn line(row: &Model, today: NaiveDate, good: bool) -> Proof {
    let on = row.measured_on;
    let fresh = on.is_some_and(|on| !is_stale(on, today));
    Proof {
        holds: fresh && good,
        expired: on.is_some() && !fresh,
        on,
        until: on.and_then(|on| on.checked_add_months(LINE_MONTHS)),
    }
}
