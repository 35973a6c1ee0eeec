//! Blocks: spans that a host keeps free, always with a reason and an end. They write the same rows as bookings, so a
//! block and a booking can't stand on the same night.

mod actions;
pub mod http;
mod kept;
mod rules;
mod sheet;
mod store;

pub use actions::{create, end_now, find, named_units, place, standing_lines};
pub use http::Block;
pub use kept::{Named, named};
pub use rules::NewBlock;
pub use sheet::{BlockLine, COLUMNS};
pub use store::units;
