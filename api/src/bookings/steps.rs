//! The one table of what an action does to a booking's state, and who holds it next.

use entities::booking::State;

use crate::policy::{Action, Standing};

/// One row: from any of `from`, the action leads to `to`.
#[derive(Clone, Copy, Debug)]
pub struct Step {
    pub action: Action,
    pub from: &'static [State],
    pub to: To,
}

/// Where an action leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum To {
    /// Always there.
    State(State),
    /// The state stays.
    Same,
    /// The first decision that is still open: the supervisor's, the secretariat's, or the one that returned it.
    FirstOpenDecision,
    /// Where the call sends an approved application: the host, the pool, or straight to confirmed.
    AsTheCallSays,
    /// The next wish that is free; else `waiting` where the applicant asked for it, or `declined`.
    NextWish,
    /// Confirmed, once the hosts of all its places have accepted.
    AllAccepted,
    /// The host, the supervisor where dates or place are others than those approved, or straight to confirmed where
    /// the call says that hosts agreed and the secretariat has seen it.
    AfterOffer,
}

/// Where a hold can end. An offer's hold isn't among them: it ends as `offer.lapse`, and the applicant waits on.
const BEFORE_CONFIRMATION: &[State] = &[
    State::SupervisorReview,
    State::InReview,
    State::Pooled,
    State::HostCheck,
    State::Returned,
];

const WITH_DRAFT: &[State] = &[
    State::Draft,
    State::SupervisorReview,
    State::InReview,
    State::Pooled,
    State::HostCheck,
    State::Returned,
    State::Waiting,
    State::Offered,
];

const CALL_OFF: &[State] = &[
    State::SupervisorReview,
    State::InReview,
    State::Pooled,
    State::HostCheck,
    State::Returned,
    State::Waiting,
    State::Offered,
    State::Confirmed,
    State::CheckedIn,
];

/// The table.
pub const STEPS: &[Step] = &[
    Step {
        action: Action::BookingUpdate,
        from: &[State::Draft, State::Returned],
        to: To::Same,
    },
    Step {
        action: Action::BookingSubmit,
        from: &[State::Draft, State::Returned],
        to: To::FirstOpenDecision,
    },
    Step {
        action: Action::BookingApprove,
        from: &[State::SupervisorReview],
        to: To::State(State::InReview),
    },
    Step {
        action: Action::BookingForward,
        from: &[State::InReview],
        to: To::AsTheCallSays,
    },
    Step {
        action: Action::BookingReturn,
        from: &[State::SupervisorReview, State::InReview, State::HostCheck],
        to: To::State(State::Returned),
    },
    Step {
        action: Action::BookingDisapprove,
        from: &[State::InReview, State::Pooled],
        to: To::State(State::Disapproved),
    },
    Step {
        action: Action::BookingAccept,
        from: &[State::HostCheck],
        to: To::AllAccepted,
    },
    Step {
        action: Action::BookingDecline,
        from: &[State::HostCheck],
        to: To::NextWish,
    },
    Step {
        action: Action::BookingWithdraw,
        from: WITH_DRAFT,
        to: To::State(State::Withdrawn),
    },
    Step {
        action: Action::BookingCancel,
        from: &[State::Confirmed],
        to: To::State(State::Cancelled),
    },
    Step {
        action: Action::BookingCallOff,
        from: CALL_OFF,
        to: To::State(State::CalledOff),
    },
    Step {
        action: Action::BookingRevoke,
        from: &[State::Confirmed, State::CheckedIn],
        to: To::State(State::Revoked),
    },
    Step {
        action: Action::BookingNoShow,
        from: &[State::Confirmed],
        to: To::State(State::NoShow),
    },
    Step {
        action: Action::BookingCheckIn,
        from: &[State::Confirmed],
        to: To::State(State::CheckedIn),
    },
    Step {
        action: Action::BookingCheckOut,
        from: &[State::CheckedIn],
        to: To::State(State::Completed),
    },
    Step {
        action: Action::ParticipantsName,
        from: &[
            State::Draft,
            State::Returned,
            State::SupervisorReview,
            State::InReview,
            State::HostCheck,
            State::Confirmed,
        ],
        to: To::Same,
    },
    Step {
        action: Action::ReportWrite,
        from: &[State::CheckedIn, State::Completed],
        to: To::Same,
    },
    Step {
        action: Action::WaitingChoose,
        from: &[
            State::SupervisorReview,
            State::InReview,
            State::HostCheck,
            State::Waiting,
        ],
        to: To::Same,
    },
    Step {
        action: Action::WaitingWiden,
        from: &[State::Waiting],
        to: To::Same,
    },
    Step {
        action: Action::WaitingEnd,
        from: &[State::Waiting],
        to: To::State(State::Declined),
    },
    Step {
        action: Action::OfferAccept,
        from: &[State::Offered],
        to: To::AfterOffer,
    },
    Step {
        action: Action::OfferDecline,
        from: &[State::Offered],
        to: To::State(State::Waiting),
    },
    Step {
        action: Action::WaitingOffer,
        from: &[State::Waiting],
        to: To::State(State::Offered),
    },
    Step {
        action: Action::WaitingWake,
        from: &[State::Waiting],
        to: To::Same,
    },
    Step {
        action: Action::WaitingLapse,
        from: &[State::Waiting],
        to: To::State(State::Declined),
    },
    Step {
        action: Action::OfferLapse,
        from: &[State::Offered],
        to: To::State(State::Waiting),
    },
    Step {
        action: Action::BookingHoldExpire,
        from: BEFORE_CONFIRMATION,
        to: To::State(State::HoldExpired),
    },
    Step {
        action: Action::BookingStayClose,
        from: &[State::Confirmed, State::CheckedIn],
        to: To::State(State::Completed),
    },
];

