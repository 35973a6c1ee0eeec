//! Workcation: the booking and matching platform of a prefecture's workcation model project.
//!
//! The rooms, and which way imports point (run by `tests/api/architecture.rs`):
//!
//! ```text
//! main → http → jobs, pages, demo → features → notifications → kernel { app, policy, audit/record, text, tables, error, paging, config } → entities
//! insights → surveys → rounds → bookings → matching → programmes → imports → availability → facilities → accounts
//! ```

pub mod accounts;
pub mod app;
pub mod audit;
pub mod availability;
pub mod bookings;
pub mod config;
pub mod demo;
pub mod error;
pub mod facilities;
pub mod http;
pub mod imports;
pub mod insights;
pub mod jobs;
pub mod matching;
pub mod notifications;
pub mod pages;
pub mod paging;
pub mod policy;
pub mod programmes;
pub mod rounds;
pub mod surveys;
pub mod tables;
pub mod text;
