//! Readiness (受入準備): a facility against the standard of the programme, item by item.
//!
//! ```text
//! standard.json ─▶ readiness_standard ┐
//! the listing, the line, the photos ───┼▶ rules::judge ─▶ score 0–100, gaps ─▶ snapshot of the day
//! answers with evidence and expiry ───┘                                    └▶ the municipality's check
//! ```
//!
//! What the listing proves nobody has to answer. An answer whose time is over is a gap again. Snapshots tell which gaps
//! were closed when, here and at the neighbours.

mod actions;
mod editions;
mod facts;
mod http;
pub mod jobs;
mod mails;
mod rules;
mod standard;
mod store;
mod views;

#[cfg(test)]
mod rule_tests;

pub use actions::{day_of_readiness, keep_snapshot, load_standard};
pub use http::routes;
pub use rules::expires_on;
pub use standard::{Standard, bundled as bundled_standard};
