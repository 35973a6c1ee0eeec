//! Lines: measured in a session that is bounded, entered with evidence, and what counts of them.

use entities::line_measurement;
use sea_orm::{EntityTrait, PaginatorTrait, Set};
use serde_json::{Value, json};
use tests::{Answer, Client, Facility, TestApp};

async fn house(app: &TestApp) -> (Client, Facility) {
    let host = app.host_of("海のホテル").await;
    let facility = app.facility("海のホテル").await.row(|row| {
        row.down_mbps = Set(None);
        row.up_mbps = Set(None);
        row.rtt_ms = Set(None);
        row.measured_on = Set(None);
    });
    (host, facility.rooms(2, 2).create().await)
}

async fn begin(host: &Client, facility: &Facility) -> Answer {
    host.post("/measurements", json!({ "facility_id": facility.id })).await
}

/// Lets so many bytes flow in both directions.
async fn carry(app: &TestApp, token: &str, bytes: usize) {
    let visitor = app.visitor();
    let down = visitor
        .get(&format!("/measurements/{token}/down?bytes={bytes}"))
        .await
        .expects(200);
    assert_eq!(down.bytes().len(), bytes);
    assert_eq!(down.header("cache-control"), Some("no-store, no-transform"));
    let up = visitor.request("POST", &format!("/measurements/{token}/up"));
    up.bytes("application/octet-stream", vec![0; bytes])
        .send()
        .await
        .expects(204);
}

/// What a page counts on a line of 20 Mbps down, 8 up and 40 ms: of each way 300 kB.
fn counted(token: &str) -> Value {
    json!({
        "token": token, "place_kind": "desk", "place": "2階 窓側の席", "device": "pc", "medium": "wifi",
        "down": vec![json!({ "bytes": 100_000, "milliseconds": 40.0 }); 3],
        "up": vec![json!({ "bytes": 100_000, "milliseconds": 100.0 }); 3],
        "latencies_ms": vec![40.2; 20],
        "probes_ms": vec![41.0; 100],
    })
}

#[actix_web::test]
async fn a_host_measures_the_line_and_it_becomes_the_facilitys() {
    let app = TestApp::new().await;
    let (host, facility) = house(&app).await;
    let path = format!("/facilities/{}", facility.id);
    let before = app.visitor().get(&path).await.expects(200);
    assert_eq!(
        (&before["line"]["grade"], &before["line"]["people_max"]),
        (&Value::Null, &Value::Null)
    );

    let session = begin(&host, &facility).await.expects(200);
    let token = session.string("token");
    app.visitor()
        .get(&format!("/measurements/{token}/ping"))
        .await
        .expects(204);
    carry(&app, &token, 300_000).await;
    let kept = host
        .post(&format!("{path}/measurements"), counted(&token))
        .await
        .expects(201);
    let row = &kept["items"][0];
    assert_eq!(
        (&row["kind"], &row["current"], &row["grade"]),
        (&json!("measured"), &json!(true), &json!("D"))
    );
    assert_eq!(
        (&row["down_mbps"], &row["up_mbps"], &row["rtt_ms"]),
        (&json!(20.0), &json!(8.0), &json!(40))
    );
    assert_eq!((&row["jitter_ms"], &row["loss_per_mille"]), (&json!(0), &json!(0)));
    // Friday at nine in the morning, by whoever asked.
    assert_eq!(
        (&row["time_band"], &row["measured_by"]),
        (&json!("morning"), &json!(host.name()))
    );
    assert_eq!(
        kept["needs"][5],
        json!({ "party": 6, "calling": 3, "down_mbps": 31.5, "up_mbps": 20.25 })
    );

    let after = app.visitor().get(&path).await.expects(200);
    assert_eq!(
        (&after["down_mbps"], &after["measured_on"]),
        (&json!(20.0), &json!("2026-11-20"))
    );
    assert_eq!(
        (&after["line"]["source"], &after["line"]["people_max"]),
        (&json!("measured"), &json!(2))
    );
    // Used up: kept once.
    host.post(&format!("{path}/measurements"), counted(&token))
        .await
        .refuses(410, "measurement.session_over");
    app.visitor()
        .get(&format!("/measurements/{token}/ping"))
        .await
        .refuses(404, "not_found");
}

#[actix_web::test]
async fn what_the_server_did_not_carry_was_not_measured_here() {
    let app = TestApp::new().await;
    let (host, facility) = house(&app).await;
    let token = begin(&host, &facility).await.expects(200).string("token");
    carry(&app, &token, 200_000).await;
    let path = format!("/facilities/{}/measurements", facility.id);
    host.post(&path, counted(&token))
        .await
        .refuses(409, "measurement.not_carried");
    let mut few = counted(&token);
    few["down"] = json!([{ "bytes": 1000, "milliseconds": 1.0 }]);
    let refused = host.post(&path, few).await.refuses(422, "input.invalid");
    assert_eq!(refused.faults(), [("down", "measurement.rounds")]);
    assert_eq!(line_measurement::Entity::find().count(app.db()).await.unwrap(), 0);
}

#[actix_web::test]
async fn a_session_is_its_beginners_and_its_facilitys() {
    let app = TestApp::new().await;
    let (host, facility) = house(&app).await;
    let token = begin(&host, &facility).await.expects(200).string("token");
    carry(&app, &token, 300_000).await;
    let officer = app.officer_of("242152").await;
    let path = format!("/facilities/{}/measurements", facility.id);
    officer
        .post(&path, counted(&token))
        .await
        .refuses(410, "measurement.session_over");
    app.at("2026-11-20T09:06");
    host.post(&path, counted(&token))
        .await
        .refuses(410, "measurement.session_over");
}

