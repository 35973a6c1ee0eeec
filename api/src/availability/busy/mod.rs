//! Busy calendars: what a host keeps elsewhere is fetched, and taken here by the same key as everything else.
//!
//! ```text
//! added ──fetch──▶ ok (rows of its block are the busy times) ──fetch──▶ …
//!            └──▶ failed (said in words; the rows of the last good one stay) ──later──▶ …
//! removed: what it took from today on is free again
//! ```
//!
//! A booking always wins: where one stands, the busy time is listed as a conflict and nothing is changed. What our own
//! feed says comes back with our own UIDs and is left out, so that nothing is taken because it was taken.

mod actions;
mod addresses;
pub mod http;
pub mod jobs;
mod reach;
mod reading;
mod rules;
mod store;

#[cfg(test)]
mod reach_tests;
#[cfg(test)]
mod rule_tests;

pub use actions::{add, told};
pub use rules::{NewBusyCalendar, Trouble};
pub use store::names_of_blocks;
