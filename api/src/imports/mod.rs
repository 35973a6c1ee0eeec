//! Taking in files: facilities, units and blocks, with a preview before and an undo after.
//!
//! ```text
//!          apply            undo
//! preview ──────▶ applied ──────▶ undone
//! ```
//!
//! The preview is the very run that applies, in a transaction that is rolled back: what it says is what would happen,
//! by the rules of the form, and there is no second set of them. Applying runs again, because the world may have
//! changed since. A batch is forgotten with its rows when its time is over. An import never publishes, and never removes what a file leaves out.

mod actions;
mod headings;
mod http;
mod jobs;
mod kept;
mod rules;
mod run;
mod store;
mod undo;

pub use actions::{Saved, Sent, apply, create, undo};
pub use http::routes;
pub use jobs::forget;
