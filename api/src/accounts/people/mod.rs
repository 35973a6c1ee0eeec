//! A person: who they are to themselves, and how others find them.

mod actions;
pub mod http;
mod rules;
mod store;

pub use actions::{Profile, contacts_of, people, profile, supervisors_of, with_role};
pub use rules::parties;
pub use store::{count_failures, find, find_by_mail, insert, lock, set_password};
