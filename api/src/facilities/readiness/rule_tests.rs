//! The rules of the checklist, against slow and obvious twins.

use std::collections::HashMap;

use chrono::{Days, NaiveDate};
use entities::facility;
use entities::id::{FacilityId, OrganisationId, ReadinessAnswerId};
use entities::readiness_answer::{Model as Answer, Outcome};
use proptest::prelude::*;
use serde_json::json;

use super::facts::{Photos, Place};
use super::rules::{Answering, Closing, Day, Source, Status, closings, expires_on, faults, judge};
use super::standard::{BUNDLED, Standard};
use crate::facilities::listing::Listing;
use crate::facilities::rows::draft;

fn standard() -> Standard {
    Standard::read(BUNDLED).unwrap()
}

fn today() -> NaiveDate {
    "2026-11-20".parse().unwrap()
}

/// A facility with a booth, an address for emergencies and a shelter, and this line: its upload and its day.
fn facility(line: Option<(f64, &str)>) -> facility::Model {
    let listing: Listing = serde_json::from_value(json!({
        "audience": "everyone", "municipality_code": "242152", "facility_type": "combined",
        "lodging_licence": "ryokan_hotel", "meals": "none", "lockable_booths": 2, "wired_lan": false,
        "emergency_phone": "0599-00-0001", "shelter_name": "小学校", "shelter_walk_minutes": 7,
    }))
    .unwrap();
    let row = draft(
        FacilityId::new(),
        OrganisationId::new(),
        &listing,
        chrono::DateTime::default(),
    );
    facility::Model {
        down_mbps: line.map(|_| 120.0),
        up_mbps: line.map(|(up, _)| up),
        rtt_ms: line.map(|_| 20),
        measured_on: line.map(|(_, day)| day.parse().unwrap()),
        ..row
    }
}

fn bare(row: &facility::Model) -> Place<'_> {
    let photos = Photos::default();
    Place { row, photos }
}

const FRESH: Option<(f64, &str)> = Some((60.0, "2026-08-20"));

fn answer(item: &str, outcome: Outcome, expires: Option<&str>) -> Answer {
    Answer {
        id: ReadinessAnswerId::new(),
        facility_id: FacilityId::new(),
        item: item.to_owned(),
        outcome,
        evidence: "evidence".to_owned(),
        evidence_url: String::new(),
        remedy: String::new(),
        answered_on: today(),
        expires_on: expires.map(|day| day.parse().unwrap()),
        answered_by: None,
        answered_at: chrono::DateTime::default(),
    }
}

fn answers(of: &[Answer]) -> HashMap<String, Answer> {
    of.iter().map(|answer| (answer.item.clone(), answer.clone())).collect()
}

#[test]
fn the_bundled_standard_is_whole() {
    let standard = standard();
    assert_eq!(standard.items.len(), 23);
    let mut codes: Vec<&str> = standard.items.iter().map(|item| item.code.as_str()).collect();
    codes.sort_unstable();
    codes.dedup();
    assert_eq!(codes.len(), 23);
    for item in &standard.items {
        assert!(
            standard.groups.iter().any(|group| group.code == item.group),
            "{}",
            item.code
        );
        assert!((1..=3).contains(&item.weight), "{}", item.code);
        for words in [&item.name, &item.todo] {
            assert!(!words.ja.is_empty() && !words.en.is_empty(), "{}", item.code);
        }
    }
}

#[test]
fn three_described_photos_are_enough_for_good() {
    let standard = standard();
    let row = facility(FRESH);
    let none = HashMap::new();
    let of = |described: usize, day: &str| {
        let on = Some(today());
        let place = Place {
            row: &row,
            photos: Photos { described, on },
        };
        let judgement = judge(&standard, place, &none, day.parse().unwrap());
        let judged = judgement.items.into_iter().find(|judged| judged.item.code == "photos");
        judged.map(|judged| (judged.status, judged.source, judged.on))
    };
    let told = |status| Some((status, Source::Photos, Some(today())));
    assert_eq!(of(2, "2026-11-20"), told(Status::Missing));
    assert_eq!(of(3, "2026-11-20"), told(Status::Met));
    assert_eq!(of(3, "2030-11-20"), told(Status::Met));
}

#[test]
fn what_the_listing_proves_needs_no_answer_and_takes_none() {
    let standard = standard();
    let row = facility(FRESH);
    let none = HashMap::new();
    let judgement = judge(&standard, bare(&row), &none, today());
    let of = |code: &str| judgement.items.iter().find(|judged| judged.item.code == code).unwrap();
    assert_eq!(of("booth").status, Status::Met);
    assert_eq!(of("line_grade").on, row.measured_on);
    assert_eq!(of("wired_lan").status, Status::Missing);
    assert_eq!(of("insurance").status, Status::Unanswered);
    let answering = Answering {
        item: "booth".to_owned(),
        outcome: Outcome::Yes,
        evidence: "見た".to_owned(),
        evidence_url: String::new(),
        remedy: String::new(),
        answered_on: today(),
    };
    let codes = |answering: &Answering| -> Vec<&str> {
        faults(&standard, answering, today())
            .iter()
            .map(|fault| fault.code)
            .collect()
    };
    assert_eq!(codes(&answering), ["readiness.by_fact"]);
    let excused = Answering {
        outcome: Outcome::NotApplicable,
        ..answering.clone()
    };
    assert!(codes(&excused).is_empty());
    let unexcused = Answering {
        item: "insurance".to_owned(),
        evidence: " ".to_owned(),
        ..excused
    };
    assert_eq!(codes(&unexcused), ["readiness.applies", "readiness.evidence"]);
    let unknown = Answering {
        item: "sauna".to_owned(),
        ..answering
    };
    assert_eq!(codes(&unknown), ["readiness.no_item"]);
}