/// The row of an action, if it can be done in this state.
#[must_use]
pub fn step(action: Action, state: State) -> Option<&'static Step> {
    STEPS
        .iter()
        .find(|step| step.action == action && step.from.contains(&state))
}

/// The actions that a person could take in this state, before the policy says who.
#[must_use]
pub fn possible(state: State) -> Vec<Action> {
    STEPS
        .iter()
        .filter(|step| step.from.contains(&state) && step.action.kind() == crate::policy::Kind::Change)
        .map(|step| step.action)
        .collect()
}

/// A host calls off only what it has agreed to; before that it declines.
#[must_use]
pub const fn calls_off(standing: Standing, state: State) -> bool {
    let by_host = matches!(standing, Standing::Host | Standing::AlsoHost);
    !by_host || matches!(state, State::Confirmed | State::CheckedIn)
}

/// Who must act next, as every status page says.
#[must_use]
pub const fn holder(state: State) -> Option<Standing> {
    match state {
        State::Draft | State::Returned | State::Offered | State::Confirmed | State::CheckedIn => {
            Some(Standing::Applicant)
        }
        State::SupervisorReview => Some(Standing::Supervisor),
        State::InReview | State::Pooled => Some(Standing::Secretariat),
        State::HostCheck => Some(Standing::Host),
        _ => None,
    }
}

/// Whether the booking has come to an end.
#[must_use]
pub const fn has_ended(state: State) -> bool {
    matches!(
        state,
        State::Completed
            | State::Withdrawn
            | State::Disapproved
            | State::Declined
            | State::NotSelected
            | State::HoldExpired
            | State::Cancelled
            | State::CalledOff
            | State::Revoked
            | State::NoShow
    )
}

/// Whether the stay is agreed with the host: hosts see names from here on.
#[must_use]
pub const fn is_agreed(state: State) -> bool {
    matches!(
        state,
        State::Confirmed
            | State::CheckedIn
            | State::Completed
            | State::Cancelled
            | State::CalledOff
            | State::Revoked
            | State::NoShow
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: [State; 20] = [
        State::Draft,
        State::SupervisorReview,
        State::InReview,
        State::Pooled,
        State::HostCheck,
        State::Confirmed,
        State::CheckedIn,
        State::Completed,
        State::Returned,
        State::Waiting,
        State::Offered,
        State::Withdrawn,
        State::Disapproved,
        State::Declined,
        State::NotSelected,
        State::HoldExpired,
        State::Cancelled,
        State::CalledOff,
        State::Revoked,
        State::NoShow,
    ];

    #[test]
    fn nothing_leads_out_of_an_end() {
        for state in ALL.iter().copied().filter(|state| has_ended(*state)) {
            let leads: Vec<_> = possible(state)
                .into_iter()
                .filter(|action| *action != Action::ReportWrite)
                .collect();
            assert!(leads.is_empty(), "{state:?} → {leads:?}");
        }
    }

    #[test]
    fn every_open_state_can_be_left_and_has_a_holder() {
        for state in ALL.iter().copied().filter(|state| !has_ended(*state)) {
            assert!(
                STEPS
                    .iter()
                    .any(|step| step.from.contains(&state) && step.to != To::Same),
                "{state:?}"
            );
            if state != State::Waiting {
                assert!(holder(state).is_some(), "{state:?}");
            }
        }
    }

    #[test]
    fn an_action_has_one_row_a_state() {
        for state in ALL {
            for action in Action::ALL {
                let rows = STEPS
                    .iter()
                    .filter(|step| step.action == *action && step.from.contains(&state))
                    .count();
                assert!(rows <= 1, "{action:?} in {state:?}");
            }
        }
    }
}
