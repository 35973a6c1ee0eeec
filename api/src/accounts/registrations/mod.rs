//! A company registers itself: person, organisation and membership, which count once the mail is confirmed.
//!
//! ```text
//! registered (unconfirmed) ──link of the mail──► active
//!     │                           └──────────► pending: the 法人番号 is already somebody's; the office looks
//!     └── nobody follows the link: forgotten by a job
//! ```
//!
//! Unconfirmed registrations don't touch each other: who registers somebody else's address reserves nothing.

mod actions;
pub mod http;
mod rules;
mod store;

pub use actions::forget_unconfirmed;
pub use rules::corporate_number;
