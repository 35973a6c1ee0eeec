//! What is known of a place, as far as anybody can ask for it.

use chrono::NaiveDate;
use entities::facility::{FacilityType, Meals};
use entities::id::FacilityId;

use uuid::Uuid;

use super::needs::{Count, Flag};
use crate::availability::{Opening, Outlook};
use crate::facilities;

/// What was measured of the line.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Line {
    pub down_mbps: Option<f64>,
    pub up_mbps: Option<f64>,
    pub rtt_ms: Option<i32>,
    pub jitter_ms: Option<i32>,
    pub loss_per_mille: Option<i32>,
    pub measured_on: Option<NaiveDate>,
}

impl Line {
    /// Whether the measurement is older than twelve months.
    #[must_use]
    pub fn is_stale(&self, today: NaiveDate) -> bool {
        self.measured_on.is_some_and(|on| facilities::is_stale(on, today))
    }

    /// What its figures are worth to somebody who calls.
    #[must_use]
    pub const fn figures(&self) -> facilities::Line {
        facilities::Line {
            down_mbps: self.down_mbps,
            up_mbps: self.up_mbps,
            rtt_ms: self.rtt_ms,
            jitter_ms: self.jitter_ms,
            loss_per_mille: self.loss_per_mille,
        }
    }
}

/// Whom the host would like to have. What it doesn't say is `None` and neutral.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HostWishes {
    /// Words of the purposes that it welcomes.
    pub purposes: Option<Vec<String>>,
    /// Words of the industries that it welcomes.
    pub industries: Option<Vec<String>>,
    /// The party that suits it best, people.
    pub party_from: Option<i32>,
    pub party_to: Option<i32>,
    pub first_timers: Option<bool>,
}

/// What is known of a place.
#[derive(Clone, Debug, PartialEq)]
pub struct Facts {
    pub facility: FacilityId,
    pub municipality_code: String,
    pub area: String,
    pub facility_type: FacilityType,
    pub line: Line,
    pub wired_lan: Option<bool>,
    pub dedicated_ssid: Option<bool>,
    pub vpn_allowed: Option<bool>,
    pub monitors: Option<i32>,
    pub printer: Option<bool>,
    pub ergonomic_chairs: Option<i32>,
    pub lockable_booths: Option<i32>,
    pub single_rooms: Option<bool>,
    pub min_nights: Option<i32>,
    pub max_nights: Option<i32>,
    pub children_allowed: Option<bool>,
    pub pets_allowed: Option<bool>,
    pub wheelchair: Option<bool>,
    pub meals: Meals,
    pub parking: Option<i32>,
    pub ev_chargers: Option<i32>,
    pub invoice_allowed: Option<bool>,
    pub station_walk_minutes: Option<i32>,
    pub nagoya_minutes: Option<i32>,
    pub languages: String,
    pub host: HostWishes,
    /// Of released figures: how many answered, and their mean in thousandths of a point of five.
    pub satisfaction: Option<(i32, i32)>,
    /// People that its units of the kind asked for hold together.
    pub capacity: i64,
    /// The lowest price a person and night (or day) for this party.
    pub price_yen: Option<i64>,
    /// People that its work places hold together.
    pub seats: i64,
    /// When it is open, where the hours of work are asked about.
    pub opening: Option<Opening>,
    /// The biggest party that finds room on these dates; `None` when none were given.
    pub people: Option<i64>,
    /// How it stands to the dates; `None` when none were given.
    pub outlook: Option<Outlook>,
    /// By how many days the dates of `outlook` are moved from the wished ones.
    pub shift_days: i64,
}

impl Facts {
    /// A place of which nothing is known yet.
    #[must_use]
    pub fn unknown() -> Self {
        Self {
            facility: FacilityId(Uuid::nil()),
            municipality_code: String::new(),
            area: String::new(),
            facility_type: FacilityType::Lodging,
            line: Line::default(),
            wired_lan: None,
            dedicated_ssid: None,
            vpn_allowed: None,
            monitors: None,
            printer: None,
            ergonomic_chairs: None,
            lockable_booths: None,
            single_rooms: None,
            min_nights: None,
            max_nights: None,
            children_allowed: None,
            pets_allowed: None,
            wheelchair: None,
            meals: Meals::None,
            parking: None,
            ev_chargers: None,
            invoice_allowed: None,
            station_walk_minutes: None,
            nagoya_minutes: None,
            languages: String::new(),
            host: HostWishes::default(),
            satisfaction: None,
            capacity: 0,
            price_yen: None,
            seats: 0,
            opening: None,
            people: None,
            outlook: None,
            shift_days: 0,
        }
    }

    #[must_use]
    pub const fn flag(&self, flag: Flag) -> Option<bool> {
        match flag {
            Flag::VpnAllowed => self.vpn_allowed,
            Flag::Wheelchair => self.wheelchair,
            Flag::PetsAllowed => self.pets_allowed,
            Flag::ChildrenAllowed => self.children_allowed,
            Flag::WiredLan => self.wired_lan,
            Flag::InvoiceAllowed => self.invoice_allowed,
            Flag::DedicatedSsid => self.dedicated_ssid,
            Flag::Printer => self.printer,
            Flag::SingleRooms => self.single_rooms,
        }
    }

    #[must_use]
    pub const fn count(&self, count: Count) -> Option<i32> {
        match count {
            Count::LockableBooths => self.lockable_booths,
            Count::Monitors => self.monitors,
            Count::ErgonomicChairs => self.ergonomic_chairs,
            Count::Parking => self.parking,
            Count::EvChargers => self.ev_chargers,
            Count::StationWalkMinutes => self.station_walk_minutes,
        }
    }

    /// Whether the language is among those spoken there.
    #[must_use]
    pub fn speaks(&self, language: &str) -> bool {
        self.languages.split_whitespace().any(|spoken| spoken == language)
    }
}
