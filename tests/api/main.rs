//! The tests of the API, one binary, a module a feature.

mod accounts;
mod architecture;
mod availability;
mod contention;
mod matching;
mod policy;
mod schema;
mod stays;
