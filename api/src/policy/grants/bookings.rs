//! Bookings: who holds which step. Sending on is the secretariat's, disapproval the approver's, taking the
//! guest the host's; the coordinator proposes and never decides; the administrator sees no booking.

use crate::policy::Action;
use crate::policy::Standing::{
    self, AlsoHost, Applicant, Approver, Coordinator, Host, Link, Municipality, Other, Participant, Secretariat,
    Supervisor, System,
};

pub(super) const fn grants(action: Action) -> &'static [Standing] {
    match action {
        Action::BookingList | Action::BookingExport => &[
            Applicant,
            Participant,
            Supervisor,
            Host,
            AlsoHost,
            Coordinator,
            Municipality,
            Secretariat,
            Approver,
            Other,
        ],
        Action::BookingView => &[
            Applicant,
            Participant,
            Supervisor,
            Host,
            AlsoHost,
            Coordinator,
            Municipality,
            Secretariat,
            Approver,
        ],
        Action::BookingCreate
        | Action::BookingUpdate
        | Action::BookingCheck
        | Action::BookingSubmit
        | Action::BookingWithdraw
        | Action::BookingCancel => &[Applicant],
        // For somebody who called or came: where one runs the place, looks after it, or keeps the office.
        Action::BookingEnter => &[Host, Municipality, Secretariat],
        Action::BookingClaim => &[Link],
        Action::BookingApprove => &[Supervisor],
        Action::BookingForward => &[Secretariat],
        Action::BookingReturn => &[Supervisor, Secretariat, Host, AlsoHost],
        Action::BookingDisapprove => &[Approver],
        Action::BookingAccept | Action::BookingDecline => &[Host, AlsoHost],
        // Who comes and goes the main place says; either can call off what it agreed to.
        Action::BookingNoShow => &[Host],
        Action::BookingCallOff => &[Secretariat, Host, AlsoHost],
        Action::BookingRevoke => &[Secretariat],
        Action::BookingCheckIn | Action::BookingCheckOut => &[Applicant, Participant, Host],
        Action::ParticipantsName => &[Applicant],
        Action::BookingCalendarView => &[Applicant, Participant, Host, AlsoHost],
        Action::ReportWrite => &[Applicant, Participant],
        Action::LinkView
        | Action::LinkApprove
        | Action::LinkReturn
        | Action::LinkCancel
        | Action::LinkOfferAccept
        | Action::LinkOfferDecline => &[Link],
        Action::BookingHoldExpire | Action::BookingStayClose | Action::BookingRemind => &[System],
        _ => later(action),
    }
}

/// Waiting for a place, and changing a booking.
const fn later(action: Action) -> &'static [Standing] {
    match action {
        Action::AlternativesView
        | Action::WaitingChoose
        | Action::WaitingWiden
        | Action::OfferAccept
        | Action::OfferDecline => &[Applicant],
        Action::WaitingList => &[Host, Municipality, Secretariat, Approver, Coordinator],
        Action::WaitingEnd => &[Secretariat, Host],
        Action::WaitingOffer | Action::WaitingWake | Action::WaitingLapse | Action::OfferLapse => &[System],
        Action::ChangePreview | Action::ChangeRequest | Action::ChangeWithdraw => &[Applicant],
        Action::ChangeApprove => &[Supervisor],
        Action::ChangeForward => &[Secretariat],
        Action::ChangeReturn => &[Supervisor, Secretariat, Host],
        Action::ChangeAccept => &[Host],
        Action::ChangeRefuse => &[Secretariat, Host],
        Action::ChangeExpire => &[System],
        _ => problems(action),
    }
}

/// Problems of a stay: reported by whoever stays, answered by the host alone.
const fn problems(action: Action) -> &'static [Standing] {
    match action {
        Action::ProblemReport => &[Applicant, Participant],
        Action::ProblemList => &[Applicant, Participant, Host, Coordinator, Secretariat, Approver, Other],
        Action::ProblemTimesView => &[Host, Coordinator, Secretariat, Approver],
        Action::ProblemAnswer => &[Host],
        Action::GuestPageView | Action::GuestReport => &[Link],
        _ => &[],
    }
}
