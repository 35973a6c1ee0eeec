//! When a facility is open: weekly hours, rules of 休館日, public holidays.

mod rules;
pub mod store;

pub use rules::Opening;
