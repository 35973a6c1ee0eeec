//! What a feed tells, and how it is cut into events.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate};
use entities::id::{FacilityId, UnitId};
use entities::unit_part::Part;

use super::{Kind, Row, Source, events};

fn row(unit: UnitId, on: &str, part: Option<Part>, id: u128, kind: Kind) -> Row {
    Row {
        unit,
        on: on.parse::<NaiveDate>().unwrap(),
        part,
        source: Source {
            id: uuid::Uuid::from_u128(id),
            kind,
            version: 4,
            changed_at: DateTime::UNIX_EPOCH,
        },
    }
}

fn told(rows: Vec<Row>, unit: UnitId, name: &str) -> Vec<(String, String, String)> {
    let names = BTreeMap::from([(unit, name.to_owned())]);
    events(FacilityId::new(), &names, rows)
        .into_iter()
        .map(|event| (event.from.to_string(), event.until.to_string(), event.summary))
        .collect()
}

fn line(from: &str, until: &str, summary: &str) -> (String, String, String) {
    (from.to_owned(), until.to_owned(), summary.to_owned())
}

#[test]
fn nights_in_a_row_are_one_event_that_ends_on_the_morning_of_departure() {
    let unit = UnitId::new();
    let nights = ["2026-12-30", "2026-12-31", "2027-01-01"].map(|on| row(unit, on, None, 1, Kind::Booked));
    let other = row(unit, "2027-01-02", None, 2, Kind::Blocked);
    let told = told(nights.into_iter().chain([other]).collect(), unit, "2名室 1");
    assert_eq!(
        told,
        [
            line("2026-12-30", "2027-01-02", "予約済み（2名室 1）"),
            line("2027-01-02", "2027-01-03", "受入停止（2名室 1）"),
        ]
    );
}

#[test]
fn parts_of_a_day_are_named_where_they_are_not_all_of_it() {
    let unit = UnitId::new();
    let all = [Part::Am, Part::Pm, Part::Evening].map(|part| row(unit, "2026-12-01", Some(part), 1, Kind::Booked));
    let half = [Part::Am, Part::Pm].map(|part| row(unit, "2026-12-02", Some(part), 1, Kind::Booked));
    let told = told(all.into_iter().chain(half).collect(), unit, "席 3");
    assert_eq!(
        told,
        [
            line("2026-12-01", "2026-12-02", "予約済み（席 3）"),
            line("2026-12-02", "2026-12-03", "予約済み（席 3・午前・午後）"),
        ]
    );
}

#[test]
fn the_same_thing_keeps_its_uid_when_its_days_change() {
    let (unit, facility) = (UnitId::new(), FacilityId::new());
    let uid = |on: &str| {
        let rows = vec![row(unit, on, None, 1, Kind::Held)];
        events(facility, &BTreeMap::new(), rows).remove(0).uid
    };
    assert_eq!(uid("2026-12-01"), uid("2026-12-08"));
    assert!(uid("2026-12-01").ends_with(&super::own_ending(facility)));
}
