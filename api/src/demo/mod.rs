//! The demonstration: an invented prefecture at work, loaded by `workcation demo`, never in production.
//!
//! Tables under this folder say who and what there is; ids come from their keys, so the same demo has the same
//! addresses everywhere. The template is told on 20 November 2026 and moves with today by whole fiscal halves.
//! The base is written in one change and recorded as `demo.load`; the stays are lived through the actions of people.

mod acting;
mod actions;
mod answers;
mod calendars;
mod calls;
mod changes;
mod dice;
mod http;
mod imports;
mod lines;
mod measured;
mod organisations;
mod photos;
mod places;
mod problems;
mod readiness;
mod rounds;
mod seed;
mod sign_ins;
mod stays;
mod store;
mod time;
mod told;
mod units;

pub use actions::{Loaded, NotLoaded, allow, greeting, load};
pub use http::routes;
pub use sign_ins::{PASSWORD, SIGN_INS, SignIn};
