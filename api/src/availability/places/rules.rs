//! Free, few, full or closed, for a party. The one definition for the public's calendar, the strip, the search and
//! the alternatives that a refusal names.

use std::collections::HashSet;

use chrono::{Datelike, NaiveDate, TimeDelta, Weekday};
use entities::id::{FacilityId, UnitId, UnitTypeId};
use entities::unit_part::Part;
use entities::unit_type::{Kind, PriceBasis};
use serde::Serialize;
use utoipa::ToSchema;

use crate::availability::opening::Opening;
use crate::availability::rules::{days, nights};
use crate::facilities::Calendar;

/// How much is left, as far as the public may know.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = AvailabilityStatus)]
pub enum Level {
    Free,
    /// After this party nothing is left, or at most a quarter is.
    Few,
    Full,
    /// 休館日.
    Closed,
}

/// One type of unit, and how many of its units are free for all of the nights or parts asked about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tally {
    pub kind: Kind,
    pub capacity: i32,
    pub total: i64,
    pub free: i64,
}

/// How much of these types is left for the party. Units of all types count together; a whole is one unit.
#[must_use]
pub fn level(tallies: &[Tally], party: i32) -> Level {
    let (whole, single): (Vec<Tally>, Vec<Tally>) = tallies.iter().partition(|tally| tally.kind == Kind::Whole);
    let wholes = whole.into_iter().map(|tally| level_of(vec![tally], party));
    wholes.chain([level_of(single, party)]).min().unwrap_or(Level::Full)
}

fn level_of(mut tallies: Vec<Tally>, party: i32) -> Level {
    tallies.sort_by_key(|tally| std::cmp::Reverse(tally.capacity));
    let total: i64 = tallies.iter().map(|tally| tally.total).sum();
    let free: i64 = tallies.iter().map(|tally| tally.free).sum();
    let mut missing = i64::from(party.max(1));
    let mut needed = 0;
    for tally in tallies {
        let capacity = i64::from(tally.capacity.max(1));
        let units = tally.free.min((missing + capacity - 1) / capacity);
        needed += units;
        missing = (missing - units * capacity).max(0);
    }
    match missing {
        1.. => Level::Full,
        _ if free <= needed || free * 4 <= total => Level::Few,
        _ => Level::Free,
    }
}

/// The biggest party that finds room: free units of all types together, or one whole.
#[must_use]
pub fn people(tallies: &[Tally]) -> i64 {
    let held = |tally: &Tally| i64::from(tally.capacity.max(1)) * tally.free;
    let (whole, single): (Vec<Tally>, Vec<Tally>) = tallies.iter().partition(|tally| tally.kind == Kind::Whole);
    whole
        .iter()
        .map(held)
        .chain([single.iter().map(held).sum()])
        .max()
        .unwrap_or(0)
}

/// A unit that a type offers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PlaceUnit {
    pub id: UnitId,
    pub number: i32,
    /// Taken by night; otherwise by part of a day.
    pub lodging: bool,
}

/// A type of unit with its units; a whole has those that it lists.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    pub id: UnitTypeId,
    pub kind: Kind,
    pub name_ja: String,
    pub name_en: String,
    pub capacity: i32,
    pub units: Vec<PlaceUnit>,
}

/// A facility: what it offers and when it is open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    pub facility: FacilityId,
    pub opening: Opening,
    pub offers: Vec<Offer>,
}

/// The rows of what is taken, of some facilities and days.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Taken {
    pub nights: HashSet<(UnitId, NaiveDate)>,
    pub parts: HashSet<(UnitId, NaiveDate, Part)>,
}

/// From when to when, and of which kind where the asker named one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stay {
    pub starts_on: NaiveDate,
    pub ends_on: NaiveDate,
    pub kind: Option<Kind>,
}

impl Stay {
    /// The same stay some days later, or earlier.
    #[must_use]
    pub fn moved(&self, days: i64) -> Self {
        let by = TimeDelta::days(days);
        Self {
            starts_on: self.starts_on + by,
            ends_on: self.ends_on + by,
            kind: self.kind,
        }
    }

