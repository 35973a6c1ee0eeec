//! Matching: which places fit, how well, and why. One evaluation serves the filter, the scores of both sides, the
//! reasons, and what would admit a place that doesn't fit.
//!
//! ```text
//! query ──▶ candidates (visible, published) ──▶ fit::evaluate ──▶ fits ──▶ ranking ──▶ page ──▶ strips
//!                                                     └──▶ hidden ──▶ by which condition, and what would admit it
//! ```
//!
//! No place can buy its rank: equal scores go first to the municipality with fewer bookings this half, then by a
//! shuffle whose seed is the day and the query.

mod actions;
mod evaluation;
mod facts;
mod fit;
mod hosts;
mod http;
pub mod jobs;
mod needs;
mod query;
mod ranking;
mod remedies;
mod store;

#[cfg(test)]
mod fit_properties;
#[cfg(test)]
mod fit_tests;

pub use actions::{Market, count, search};
pub use evaluation::{Assessed, Evaluation, Verdict};
pub use facts::{Facts, HostWishes, Line};
pub use fit::evaluate;
pub use http::routes;
pub use needs::{Need, Wish};
pub use query::{Query, line_needed};
pub use ranking::Ranked;
pub use store::Candidate;
