//! The search for what is free: which places have room for a party on the dates, in a constant number of queries.

use std::collections::HashMap;
use std::sync::Arc;

use chrono::NaiveDate;
use entities::id::{FacilityId, UnitTypeId};

use super::hours::{Hours, worked};
use super::rules::{Counted, Left, Outlook, Stay, TakenPart, left};
use super::store::{self, Which};
use crate::availability::opening::Opening;
use crate::availability::opening::store::{Openings, openings};
use crate::availability::store::Connection;
use crate::error::Result;
use crate::facilities::Calendar;

/// What places have, and what is taken of it on the dates of one stay.
pub struct FreeSearch {
    counts: HashMap<FacilityId, Vec<Counted>>,
    taken: HashMap<UnitTypeId, Vec<TakenPart>>,
    openings: Arc<Openings>,
    stay: Option<Stay>,
}

impl FreeSearch {
    /// Loads it for the facilities; without a stay only what they offer and when they are open. The holidays are at
    /// least those of the stay.
    ///
    /// # Errors
    /// The database's.
    pub async fn load(
        db: &impl Connection,
        which: &Which,
        stay: Option<Stay>,
        hours: Hours,
        holidays: Calendar,
    ) -> Result<Self> {
        let counts = counts(db, which, stay).await?;
        let worked = worked_for(stay, &counts);
        let taken = taken(db, which, stay, worked.as_deref()).await?;
        let hours_of = worked.filter(|_| hours == Hours::OfWorkPlaces);
        let openings = openings(db, which, hours_of.as_deref(), holidays).await?;
        Ok(Self {
            counts,
            taken,
            openings: Arc::new(openings),
            stay,
        })
    }

    /// The same for some of the facilities on other days, of which the holidays were given, too.
    ///
    /// # Errors
    /// The database's.
    pub async fn moved(&self, db: &impl Connection, facilities: &[FacilityId], stay: Stay) -> Result<Self> {
        let (which, stay) = (Which::ids(facilities), Some(stay));
        let counts = counts(db, &which, stay).await?;
        let taken = taken(db, &which, stay, worked_for(stay, &counts).as_deref()).await?;
        Ok(Self {
            counts,
            taken,
            openings: self.openings.clone(),
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

async fn counts(db: &impl Connection, which: &Which, stay: Option<Stay>) -> Result<HashMap<FacilityId, Vec<Counted>>> {
    let (from, until) = nights(stay);
    let mut counts: HashMap<FacilityId, Vec<Counted>> = HashMap::new();
    for counted in store::counts(db, which, from, until).await? {
        counts.entry(counted.facility).or_default().push(counted);
    }
    Ok(counts)
}

/// Those of the facilities where the stay may take a work place; `None` where it may at all of them.
fn worked_for(stay: Option<Stay>, counts: &HashMap<FacilityId, Vec<Counted>>) -> Option<Vec<FacilityId>> {
    let kinds = |offers: &[Counted]| offers.iter().map(|counted| counted.tally.kind).collect();
    let kinds = counts.iter().map(|(facility, offers)| (*facility, kinds(offers)));
    (Hours::of(stay) == Hours::OfWorkPlaces).then(|| worked(kinds))
}

async fn taken(
    db: &impl Connection,
    which: &Which,
    stay: Option<Stay>,
    worked: Option<&[FacilityId]>,
) -> Result<HashMap<UnitTypeId, Vec<TakenPart>>> {
    let (from, until) = nights(stay);
    Ok(match worked {
        _ if stay.is_none() => HashMap::new(),
        Some([]) => HashMap::new(),
        Some(some) => store::taken_work_places(db, &Which::ids(some), from, until).await?,
        None => store::taken_work_places(db, which, from, until).await?,
    })
}

fn nights(stay: Option<Stay>) -> (NaiveDate, NaiveDate) {
    stay.map_or_else(Default::default, |stay| (stay.starts_on, stay.ends_on))
}
