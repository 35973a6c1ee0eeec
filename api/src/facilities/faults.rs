//! What is wrong with a listing, every fault at once.

use std::collections::HashSet;

use chrono::NaiveDate;
use entities::closing_rule::Kind as ClosingKind;
use entities::facility::LodgingLicence;
use entities::unit_type::{Kind, PriceBasis};

use super::cancellation::NO_SHOW;
use super::checks::Checks;
use super::hours::parse_time;
use super::listing::{CancellationRule, ClosingRule, Hours, Listing, UnitType};
use super::welcome::PURPOSES;
use crate::accounts::INDUSTRIES;
use crate::error::Fault;

/// The longest stay that the product knows.
const STAY_NIGHTS_MAX: i32 = 90;
const ROWS_MAX: usize = 30;

/// How much must be there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Still being written: what is there must be right.
    Draft,
    /// For others to read: what they need must be there too.
    Public,
}

/// Every fault of the listing.
#[must_use]
pub fn faults(listing: &Listing, stage: Stage, today: NaiveDate) -> Vec<Fault> {
    let mut checks = Checks::default();
    words(&mut checks, listing);
    line(&mut checks, listing, today);
    figures(&mut checks, listing);
    welcome(&mut checks, listing);
    checks.rows("unit_types", listing.unit_types.len(), ROWS_MAX);
    for (index, of) in listing.unit_types.iter().enumerate() {
        unit_type(&mut checks, index, of, &listing.unit_types);
    }
    hours(&mut checks, &listing.hours);
    checks.rows("closing_rules", listing.closing_rules.len(), ROWS_MAX);
    for (index, rule) in listing.closing_rules.iter().enumerate() {
        closing_rule(&mut checks, index, rule);
    }
    cancellation_rules(&mut checks, &listing.cancellation_rules);
    checks.rows("house_rules", listing.house_rules.len(), ROWS_MAX);
    for (index, rule) in listing.house_rules.iter().enumerate() {
        checks.words(&format!("house_rules[{index}]"), rule, 1, 500);
    }
    if stage == Stage::Public {
        public(&mut checks, listing);
    }
    checks.found()
}

fn words(checks: &mut Checks, listing: &Listing) {
    checks.words("name", &listing.name, 1, 100);
    checks.words("description", &listing.description, 0, 4_000);
    checks.text("name_kana", &listing.name_kana, 0, 100);
    checks.text("address", &listing.address, 0, 200);
    checks.text("theme", &listing.theme, 0, 50);
    checks.text("wifi_note", &listing.wifi_note, 0, 1_000);
    checks.text("access_note", &listing.access_note, 0, 1_000);
    checks.text("shelter_name", &listing.shelter_name, 0, 100);
    let kana = |letter: char| matches!(letter, 'ァ'..='ヿ' | '　' | ' ');
    checks.that(listing.name_kana.chars().all(kana), "name_kana", "facility.kana");
    checks.that(is_phone(&listing.emergency_phone), "emergency_phone", "phone");
    for (index, language) in listing.languages.iter().enumerate() {
        let known = language.len() == 2 && language.bytes().all(|letter| letter.is_ascii_lowercase());
        checks.that(known, format!("languages[{index}]"), "facility.language");
    }
    for (field, time) in [
        ("check_in_time", &listing.check_in_time),
        ("check_out_time", &listing.check_out_time),
    ] {
        checks.that(
            time.as_deref().is_none_or(|time| parse_time(time).is_some()),
            field,
            "facility.time",
        );
    }
}

/// Empty, or 10 to 11 digits beginning with 0.
fn is_phone(text: &str) -> bool {
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let letters = text.chars().all(|letter| letter.is_ascii_digit() || letter == '-');
    text.is_empty() || (letters && text.starts_with('0') && (10..=11).contains(&digits))
}

