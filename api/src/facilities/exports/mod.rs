//! Facilities and their units as files, for those who work for them.

mod actions;
pub mod http;
