//! Rounds: the secretariat prepares and computes, the coordinator looks and proposes, the outcome is the approver's.

use crate::policy::Action;
use crate::policy::Standing::{
    self, Applicant, Approver, Coordinator, Host, Municipality, Participant, Secretariat, Supervisor, System,
};

pub(super) const fn grants(action: Action) -> &'static [Standing] {
    match action {
        Action::RoundList
        | Action::RoundView
        | Action::RoundApplicationList
        | Action::RoundOverrideList
        | Action::RoundOverrideCheck
        | Action::RoundRunList
        | Action::RoundRunView
        | Action::RoundRunCompare
        | Action::RoundRunExport => &[Secretariat, Approver, Coordinator],
        Action::RoundOpen
        | Action::RoundUpdate
        | Action::RoundClose
        | Action::RoundApplicationScore
        | Action::RoundOverrideAdd
        | Action::RoundOverrideRemove => &[Secretariat],
        Action::RoundRunStart | Action::RoundRunCancel => &[Secretariat, Coordinator],
        Action::RoundApply => &[Approver],
        Action::RoundOutcomeView => &[Applicant, Participant, Supervisor, Secretariat, Approver, Coordinator],
        Action::RoundOutcomeList => &[Host, Municipality, Secretariat, Approver, Coordinator],
        Action::RoundResultList => Standing::ALL,
        Action::RoundSolve => &[System],
        _ => &[],
    }
}
