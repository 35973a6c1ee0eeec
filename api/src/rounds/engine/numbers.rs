//! Which of the identical places each stay gets: intervals coloured by their start. At a stay's first night every stay
//! that is under way shares that night with it, so a number is always free.

#![expect(
    clippy::indexing_slicing,
    reason = "indices are the instance's own and stay within its lists"
)]

use std::collections::BTreeMap;

use super::instance::{Instance, length};

/// By placed column the numbers of its choice's own unit, from 1, in order.
pub fn unit_numbers(instance: &Instance, columns: &[usize]) -> BTreeMap<usize, Vec<u32>> {
    let mut stays: Vec<(usize, usize, usize, u32)> = Vec::new();
    for column in columns {
        for (unit, places) in &instance.choice(*column).takes {
            stays.push((*unit, instance.columns[*column].start, *column, *places));
        }
    }
    stays.sort_unstable();
    let mut until: Vec<Vec<usize>> = instance
        .units
        .iter()
        .map(|unit| vec![0; length(unit.form.count)])
        .collect();
    let mut numbers = BTreeMap::new();
    for (unit, start, column, places) in stays {
        let end = instance.stay(column).end;
        let mut given = Vec::new();
        for (number, busy) in (1..).zip(&mut until[unit]) {
            if given.len() < length(places) && *busy <= start {
                *busy = end;
                given.push(number);
            }
        }
        if unit == instance.choice(column).unit {
            numbers.insert(column, given);
        }
    }
    numbers
}
