//! Which rows a change of places adds and which it lets go: sets of rows, worked out before anything is written.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use entities::id::UnitId;
use entities::unit_part::Part;

use crate::availability::rules::{Candidate, Want, choose};

/// A night of a room, or a part of a day at a work place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Slot {
    Night(NaiveDate),
    Part(NaiveDate, Part),
}

/// A unit taken for a slot.
pub type Row = (UnitId, Slot);

fn rows(want: &Want, unit: Candidate) -> Vec<Row> {
    if unit.is_lodging() {
        want.nights
            .iter()
            .map(|night| (unit.unit, Slot::Night(*night)))
            .collect()
    } else {
        let parts = want.parts.iter();
        parts.map(|(day, part)| (unit.unit, Slot::Part(*day, *part))).collect()
    }
}

/// Every row that the wants take: of units that the booking has already before others, so that as few as possible
/// are added. `None` when too few are free. No unit serves two wants.
#[must_use]
pub fn wanted(own: &BTreeSet<Row>, wants: &[(Want, Vec<Candidate>)]) -> Option<BTreeSet<Row>> {
    let (mut used, mut all) = (BTreeSet::new(), BTreeSet::new());
    for (want, candidates) in wants {
        let missing = |unit: &Candidate| rows(want, *unit).iter().filter(|row| !own.contains(row)).count();
        let mut candidates: Vec<Candidate> = candidates
            .iter()
            .map(|unit| Candidate {
                free: unit.free && !used.contains(&unit.unit),
                ..*unit
            })
            .collect();
        candidates.sort_by_key(missing);
        for unit in choose(want, &candidates)? {
            used.insert(unit.unit);
            all.extend(rows(want, unit));
        }
    }
    Some(all)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use chrono::Days;
    use entities::id::UnitTypeId;
    use entities::unit_type::Kind;
    use proptest::prelude::*;

    use super::*;

    fn night(index: u64) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 12, 1).unwrap() + Days::new(index)
    }

    fn want(from: u64, nights: u64, quantity: i32) -> Want {
        Want {
            unit_type: UnitTypeId::default(),
            quantity,
            nights: (from..from + nights).map(night).collect(),
            parts: Vec::new(),
        }
    }

    /// Who has which of five rooms in which of twelve nights: 0 nobody, 1 the booking itself, 2 somebody else.
    type Taken = BTreeMap<(usize, u64), u8>;

    fn candidates(units: &[UnitId], taken: &Taken, want: &Want) -> Vec<Candidate> {
        let is_others = |unit: usize, on: &NaiveDate| {
            taken
                .iter()
                .any(|((of, index), who)| *of == unit && night(*index) == *on && *who == 2)
        };
        let candidate = |(index, unit): (usize, &UnitId)| Candidate {
            unit: *unit,
            kind: Kind::Room,
            free: !want.nights.iter().any(|on| is_others(index, on)),
            whole: false,
        };
        units.iter().enumerate().map(candidate).collect()
    }

    proptest! {
        /// The twin counts rooms night by night and never looks at what is chosen.
        #[test]
        fn a_change_of_rooms_never_takes_what_others_have_and_succeeds_whenever_enough_rooms_are_free(
            filled in prop::collection::btree_map((0usize..5, 0u64..12), 0u8..3, 0..60),
            from in 0u64..8, nights in 1u64..5, quantity in 1i32..4,
        ) {
            let units: Vec<UnitId> = (0..5).map(|_| UnitId::new()).collect();
            let want = want(from, nights, quantity);
            let own: BTreeSet<Row> = filled.iter().filter(|(_, who)| **who == 1)
                .map(|((unit, index), _)| (units[*unit], Slot::Night(night(*index)))).collect();
            let others: BTreeSet<Row> = filled.iter().filter(|(_, who)| **who == 2)
                .map(|((unit, index), _)| (units[*unit], Slot::Night(night(*index)))).collect();
            let free = (0..5).filter(|unit| {
                (from..from + nights).all(|index| filled.get(&(*unit, index)) != Some(&2))
            }).count();
            let candidates = candidates(&units, &filled, &want);
            match wanted(&own, &[(want, candidates)]) {
                None => prop_assert!(i32::try_from(free).unwrap() < quantity),
                Some(rows) => {
                    prop_assert!(i32::try_from(free).unwrap() >= quantity);
                    prop_assert!(rows.is_disjoint(&others), "somebody else's night was taken");
                    let rooms: BTreeSet<UnitId> = rows.iter().map(|(unit, _)| *unit).collect();
                    prop_assert_eq!(i32::try_from(rooms.len()).unwrap(), quantity);
                    for index in from..from + nights {
                        let here = rows.iter().filter(|(_, slot)| *slot == Slot::Night(night(index))).count();
                        prop_assert_eq!(i32::try_from(here).unwrap(), quantity, "one room keeps all its nights");
                    }
                }
            }
        }
    }

    #[test]
    fn a_longer_stay_keeps_its_room_and_adds_the_further_nights_only() {
        let units = [UnitId::new(), UnitId::new()];
        let own: BTreeSet<Row> = [0, 1].map(|index| (units[1], Slot::Night(night(index)))).into();
        let want = want(0, 3, 1);
        let candidates = candidates(&units, &Taken::new(), &want);
        let rows = wanted(&own, &[(want, candidates)]).unwrap();
        let added: Vec<_> = rows.difference(&own).copied().collect();
        assert_eq!(added, [(units[1], Slot::Night(night(2)))]);
    }
}
