//! From applications and places to the round as a file. Whether a place fits, how well, and why not, comes from the one
//! evaluation of fit; what a stay takes from what is free of each unit.

mod asked;
mod pools;
mod record;

pub use asked::Asked;
pub use pools::{TypePools, after, night};
pub use record::{Overrides, Seat, reach, record, seats_of_pin};

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use entities::id::{FacilityId, UnitTypeId};
use entities::programme_call;
use entities::unit_type::Kind;

use super::rules;
use super::store::Applied;
use crate::bookings::price::{Length, item_price};
use crate::matching::{Candidate, Market, Ranked};
use crate::programmes::{self, Costs};
use asked::bundles;
use pools::{PlacePools, Takes};

/// A stay that an application could be given.
#[derive(Clone, Debug)]
pub struct Choice {
    pub facility: FacilityId,
    pub rank: Option<i32>,
    pub starts_on: NaiveDate,
    pub ends_on: NaiveDate,
    pub days_off: i64,
    pub items: Vec<(UnitTypeId, u32)>,
    pub takes: Takes,
    /// 0 to 100: rank, fit and days off together.
    pub score: i64,
    pub host_score: i64,
    pub cost_yen: i64,
}

/// A place that the application named, or that would do, as fit sees it.
#[derive(Clone, Debug)]
pub struct Seen {
    pub asked: Asked,
    pub facility: FacilityId,
    pub ranked: Ranked,
    /// Whether there is a stay that takes its units on some of the days.
    pub has_room: bool,
}

impl Seen {
    #[must_use]
    pub fn fits(&self) -> bool {
        self.ranked.evaluation.fits() && self.has_room
    }
}

/// An application with everything that it could be given.
pub struct Prepared {
    pub applied: Applied,
    pub nights: usize,
    pub seen: Vec<Seen>,
    pub choices: Vec<Choice>,
}

/// All applications of a round against all places.
pub struct Prospect {
    pub from: NaiveDate,
    pub nights: usize,
    pub market: Market,
    pub places: BTreeMap<FacilityId, PlacePools>,
    pub applications: Vec<Prepared>,
}

/// The first night and the number of nights that any of the applications may take; `None` when there is none.
#[must_use]
pub fn span(pooled: &[Applied]) -> Option<(NaiveDate, usize)> {
    let mut days = BTreeSet::new();
    for applied in pooled {
        let flexible = i64::from(applied.booking.flexible_days);
        let own = applied.booking.starts_on.zip(applied.booking.ends_on);
        let wished = applied.wishes.iter().map(|(wish, _)| (wish.starts_on, wish.ends_on));
        for (starts_on, ends_on) in wished.chain(own) {
            days.insert(starts_on - chrono::TimeDelta::days(flexible));
            // The day after the last: work places are taken on it too.
            days.insert(ends_on + chrono::TimeDelta::days(flexible + 1));
        }
    }
    let (first, last) = (*days.first()?, *days.last()?);
    Some((first, night(first, last)?.max(1)))
}

impl Prospect {
    #[must_use]
    pub fn of(
        market: Market,
        (from, nights): (NaiveDate, usize),
        pooled: Vec<Applied>,
        call: &programme_call::Model,
        today: NaiveDate,
    ) -> Self {
        let places: BTreeMap<FacilityId, PlacePools> = market
            .candidates
            .iter()
            .filter_map(|candidate| {
                let place = market.place(candidate.id)?;
                Some((candidate.id, PlacePools::of(place, &market.taken, from, nights)))
            })
            .collect();
        let mut prospect = Self {
            from,
            nights,
            market,
            places,
            applications: Vec::new(),
        };
        let prepared = pooled.into_iter().map(|applied| prospect.prepare(applied, call, today));
        prospect.applications = prepared.collect();
        prospect
    }

    fn prepare(&self, applied: Applied, call: &programme_call::Model, today: NaiveDate) -> Prepared {
        let kind_of = |facility, unit_type| {
            let of = self.places.get(&facility)?.of_type(unit_type)?;
            Some(of.kind)
        };
        let wished = applied.wished(kind_of);
        let work = work_of(wished.first(), kind_of);
        let elsewhere = applied.elsewhere(&wished);
        let takes_work = |asked: &Asked| {
            let items = asked.items.iter().filter_map(|(unit_type, _)| {
                let facility = asked.facility?;
                self.places.get(&facility)?.of_type(*unit_type)
            });
            items.into_iter().any(TypePools::is_whole_with_work_places)
        };
        let takes_both = wished.iter().any(takes_work)
            || !work.is_empty() && wished.first().is_some_and(|first| first.stay.kind.is_none());
        let nights = wished
            .iter()
            .chain(&elsewhere)
            .map(|asked| asked.engine_nights(takes_both))
            .max()
            .unwrap_or(1);
        let mut prepared = Prepared {
            nights,
            seen: Vec::new(),
            choices: Vec::new(),
            applied,
        };
        for asked in wished {
            let candidate = self.market.candidates.iter().find(|one| Some(one.id) == asked.facility);
            if let Some(candidate) = candidate {
                let items = vec![asked.items.clone()];
                self.consider(&mut prepared, asked, candidate, &items, (call, today));
            }
        }
        if let Some(asked) = elsewhere {
            let staff = prepared.applied.is_staff();
            let open = |candidate: &&Candidate| staff || candidate.audience == entities::facility::Audience::Everyone;
            for candidate in self.market.candidates.iter().filter(open) {
                let pools = self.places.get(&candidate.id);
                let items =
                    pools.map(|pools| bundles(pools, prepared.applied.booking.party, (asked.stay, takes_both), &work));
                let items = items.unwrap_or_default();
                self.consider(&mut prepared, asked.clone(), candidate, &items, (call, today));
            }
        }
        prepared
    }

