//! A problem now: what a guest reports from the stay, and what the host answers. It is no survey, and nobody waits for
//! the end of the stay to hear of it.
//!
//! ```text
//! open ──host answers──▶ answered ──host: it is solved──▶ resolved
//!   └────────────host: it is solved at once──────────────────▲
//! ```
//!
//! Whoever comes has a page of their own: signed in, or by the link of the message of the day before, which is bound to
//! the booking and the person and lives as long as the stay.

pub mod actions;
mod http;
pub mod rules;
mod store;

pub use http::routes;
