//! Busy times against a slow twin; reading, against calendars as they come.

use std::collections::BTreeSet;
use std::net::IpAddr;

use chrono::{Days, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Timelike};
use entities::unit_part::Part;
use proptest::prelude::*;

use super::addresses::{is_public, target};
use super::reading::read;
use super::rules::{self, Span, Window};

const OWN: &str = "@F.feed.workcation";

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn window() -> Window {
    Window::of(day("2026-11-20"))
}

/// Every half hour of a span, one after the other.
fn half_hours(span: Span) -> Vec<NaiveDateTime> {
    let (from, until) = match span {
        Span::Days { from, until } => (from.and_time(NaiveTime::MIN), until.and_time(NaiveTime::MIN)),
        Span::Hours { from, until } => (from, until),
    };
    std::iter::successors(Some(from), |at| Some(*at + TimeDelta::minutes(30)))
        .take_while(|at| *at < until)
        .collect()
}

/// The night of a day is taken when something of the day is: on a later day than the first, something after noon.
fn slow_nights(span: Span, window: Window) -> BTreeSet<NaiveDate> {
    let slots = half_hours(span);
    let first = slots.first().map(NaiveDateTime::date);
    let by_days = matches!(span, Span::Days { .. });
    slots
        .iter()
        .filter(|at| by_days || Some(at.date()) == first || at.hour() >= 12)
        .map(NaiveDateTime::date)
        .filter(|on| window.from <= *on && *on < window.until)
        .collect()
}

fn slow_parts(span: Span, window: Window) -> BTreeSet<(NaiveDate, Part)> {
    half_hours(span)
        .iter()
        .map(|at| {
            let part = match at.hour() {
                0..12 => Part::Am,
                12..18 => Part::Pm,
                _ => Part::Evening,
            };
            (at.date(), part)
        })
        .filter(|(on, _)| window.from <= *on && *on < window.until)
        .collect()
}

fn spans() -> impl Strategy<Value = Span> {
    let days = (-5_i64..190, 0_i64..12).prop_map(|(from, length)| {
        let from = day("2026-11-20") + TimeDelta::days(from);
        Span::Days {
            from,
            until: from + TimeDelta::days(length),
        }
    });
    let hours = (-240_i64..9_000, 0_i64..400).prop_map(|(from, length)| {
        let from = day("2026-11-20").and_time(NaiveTime::MIN) + TimeDelta::minutes(30 * from);
        Span::Hours {
            from,
            until: from + TimeDelta::minutes(30 * length),
        }
    });
    prop_oneof![days, hours]
}

proptest! {
    #[test]
    fn nights_and_parts_are_those_of_a_walk_by_half_hours(span in spans()) {
        prop_assert_eq!(rules::nights(&[span], window()), slow_nights(span, window()));
        prop_assert_eq!(rules::parts(&[span], window()), slow_parts(span, window()));
    }

    #[test]
    fn reading_anything_ends_well(text in "BEGIN:VCALENDAR\r\n(BEGIN:VEVENT\r\n|DTSTART(;VALUE=DATE)?:[0-9TZ]{0,16}\r\n|DTEND:[0-9TZ]{0,16}\r\n|DURATION:P?[0-9DTHM]{0,9}\r\n|RRULE:FREQ=(DAILY|WEEKLY|YEARLY)(;COUNT=[0-9]{0,9}|;INTERVAL=[0-9]{1,5}|;UNTIL=[0-9TZ]{0,16}){0,2}\r\n|END:VEVENT\r\n|.{0,20}\r\n){0,12}END:VCALENDAR\r\n") {
        let _read_or_refused = read(&text, OWN, window());
    }
}

fn calendar(events: &str) -> String {
    format!("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//y//EN\r\n{events}END:VCALENDAR\r\n")
}

fn event(lines: &[&str]) -> String {
    format!("BEGIN:VEVENT\r\nUID:a@b\r\n{}\r\nEND:VEVENT\r\n", lines.join("\r\n"))
}

fn nights_of(events: &str) -> Vec<String> {
    let spans = read(&calendar(events), OWN, window()).unwrap();
    rules::nights(&spans, window())
        .iter()
        .map(ToString::to_string)
        .collect()
}

#[test]
fn whole_days_are_half_open_and_a_day_without_an_end_is_one_day() {
    let stay = event(&["DTSTART;VALUE=DATE:20261201", "DTEND;VALUE=DATE:20261203"]);
    assert_eq!(nights_of(&stay), ["2026-12-01", "2026-12-02"]);
    assert_eq!(nights_of(&event(&["DTSTART;VALUE=DATE:20261201"])), ["2026-12-01"]);
}

