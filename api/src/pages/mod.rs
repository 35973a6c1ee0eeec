//! Pages that need no JavaScript: the published places, for search engines, for translators and for whoever reads with
//! little. Written by the server in both languages under addresses that stay: `/ja/facilities/F01`.
//!
//! They show what the public may know and nothing that depends on who asks, so that everybody gets the same page.

mod actions;
mod facts;
pub mod http;
mod layout;
mod listing;
mod place;
mod say;
mod structured;

pub use http::routes;
