//! Whom an organisation concerns, and what a new one must have.

use entities::organisation::{self, Kind};

use crate::error::Fault;
use crate::policy::Parties;

/// Its contacts, supervisors, hosts and officials, and the office.
pub fn parties(organisation: &organisation::Model) -> Parties {
    Parties {
        organisation: Some(organisation.id),
        supervised: organisation.kind == Kind::Section,
        hosts: vec![organisation.id],
        municipalities: organisation
            .municipality_code
            .iter()
            .filter(|_| organisation.kind == Kind::Municipality)
            .cloned()
            .collect(),
        office: true,
        administered: true,
        ..Parties::of("organisation", organisation.id).at_version(organisation.version)
    }
}

/// What is missing: a section lies in the prefecture, a municipality has its code, and there is one prefecture.
pub fn missing(kind: Kind, has_parent: bool, has_code: bool) -> Vec<Fault> {
    match kind {
        Kind::Prefecture => vec![Fault::new("kind", "organisation.one_prefecture")],
        Kind::Section if !has_parent => vec![Fault::new("parent_id", "required")],
        Kind::Municipality if !has_code => vec![Fault::new("municipality_code", "required")],
        _ => Vec::new(),
    }
}
