//! The grants, one `match` a feature. Closed by default: what isn't named here is nobody's.

mod accounts;
mod bookings;
mod facilities;
mod imports;
mod office;
mod rounds;
mod surveys;

use super::{Action, Feature, Standing};

/// The standings that may do it, the strongest reason first (the first that fits is recorded).
#[must_use]
pub fn grants(action: Action) -> &'static [Standing] {
    match action.feature() {
        Feature::Accounts => accounts::grants(action),
        Feature::Facilities | Feature::Availability | Feature::Programmes => facilities::grants(action),
        Feature::Imports => imports::grants(action),
        Feature::Bookings => bookings::grants(action),
        Feature::Rounds => rounds::grants(action),
        Feature::Surveys | Feature::Insights => surveys::grants(action),
        Feature::Notifications | Feature::Audit => office::grants(action),
    }
}

/// Decisions on an application: never by somebody who applied or takes part.
#[must_use]
pub const fn is_decision(action: Action) -> bool {
    matches!(
        action,
        Action::BookingApprove
            | Action::BookingForward
            | Action::BookingReturn
            | Action::BookingDisapprove
            | Action::BookingAccept
            | Action::BookingDecline
            | Action::BookingRevoke
            | Action::BookingNoShow
            | Action::WaitingEnd
            | Action::RoundApply
            | Action::RoundApplicationScore
            | Action::RoundOverrideAdd
            | Action::ChangeApprove
            | Action::ChangeForward
            | Action::ChangeReturn
            | Action::ChangeAccept
            | Action::ChangeRefuse
            | Action::LinkApprove
            | Action::LinkReturn
    )
}
