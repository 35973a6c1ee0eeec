//! The 20 invented facilities with their units, hours and rules. Each is an edge case: `purpose_of_row` says which.

use chrono::{DateTime, NaiveDate, Utc};
use entities::facility::{Audience, FacilityType, LodgingLicence, Meals, State};
use entities::id::{ClosingRuleId, FacilityId};
use entities::line_measurement::Kind;
use entities::{cancellation_rule, closing_rule, facility, facility_hours, house_rule, unit, unit_type, whole_unit};
use serde::Deserialize;

use super::measured::unsteadiness;
use super::organisations::organisation_id;
use super::{seed, units};
use crate::error::{Error, Result};
use crate::facilities::{Closing, read_closings};

const FACILITIES: &str = include_str!("facilities.csv");
const TEXTS: &str = include_str!("facility_texts.csv");

/// A line of `facilities.csv`, as far as it becomes rows.
#[derive(Deserialize)]
pub(super) struct Line {
    pub id: String,
    name_ja: String,
    name_kana: String,
    name_en: String,
    municipality_code: String,
    pub facility_type: FacilityType,
    lodging_licence: LodgingLicence,
    theme: String,
    pub workspace_seats: i32,
    pub booths: i32,
    pub meeting_rooms: i32,
    down_mbps: Option<f64>,
    up_mbps: Option<f64>,
    rtt_ms: Option<i32>,
    measured_on: Option<NaiveDate>,
    wired_lan: i32,
    dedicated_ssid: i32,
    vpn_ok: i32,
    monitors: i32,
    multifunction_printer: i32,
    ergonomic_chairs: i32,
    open_time: String,
    close_time: String,
    closed_days: String,
    min_nights: Option<i32>,
    max_nights: Option<i32>,
    family_ok: i32,
    pub pets: i32,
    wheelchair: i32,
    meals: Meals,
    parking: i32,
    ev: i32,
    pub price_per_person_night_yen: i64,
    pub workspace_day_yen: i64,
    nearest_station_walk_min: Option<i32>,
    nagoya_min: Option<i32>,
    hazard: String,
    elevation_m: Option<i32>,
    shelter_walk_min: Option<i32>,
    languages: String,
    lat: f64,
    lon: f64,
    pub room_capacities: String,
    single_rooms: Option<i32>,
    booths_lockable: Option<i32>,
    pub meeting_room_capacity: Option<i32>,
    child_min_age: Option<i32>,
    invoice_ok: i32,
    checkin_time: Option<String>,
    checkout_time: Option<String>,
    owner: String,
    emergency_phone: String,
    shelter_name: String,
    cancellation: String,
    welcomed_purposes: String,
    welcomed_industries: String,
    welcomed_party_from: Option<i32>,
    welcomed_party_to: Option<i32>,
    first_timers_welcome: Option<i32>,
}

#[derive(Deserialize)]
struct Text {
    id: String,
    operator: String,
    address: String,
    description_ja: String,
    description_en: String,
    access_note: String,
    wifi_note: String,
}

/// All rows of all facilities.
#[derive(Default)]
pub struct Places {
    pub facilities: Vec<facility::Model>,
    pub hours: Vec<facility_hours::Model>,
    pub closing_rules: Vec<closing_rule::Model>,
    pub cancellation_rules: Vec<cancellation_rule::Model>,
    pub house_rules: Vec<house_rule::Model>,
    pub unit_types: Vec<unit_type::Model>,
    pub units: Vec<unit::Model>,
    pub whole_units: Vec<whole_unit::Model>,
}

/// The id of a facility by its key in the table: `F14`.
pub fn facility_id(key: &str) -> FacilityId {
    FacilityId(seed::id("facility", key))
}

