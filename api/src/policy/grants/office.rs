//! Notifications, audit, and the state of the machine.

use crate::policy::Action;
use crate::policy::Standing::{self, Administrator, Oneself, Secretariat, System};

const EVERYBODY: &[Standing] = Standing::ALL;

pub(super) const fn grants(action: Action) -> &'static [Standing] {
    match action {
        Action::OutboxList | Action::MailRetry => &[Secretariat, Administrator],
        Action::DraftList | Action::DraftView | Action::DraftSend | Action::DraftDiscard => &[Secretariat],
        Action::NoticeList | Action::NoticeRead => &[Oneself],
        Action::AuditList => &[Secretariat, Administrator],
        // The demo's own pages; not registered in production.
        Action::HealthView
        | Action::SettingsView
        | Action::DemoMailList
        | Action::DemoPeopleList
        | Action::DemoClockMove => EVERYBODY,
        Action::MailDeliver | Action::DemoLoad => &[System],
        _ => &[],
    }
}
