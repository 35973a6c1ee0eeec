//! The listing that a line of a file is read into.

use entities::facility::{Audience, FacilityType, LodgingLicence, Meals};

use crate::facilities::listing::Listing;
use crate::text::Words;

/// A listing of which nothing is known yet.
#[must_use]
pub fn blank() -> Listing {
    Listing {
        audience: Audience::Everyone,
        municipality_code: String::new(),
        name: Words::default(),
        name_kana: String::new(),
        description: Words::default(),
        address: String::new(),
        lat: 0.0,
        lon: 0.0,
        facility_type: FacilityType::Combined,
        lodging_licence: LodgingLicence::None,
        theme: String::new(),
        down_mbps: None,
        up_mbps: None,
        rtt_ms: None,
        measured_on: None,
        wired_lan: None,
        dedicated_ssid: None,
        vpn_allowed: None,
        wifi_note: String::new(),
        monitors: None,
        multifunction_printer: None,
        ergonomic_chairs: None,
        lockable_booths: None,
        single_rooms: None,
        min_nights: None,
        max_nights: None,
        check_in_time: None,
        check_out_time: None,
        meals: Meals::None,
        children_allowed: None,
        child_min_age: None,
        pets_allowed: None,
        wheelchair: None,
        invoice_allowed: None,
        parking: None,
        ev_chargers: None,
        station_walk_minutes: None,
        nagoya_minutes: None,
        access_note: String::new(),
        languages: Vec::new(),
        hazards: Vec::new(),
        elevation_m: None,
        shelter_name: String::new(),
        shelter_walk_minutes: None,
        emergency_phone: String::new(),
        welcomed_purposes: None,
        welcomed_industries: None,
        welcomed_party_from: None,
        welcomed_party_to: None,
        first_timers_welcome: None,
        unit_types: Vec::new(),
        hours: Vec::new(),
        closing_rules: Vec::new(),
        cancellation_rules: Vec::new(),
        house_rules: Vec::new(),
    }
}
