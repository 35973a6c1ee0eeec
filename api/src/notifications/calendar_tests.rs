//! Calendar files as calendars get them, octet by octet.

use uuid::Uuid;

use super::*;

fn calendar(method: Method, sequence: i64) -> Calendar {
    let on = |text: &str| text.parse().unwrap();
    Calendar {
        method,
        booking: BookingId(Uuid::from_u128(0x0198_0000_0000_7000_8000_0000_0000_0001)),
        sequence,
        starts_on: on("2026-11-20"),
        ends_on: on("2026-11-22"),
        summary: "ワーケーション：海のホテル（受付番号 WK-2026-00012）".to_owned(),
        location: "海のホテル, 三重県志摩市阿児町1-2; 別館".to_owned(),
        description: "この予定は予約の確定を示します。\n宿泊・利用契約は利用者と施設の間で成立します。".to_owned(),
        link: "/bookings/01980000-0000-7000-8000-000000000001".to_owned(),
    }
}

fn file(method: Method, sequence: i64) -> String {
    let to = Recipient {
        email: "aoki@example.jp".to_owned(),
        name: "青木 \"青磁\"".to_owned(),
        organisation: None,
        locale: Locale::Ja,
        person: None,
    };
    let now = "2026-11-20T00:05:00Z".parse().unwrap();
    calendar(method, sequence).file(&Config::defaults(), now, Some(&to))
}

/// The file with folded lines made whole again.
fn unfolded(file: &str) -> String {
    file.replace("\r\n ", "")
}

#[test]
fn a_request_is_as_the_golden_file_has_it() {
    assert_eq!(file(Method::Request, 3), include_str!("golden/request.ics"));
}

#[test]
fn a_cancellation_is_as_the_golden_file_has_it() {
    assert_eq!(file(Method::Cancel, 4), include_str!("golden/cancel.ics"));
}

#[test]
fn a_published_file_invites_nobody() {
    let published = file(Method::Publish, 3);
    assert_eq!(published, include_str!("golden/publish.ics"));
    assert!(!published.contains("ATTENDEE"));
}

#[test]
fn every_line_ends_with_crlf_within_seventy_five_octets_between_characters() {
    let file = file(Method::Request, 3);
    assert!(file.ends_with("END:VCALENDAR\r\n"));
    assert_eq!(file.matches('\n').count(), file.matches("\r\n").count());
    for line in file.split("\r\n") {
        assert!(line.len() <= 75, "{} octets: {line}", line.len());
    }
}

#[test]
fn the_end_is_the_morning_after_the_last_day_and_the_identity_stays() {
    let (asked, cancelled) = (unfolded(&file(Method::Request, 3)), unfolded(&file(Method::Cancel, 4)));
    assert!(asked.contains("DTSTART;VALUE=DATE:20261120\r\nDTEND;VALUE=DATE:20261123\r\n"));
    let uid = "UID:01980000-0000-7000-8000-000000000001@workcation\r\n";
    assert!(asked.contains(uid) && cancelled.contains(uid));
    assert!(asked.contains("SEQUENCE:3\r\n") && cancelled.contains("SEQUENCE:4\r\n"));
    assert!(cancelled.contains("METHOD:CANCEL\r\n") && cancelled.contains("STATUS:CANCELLED\r\n"));
}

#[test]
fn what_has_a_meaning_of_its_own_is_escaped() {
    let file = unfolded(&file(Method::Request, 3));
    assert!(file.contains("LOCATION:海のホテル\\, 三重県志摩市阿児町1-2\\; 別館\r\n"));
    assert!(file.contains("示します。\\n宿泊・利用契約"));
    assert!(file.contains("CN=\"青木 青磁\""));
}
