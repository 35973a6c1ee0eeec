//! Bookings over HTTP: a draft is created and submitted, and a hold is taken; and whether what is there is sound.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use chrono::NaiveDate;
use serde_json::json;

use crate::databases::Database;
use crate::house::House;
use crate::http::Connection;
use crate::load::{Round, Turn, round};
use crate::seed::{CAPACITY, COMPANIES, Wish, email};

/// The applicants, signed in, and the number of the next booking.
pub struct Applicants {
    tokens: Vec<String>,
    next: AtomicUsize,
    today: NaiveDate,
}

impl Applicants {
    pub fn sign_in(house: &House) -> Self {
        let mut connection = house.connect();
        let token = |company| {
            let credentials = json!({ "email": email(company), "password": "workcation-demo" }).to_string();
            let reply = connection.post("/api/sessions", &[], &credentials).unwrap();
            assert_eq!(reply.status, 200, "{}", reply.refusal());
            format!("Bearer {}", reply.json()["access_token"].as_str().unwrap())
        };
        Self {
            tokens: (0..COMPANIES).map(token).collect(),
            next: AtomicUsize::new(0),
            today: crate::seed::today(),
        }
    }

    /// Some clients apply for a while.
    pub fn apply(&self, house: &House, clients: usize, time: Duration) -> Round<2> {
        round(
            (clients, time, house.pid()),
            |_| house.connect(),
            |connection| self.book(connection),
        )
    }

    /// One booking: how long its draft and its submit took.
    fn book(&self, connection: &mut Connection) -> Turn<2> {
        let number = self.next.fetch_add(1, Ordering::Relaxed);
        assert!(number < CAPACITY, "more rooms must be planted");
        let wish = Wish::of(number, self.today);
        let application = json!({
            "call_id": wish.call,
            "organisation_id": wish.organisation,
            "party": 2,
            "purpose": "retreat",
            "purpose_note": "集中作業",
            "wishes": [{
                "facility_id": wish.facility,
                "starts_on": wish.starts_on,
                "ends_on": wish.ends_on,
                "items": [{ "unit_type_id": wish.unit_type, "quantity": 1 }],
            }],
            "criteria": ["オンライン会議が途切れない"],
            "consents": ["pledge", "privacy", "survey"],
            "channel": "web",
        })
        .to_string();
        let token = ("authorization", self.tokens[wish.company].as_str());
        let begin = Instant::now();
        let key = format!("create-{number}");
        let created = connection.post("/api/bookings", &[token, ("idempotency-key", &key)], &application);
        let created = created.map_err(|error| error.to_string())?;
        if created.status != 200 {
            return Err(created.refusal());
        }
        let (draft, between) = (created.json(), Instant::now());
        let path = format!("/api/bookings/{}/submit", draft["id"].as_str().unwrap());
        let (key, version) = (format!("submit-{number}"), format!("\"{}\"", draft["version"]));
        let headers = [token, ("idempotency-key", key.as_str()), ("if-match", &version)];
        let submitted = connection
            .post(&path, &headers, "")
            .map_err(|error| error.to_string())?;
        if submitted.status != 200 || submitted.json()["state"] != "in_review" {
            return Err(submitted.refusal());
        }
        Ok([between - begin, between.elapsed()])
    }
}

/// Tables that a booking writes into.
pub const TABLES: &[&str] = &[
    "booking",
    "wish",
    "booking_item",
    "criterion",
    "consent",
    "booking_event",
    "audit_event",
    "idempotent_answer",
    "hold",
    "unit_night",
    "outbox",
    "notice",
];

/// How many rows each of them has.
pub fn rows(database: &Database) -> Vec<i64> {
    TABLES
        .iter()
        .map(|table| database.number(&format!("SELECT count(*) AS n FROM {table}")))
        .collect()
}

/// The bench's bookings that hold places, and pairs of them that have the same unit for overlapping spans: by the
/// spans of the bookings, not by the key that prevents it.
pub fn soundness(database: &Database) -> (i64, i64, i64) {
    let stays = "WITH stay AS (SELECT DISTINCT n.unit_id, b.id, b.starts_on, b.ends_on FROM unit_night n
        JOIN booking b ON b.id = n.booking_id JOIN booking_item i ON i.booking_id = b.id
        JOIN unit u ON u.id = n.unit_id AND u.unit_type_id = i.unit_type_id
        JOIN programme_call c ON c.id = b.call_id WHERE c.number = 'bench' AND b.state = 'in_review')";
    let overlaps = format!(
        "{stays} SELECT count(*) AS n FROM stay a JOIN stay b ON a.unit_id = b.unit_id AND a.id < b.id
         WHERE a.starts_on < b.ends_on AND b.starts_on < a.ends_on"
    );
    let broken = "SELECT count(*) AS n FROM (SELECT b.id FROM booking b JOIN programme_call c ON c.id = b.call_id
        LEFT JOIN unit_night n ON n.booking_id = b.id WHERE c.number = 'bench' AND b.state = 'in_review'
        GROUP BY b.id HAVING count(DISTINCT n.unit_id) <> 1 OR count(n.night) <> 2) broken";
    (
        database.number(&format!("{stays} SELECT count(*) AS n FROM stay")),
        database.number(&overlaps),
        database.number(broken),
    )
}