#[test]
fn an_unmeasured_line_is_missing_and_an_old_one_expired() {
    let standard = standard();
    let none = HashMap::new();
    let status = |line: Option<(f64, &str)>, code: &str| {
        let row = facility(line);
        let judgement = judge(&standard, bare(&row), &none, today());
        judgement
            .items
            .iter()
            .find(|judged| judged.item.code == code)
            .unwrap()
            .status
    };
    assert_eq!(status(None, "line_measured"), Status::Missing);
    assert_eq!(status(Some((60.0, "2025-06-20")), "line_measured"), Status::Expired);
    assert_eq!(status(Some((6.0, "2026-05-12")), "line_measured"), Status::Met);
    assert_eq!(status(Some((6.0, "2026-05-12")), "line_grade"), Status::Missing);
}

#[test]
fn an_answer_holds_to_its_last_day_and_is_a_gap_the_day_after() {
    let standard = standard();
    let item = standard.item("insurance").unwrap();
    assert_eq!(
        expires_on(item, Outcome::Yes, today()),
        Some("2027-11-20".parse().unwrap())
    );
    assert_eq!(expires_on(item, Outcome::No, today()), None);
    let status = |expires: &str| {
        let answers = answers(&[answer("insurance", Outcome::Yes, Some(expires))]);
        let row = facility(FRESH);
        let judgement = judge(&standard, bare(&row), &answers, today());
        let judged = judgement.items.iter().find(|judged| judged.item.code == "insurance");
        judged.unwrap().status
    };
    assert_eq!(status("2026-11-20"), Status::Met);
    assert_eq!(status("2026-11-19"), Status::Expired);
}

fn days(of: &[(&str, &[&str])]) -> Vec<Day> {
    of.iter()
        .map(|(on, gaps)| Day {
            on: on.parse().unwrap(),
            score: 0,
            gaps: gaps.iter().map(|gap| (*gap).to_owned()).collect(),
        })
        .collect()
}

#[test]
fn a_gap_that_came_back_was_not_closed() {
    let closed = closings(&days(&[
        ("2026-01-01", &["a", "b", "c"]),
        ("2026-02-01", &["b"]),
        ("2026-03-01", &["a", "b"]),
        ("2026-04-01", &["a"]),
    ]));
    let of = |item: &str, opened: &str, closed: &str| Closing {
        item: item.to_owned(),
        opened_on: opened.parse().unwrap(),
        closed_on: closed.parse().unwrap(),
    };
    assert_eq!(
        closed,
        [of("c", "2026-01-01", "2026-02-01"), of("b", "2026-01-01", "2026-04-01")]
    );
}

fn outcome() -> impl Strategy<Value = Option<Outcome>> {
    prop::option::of(prop::sample::select(vec![
        Outcome::Yes,
        Outcome::Partly,
        Outcome::No,
        Outcome::NotApplicable,
    ]))
}

proptest! {
    #[test]
    fn the_score_is_the_share_of_the_weight_that_is_met(outcomes in prop::collection::vec(outcome(), 23)) {
        let standard = standard();
        let row = facility(FRESH);
        let given: Vec<Answer> = standard
            .items
            .iter()
            .zip(outcomes)
            .filter_map(|(item, outcome)| Some(answer(&item.code, outcome?, None)))
            .collect();
        let answers = answers(&given);
        let judgement = judge(&standard, bare(&row), &answers, today());
        let (mut met, mut all) = (0.0, 0.0);
        for judged in &judgement.items {
            let worth = match judged.status {
                Status::NotApplicable => continue,
                Status::Met => 1.0,
                Status::Partly => 0.5,
                _ => 0.0,
            };
            met += worth * f64::from(judged.item.weight);
            all += f64::from(judged.item.weight);
        }
        prop_assert!((f64::from(judgement.score) - 100.0 * met / all).abs() <= 0.5);
        prop_assert!((0..=100).contains(&judgement.score));
    }

    #[test]
    fn a_closed_gap_was_there_and_is_not_there_on_the_last_day(
        gaps in prop::collection::vec(prop::collection::btree_set(0..5_u8, 0..5), 1..12),
    ) {
        let first = today();
        let days: Vec<Day> = gaps
            .iter()
            .zip(0..)
            .map(|(gaps, after)| Day {
                on: first + Days::new(after),
                score: 0,
                gaps: gaps.iter().map(ToString::to_string).collect(),
            })
            .collect();
        let closed = closings(&days);
        for item in 0..5_u8 {
            let item = item.to_string();
            let ever = days.iter().any(|day| day.gaps.contains(&item));
            let last = days.last().is_some_and(|day| day.gaps.contains(&item));
            let found = closed.iter().find(|closing| closing.item == item);
            prop_assert_eq!(found.is_some(), ever && !last);
            if let Some(found) = found {
                let at = days.iter().position(|day| day.on == found.closed_on).unwrap();
                prop_assert!(!days[at].gaps.contains(&item) && days[at - 1].gaps.contains(&item));
            }
        }
    }
}
