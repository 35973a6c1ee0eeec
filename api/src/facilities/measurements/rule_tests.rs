//! The rules of measured lines, against slow and obvious twins.

use chrono::{DateTime, Days, TimeDelta, Utc};
use entities::id::{FacilityId, MeasurementId, PersonId};
use entities::line_measurement::{Device, Kind, Medium, Model, PlaceKind, TimeBand};
use proptest::prelude::*;

use super::meter::{Bounds, Full, Meters, PINGS_MAX, STREAMS_MAX, Way};
use super::rules::{Grade, Line, PARTY_MAX, current, enough_for, grade, is_stale, line_needed, people_max, time_band};
use super::statistics::{Counted, Round, figures};
use crate::app::day_in_tokyo;

const BOUNDS: Bounds = Bounds {
    at_once: 2,
    per_hour: 30,
    bytes: 1_000_000,
};

fn line(down: f64, up: f64, rtt: i32) -> Line {
    Line {
        down_mbps: Some(down),
        up_mbps: Some(up),
        rtt_ms: Some(rtt),
        ..Line::default()
    }
}

fn moment(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

#[test]
fn the_badges_are_those_of_the_table() {
    let of = |down, up, rtt| grade(line(down, up, rtt));
    assert_eq!(of(100.0, 50.0, 30), Some(Grade::A));
    assert_eq!(of(99.9, 50.0, 30), Some(Grade::B));
    assert_eq!(of(100.0, 50.0, 31), Some(Grade::B));
    assert_eq!(of(50.0, 20.0, 50), Some(Grade::B));
    assert_eq!(of(20.0, 10.0, 100), Some(Grade::C));
    assert_eq!(of(22.0, 6.0, 36), Some(Grade::D));
    assert_eq!(of(500.0, 500.0, 101), Some(Grade::D));
    let unknown = Line {
        rtt_ms: None,
        ..line(500.0, 500.0, 1)
    };
    assert_eq!(grade(unknown), None);
}

#[test]
fn six_people_need_what_the_formula_says() {
    // Three in calls: 1.5 × (6·3 + 3) down, 1.5 × (4·3 + 0.5·3) up.
    assert_eq!(line_needed(6), (31.5, 20.25));
    assert_eq!(enough_for(line(31.5, 20.25, 100), 6), Some(true));
    assert_eq!(enough_for(line(31.5, 20.2, 100), 6), Some(false));
    assert_eq!(enough_for(line(500.0, 500.0, 101), 1), Some(false));
    let unknown = Line {
        up_mbps: None,
        ..line(500.0, 0.0, 10)
    };
    assert_eq!(enough_for(unknown, 6), None);
    let slow = Line {
        down_mbps: Some(3.0),
        ..Line::default()
    };
    assert_eq!(enough_for(slow, 6), Some(false));
}

#[test]
fn a_line_that_drops_words_is_for_nobody_however_fast() {
    let fast = line(500.0, 500.0, 5);
    for (jitter_ms, loss_per_mille, calls) in [
        (None, None, true),
        (Some(30), Some(10), true),
        (Some(31), Some(0), false),
        (None, Some(30), false),
    ] {
        let line = Line {
            jitter_ms,
            loss_per_mille,
            ..fast
        };
        assert_eq!(enough_for(line, 1), Some(calls), "{line:?}");
        assert_eq!(grade(line), Some(if calls { Grade::A } else { Grade::D }), "{line:?}");
        assert_eq!(people_max(line), Some(if calls { PARTY_MAX } else { 0 }), "{line:?}");
    }
}

#[test]
fn twelve_months_to_the_day_are_not_too_old() {
    let today = "2026-11-20".parse().unwrap();
    assert!(!is_stale("2025-11-20".parse().unwrap(), today));
    assert!(is_stale("2025-11-19".parse().unwrap(), today));
}

#[test]
fn the_time_band_is_that_of_tokyo() {
    let holiday = |day: chrono::NaiveDate| day.to_string() == "2026-11-23";
    let of = |text: &str| time_band(moment(text), holiday);
    assert_eq!(of("2026-11-20T01:00:00Z"), TimeBand::WorkHours);
    assert_eq!(of("2026-11-20T00:59:00Z"), TimeBand::Morning);
    assert_eq!(of("2026-11-20T07:00:00Z"), TimeBand::Evening);
    assert_eq!(of("2026-11-20T13:00:00Z"), TimeBand::Night);
    assert_eq!(of("2026-11-21T02:00:00Z"), TimeBand::Weekend);
    assert_eq!(of("2026-11-23T02:00:00Z"), TimeBand::Weekend);
}

fn row(kind: Kind, days_ago: u64) -> Model {
    let now = moment("2026-11-20T00:00:00Z");
    Model {
        id: MeasurementId::new(),
        facility_id: FacilityId::new(),
        kind,
        measured_at: now - Days::new(days_ago),
        place_kind: PlaceKind::Desk,
        place: String::new(),
        time_band: TimeBand::WorkHours,
        device: Device::Pc,
        medium: Medium::Wifi,
        down_mbps: 1.0,
        up_mbps: 1.0,
        rtt_ms: 1,
        jitter_ms: None,
        loss_per_mille: None,
        samples: None,
        evidence_note: "note".to_owned(),
        evidence_url: String::new(),
        measured_by: None,
        created_at: now,
    }
}

#[test]
fn a_typed_figure_never_hides_a_fresh_measured_one() {
    let today = "2026-11-20".parse().unwrap();
    let chosen = |rows: &[Model]| current(rows, today).map(|row| (row.kind, day_in_tokyo(row.measured_at)));
    let day = |text: &str| text.parse().unwrap();
    assert_eq!(chosen(&[]), None);
    let fresh = [row(Kind::Measured, 300), row(Kind::Manual, 1)];
    assert_eq!(chosen(&fresh), Some((Kind::Measured, day("2026-01-24"))));
    let old = [row(Kind::Measured, 400), row(Kind::Manual, 1)];
    assert_eq!(chosen(&old), Some((Kind::Manual, day("2026-11-19"))));
    let older_by_hand = [row(Kind::Measured, 400), row(Kind::Manual, 500)];
    assert_eq!(chosen(&older_by_hand).map(|(kind, _)| kind), Some(Kind::Measured));
    let two = [row(Kind::Measured, 10), row(Kind::Measured, 2)];
    assert_eq!(chosen(&two), Some((Kind::Measured, day("2026-11-18"))));
}

/// A line that carries so much, with delays and probes as given.
fn counted(mbps: [f64; 3], latencies_ms: Vec<f64>, probes_ms: Vec<f64>) -> Counted {
    let round = |bytes: u32, mbps: f64| Round {
        bytes,
        milliseconds: f64::from(bytes) * 8.0 / (mbps * 1000.0),
    };
    Counted {
        down: mbps.map(|mbps| round(4_000_000, mbps)).to_vec(),
        up: mbps.map(|mbps| round(1_000_000, mbps)).to_vec(),
        latencies_ms,
        probes_ms,
    }
}

#[test]
fn figures_are_medians_and_loss_is_the_share_of_late_round_trips() {
    let mut probes = vec![61.0; 198];
    probes.extend([262.0, 3000.0]);
    let latencies = vec![60.0, 62.0, 60.0, 62.0, 60.0, 62.0, 60.0, 62.0, 60.0, 270.0, 62.0];
    let (figures, samples) = figures(&counted([18.0, 30.0, 19.0], latencies, probes)).unwrap();
    assert!((figures.down_mbps - 19.0).abs() < 1e-9, "{figures:?}");
    assert!((figures.up_mbps - 19.0).abs() < 1e-9, "{figures:?}");
    assert_eq!((figures.rtt_ms, figures.jitter_ms, figures.loss_per_mille), (62, 2, 10));
    assert_eq!((samples.probes, samples.late), (200, 2));
    assert_eq!(samples.down_mbps, [18.0, 30.0, 19.0]);
}

#[test]
fn too_little_or_impossible_counting_is_refused_by_field() {
    let fields = |counted: &Counted| -> Vec<String> {
        figures(counted)
            .unwrap_err()
            .into_iter()
            .map(|fault| fault.field)
            .collect()
    };
    let good = counted([20.0; 3], vec![10.0; 20], vec![10.0; 100]);
    assert!(figures(&good).is_ok());
    let mut few = good.clone();
    few.up.pop();
    few.probes_ms.truncate(99);
    assert_eq!(fields(&few), ["up", "probes_ms"]);
    let mut odd = good.clone();
    odd.down[0].milliseconds = 0.0;
    odd.latencies_ms[3] = f64::NAN;
    assert_eq!(fields(&odd), ["down", "latencies_ms"]);
    let mut fast = good;
    fast.down[0].milliseconds = 0.1;
    assert_eq!(fields(&fast), ["down"]);
}

#[test]
fn sessions_are_bounded_at_once_an_hour_and_by_person() {
    let meters = Meters::default();
    let now = moment("2026-11-20T00:00:00Z");
    let begin = |token: &str, person: PersonId, now| {
        let facility = FacilityId::new();
        meters
            .begin(token.to_owned(), (facility, person), now, BOUNDS)
            .map(|_| ())
    };
    let [one, two, three] = [PersonId::new(), PersonId::new(), PersonId::new()];
    begin("a", one, now).unwrap();
    begin("b", two, now).unwrap();
    assert_eq!(begin("c", three, now), Err(Full::Busy(301)));
    // Who begins again ends the earlier session.
    begin("d", one, now).unwrap();
    assert!(meters.find("a", now).is_none() && meters.find("d", now).is_some());
    let later = now + TimeDelta::minutes(5);
    assert!(meters.find("d", later).is_none());
    begin("e", three, later).unwrap();
    for again in 0..18 {
        begin("f", one, later + TimeDelta::seconds(again)).unwrap();
    }
    assert!(matches!(begin("g", one, later), Err(Full::Hour(_))));
    begin("g", one, later + TimeDelta::hours(1)).unwrap();
}

#[test]
fn a_session_answers_so_many_pings_and_opens_so_many_streams() {
    let meters = Meters::default();
    let now = moment("2026-11-20T00:00:00Z");
    let who = (FacilityId::new(), PersonId::new());
    let session = meters.begin("a".to_owned(), who, now, BOUNDS).unwrap();
    assert!((0..PINGS_MAX).all(|_| session.ping()));
    assert!(!session.ping());
    let open: Vec<_> = (0..STREAMS_MAX).filter_map(|_| session.stream(Way::Down, 10)).collect();
    assert_eq!(open.len(), 12);
    assert!(session.stream(Way::Down, 10).is_none());
    // The other direction has its own.
    assert!(session.stream(Way::Up, 10).is_some());
    drop(open);
    assert!(session.stream(Way::Down, 10).is_some());
}

proptest! {
    #[test]
    fn a_better_line_never_has_a_worse_badge(
        down in 0.0..300.0_f64, up in 0.0..200.0_f64, rtt in 0..200_i32,
        more_down in 0.0..50.0_f64, more_up in 0.0..50.0_f64, less in 0..50_i32,
    ) {
        let better = line(down + more_down, up + more_up, (rtt - less).max(0));
        prop_assert!(grade(better) <= grade(line(down, up, rtt)));
    }

    #[test]
    fn the_biggest_party_is_the_last_that_fits(down in 0.0..600.0_f64, up in 0.0..400.0_f64, rtt in 0..200_i32) {
        let line = line(down, up, rtt);
        let fits = |party: i32| {
            let (mut calls, mut others) = (0, 0);
            for person in 0..party {
                if person % 2 == 0 { calls += 1 } else { others += 1 }
            }
            let (calls, others) = (f64::from(calls), f64::from(others));
            down >= 9.0 * calls + 1.5 * others && up >= 6.0 * calls + 0.75 * others && rtt <= 100
        };
        let slow = (1..=PARTY_MAX).filter(|party| fits(*party)).max().unwrap_or(0);
        prop_assert_eq!(people_max(line), Some(slow));
    }

    #[test]
    fn a_session_never_carries_more_than_it_may(
        wanted in prop::collection::vec((0..400_000_u64, 0..400_000_u64), 1..30),
    ) {
        let meters = Meters::default();
        let who = (FacilityId::new(), PersonId::new());
        let now = moment("2026-11-20T00:00:00Z");
        let session = meters.begin("a".to_owned(), who, now, BOUNDS).unwrap();
        let mut carried = 0;
        for (bytes, moved) in wanted {
            let Some(mut stream) = session.stream(Way::Down, bytes) else { continue };
            prop_assert!(stream.left() <= bytes && carried + stream.left() <= BOUNDS.bytes);
            if stream.moves(moved) {
                carried += moved;
            }
        }
        prop_assert_eq!(session.moved(Way::Down), carried);
        prop_assert!(carried <= BOUNDS.bytes);
        // What wasn't moved was given back.
        let rest = session.stream(Way::Down, BOUNDS.bytes).map_or(0, |stream| stream.left());
        prop_assert_eq!(carried + rest, BOUNDS.bytes);
    }
}
