//! Between the rows of a facility and its [`Listing`].

use chrono::{DateTime, Utc};
use entities::facility::State;
use entities::id::{FacilityId, OrganisationId, UnitTypeId};
use entities::{
    cancellation_rule, closing_rule, facility, facility_hours, house_rule, municipality, organisation, photo, unit_type,
};

use super::listing::{CancellationRule, ClosingRule, Hours, Listing, UnitType};
use super::{hazards, welcome};
use crate::text::Words;

/// A facility with everything that belongs to it.
#[derive(Clone, Debug)]
pub struct Whole {
    pub row: facility::Model,
    pub organisation: organisation::Model,
    pub municipality: municipality::Model,
    pub hours: Vec<facility_hours::Model>,
    pub closing_rules: Vec<closing_rule::Model>,
    pub cancellation_rules: Vec<cancellation_rule::Model>,
    pub house_rules: Vec<house_rule::Model>,
    /// Those not retired, in their order, each with how many units it has.
    pub unit_types: Vec<(unit_type::Model, i32)>,
    /// The first photo.
    pub photo: Option<photo::Model>,
    /// A whole and a type of which it takes units.
    pub covers: Vec<(UnitTypeId, UnitTypeId)>,
}

impl Whole {
    pub fn id(&self) -> FacilityId {
        self.row.id
    }

    pub fn listing(&self) -> Listing {
        let row = self.row.clone();
        Listing {
            audience: row.audience,
            municipality_code: row.municipality_code,
            name: words(row.name_ja, row.name_en),
            name_kana: row.name_kana,
            description: words(row.description_ja, row.description_en),
            address: row.address,
            lat: row.lat,
            lon: row.lon,
            facility_type: row.facility_type,
            lodging_licence: row.lodging_licence,
            theme: row.theme,
            down_mbps: row.down_mbps,
            up_mbps: row.up_mbps,
            rtt_ms: row.rtt_ms,
            measured_on: row.measured_on,
            wired_lan: row.wired_lan,
            dedicated_ssid: row.dedicated_ssid,
            vpn_allowed: row.vpn_allowed,
            wifi_note: row.wifi_note,
            monitors: row.monitors,
            multifunction_printer: row.multifunction_printer,
            ergonomic_chairs: row.ergonomic_chairs,
            lockable_booths: row.lockable_booths,
            single_rooms: row.single_rooms,
            min_nights: row.min_nights,
            max_nights: row.max_nights,
            check_in_time: row.check_in_time,
            check_out_time: row.check_out_time,
            meals: row.meals,
            children_allowed: row.children_allowed,
            child_min_age: row.child_min_age,
            pets_allowed: row.pets_allowed,
            wheelchair: row.wheelchair,
            invoice_allowed: row.invoice_allowed,
            parking: row.parking,
            ev_chargers: row.ev_chargers,
            station_walk_minutes: row.station_walk_minutes,
            nagoya_minutes: row.nagoya_minutes,
            access_note: row.access_note,
            languages: row.languages.split_whitespace().map(ToOwned::to_owned).collect(),
            hazards: hazards::read(&row.hazard),
            elevation_m: row.elevation_m,
            shelter_name: row.shelter_name,
            shelter_walk_minutes: row.shelter_walk_minutes,
            emergency_phone: row.emergency_phone,
            welcomed_purposes: welcome::read(row.welcomed_purposes.as_deref()),
            welcomed_industries: welcome::read(row.welcomed_industries.as_deref()),
            welcomed_party_from: row.welcomed_party_from,
            welcomed_party_to: row.welcomed_party_to,
            first_timers_welcome: row.first_timers_welcome,
            unit_types: self.unit_types(),
            hours: self.hours.iter().cloned().map(hours).collect(),
            closing_rules: self.closing_rules.iter().map(closing_rule).collect(),
            cancellation_rules: self.cancellation_rules.iter().map(cancellation_rule).collect(),
            house_rules: self
                .house_rules
                .iter()
                .map(|rule| words(rule.text_ja.clone(), rule.text_en.clone()))
                .collect(),
        }
    }

