//! Out and in again is the same listing; headings and words are found in both languages.

use entities::facility::{Audience, FacilityType, LodgingLicence, Meals};
use entities::municipality;
use entities::unit_type::{Kind, PriceBasis};
use proptest::prelude::*;

use super::{Book, Column, PLACE_COLUMNS, PlaceLine, UNIT_COLUMNS, UnitLine, blank, table};
use crate::accounts::INDUSTRIES;
use crate::facilities::listing::{CancellationRule, Hours, UnitType};
use crate::facilities::{PURPOSES, hazards};
use crate::tables::{Format, read};
use crate::text::{Locale, Words};

fn book(locale: Locale) -> Book {
    let row = |code: &str, name: &str| municipality::Model {
        code: code.to_owned(),
        name_ja: name.to_owned(),
        name_kana: String::new(),
        name_en: String::new(),
        area: String::new(),
        lat: 0.0,
        lon: 0.0,
    };
    Book {
        locale,
        municipalities: vec![row("242012", "津市"), row("242152", "志摩市")],
    }
}

/// The line that a file of this table reads back into.
fn back<T: Clone>(columns: &[Column<T>], line: &T, empty: T, format: Format, locale: Locale) -> T {
    let book = book(locale);
    let file = table("t", columns, std::slice::from_ref(line), &book)
        .file(format)
        .unwrap();
    let sheet = read(&file.bytes, 9).unwrap();
    let mut found = empty;
    for (heading, cell) in sheet.head.iter().zip(&sheet.rows[0].1) {
        let column = columns.iter().find(|column| column.is(heading)).unwrap();
        if let Some(read) = column.read {
            read(&mut found, cell, &book).unwrap_or_else(|fault| panic!("{heading} {cell}: {fault:?}"));
        }
    }
    found
}

#[test]
fn no_two_columns_share_a_heading() {
    for (at, column) in PLACE_COLUMNS.iter().enumerate() {
        let others = PLACE_COLUMNS.iter().skip(at + 1);
        assert!(
            others
                .into_iter()
                .all(|other| !other.is(column.ja) && !other.is(column.name)),
            "{}",
            column.ja
        );
    }
    assert!(PLACE_COLUMNS.iter().any(|column| column.is(" ＶＰＮ 接続")));
}

