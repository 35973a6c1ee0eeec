//! Bookings: who holds which step. Sending on is the secretariat's, disapproval the approver's, taking the
//! guest the host's; the coordinator proposes and never decides; the administrator sees no booking.

use crate::policy::Action;
use crate::policy::Standing::{
    self, Applicant, Approver, Coordinator, Host, Link, Municipality, Other, Participant, Secretariat, Supervisor,
    System,
};

pub(super) const fn grants(action: Action) -> &'static [Standing] {
    match action {
        Action::BookingList | Action::BookingExport => &[
            Applicant,
            Participant,
            Supervisor,
            Host,
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
        Action::BookingApprove => &[Supervisor],
        Action::BookingForward => &[Secretariat],
        Action::BookingReturn => &[Supervisor, Secretariat, Host],
        Action::BookingDisapprove => &[Approver],
        Action::BookingAccept | Action::BookingDecline | Action::BookingNoShow => &[Host],
        Action::BookingCallOff => &[Secretariat, Host],
        Action::BookingRevoke => &[Secretariat],
        Action::BookingCheckIn | Action::BookingCheckOut => &[Applicant, Participant, Host],
        Action::ParticipantsName => &[Applicant],
        Action::BookingCalendarView => &[Applicant, Participant, Host],
        Action::ReportWrite => &[Applicant, Participant],
        Action::LinkView | Action::LinkApprove | Action::LinkReturn | Action::LinkCancel => &[Link],
        Action::BookingHoldExpire | Action::BookingStayClose | Action::BookingRemind => &[System],
        _ => &[],
    }
}
