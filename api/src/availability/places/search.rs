//! The search for what is free: which places have room for a party on the dates, in a constant number of queries.

use std::collections::HashMap;

use entities::id::{FacilityId, UnitTypeId};

use super::rules::{Counted, Left, Outlook, Stay, TakenPart, left};
use super::store;
use crate::availability::opening::Opening;
use crate::availability::opening::store::openings;
use crate::availability::store::Connection;
use crate::error::Result;

/// What all published places have, and what is taken of it on the dates of one stay.
pub struct FreeSearch {
    counts: HashMap<FacilityId, Vec<Counted>>,
    taken: HashMap<UnitTypeId, Vec<TakenPart>>,
    openings: HashMap<FacilityId, Opening>,
    stay: Option<Stay>,
}

impl FreeSearch {
    /// Loads it for the facilities; without a stay only what they offer.
    ///
    /// # Errors
    /// The database's.
    pub async fn load(db: &impl Connection, facilities: &[FacilityId], stay: Option<Stay>) -> Result<Self> {
        let mut search = Self {
            counts: HashMap::new(),
            taken: HashMap::new(),
            openings: HashMap::new(),
            stay,
        };
        let (from, until) = stay.map_or_else(Default::default, |stay| (stay.starts_on, stay.ends_on));
        for counted in store::counts(db, from, until).await? {
            search.counts.entry(counted.facility).or_default().push(counted);
        }
        if stay.is_some() {
            search.taken = store::taken_work_places(db, from, until).await?;
            search.openings = openings(db, facilities, from, until).await?;
        }
        Ok(search)
    }

    /// What the facility offers, with prices; free counts are those of the stay's nights.
    #[must_use]
    pub fn offers(&self, facility: FacilityId) -> &[Counted] {
        self.counts.get(&facility).map_or(&[], Vec::as_slice)
    }

    /// How the facility stands to the stay; `None` when no dates were given.
    #[must_use]
    pub fn outlook(&self, facility: FacilityId, party: i32) -> Option<Outlook> {
        Some(self.left(facility)?.outlook(party))
    }

    /// What of the facility is left for the stay; `None` when no dates were given.
    #[must_use]
    pub fn left(&self, facility: FacilityId) -> Option<Left> {
        let blank = Opening::default();
        let opening = self.openings.get(&facility).unwrap_or(&blank);
        let taken = |unit_type: UnitTypeId| self.taken.get(&unit_type).map(Vec::as_slice).unwrap_or_default();
        Some(left(self.offers(facility), taken, opening, self.stay?))
    }
}
