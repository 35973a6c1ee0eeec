//! What an application asks for: a stay of some units at its wishes, and where it says so at any place that fits.

use chrono::{NaiveDate, NaiveTime};
use entities::booking;
use entities::id::{FacilityId, UnitTypeId};
use entities::programme_call;
use entities::unit_type::Kind;

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
    pub facility: Option<FacilityId>,
    pub stay: Stay,
    pub items: Vec<(UnitTypeId, u32)>,
}

impl Asked {
    /// Nights as the engine counts them: of a work place its days; where both are taken, the last day too.
    #[must_use]
    pub fn engine_nights(&self, both: bool) -> usize {
        let nights = (self.stay.ends_on - self.stay.starts_on).num_days();
        let more = i64::from(both || nights == 0 || self.is_by_day());
        usize::try_from(nights + more).unwrap_or(1).max(1)
    }

    /// Whether only work places are asked for.
    fn is_by_day(&self) -> bool {
        matches!(self.stay.kind, Some(Kind::Desk | Kind::Booth | Kind::MeetingRoom))
    }
}

impl Applied {
    /// Its wishes in order.
    #[must_use]
    pub fn wished(&self, kind_of: impl Fn(FacilityId, UnitTypeId) -> Option<Kind>) -> Vec<Asked> {
        let wish = |(wish, items): &(entities::wish::Model, Vec<entities::booking_item::Model>)| {
            let facility = wish.facility_id?;
            let kinds: Vec<Kind> = items
                .iter()
                .filter_map(|item| kind_of(facility, item.unit_type_id))
                .collect();
            Some(Asked {
                rank: Some(wish.rank),
                facility: Some(facility),
                stay: Stay {
                    starts_on: wish.starts_on,
                    ends_on: wish.ends_on,
                    kind: work_kind(&kinds),
                },
                items: items
                    .iter()
                    .map(|item| (item.unit_type_id, u32::try_from(item.quantity).unwrap_or(1)))
                    .collect(),
            })
        };
        self.wishes.iter().filter_map(wish).collect()
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
            facility: None,
            stay,
            items: Vec::new(),
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

    /// The search that the application is, for one of the stays that it asks for.
    #[must_use]
    pub fn query(&self, stay: Stay, call: &programme_call::Model, today: NaiveDate) -> Query {
        let must = if self.booking.children > 0 {
            vec![Need::Children]
        } else {
            Vec::new()
        };
        let mut query = Query {
            stay: Some(stay),
            party: self.booking.party,
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

fn work_kind(kinds: &[Kind]) -> Option<Kind> {
    let lodging = kinds.iter().any(|kind| matches!(kind, Kind::Room | Kind::Whole));
    kinds.first().copied().filter(|_| !lodging)
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
