//! What an application asks for: a stay of some units at its wishes, and where it says so at any place that fits.

use chrono::{NaiveDate, NaiveTime};
use entities::id::{FacilityId, UnitTypeId};
use entities::programme_call;
use entities::unit_type::Kind;
use entities::{booking, booking_item, wish};

use super::pools::{PlacePools, TypePools};
use crate::availability::Stay;
use crate::facilities::parse_time;
use crate::matching::{Need, Query, Wish};
use crate::rounds::store::Applied;
use crate::rounds::terms::Tag;

/// Sizes of a company that has fewer than 300 employees, as it registered.
const SMALL: &[&str] = &["1-9", "10-49", "50-99", "100-299"];

/// What every applicant is assumed to wish of a place, and how much it matters: published with the policy.
const WISHES: &[(Need, i64)] = &[(Need::Calls, 2), (Need::Seats, 1), (Need::Vpn, 1), (Need::Booth, 1)];

/// A wish, or none: any place that fits.
#[derive(Clone, Debug)]
pub struct Asked {
    pub rank: Option<i32>,
    /// Of everything that it takes.
    pub stay: Stay,
    /// What it takes of which place, its main one first; empty: of any.
    pub parts: Vec<Part>,
}

/// What is asked of one place.
#[derive(Clone, Debug)]
pub struct Part {
    pub facility: FacilityId,
    pub stay: Stay,
    /// As many of the party as its units hold, where another place holds the rest.
    pub people: i32,
    pub items: Vec<(UnitTypeId, u32)>,
}

impl Asked {
    /// Nights as the engine counts them: of a work place its days; where both are taken, the last day too.
    #[must_use]
    pub fn engine_nights(&self, both: bool) -> usize {
        let nights = (self.stay.ends_on - self.stay.starts_on).num_days();
        let more = i64::from(both || nights == 0 || is_by_day(self.stay));
        usize::try_from(nights + more).unwrap_or(1).max(1)
    }

    /// The types that it takes at all its places, each with how many.
    pub fn types<'a>(&self, offered: Offered<'a>) -> Vec<(&'a TypePools, u32)> {
        self.parts
            .iter()
            .flat_map(|part| types_of(part.facility, &part.items, offered))
            .collect()
    }

    /// Whether rooms and work places are taken: these on the day of departure, too.
    #[must_use]
    pub fn takes_both(&self, offered: Offered<'_>) -> bool {
        let types = self.types(offered);
        let lodging = types.iter().any(|(of, _)| is_lodging(of.kind));
        let work = types.iter().any(|(of, _)| !is_lodging(of.kind));
        lodging && work || types.iter().any(|(of, _)| of.is_whole_with_work_places())
    }
}

fn types_of<'a>(facility: FacilityId, items: &[(UnitTypeId, u32)], offered: Offered<'a>) -> Vec<(&'a TypePools, u32)> {
    let of = |(id, quantity): &(UnitTypeId, u32)| Some((offered(facility, *id)?, *quantity));
    items.iter().filter_map(of).collect()
}

/// What a place offers of a type.
pub type Offered<'a> = &'a dyn Fn(FacilityId, UnitTypeId) -> Option<&'a TypePools>;

/// Whether only work places are asked for.
fn is_by_day(stay: Stay) -> bool {
    matches!(stay.kind, Some(Kind::Desk | Kind::Booth | Kind::MeetingRoom))
}

const fn is_lodging(kind: Kind) -> bool {
    matches!(kind, Kind::Room | Kind::Whole)
}

impl Applied {
    /// Its wishes in order.
    #[must_use]
    pub fn wished(&self, offered: Offered<'_>) -> Vec<Asked> {
        let wish = |(wish, items): &(wish::Model, Vec<booking_item::Model>)| {
            let parts = self.parts(wish, items, offered);
            let lodging = parts.iter().find(|part| part.stay.kind.is_none());
            Some(Asked {
                rank: Some(wish.rank),
                stay: lodging.or(parts.first())?.stay,
                parts,
            })
        };
        self.wishes.iter().filter_map(wish).collect()
    }

    fn parts(&self, wish: &wish::Model, items: &[booking_item::Model], offered: Offered<'_>) -> Vec<Part> {
        let (main, also) = (wish.facility_id, wish.also_facility_id);
        // What nobody offers any more is the main place's to lack.
        let place_of = |id| also.filter(|also| offered(*also, id).is_some()).or(main);
        let part = |facility: FacilityId| {
            let own = items
                .iter()
                .filter(|item| place_of(item.unit_type_id) == Some(facility));
            let items: Vec<(UnitTypeId, u32)> = own
                .map(|item| (item.unit_type_id, u32::try_from(item.quantity).unwrap_or(1)))
                .collect();
            let types = types_of(facility, &items, offered);
            let party = self.booking.party;
            Part {
                facility,
                stay: stay_of(wish, &types),
                people: also.map_or(party, |_| party.min(held(&types)).max(1)),
                items,
            }
        };
        main.into_iter().chain(also).map(part).collect()
    }

    /// Any place that fits, on the dates of the first wish; `None` where only the wishes will do.
    #[must_use]
    pub fn elsewhere(&self, wished: &[Asked]) -> Option<Asked> {
        let booking = &self.booking;
        let stay = match wished.first() {
            Some(first) => first.stay,
            None => Stay {
                starts_on: booking.starts_on?,
                ends_on: booking.ends_on?,
                kind: None,
            },
        };
        booking.anywhere.then_some(Asked {
            rank: None,
            stay,
            parts: Vec::new(),
        })
    }