#[test]
fn moments_are_days_in_tokyo_whatever_zone_they_are_written_in() {
    // 16:00 UTC is 1:00 of the next day in Tokyo.
    let utc = event(&["DTSTART:20261201T160000Z", "DTEND:20261201T200000Z"]);
    assert_eq!(nights_of(&utc), ["2026-12-02"]);
    let paris = event(&[
        "DTSTART;TZID=Europe/Paris:20261201T180000",
        "DTEND;TZID=Europe/Paris:20261201T190000",
    ]);
    assert_eq!(nights_of(&paris), ["2026-12-02"]);
    let windows = event(&[
        "DTSTART;TZID=\"Tokyo Standard Time\":20261201T150000",
        "DTEND;TZID=\"Tokyo Standard Time\":20261203T100000",
    ]);
    assert_eq!(nights_of(&windows), ["2026-12-01", "2026-12-02"]);
    let floating = event(&["DTSTART:20261201T090000", "DURATION:PT1H30M"]);
    assert_eq!(nights_of(&floating), ["2026-12-01"]);
}

#[test]
fn an_unknown_zone_is_named_and_nothing_is_guessed() {
    let odd = event(&["DTSTART;TZID=Nowhere/At all:20261201T090000", "DURATION:PT1H"]);
    let trouble = read(&calendar(&odd), OWN, window()).unwrap_err();
    assert_eq!(
        (trouble.code, trouble.detail.as_str()),
        ("busy.timezone", "Nowhere/At all")
    );
}

#[test]
fn what_takes_no_time_is_left_out() {
    let free = event(&["DTSTART;VALUE=DATE:20261201", "TRANSP:TRANSPARENT"]);
    let cancelled = event(&["DTSTART;VALUE=DATE:20261202", "STATUS:CANCELLED"]);
    let journal = "BEGIN:VJOURNAL\r\nUID:t@b\r\nDTSTART;VALUE=DATE:20261203\r\nEND:VJOURNAL\r\n";
    assert!(nights_of(&format!("{free}{cancelled}{journal}")).is_empty());
}

#[test]
fn our_own_events_do_not_come_back() {
    let own = format!("BEGIN:VEVENT\r\nUID:1.2.0{OWN}\r\nDTSTART;VALUE=DATE:20261201\r\nEND:VEVENT\r\n");
    let other = event(&["DTSTART;VALUE=DATE:20261202"]);
    assert_eq!(nights_of(&format!("{own}{other}")), ["2026-12-02"]);
}

#[test]
fn repeats_end_with_their_rule_and_with_the_window() {
    let weekly = event(&[
        "DTSTART;VALUE=DATE:20261201",
        "RRULE:FREQ=WEEKLY;UNTIL=20261215",
        "EXDATE;VALUE=DATE:20261208",
    ]);
    assert_eq!(nights_of(&weekly), ["2026-12-01", "2026-12-15"]);
    let since_long = event(&["DTSTART;VALUE=DATE:20200101", "RRULE:FREQ=DAILY"]);
    assert_eq!(nights_of(&since_long).len(), 180);
    let by_clock = event(&[
        "DTSTART;TZID=Asia/Tokyo:20261201T130000",
        "DTEND;TZID=Asia/Tokyo:20261201T150000",
        "RRULE:FREQ=DAILY;COUNT=3",
        "EXDATE;TZID=Asia/Tokyo:20261202T130000",
        "RDATE;TZID=Asia/Tokyo:20261210T130000",
    ]);
    assert_eq!(nights_of(&by_clock), ["2026-12-01", "2026-12-03", "2026-12-10"]);
}

#[test]
fn a_moved_repeat_is_busy_where_it_was_moved_to() {
    let daily = event(&["DTSTART;VALUE=DATE:20261201", "RRULE:FREQ=DAILY;COUNT=2"]);
    let moved = event(&["RECURRENCE-ID;VALUE=DATE:20261202", "DTSTART;VALUE=DATE:20261220"]);
    assert_eq!(nights_of(&format!("{daily}{moved}")), ["2026-12-01", "2026-12-20"]);
}

