//! Measurements of the line (回線の計測): from the page that a host opens at the desk, or typed with evidence.
//!
//! ```text
//! begin ─▶ session (in memory, minutes) ─▶ ping · down · up ─▶ create ─▶ line_measurement ─▶ the facility's columns
//!                                                              enter ──▶        ″
//! ```
//!
//! What counts as the line of a facility is its newest *measured* row while that is younger than twelve months; a row
//! entered by hand counts only where there is no such row. The session bounds what a signed-in host can make the
//! server carry: so many sessions an hour and at once, so many bytes, streams and pings each.

mod actions;
mod http;
mod meter;
mod rules;
mod statistics;
mod store;

pub use http::{LineStanding, routes};
pub use rules::{
    Grade, JITTER_MS_MAX, LOSS_PER_MILLE_MAX, Line, RTT_MS_MAX, calling, enough_for, grade, is_stale, line_needed,
    people_max,
};

#[cfg(test)]
mod rule_tests;
