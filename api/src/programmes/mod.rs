//! Programmes: a model project's calls (募集), with their periods, rules and money as data.

mod half;

pub use half::{Half, fiscal_year_label, fiscal_year_of, half_of};
