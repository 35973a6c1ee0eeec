//! The calendar that a host works with: every unit and day on one page, with what is taken and by whom.

mod actions;
pub mod http;
mod rules;
mod store;
