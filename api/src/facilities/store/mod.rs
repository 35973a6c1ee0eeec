//! The rows of a facility: which of them an asker can know of, and how they are written.

mod read;
mod write;

pub use read::{
    Connection, calendar, cancellation_rules, find, find_own, is_organisation_for, load, lock, municipalities,
    municipality_organisation, present, visible,
};
pub use write::{apply, insert, next_number, update};
