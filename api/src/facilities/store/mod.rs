//! The rows of a facility: which of them an asker can know of, and how they are written.

mod read;
mod satisfaction;
mod scores;
mod write;

pub use read::{
    Connection, Known, calendar, cancellation_rules, find, find_own, find_public, is_organisation_for, list_public,
    load, lock, lock_own, municipalities, municipality_organisation, page_public, present, visible, working_for,
};
pub use satisfaction::{Satisfaction, keep as keep_satisfaction, read as satisfaction};
pub use scores::{keep_scores, unscored};
pub use write::{apply, insert, next_number, remove, update};
