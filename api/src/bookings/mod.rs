//! One noun from application to stay: `booking`. Its id and 受付番号 stay the same throughout.
//!
//! ```text
//! draft → supervisor_review (employees) → in_review → pooled (screening, lottery, round) → host_check
//!       → confirmed → checked_in → completed
//! supervisor_review | in_review | host_check → returned → the state that returned it,
//!       or the first decision that a change touches
//! host_check → host_check (the next wish) · → supervisor_review (the next wish has other dates or place)
//! draft | in_review | host_check … → waiting (none free, and the applicant would wait) → offered (48 h, held)
//!       → host_check · → supervisor_review (dates or place that the supervisor hasn't approved)
//! offered → waiting, last in order (declined, or not answered) · waiting → declined (ended, or its dates passed)
//! exits: withdrawn · disapproved · declined · not_selected · hold_expired
//!        cancelled · called_off · revoked · no_show
//! ```
//!
//! Who may act is the policy's; from which state an action leads where is [`steps`]; the order of things is
//! in [`actions`]; the waiting list is a noun of its own, [`waiting`].

pub mod actions;
pub mod application;
pub mod changes;
mod http;
pub mod jobs;
pub mod pair;
mod parties;
pub mod price;
pub mod problems;
pub mod rules;
mod sheet;
pub mod steps;
mod store;
mod views;
pub mod waiting;

pub use actions::{
    Done, Given, Named, Under, accept, approve, call_off, cancel, check_in, check_out, claim, create, decline,
    disapprove, enter, expire_hold, forward, name_participants, no_show, parties_of, pass_over, place, remind, return_,
    revoke, submit, view, withdraw,
};
pub use application::{Application, Request as EnteredRequest};
pub use http::{Violation, routes};
pub use store::{
    Filter as BookingFilter, Loaded as BookingLoaded, Row as BookingListRow, Stay, View as BookingView,
    Whole as BookingWhole, completed_stays, stays_to_ask_before,
};
pub use views::{Page as BookingPage, Seen};
