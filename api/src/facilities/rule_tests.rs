//! Tests of a listing's rules: every fault is named, a good listing has none, changes are named and nothing else is.

use chrono::NaiveDate;
use entities::closing_rule::Kind as ClosingKind;
use entities::facility::{Audience, FacilityType, LodgingLicence, Meals, State};
use entities::id::UnitTypeId;
use entities::unit_type::{Kind, PriceBasis};
use proptest::prelude::*;

use super::faults::{Stage, faults};
use super::hazards::Hazard;
use super::listing::{CancellationRule, ClosingRule, Hours, Listing, UnitType};
use super::rules::{actions, changed, editable, step};
use crate::policy::Action;
use crate::text::Words;

fn words(ja: &str, en: &str) -> Words {
    Words {
        ja: ja.to_owned(),
        en: en.to_owned(),
    }
}

fn today() -> NaiveDate {
    "2026-11-20".parse().unwrap()
}

fn unit_type(kind: Kind, price_basis: PriceBasis) -> UnitType {
    UnitType {
        id: Some(UnitTypeId::new()),
        kind,
        name: words("和室", "Japanese room"),
        capacity: 2,
        count: 3,
        price_yen: 8_000,
        price_basis,
        covers: Vec::new(),
    }
}

fn from_half_past_eight(weekday: i32) -> Hours {
    Hours {
        weekday,
        opens: "08:30".to_owned(),
        closes: "24:00".to_owned(),
    }
}

fn third_monday() -> ClosingRule {
    ClosingRule {
        kind: ClosingKind::NthWeekday,
        weekday: Some(0),
        nth: Some(3),
        starts_on: None,
        ends_on: None,
    }
}

fn share(days_before: i32, percent: i32) -> CancellationRule {
    CancellationRule {
        min_party: 1,
        days_before,
        percent,
    }
}

fn good() -> Listing {
    Listing {
        audience: Audience::Everyone,
        municipality_code: "242152".to_owned(),
        name: words("海の家", "Sea House"),
        name_kana: "ウミノイエ".to_owned(),
        description: words("海辺の宿です。", "By the sea."),
        address: "三重県志摩市架空町1番地".to_owned(),
        lat: 34.3,
        lon: 136.8,
        facility_type: FacilityType::Combined,
        lodging_licence: LodgingLicence::RyokanHotel,
        theme: "海・食".to_owned(),
        down_mbps: Some(120.5),
        up_mbps: Some(60.0),
        rtt_ms: Some(14),
        measured_on: Some(today()),
        wired_lan: Some(true),
        dedicated_ssid: None,
        vpn_allowed: Some(true),
        wifi_note: String::new(),
        monitors: Some(2),
        multifunction_printer: Some(false),
        ergonomic_chairs: None,
        lockable_booths: None,
        single_rooms: Some(true),
        min_nights: Some(1),
        max_nights: Some(14),
        check_in_time: Some("15:00".to_owned()),
        check_out_time: Some("10:00".to_owned()),
        meals: Meals::Breakfast,
        children_allowed: Some(true),
        child_min_age: Some(3),
        pets_allowed: Some(false),
        wheelchair: None,
        invoice_allowed: Some(true),
        parking: Some(4),
        ev_chargers: Some(0),
        station_walk_minutes: Some(10),
        nagoya_minutes: Some(130),
        access_note: String::new(),
        languages: vec!["ja".to_owned(), "en".to_owned()],
        hazards: vec![Hazard::Tsunami],
        elevation_m: Some(4),
        shelter_name: "架空小学校".to_owned(),
        shelter_walk_minutes: Some(9),
        emergency_phone: "0599-00-0001".to_owned(),
        welcomed_purposes: None,
        welcomed_industries: None,
        welcomed_party_from: None,
        welcomed_party_to: None,
        first_timers_welcome: None,
        unit_types: vec![
            unit_type(Kind::Room, PriceBasis::PersonNight),
            unit_type(Kind::Desk, PriceBasis::PersonDay),
        ],
        hours: vec![from_half_past_eight(0)],
        closing_rules: vec![third_monday()],
        cancellation_rules: vec![share(1, 20), share(0, 80)],
        house_rules: vec![words("館内は禁煙です。", "No smoking.")],
    }
}

fn found(stage: Stage, change: impl FnOnce(&mut Listing)) -> Vec<(String, &'static str)> {
    let mut listing = good();
    change(&mut listing);
    let faults = faults(&listing, stage, today());
    faults.into_iter().map(|fault| (fault.field, fault.code)).collect()
}

#[test]
fn a_good_listing_has_no_fault() {
    assert_eq!(found(Stage::Public, |_| ()), []);
}

