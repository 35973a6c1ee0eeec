//! The harness: a house of its own for every test, people who send requests to it, and builders of what they
//! meet there.
//!
//! ```ignore
//! let app = TestApp::new().await;
//! let contact = app.contact_of("株式会社青磁").await;
//! let booking = contact.post("/bookings", json!({ … })).await.expects(201);
//! contact.post_at(1, &format!("/bookings/{}/submit", booking.id()), json!({})).await.expects(200);
//! app.mail_to("…").await;
//! ```
//!
//! The clock stands at 2026-11-20 09:00 in Tokyo until a test moves it. `TEST_DATABASE=postgres` runs the same
//! tests on the server at `WORKCATION_TEST_POSTGRES_URL`.

mod answer;
mod client;
mod database;
mod full;
mod house;
mod mail;
mod people;
pub mod pictures;
mod places;
pub mod relay;

pub use answer::Answer;
pub use client::{Client, Request};
pub use database::Fresh as FreshDatabase;
pub use full::FullDisk;
pub use house::TestApp;
pub use mail::Mail;
pub use places::{Facility, FacilityBuilder};

/// The password of every person that the builders make.
pub const PASSWORD: &str = "はまぐり-0599-harness";
