//! Who belongs to an organisation, in which role, from when until when; and who stands in for a supervisor.

mod actions;
pub mod http;
mod rules;
mod store;

pub use rules::may_give;
pub use store::{has_role, insert};
