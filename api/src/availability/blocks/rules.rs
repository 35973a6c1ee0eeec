//! What makes a block possible.

use chrono::{Days, NaiveDate};
use entities::block::Reason;
use entities::id::{UnitId, UnitTypeId};
use entities::unit_part::Part;

use crate::availability::rules::{Candidate, Want, days};
use crate::error::{Fault, Refusal};

/// The longest block: whoever closes for longer suspends the listing.
pub const BLOCK_DAYS_MAX: u64 = 366;

const NOTE_LETTERS_MAX: usize = 500;

/// A block as its host asks for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewBlock {
    /// All units of the facility when not given.
    pub units: Option<Vec<UnitId>>,
    pub starts_on: NaiveDate,
    /// The last day of it.
    pub ends_on: NaiveDate,
    pub reason: Reason,
    pub note: String,
}

/// Checks the span.
///
/// # Errors
/// Every broken rule by its field.
pub fn check(block: &NewBlock, today: NaiveDate) -> Result<(), Refusal> {
    let mut faults = Vec::new();
    if block.ends_on < block.starts_on {
        faults.push(Fault::new("ends_on", "block.ends_before_start"));
    }
    if block.ends_on < today {
        faults.push(Fault::new("ends_on", "block.past"));
    }
    let longest = block.starts_on.checked_add_days(Days::new(BLOCK_DAYS_MAX));
    if longest.is_some_and(|longest| block.ends_on >= longest) {
        faults.push(Fault::new("ends_on", "block.too_long").with("days", BLOCK_DAYS_MAX));
    }
    if block.note.chars().count() > NOTE_LETTERS_MAX {
        faults.push(Fault::new("note", "length.max").with("max", NOTE_LETTERS_MAX));
    }
    if block.units.as_ref().is_some_and(Vec::is_empty) {
        faults.push(Fault::new("unit_ids", "required"));
    }
    Refusal::unless_empty("input.invalid", faults)
}

/// Checks a block that is rewritten: what has begun keeps its first day, because that is on the record.
///
/// # Errors
/// Every broken rule by its field.
pub fn check_again(before: NaiveDate, block: &NewBlock, today: NaiveDate) -> Result<(), Refusal> {
    check(block, today)?;
    let begun = before < today;
    if (begun && block.starts_on != before) || (!begun && block.starts_on < today) {
        let fault = Fault::new("starts_on", "block.has_begun").with("day", if begun { before } else { today });
        return Refusal::unless_empty("input.invalid", vec![fault]);
    }
    Ok(())
}

/// The units to block, of all that the facility has.
///
/// # Errors
/// `unit_ids` naming a unit that isn't the facility's.
pub fn chosen(block: &NewBlock, all: Vec<Candidate>) -> Result<Vec<Candidate>, Refusal> {
    let Some(wanted) = &block.units else { return Ok(all) };
    let known = |unit: &UnitId| all.iter().any(|candidate| candidate.unit == *unit);
    if !wanted.iter().all(known) {
        let fault = Fault::new("unit_ids", "block.unit_unknown");
        return Err(Refusal {
            faults: vec![fault],
            ..Refusal::invalid("input.invalid")
        });
    }
    Ok(all
        .into_iter()
        .filter(|candidate| wanted.contains(&candidate.unit))
        .collect())
}

/// Every night that begins, and every part of each day, within the span from `from` on.
pub fn want(block: &NewBlock, from: NaiveDate) -> Want {
    let span: Vec<NaiveDate> = days(block.starts_on.max(from), block.ends_on).collect();
    Want {
        unit_type: UnitTypeId::default(),
        quantity: 1,
        parts: span
            .iter()
            .flat_map(|day| [Part::Am, Part::Pm, Part::Evening].map(|part| (*day, part)))
            .collect(),
        nights: span,
    }
}

/// What stands in the way of a block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// A booking, by its number.
    Booking(String),
    Block,
}

/// Refuses where something stands, naming the bookings.
///
/// # Errors
/// `block.bookings_stand` with their numbers, `block.overlaps`.
pub fn refuse_standing(standing: &[Standing]) -> Result<(), Refusal> {
    let numbers: Vec<&str> = standing
        .iter()
        .filter_map(|standing| match standing {
            Standing::Booking(number) => Some(number.as_str()),
            Standing::Block => None,
        })
        .collect();
    if !numbers.is_empty() {
        return Err(Refusal::conflict("block.bookings_stand")
            .with("numbers", numbers.join(", "))
            .with_remedy(serde_json::json!({ "booking_numbers": numbers })));
    }
    if standing.is_empty() {
        Ok(())
    } else {
        Err(Refusal::conflict("block.overlaps"))
    }
}
