//! The evaluation on its own: what is unknown never passes, and every reason has words in both languages.

use chrono::NaiveDate;
use entities::facility::FacilityType;
use entities::id::FacilityId;
use entities::person::Locale;

use super::evaluation::Verdict;
use super::facts::{Facts, Line};
use super::fit::evaluate;
use super::needs::{Need, Wish};
use super::query::{Query, line_needed};
use super::ranking::half;
use crate::text::phrase;

pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// A place of which nothing is known but what must be.
pub fn unknown() -> Facts {
    Facts {
        facility: FacilityId::new(),
        municipality_code: "242152".to_owned(),
        area: "伊勢志摩".to_owned(),
        facility_type: FacilityType::Combined,
        languages: "ja".to_owned(),
        capacity: 4,
        ..Facts::unknown()
    }
}

fn asking(need: Need) -> Query {
    Query {
        must: vec![need],
        ..Query::anything(day("2026-11-20"))
    }
}

#[test]
fn what_is_unknown_passes_no_condition() {
    for (need, word) in Need::ALL {
        let evaluation = evaluate(&unknown(), &asking(*need));
        assert_eq!(evaluation.failed().collect::<Vec<_>>(), [*word]);
    }
}

#[test]
fn what_is_unknown_is_neutral_for_every_wish() {
    for (need, word) in Need::ALL
        .iter()
        .filter(|(need, _)| !matches!(need, Need::Meals | Need::English | Need::Seats))
    {
        let wishes = vec![Wish { need: *need, weight: 2 }];
        let query = Query {
            wishes,
            ..Query::anything(day("2026-11-20"))
        };
        let evaluation = evaluate(&unknown(), &query);
        assert_eq!(evaluation.score(), 50, "{word}");
        assert!(
            evaluation
                .unmet()
                .iter()
                .all(|assessed| assessed.verdict == Verdict::Unknown)
        );
    }
}

#[test]
fn every_condition_has_words_for_every_answer() {
    let always_known = [Need::Meals, Need::English, Need::Seats];
    for (need, word) in Need::ALL {
        let mut codes = vec![
            format!("fit.{word}"),
            format!("fit.{word}.met"),
            format!("fit.{word}.unmet"),
        ];
        if !always_known.contains(need) {
            codes.push(format!("fit.{word}.unknown"));
        }
        for code in codes {
            for locale in [Locale::Ja, Locale::En] {
                let words = phrase(&code, locale, &[]);
                assert!(words.is_some_and(|words| !words.is_empty()), "{code}");
            }
        }
    }
}

#[test]
fn no_reason_is_left_with_a_brace() {
    let far = Facts {
        station_walk_minutes: Some(40),
        lockable_booths: Some(2),
        price_yen: Some(12_000),
        ..unknown()
    };
    let query = Query {
        must: Need::ALL.iter().map(|(need, _)| *need).collect(),
        down_mbps: Some(10.0),
        up_mbps: Some(10.0),
        price_max: Some(9_000),
        price_cap_yen: Some(13_000),
        party: 9,
        ..Query::anything(day("2026-11-20"))
    };
    for assessed in evaluate(&far, &query).assessed {
        let code = format!("fit.{}.{}", assessed.condition, assessed.answer);
        let words = phrase(&code, Locale::Ja, &assessed.values).unwrap_or_else(|| panic!("{code}"));
        assert!(!words.contains(['{', '}']), "{words}");
    }
}

#[test]
fn the_line_of_a_party_is_the_published_formula() {
    for (party, down, up) in [(1, 9.0, 6.0), (2, 10.5, 6.75), (5, 30.0, 19.5), (6, 31.5, 20.25)] {
        assert_eq!(line_needed(party), (down, up), "{party}");
    }
}

#[test]
fn one_figure_that_is_too_low_is_a_no_although_others_are_unknown() {
    let slow = Facts {
        line: Line {
            up_mbps: Some(1.0),
            ..Line::default()
        },
        ..unknown()
    };
    let evaluation = evaluate(&slow, &asking(Need::Calls));
    assert!(
        evaluation
            .assessed
            .iter()
            .any(|assessed| assessed.verdict == Verdict::Unmet)
    );
}

#[test]
fn a_line_that_loses_three_per_cent_is_not_enough_for_calls_and_says_so() {
    let line = Line {
        down_mbps: Some(500.0),
        up_mbps: Some(500.0),
        rtt_ms: Some(5),
        loss_per_mille: Some(30),
        ..Line::default()
    };
    let lossy = Facts { line, ..unknown() };
    let evaluation = evaluate(&lossy, &asking(Need::Calls));
    let failing = evaluation.failing().next().unwrap();
    let words = phrase("fit.calls.loss", Locale::Ja, &failing.values).unwrap();
    assert_eq!((failing.condition, failing.answer), ("calls", "loss"));
    assert!(words.contains("3％"), "{words}");
}

#[test]
fn halves_begin_in_april_and_october() {
    for (on, from, until) in [
        ("2026-11-20", "2026-10-01", "2027-03-31"),
        ("2027-03-31", "2026-10-01", "2027-03-31"),
        ("2027-04-01", "2027-04-01", "2027-09-30"),
    ] {
        assert_eq!(half(day(on)), (day(from), day(until)));
    }
}
