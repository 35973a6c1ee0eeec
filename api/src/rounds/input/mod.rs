//! From applications and places to the round as a file. Whether a place fits, how well, and why not, comes from the one
//! evaluation of fit; what a stay takes from what is free of each unit.

mod asked;
mod pools;
mod record;

pub use asked::{Asked, Part};
pub use pools::{PlacePools, TypePools, after, night};
pub use record::{Overrides, Seat, reach, record, seats_of_pin};

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use entities::id::{FacilityId, UnitTypeId};
use entities::programme_call;
use entities::unit_type::Kind;

use super::rules;
use super::store::Applied;
use crate::availability::Stay;
use crate::bookings::price::{Length, item_price};
use crate::matching::{Candidate, Market, Ranked};
use crate::programmes::{self, Costs};
use asked::bundles;
use pools::Takes;

/// A stay that an application could be given.
#[derive(Clone, Debug)]
pub struct Choice {
    pub facility: FacilityId,
    /// The other place of a wish of two.
    pub also: Option<FacilityId>,
    pub rank: Option<i32>,
    pub starts_on: NaiveDate,
    pub ends_on: NaiveDate,
    pub days_off: i64,
    /// The main place's first.
    pub items: Vec<(UnitTypeId, u32)>,
    pub takes: Takes,
    /// How many of `takes` are of the main place.
    mains: usize,
    /// 0 to 100: rank, fit and days off together.
    pub score: i64,
    pub host_score: i64,
    pub cost_yen: i64,
}

impl Choice {
    /// The unit of the record that it is an option of: its main pool, of a wish of two together with the other place.
    #[must_use]
    pub fn unit(&self) -> String {
        let main = self.takes.first().map(|(pool, _)| pool.clone()).unwrap_or_default();
        self.also.map_or(main.clone(), |also| format!("{main}+{also}"))
    }

    /// What the record tells it apart by: its start and its unit, without writing that.
    fn seat(&self) -> (NaiveDate, Option<FacilityId>, Option<&str>) {
        let main = self.takes.first().map(|(pool, _)| pool.as_str());
        (self.starts_on, self.also, main)
    }

    /// What it takes of its main place.
    #[must_use]
    pub fn main_takes(&self) -> &[(String, u32)] {
        self.takes.get(..self.mains).unwrap_or_default()
    }

    /// Whether it is at this place, alone or with another.
    #[must_use]
    pub fn is_at(&self, facility: FacilityId) -> bool {
        self.facility == facility || self.also == Some(facility)
    }
}

/// What the application named, or a place that would do, as fit sees it.
#[derive(Clone, Debug)]
pub struct Seen {
    pub asked: Asked,
    pub main: SeenPlace,
    /// The other place of a wish of two.
    pub also: Option<Box<SeenPlace>>,
    /// Whether there is a stay that takes its units, at both places, on some of the days.
    pub has_room: bool,
}

/// One place of what was asked.
#[derive(Clone, Debug)]
pub struct SeenPlace {
    pub facility: FacilityId,
    pub ranked: Ranked,
    /// Whether its own units are free on some of the days.
    pub has_room: bool,
}

impl Seen {
    pub fn places(&self) -> impl Iterator<Item = &SeenPlace> {
        std::iter::once(&self.main).chain(self.also.as_deref())
    }

    #[must_use]
    pub fn fits(&self) -> bool {
        self.places().all(|place| place.ranked.evaluation.fits()) && self.has_room
    }

