//! Invitations: who is asked which questionnaire, until when, and whether they answered.
//!
//! ```text
//! confirmed and named ─▶ participant_pre ──(until check-in)──▶ answered | closed
//! actual check-out ─▶ participant_post · employer · host ──(14 days, closed 30 days later)──▶ answered | closed
//! ```
//!
//! The invitation knows the person and never the answer. Until the last wave is sent or closed it holds the
//! respondent's key and the draft; then both go, and nothing leads from a person to answers any more.

pub mod actions;
pub mod rules;
pub mod store;

pub use actions::{Asked, Opened};
pub use store::Progress;