pub fn places(now: DateTime<Utc>) -> Result<Places> {
    let lines: Vec<Line> = seed::rows(FACILITIES)?;
    let texts: Vec<Text> = seed::rows(TEXTS)?;
    let mut places = Places::default();
    for line in lines {
        let text = texts.iter().find(|text| text.id == line.id);
        let text = text.ok_or_else(|| Error::internal(format!("facility_texts.csv lacks {}", line.id)))?;
        let id = facility_id(&line.id);
        places.hours.extend((0..7).map(|weekday| facility_hours::Model {
            facility_id: id,
            weekday,
            opens: line.open_time.clone(),
            closes: line.close_time.clone(),
        }));
        places.closing_rules.extend(closing_rules(id, &line)?);
        places.cancellation_rules.extend(cancellation_rules(id, &line)?);
        places.house_rules.extend(house_rules(id, &line));
        units::add(&mut places, id, &line);
        places.facilities.push(facility(id, line, text, now));
    }
    Ok(places)
}

/// A row most of whose columns are the cells of the same names.
macro_rules! row {
    ($from:ident { $($same:ident)* } $($name:ident: $value:expr,)*) => {
        facility::Model { $($same: $from.$same,)* $($name: $value,)* }
    };
}

fn facility(id: FacilityId, line: Line, text: &Text, now: DateTime<Utc>) -> facility::Model {
    let yes = |flag: i32| Some(flag == 1);
    let lodging = line.lodging_licence != LodgingLicence::None;
    row! {
        line {
            municipality_code name_ja name_kana name_en lat lon facility_type lodging_licence theme down_mbps
            up_mbps rtt_ms measured_on min_nights max_nights child_min_age meals hazard elevation_m
            shelter_name emergency_phone welcomed_party_from welcomed_party_to
        }
        id: id,
        number: line.id,
        organisation_id: organisation_id(&text.operator),
        state: State::Published,
        audience: audience(&line.owner),
        description_ja: text.description_ja.clone(),
        description_en: text.description_en.clone(),
        address: text.address.clone(),
        jitter_ms: line.rtt_ms.map(|rtt| unsteadiness(rtt).0),
        loss_per_mille: line.rtt_ms.map(|rtt| unsteadiness(rtt).1),
        line_source: line.measured_on.map(|_| Kind::Measured),
        wired_lan: yes(line.wired_lan),
        dedicated_ssid: yes(line.dedicated_ssid),
        vpn_allowed: yes(line.vpn_ok),
        monitors: Some(line.monitors),
        multifunction_printer: yes(line.multifunction_printer),
        ergonomic_chairs: Some(line.ergonomic_chairs),
        lockable_booths: line.booths_lockable,
        single_rooms: line.single_rooms.map(|flag| flag == 1),
        children_allowed: lodging.then_some(line.family_ok == 1),
        pets_allowed: yes(line.pets),
        wheelchair: yes(line.wheelchair),
        parking: Some(line.parking),
        ev_chargers: Some(line.ev),
        invoice_allowed: yes(line.invoice_ok),
        check_in_time: line.checkin_time,
        check_out_time: line.checkout_time,
        station_walk_minutes: line.nearest_station_walk_min.filter(|minutes| *minutes > 0),
        nagoya_minutes: line.nagoya_min,
        shelter_walk_minutes: line.shelter_walk_min,
        languages: line.languages.replace(';', " "),
        access_note: text.access_note.clone(),
        wifi_note: text.wifi_note.clone(),
        welcomed_purposes: said(line.welcomed_purposes),
        welcomed_industries: said(line.welcomed_industries),
        first_timers_welcome: line.first_timers_welcome.map(|flag| flag == 1),
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
        published_at: Some(now),
        created_at: now,
        updated_at: now,
        version: 1,
    }
}

/// What the prefecture owns is for its own staff.
fn audience(owner: &str) -> Audience {
    if owner == "prefecture" {
        Audience::StaffOnly
    } else {
        Audience::Everyone
    }
}

/// What nobody wrote is not said.
fn said(words: String) -> Option<String> {
    (!words.is_empty()).then_some(words)
}

fn closing_rules(facility_id: FacilityId, line: &Line) -> Result<Vec<closing_rule::Model>> {
    let closings = read_closings(&line.closed_days)
        .ok_or_else(|| Error::internal(format!("closed_days of {}: {}", line.id, line.closed_days)))?;
    let row = |(index, closing): (usize, Closing)| {
        let id = ClosingRuleId(seed::id("closing_rule", &format!("{} {index}", line.id)));
        closing.into_row(id, facility_id)
    };
    Ok(closings.into_iter().enumerate().map(row).collect())
}

