//! What the clock triggers. The list of jobs, when each is due, and the keeper that runs them.
//!
//! ```text
//! due ──lease──▶ running ──▶ succeeded | failed (said on the health page, tried again when due)
//! ```
//!
//! A job calls the same actions that people call. It never overlaps itself: its row in `job_run` is leased, so
//! that several processes on one database don't run it twice.

mod actions;
mod health;
mod http;
mod keeper;
mod rules;
mod store;

use std::pin::Pin;

pub use actions::{run_due, run_once};
pub use http::{demo_routes, routes};
pub use keeper::Keeper;

use crate::app::App;
use crate::error::Result;
use crate::policy::Action;
use crate::{
    accounts, availability, bookings, facilities, imports, insights, matching, notifications, rounds, surveys,
};

/// What a run comes to: the number of things done.
type Running = Pin<Box<dyn Future<Output = Result<usize>>>>;

/// Something to do again and again. Its name is the verb of its action.
#[derive(Clone, Copy)]
pub struct Job {
    pub action: Action,
    pub every_minutes: u32,
    /// Whether a commit wakes it: what somebody waits for.
    pub after_commit: bool,
    run: fn(App) -> Running,
}

macro_rules! jobs {
    ($($action:ident $job:path, every $minutes:literal min $(, $woken:ident)?;)*) => {
        /// All jobs, a line each.
        pub const JOBS: &[Job] = &[$(Job {
            action: Action::$action,
            every_minutes: $minutes,
            after_commit: jobs!(@ $($woken)?),
            run: |app| Box::pin(async move { $job(&app).await }),
        },)*];
    };
    (@) => { false };
    (@ woken) => { true };
}

// `woken`: also after every commit.
jobs! {
    MailDeliver notifications::jobs::deliver, every 1 min, woken;
    BookingHoldExpire bookings::jobs::expire_holds, every 1 min;
    BookingStayClose bookings::jobs::close_stays, every 1 min;
    BookingRemind bookings::jobs::remind_stays, every 1 min;
    OfferLapse bookings::waiting::jobs::lapse_offers, every 1 min;
    WaitingLapse bookings::waiting::jobs::lapse_waiting, every 1 min;
    WaitingOffer bookings::waiting::jobs::offer_places, every 1 min, woken;
    RoundSolve rounds::jobs::solve, every 1 min, woken;
    BusyCalendarSync availability::sync_busy_calendars, every 1 min;
    SurveyInvite surveys::jobs::invite, every 1 min;
    SurveyRemind surveys::jobs::remind, every 60 min;
    SurveyClose surveys::jobs::close, every 60 min;
    ResultsRelease insights::jobs::release_figures, every 60 min;
    SatisfactionPush insights::jobs::push_satisfaction, every 60 min;
    PhotoSweep facilities::sweep_photos, every 60 min;
    ReadinessFollow facilities::follow_readiness, every 60 min;
    ReadinessRemind facilities::remind_of_readiness, every 60 min;
    FacilityScore matching::jobs::score_facilities, every 1 min;
    RegistrationForget accounts::forget_unconfirmed, every 60 min;
    ImportForget imports::forget, every 60 min;
}

impl Job {
    /// `mail.deliver`
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.action.verb()
    }
}
