//! Blocks: spans that a host keeps free, always with a reason and an end. They write the same rows as bookings, so a
//! block and a booking can't stand on the same night.

mod actions;
pub mod http;
mod rules;
mod store;

pub use http::Block;
