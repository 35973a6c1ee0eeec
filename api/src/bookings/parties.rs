//! Whom a booking concerns, read from loaded columns only.

use entities::booking;

use super::store::Loaded;
use crate::policy::Parties;

impl Loaded {
    /// Whom it concerns.
    #[must_use]
    pub fn parties(&self) -> Parties {
        let (facility, also) = (self.facility.as_ref(), self.also.as_deref());
        Parties {
            applicants: vec![self.booking.applicant_id],
            participants: self.participants.iter().filter_map(|one| one.person_id).collect(),
            organisation: Some(self.booking.organisation_id),
            supervised: self.booking.kind == booking::Kind::Employee,
            hosts: facility.map(|facility| facility.organisation_id).into_iter().collect(),
            also_hosts: also.map(|also| also.organisation_id).into_iter().collect(),
            municipalities: facility
                .into_iter()
                .chain(also)
                .map(|place| place.municipality_code.clone())
                .collect(),
            office: true,
            ..Parties::of("booking", self.booking.id)
        }
        .at_version(self.booking.version)
    }
}