    /// The kinds that a share can be kept for.
    #[must_use]
    pub fn tags(&self) -> Vec<Tag> {
        let is_small = self
            .organisation
            .size
            .as_deref()
            .is_some_and(|size| SMALL.contains(&size));
        [(Tag::FirstTimer, self.is_first_time), (Tag::Sme, is_small)]
            .into_iter()
            .filter_map(|(tag, holds)| holds.then_some(tag))
            .collect()
    }

    /// The search that the application is, for so many of its people at one of the stays that it asks for.
    #[must_use]
    pub fn query(&self, (stay, people): (Stay, i32), call: &programme_call::Model, today: NaiveDate) -> Query {
        let must = if self.booking.children > 0 {
            vec![Need::Children]
        } else {
            Vec::new()
        };
        let mut query = Query {
            stay: Some(stay),
            party: people,
            purpose: Some(self.booking.purpose.clone()).filter(|purpose| !purpose.is_empty()),
            industry: self.organisation.industry.clone(),
            first_time: Some(self.is_first_time),
            must,
            wishes: WISHES
                .iter()
                .map(|(need, weight)| Wish {
                    need: *need,
                    weight: *weight,
                })
                .collect(),
            price_cap_yen: call.cap_per_person_night_yen,
            ..Query::anything(today)
        };
        if let Some(hours) = self.work_hours() {
            query.work_hours = hours;
            query.wishes.push(Wish {
                need: Need::Hours,
                weight: 2,
            });
        }
        query
    }

    /// From the earliest beginning to the latest end of work in its plan.
    fn work_hours(&self) -> Option<(NaiveTime, NaiveTime)> {
        let times = |read: fn(&entities::work_day::Model) -> &Option<String>| {
            let read = self.work_days.iter().filter_map(move |day| read(day).as_deref());
            read.filter_map(parse_time)
        };
        times(|day| &day.starts).min().zip(times(|day| &day.ends).max())
    }

    /// By how many days its dates may move, the nearest first, within the call's period of stays.
    #[must_use]
    pub fn shifts(&self, query: &Query, call: &programme_call::Model) -> Vec<i64> {
        let within = |shift: &i64| {
            query.stay.map(|stay| stay.moved(*shift)).is_some_and(|stay| {
                stay.starts_on >= query.today && stay.starts_on >= call.stay_from_on && stay.ends_on <= call.stay_to_on
            })
        };
        let mut shifts = query.shifts(i64::from(self.booking.flexible_days));
        shifts.retain(within);
        shifts
    }

    /// Whether places for staff only are for it too.
    #[must_use]
    pub fn is_staff(&self) -> bool {
        self.booking.kind == booking::Kind::Employee
    }
}

fn stay_of(wish: &wish::Model, types: &[(&TypePools, u32)]) -> Stay {
    let lodging = types.iter().any(|(of, _)| is_lodging(of.kind));
    Stay {
        starts_on: wish.starts_on,
        ends_on: wish.ends_on,
        kind: types.first().map(|(of, _)| of.kind).filter(|_| !lodging),
    }
}

/// People that the units hold: beds where there are any, seats otherwise.
fn held(types: &[(&TypePools, u32)]) -> i32 {
    let lodging = types.iter().any(|(of, _)| is_lodging(of.kind));
    let counted = types.iter().filter(|(of, _)| is_lodging(of.kind) == lodging);
    counted
        .map(|(of, quantity)| of.capacity.saturating_mul(i32::try_from(*quantity).unwrap_or(i32::MAX)))
        .fold(0, i32::saturating_add)
}

/// What the application would take of a place that it didn't name: a room for everybody, and work places of the kinds
/// that its first wish has. A whole with work places only where the plan counts the day of departure, too.
#[must_use]
pub fn bundles(
    place: &PlacePools,
    party: i32,
    (stay, counts_departure): (Stay, bool),
    work: &[(Kind, u32)],
) -> Vec<Vec<(UnitTypeId, u32)>> {
    let lodging = stay.starts_on < stay.ends_on && stay.kind.is_none();
    let party = u32::try_from(party).unwrap_or(1);
    let units = |of: &TypePools| -> u32 {
        let units = of.pools.iter().map(|pool| pool.units.len()).sum::<usize>();
        u32::try_from(units).unwrap_or(u32::MAX)
    };
    let for_party = |of: &TypePools| party.div_ceil(u32::try_from(of.capacity).unwrap_or(1).max(1));
    let mut beside = Vec::new();
    for (kind, quantity) in work {
        let found = place
            .types
            .iter()
            .find(|of| of.kind == *kind && units(of) >= *quantity)
            .map(|of| (of.unit_type, *quantity));
        let Some(found) = found else { return Vec::new() };
        beside.push(found);
    }
    if !lodging {
        if !beside.is_empty() {
            return vec![beside];
        }
        let desks = place.types.iter().filter(|of| of.kind == Kind::Desk);
        let enough = desks.filter(|of| units(of) >= for_party(of));
        return enough.map(|of| vec![(of.unit_type, for_party(of))]).collect();
    }
    let rooms = place.types.iter().filter_map(|of| match of.kind {
        Kind::Room if units(of) >= for_party(of) => Some((of.unit_type, for_party(of))),
        Kind::Whole if for_party(of) == 1 && (counts_departure || !of.is_whole_with_work_places()) => {
            Some((of.unit_type, 1))
        }
        _ => None,
    });
    rooms
        .map(|room| [room].into_iter().chain(beside.iter().copied()).collect())
        .collect()
}
