//! The units of a place as the engine counts them. Identical units that nothing is taken of are one pool; a unit of which
//! something is taken is a pool of its own, because a stay keeps one unit for all its nights.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Days, NaiveDate};
use entities::id::{UnitId, UnitTypeId};
use entities::unit_type::Kind;

use crate::availability::{Offer, Place, PlaceUnit, Taken};

/// The most ways in which an item is taken at one start: more would only be tried in vain.
const WAYS_MAX: usize = 12;

/// Identical places, or one that isn't like the others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pool {
    /// The type's id, or the unit's where it is a pool of its own.
    pub id: String,
    pub units: Vec<PlaceUnit>,
    pub capacity: i32,
    /// How many are free on each night of the round.
    pub open: Vec<u32>,
}

/// Pools and places that a stay takes of each, its main one first.
pub type Takes = Vec<(String, u32)>;

/// A type with its pools.
#[derive(Clone, Debug)]
pub struct TypePools {
    pub unit_type: UnitTypeId,
    pub kind: Kind,
    pub capacity: i32,
    /// What nothing is taken of, then the others; of a whole itself.
    pub pools: Vec<Pool>,
    /// The units of a whole.
    listed: Vec<UnitId>,
}

/// All pools of a place on the nights of a round.
#[derive(Clone, Debug, Default)]
pub struct PlacePools {
    pub types: Vec<TypePools>,
}

impl PlacePools {
    #[must_use]
    pub fn of(place: &Place, taken: &Taken, from: NaiveDate, nights: usize) -> Self {
        let days: Vec<NaiveDate> = from.iter_days().take(nights).collect();
        let types = place.offers.iter().map(|offer| type_pools(offer, place, taken, &days));
        Self { types: types.collect() }
    }

    #[must_use]
    pub fn of_type(&self, id: UnitTypeId) -> Option<&TypePools> {
        self.types.iter().find(|of| of.unit_type == id)
    }

    /// The pools that hold the unit.
    fn pool_of(&self, unit: UnitId) -> Option<&Pool> {
        let single = self.types.iter().filter(|of| of.kind != Kind::Whole);
        single
            .flat_map(|of| &of.pools)
            .find(|pool| pool.units.iter().any(|own| own.id == unit))
    }

    /// Every way to take the items from one night on, each as a whole; none when something is missing.
    #[must_use]
    pub fn ways(&self, items: &[(UnitTypeId, u32)], start: usize, nights: usize) -> Vec<Takes> {
        let mut ways: Vec<Takes> = vec![Vec::new()];
        for (index, (unit_type, quantity)) in items.iter().enumerate() {
            let Some(of) = self.of_type(*unit_type) else {
                return Vec::new();
            };
            let mut own = match of.kind {
                Kind::Whole => self.whole(of, *quantity, start, nights).into_iter().collect(),
                _ => of.ways(*quantity, start, nights),
            };
            // The first item has all its ways; each further one its best.
            own.truncate(if index == 0 { WAYS_MAX } else { 1 });
            ways = ways
                .iter()
                .flat_map(|way| own.iter().map(|takes| merged(way, takes)))
                .collect();
        }
        let mut mains = BTreeSet::new();
        ways.retain(|way| way.first().is_some_and(|(main, _)| mains.insert(main.clone())));
        ways
    }

    /// A whole is taken with everything that it lists.
    fn whole(&self, of: &TypePools, quantity: u32, start: usize, nights: usize) -> Option<Takes> {
        let own = of
            .pools
            .first()
            .filter(|pool| quantity == 1 && pool.free(start, nights) >= 1)?;
        let mut listed: BTreeMap<&str, u32> = BTreeMap::new();
        for unit in &of.listed {
            *listed.entry(self.pool_of(*unit)?.id.as_str()).or_default() += 1;
        }
        let also = listed.into_iter().map(|(pool, places)| (pool.to_owned(), places));
        Some([(own.id.clone(), 1)].into_iter().chain(also).collect())
    }
}

impl TypePools {
    /// Whether it is a whole whose work places are taken on the day of departure, too.
    #[must_use]
    pub fn is_whole_with_work_places(&self) -> bool {
        let mut units = self.pools.iter().flat_map(|pool| &pool.units);
        self.kind == Kind::Whole && units.any(|unit| !unit.lodging)
    }

