//! How many units of a place are free on a night, and how many of them a stay takes.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use entities::id::{FacilityId, UnitTypeId};
use entities::unit_type::Kind;

use super::KeptPlaced;
use crate::rounds::input::{Choice, PlacePools, Prepared, Prospect, TypePools, night};

/// Whether its nights are counted in rooms; otherwise its work places are counted.
fn has_rooms(types: &[TypePools]) -> bool {
    types.iter().any(|of| of.kind == Kind::Room)
}

/// Units that the items take of those that are counted at this place: a whole takes all that it lists.
pub fn taken_at(place: &PlacePools, items: &[(UnitTypeId, u32)]) -> i64 {
    let rooms = has_rooms(&place.types);
    let taken = |(id, quantity): &(UnitTypeId, u32)| Some(taken_of(place.of_type(*id)?, *quantity, rooms));
    items.iter().filter_map(taken).sum()
}

fn taken_of(of: &TypePools, quantity: u32, rooms: bool) -> i64 {
    let listed = || of.pools.iter().flat_map(|pool| &pool.units);
    match of.kind {
        Kind::Whole => i64::try_from(listed().filter(|unit| unit.lodging == rooms).count()).unwrap_or(i64::MAX),
        Kind::Room => i64::from(quantity),
        Kind::Desk | Kind::Booth | Kind::MeetingRoom if rooms => 0,
        Kind::Desk | Kind::Booth | Kind::MeetingRoom => i64::from(quantity),
    }
}

/// Units of lodging that were free before the round; of a place without any its work places.
pub fn open(
    prospect: &Prospect,
    placed: &[(&Prepared, &Choice, KeptPlaced)],
) -> BTreeMap<FacilityId, Vec<(NaiveDate, i64)>> {
    let first = placed.iter().map(|(_, choice, _)| choice.starts_on).min();
    let last = placed.iter().map(|(_, choice, _)| choice.ends_on).max();
    let Some((first, last)) = first.zip(last) else {
        return BTreeMap::new();
    };
    let facilities: BTreeSet<FacilityId> = placed.iter().flat_map(|(.., kept)| kept.facilities()).collect();
    let nights = |facility: &FacilityId| {
        let types = &prospect.places.get(facility)?.types;
        let rooms = has_rooms(types);
        let counted = |of: &&TypePools| {
            if rooms {
                of.kind == Kind::Room
            } else {
                of.kind != Kind::Whole
            }
        };
        let open = |day: NaiveDate| -> i64 {
            let index = night(prospect.from, day);
            let pools = types.iter().filter(counted).flat_map(|of| &of.pools);
            pools
                .filter_map(|pool| index.and_then(|index| pool.open.get(index)))
                .map(|open| i64::from(*open))
                .sum()
        };
        let days = first.iter_days().take_while(|day| *day <= last);
        Some(days.map(|day| (day, open(day))).collect())
    };
    facilities
        .into_iter()
        .filter_map(|facility| Some((facility, nights(&facility)?)))
        .collect()
}
