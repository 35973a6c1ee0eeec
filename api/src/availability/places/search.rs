//! The search for what is free: which places have room for a party on the dates, in a constant number of queries.

use std::collections::HashMap;

use entities::id::{FacilityId, UnitTypeId};

use super::hours::{Hours, worked};
use super::rules::{Counted, Left, Outlook, Stay, TakenPart, left};
use super::store::{self, Which};
use crate::availability::opening::Opening;
use crate::availability::opening::store::{Openings, openings};
use crate::availability::store::Connection;
use crate::error::Result;

/// What places have, and what is taken of it on the dates of one stay.
pub struct FreeSearch {
    counts: HashMap<FacilityId, Vec<Counted>>,
    taken: HashMap<UnitTypeId, Vec<TakenPart>>,
    openings: Openings,
    stay: Option<Stay>,
}

impl FreeSearch {
    /// Loads it for the facilities; without a stay only what they offer and when they are open.
    ///
    /// # Errors
    /// The database's.
    pub async fn load(db: &impl Connection, which: &Which, stay: Option<Stay>, hours: Hours) -> Result<Self> {
        let (from, until) = stay.map_or_else(Default::default, |stay| (stay.starts_on, stay.ends_on));
        let mut counts: HashMap<FacilityId, Vec<Counted>> = HashMap::new();
        for counted in store::counts(db, which, from, until).await? {
            counts.entry(counted.facility).or_default().push(counted);
        }
        let kinds = |offers: &[Counted]| offers.iter().map(|counted| counted.tally.kind).collect();
        let kinds = counts.iter().map(|(facility, offers)| (*facility, kinds(offers)));
        let worked = (Hours::of(stay) == Hours::OfWorkPlaces).then(|| worked(kinds));
        let taken = match &worked {
            _ if stay.is_none() => HashMap::new(),
            Some(none) if none.is_empty() => HashMap::new(),
            Some(some) => store::taken_work_places(db, &Which::ids(some), from, until).await?,
            None => store::taken_work_places(db, which, from, until).await?,
        };
        let hours_of = worked.filter(|_| hours == Hours::OfWorkPlaces);
        let openings = openings(db, which, hours_of.as_deref(), from, until).await?;
        Ok(Self {
            counts,
            taken,
            openings,
            stay,
        })
    }

    /// What the facility offers, with prices; free counts are those of the stay's nights.
    #[must_use]
    pub fn offers(&self, facility: FacilityId) -> &[Counted] {
        self.counts.get(&facility).map_or(&[], Vec::as_slice)
    }

    /// When the facility is open.
    #[must_use]
    pub fn opening(&self, facility: FacilityId) -> &Opening {
        self.openings.of(facility)
    }

    /// How the facility stands to the stay; `None` when no dates were given.
    #[must_use]
    pub fn outlook(&self, facility: FacilityId, party: i32) -> Option<Outlook> {
        Some(self.left(facility)?.outlook(party))
    }

    /// What of the facility is left for the stay; `None` when no dates were given.
    #[must_use]
    pub fn left(&self, facility: FacilityId) -> Option<Left> {
        let taken = |unit_type: UnitTypeId| self.taken.get(&unit_type).map(Vec::as_slice).unwrap_or_default();
        Some(left(self.offers(facility), taken, self.opening(facility), self.stay?))
    }
}
