//! The tests of the API, one binary, a module a feature.

mod accounts;
mod availability;
mod contention;
mod matching;
mod stays;
