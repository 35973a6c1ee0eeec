//! Photos: what a place looks like. What a host sends is decoded within limits, turned upright, encoded anew in three
//! sizes and forgotten: nothing that was hidden in the file is kept or shown.
//!
//! ```text
//! bytes ──decode──▶ pixels ──encode──▶ files ──commit──▶ row        a row deleted ──sweep──▶ its files removed
//!         (one at a time)     (written before the row that names them)
//! ```
//!
//! Photos follow the listing's rule of change: not while the municipality checks it.

mod actions;
mod desk;
mod http;
pub mod jobs;
mod picture;
mod rules;
mod store;

pub use actions::{keep as keep_photo, of_facility};
pub use http::{CoverPhoto, PhotoUrls, routes};
pub use picture::Pictures;
pub use rules::Described;
pub use store::covers;
