//! What each standing sees of a booking. A host sees purpose, size, needs and industry before confirmation, and
//! names and contact from then until 30 days after check-out; a supervisor sees the plan and the report.

use chrono::NaiveDate;
use entities::booking::{self, State};
use entities::{booking_entry, round_outcome};

use super::rules;
use super::store::{Loaded, Whole};
use super::waiting;
use crate::facilities::Fee;
use crate::policy::{Permit, Standing};

/// What of a booking is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seen {
    standing: Standing,
    /// Names of organisation, applicant and participants, and how to reach them.
    pub people: bool,
    /// The plan of the days.
    pub plan: bool,
    /// Work reports.
    pub reports: bool,
}

impl Seen {
    /// For the standing that the look was permitted with.
    #[must_use]
    pub fn of(permit: &Permit, loaded: &Loaded, today: NaiveDate, contact_days: u32) -> Self {
        Self::of_standing(permit.standing(), loaded, today, contact_days)
    }

    /// For a standing.
    #[must_use]
    pub fn of_standing(standing: Standing, loaded: &Loaded, today: NaiveDate, contact_days: u32) -> Self {
        let host = matches!(standing, Standing::Host | Standing::AlsoHost | Standing::Municipality);
        let people = match standing {
            Standing::Host | Standing::AlsoHost => rules::contact_visible(&loaded.booking, today, contact_days),
            Standing::Municipality | Standing::Other => false,
            _ => true,
        };
        Self {
            standing,
            people,
            plan: !host || people,
            reports: matches!(
                standing,
                Standing::Applicant | Standing::Participant | Standing::Supervisor
            ),
        }
    }

    /// Whether the look shows personal data of others and so is recorded.
    #[must_use]
    pub const fn is_somebody_elses(self) -> bool {
        self.people && !matches!(self.standing, Standing::Applicant | Standing::Participant)
    }

    /// Whether rivals are shown: to those who decide, before they click.
    #[must_use]
    pub const fn rivals(self, state: State) -> bool {
        matches!(
            (self.standing, state),
            (Standing::Host | Standing::AlsoHost, State::HostCheck)
                | (
                    Standing::Secretariat | Standing::Approver | Standing::Coordinator,
                    State::InReview | State::HostCheck
                )
        )
    }

    #[must_use]
    pub const fn standing(self) -> Standing {
        self.standing
    }
}

/// A booking and what its page needs beside it.
#[derive(Clone, Debug)]
pub struct Page {
    pub whole: Whole,
    pub seen: Seen,
    pub rivals: Vec<booking::Model>,
    /// How it was entered for somebody.
    pub entry: Option<booking_entry::Model>,
    /// What cancelling today would cost.
    pub cancellation: Option<Fee>,
    /// Its place in the waiting list, while it waits or has an offer.
    pub waiting: Option<waiting::actions::Standing>,
    /// What a round gave it.
    pub given: Option<round_outcome::Model>,
    pub may: Vec<&'static str>,
}