#[test]
fn every_broken_field_is_named_at_once() {
    let found = found(Stage::Public, |listing| {
        listing.name = Words::default();
        listing.name_kana = "うみ".to_owned();
        (listing.lat, listing.lon) = (listing.lon, listing.lat);
        listing.measured_on = None;
        listing.check_in_time = Some("3pm".to_owned());
        listing.lodging_licence = LodgingLicence::None;
        listing.emergency_phone = "119".to_owned();
        listing.languages = vec!["Japanese".to_owned()];
        (listing.min_nights, listing.max_nights) = (Some(5), Some(2));
        listing.unit_types[0].capacity = 0;
        listing.unit_types[1].price_basis = PriceBasis::UnitNight;
        listing.hours[0].closes = "08:00".to_owned();
        listing.closing_rules[0].nth = None;
        listing.cancellation_rules[1].percent = 10;
        listing.house_rules.push(Words::default());
    });
    let fields: Vec<&str> = found.iter().map(|(field, _)| field.as_str()).collect();
    for field in [
        "name.ja",
        "name.en",
        "name_kana",
        "lat",
        "lon",
        "measured_on",
        "check_in_time",
        "lodging_licence",
        "emergency_phone",
        "languages[0]",
        "max_nights",
        "unit_types[0].capacity",
        "unit_types[1].price_basis",
        "hours[0].closes",
        "closing_rules[0].nth",
        "cancellation_rules[1].percent",
        "house_rules[1].ja",
    ] {
        assert!(fields.contains(&field), "{field} is missing in {fields:?}");
    }
    assert_eq!(found.len(), 17);
}

#[test]
fn a_draft_may_lack_what_readers_need() {
    let bare = |listing: &mut Listing| {
        listing.description = Words::default();
        listing.address = String::new();
        listing.unit_types.clear();
        listing.hours.clear();
    };
    assert_eq!(found(Stage::Draft, bare), []);
    assert_eq!(found(Stage::Public, bare).len(), 3, "description, address, units");
}

#[test]
fn the_whole_names_the_types_that_it_takes() {
    let whole = |covers: Vec<usize>| UnitType {
        count: 1,
        covers,
        ..unit_type(Kind::Whole, PriceBasis::UnitNight)
    };
    assert_eq!(
        found(Stage::Public, |listing| listing.unit_types.push(whole(vec![0, 1]))),
        []
    );
    for wrong in [vec![], vec![2], vec![9]] {
        let found = found(Stage::Public, |listing| listing.unit_types.push(whole(wrong)));
        assert_eq!(found, [("unit_types[2].covers".to_owned(), "facility.covers")]);
    }
}

#[test]
fn changes_are_named_by_field_and_price_by_its_own_name() {
    let before = good();
    let mut after = before.clone();
    after.hazards.push(Hazard::StormSurge);
    after.unit_types[0].price_yen += 500;
    after.unit_types[1].count = 1;
    assert_eq!(
        changed(&before, &after),
        ["hazards", "unit_types.count", "unit_types.price_yen"]
    );
    after = before.clone();
    after.unit_types.remove(1);
    after.unit_types.push(UnitType {
        id: None,
        ..unit_type(Kind::Desk, PriceBasis::PersonDay)
    });
    assert_eq!(changed(&before, &after), ["unit_types.added", "unit_types.retired"]);
    assert!(changed(&before, &before).is_empty());
}

#[test]
fn a_listing_goes_from_draft_over_the_check_to_the_public() {
    let steps = [
        (State::Draft, Action::FacilitySubmit, State::InCheck),
        (State::InCheck, Action::FacilityReturn, State::Returned),
        (State::Returned, Action::FacilitySubmit, State::InCheck),
        (State::InCheck, Action::FacilityPublish, State::Published),
        (State::Published, Action::FacilitySuspend, State::Suspended),
        (State::Suspended, Action::FacilitySubmit, State::InCheck),
    ];
    for (from, action, to) in steps {
        assert_eq!(step(action, from), Ok(to));
        assert!(actions(from).contains(&action));
    }
    assert!(step(Action::FacilityPublish, State::Draft).is_err());
    assert!(editable(State::InCheck).is_err() && editable(State::Published).is_ok());
}

proptest! {
    #[test]
    fn a_time_or_number_out_of_its_bounds_is_one_fault(minutes in -1_000_i32..2_000, percent in -50_i32..200) {
        let found = found(Stage::Public, |listing| {
            listing.station_walk_minutes = Some(minutes);
            listing.cancellation_rules.truncate(1);
            listing.cancellation_rules[0].percent = percent;
        });
        let expected = usize::from(!(0..=600).contains(&minutes)) + usize::from(!(0..=100).contains(&percent));
        prop_assert_eq!(found.len(), expected);
    }
}