    /// Which kinds serve it at a place that offers `kinds`: what was asked for; else rooms for a stay with nights
    /// where there are rooms; else desks, and where there are none, rooms to work in.
    #[must_use]
    pub fn serving(&self, kinds: &[Kind]) -> Vec<Kind> {
        let any =
            |wanted: &[Kind]| -> Vec<Kind> { wanted.iter().copied().filter(|kind| kinds.contains(kind)).collect() };
        if let Some(kind) = self.kind {
            return any(&[kind]);
        }
        let lodging = any(&[Kind::Room, Kind::Whole]);
        if self.ends_on > self.starts_on && !lodging.is_empty() {
            return lodging;
        }
        let desks = any(&[Kind::Desk]);
        if desks.is_empty() {
            any(&[Kind::Booth, Kind::MeetingRoom])
        } else {
            desks
        }
    }

    /// The first day on which closing rules forbid it. Lodging must be open on each night; a work place on the days
    /// on which people work, weekdays that aren't holidays, or all of its days when there is no such day.
    #[must_use]
    pub fn closed_on(&self, serving: &[Kind], opening: &Opening) -> Option<NaiveDate> {
        if serving.iter().any(|kind| matches!(kind, Kind::Room | Kind::Whole)) {
            return nights(self.starts_on, self.ends_on).find(|night| opening.is_closed(*night));
        }
        let work_days = self.work_days(&opening.holidays);
        let asked = if work_days.is_empty() {
            days(self.starts_on, self.ends_on).collect()
        } else {
            work_days
        };
        asked.into_iter().find(|day| opening.working_parts(*day).is_empty())
    }

    /// The days on which people work: weekdays that aren't holidays.
    #[must_use]
    pub fn work_days(&self, holidays: &Calendar) -> Vec<NaiveDate> {
        days(self.starts_on, self.ends_on)
            .filter(|day| !matches!(day.weekday(), Weekday::Sat | Weekday::Sun) && !holidays.is_holiday(*day))
            .collect()
    }

    /// The nights that lodging takes.
    #[must_use]
    pub fn nights(&self) -> Vec<NaiveDate> {
        nights(self.starts_on, self.ends_on).collect()
    }

    /// The parts that a work place takes: am and pm of the days, as far as it is open.
    #[must_use]
    pub fn parts(&self, opening: &Opening) -> Vec<(NaiveDate, Part)> {
        days(self.starts_on, self.ends_on)
            .flat_map(|day| opening.working_parts(day).into_iter().map(move |part| (day, part)))
            .collect()
    }
}

impl Place {
    /// How much is left of the place for the stay; `None` when it offers nothing of the sort.
    #[must_use]
    pub fn level(&self, taken: &Taken, stay: Stay, party: i32) -> Option<Level> {
        let serving = stay.serving(&self.kinds());
        if serving.is_empty() {
            return None;
        }
        if stay.closed_on(&serving, &self.opening).is_some() {
            return Some(Level::Closed);
        }
        self.left(taken, &serving, &stay.nights(), &stay.parts(&self.opening), party)
    }

    /// The level of each day from `from` on: of the night that begins on it where it offers lodging (or a kind of
    /// lodging is asked for), of a working day otherwise. Empty when it offers nothing of the sort.
    #[must_use]
    pub fn strip(
        &self,
        taken: &Taken,
        from: NaiveDate,
        days: usize,
        kind: Option<Kind>,
        party: i32,
    ) -> Vec<(NaiveDate, Level)> {
        let sample = Stay {
            starts_on: from,
            ends_on: from.succ_opt().unwrap_or(from),
            kind,
        };
        let serving = sample.serving(&self.kinds());
        let lodging = serving.iter().any(|kind| matches!(kind, Kind::Room | Kind::Whole));
        from.iter_days()
            .take(days)
            .filter_map(|day| {
                let work: Vec<_> = self
                    .opening
                    .working_parts(day)
                    .into_iter()
                    .map(|part| (day, part))
                    .collect();
                let closed = self.opening.is_closed(day) || (!lodging && work.is_empty());
                let left = self.left(taken, &serving, &[day], &work, party)?;
                Some((day, if closed { Level::Closed } else { left }))
            })
            .collect()
    }

    fn kinds(&self) -> Vec<Kind> {
        self.offers.iter().map(|offer| offer.kind).collect()
    }

    fn left(
        &self,
        taken: &Taken,
        serving: &[Kind],
        nights: &[NaiveDate],
        work: &[(NaiveDate, Part)],
        party: i32,
    ) -> Option<Level> {
        let tallies: Vec<Tally> = self
            .offers
            .iter()
            .filter(|offer| serving.contains(&offer.kind))
            .map(|offer| offer.tally(taken, nights, work))
            .collect();
        (!tallies.is_empty()).then(|| level(&tallies, party))
    }
}

