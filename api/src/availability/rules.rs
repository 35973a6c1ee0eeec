//! What an item of a booking takes: nights of a room, parts of days at a work place, everything of a whole.

use chrono::{NaiveDate, NaiveTime, Timelike};
use entities::id::UnitTypeId;
use entities::unit_part::Part;
use entities::unit_type::Kind;

use super::opening::Opening;
use crate::error::Refusal;

/// Midday and the end of the office day, where the parts of a day meet (hours).
const NOON: u32 = 12;
const EVENING: u32 = 18;

/// Units of a type that somebody asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ask {
    pub unit_type: UnitTypeId,
    pub quantity: i32,
}

/// An [`Ask`] whose kind is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Item {
    pub unit_type: UnitTypeId,
    pub kind: Kind,
    pub quantity: i32,
}

/// The plan of a day: its working hours, none on a day of leave.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WorkHours {
    pub day: NaiveDate,
    pub hours: Option<(NaiveTime, NaiveTime)>,
}

/// What an item takes of each of its units. A `whole` has both: nights of its rooms, parts of its work places.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Want {
    pub unit_type: UnitTypeId,
    pub quantity: i32,
    /// Ascending; the night of a day is the one that begins on it.
    pub nights: Vec<NaiveDate>,
    /// Ascending.
    pub parts: Vec<(NaiveDate, Part)>,
}

/// The nights of a stay: from check-in up to, not including, check-out.
pub fn nights(starts_on: NaiveDate, ends_on: NaiveDate) -> impl Iterator<Item = NaiveDate> {
    starts_on.iter_days().take_while(move |day| *day < ends_on)
}

/// The days of a booking, the last one included.
pub fn days(starts_on: NaiveDate, ends_on: NaiveDate) -> impl Iterator<Item = NaiveDate> {
    starts_on.iter_days().take_while(move |day| *day <= ends_on)
}

/// The parts of a day that the hours touch: am to 12:00, pm to 18:00, then evening. None when they are empty.
#[must_use]
pub fn parts_of_hours(from: NaiveTime, until: NaiveTime) -> Vec<Part> {
    let (from, until) = (from.num_seconds_from_midnight(), until.num_seconds_from_midnight());
    [
        (Part::Am, 0, NOON * 3600),
        (Part::Pm, NOON * 3600, EVENING * 3600),
        (Part::Evening, EVENING * 3600, 24 * 3600),
    ]
    .into_iter()
    .filter(|(_, begins, ends)| from.max(*begins) < until.min(*ends))
    .map(|(part, ..)| part)
    .collect()
}

/// What the items take: rooms their nights `[starts_on, ends_on)`; work places the parts of the booking's own days,
/// the last day included: by the plan of the day where there is one, else am and pm as far as the facility is open.
#[must_use]
pub fn wants(
    items: &[Item],
    starts_on: NaiveDate,
    ends_on: NaiveDate,
    plan: &[WorkHours],
    opening: &Opening,
) -> Vec<Want> {
    let stay: Vec<NaiveDate> = nights(starts_on, ends_on).collect();
    let work: Vec<(NaiveDate, Part)> = days(starts_on, ends_on)
        .flat_map(|day| {
            parts_of_day(day, plan, opening)
                .into_iter()
                .map(move |part| (day, part))
        })
        .collect();
    let mut wants: Vec<Want> = Vec::new();
    for item in items {
        if let Some(want) = wants.iter_mut().find(|want| want.unit_type == item.unit_type) {
            want.quantity += item.quantity;
            continue;
        }
        let (nights, parts) = match item.kind {
            Kind::Room => (stay.clone(), Vec::new()),
            Kind::Desk | Kind::Booth | Kind::MeetingRoom => (Vec::new(), work.clone()),
            Kind::Whole => (stay.clone(), work.clone()),
        };
        wants.push(Want {
            unit_type: item.unit_type,
            quantity: item.quantity,
            nights,
            parts,
        });
    }
    wants
}

fn parts_of_day(day: NaiveDate, plan: &[WorkHours], opening: &Opening) -> Vec<Part> {
    if opening.is_closed(day) {
        return Vec::new();
    }
    match plan.iter().find(|planned| planned.day == day) {
        Some(planned) => planned
            .hours
            .map_or_else(Vec::new, |(from, until)| parts_of_hours(from, until)),
        None => opening.working_parts(day),
    }
}

/// Refuses what closing rules make impossible: a night that begins on a closed day, a work place that isn't open on
/// any day, a room for no night.
///
/// # Errors
/// `booking.closed` with the day, `booking.no_nights`.
pub fn refuse_closed(
    items: &[Item],
    wants: &[Want],
    starts_on: NaiveDate,
    ends_on: NaiveDate,
    opening: &Opening,
) -> Result<(), Refusal> {
    let rooms = items.iter().any(|item| item.kind == Kind::Room);
    let lodging = rooms || items.iter().any(|item| item.kind == Kind::Whole);
    if rooms && starts_on >= ends_on {
        return Err(Refusal::invalid("booking.no_nights"));
    }
    let closed = nights(starts_on, ends_on).find(|night| opening.is_closed(*night));
    if let Some(night) = closed.filter(|_| lodging) {
        return Err(Refusal::conflict("booking.closed").with("day", night));
    }
    if wants.iter().any(|want| want.nights.is_empty() && want.parts.is_empty()) {
        return Err(Refusal::conflict("booking.closed").with("day", starts_on));
    }
    Ok(())
}

/// A unit that could serve a want, and what is known of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Candidate {
    pub unit: entities::id::UnitId,
    /// The kind of its own type, which says whether it is taken by night or by part.
    pub kind: Kind,
    pub free: bool,
    /// Whether the want is for a whole, which needs every unit that it lists.
    pub whole: bool,
}

impl Candidate {
    /// Whether it is taken by night.
    #[must_use]
    pub const fn is_lodging(&self) -> bool {
        matches!(self.kind, Kind::Room)
    }
}

/// The units to take, of candidates in the order of preference; `None` when too few are free. A whole takes all or
/// none, and there is one of it.
#[must_use]
pub fn choose(want: &Want, candidates: &[Candidate]) -> Option<Vec<Candidate>> {
    if candidates.iter().any(|candidate| candidate.whole) {
        let all_free = candidates.iter().all(|candidate| candidate.free);
        return (all_free && want.quantity == 1).then(|| candidates.to_vec());
    }
    let needed = usize::try_from(want.quantity).ok().filter(|needed| *needed > 0)?;
    let mut chosen: Vec<Candidate> = candidates.iter().copied().filter(|candidate| candidate.free).collect();
    if chosen.len() < needed {
        return None;
    }
    chosen.truncate(needed);
    chosen.sort_by_key(|candidate| candidate.unit);
    Some(chosen)
}
