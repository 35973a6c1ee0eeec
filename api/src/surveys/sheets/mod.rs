//! Sheets: one set of answers each, under a random respondent. Single sheets of companies, employers and hosts may
//! be opened by the secretariat, without name or company, and every opening is recorded. No path opens an
//! employee's: the queries themselves leave that population out.

pub mod actions;
mod store;

pub use actions::{add, add_respondent};
pub use store::{SheetRow, Wanted};
