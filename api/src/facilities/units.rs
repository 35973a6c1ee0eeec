//! From the types that a host wants to what must be done to the types and numbered units that there are.
//!
//! More units: retired numbers come back first, then new ones. Fewer: those without future bookings go, the highest
//! number first; bookings never lose their unit. Types are retired, never deleted: bookings refer to them.

use std::collections::{BTreeSet, HashSet};

use entities::id::{FacilityId, UnitId, UnitTypeId};
use entities::unit_type::Kind;
use entities::{unit, unit_type, whole_unit};

use super::listing::UnitType;
use crate::error::Fault;

/// What there is: the types not retired, all their units, and those that are booked from today on.
pub struct Present {
    pub types: Vec<unit_type::Model>,
    pub units: Vec<unit::Model>,
    pub booked: HashSet<UnitId>,
}

impl Present {
    /// Of a facility that isn't there yet.
    pub fn none() -> Self {
        Self {
            types: Vec::new(),
            units: Vec::new(),
            booked: HashSet::new(),
        }
    }
}

/// What must be done.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Plan {
    pub new_types: Vec<unit_type::Model>,
    pub changed_types: Vec<unit_type::Model>,
    pub retired_types: Vec<UnitTypeId>,
    pub new_units: Vec<unit::Model>,
    pub revived_units: Vec<UnitId>,
    pub retired_units: Vec<UnitId>,
    /// All that the wholes list afterwards.
    pub listed: Vec<whole_unit::Model>,
}

/// What must be done, or everything that stands against it.
///
/// # Errors
/// A type that isn't the facility's or changed its kind; units that are booked.
pub fn plan(facility_id: FacilityId, present: &Present, wanted: &[UnitType]) -> Result<Plan, Vec<Fault>> {
    let mut plan = Plan::default();
    let mut faults = Vec::new();
    let mut kept = BTreeSet::new();
    let mut units_of: Vec<(UnitTypeId, Vec<UnitId>)> = Vec::new();
    for (position, of) in wanted.iter().enumerate() {
        let existing = of.id.and_then(|id| present.types.iter().find(|row| row.id == id));
        if let Some(id) = of.id
            && (existing.is_none() || !kept.insert(id))
        {
            faults.push(Fault::new(
                format!("unit_types[{position}].id"),
                "facility.unit_type_unknown",
            ));
            continue;
        }
        if existing.is_some_and(|row| row.kind != of.kind) {
            faults.push(Fault::new(
                format!("unit_types[{position}].kind"),
                "facility.unit_kind_fixed",
            ));
            continue;
        }
        let row = row(facility_id, position, of);
        let units = count_units(&mut plan, present, &row, of, position, &mut faults);
        units_of.push((row.id, units));
        match existing {
            Some(_) => plan.changed_types.push(row),
            None => plan.new_types.push(row),
        }
    }
    retire_types(&mut plan, present, &kept, &mut faults);
    if !faults.is_empty() {
        return Err(faults);
    }
    for (of, (whole, _)) in wanted.iter().zip(&units_of) {
        let units: BTreeSet<UnitId> = of
            .covers
            .iter()
            .filter_map(|at| units_of.get(*at))
            .flat_map(|(_, units)| units.clone())
            .collect();
        plan.listed.extend(units.into_iter().map(|unit_id| whole_unit::Model {
            unit_type_id: *whole,
            unit_id,
        }));
    }
    Ok(plan)
}

fn row(facility_id: FacilityId, position: usize, of: &UnitType) -> unit_type::Model {
    unit_type::Model {
        id: of.id.unwrap_or_default(),
        facility_id,
        kind: of.kind,
        name_ja: of.name.ja.clone(),
        name_en: of.name.en.clone(),
        capacity: of.capacity,
        price_yen: of.price_yen,
        price_basis: of.price_basis,
        position: i32::try_from(position).unwrap_or(i32::MAX),
        retired_at: None,
    }
}

/// Brings the units of a type to the wanted number; returns those that it has afterwards.
fn count_units(
    plan: &mut Plan,
    present: &Present,
    row: &unit_type::Model,
    of: &UnitType,
    position: usize,
    faults: &mut Vec<Fault>,
) -> Vec<UnitId> {
    if row.kind == Kind::Whole {
        return Vec::new();
    }
    let mut own: Vec<&unit::Model> = present
        .units
        .iter()
        .filter(|unit| unit.unit_type_id == row.id)
        .collect();
    own.sort_by_key(|unit| unit.number);
    let (active, retired): (Vec<&unit::Model>, Vec<&unit::Model>) =
        own.iter().partition(|unit| unit.retired_at.is_none());
    let wanted = usize::try_from(of.count).unwrap_or(0);
    let mut units: Vec<UnitId> = active.iter().map(|unit| unit.id).collect();
    if wanted < active.len() {
        let free = active.iter().rev().filter(|unit| !present.booked.contains(&unit.id));
        let going: Vec<UnitId> = free.map(|unit| unit.id).take(active.len() - wanted).collect();
        if going.len() < active.len() - wanted {
            let least = active.len() - going.len();
            let fault = Fault::new(format!("unit_types[{position}].count"), "facility.units_booked");
            faults.push(fault.with("least", least));
        }
        units.retain(|unit| !going.contains(unit));
        plan.retired_units.extend(going);
        return units;
    }
    let missing = wanted - active.len();
    let back: Vec<UnitId> = retired.iter().map(|unit| unit.id).take(missing).collect();
    let highest = own.last().map_or(0, |unit| unit.number);
    let new = (highest + 1..).take(missing - back.len()).map(|number| unit::Model {
        id: UnitId::new(),
        facility_id: row.facility_id,
        unit_type_id: row.id,
        number,
        retired_at: None,
    });
    let new: Vec<unit::Model> = new.collect();
    units.extend(back.iter().copied().chain(new.iter().map(|unit| unit.id)));
    plan.revived_units.extend(back);
    plan.new_units.extend(new);
    units
}

