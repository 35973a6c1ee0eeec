//! Surveys: questionnaires, the people asked to answer them, and what they answered.
//!
//! ```text
//!  editions ── questionnaire ── forms            what is asked: four JSON files, checked and frozen
//!                   │
//!       grammar ── conditions ── answers         who is asked what, and what can be an answer
//!                   │
//!                  walk ─▶ visible · required · standing answers · cleared · missing · wording
//! ```
//!
//! The files named so far are pure rules: no database, no clock. Around them stand [`invitations`] (who is asked)
//! and [`sheets`] (what was answered, behind the wall).

pub mod actions;
pub mod answers;
pub mod conditions;
pub mod editions;
pub mod forms;
pub mod grammar;
mod http;
pub mod invitations;
pub mod jobs;
pub mod questionnaire;
pub mod sheets;
mod soundness;
mod store;

#[cfg(test)]
mod condition_cases;
#[cfg(test)]
mod rule_tests;

pub use editions::load;
pub use http::routes;
pub use invitations::actions::answer_invented;
