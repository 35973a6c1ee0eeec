//! The feed of a facility: when it is taken, for calendars elsewhere, under a secret address.
//!
//! ```text
//! none ──issue──▶ live ──issue──▶ live under another address (the old one is dead)
//!                  └──revoke──▶ none
//! ```
//!
//! It names units and nobody: no company, no person, no 受付番号. What busy calendars have brought here is left out,
//! or two systems would go on telling each other of a stay that was called off long ago.

mod actions;
pub mod http;
mod rules;
mod store;

pub use actions::issue;
pub use rules::own_ending;
