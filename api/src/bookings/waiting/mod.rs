//! The waiting list (キャンセル待ち): who waits for which wish, in which order, and what is offered to whom.
//!
//! ```text
//! none free ─join─▶ waiting ──places are free for the whole group──▶ offered (48 h, held) ─accept─▶ host_check …
//!                    ▲  │                                              │
//!                    │  └─withdrawn · ended · dates passed ▶           │ declined, or not answered:
//!                    └──────────── last in order, rests ◀──────────────┘ the next one is asked in the same minute
//! ```
//!
//! Freed places are *found* by the job `waiting.offer`, however they came free: a cancellation, a decline, an expired
//! hold, an early departure, an ended block. A place has one line; [`rules::run`] goes through it in order and offers to
//! each group that fits as a whole. Who applies meanwhile stands behind everybody who waits: it takes only what that
//! run would leave ([`actions::Lines`]), under a lock on the place, so that nobody jumps. An entry that refused rests
//! until its places have been taken by somebody else: what it said no to isn't offered to it again and again.

pub mod actions;
mod http;
pub mod jobs;
mod rules;
mod store;

#[cfg(test)]
mod rule_tests;

pub use http::{BookingWaiting, routes};