impl Offer {
    pub(super) fn tally(&self, taken: &Taken, nights: &[NaiveDate], parts: &[(NaiveDate, Part)]) -> Tally {
        let is_free = |unit: &&PlaceUnit| {
            if unit.lodging {
                nights.iter().all(|night| !taken.nights.contains(&(unit.id, *night)))
            } else {
                parts
                    .iter()
                    .all(|(day, part)| !taken.parts.contains(&(unit.id, *day, *part)))
            }
        };
        let free = self.units.iter().filter(is_free).count();
        let (total, free) = if self.kind == Kind::Whole {
            let all_free = !self.units.is_empty() && free == self.units.len();
            (1, i64::from(all_free))
        } else {
            (count(self.units.len()), count(free))
        };
        Tally {
            kind: self.kind,
            capacity: self.capacity,
            total,
            free,
        }
    }
}

fn count(units: usize) -> i64 {
    i64::try_from(units).unwrap_or(i64::MAX)
}

/// A type of a facility, counted by the database, with its price.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counted {
    pub facility: FacilityId,
    pub unit_type: UnitTypeId,
    pub price_yen: i64,
    pub price_basis: PriceBasis,
    pub tally: Tally,
}

/// A work place that is taken for a part of a day.
pub type TakenPart = (UnitId, NaiveDate, Part);

/// How a facility stands to a stay.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outlook {
    /// It has neither rooms nor work places that would serve it.
    NotOffered,
    ClosedOn(NaiveDate),
    Left(Level),
}

/// What of a place is left for a stay.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Left {
    /// See [`Outlook::NotOffered`].
    NotOffered,
    ClosedOn(NaiveDate),
    Of(Vec<Tally>),
}

impl Left {
    /// How it stands to a party.
    #[must_use]
    pub fn outlook(&self, party: i32) -> Outlook {
        match self {
            Self::NotOffered => Outlook::NotOffered,
            Self::ClosedOn(day) => Outlook::ClosedOn(*day),
            Self::Of(tallies) => Outlook::Left(level(tallies, party)),
        }
    }

    /// The biggest party that finds room; 0 when nobody does.
    #[must_use]
    pub fn people(&self) -> i64 {
        match self {
            Self::Of(tallies) => people(tallies),
            Self::NotOffered | Self::ClosedOn(_) => 0,
        }
    }
}

/// The [`Place::level`] of a stay from counts instead of rows: nights are counted by the database already, taken parts
/// of work places are counted here, because which parts matter depends on the hours of each facility.
#[must_use]
pub fn left<'a>(
    counts: &[Counted],
    taken: impl Fn(UnitTypeId) -> &'a [TakenPart],
    opening: &Opening,
    stay: Stay,
) -> Left {
    let kinds: Vec<Kind> = counts.iter().map(|counted| counted.tally.kind).collect();
    let serving = stay.serving(&kinds);
    if serving.is_empty() {
        return Left::NotOffered;
    }
    if let Some(day) = stay.closed_on(&serving, opening) {
        return Left::ClosedOn(day);
    }
    let needed: HashSet<(NaiveDate, Part)> = stay.parts(opening).into_iter().collect();
    let tallies = counts
        .iter()
        .filter(|counted| serving.contains(&counted.tally.kind))
        .map(|counted| less_taken(counted.tally, taken(counted.unit_type), &needed))
        .collect();
    Left::Of(tallies)
}

fn less_taken(tally: Tally, taken: &[TakenPart], needed: &HashSet<(NaiveDate, Part)>) -> Tally {
    let units: HashSet<UnitId> = taken
        .iter()
        .filter(|(_, day, part)| needed.contains(&(*day, *part)))
        .map(|(unit, ..)| *unit)
        .collect();
    let free = match tally.kind {
        Kind::Whole if !units.is_empty() => 0,
        Kind::Whole => tally.free,
        _ => tally.free - count(units.len()),
    };
    Tally { free, ..tally }
}

/// A place to propose instead of another.
#[derive(Clone, Debug, PartialEq)]
pub struct Neighbour {
    pub facility: FacilityId,
    pub name_ja: String,
    pub name_en: String,
    pub municipality_code: String,
    pub lat: f64,
    pub lon: f64,
}
