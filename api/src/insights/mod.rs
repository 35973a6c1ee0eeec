//! Insights: what the answers say, and what of it may be seen by whom.
//!
//! ```text
//!  sheets ─▶ tabulate ─▶ lines (base, blank, na, hidden, counts, mean, 満足計, 推奨度)
//!               │            │
//!      statistics, small_n   ▼
//!                        suppress ◀── lattice ◀── span
//!              who sees how many │      what was released, and what could be worked out from it
//!                                ▼
//!                     the line, or its n and a reason
//! ```
//!
//! `small_n` keeps figures honest towards the reader, `suppress` and `lattice` keep them silent about single people:
//! two different thresholds for two different reasons. The files named here are pure rules: no database, no clock.

pub mod actions;
mod http;
pub mod jobs;
pub mod lattice;
mod satisfaction;
pub mod small_n;
mod span;
pub mod statistics;
mod store;
pub mod suppress;
pub mod tabulate;

pub use http::routes;
