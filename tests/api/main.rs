//! The tests of the API, one binary, a module a feature.

mod accounts;
mod architecture;
mod audit;
mod availability;
mod bookings;
mod contention;
mod demo;
mod description;
mod exports;
mod facilities;
mod free_search;
mod insights;
mod jobs;
mod map_tiles;
mod matching;
mod measurements;
mod notifications;
mod pages;
mod photos;
mod policy;
mod programmes;
mod readiness;
mod schema;
mod stays;
mod surveys;
mod waiting_contention;
