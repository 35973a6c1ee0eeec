//! The key pairs that sign access tokens. They live in the database, so that several processes agree.
//!
//! ```text
//! signs_from ──── signs, verifies ────► + rotation ──── verifies ────► verifies_until ──► deleted
//! ```

pub mod actions;
mod rules;
mod store;

pub use rules::Claims;
