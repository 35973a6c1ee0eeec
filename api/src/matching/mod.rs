//! Matching: which places fit, how well, and why. One evaluation serves the filter, the score and the reasons.
//!
//! ```text
//! query ──▶ candidates (visible, published) ──▶ fit::evaluate ──▶ fits ──▶ ranking ──▶ page ──▶ strips
//!                                                     └──▶ hidden, and by which condition
//! ```
//!
//! No place can buy its rank: equal scores go first to the municipality with fewer bookings this half, then by a
//! shuffle whose seed is the day and the query.

mod actions;
mod fit;
mod http;
mod query;
mod ranking;
mod store;

#[cfg(test)]
mod fit_tests;

pub use fit::{Assessed, Evaluation, Facts, Line, Verdict, evaluate};
pub use http::routes;
pub use query::{Need, Query, Wish, line_needed};
