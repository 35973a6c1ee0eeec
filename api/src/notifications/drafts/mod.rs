//! Drafts: mails that a change wrote and that somebody looks at before they go, or discards.

mod actions;
mod http;
mod store;

pub use http::routes;