/// The line as it was measured: a speed without a day says nothing.
fn line(checks: &mut Checks, listing: &Listing, today: NaiveDate) {
    checks.range("down_mbps", listing.down_mbps, 0.0, 10_000.0);
    checks.range("up_mbps", listing.up_mbps, 0.0, 10_000.0);
    checks.range("rtt_ms", listing.rtt_ms, 0, 1_000);
    let measured = listing.down_mbps.is_some() || listing.up_mbps.is_some() || listing.rtt_ms.is_some();
    match listing.measured_on {
        Some(day) => checks.that(day <= today, "measured_on", "facility.in_future"),
        None => checks.that(!measured, "measured_on", "required"),
    }
}

fn figures(checks: &mut Checks, listing: &Listing) {
    // Japan, Ogasawara and Okinawa included: a swapped pair is outside.
    checks.range("lat", Some(listing.lat), 20.0, 46.0);
    checks.range("lon", Some(listing.lon), 122.0, 154.0);
    for (field, number, max) in [
        ("monitors", listing.monitors, 1_000),
        ("ergonomic_chairs", listing.ergonomic_chairs, 1_000),
        ("lockable_booths", listing.lockable_booths, 1_000),
        ("child_min_age", listing.child_min_age, 18),
        ("parking", listing.parking, 10_000),
        ("ev_chargers", listing.ev_chargers, 1_000),
        ("station_walk_minutes", listing.station_walk_minutes, 600),
        ("nagoya_minutes", listing.nagoya_minutes, 600),
        ("elevation_m", listing.elevation_m, 1_700),
        ("shelter_walk_minutes", listing.shelter_walk_minutes, 600),
    ] {
        checks.range(field, number, 0, max);
    }
    checks.range("min_nights", listing.min_nights, 1, STAY_NIGHTS_MAX);
    checks.range("max_nights", listing.max_nights, 1, STAY_NIGHTS_MAX);
    if let (Some(least), Some(most)) = (listing.min_nights, listing.max_nights) {
        checks.that(least <= most, "max_nights", "facility.nights_order");
    }
}

/// Whom the host would like: words that others use too, and a party that can be.
fn welcome(checks: &mut Checks, listing: &Listing) {
    for (field, said, known) in [
        ("welcomed_purposes", &listing.welcomed_purposes, PURPOSES),
        ("welcomed_industries", &listing.welcomed_industries, INDUSTRIES),
    ] {
        let words = said.as_deref().unwrap_or_default();
        checks.rows(field, words.len(), known.len());
        checks.that(
            words.iter().all(|word| known.contains(&word.as_str())),
            field,
            "invalid",
        );
    }
    checks.range("welcomed_party_from", listing.welcomed_party_from, 1, 500);
    checks.range("welcomed_party_to", listing.welcomed_party_to, 1, 500);
    if let (Some(least), Some(most)) = (listing.welcomed_party_from, listing.welcomed_party_to) {
        checks.that(least <= most, "welcomed_party_to", "facility.party_order");
    }
}

fn unit_type(checks: &mut Checks, index: usize, of: &UnitType, all: &[UnitType]) {
    let field = |name: &str| format!("unit_types[{index}].{name}");
    checks.words(&field("name"), &of.name, 1, 60);
    checks.range(field("capacity"), Some(of.capacity), 1, 500);
    checks.range(field("price_yen"), Some(of.price_yen), 0, 10_000_000);
    let by_night = matches!(of.price_basis, PriceBasis::PersonNight | PriceBasis::UnitNight);
    let lodging = matches!(of.kind, Kind::Room | Kind::Whole);
    checks.that(by_night == lodging, field("price_basis"), "facility.price_basis");
    if of.kind != Kind::Whole {
        checks.range(field("count"), Some(of.count), 1, 500);
        checks.that(of.covers.is_empty(), field("covers"), "facility.covers");
        return;
    }
    checks.range(field("count"), Some(of.count), 1, 1);
    let single = |place: &usize| all.get(*place).is_some_and(|other| other.kind != Kind::Whole);
    let right = !of.covers.is_empty() && of.covers.iter().all(single);
    checks.that(right, field("covers"), "facility.covers");
}

