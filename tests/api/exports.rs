//! Files that leave: read again by somebody else's reader, as spreadsheets and other systems would.

use std::io::Write;
use std::process::{Command, Stdio};

use entities::{audit_event, booking, organisation};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter, Set};
use serde_json::{Value, json};
use tests::{Answer, TestApp};

use crate::architecture::root;
use crate::stays::{Guest, day};

/// Debian's own: the readers are packages of it, whatever other Python stands first in the path.
const PYTHON: &str = "/usr/bin/python3";

/// What a reader of `tests/readers` says to the file.
pub fn read_by(reader: &str, kind: &str, bytes: &[u8]) -> Value {
    let mut running = Command::new(PYTHON)
        .arg(root().join("tests/readers").join(reader))
        .arg(kind)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("python3 reads the files again: tools/prerequisites.sh test");
    // A reader that isn't there ends before it reads anything.
    let _ = running.stdin.take().unwrap().write_all(bytes);
    let output = running.wait_with_output().unwrap();
    assert!(
        output.status.success(),
        "{reader} {kind} (its packages: tools/prerequisites.sh test): {}",
        String::from_utf8_lossy(&output.stderr)
    );
    serde_json::from_slice(&output.stdout).unwrap()
}

/// The file's cells, as Python reads them.
pub fn reread(kind: &str, bytes: &[u8]) -> Value {
    read_by("table.py", kind, bytes)
}

fn rows(kind: &str, file: &Answer) -> Vec<Value> {
    reread(kind, file.bytes())["rows"].as_array().unwrap().clone()
}

/// The cell below a heading.
pub fn cell<'a>(rows: &'a [Value], row: usize, heading: &str) -> &'a Value {
    let head = rows[0].as_array().unwrap();
    let column = head.iter().position(|name| name == heading);
    &rows[row][column.unwrap_or_else(|| panic!("no {heading} in {head:?}"))]
}

/// A host with a place whose name every format must bear.
async fn house(name: &str) -> (TestApp, tests::Client, tests::Facility) {
    let app = TestApp::new().await;
    let host = app.host_of("海のホテル").await;
    let name = name.to_owned();
    let place = app.facility("海のホテル").await.rooms(2, 2).desks(3).row(|row| {
        row.name_ja = Set(name);
        row.elevation_m = Set(Some(12));
        row.emergency_phone = Set("0599-00-0002".to_owned());
        row.access_note = Set("=HYPERLINK(\"http://bad.example\")".to_owned());
        row.wifi_note = Set("2階は\r\n弱い,\"可\"".to_owned());
    });
    let place = place.create().await;
    (app, host, place)
}