    /// Of both sides, 0 to 100 each; of two places the mean.
    #[must_use]
    pub fn scores(&self) -> (i64, i64) {
        let mean = |of: fn(&Ranked) -> i64| rules::mean(self.places().map(|place| of(&place.ranked)));
        (mean(|ranked| ranked.score), mean(|ranked| ranked.host_score))
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
        let offered = |facility, unit_type| self.places.get(&facility)?.of_type(unit_type);
        let wished = applied.wished(&offered);
        let work = wished
            .first()
            .map(|first| work_of(&first.types(&offered)))
            .unwrap_or_default();
        let elsewhere = applied.elsewhere(&wished);
        let takes_both = wished.iter().any(|asked| asked.takes_both(&offered));
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
            let found = asked.parts.iter().map(|part| {
                let candidate = self.market.candidates.iter().find(|one| one.id == part.facility)?;
                Some((candidate, (part.stay, part.people)))
            });
            if let Some(places) = found.collect::<Option<Vec<_>>>() {
                let bundles = [asked.parts.clone()];
                self.consider(&mut prepared, asked, &places, &bundles, (call, today));
            }
        }
        if let Some(asked) = elsewhere {
            let staff = prepared.applied.is_staff();
            let people = prepared.applied.booking.party;
            let open = |candidate: &&Candidate| staff || candidate.audience == entities::facility::Audience::Everyone;
            for candidate in self.market.candidates.iter().filter(open) {
                let pools = self.places.get(&candidate.id);
                let items = pools.map(|pools| bundles(pools, people, (asked.stay, takes_both), &work));
                let part = |items| Part {
                    facility: candidate.id,
                    stay: asked.stay,
                    people,
                    items,
                };
                let bundles: Vec<Vec<Part>> = items.into_iter().flatten().map(|items| vec![part(items)]).collect();
                let places = [(candidate, (asked.stay, people))];
                self.consider(&mut prepared, asked.clone(), &places, &bundles, (call, today));
            }
        }
        prepared
    }

    /// Evaluates the places of one thing asked, and adds the stays that they make possible: of two only where both are
    /// admitted.
    fn consider(
        &self,
        prepared: &mut Prepared,
        asked: Asked,
        places: &[(&Candidate, (Stay, i32))],
        bundles: &[Vec<Part>],
        (call, today): (&programme_call::Model, NaiveDate),
    ) {
        let whole = prepared
            .applied
            .query((asked.stay, prepared.applied.booking.party), call, today);
        let shifts = prepared.applied.shifts(&whole, call);
        let place = |(candidate, asked): &(&Candidate, (Stay, i32))| SeenPlace {
            facility: candidate.id,
            ranked: {
                let query = prepared.applied.query(*asked, call, today);
                self.market.evaluate(candidate, &query, &shifts)
            },
            has_room: false,
        };
        let mut places = places.iter().map(place);
        let Some(main) = places.next() else { return };
        let mut seen = Seen {
            main,
            also: places.next().map(Box::new),
            has_room: false,
            asked,
        };
        drop(places);
        let mut found = Vec::new();
        if seen.places().all(|place| place.ranked.evaluation.fits()) {
            for (shift, parts) in shifts
                .iter()
                .flat_map(|shift| bundles.iter().map(move |parts| (*shift, parts)))
            {
                found.extend(self.stays(prepared, &seen, (shift, parts), call));
            }
        }
        seen.has_room = !found.is_empty();
        let has_room = |place: &SeenPlace| {
            let own = bundles.iter().flatten().filter(|part| part.facility == place.facility);
            own.flat_map(|part| shifts.iter().map(move |shift| (part, *shift)))
                .any(|(part, shift)| !self.ways(part, shift, prepared.nights).is_empty())
        };
        seen.main.has_room = seen.has_room || seen.also.is_some() && has_room(&seen.main);
        if let Some(also) = seen.also.as_deref_mut() {
            // Where the main place has room and there is no stay, the other one is what stands in the way.
            also.has_room = seen.has_room || !seen.main.has_room && has_room(also);
        }
        prepared.seen.push(seen);
        for choice in found {
            let known = prepared.choices.iter().any(|earlier| earlier.seat() == choice.seat());
            if !known {
                prepared.choices.push(choice);
            }
        }
    }

    /// Every way to take what is asked of one place, moved by so many days.
    fn ways(&self, part: &Part, shift: i64, nights: usize) -> Vec<Takes> {
        let start = night(self.from, part.stay.moved(shift).starts_on);
        let ways = start.zip(self.places.get(&part.facility));
        ways.map(|(start, pools)| pools.ways(&part.items, start, nights))
            .unwrap_or_default()
    }

    fn stays(
        &self,
        prepared: &Prepared,
        seen: &Seen,
        (shift, parts): (i64, &[Part]),
        call: &programme_call::Model,
    ) -> Vec<Choice> {
        let mut places = parts.iter().map(|part| self.ways(part, shift, prepared.nights));
        let mains = places.next().unwrap_or_default();
        // The main place has all its ways; the other one its best, without which there is no stay.
        let also = places
            .map(|ways| ways.into_iter().next())
            .collect::<Option<Vec<Takes>>>();
        let Some(also) = also.map(|also| also.concat()) else {
            return Vec::new();
        };
        let stay = seen.asked.stay.moved(shift);
        let items: Vec<(UnitTypeId, u32)> = parts.iter().flat_map(|part| part.items.clone()).collect();
        let has_wishes = !prepared.applied.wishes.is_empty();
        let (fit, host_score) = seen.scores();
        let choice = |main: Takes| Choice {
            facility: seen.main.facility,
            also: seen.also.as_ref().map(|also| also.facility),
            rank: seen.asked.rank,
            starts_on: stay.starts_on,
            ends_on: stay.ends_on,
            days_off: shift,
            mains: main.len(),
            takes: [main, also.clone()].concat(),
            score: rules::applicant_score(seen.asked.rank, has_wishes, fit, shift),
            host_score,
            cost_yen: self.cost(parts, &prepared.applied, (stay.starts_on, stay.ends_on), call),
            items: items.clone(),
        };
        mains.into_iter().map(choice).collect()
    }

    /// What the programme would pay towards the stay, by the call's estimate.
    fn cost(
        &self,
        parts: &[Part],
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
        let items = parts
            .iter()
            .flat_map(|part| part.items.iter().map(move |item| (part.facility, item)));
        let prices = items.filter_map(|(facility, (unit_type, quantity))| {
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

/// The work places among what is taken.
fn work_of(types: &[(&TypePools, u32)]) -> Vec<(Kind, u32)> {
    let kinds = types.iter().map(|(of, quantity)| (of.kind, *quantity));
    kinds
        .filter(|(kind, _)| matches!(kind, Kind::Desk | Kind::Booth | Kind::MeetingRoom))
        .collect()
}
