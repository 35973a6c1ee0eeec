//! Busy times from elsewhere: taken, given back, in conflict, and refused where they lead inside.

use std::sync::{Arc, Mutex};

use sea_orm::EntityTrait;
use serde_json::{Value, json};
use tests::{Client, Facility, TestApp};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;
use workcation::config::Names;
use workcation::jobs;

use super::{events, parsed, read};
use crate::stays::{Guest, day};

/// A house whose operator lets calendars of one server on this machine in, and that server.
pub struct Elsewhere {
    app: TestApp,
    facility: Facility,
    host: Client,
    address: String,
    answer: Arc<Mutex<String>>,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Elsewhere {
    async fn new() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let server = listener.local_addr().unwrap().to_string();
        let (answer, asked) = (Arc::new(Mutex::new(String::new())), Arc::new(Mutex::new(Vec::new())));
        let (said, heard) = (answer.clone(), asked.clone());
        actix_web::rt::spawn(async move {
            while let Ok((mut stream, _)) = listener.accept().await {
                let mut request = [0; 4096];
                let read = stream.read(&mut request).await.unwrap_or(0);
                heard
                    .lock()
                    .unwrap()
                    .push(String::from_utf8_lossy(&request[..read]).to_lowercase());
                let answer = said.lock().unwrap().clone();
                stream.write_all(answer.as_bytes()).await.unwrap();
            }
        });
        let allowed = server.clone();
        let app = TestApp::with(|config| config.busy_calendar_hosts = Names(vec![allowed])).await;
        let facility = app.facility("海のホテル").await.rooms(2, 2).desks(1).create().await;
        let host = app.host_of("海のホテル").await;
        Self {
            app,
            facility,
            host,
            address: format!("http://{server}/secret.ics"),
            answer,
            asked,
        }
    }

    fn says(&self, events: &str) {
        let body = format!("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n{events}END:VCALENDAR\r\n");
        let head = format!(
            "HTTP/1.1 200 OK\r\nETag: \"v1\"\r\nContent-Length: {}\r\n\r\n",
            body.len()
        );
        *self.answer.lock().unwrap() = head + &body;
    }

    fn fails(&self) {
        let busy = "HTTP/1.1 503 Busy\r\nContent-Length: 0\r\n\r\n";
        busy.clone_into(&mut self.answer.lock().unwrap());
    }

    fn path(&self, rest: &str) -> String {
        format!("/facilities/{}/{rest}", self.facility.id)
    }

    async fn added(&self, target: Value) -> String {
        let mut wanted = json!({ "name": "予約サイト", "address": self.address });
        for (key, value) in target.as_object().unwrap() {
            wanted[key] = value.clone();
        }
        self.host
            .post(&self.path("busy-calendars"), wanted)
            .await
            .expects(201)
            .id()
    }

    /// What the clock does a minute, or so many minutes, later.
    async fn sync(&self, minutes: i64) -> usize {
        let clock = self.app.inner().clock();
        clock.move_to(self.app.now() + chrono::TimeDelta::minutes(minutes));
        jobs::run_once(self.app.inner(), "busy_calendar.sync")
            .await
            .unwrap()
            .unwrap()
    }

    async fn listed(&self) -> Value {
        let list = self.host.get(&self.path("busy-calendars")).await.expects(200);
        list["items"][0].clone()
    }

    /// Days and states of the cells of a unit of a type.
    async fn cells(&self, kind: usize, unit: usize) -> Vec<String> {
        let calendar = self
            .host
            .get(&self.path("calendar?from=2026-12-01&days=92"))
            .await
            .expects(200);
        let cells = calendar["types"][kind]["units"][unit]["cells"]
            .as_array()
            .unwrap()
            .clone();
        cells
            .iter()
            .map(|cell| {
                let part = cell["part"].as_str().map_or(String::new(), |part| format!(" {part}"));
                format!(
                    "{}{part} {}",
                    cell["on"].as_str().unwrap(),
                    cell["state"].as_str().unwrap()
                )
            })
            .collect()
    }
}

fn event(from: &str, until: &str) -> String {
    format!(
        "BEGIN:VEVENT\r\nUID:{from}@elsewhere\r\nDTSTART;VALUE=DATE:{from}\r\nDTEND;VALUE=DATE:{until}\r\nSUMMARY:山田太郎様\r\nEND:VEVENT\r\n"
    )
}