#[actix_web::test]
async fn every_format_says_the_same_to_other_readers() {
    let (_app, host, _) = house("髙﨑の宿 9〜17時").await;
    let csv = host.get("/exports/facilities").await.expects(200);
    assert!(csv.bytes().starts_with(b"\xef\xbb\xbf\"") && csv.bytes().ends_with(b"\"\r\n"));
    assert_eq!(csv.header("lost-cells"), Some("0"));
    let name = csv.header("content-disposition").unwrap();
    assert_eq!(
        name,
        "attachment; filename=\"facilities.csv\"; filename*=UTF-8''facilities.csv"
    );
    let plain = host.get("/exports/facilities?format=csv_plain").await.expects(200);
    assert_eq!(plain.bytes(), &csv.bytes()[3..]);
    let windows = host.get("/exports/facilities?format=cp932").await.expects(200);
    assert_eq!(windows.header("content-type"), Some("text/csv; charset=Shift_JIS"));

    let of_csv = rows("csv", &csv);
    let mut of_windows = rows("cp932", &windows);
    // JIS's wave dash has no place of its own there.
    assert_eq!(cell(&of_windows, 1, "名称"), "髙﨑の宿 9～17時");
    let at = of_csv[0]
        .as_array()
        .unwrap()
        .iter()
        .position(|name| name == "名称")
        .unwrap();
    of_windows[1][at] = of_csv[1][at].clone();
    assert_eq!(of_windows, of_csv);

    let book = host.get("/exports/facilities?format=xlsx").await.expects(200);
    let book = reread("xlsx", book.bytes());
    assert_eq!(book["frozen"], "A2", "the headings stay in sight");
    let of_book = book["rows"].as_array().unwrap();
    assert_eq!(of_book[0], of_csv[0]);
    assert_eq!(cell(of_book, 1, "緊急連絡先"), "0599-00-0002");
    assert_eq!(
        (cell(of_book, 1, "標高（m）"), cell(of_csv.as_slice(), 1, "標高（m）")),
        (&json!(12), &json!("12"))
    );
    assert_eq!(
        (cell(of_book, 1, "計測日"), cell(&of_csv, 1, "計測日")),
        (&json!("2026-11-20"), &json!("2026/11/20"))
    );
    assert_eq!(cell(of_book, 1, "緯度"), 34.3283);
    // Text in a workbook is never run; in text it would be.
    assert_eq!(
        cell(of_book, 1, "交通についての補足"),
        "=HYPERLINK(\"http://bad.example\")"
    );
    assert_eq!(
        cell(&of_csv, 1, "交通についての補足"),
        "'=HYPERLINK(\"http://bad.example\")"
    );
    assert_eq!(cell(&of_csv, 1, "回線についての補足"), "2階は\r\n弱い,\"可\"");
}

#[actix_web::test]
async fn letters_that_windows_lacks_are_counted_and_reported() {
    let (_app, host, _) = house("𠮷野の宿🍣").await;
    let windows = host.get("/exports/facilities?format=cp932").await.expects(200);
    assert_eq!(windows.header("lost-cells"), Some("1"));
    assert_eq!(cell(&rows("cp932", &windows), 1, "名称"), "〓野の宿〓");
    let report = host
        .get("/exports/facilities?format=cp932&report=true")
        .await
        .expects(200);
    let report = rows("csv", &report);
    assert_eq!(report[0], json!(["行", "列", "置き換えた文字", "元の内容"]));
    assert_eq!(report[1], json!(["2", "名称", "𠮷🍣", "𠮷野の宿🍣"]));
    assert_eq!(report.len(), 2);
}

#[actix_web::test]
async fn everybody_gets_the_places_that_they_work_for() {
    let (app, host, place) = house("海のホテル").await;
    let other = app.facility("山のホテル").await.rooms(1, 2).row(|row| {
        row.municipality_code = Set("242152".to_owned());
        row.state = Set(entities::facility::State::Draft);
    });
    let other = other.create().await;
    let lines = |file: &Answer| rows("csv", file).len() - 1;
    for (path, own, all) in [("facilities", 1, 2), ("units", 2, 3)] {
        let path = format!("/exports/{path}");
        assert_eq!(lines(&host.get(&path).await.expects(200)), own);
        for person in [app.officer_of("242152").await, app.secretariat().await] {
            assert_eq!(lines(&person.get(&path).await.expects(200)), all, "{path}");
        }
        assert_eq!(lines(&app.officer_of("242110").await.get(&path).await.expects(200)), 0);
        app.contact_of("青磁").await.get(&path).await.refuses(403, "forbidden");
        app.visitor().get(&path).await.refuses(401, "sign_in_needed");
    }
    let english = host
        .request("GET", "/exports/units")
        .language("en")
        .send()
        .await
        .expects(200);
    let english = rows("csv", &english);
    assert_eq!(
        (cell(&english, 1, "kind"), cell(&english, 2, "price_basis")),
        (&json!("room"), &json!("person_day"))
    );
    assert_ne!(place.id, other.id);
}

