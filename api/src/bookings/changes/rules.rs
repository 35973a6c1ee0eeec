//! Where a change goes: whose decisions it touches, in which order, and what may be done with it when.

use chrono::NaiveDate;
use entities::booking;
use entities::booking_change::{self, State};
use entities::decision::Step;

use super::diff::Difference;
use crate::bookings::steps::has_ended;
use crate::error::{Fault, Refusal};
use crate::policy::{Action, Standing};

/// Whether the change is still to be decided, or to be corrected.
#[must_use]
pub const fn is_open(state: State) -> bool {
    matches!(
        state,
        State::SupervisorReview | State::InReview | State::HostCheck | State::Returned
    )
}

/// The state in which a step is waited for.
#[must_use]
pub const fn waits_for(step: Step) -> State {
    match step {
        Step::Supervisor => State::SupervisorReview,
        Step::Secretariat | Step::Approver => State::InReview,
        Step::Host => State::HostCheck,
    }
}

/// The step that is waited for in a state.
#[must_use]
pub const fn step_of(state: State) -> Option<Step> {
    match state {
        State::SupervisorReview => Some(Step::Supervisor),
        State::InReview => Some(Step::Secretariat),
        State::HostCheck => Some(Step::Host),
        _ => None,
    }
}

/// Who must act on it.
#[must_use]
pub const fn holder(state: State) -> Option<Standing> {
    match state {
        State::SupervisorReview => Some(Standing::Supervisor),
        State::InReview => Some(Standing::Secretariat),
        State::HostCheck => Some(Standing::Host),
        State::Returned => Some(Standing::Applicant),
        _ => None,
    }
}

/// The decisions that the differences need, in order. Where the call says that hosts agreed beforehand, the
/// secretariat's word is enough for both.
#[must_use]
pub fn steps(differences: &[Difference], hosts_agreed: bool) -> Vec<Step> {
    let touched = |step: Step| differences.iter().any(|one| one.decided_by.contains(&step));
    let mut steps: Vec<Step> = [Step::Supervisor, Step::Secretariat, Step::Host]
        .into_iter()
        .filter(|step| touched(*step))
        .collect();
    if hosts_agreed && steps.contains(&Step::Secretariat) {
        steps.retain(|step| *step != Step::Host);
    }
    steps
}

/// The step after one that was taken; none when that was the last.
#[must_use]
pub fn after(steps: &[Step], taken: Step) -> Option<Step> {
    steps.iter().copied().skip_while(|step| *step != taken).nth(1)
}

/// Where an application that isn't confirmed yet goes: to the first decision that the change touches, never further
/// on than it is.
#[must_use]
pub fn returns_to(state: booking::State, steps: &[Step]) -> booking::State {
    use booking::State::{HostCheck, InReview, Pooled, SupervisorReview};
    const WAY: [booking::State; 4] = [SupervisorReview, InReview, Pooled, HostCheck];
    let touched = steps.first().map(|step| match step {
        Step::Supervisor => SupervisorReview,
        Step::Secretariat | Step::Approver => InReview,
        Step::Host => HostCheck,
    });
    WAY.into_iter()
        .find(|station| *station == state || Some(*station) == touched)
        .unwrap_or(state)
}

/// Whether a change can be asked for.
///
/// # Errors
/// `booking.has_ended`, `booking.not_now` (a draft or a returned application is simply rewritten), `change.open`.
pub fn may_ask(state: booking::State, open: Option<State>) -> Result<(), Refusal> {
    use booking::State::{Confirmed, HostCheck, InReview, Pooled, SupervisorReview};
    if has_ended(state) {
        return Err(Refusal::conflict("booking.has_ended"));
    }
    if !matches!(state, SupervisorReview | InReview | Pooled | HostCheck | Confirmed) {
        return Err(Refusal::conflict("booking.not_now"));
    }
    match open {
        None | Some(State::Returned) => Ok(()),
        Some(_) => Err(Refusal::conflict("change.open")),
    }
}

/// The actions on changes that are open to these standings now, before the policy says the rest.
#[must_use]
pub fn possible(state: booking::State, change: Option<&booking_change::Model>, standings: &[Standing]) -> Vec<Action> {
    let open = change.map(|change| change.state);
    let mut possible = Vec::new();
    if may_ask(state, open).is_ok() {
        possible.push(Action::ChangeRequest);
    }
    let step = open.and_then(step_of);
    if let Some(step) = step.filter(|step| standings.iter().any(|standing| holds(*standing, *step))) {
        possible.extend(match step {
            Step::Supervisor => [Action::ChangeApprove, Action::ChangeReturn].as_slice(),
            Step::Host => &[Action::ChangeAccept, Action::ChangeReturn, Action::ChangeRefuse],
            Step::Secretariat | Step::Approver => &[Action::ChangeForward, Action::ChangeReturn, Action::ChangeRefuse],
        });
    }
    if open.is_some_and(is_open) {
        possible.push(Action::ChangeWithdraw);
    }
    possible
}

/// Whether a standing holds the step: a host can't return what the secretariat reviews.
#[must_use]
pub const fn holds(standing: Standing, step: Step) -> bool {
    match step {
        Step::Supervisor => matches!(standing, Standing::Supervisor | Standing::Link),
        Step::Secretariat | Step::Approver => matches!(standing, Standing::Secretariat),
        Step::Host => matches!(standing, Standing::Host),
    }
}

/// What a shorter or smaller stay gives up, in yen: the facility's rule of cancellation is for this part.
#[must_use]
pub const fn given_up_yen(before_yen: i64, after_yen: i64) -> i64 {
    if after_yen < before_yen {
        before_yen - after_yen
    } else {
        0
    }
}

/// Faults of the new terms, the fields named as the form of a change names them. What limits how *many* applications
/// there may be doesn't touch one that is there.
#[must_use]
pub fn as_form(faults: Vec<Fault>) -> Vec<Fault> {
    const OF_NEW_ONES: [&str; 2] = ["call.open_applications", "call.year_limit"];
    faults
        .into_iter()
        .filter(|fault| !OF_NEW_ONES.contains(&fault.code))
        .map(|fault| Fault {
            field: fault.field.trim_start_matches("wishes[0].").to_owned(),
            ..fault
        })
        .collect()
}

/// Faults that only a change can have: fewer people than are named, a first day that is past.
#[must_use]
pub fn faults(party: i32, named: usize, starts_on: NaiveDate, today: NaiveDate) -> Vec<Fault> {
    let mut faults = Vec::new();
    if i32::try_from(named).is_ok_and(|named| party < named) {
        faults.push(Fault::new("party", "change.fewer_than_named").with("named", named));
    }
    if starts_on < today {
        faults.push(Fault::new("starts_on", "change.past"));
    }
    faults
}

#[cfg(test)]
#[path = "rule_tests.rs"]
mod tests;
