//! What the public may know of a facility's days: free, few, full or closed for a party; and the public holidays.

mod actions;
pub mod http;
mod rules;

pub use actions::{Asked, view};
