//! A listing as hosts write it and everybody reads it: one type for the wire, the rules and the comparison of before
//! and after.

use chrono::NaiveDate;
use entities::closing_rule::Kind as ClosingKind;
use entities::facility::{Audience, FacilityType, LodgingLicence, Meals};
use entities::id::UnitTypeId;
use entities::unit_type::{Kind, PriceBasis};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::hazards::Hazard;
use crate::text::Words;

/// Everything that a host states about a facility. What isn't stated is unknown, and unknown never passes a need.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Listing {
    pub audience: Audience,
    pub municipality_code: String,
    #[serde(default)]
    #[schema(required = true)]
    pub name: Words,
    /// Full-width katakana.
    #[serde(default)]
    #[schema(required = true)]
    pub name_kana: String,
    #[serde(default)]
    #[schema(required = true)]
    pub description: Words,
    #[serde(default)]
    #[schema(required = true)]
    pub address: String,
    #[serde(default)]
    #[schema(required = true)]
    pub lat: f64,
    #[serde(default)]
    #[schema(required = true)]
    pub lon: f64,
    pub facility_type: FacilityType,
    pub lodging_licence: LodgingLicence,
    /// In the host's words: 「海・食」.
    #[serde(default)]
    #[schema(required = true)]
    pub theme: String,

    /// Measured, not advertised: this and the next three are the measurements'; what is sent here is ignored.
    #[schema(required = true)]
    pub down_mbps: Option<f64>,
    #[schema(required = true)]
    pub up_mbps: Option<f64>,
    #[schema(required = true)]
    pub rtt_ms: Option<i32>,
    #[schema(required = true)]
    pub measured_on: Option<NaiveDate>,
    #[schema(required = true)]
    pub wired_lan: Option<bool>,
    /// A network of one's own for each room or person.
    #[schema(required = true)]
    pub dedicated_ssid: Option<bool>,
    #[schema(required = true)]
    pub vpn_allowed: Option<bool>,
    #[serde(default)]
    #[schema(required = true)]
    pub wifi_note: String,

    #[schema(required = true)]
    pub monitors: Option<i32>,
    #[schema(required = true)]
    pub multifunction_printer: Option<bool>,
    #[schema(required = true)]
    pub ergonomic_chairs: Option<i32>,
    #[schema(required = true)]
    pub lockable_booths: Option<i32>,
    /// Whether everybody of a party can have a room alone.
    #[schema(required = true)]
    pub single_rooms: Option<bool>,

    #[schema(required = true)]
    pub min_nights: Option<i32>,
    #[schema(required = true)]
    pub max_nights: Option<i32>,
    /// `HH:MM`.
    #[schema(required = true)]
    pub check_in_time: Option<String>,
    /// `HH:MM`.
    #[schema(required = true)]
    pub check_out_time: Option<String>,
    pub meals: Meals,
    #[schema(required = true)]
    pub children_allowed: Option<bool>,
    #[schema(required = true)]
    pub child_min_age: Option<i32>,
    #[schema(required = true)]
    pub pets_allowed: Option<bool>,
    #[schema(required = true)]
    pub wheelchair: Option<bool>,
    /// Whether organisations can pay by invoice.
    #[schema(required = true)]
    pub invoice_allowed: Option<bool>,

    #[schema(required = true)]
    pub parking: Option<i32>,
    #[schema(required = true)]
    pub ev_chargers: Option<i32>,
    #[schema(required = true)]
    pub station_walk_minutes: Option<i32>,
    /// From Nagoya station, door to door.
    #[schema(required = true)]
    pub nagoya_minutes: Option<i32>,
    #[serde(default)]
    #[schema(required = true)]
    pub access_note: String,
    /// Two-letter codes: `ja`, `en`.
    #[serde(default)]
    #[schema(required = true)]
    pub languages: Vec<String>,

    /// The zones that it lies in; none when it lies in none.
    #[serde(default)]
    #[schema(required = true)]
    pub hazards: Vec<Hazard>,
    #[schema(required = true)]
    pub elevation_m: Option<i32>,
    #[serde(default)]
    #[schema(required = true)]
    pub shelter_name: String,
    #[schema(required = true)]
    pub shelter_walk_minutes: Option<i32>,
    #[serde(default)]
    #[schema(required = true)]
    pub emergency_phone: String,

    /// Words of purposes that the host would like; for fit, never a condition.
    #[serde(default)]
    #[schema(required = true)]
    pub welcomed_purposes: Option<Vec<String>>,
    /// Words of industries.
    #[serde(default)]
    #[schema(required = true)]
    pub welcomed_industries: Option<Vec<String>>,
    /// The party that suits the place best, people.
    #[schema(required = true)]
    pub welcomed_party_from: Option<i32>,
    #[schema(required = true)]
    pub welcomed_party_to: Option<i32>,
    #[schema(required = true)]
    pub first_timers_welcome: Option<bool>,

    #[serde(default)]
    #[schema(required = true)]
    pub unit_types: Vec<UnitType>,
    /// Weekdays without hours are not worked on; none at all: open at all hours.
    #[serde(default)]
    #[schema(required = true)]
    pub hours: Vec<Hours>,
    #[serde(default)]
    #[schema(required = true)]
    pub closing_rules: Vec<ClosingRule>,
    #[serde(default)]
    #[schema(required = true)]
    pub cancellation_rules: Vec<CancellationRule>,
    #[serde(default)]
    #[schema(required = true)]
    pub house_rules: Vec<Words>,
}

/// What people choose: a kind of room, desk, booth, meeting room, or the whole.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct UnitType {
    /// Absent for a new one. A type that is left out is retired.
    #[schema(required = true)]
    pub id: Option<UnitTypeId>,
    pub kind: Kind,
    pub name: Words,
    /// People in one unit.
    pub capacity: i32,
    /// Numbered units; 1 for the whole.
    pub count: i32,
    /// With tax.
    pub price_yen: i64,
    pub price_basis: PriceBasis,
    /// Of the whole only: the places in `unit_types` of the types whose units it takes.
    #[serde(default)]
    #[schema(required = true)]
    pub covers: Vec<usize>,
}

/// Opening hours of a weekday.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Hours {
    /// 0 is Monday.
    pub weekday: i32,
    /// `HH:MM`.
    pub opens: String,
    /// `HH:MM`, at the latest `24:00`.
    pub closes: String,
}

/// One rule of 休館日.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ClosingRule {
    pub kind: ClosingKind,
    /// 0 is Monday; of `weekday` and `nth_weekday`.
    pub weekday: Option<i32>,
    /// 1 to 5; of `nth_weekday`.
    pub nth: Option<i32>,
    /// First and last day; of `dates`.
    pub starts_on: Option<NaiveDate>,
    pub ends_on: Option<NaiveDate>,
}

/// From so many days before the stay, cancelling costs this share.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct CancellationRule {
    /// For parties of at least this size.
    pub min_party: i32,
    /// 0 is the day itself, -1 not coming.
    pub days_before: i32,
    pub percent: i32,
}

impl Listing {
    /// Whether somebody can sleep there.
    #[must_use]
    pub fn has_lodging(&self) -> bool {
        self.unit_types
            .iter()
            .any(|of| matches!(of.kind, Kind::Room | Kind::Whole))
    }

    /// Whether somebody can work there by the day.
    #[must_use]
    pub fn has_work_places(&self) -> bool {
        let work = [Kind::Desk, Kind::Booth, Kind::MeetingRoom];
        self.unit_types.iter().any(|of| work.contains(&of.kind))
    }
}
