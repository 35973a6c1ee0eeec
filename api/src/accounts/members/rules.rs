//! Who may give and end which role, and from when a deputy may decide.

use chrono::{Days, NaiveDate};
use entities::membership::{self, Role};
use entities::organisation::Kind;

use crate::error::{Fault, Refusal};
use crate::policy::Standing;

/// The longest that somebody stands in for a supervisor without being asked again.
const DEPUTY_DAYS_MAX: u64 = 366;

/// Whether somebody of this standing may give (and end) the role in an organisation of this kind. The office's
/// own decisive roles come from an administrator, so that nobody makes their own approver.
pub fn may_give(standing: Standing, kind: Kind, role: Role) -> bool {
    let fits = match kind {
        Kind::Prefecture => matches!(
            role,
            Role::Secretariat | Role::Approver | Role::Coordinator | Role::Administrator | Role::Host
        ),
        Kind::Section => matches!(role, Role::Employee | Role::Supervisor),
        Kind::Municipality => matches!(role, Role::Municipality | Role::Host),
        Kind::Operator => matches!(role, Role::Host),
        Kind::Company => matches!(role, Role::CompanyContact | Role::Participant),
    };
    let own = match standing {
        Standing::Administrator => true,
        Standing::Secretariat => !matches!(role, Role::Approver | Role::Administrator),
        Standing::Applicant => kind == Kind::Company,
        Standing::Host => role == Role::Host,
        Standing::Municipality => kind == Kind::Municipality,
        _ => false,
    };
    fits && own
}

const ROLES: [Role; 10] = [
    Role::Secretariat,
    Role::Approver,
    Role::Coordinator,
    Role::Administrator,
    Role::Municipality,
    Role::Host,
    Role::CompanyContact,
    Role::Participant,
    Role::Employee,
    Role::Supervisor,
];

/// The roles that somebody of this standing may give in an organisation of this kind.
pub fn given_by(standing: Standing, kind: Kind) -> Vec<Role> {
    ROLES
        .into_iter()
        .filter(|role| may_give(standing, kind, *role))
        .collect()
}

/// What ending a membership today does to its row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// Yesterday was the last day.
    Until(NaiveDate),
    /// It had no day before today.
    Never,
}

/// Ends it at once, not at midnight.
pub fn end(membership: &membership::Model, today: NaiveDate) -> Ending {
    let yesterday = today - Days::new(1);
    if membership.from_on > yesterday {
        Ending::Never
    } else {
        Ending::Until(yesterday)
    }
}

/// Whether the role must always be held by somebody: without it nobody could invite the next.
pub const fn is_indispensable(role: Role) -> bool {
    matches!(role, Role::CompanyContact | Role::Administrator)
}

/// The days of a deputy: not in the past, not without end.
///
/// # Errors
/// Every broken rule at once.
pub fn deputy_days(from_on: NaiveDate, until_on: NaiveDate, today: NaiveDate) -> Result<(), Refusal> {
    let mut faults = Vec::new();
    if from_on < today {
        faults.push(Fault::new("from_on", "deputy.in_the_past"));
    }
    if until_on < from_on {
        faults.push(Fault::new("until_on", "deputy.ends_before_it_begins"));
    } else if until_on > from_on + Days::new(DEPUTY_DAYS_MAX) {
        faults.push(Fault::new("until_on", "deputy.too_long").with("days", DEPUTY_DAYS_MAX));
    }
    Refusal::unless_empty("input.invalid", faults)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_makes_their_own_approver() {
        assert!(!may_give(Standing::Secretariat, Kind::Prefecture, Role::Approver));
        assert!(may_give(Standing::Administrator, Kind::Prefecture, Role::Approver));
        assert!(may_give(Standing::Secretariat, Kind::Section, Role::Supervisor));
        assert!(!may_give(Standing::Supervisor, Kind::Section, Role::Supervisor));
        assert!(may_give(Standing::Applicant, Kind::Company, Role::CompanyContact));
        assert!(!may_give(Standing::Applicant, Kind::Company, Role::Host));
        assert!(!may_give(Standing::Administrator, Kind::Company, Role::Secretariat));
    }
}
