//! What items take, and when places are open.

use chrono::{NaiveDate, NaiveTime};
use entities::id::UnitTypeId;
use entities::unit_part::Part::{self, Am, Evening, Pm};
use entities::unit_type::Kind;

use super::opening::Opening;
use super::places::{Level, Tally, level};
use super::rules::{Item, WorkHours, parts_of_hours, refuse_closed, wants};
use crate::facilities::Closing;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn time(text: &str) -> NaiveTime {
    NaiveTime::parse_from_str(text, "%H:%M").unwrap()
}

fn item(kind: Kind) -> Item {
    Item {
        unit_type: UnitTypeId::new(),
        kind,
        quantity: 1,
    }
}

fn closed_on(closing: Closing) -> Opening {
    Opening {
        closings: vec![closing],
        ..Opening::default()
    }
}

#[test]
fn a_room_takes_nights_and_a_desk_the_days_with_the_last_one() {
    let items = [item(Kind::Room), item(Kind::Desk)];
    let taken = wants(&items, day("2026-12-01"), day("2026-12-03"), &[], &Opening::default());
    assert_eq!(taken[0].nights, [day("2026-12-01"), day("2026-12-02")]);
    assert!(taken[0].parts.is_empty() && taken[1].nights.is_empty());
    let whole_days = |on: &str| [(day(on), Am), (day(on), Pm)];
    let days = ["2026-12-01", "2026-12-02", "2026-12-03"].map(whole_days).concat();
    assert_eq!(taken[1].parts, days);
}

#[test]
fn a_plan_of_the_day_says_which_parts_and_leave_takes_none() {
    let plan = [
        WorkHours {
            day: day("2026-12-01"),
            hours: Some((time("13:00"), time("19:00"))),
        },
        WorkHours {
            day: day("2026-12-02"),
            hours: None,
        },
    ];
    let taken = wants(
        &[item(Kind::Booth)],
        day("2026-12-01"),
        day("2026-12-03"),
        &plan,
        &Opening::default(),
    );
    let third = day("2026-12-03");
    assert_eq!(
        taken[0].parts,
        [
            (day("2026-12-01"), Pm),
            (day("2026-12-01"), Evening),
            (third, Am),
            (third, Pm)
        ]
    );
}

#[test]
fn day_use_has_no_nights_and_a_room_needs_one() {
    let (on, opening) = (day("2026-12-01"), Opening::default());
    let desk = [item(Kind::Desk)];
    let taken = wants(&desk, on, on, &[], &opening);
    assert_eq!((taken[0].nights.len(), taken[0].parts.len()), (0, 2));
    assert!(refuse_closed(&desk, &taken, on, on, &opening).is_ok());
    let room = [item(Kind::Room)];
    let refused = refuse_closed(&room, &wants(&room, on, on, &[], &opening), on, on, &opening);
    assert_eq!(refused.unwrap_err().code, "booking.no_nights");
}

#[test]
fn the_same_type_twice_is_one_want() {
    let twice = item(Kind::Room);
    let taken = wants(
        &[twice, twice],
        day("2026-12-01"),
        day("2026-12-02"),
        &[],
        &Opening::default(),
    );
    assert_eq!(taken.iter().map(|want| want.quantity).collect::<Vec<_>>(), [2]);
}

#[test]
fn a_closed_night_is_refused_and_a_closed_day_takes_no_parts() {
    // 2 December 2026 is a Wednesday.
    let opening = closed_on(Closing::Weekday(2));
    let (from, until) = (day("2026-12-01"), day("2026-12-03"));
    let room = [item(Kind::Room)];
    let refused = refuse_closed(&room, &wants(&room, from, until, &[], &opening), from, until, &opening).unwrap_err();
    assert_eq!(
        (refused.code, refused.values[0].1.as_str()),
        ("booking.closed", "2026-12-02")
    );
    let desk = wants(&[item(Kind::Desk)], from, until, &[], &opening);
    assert!(desk[0].parts.iter().all(|(on, _)| *on != day("2026-12-02")));
    // Leaving on the closed day is fine.
    let until = day("2026-12-02");
    assert!(refuse_closed(&room, &wants(&room, from, until, &[], &opening), from, until, &opening).is_ok());
}

#[test]
fn rules_of_closing_hold_on_their_days() {
    let holds = |closing, on: &str| closed_on(closing).is_closed(day(on));
    let third_monday = Closing::NthWeekday { weekday: 0, nth: 3 };
    assert!(holds(third_monday, "2026-12-21") && !holds(third_monday, "2026-12-14"));
    assert!(!holds(Closing::YearEnd, "2026-12-28") && holds(Closing::YearEnd, "2026-12-29"));
    assert!(holds(Closing::YearEnd, "2027-01-03") && !holds(Closing::YearEnd, "2027-01-04"));
    let works = Closing::Dates(day("2026-12-05"), day("2026-12-06"));
    assert!(holds(works, "2026-12-06") && !holds(works, "2026-12-07"));
    let holiday = Opening {
        holidays: [day("2026-11-23")].into_iter().collect(),
        ..closed_on(Closing::PublicHoliday)
    };
    assert!(holiday.is_closed(day("2026-11-23")) && !holiday.is_closed(day("2026-11-24")));
}

#[test]
fn parts_meet_at_noon_and_at_six() {
    let parts = |from: &str, until: &str| -> Vec<Part> { parts_of_hours(time(from), time(until)) };
    assert_eq!(parts("09:00", "12:00"), [Am]);
    assert_eq!(parts("08:30", "17:15"), [Am, Pm]);
    assert_eq!(parts("12:00", "18:01"), [Pm, Evening]);
    assert!(parts("09:00", "09:00").is_empty());
}

#[test]
fn opening_at_one_leaves_the_afternoon_and_an_unlisted_weekday_nothing() {
    let opening = Opening {
        hours: vec![(1, time("13:00"), time("22:00"))],
        ..Opening::default()
    };
    assert_eq!(opening.working_parts(day("2026-12-01")), [Pm]);
    assert!(opening.working_parts(day("2026-12-02")).is_empty());
}

#[test]
fn few_is_the_last_for_this_party_or_a_quarter() {
    let rooms = |free, total| Tally {
        kind: Kind::Room,
        capacity: 2,
        total,
        free,
    };
    assert_eq!(level(&[rooms(2, 8)], 1), Level::Few);
    assert_eq!(level(&[rooms(3, 8)], 1), Level::Free);
    assert_eq!(level(&[rooms(1, 2)], 1), Level::Few);
    assert_eq!(level(&[rooms(3, 8)], 6), Level::Few);
    assert_eq!(level(&[rooms(3, 8)], 7), Level::Full);
    assert_eq!(level(&[], 1), Level::Full);
}
