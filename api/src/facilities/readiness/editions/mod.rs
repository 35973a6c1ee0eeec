//! Editions of the standard (基準の版): what the secretariat changes of an item's weight, level and months.
//!
//! ```text
//! edition n ──an item changed──▶ edition n + 1        (no edition is changed or removed: snapshots name theirs)
//! ```
//!
//! Items, their words and what proves them come with the product. New months hold for answers from then on.

mod actions;
mod http;
mod rules;

#[cfg(test)]
mod rule_tests;

pub use http::{update_standard, view_standard};