#[test]
fn what_can_not_be_read_is_refused_with_its_reason() {
    for (text, code) in [
        ("<html>", "busy.not_calendar"),
        ("", "busy.not_calendar"),
        ("BEGIN:VCALENDAR\r\n", "busy.not_calendar"),
        (&calendar(&event(&["DTSTART:yesterday"])), "busy.not_calendar"),
        (
            &calendar(&event(&["DTSTART:20261201T090000Z", "RRULE:FREQ=SECONDLY"])),
            "busy.repeats",
        ),
        (
            &calendar(&event(&["DTSTART:20261201T090000Z", "RRULE:FREQ=NEVER"])),
            "busy.repeats",
        ),
        (
            &calendar(&event(&["DTSTART;VALUE=DATE:20261201"]).repeat(5_001)),
            "busy.too_many_events",
        ),
    ] {
        let head: String = text.chars().take(80).collect();
        assert_eq!(read(text, OWN, window()).unwrap_err().code, code, "{head}");
    }
}

#[test]
fn only_addresses_of_the_public_internet_are_public() {
    for text in [
        "0.0.0.0",
        "10.1.2.3",
        "100.64.0.1",
        "100.127.255.255",
        "127.0.0.1",
        "127.255.255.254",
        "169.254.169.254",
        "172.16.0.1",
        "172.31.255.255",
        "192.0.0.192",
        "192.0.2.1",
        "192.88.99.1",
        "192.168.0.1",
        "198.18.0.1",
        "198.51.100.7",
        "203.0.113.9",
        "224.0.0.1",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::ffff:127.0.0.1",
        "::ffff:169.254.169.254",
        "::ffff:10.0.0.1",
        "::127.0.0.1",
        "64:ff9b::7f00:1",
        "100::1",
        "2001::1",
        "2001:db8::1",
        "2002:7f00:1::",
        "3fff::1",
        "fc00::1",
        "fd00:ec2::254",
        "fe80::1",
        "fec0::1",
        "ff02::1",
    ] {
        assert!(!is_public(text.parse::<IpAddr>().unwrap()), "{text}");
    }
    for text in [
        "1.1.1.1",
        "100.63.255.255",
        "172.32.0.1",
        "172.15.0.1",
        "203.0.114.1",
        "2606:4700::1",
        "::ffff:1.1.1.1",
    ] {
        assert!(is_public(text.parse::<IpAddr>().unwrap()), "{text}");
    }
}

#[test]
fn hostile_addresses_are_refused_before_anybody_is_asked() {
    for (address, code) in [
        ("http://calendar.example.com/a.ics", "busy.https_only"),
        ("ftp://calendar.example.com/a.ics", "busy.https_only"),
        ("file:///etc/passwd", "busy.https_only"),
        ("gopher://127.0.0.1:70/", "busy.https_only"),
        ("calendar.example.com/a.ics", "busy.address_invalid"),
        ("https://user:password@calendar.example.com/", "busy.address_invalid"),
        ("https://127.0.0.1/", "busy.address_refused"),
        ("https://2130706433/", "busy.address_refused"),
        ("https://0x7f.1/", "busy.address_refused"),
        ("https://0177.0.0.1/", "busy.address_refused"),
        ("https://127.1/", "busy.address_refused"),
        ("https://[::1]/", "busy.address_refused"),
        ("https://[::ffff:127.0.0.1]/", "busy.address_refused"),
        ("https://[::ffff:a9fe:a9fe]/", "busy.address_refused"),
        ("https://169.254.169.254/latest/meta-data/", "busy.address_refused"),
        ("https://１２７.０.０.１/", "busy.address_refused"),
        ("https://localhost/", "busy.address_refused"),
        ("https://LOCALHOST./", "busy.address_refused"),
        ("https://a.localhost/", "busy.address_refused"),
        ("https://metadata.google.internal/", "busy.address_refused"),
        ("https://printer.local/", "busy.address_refused"),
        ("https://calendar.example.com:22/", "busy.address_refused"),
        ("https://calendar.example.com:8443/", "busy.address_refused"),
    ] {
        assert_eq!(target(address, &[]).unwrap_err().code, code, "{address}");
    }
    assert!(target("https://calendar.example.com/ical/secret.ics?x=1", &[]).is_ok());
    let allowed = ["calendar.pref.example:8080".to_owned()];
    assert!(target("http://calendar.pref.example:8080/a.ics", &allowed).is_ok());
    assert!(target("http://calendar.pref.example/a.ics", &allowed).is_err());
}

#[test]
fn a_failing_calendar_is_asked_less_and_less_but_never_never() {
    let now = chrono::DateTime::UNIX_EPOCH;
    let waits: Vec<i64> = (0..8)
        .map(|failures| (rules::next_fetch(now, 15, failures) - now).num_minutes())
        .collect();
    assert_eq!(waits, [15, 15, 30, 60, 120, 240, 240, 240]);
    assert_eq!(window().until, day("2026-11-20") + Days::new(180));
}
