//! The prefecture and its sections, municipalities, operators and companies.
//!
//! ```text
//! registered by itself: unconfirmed ──► active | pending ──(secretariat)──► active
//! made by the office:   active
//! ```

mod actions;
pub mod http;
mod rules;
mod store;

pub use actions::may;
pub use rules::parties;
pub use store::{find, insert, prefecture};
