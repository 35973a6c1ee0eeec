//! Changes of an application or a booking, asked for by the applicant, with a diff that everybody reads alike.
//!
//! ```text
//! before confirmation  ─▶ merged: a new version of the application, back to the first decision that it touches
//! nothing that matters ─▶ merged: names and notes don't go back
//! confirmed            ─▶ supervisor_review → in_review → host_check → accepted   (only the steps that it touches)
//!                           each of them → returned → asked again, or → refused
//!                         exits: withdrawn (applicant; the clock at check-in or an end) · expired
//! ```
//!
//! Until a change of a confirmed booking is decided the booking stays as it is, and what it needs *beside* its own
//! places is held. Accepted, the rows are swapped in one transaction; every other end frees the hold only.

pub mod actions;
pub mod diff;
mod http;
pub mod rules;
pub(super) mod store;
pub mod words;

pub use http::{BookingChange, ChangeLine, lines_of, routes};
pub use store::Change;
