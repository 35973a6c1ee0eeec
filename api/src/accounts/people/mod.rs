//! A person: who they are to themselves, and how others find them.

mod actions;
pub mod http;
mod rules;
mod store;

pub use actions::{Profile, profile};
pub use rules::mail_key;
pub use store::{count_failures, find_by_mail, lock};