    /// Evaluates one place for one thing asked, and adds the stays that it makes possible.
    fn consider(
        &self,
        prepared: &mut Prepared,
        asked: Asked,
        candidate: &Candidate,
        bundles: &[Vec<(UnitTypeId, u32)>],
        (call, today): (&programme_call::Model, NaiveDate),
    ) {
        let query = prepared.applied.query(asked.stay, call, today);
        let shifts = prepared.applied.shifts(&query, call);
        let ranked = self.market.evaluate(candidate, &query, &shifts);
        let mut found = Vec::new();
        if ranked.evaluation.fits() {
            for (shift, items) in shifts
                .iter()
                .flat_map(|shift| bundles.iter().map(move |items| (*shift, items)))
            {
                found.extend(self.stays(prepared, &asked, candidate.id, (shift, items), &ranked, call));
            }
        }
        prepared.seen.push(Seen {
            asked,
            facility: candidate.id,
            ranked,
            has_room: !found.is_empty(),
        });
        for choice in found {
            let main = choice.takes.first().map(|(pool, _)| pool.clone());
            let known = prepared.choices.iter().any(|earlier| {
                earlier.starts_on == choice.starts_on && earlier.takes.first().map(|(pool, _)| pool) == main.as_ref()
            });
            if !known {
                prepared.choices.push(choice);
            }
        }
    }

    fn stays(
        &self,
        prepared: &Prepared,
        asked: &Asked,
        facility: FacilityId,
        (shift, items): (i64, &Vec<(UnitTypeId, u32)>),
        ranked: &Ranked,
        call: &programme_call::Model,
    ) -> Vec<Choice> {
        let stay = asked.stay.moved(shift);
        let ways = night(self.from, stay.starts_on).zip(self.places.get(&facility));
        let ways = ways.map(|(start, pools)| pools.ways(items, start, prepared.nights));
        let has_wishes = !prepared.applied.wishes.is_empty();
        let choice = |takes: Takes| Choice {
            facility,
            rank: asked.rank,
            starts_on: stay.starts_on,
            ends_on: stay.ends_on,
            days_off: shift,
            takes,
            score: rules::applicant_score(asked.rank, has_wishes, ranked.score, shift),
            host_score: ranked.host_score,
            cost_yen: self.cost(facility, items, &prepared.applied, (stay.starts_on, stay.ends_on), call),
            items: items.clone(),
        };
        ways.unwrap_or_default().into_iter().map(choice).collect()
    }

    /// What the programme would pay towards the stay, by the call's estimate.
    fn cost(
        &self,
        facility: FacilityId,
        items: &[(UnitTypeId, u32)],
        applied: &Applied,
        (starts_on, ends_on): (NaiveDate, NaiveDate),
        call: &programme_call::Model,
    ) -> i64 {
        if !programmes::pays(call) || applied.is_staff() {
            return 0;
        }
        let nights = (ends_on - starts_on).num_days();
        let length = Length {
            nights,
            days: nights + 1,
        };
        let party = applied.booking.party;
        let prices = items.iter().filter_map(|(unit_type, quantity)| {
            let offers = self.market.offers(facility);
            let offer = offers.iter().find(|offer| offer.unit_type == *unit_type)?;
            let quantity = i32::try_from(*quantity).ok()?;
            Some(item_price(offer.price_yen, offer.price_basis, quantity, party, length))
        });
        let costs = Costs {
            total_yen: prices.sum(),
            party,
            nights,
            promised_yen: 0,
        };
        programmes::estimate(call, costs).yen
    }
}

/// The work places that the first wish takes beside its room, or instead of one.
fn work_of(first: Option<&Asked>, kind_of: impl Fn(FacilityId, UnitTypeId) -> Option<Kind>) -> Vec<(Kind, u32)> {
    let Some((first, facility)) = first.and_then(|first| Some((first, first.facility?))) else {
        return Vec::new();
    };
    let kinds = first
        .items
        .iter()
        .filter_map(|(unit_type, quantity)| Some((kind_of(facility, *unit_type)?, *quantity)));
    kinds
        .filter(|(kind, _)| matches!(kind, Kind::Desk | Kind::Booth | Kind::MeetingRoom))
        .collect()
}
