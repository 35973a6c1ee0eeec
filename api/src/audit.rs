//! The append-only record of every action.
//!
//! A change commits only with a [`Receipt`], a receipt is made only by [`record`], and `record` consumes the
//! permit: what was not permitted cannot be recorded, what is not recorded does not commit.

mod actions;
mod http;
pub mod record;
mod store;

pub use http::routes;
pub use record::{Outcome, Receipt, record, record_refusal};
