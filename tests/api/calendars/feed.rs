//! The feed of a facility: what it tells, to whom, and for how long.

use calcard::icalendar::{ICalendarComponentType, ICalendarProperty};
use sea_orm::ActiveValue::Set;
use sea_orm::EntityTrait;
use serde_json::json;
use tests::{Client, Facility, TestApp};
use workcation::availability::Ask;

use super::{events, parsed, read, text};
use crate::exports::read_by;
use crate::stays::{Guest, day};

/// What has a meaning in the format, and is longer than a line.
const ODD_NAME: &str = "海の宿, 本館; 別邸 \\ 離れ：とても長い名前の宿で一行には収まらないもの";

fn line(from: &str, until: &str, words: &str, status: &str) -> [String; 4] {
    [from, until, words, &format!("Some(Status({status}))")].map(ToOwned::to_owned)
}

/// A guest's nights, a guest's desk, a hold and a block.
async fn taken(app: &TestApp, facility: &Facility, host: &Client) {
    let guest = Guest::of(app).await;
    let ask = |kind: usize| Ask {
        unit_type: facility.types[kind].0,
        quantity: 1,
    };
    for (kind, from, until) in [(0, "2026-12-01", "2026-12-04"), (1, "2026-12-02", "2026-12-02")] {
        let asks = [ask(kind)];
        guest.takes(facility.id, &asks, day(from), day(until)).await.unwrap();
    }
    guest.holds(facility, day("2026-12-10"), day("2026-12-11")).await;
    let block = json!({ "unit_ids": [facility.types[0].1[1]], "starts_on": "2026-12-24", "ends_on": "2026-12-25", "reason": "repair", "note": "畳替え" });
    let path = format!("/facilities/{}/blocks", facility.id);
    host.post(&path, block).await.expects(201);
}

/// The events as Python's icalendar reads them, in the words of the other reader.
fn told_strictly(file: &str) -> Vec<[String; 4]> {
    let strict = read_by("feed.py", "ical", file.as_bytes());
    assert_eq!(strict["name"], format!("{ODD_NAME}（みえワーケーション）"));
    let told = strict["events"].as_array().unwrap().iter().map(|event| {
        let part = |at: usize| event[at].as_str().unwrap();
        let status = if part(3) == "TENTATIVE" {
            "Tentative"
        } else {
            "Confirmed"
        };
        line(part(0), part(1), part(2), status)
    });
    told.collect()
}

#[actix_web::test]
async fn a_feed_tells_another_reader_when_and_nobody_who() {
    let app = TestApp::new().await;
    let named = |row: &mut entities::facility::ActiveModel| row.name_ja = Set(ODD_NAME.to_owned());
    let facility = app
        .facility("海のホテル")
        .await
        .rooms(2, 2)
        .desks(1)
        .row(named)
        .create()
        .await;
    let host = app.host_of("海のホテル").await;
    taken(&app, &facility, &host).await;

    let issued = host
        .post(&format!("/facilities/{}/feed", facility.id), json!({}))
        .await
        .expects(200);
    let address = issued.string("address");
    assert!(address.strip_suffix(".ics").is_some(), "{address}");
    let answer = read(&app, &address).await.expects(200);
    assert_eq!(answer.header("content-type"), Some("text/calendar; charset=utf-8"));
    let file = answer.text();
    assert!(file.split("\r\n").all(|line| line.len() <= 75), "{file}");
    for secret in [
        "株式会社試験",
        "企業 担当",
        "T-",
        "畳替え",
        "ORGANIZER",
        "ATTENDEE",
        "DESCRIPTION",
    ] {
        assert!(!file.contains(secret), "{secret}");
    }
    let calendar = parsed(&file);
    assert_eq!(
        events(&calendar),
        [
            line("2026-12-01", "2026-12-04", "予約済み（タイプ1 1）", "Confirmed"),
            line(
                "2026-12-02",
                "2026-12-03",
                "予約済み（タイプ2 1・午前・午後）",
                "Confirmed"
            ),
            line("2026-12-10", "2026-12-11", "仮予約（タイプ1 1）", "Tentative"),
            line("2026-12-24", "2026-12-26", "受入停止（タイプ1 2）", "Confirmed"),
        ]
    );
    assert_eq!(told_strictly(&file), events(&calendar), "a second, stricter reader");
    let head = &calendar.components[0];
    assert_eq!(head.component_type, ICalendarComponentType::VCalendar);
    let name = text(head, &ICalendarProperty::Other("X-WR-CALNAME".to_owned()));
    assert_eq!(name, format!("{ODD_NAME}（みえワーケーション）"));
    let mut uids: Vec<&str> = calendar.uids().collect();
    uids.sort_unstable();
    uids.dedup();
    assert_eq!(uids.len(), 4);
}

#[actix_web::test]
async fn an_unchanged_feed_is_not_sent_twice_and_a_renewed_one_has_another_address() {
    let app = TestApp::new().await;
    let facility = app.facility("海のホテル").await.rooms(1, 2).create().await;
    let host = app.host_of("海のホテル").await;
    let path = format!("/facilities/{}/feed", facility.id);
    let none = host.get(&path).await.expects(200);
    assert_eq!((&none["live"], &none["may"]), (&json!(false), &json!(["feed.issue"])));
    host.delete(&path).await.refuses(409, "feed.none");
    let first = host
        .post_once("one", &path, json!({}))
        .await
        .expects(200)
        .string("address");

    let tag = read(&app, &first).await.expects(200).header("etag").unwrap().to_owned();
    let way = first.split_once("/api").unwrap().1;
    let visitor = app.visitor();
    let again = visitor
        .request("GET", way)
        .header("if-none-match", &tag)
        .send()
        .await
        .expects(304);
    assert!(again.text().is_empty());

    let second = host.post(&path, json!({})).await.expects(200).string("address");
    assert_ne!(first, second);
    read(&app, &first).await.refuses(404, "not_found");
    read(&app, &second).await.expects(200);
    // The secret is nowhere: not in the database, not in what is stored for repeats.
    let token = second.rsplit('/').next().unwrap().trim_end_matches(".ics").to_owned();
    let row = entities::ical_feed::Entity::find()
        .one(app.db())
        .await
        .unwrap()
        .unwrap();
    assert_ne!(row.token_hash.as_deref(), Some(token.as_str()));
    let kept = entities::idempotent_answer::Entity::find().all(app.db()).await.unwrap();
    assert!(kept.iter().all(|answer| !answer.answer.contains(&token)));

    assert_eq!(host.delete(&path).await.expects(200)["live"], false);
    read(&app, &second).await.refuses(404, "not_found");
    app.secretariat()
        .await
        .post(&path, json!({}))
        .await
        .refuses(403, "forbidden");
    app.host_of("山のホテル")
        .await
        .post(&path, json!({}))
        .await
        .refuses(404, "not_found");
    let log = app.administrator().await.get("/audit?limit=100").await.text();
    assert!(log.contains("feed.issue") && log.contains("feed.revoke"), "{log}");
}

#[actix_web::test]
async fn a_feed_is_not_guessed_at_full_speed() {
    let app = TestApp::with(|config| config.feed_per_address_minute = 2).await;
    for _ in 0..2 {
        app.visitor().get("/ical/guess.ics").await.refuses(404, "not_found");
    }
    app.visitor().get("/ical/guess.ics").await.refuses(429, "too_often");
}
