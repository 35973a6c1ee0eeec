//! Other places for a booking that has places: what it needs *beside* its own is held, and a swap makes the new ones
//! firm and frees the rest, in one change.
//!
//! ```text
//! own rows ──take_beside──▶ own rows + held rows ──swap──▶ the wanted rows, firm
//!                                   └──drop_held──▶ own rows
//! ```

mod actions;
mod rules;
mod store;

pub use actions::{drop_held, is_free_beside, swap, take_beside};
