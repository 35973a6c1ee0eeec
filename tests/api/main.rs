//! The tests of the API, one binary, a module a feature.

mod accounts;
