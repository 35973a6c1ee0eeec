//! Insights: what the answers say, and what of it may be seen by whom.
//!
//! The files named here are pure rules: no database, no clock.

pub mod small_n;
pub mod statistics;
