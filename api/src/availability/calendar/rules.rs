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
    /// Busy in a calendar that is kept elsewhere.
    External,
    Held,
    Booked,
}

/// The booking that takes a cell: its number and how many come, and nobody's name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Guests {
    pub id: BookingId,
    pub number: String,
    pub state: booking::State,
    pub party: i32,
}

/// A row of what is taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    pub unit: UnitId,
    pub on: NaiveDate,
    pub part: Option<Part>,
    pub booking: Option<Guests>,
    pub block: Option<BlockId>,
    pub held: bool,
    /// The name of the calendar elsewhere whose busy time it is.
    pub elsewhere: Option<String>,
}

/// What one unit is taken for on a day or part of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    pub on: NaiveDate,
    pub part: Option<Part>,
    pub state: CellState,
    pub booking: Option<Guests>,
    pub block: Option<BlockId>,
    pub elsewhere: Option<String>,
}

impl Row {
    fn cell(self) -> Cell {
        let state = match (&self.block, &self.elsewhere, self.held) {
            (Some(_), Some(_), _) => CellState::External,
            (Some(_), None, _) => CellState::Blocked,
            (None, _, true) => CellState::Held,
            (None, _, false) => CellState::Booked,
        };
        Cell {
            on: self.on,
            part: self.part,
            state,
            booking: self.booking,
            block: self.block,
            elsewhere: self.elsewhere,
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
            elsewhere: None,
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

/// How much of the time that units have is blocked, in thirds of a unit's day: a night has three, a part of a day one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Share {
    pub blocked_thirds: usize,
    pub all_thirds: usize,
}

impl Share {
    /// Rounded down: what isn't all blocked never reads as all.
    #[must_use]
    pub fn per_mille(self) -> usize {
        (self.blocked_thirds * 1000).checked_div(self.all_thirds).unwrap_or(0)
    }

    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self {
            blocked_thirds: self.blocked_thirds + other.blocked_thirds,
            all_thirds: self.all_thirds + other.all_thirds,
        }
    }
}

/// What the host has blocked of the units of a type; busy times from elsewhere and closing days aren't blocks. A whole
/// has no units of its own.
#[must_use]
pub fn share(offer: &Offer, cells: &HashMap<UnitId, Vec<Cell>>, days: usize) -> Share {
    if offer.kind == Kind::Whole {
        return Share::default();
    }
    let blocked = offer.units.iter().filter_map(|unit| cells.get(&unit.id)).flatten();
    let thirds = |cell: &Cell| if cell.part.is_some() { 1 } else { PARTS_OF_DAY };
    Share {
        blocked_thirds: blocked
            .filter(|cell| cell.state == CellState::Blocked)
            .map(thirds)
            .sum(),
        all_thirds: offer.units.len() * days * PARTS_OF_DAY,
    }
}
