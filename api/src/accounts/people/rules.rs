//! What a person is today, and what stays of one who left.

use chrono::NaiveDate;
use entities::id::PersonId;
use entities::{membership, organisation, person};

use crate::policy::Parties;

/// The roles that count today: begun, and in an organisation that is active.
pub fn roles(memberships: &[(membership::Model, organisation::Model)], today: NaiveDate) -> Vec<membership::Role> {
    let mut roles: Vec<_> = memberships
        .iter()
        .filter(|(membership, organisation)| {
            membership.from_on <= today && organisation.state == organisation::State::Active
        })
        .map(|(membership, _)| membership.role)
        .collect();
    roles.sort_unstable();
    roles.dedup();
    roles
}

/// One's own account concerns oneself only.
pub fn parties(person: &person::Model) -> Parties {
    Parties {
        oneself: Some(person.id),
        ..Parties::of("person", person.id).at_version(person.version)
    }
}

/// What stays of a closed account: the row that records point to, and nothing that names anybody.
pub struct Anonymous {
    pub name: &'static str,
    pub email: String,
}

pub fn anonymous(id: PersonId) -> Anonymous {
    Anonymous {
        name: "（退会済み）",
        // A reserved domain: a mail that is sent nevertheless reaches nobody.
        email: format!("{id}@closed.invalid"),
    }
}
