//! Rounds: many applications, few places; one assignment by published rules, and why it came out so.
//!
//! ```text
//! open ──▶ policy, points, pins, exclusions ──▶ run (queued ─▶ running ─▶ done | failed | cancelled) ──▶ apply
//!   │                    ▲                                      │
//!   └─▶ closed           └──────── look, compare, again ────────┘
//! ```
//!
//! `engine` is pure: a round as a file in, a plan out. It knows no database and no clock, so that a stored record can
//! be solved again years later and gives the same plan, byte for byte. `input` writes that file from applications and
//! places; a proposal is nothing until the approver applies it.

mod actions;
mod effects;
mod engine;
mod http;
mod input;
pub mod jobs;
mod notes;
mod rules;
mod store;
mod terms;
mod views;
mod why;

pub use actions::runs::start as start_run;
pub use actions::{apply, open};
pub use engine::{Fault, Method, Plan, Round, Stage, Status, read, solve, solve_watched};
pub use http::routes;