/// `1:20;0:80;-1:100`: days before the stay and per cent.
fn cancellation_rules(facility_id: FacilityId, line: &Line) -> Result<Vec<cancellation_rule::Model>> {
    let read = |row: &str| {
        let (days_before, percent) = row.split_once(':')?;
        Some(cancellation_rule::Model {
            facility_id,
            min_party: 1,
            days_before: days_before.parse().ok()?,
            percent: percent.parse().ok()?,
        })
    };
    line.cancellation
        .split(';')
        .map(|row| read(row).ok_or_else(|| Error::internal(format!("cancellation of {}: {row}", line.id))))
        .collect()
}

fn house_rules(facility_id: FacilityId, line: &Line) -> Vec<house_rule::Model> {
    let mut texts = vec![("館内は禁煙です。", "No smoking inside the building.")];
    if line.price_per_person_night_yen > 0 {
        texts.push((
            "22時から翌朝6時までは、共用部での通話をお控えください。",
            "Please make no calls in shared rooms from 22:00 to 6:00.",
        ));
    }
    if line.booths + line.meeting_rooms > 0 {
        texts.push((
            "通話とオンライン会議は、防音ブース又は会議室でお願いします。",
            "Please take calls and online meetings in a booth or a meeting room.",
        ));
    }
    texts.push(if line.pets == 1 {
        (
            "ペットは予防接種の記録をお持ちください。執務室には入れません。",
            "Please bring your pet's vaccination record. Pets can't enter the work room.",
        )
    } else {
        (
            "ペットの同伴はお断りしています（補助犬を除きます）。",
            "No pets, except assistance dogs.",
        )
    });
    texts.push((
        "離席するときは画面をロックし、書類を残さないでください。",
        "Please lock your screen and leave no papers when you leave your seat.",
    ));
    let rows = (1..)
        .zip(texts)
        .map(|(position, (text_ja, text_en))| house_rule::Model {
            facility_id,
            position,
            text_ja: text_ja.to_owned(),
            text_en: text_en.to_owned(),
        });
    rows.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_tables_becomes_a_published_facility() {
        let places = places(DateTime::default()).unwrap();
        assert_eq!(places.facilities.len(), 20);
        assert!(places.facilities.iter().all(|row| row.state == State::Published));
        let hidden: Vec<&str> = places
            .facilities
            .iter()
            .filter(|row| row.audience == Audience::StaffOnly)
            .map(|row| row.number.as_str())
            .collect();
        assert_eq!(hidden, ["F20"]);
        assert!(places.facilities.iter().all(|row| row.name_ja.ends_with("（架空）")));
        assert_eq!(places.hours.len(), 140);
        assert_eq!(places.closing_rules.len(), 2 + 1 + 1 + 2 + 1 + 1 + 1 + 4);
    }

    #[test]
    fn units_are_as_many_as_the_table_says() {
        let places = places(DateTime::default()).unwrap();
        let count = |key: &str, kind: unit_type::Kind| {
            let types: Vec<_> = places
                .unit_types
                .iter()
                .filter(|row| row.facility_id == facility_id(key) && row.kind == kind)
                .map(|row| row.id)
                .collect();
            places
                .units
                .iter()
                .filter(|row| types.contains(&row.unit_type_id))
                .count()
        };
        assert_eq!(count("F05", unit_type::Kind::Room), 8);
        assert_eq!(count("F01", unit_type::Kind::Desk), 32);
        assert_eq!(count("F08", unit_type::Kind::Booth), 0);
        assert_eq!(count("F10", unit_type::Kind::MeetingRoom), 2);
        assert!(!places.whole_units.is_empty());
    }

    #[test]
    fn the_same_seed_is_the_same_demo() {
        let ids = || -> Vec<FacilityId> {
            places(DateTime::default())
                .unwrap()
                .facilities
                .iter()
                .map(|row| row.id)
                .collect()
        };
        assert_eq!(ids(), ids());
    }
}
