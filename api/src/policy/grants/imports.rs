//! Imports: hosts take in their own, municipalities those of their area, the secretariat all.

use crate::policy::Action;
use crate::policy::Standing::{self, Approver, Coordinator, Host, Municipality, Secretariat, System};

pub(super) const fn grants(action: Action) -> &'static [Standing] {
    match action {
        Action::ImportCreate | Action::ImportApply | Action::ImportUndo | Action::ImportTemplateExport => {
            &[Host, Municipality, Secretariat]
        }
        Action::ImportList | Action::ImportView | Action::ImportRowList | Action::ImportErrorsExport => {
            &[Host, Municipality, Secretariat, Approver, Coordinator]
        }
        Action::ImportForget => &[System],
        _ => &[],
    }
}