#[actix_web::test]
async fn blocks_are_told_by_the_fewest_lines() {
    let (_app, host, place) = house("海のホテル").await;
    let path = format!("/facilities/{}/blocks", place.id);
    let rooms = &place.types[0].1;
    let block = |units: Option<Vec<_>>, from: &str, until: &str, reason: &str| json!({ "unit_ids": units, "starts_on": from, "ends_on": until, "reason": reason, "note": "屋根" });
    host.post(&path, block(None, "2026-12-01", "2026-12-02", "repair"))
        .await
        .expects(201);
    host.post(&path, block(Some(rooms.clone()), "2026-12-10", "2026-12-11", "season"))
        .await
        .expects(201);
    let ended = host
        .post(&path, block(Some(vec![rooms[0]]), "2026-12-20", "2026-12-21", "staff"))
        .await
        .expects(201);
    host.post(
        &path,
        block(Some(vec![rooms[1]]), "2026-12-20", "2026-12-21", "own_use"),
    )
    .await
    .expects(201);
    host.delete_at(1, &format!("/blocks/{}", ended.id())).await.expects(200);
    let file = rows("csv", &host.get("/exports/blocks").await.expects(200));
    let told: Vec<[&str; 5]> = (1..file.len())
        .map(|row| {
            ["部屋・席の名称", "番号", "開始日", "理由", "メモ"].map(|name| cell(&file, row, name).as_str().unwrap())
        })
        .collect();
    assert_eq!(
        told,
        [
            ["", "", "2026/12/01", "修繕・工事", "屋根"],
            ["タイプ1", "", "2026/12/10", "季節休業", "屋根"],
            ["タイプ1", "2", "2026/12/20", "自主利用", "屋根"],
        ]
    );
}

#[actix_web::test]
async fn a_file_of_bookings_names_only_whom_its_reader_may_see() {
    let (app, host, place) = house("海のホテル").await;
    let guest = Guest::of(&app).await;
    let id = guest.holds(&place, day("2026-12-01"), day("2026-12-03")).await;
    let asked = booking::Entity::find_by_id(id).one(app.db()).await.unwrap().unwrap();
    let company = organisation::ActiveModel {
        id: Set(asked.organisation_id),
        industry: Set(Some("it".to_owned())),
        ..Default::default()
    };
    company.update(app.db()).await.unwrap();
    let mut asked = asked.into_active_model();
    asked.state = Set(booking::State::HostCheck);
    asked.update(app.db()).await.unwrap();
    let recorded = || async {
        let looks = audit_event::Entity::find().filter(audit_event::Column::Verb.eq("booking.export"));
        looks.count(app.db()).await.unwrap()
    };
    let contact = app.contact_of("株式会社試験").await;
    let own = rows("csv", &contact.get("/exports/bookings?view=mine").await.expects(200));
    assert_eq!(own.len(), 2, "its own history: {own:?}");
    assert_eq!(cell(&own, 1, "申込団体"), "株式会社試験");
    assert_eq!(cell(&own, 1, "泊数"), "2");
    assert!(cell(&own, 1, "メール").as_str().unwrap().ends_with("@example.jp"));
    assert_eq!(recorded().await, 0, "one's own needs no record");

    let office = rows(
        "csv",
        &app.secretariat()
            .await
            .get("/exports/bookings?view=all")
            .await
            .expects(200),
    );
    assert_ne!(cell(&office, 1, "申込者"), "");
    assert_eq!(recorded().await, 1);
    let municipality = app.officer_of("242152").await;
    for reader in [&host, &municipality] {
        let seen = rows("csv", &reader.get("/exports/bookings?view=all").await.expects(200));
        for row in 1..seen.len() {
            for heading in ["申込団体", "申込者", "メール", "電話", "参加者"] {
                assert_eq!(cell(&seen, row, heading), "", "{heading} before it is confirmed");
            }
            assert_eq!(cell(&seen, row, "業種"), "情報通信業", "in words, from the beginning");
        }
    }
    let other = rows(
        "csv",
        &app.contact_of("白磁")
            .await
            .get("/exports/bookings?view=all")
            .await
            .expects(200),
    );
    assert_eq!(other.len(), 1, "another company's history is its own");
}
