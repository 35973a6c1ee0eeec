//! Programmes: a model project's calls (募集), with their periods, rules and money as data.
//!
//! ```text
//! draft ──publish──▶ published ──suspend──▶ published, suspended
//!                        ▲                        │
//!                        └────────resume──────────┘
//! ```
//!
//! When a call is open follows from its dates; nothing is switched by hand. A suspended call is read and not applied
//! to.

mod actions;
mod half;
mod http;
mod money;
#[cfg(test)]
mod rule_tests;
mod rules;
#[cfg(test)]
mod samples;
mod store;
mod terms;

pub use half::{Half, fiscal_year_label, fiscal_year_of, half_of};
pub use http::routes;
pub use money::{Bound, Costs, Estimate, estimate};
pub use rules::{Facts, faults, pays};