#[actix_web::test]
async fn only_who_works_for_the_place_measures_it() {
    let app = TestApp::new().await;
    let (host, facility) = house(&app).await;
    for may in [&host, &app.officer_of("242152").await, &app.secretariat().await] {
        begin(may, &facility).await.expects(200);
    }
    for may_not in [
        app.host_of("山のホテル").await,
        app.officer_of("242110").await,
        app.contact_of("青磁").await,
    ] {
        begin(&may_not, &facility).await.refuses(403, "forbidden");
        may_not
            .get(&format!("/facilities/{}/measurements", facility.id))
            .await
            .refuses(403, "forbidden");
    }
}

#[actix_web::test]
async fn what_a_session_carries_is_bounded() {
    let app = TestApp::with(|config| {
        config.line_session_mebibytes = 1;
        config.line_sessions_at_once = 1;
    })
    .await;
    let (host, facility) = house(&app).await;
    let token = begin(&host, &facility).await.expects(200).string("token");
    let other = app.officer_of("242152").await;
    let busy = begin(&other, &facility).await.refuses(429, "too_often");
    assert_eq!(busy.header("retry-after"), Some("301"));
    let visitor = app.visitor();
    let down = format!("/measurements/{token}/down?bytes=900000");
    assert_eq!(visitor.get(&down).await.expects(200).bytes().len(), 900_000);
    // Of a MiB the rest is left, and then nothing.
    assert_eq!(visitor.get(&down).await.expects(200).bytes().len(), 148_576);
    visitor.get(&down).await.refuses(409, "measurement.spent");
    let up = || visitor.request("POST", &format!("/measurements/{token}/up"));
    up().bytes("application/octet-stream", vec![0; 2_000_000])
        .send()
        .await
        .refuses(409, "measurement.spent");
    assert_eq!(
        up().bytes("application/octet-stream", vec![0; 1_000])
            .send()
            .await
            .status(),
        204
    );
}

/// What another tool said.
fn entered(down: f64) -> Value {
    json!({
        "measured_on": "2026-11-10", "time_band": "work_hours", "place_kind": "meeting_room", "place": "会議室",
        "device": "pc", "medium": "wired", "down_mbps": down, "up_mbps": 60.0, "rtt_ms": 12,
        "evidence_note": "回線事業者の測定サイト。結果の画面を事務所に保管。", "evidence_url": "https://speed.example/r/1",
    })
}

#[actix_web::test]
async fn figures_entered_by_hand_need_evidence_and_never_hide_a_fresh_measurement() {
    let app = TestApp::new().await;
    let (host, facility) = house(&app).await;
    let path = format!("/facilities/{}", facility.id);
    let manual = format!("{path}/measurements/manual");
    let mut bare = entered(150.0);
    bare["evidence_note"] = json!(" ");
    bare["evidence_url"] = json!("speed.example");
    bare["measured_on"] = json!("2026-11-21");
    let refused = host.post(&manual, bare).await.refuses(422, "input.invalid");
    let faults = [
        ("measured_on", "facility.in_future"),
        ("evidence_note", "measurement.evidence"),
        ("evidence_url", "measurement.address"),
    ];
    assert_eq!(refused.faults(), faults);

    host.post(&manual, entered(150.0)).await.expects(201);
    let public = app.visitor().get(&path).await.expects(200);
    assert_eq!(
        (&public["line"]["source"], &public["line"]["grade"]),
        (&json!("manual"), &json!("A"))
    );

    let token = begin(&host, &facility).await.expects(200).string("token");
    carry(&app, &token, 300_000).await;
    host.post(&format!("{path}/measurements"), counted(&token))
        .await
        .expects(201);
    let again = host.post(&manual, entered(900.0)).await.expects(201);
    assert_eq!(
        (&again["down_mbps"], &again["line"]["source"]),
        (&json!(20.0), &json!("measured"))
    );
    let current: Vec<_> = again["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| row["current"].clone())
        .collect();
    assert_eq!(current, [true, false, false]);

    // A year and a day later the measured one is too old, and what was typed yesterday counts.
    app.at("2027-11-21T09:00");
    let mut fresh = entered(900.0);
    fresh["measured_on"] = json!("2027-11-20");
    let later = host.post(&manual, fresh).await.expects(201);
    assert_eq!(
        (&later["down_mbps"], &later["line"]["stale"]),
        (&json!(900.0), &json!(false))
    );
}

#[actix_web::test]
async fn a_line_older_than_twelve_months_wants_to_be_measured_again() {
    let app = TestApp::new().await;
    let facility = app.facility("海のホテル").await.create().await;
    app.at("2027-11-20T09:00");
    let path = format!("/facilities/{}", facility.id);
    assert_eq!(app.visitor().get(&path).await.expects(200)["line"]["stale"], false);
    app.at("2027-11-21T09:00");
    let line = app.visitor().get(&path).await.expects(200)["line"].clone();
    assert_eq!((&line["stale"], &line["grade"]), (&json!(true), &json!("A")));
}

#[actix_web::test]
async fn what_a_listing_says_of_the_line_is_ignored() {
    let app = TestApp::new().await;
    let (host, facility) = house(&app).await;
    let path = format!("/facilities/{}", facility.id);
    let mut listing = host.get(&path).await.expects(200).json().clone();
    listing["down_mbps"] = json!(999.0);
    listing["measured_on"] = json!("2026-11-19");
    listing["theme"] = json!("海・食");
    let saved = host.put_at(1, &path, listing).await.expects(200);
    assert_eq!((&saved["theme"], &saved["down_mbps"]), (&json!("海・食"), &Value::Null));
}
