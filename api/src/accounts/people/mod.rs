//! A person: who they are to themselves, and how others find them.

mod actions;
pub mod http;
mod rules;
mod store;

pub use actions::{Profile, contacts_of, people, profile, supervisors_of};
pub use rules::mail_key;
pub use store::{count_failures, find_by_mail, lock};