#[test]
fn every_word_of_the_hosts_wishes_has_a_word_in_files() {
    let values = |all: &[super::Choice<&'static str>]| all.iter().map(|(value, ..)| *value).collect::<Vec<_>>();
    assert_eq!(values(super::choices::PURPOSES), PURPOSES);
    assert_eq!(values(super::choices::INDUSTRIES), INDUSTRIES);
}

#[test]
fn the_example_of_the_template_can_be_read() {
    let book = book(Locale::Ja);
    let mut line = PlaceLine {
        number: String::new(),
        state: None,
        operator: String::new(),
        listing: blank(),
    };
    for column in PLACE_COLUMNS {
        if let Some(read) = column.read {
            read(&mut line, column.example, &book).unwrap_or_else(|fault| panic!("{}: {fault:?}", column.ja));
        }
    }
    let today = chrono::NaiveDate::from_ymd_opt(2026, 11, 20).unwrap();
    let faults = crate::facilities::faults::faults(&line.listing, crate::facilities::faults::Stage::Draft, today);
    assert_eq!(faults, []);
    let mut unit = UnitLine::blank();
    for column in UNIT_COLUMNS {
        if let Some(read) = column.read {
            read(&mut unit, column.example, &book).unwrap_or_else(|fault| panic!("{}: {fault:?}", column.ja));
        }
    }
    assert_eq!((unit.of.capacity, unit.of.price_yen), (2, 9_000));
}

/// A text as the store keeps it: without space around, without what no form sends.
fn text() -> impl Strategy<Value = String> {
    prop_oneof!["[^\0]{0,20}", "[=+@'\",;\n髙﨑𠮷〜−ｱ①]{0,8}"].prop_map(|text| text.trim().to_owned())
}

fn small() -> impl Strategy<Value = Option<i32>> {
    prop::option::of(0_i32..1_000)
}

prop_compose! {
    fn numbers()(down in prop::option::of(0.0_f64..10_000.0), rtt in small(), monitors in small(), nights in small(),
        parking in small(), day in prop::option::of(0_u64..20_000), lat in 20.0_f64..46.0, height in prop::option::of(-5_i32..900))
        -> crate::facilities::listing::Listing {
        let start = chrono::NaiveDate::from_ymd_opt(1990, 1, 1).unwrap();
        crate::facilities::listing::Listing {
            lat,
            lon: lat + 100.0,
            down_mbps: down,
            rtt_ms: rtt,
            monitors,
            max_nights: nights,
            parking,
            elevation_m: height,
            measured_on: day.map(|days| start + chrono::Days::new(days)),
            ..blank()
        }
    }
}

prop_compose! {
    fn lines()(listing in numbers(), name in text(), english in text(), note in text(), theme in text(),
        flags in prop::array::uniform4(prop::option::of(any::<bool>())), choice in 0_usize..4,
        open in prop::collection::btree_set(0_i32..7, 0..7), zones in prop::sample::subsequence(hazards::all().collect::<Vec<_>>(), 0..7),
        fees in prop::collection::btree_set((1_i32..4, -1_i32..30), 0..4), closed in 0_u32..32,
        purposes in prop::sample::subsequence(PURPOSES, 0..4), industries in prop::sample::subsequence(INDUSTRIES, 0..13),
        party in (small(), small()), beginners in prop::option::of(any::<bool>())) -> PlaceLine {
        let mut listing = listing;
        let said = |words: Vec<&str>| (!words.is_empty()).then(|| words.into_iter().map(ToOwned::to_owned).collect());
        (listing.welcomed_purposes, listing.welcomed_industries) = (said(purposes), said(industries));
        (listing.welcomed_party_from, listing.welcomed_party_to) = party;
        listing.first_timers_welcome = beginners;
        listing.name = Words { ja: name, en: english };
        listing.wifi_note = note;
        listing.theme = theme;
        listing.name_kana = "シマノヤド".to_owned();
        listing.municipality_code = "242152".to_owned();
        [listing.wired_lan, listing.vpn_allowed, listing.wheelchair, listing.single_rooms] = flags;
        listing.facility_type = [FacilityType::Lodging, FacilityType::Combined, FacilityType::Coworking, FacilityType::PublicFacility][choice];
        listing.lodging_licence = [LodgingLicence::None, LodgingLicence::Minpaku, LodgingLicence::KanIShukusho, LodgingLicence::RyokanHotel][choice];
        listing.audience = [Audience::Everyone, Audience::StaffOnly][choice % 2];
        listing.meals = [Meals::None, Meals::Breakfast, Meals::HalfBoard, Meals::None][choice];
        listing.check_in_time = (choice > 1).then(|| "24:00".to_owned());
        listing.hours = open.into_iter().map(|weekday| Hours { weekday, opens: "08:30".to_owned(), closes: "24:00".to_owned() }).collect();
        listing.hazards = zones;
        listing.languages = ["ja", "en"].into_iter().take(choice).map(ToOwned::to_owned).collect();
        listing.cancellation_rules = fees.into_iter().map(|(min_party, days_before)| CancellationRule { min_party, days_before, percent: 30 }).collect();
        let words = ["月", "第3水", "祝", "年末年始", "2026/12/25～2026/12/28"];
        let words: Vec<&str> = words.iter().enumerate().filter(|(at, _)| closed >> at & 1 == 1).map(|(_, word)| *word).collect();
        super::terms::read_closing_rules(&mut listing, &words.join("・")).unwrap();
        PlaceLine { number: "F07".to_owned(), state: None, operator: String::new(), listing }
    }
}

proptest! {
    #[test]
    fn a_listing_that_is_exported_and_read_again_is_the_same(line in lines(), english in any::<bool>(), plain in any::<bool>()) {
        let locale = if english { Locale::En } else { Locale::Ja };
        let format = if plain { Format::CsvPlain } else { Format::Csv };
        let empty = PlaceLine { number: String::new(), state: None, operator: String::new(), listing: blank() };
        prop_assert_eq!(back(PLACE_COLUMNS, &line, empty, format, locale), line);
    }

    #[test]
    fn a_unit_type_that_is_exported_and_read_again_is_the_same(name in text(), capacity in 1_i32..500, count in 1_i32..500,
        price_yen in 0_i64..10_000_000, kind in 0_usize..5, basis in 0_usize..4, english in any::<bool>(), known in any::<bool>()) {
        let line = UnitLine {
            number: "F07".to_owned(),
            facility: String::new(),
            covers: if kind == 4 { vec!["和室".to_owned(), "洋室".to_owned()] } else { Vec::new() },
            of: UnitType {
                id: known.then(entities::id::UnitTypeId::new),
                kind: [Kind::Room, Kind::Desk, Kind::Booth, Kind::MeetingRoom, Kind::Whole][kind],
                name: Words { ja: name, en: String::new() },
                capacity,
                count,
                price_yen,
                price_basis: [PriceBasis::PersonNight, PriceBasis::UnitNight, PriceBasis::PersonDay, PriceBasis::UnitDay][basis],
                covers: Vec::new(),
            },
        };
        let locale = if english { Locale::En } else { Locale::Ja };
        prop_assert_eq!(back(UNIT_COLUMNS, &line, UnitLine::blank(), Format::Csv, locale), line);
    }
}