#[actix_web::test]
async fn busy_times_from_elsewhere_are_taken_and_given_back() {
    let elsewhere = Elsewhere::new().await;
    elsewhere.says(&event("20261201", "20261203"));
    elsewhere.added(json!({})).await;
    assert_eq!(elsewhere.sync(1).await, 1);
    assert_eq!(
        elsewhere.cells(0, 1).await,
        ["2026-12-01 external", "2026-12-02 external"]
    );
    assert_eq!(elsewhere.cells(1, 0).await.len(), 6, "a desk's three parts of two days");
    let listed = elsewhere.listed().await;
    assert_eq!((&listed["error"], &listed["conflicts"]), (&Value::Null, &json!([])));
    assert!(listed["last_ok_at"].is_string());
    // The address is the host's secret, and whose stay it is nobody's business here.
    let said = elsewhere.host.get(&elsewhere.path("busy-calendars")).await.text();
    assert!(!said.contains("secret.ics") && !said.contains("山田"), "{said}");

    // Nobody can book what is busy elsewhere, and it is no block of the host's.
    let ask = workcation::availability::Ask {
        unit_type: elsewhere.facility.types[0].0,
        quantity: 1,
    };
    let guest = Guest::of(&elsewhere.app).await;
    let refused = guest
        .takes(elsewhere.facility.id, &[ask], day("2026-12-02"), day("2026-12-04"))
        .await;
    assert_eq!(refused.unwrap_err().code(), "booking.full");
    let calendar = elsewhere
        .host
        .get(&elsewhere.path("calendar?from=2026-12-01&days=5"))
        .await
        .expects(200);
    assert_eq!(
        (&calendar["blocks"], &calendar["blocked"]["per_mille"]),
        (&json!([]), &json!(0))
    );

    // The next version has moved by a day.
    elsewhere.says(&event("20261202", "20261204"));
    elsewhere.sync(15).await;
    assert_eq!(
        elsewhere.cells(0, 0).await,
        ["2026-12-02 external", "2026-12-03 external"]
    );

    // A failure is said, and what was known stays taken.
    elsewhere.fails();
    elsewhere.sync(15).await;
    let listed = elsewhere.listed().await;
    assert_eq!(listed["error"]["code"], "busy.status");
    assert!(listed["error"]["message"].as_str().unwrap().contains("503"), "{listed}");
    assert_eq!(elsewhere.cells(0, 0).await.len(), 2);

    let version = listed["version"].as_i64().unwrap();
    let path = format!("/busy-calendars/{}", listed["id"].as_str().unwrap());
    elsewhere.host.delete_at(version - 1, &path).await.refuses(412, "stale");
    elsewhere.host.delete_at(version, &path).await.expects(204);
    assert!(elsewhere.cells(0, 0).await.is_empty());
    assert_eq!(elsewhere.sync(600).await, 0);
}

#[actix_web::test]
async fn a_booking_always_wins_and_its_days_are_listed() {
    let elsewhere = Elsewhere::new().await;
    let ask = workcation::availability::Ask {
        unit_type: elsewhere.facility.types[0].0,
        quantity: 1,
    };
    let guest = Guest::of(&elsewhere.app).await;
    let booking = guest
        .takes(elsewhere.facility.id, &[ask], day("2026-12-01"), day("2026-12-03"))
        .await
        .unwrap();
    elsewhere.says(&event("20261202", "20261205"));
    elsewhere
        .added(json!({ "unit_id": elsewhere.facility.types[0].1[0] }))
        .await;
    elsewhere.sync(1).await;
    let taken = [
        "2026-12-01 booked",
        "2026-12-02 booked",
        "2026-12-03 external",
        "2026-12-04 external",
    ];
    assert_eq!(elsewhere.cells(0, 0).await, taken);
    assert!(elsewhere.cells(0, 1).await.is_empty(), "the calendar is about one room");
    let conflicts = elsewhere.listed().await["conflicts"].clone();
    assert_eq!(conflicts.as_array().unwrap().len(), 1);
    assert_eq!(conflicts[0]["on"], "2026-12-02");
    assert_eq!(conflicts[0]["booking_id"], booking.to_string());

    // Once the booking is gone the busy time is taken, though the other side still serves the same version.
    crate::stays::change(elsewhere.app.inner(), async |txn| {
        workcation::availability::release(txn, booking).await
    })
    .await
    .unwrap();
    elsewhere.sync(15).await;
    assert!(
        !elsewhere
            .asked
            .lock()
            .unwrap()
            .last()
            .unwrap()
            .contains("if-none-match")
    );
    assert_eq!(elsewhere.cells(0, 0).await[0], "2026-12-02 external");
    assert_eq!(elsewhere.listed().await["conflicts"], json!([]));
    elsewhere.sync(15).await;
    assert!(
        elsewhere
            .asked
            .lock()
            .unwrap()
            .last()
            .unwrap()
            .contains("if-none-match: \"v1\"")
    );
}

