//! A session: one sign-in on one device, kept alive by refresh tokens that work once.
//!
//! ```text
//! sign in ──► live ──refresh──► live … ──► ended (signed out, everywhere, password changed, account closed)
//!               └── a refresh token comes twice ──► ended (reuse): somebody has a copy
//! ```

mod actions;
pub mod http;
mod rules;
mod store;

pub use actions::{SignedIn, authenticate, begin, count_failure, end_all, end_others, signed_in};
pub use rules::refused;