fn hours(checks: &mut Checks, hours: &[Hours]) {
    let mut seen = HashSet::new();
    for (index, day) in hours.iter().enumerate() {
        let field = |name: &str| format!("hours[{index}].{name}");
        checks.range(field("weekday"), Some(day.weekday), 0, 6);
        checks.that(seen.insert(day.weekday), field("weekday"), "facility.weekday_twice");
        let (opens, closes) = (parse_time(&day.opens), parse_time(&day.closes));
        checks.that(opens.is_some(), field("opens"), "facility.time");
        checks.that(closes.is_some(), field("closes"), "facility.time");
        if let (Some(opens), Some(closes)) = (opens, closes) {
            checks.that(opens < closes, field("closes"), "facility.hours_order");
        }
    }
}

fn closing_rule(checks: &mut Checks, index: usize, rule: &ClosingRule) {
    let field = |name: &str| format!("closing_rules[{index}].{name}");
    if matches!(rule.kind, ClosingKind::Weekday | ClosingKind::NthWeekday) {
        checks.present(field("weekday"), rule.weekday.is_some());
        checks.range(field("weekday"), rule.weekday, 0, 6);
    }
    if rule.kind == ClosingKind::NthWeekday {
        checks.present(field("nth"), rule.nth.is_some());
        checks.range(field("nth"), rule.nth, 1, 5);
    }
    if rule.kind == ClosingKind::Dates {
        checks.present(field("starts_on"), rule.starts_on.is_some());
        checks.present(field("ends_on"), rule.ends_on.is_some());
        if let (Some(first), Some(last)) = (rule.starts_on, rule.ends_on) {
            checks.that(first <= last, field("ends_on"), "facility.days_order");
        }
    }
}

/// Shares that fall as the day comes nearer would reward waiting.
fn cancellation_rules(checks: &mut Checks, rules: &[CancellationRule]) {
    checks.rows("cancellation_rules", rules.len(), ROWS_MAX);
    let mut seen = HashSet::new();
    for (index, rule) in rules.iter().enumerate() {
        let field = |name: &str| format!("cancellation_rules[{index}].{name}");
        checks.range(field("min_party"), Some(rule.min_party), 1, 1_000);
        checks.range(field("days_before"), Some(rule.days_before), NO_SHOW, 365);
        checks.range(field("percent"), Some(rule.percent), 0, 100);
        let first = seen.insert((rule.min_party, rule.days_before));
        checks.that(first, field("days_before"), "facility.cancellation_twice");
        let falls = rules.iter().any(|earlier| {
            earlier.min_party == rule.min_party
                && earlier.days_before > rule.days_before
                && earlier.percent > rule.percent
        });
        checks.that(!falls, field("percent"), "facility.cancellation_falls");
    }
}

/// What others need before they can choose the place.
fn public(checks: &mut Checks, listing: &Listing) {
    for (field, text) in [
        ("name.en", &listing.name.en),
        ("name_kana", &listing.name_kana),
        ("description.ja", &listing.description.ja),
        ("address", &listing.address),
        ("shelter_name", &listing.shelter_name),
        ("emergency_phone", &listing.emergency_phone),
    ] {
        checks.present(field, !text.trim().is_empty());
    }
    checks.present("languages", !listing.languages.is_empty());
    checks.that(!listing.unit_types.is_empty(), "unit_types", "facility.no_units");
    if listing.has_lodging() {
        checks.that(
            listing.lodging_licence != LodgingLicence::None,
            "lodging_licence",
            "facility.licence_needed",
        );
        checks.present("check_in_time", listing.check_in_time.is_some());
        checks.present("check_out_time", listing.check_out_time.is_some());
    }
    if listing.has_work_places() {
        checks.present("hours", !listing.hours.is_empty());
    }
}
