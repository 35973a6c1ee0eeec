//! Bookings: the whole way, its exits, and what the clock does. Told as the people who act.

mod changes;
mod clock;
mod exits;
mod links;
mod pairs;
mod problems;
mod requests;
mod rules;
mod waiting;
mod waiting_line;
mod way;

use entities::id::{CallId, UnitTypeId};
use serde_json::{Value, json};
use tests::{Answer, Client, Facility, TestApp};

/// A company, a host with two rooms for two, an office and an open call.
pub struct House {
    pub app: TestApp,
    pub call: CallId,
    pub place: Facility,
    pub contact: Client,
    pub host: Client,
    pub office: Client,
}

impl House {
    /// Opens the house on Friday 2026-11-20, 09:00 in Tokyo.
    pub async fn open() -> Self {
        let app = TestApp::new().await;
        let call = app.call(|_| {}).await;
        let place = app.facility("潮騒の宿").await.rooms(2, 2).desks(4).create().await;
        let contact = app.contact_of("青磁デザイン").await;
        let host = app.host_of("潮騒の宿").await;
        let office = app.secretariat().await;
        Self {
            app,
            call,
            place,
            contact,
            host,
            office,
        }
    }

    pub fn desk(&self) -> UnitTypeId {
        self.place.types[1].0
    }

    /// An application of the company for three nights from 7 December, two rooms.
    pub fn application(&self) -> Value {
        application(
            self.call,
            &self.contact,
            vec![wish(&self.place, "2026-12-07", "2026-12-10", 2)],
        )
    }

    /// The company hands an application in.
    pub async fn submitted(&self, body: Value) -> Answer {
        submitted(&self.contact, body).await
    }

    /// … and the secretariat sends it on to the host.
    pub async fn at_host(&self, body: Value) -> Answer {
        let handed_in = self.submitted(body).await;
        step(&self.office, &handed_in, "forward").await.expects(200)
    }

    /// … and the host takes the guest.
    pub async fn confirmed(&self) -> Answer {
        let waiting = self.at_host(self.application()).await;
        step(&self.host, &waiting, "accept").await.expects(200)
    }

    /// How many nights the facility's units are taken for.
    pub async fn nights_taken(&self) -> usize {
        use sea_orm::EntityTrait;
        entities::unit_night::Entity::find()
            .all(self.app.db())
            .await
            .unwrap()
            .len()
    }
}

/// One wish: rooms of the first type.
pub fn wish(place: &Facility, starts_on: &str, ends_on: &str, rooms: i32) -> Value {
    json!({ "facility_id": place.id, "starts_on": starts_on, "ends_on": ends_on,
        "items": [{ "unit_type_id": place.unit_type(), "quantity": rooms }] })
}

/// A complete application for four people.
pub fn application(call: CallId, applicant: &Client, wishes: Vec<Value>) -> Value {
    json!({ "call_id": call, "organisation_id": applicant.organisation(), "party": 4, "purpose": "retreat",
        "purpose_note": "開発合宿", "criteria": ["集中できる時間が増えるか"], "wishes": wishes,
        "consents": ["pledge", "privacy", "survey"] })
}

/// Creates and submits.
pub async fn submitted(applicant: &Client, body: Value) -> Answer {
    let draft = applicant.post("/bookings", body).await.expects(200);
    step(applicant, &draft, "submit").await.expects(200)
}

/// Takes a step on the version that `before` left.
pub async fn step(actor: &Client, before: &Answer, action: &str) -> Answer {
    step_with(actor, before, action, json!({})).await
}

/// Takes a step with a body.
pub async fn step_with(actor: &Client, before: &Answer, action: &str, body: Value) -> Answer {
    actor
        .post_at(before.version(), &format!("/bookings/{}/{action}", before.id()), body)
        .await
}