#[actix_web::test]
async fn a_host_fetches_by_hand_but_not_all_the_time() {
    let elsewhere = Elsewhere::new().await;
    elsewhere.says(&event("20261201", "20261202"));
    let id = elsewhere.added(json!({})).await;
    let fetch = format!("/busy-calendars/{id}/fetch");
    let fetched = elsewhere.host.post(&fetch, json!({})).await.expects(200);
    assert!(fetched["last_ok_at"].is_string() && fetched["error"].is_null());
    elsewhere
        .host
        .post(&fetch, json!({}))
        .await
        .refuses(409, "busy.just_fetched");
    elsewhere
        .app
        .secretariat()
        .await
        .post(&fetch, json!({}))
        .await
        .refuses(403, "forbidden");
    elsewhere
        .app
        .host_of("山のホテル")
        .await
        .post(&fetch, json!({}))
        .await
        .refuses(404, "not_found");
    // The block behind a busy calendar is nobody's to end.
    let row = entities::block::Entity::find()
        .one(elsewhere.app.db())
        .await
        .unwrap()
        .unwrap();
    elsewhere
        .host
        .delete_at(1, &format!("/blocks/{}", row.id))
        .await
        .refuses(404, "not_found");
}

#[actix_web::test]
async fn addresses_that_lead_inside_are_refused_when_they_are_entered() {
    let elsewhere = Elsewhere::new().await;
    for (address, code) in [
        ("http://calendar.example/a.ics", "busy.https_only"),
        ("https://127.0.0.1/a.ics", "busy.address_refused"),
        ("https://169.254.169.254/latest/meta-data/", "busy.address_refused"),
        ("https://[::ffff:10.0.0.1]/a.ics", "busy.address_refused"),
        ("webcal:calendar", "busy.https_only"),
        ("calendar", "busy.address_invalid"),
    ] {
        let wanted = json!({ "name": "予約サイト", "address": address });
        let refused = elsewhere.host.post(&elsewhere.path("busy-calendars"), wanted).await;
        assert_eq!(
            refused.refuses(422, "input.invalid").faults(),
            [("address", code)],
            "{address}"
        );
    }
    let foreign = json!({ "name": "予約サイト", "address": elsewhere.address, "unit_id": uuid::Uuid::now_v7() });
    let refused = elsewhere.host.post(&elsewhere.path("busy-calendars"), foreign).await;
    assert_eq!(
        refused.refuses(422, "input.invalid").faults(),
        [("unit_id", "block.unit_unknown")]
    );
}

#[actix_web::test]
async fn what_we_told_others_does_not_come_back_as_busy() {
    let elsewhere = Elsewhere::new().await;
    let block = json!({ "starts_on": "2026-12-10", "ends_on": "2026-12-11", "reason": "season" });
    let block = elsewhere.host.post(&elsewhere.path("blocks"), block).await.expects(201);
    let address = elsewhere
        .host
        .post(&elsewhere.path("feed"), json!({}))
        .await
        .expects(200)
        .string("address");
    let ours = read(&elsewhere.app, &address).await.expects(200).text();
    // Another site has taken our feed over, and adds a stay of its own.
    let inside = ours
        .split_once("BEGIN:VEVENT")
        .unwrap()
        .1
        .rsplit_once("END:VCALENDAR")
        .unwrap()
        .0;
    elsewhere.says(&format!("BEGIN:VEVENT{inside}{}", event("20261220", "20261221")));
    elsewhere.added(json!({})).await;
    elsewhere
        .host
        .delete_at(1, &format!("/blocks/{}", block.id()))
        .await
        .expects(200);
    elsewhere.sync(1).await;
    assert_eq!(elsewhere.cells(0, 0).await, ["2026-12-20 external"]);
    // And what came from there isn't told on.
    let ours = read(&elsewhere.app, &address).await.expects(200).text();
    assert!(events(&parsed(&ours)).is_empty(), "{ours}");
}
