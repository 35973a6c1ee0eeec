//! Links that act without sign-in: registration, invitation, reset; a supervisor's decision, a cancellation, a survey.
//!
//! ```text
//! created ──► live ──► used (once, or when what it is for is done)
//!               └────► expired
//! ```
//!
//! The bearer has 256 random bits in the *fragment* of an address, which no server or mail scanner gets to see;
//! we keep their hash. Opening the page changes nothing: only the POST that follows acts.

mod actions;
mod rules;
mod store;

pub use actions::{Found, Request, create, find, find_any, made_since, spend, spend_all};
pub use rules::address;
