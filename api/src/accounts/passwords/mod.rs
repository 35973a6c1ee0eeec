//! Passwords: chosen, checked, changed, and reset by mail when forgotten.
//!
//! Whoever asks for a reset hears the same and waits as long, whether the address is known or not.

mod actions;
mod hashing;
pub mod http;
mod rules;

pub use actions::confirmed;
pub use hashing::{fits, hash, prepare};
pub use rules::check;