    fn ways(&self, quantity: u32, start: usize, nights: usize) -> Vec<Takes> {
        let (clean, own): (Vec<&Pool>, Vec<&Pool>) = self.pools.iter().partition(|pool| pool.is_clean(self.unit_type));
        let clean = clean.first().map(|pool| (pool.id.as_str(), pool.free(start, nights)));
        let free: Vec<&str> = own
            .iter()
            .filter(|pool| pool.free(start, nights) > 0)
            .map(|pool| pool.id.as_str())
            .collect();
        let mut ways = Vec::new();
        for singles in 0..=quantity {
            let rest = quantity - singles;
            if rest > clean.map_or(0, |(_, free)| free) {
                continue;
            }
            let wanted = usize::try_from(singles).unwrap_or(usize::MAX);
            let rest = clean.filter(|_| rest > 0).map(|(id, _)| (id.to_owned(), rest));
            if wanted == 0 {
                ways.extend(rest.map(|rest| vec![rest]));
                continue;
            }
            for window in free.windows(wanted) {
                let singles = window.iter().map(|id| ((*id).to_owned(), 1));
                ways.push(singles.chain(rest.clone()).collect());
            }
        }
        ways
    }
}

impl Pool {
    fn is_clean(&self, of: UnitTypeId) -> bool {
        self.id == of.to_string()
    }

    /// Places that are free on all of the nights.
    fn free(&self, start: usize, nights: usize) -> u32 {
        let stay = self.open.iter().skip(start).take(nights);
        if stay.len() < nights {
            return 0;
        }
        stay.min().copied().unwrap_or(0)
    }
}

fn merged(way: &Takes, takes: &Takes) -> Takes {
    let mut merged = way.clone();
    for (pool, places) in takes {
        match merged.iter_mut().find(|(known, _)| known == pool) {
            Some((_, known)) => *known += places,
            None => merged.push((pool.clone(), *places)),
        }
    }
    merged
}

fn type_pools(offer: &Offer, place: &Place, taken: &Taken, days: &[NaiveDate]) -> TypePools {
    let pool = |id: String, units: Vec<PlaceUnit>| {
        let free = |day: &NaiveDate| {
            let lodging = units.iter().any(|unit| unit.lodging);
            if place.opening.is_closed(*day) && lodging {
                return 0;
            }
            let free = units.iter().filter(|unit| is_free(unit, taken, *day)).count();
            match offer.kind {
                // One thing, free when everything that it lists is.
                Kind::Whole => u32::from(free == units.len()),
                _ => u32::try_from(free).unwrap_or(u32::MAX),
            }
        };
        Pool {
            id,
            capacity: offer.capacity,
            open: days.iter().map(free).collect(),
            units,
        }
    };
    let pools = if offer.kind == Kind::Whole {
        vec![pool(offer.id.to_string(), offer.units.clone())]
    } else {
        let is_clean = |unit: &PlaceUnit| days.iter().all(|day| is_free(unit, taken, *day));
        let (clean, own): (Vec<PlaceUnit>, Vec<PlaceUnit>) = offer.units.iter().partition(|unit| is_clean(unit));
        let clean = (!clean.is_empty()).then(|| pool(offer.id.to_string(), clean));
        let own = own.into_iter().map(|unit| pool(unit.id.to_string(), vec![unit]));
        clean.into_iter().chain(own).collect()
    };
    TypePools {
        unit_type: offer.id,
        kind: offer.kind,
        capacity: offer.capacity,
        listed: match offer.kind {
            Kind::Whole => offer.units.iter().map(|unit| unit.id).collect(),
            _ => Vec::new(),
        },
        pools,
    }
}

/// A work place counts as taken for the whole of a day of which any part is: the engine knows nights only.
fn is_free(unit: &PlaceUnit, taken: &Taken, day: NaiveDate) -> bool {
    use entities::unit_part::Part;
    if unit.lodging {
        !taken.nights.contains(&(unit.id, day))
    } else {
        [Part::Am, Part::Pm, Part::Evening]
            .iter()
            .all(|part| !taken.parts.contains(&(unit.id, day, *part)))
    }
}

/// The night of the round on which a day lies.
#[must_use]
pub fn night(from: NaiveDate, day: NaiveDate) -> Option<usize> {
    usize::try_from((day - from).num_days()).ok()
}

/// So many days later.
#[must_use]
pub fn after(day: NaiveDate, days: usize) -> NaiveDate {
    let days = u64::try_from(days).unwrap_or(0);
    day.checked_add_days(Days::new(days)).unwrap_or(day)
}