fn retire_types(plan: &mut Plan, present: &Present, kept: &BTreeSet<UnitTypeId>, faults: &mut Vec<Fault>) {
    for row in present.types.iter().filter(|row| !kept.contains(&row.id)) {
        let units = present
            .units
            .iter()
            .filter(|unit| unit.unit_type_id == row.id && unit.retired_at.is_none());
        let (booked, free): (Vec<UnitId>, Vec<UnitId>) =
            units.map(|unit| unit.id).partition(|id| present.booked.contains(id));
        if !booked.is_empty() {
            faults.push(Fault::new("unit_types", "facility.type_booked").with("name", &row.name_ja));
        }
        plan.retired_types.push(row.id);
        plan.retired_units.extend(free);
    }
}

#[cfg(test)]
mod tests {
    use entities::unit_type::PriceBasis;
    use proptest::prelude::*;

    use super::*;
    use crate::text::Words;

    fn wanted(id: Option<UnitTypeId>, kind: Kind, count: i32) -> UnitType {
        UnitType {
            id,
            kind,
            name: Words::default(),
            capacity: 2,
            count,
            price_yen: 1_000,
            price_basis: PriceBasis::UnitNight,
            covers: Vec::new(),
        }
    }

    /// A type with active units, so many of which are booked, the lowest numbers first.
    fn present(active: i32, booked: usize) -> (UnitTypeId, Present) {
        let facility_id = FacilityId::new();
        let rooms = row(facility_id, 0, &wanted(None, Kind::Room, active));
        let unit = |number| unit::Model {
            id: UnitId::new(),
            facility_id,
            unit_type_id: rooms.id,
            number,
            retired_at: None,
        };
        let units: Vec<unit::Model> = (1..=active).map(unit).collect();
        let booked = units.iter().take(booked).map(|unit| unit.id).collect();
        let id = rooms.id;
        (
            id,
            Present {
                types: vec![rooms],
                units,
                booked,
            },
        )
    }

    #[test]
    fn types_that_are_not_theirs_or_become_another_kind_are_refused() {
        let (id, present) = present(2, 0);
        let facility = FacilityId::new();
        let codes = |wanted: &[UnitType]| -> Vec<&str> {
            let faults = plan(facility, &present, wanted).unwrap_err();
            faults.into_iter().map(|fault| fault.code).collect()
        };
        let foreign = wanted(Some(UnitTypeId::new()), Kind::Room, 1);
        let own = wanted(Some(id), Kind::Room, 2);
        assert_eq!(codes(&[own.clone(), foreign]), ["facility.unit_type_unknown"]);
        assert_eq!(codes(&[own.clone(), own]), ["facility.unit_type_unknown"]);
        assert_eq!(codes(&[wanted(Some(id), Kind::Desk, 2)]), ["facility.unit_kind_fixed"]);
    }

    #[test]
    fn a_type_with_a_booked_unit_stays_and_a_free_one_is_retired_with_its_units() {
        let facility = FacilityId::new();
        let (_, booked) = present(2, 1);
        assert_eq!(
            plan(facility, &booked, &[]).unwrap_err()[0].code,
            "facility.type_booked"
        );
        let (id, free) = present(2, 0);
        let plan = plan(facility, &free, &[]).unwrap();
        assert_eq!((plan.retired_types, plan.retired_units.len()), (vec![id], 2));
    }

    #[test]
    fn the_whole_lists_the_units_that_there_will_be() {
        let (id, present) = present(3, 0);
        let whole = UnitType {
            covers: vec![0],
            ..wanted(None, Kind::Whole, 1)
        };
        let plan = plan(FacilityId::new(), &present, &[wanted(Some(id), Kind::Room, 4), whole]).unwrap();
        assert_eq!(plan.listed.len(), 4);
        assert_eq!(plan.new_units.len(), 1, "the whole has none of its own");
    }

    fn number(count: usize) -> i32 {
        i32::try_from(count).unwrap()
    }

    proptest! {
        #[test]
        fn a_count_is_reached_without_touching_a_booked_unit(active in 0_i32..12, booked in 0_usize..12, count in 0_i32..15) {
            let booked = booked.min(usize::try_from(active).unwrap());
            let (id, present) = present(active, booked);
            match plan(FacilityId::new(), &present, &[wanted(Some(id), Kind::Room, count)]) {
                Ok(plan) => {
                    prop_assert!(plan.retired_units.iter().all(|unit| !present.booked.contains(unit)));
                    let (new, retired) = (number(plan.new_units.len()), number(plan.retired_units.len()));
                    prop_assert_eq!(active + new - retired, count);
                    let numbers: Vec<i32> = plan.new_units.iter().map(|unit| unit.number).collect();
                    prop_assert_eq!(numbers, (active + 1..=count).collect::<Vec<_>>());
                }
                Err(faults) => {
                    prop_assert!(count < number(booked));
                    prop_assert_eq!(faults[0].values[0].1.clone(), booked.to_string());
                }
            }
        }
    }
}
