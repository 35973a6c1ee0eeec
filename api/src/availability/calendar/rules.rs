//! From rows to a calendar: cells of units, of wholes, and the share that is blocked.

use std::collections::{BTreeMap, HashMap, HashSet};

use chrono::NaiveDate;
use entities::booking;
use entities::id::{BlockId, BookingId, UnitId};
use entities::unit_part::Part;
use entities::unit_type::Kind;
use serde::Serialize;
use utoipa::ToSchema;

use crate::availability::places::{Offer, Place};
use crate::error::{Fault, Refusal};

/// The most days on one page: a quarter.
pub const DAYS_MAX: u64 = 92;
const PARTS_OF_DAY: usize = 3;

/// Days from 1 to 92.
///
/// # Errors
/// `input.invalid` when out of range.
pub fn days_asked(days: Option<u64>) -> Result<u64, Refusal> {
    let days = days.unwrap_or(DAYS_MAX);
    if (1..=DAYS_MAX).contains(&days) {
        return Ok(days);
    }
    let fault = Fault::new("days", "range").with("min", 1).with("max", DAYS_MAX);
    Err(Refusal {
        faults: vec![fault],
        ..Refusal::invalid("input.invalid")
    })
}

/// What a cell shows. A free one is left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = CalendarCellState)]
pub enum CellState {
    Closed,
    Blocked,
    Held,
    Booked,
}

/// A row of what is taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    pub unit: UnitId,
    pub on: NaiveDate,
    pub part: Option<Part>,
    pub booking: Option<((BookingId, String), booking::State)>,
    pub block: Option<BlockId>,
    pub held: bool,
}

/// What one unit is taken for on a day or part of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    pub on: NaiveDate,
    pub part: Option<Part>,
    pub state: CellState,
    pub booking: Option<((BookingId, String), booking::State)>,
    pub block: Option<BlockId>,
}

impl Row {
    fn cell(self) -> Cell {
        let state = match (&self.block, self.held) {
            (Some(_), _) => CellState::Blocked,
            (None, true) => CellState::Held,
            (None, false) => CellState::Booked,
        };
        Cell {
            on: self.on,
            part: self.part,
            state,
            booking: self.booking,
            block: self.block,
        }
    }
}

/// The cells of every unit that aren't free, days ascending. A closed day has one cell without part where nothing is
/// taken.
pub fn cells(place: &Place, rows: Vec<Row>, days: &[NaiveDate]) -> HashMap<UnitId, Vec<Cell>> {
    let mut cells: HashMap<UnitId, Vec<Cell>> = HashMap::new();
    for row in rows {
        cells.entry(row.unit).or_default().push(row.cell());
    }
    let closed: Vec<NaiveDate> = days
        .iter()
        .copied()
        .filter(|day| place.opening.is_closed(*day))
        .collect();
    let units = place.offers.iter().flat_map(|offer| &offer.units).map(|unit| unit.id);
    for unit in units.collect::<HashSet<_>>() {
        let of_unit = cells.entry(unit).or_default();
        let taken: HashSet<NaiveDate> = of_unit.iter().map(|cell| cell.on).collect();
        of_unit.extend(closed.iter().filter(|day| !taken.contains(day)).map(|day| Cell {
            on: *day,
            part: None,
            state: CellState::Closed,
            booking: None,
            block: None,
        }));
        of_unit.sort_by_key(|cell| (cell.on, cell.part));
    }
    cells
}

/// The days on which a whole can't be taken, with the strongest reason among the units that it lists.
pub fn whole_days(whole: &Offer, cells: &HashMap<UnitId, Vec<Cell>>) -> BTreeMap<NaiveDate, CellState> {
    let mut days = BTreeMap::new();
    let listed = whole.units.iter().filter_map(|unit| cells.get(&unit.id)).flatten();
    for cell in listed {
        let state = days.entry(cell.on).or_insert(cell.state);
        *state = cell.state.max(*state);
    }
    days
}

/// Blocked nights and parts of all that there are, per mille.
pub fn blocked_per_mille(place: &Place, cells: &HashMap<UnitId, Vec<Cell>>, days: usize) -> usize {
    let units: HashSet<(UnitId, bool)> = place
        .offers
        .iter()
        .filter(|offer| offer.kind != Kind::Whole)
        .flat_map(|offer| offer.units.iter().map(|unit| (unit.id, unit.lodging)))
        .collect();
    let all: usize = units
        .iter()
        .map(|(_, lodging)| if *lodging { days } else { days * PARTS_OF_DAY })
        .sum();
    let blocked = cells
        .values()
        .flatten()
        .filter(|cell| cell.state == CellState::Blocked)
        .count();
    (blocked * 1000).checked_div(all).unwrap_or(0)
}
