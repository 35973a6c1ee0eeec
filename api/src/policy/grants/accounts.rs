//! Accounts: everybody owns their account; organisations are run by their own contacts and the office.

use crate::policy::Action;
use crate::policy::Standing::{
    self, Administrator, Applicant, Approver, Host, Link, Municipality, Oneself, Other, Secretariat, Supervisor,
    System, Visitor,
};

/// Registration, sign-in and reset are changes by a visitor, recorded like the rest.
pub(super) const fn grants(action: Action) -> &'static [Standing] {
    match action {
        // Also by somebody signed in on this device: who signs in as another, or wants another account.
        Action::RegistrationCreate | Action::SessionCreate | Action::PasswordResetRequest => &[Visitor, Other],
        Action::RegistrationConfirm
        | Action::PasswordReset
        | Action::MemberInvitationView
        | Action::MemberInvitationAccept => &[Link],
        Action::SessionRefresh => &[Oneself, Visitor, Other],
        Action::SessionEnd
        | Action::SessionEndAll
        | Action::PasswordChange
        | Action::MeView
        | Action::MeUpdate
        | Action::AccountClose => &[Oneself],
        Action::OrganisationList | Action::OrganisationCreate | Action::OrganisationActivate => {
            &[Secretariat, Administrator]
        }
        Action::MemberList => &[
            Applicant,
            Supervisor,
            Host,
            Municipality,
            Secretariat,
            Approver,
            Administrator,
        ],
        // Which role by whom is a rule of accounts: `members::may_give`.
        Action::MemberInvite => &[Administrator, Secretariat, Applicant, Municipality, Host],
        Action::MembershipEnd => &[Administrator, Secretariat, Applicant, Municipality, Host, Supervisor],
        Action::DeputyAppoint => &[Supervisor, Secretariat, Administrator],
        Action::SigningKeyRotate | Action::RegistrationForget | Action::AdministratorCreate => &[System],
        _ => &[],
    }
}
