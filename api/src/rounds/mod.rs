//! Rounds: many applications, few places; one assignment by published rules, and why it came out so.
//!
//! `engine` is pure: a round as a file in, a plan out. It knows no database and no clock, so that a stored record can
//! be solved again years later and gives the same plan, byte for byte.

mod engine;

pub use engine::{Fault, Method, Plan, Round, Status, read, solve};
