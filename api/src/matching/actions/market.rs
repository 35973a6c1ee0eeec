//! Everything that is offered in a span of days, loaded at once, so that many applications can be evaluated against all
//! of it by the same evaluation as a search's.

use std::collections::HashMap;

use chrono::NaiveDate;
use entities::id::FacilityId;

use super::pool::facts_of;
use crate::app::App;
use crate::availability::{self, Counted, FreeSearch, Hours, Left, Place, Stay, Taken, Which};
use crate::error::Result;
use crate::facilities::Calendar;
use crate::matching::fit::is_open;
use crate::matching::query::Query;
use crate::matching::ranking::Ranked;
use crate::matching::store::{self, Candidate};
use crate::policy::Scope;

/// All published places with what they offer and what is taken of it.
pub struct Market {
    pub candidates: Vec<Candidate>,
    places: HashMap<FacilityId, Place>,
    pub taken: Taken,
    offered: FreeSearch,
}

impl Market {
    /// Loads it, the last of the days included, in the order of the places' ids.
    ///
    /// # Errors
    /// The database's.
    pub async fn load(app: &App, from: NaiveDate, until: NaiveDate) -> Result<Self> {
        let db = app.db.reader();
        let everybody = Scope {
            system: true,
            ..Scope::default()
        };
        let mut candidates = store::candidates(db, &store::seen(&everybody), app.config.search_evaluated_max).await?;
        candidates.sort_by_key(|candidate| candidate.id);
        let ids: Vec<FacilityId> = candidates.iter().map(|candidate| candidate.id).collect();
        let places = availability::places(db, &ids, from, until).await?;
        Ok(Self {
            places: places.into_iter().map(|place| (place.facility, place)).collect(),
            taken: availability::taken(db, &ids, from, until).await?,
            offered: FreeSearch::load(db, &Which::ids(&ids), None, Hours::All, Calendar::default()).await?,
            candidates,
        })
    }

    #[must_use]
    pub fn place(&self, facility: FacilityId) -> Option<&Place> {
        self.places.get(&facility)
    }

    /// What the place offers, with prices.
    #[must_use]
    pub fn offers(&self, facility: FacilityId) -> &[Counted] {
        self.offered.offers(facility)
    }

    /// The place evaluated, on the first of the days by which the stay may move that has room; on the wished ones when
    /// none has.
    #[must_use]
    pub fn evaluate(&self, candidate: &Candidate, query: &Query, shifts: &[i64]) -> Ranked {
        let left = |shift: i64| {
            let stay = query.stay.map(|stay: Stay| stay.moved(shift));
            let place = self.places.get(&candidate.id);
            let left = stay.zip(place).map(|(stay, place)| place.remaining(&self.taken, stay));
            left.unwrap_or(Left::NotOffered)
        };
        let mut found = shifts.iter().map(|shift| (*shift, left(*shift)));
        let open = found.find(|(_, left)| is_open(left.outlook(query.party)));
        let (shift, left) = open.unwrap_or_else(|| (0, left(0)));
        let opening = self.places.get(&candidate.id).map(|place| place.opening.clone());
        let facts = facts_of(candidate, query, self.offers(candidate.id), opening, (shift, &left));
        Ranked::new(facts, query)
    }
}
