//! An invitation to join an organisation in a role, sent by mail.
//!
//! ```text
//! invited ──link──► accepted: by a new person, who chooses a password; by a known one, who types theirs
//! ```

mod actions;
pub mod http;
mod store;