    fn unit_types(&self) -> Vec<UnitType> {
        let place = |id: UnitTypeId| self.unit_types.iter().position(|(of, _)| of.id == id);
        let covered = |whole: UnitTypeId| {
            let types = self.covers.iter().filter(move |(of, _)| *of == whole);
            let mut places: Vec<usize> = types.filter_map(|(_, covered)| place(*covered)).collect();
            places.sort_unstable();
            places
        };
        self.unit_types
            .iter()
            .map(|(of, count)| UnitType {
                id: Some(of.id),
                kind: of.kind,
                name: words(of.name_ja.clone(), of.name_en.clone()),
                capacity: of.capacity,
                count: if of.kind == unit_type::Kind::Whole { 1 } else { *count },
                price_yen: of.price_yen,
                price_basis: of.price_basis,
                covers: covered(of.id),
            })
            .collect()
    }
}

fn words(ja: String, en: String) -> Words {
    Words { ja, en }
}

fn hours(row: facility_hours::Model) -> Hours {
    Hours {
        weekday: row.weekday,
        opens: row.opens,
        closes: row.closes,
    }
}

fn closing_rule(row: &closing_rule::Model) -> ClosingRule {
    ClosingRule {
        kind: row.kind,
        weekday: row.weekday,
        nth: row.nth,
        starts_on: row.starts_on,
        ends_on: row.ends_on,
    }
}

fn cancellation_rule(row: &cancellation_rule::Model) -> CancellationRule {
    CancellationRule {
        min_party: row.min_party,
        days_before: row.days_before,
        percent: row.percent,
    }
}

/// A row most of whose columns are the fields of the same names.
macro_rules! row {
    ($from:ident { $($same:ident)* } $($name:ident: $value:expr,)*) => {
        facility::Model { $($same: $from.$same,)* $($name: $value,)* }
    };
}

/// The row of a new draft.
pub fn draft(id: FacilityId, owner: OrganisationId, listing: &Listing, now: DateTime<Utc>) -> facility::Model {
    let listing = listing.clone();
    row! {
        listing {
            audience municipality_code name_kana address lat lon facility_type lodging_licence theme
            wired_lan dedicated_ssid vpn_allowed wifi_note monitors
            multifunction_printer ergonomic_chairs lockable_booths single_rooms min_nights max_nights
            check_in_time check_out_time meals children_allowed child_min_age pets_allowed wheelchair
            invoice_allowed parking ev_chargers station_walk_minutes nagoya_minutes access_note elevation_m
            shelter_name shelter_walk_minutes emergency_phone welcomed_party_from welcomed_party_to
            first_timers_welcome
        }
        id: id,
        number: String::new(),
        organisation_id: owner,
        state: State::Draft,
        name_ja: listing.name.ja,
        name_en: listing.name.en,
        description_ja: listing.description.ja,
        description_en: listing.description.en,
        down_mbps: None,
        up_mbps: None,
        rtt_ms: None,
        measured_on: None,
        jitter_ms: None,
        loss_per_mille: None,
        line_source: None,
        languages: listing.languages.join(" "),
        hazard: hazards::column(&listing.hazards),
        welcomed_purposes: welcome::column(listing.welcomed_purposes.as_deref()),
        welcomed_industries: welcome::column(listing.welcomed_industries.as_deref()),
        sleeps: None,
        seats: None,
        base_score: 0,
        scored_at: None,
        satisfaction_mean_milli: None,
        satisfaction_n: None,
        submitted_by: None,
        submitted_at: None,
        return_comment: None,
        suspended_reason: None,
        published_at: None,
        created_at: now,
        updated_at: now,
        version: 1,
    }
}

/// The row with the listing's own columns; state, owner and times are the actions', the line is the measurements'.
pub fn filled(row: facility::Model, listing: &Listing) -> facility::Model {
    let written = draft(row.id, row.organisation_id, listing, row.created_at);
    facility::Model {
        number: row.number,
        sleeps: row.sleeps,
        seats: row.seats,
        base_score: row.base_score,
        scored_at: row.scored_at,
        satisfaction_mean_milli: row.satisfaction_mean_milli,
        satisfaction_n: row.satisfaction_n,
        state: row.state,
        submitted_by: row.submitted_by,
        submitted_at: row.submitted_at,
        return_comment: row.return_comment,
        suspended_reason: row.suspended_reason,
        published_at: row.published_at,
        updated_at: row.updated_at,
        version: row.version,
        down_mbps: row.down_mbps,
        up_mbps: row.up_mbps,
        rtt_ms: row.rtt_ms,
        measured_on: row.measured_on,
        jitter_ms: row.jitter_ms,
        loss_per_mille: row.loss_per_mille,
        line_source: row.line_source,
        ..written
    }
}
