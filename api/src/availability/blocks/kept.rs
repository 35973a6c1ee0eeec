//! From the units that a block takes to the fewest lines that say so.

use std::collections::{BTreeMap, BTreeSet};

use entities::block;
use entities::id::{UnitId, UnitTypeId};

use super::sheet::BlockLine;

/// A unit of a facility as a line names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    pub unit: UnitId,
    pub of: UnitTypeId,
    pub type_name: String,
    pub number: i32,
}

/// The lines of a block: one for the whole facility, or one for each kind of unit.
#[must_use]
pub fn lines(
    number: &str,
    facility: &str,
    block: &block::Model,
    taken: &BTreeSet<UnitId>,
    all: &[Named],
) -> Vec<BlockLine> {
    let line = |unit_type: &str, units: Vec<i32>| BlockLine {
        number: number.to_owned(),
        facility: facility.to_owned(),
        unit_type: unit_type.to_owned(),
        units,
        starts_on: Some(block.starts_on),
        ends_on: Some(block.ends_on),
        reason: block.reason,
        note: block.note.clone(),
    };
    if all.iter().all(|unit| taken.contains(&unit.unit)) {
        return vec![line("", Vec::new())];
    }
    let mut by_type: BTreeMap<UnitTypeId, Vec<&Named>> = BTreeMap::new();
    for unit in all {
        by_type.entry(unit.of).or_default().push(unit);
    }
    let lines = by_type.into_values().filter_map(|units| {
        let own: Vec<&&Named> = units.iter().filter(|unit| taken.contains(&unit.unit)).collect();
        let name = &own.first()?.type_name;
        let mut numbers: Vec<i32> = own.iter().map(|unit| unit.number).collect();
        numbers.sort_unstable();
        let whole = numbers.len() == units.len();
        Some(line(name, if whole { Vec::new() } else { numbers }))
    });
    lines.collect()
}

/// The units that a line names, of those that the facility has.
///
/// # Errors
/// The field of the line that names what isn't there.
pub fn named(line: &BlockLine, all: &[Named]) -> Result<Option<Vec<UnitId>>, &'static str> {
    if line.unit_type.is_empty() && line.units.is_empty() {
        return Ok(None);
    }
    let of_type: Vec<&Named> = all
        .iter()
        .filter(|unit| line.unit_type.is_empty() || unit.type_name == line.unit_type)
        .collect();
    if of_type.is_empty() {
        return Err("unit_type");
    }
    if line.units.is_empty() {
        return Ok(Some(of_type.iter().map(|unit| unit.unit).collect()));
    }
    // A number alone names a unit of every kind, which nobody means.
    if line.unit_type.is_empty() {
        return Err("unit_type");
    }
    let units: Option<Vec<UnitId>> = line
        .units
        .iter()
        .map(|number| of_type.iter().find(|unit| unit.number == *number).map(|unit| unit.unit))
        .collect();
    units.map(Some).ok_or("unit_ids")
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, NaiveDate};
    use entities::block::Reason;
    use entities::id::{BlockId, FacilityId};
    use proptest::prelude::*;

    use super::*;

    fn block() -> block::Model {
        let day = NaiveDate::from_ymd_opt(2026, 12, 1).unwrap();
        block::Model {
            id: BlockId::new(),
            facility_id: FacilityId::new(),
            reason: Reason::Repair,
            note: "屋根".to_owned(),
            starts_on: day,
            ends_on: day,
            created_by: None,
            created_at: DateTime::UNIX_EPOCH,
            ended_at: None,
            version: 1,
        }
    }

    fn house(counts: &[i32]) -> Vec<Named> {
        let types = counts
            .iter()
            .enumerate()
            .map(|(at, count)| (UnitTypeId::new(), at, *count));
        types
            .flat_map(|(of, at, count)| {
                (1..=count).map(move |number| Named {
                    unit: UnitId::new(),
                    of,
                    type_name: format!("型{at}"),
                    number,
                })
            })
            .collect()
    }

    proptest! {
        #[test]
        fn the_lines_of_a_block_name_its_units_and_no_others(counts in prop::collection::vec(1_i32..5, 1..4), chosen in any::<u32>()) {
            let all = house(&counts);
            let taken: BTreeSet<UnitId> = all
                .iter()
                .enumerate()
                .filter(|(at, _)| chosen >> (at % 32) & 1 == 1)
                .map(|(_, unit)| unit.unit)
                .collect();
            prop_assume!(!taken.is_empty());
            let lines = lines("F01", "宿", &block(), &taken, &all);
            let everything = || all.iter().map(|unit| unit.unit).collect::<Vec<_>>();
            let back: BTreeSet<UnitId> = lines
                .iter()
                .flat_map(|line| named(line, &all).unwrap().unwrap_or_else(everything))
                .collect();
            prop_assert_eq!(back, taken);
        }
    }

    #[test]
    fn what_the_facility_has_not_is_told_by_its_column() {
        let all = house(&[2]);
        let line = |unit_type: &str, units: &[i32]| BlockLine {
            unit_type: unit_type.to_owned(),
            units: units.to_vec(),
            ..BlockLine::blank()
        };
        assert_eq!(named(&line("離れ", &[]), &all), Err("unit_type"));
        assert_eq!(named(&line("型0", &[3]), &all), Err("unit_ids"));
        assert_eq!(named(&line("", &[1]), &all), Err("unit_type"));
        assert_eq!(named(&line("", &[]), &all), Ok(None));
    }
}
