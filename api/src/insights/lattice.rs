//! The one lattice of figures that leave the secretariat: call × half × area, municipality or facility.
//!
//! Figures are released in batches and stay released, so today's are judged together with every earlier one: a cell is
//! released when nothing that can be computed *with* it, and couldn't before, is about fewer people than its least.
//! That withholds the small cells, then the others that would give them away (秘匿 and 関連秘匿), in rows, columns and
//! over time, and it never takes back what was released. Coarse cells go first, so detail gives way to totals.
//!
//! Each question has its own lattice: who left it blank adds nobody to it, and a difference of four answers to one
//! question is a difference of four, whatever the sheets number.
//!
//! ```text
//!            all calls, halves, places
//!           ╱         │          ╲
//!        call       half        area
//!           ╲         │        ╱     ╲
//!             …       …    municipality
//!                          │
//!                       facility
//! ```

use std::cmp::Reverse;
use std::fmt;
use std::str::FromStr;

use chrono::NaiveDate;
use entities::id::{CallId, FacilityId};
use serde::{Deserialize, Serialize};

use super::span::Span;
use super::suppress::Reason;

/// Where and when people answered: the finest group the lattice knows, on one day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Leaf {
    pub call: CallId,
    /// Of the check-in day.
    pub half: String,
    pub area: String,
    pub municipality: String,
    pub facility: FacilityId,
    pub answered_on: NaiveDate,
    /// Answers to the question in hand.
    pub answers: usize,
}

/// A combination of filters that has a figure. There are no others.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Cell {
    pub call: Option<CallId>,
    pub half: Option<String>,
    pub place: Place,
}

/// The third filter of a cell.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    Everywhere,
    Area(String),
    /// By its code.
    Municipality(String),
    Facility(FacilityId),
}

/// A figure that is out: a cell with the answers given before a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Released {
    pub cell: Cell,
    /// Exclusive, so that a day is over before it is counted.
    pub before: NaiveDate,
}

impl Cell {
    /// Narrower than a call and a half as a whole.
    pub fn is_breakdown(&self) -> bool {
        self.place != Place::Everywhere
    }

    /// Whether the leaf's people are in the cell.
    pub fn holds(&self, leaf: &Leaf) -> bool {
        self.call.is_none_or(|call| call == leaf.call)
            && self.half.as_ref().is_none_or(|half| *half == leaf.half)
            && match &self.place {
                Place::Everywhere => true,
                Place::Area(area) => *area == leaf.area,
                Place::Municipality(code) => *code == leaf.municipality,
                Place::Facility(facility) => *facility == leaf.facility,
            }
    }

    /// How fine it is; 0 is everything.
    fn fineness(&self) -> u8 {
        let place = match self.place {
            Place::Everywhere => 0,
            Place::Area(_) => 1,
            Place::Municipality(_) => 2,
            Place::Facility(_) => 3,
        };
        u8::from(self.call.is_some()) + u8::from(self.half.is_some()) + place
    }
}

/// Every cell of the lattice that holds one of these leaves.
pub fn cells(leaves: &[Leaf]) -> Vec<Cell> {
    let mut cells: Vec<Cell> = leaves.iter().flat_map(cells_of).collect();
    cells.sort();
    cells.dedup();
    cells
}

fn cells_of(leaf: &Leaf) -> Vec<Cell> {
    let mut cells = Vec::new();
    for call in [None, Some(leaf.call)] {
        for half in [None, Some(leaf.half.clone())] {
            for place in [
                Place::Everywhere,
                Place::Area(leaf.area.clone()),
                Place::Municipality(leaf.municipality.clone()),
                Place::Facility(leaf.facility),
            ] {
                cells.push(Cell {
                    call,
                    half: half.clone(),
                    place,
                });
            }
        }
    }
    cells
}

/// Decides about every cell that has answers from before `before`, given everything released `earlier`. `least` says
/// how few are too few for a cell. What is withheld here keeps its earlier figure, if it has one.
pub fn release(
    leaves: &[Leaf],
    earlier: &[Released],
    before: NaiveDate,
    least: impl Fn(&Cell) -> usize,
) -> Vec<(Cell, Result<(), Reason>)> {
    let leaves: Vec<Leaf> = leaves
        .iter()
        .filter(|leaf| leaf.answers > 0 && leaf.answered_on < before)
        .cloned()
        .collect();
    let mut asked = cells(&leaves);
    let holds = |cell: &Cell, until: NaiveDate| -> Vec<bool> {
        leaves
            .iter()
            .map(|leaf| leaf.answered_on < until && cell.holds(leaf))
            .collect()
    };
    let count = |members: &[bool]| -> usize {
        leaves
            .iter()
            .zip(members)
            .filter(|(_, member)| **member)
            .map(|(leaf, _)| leaf.answers)
            .sum()
    };
    asked.sort_by_cached_key(|cell| (cell.fineness(), Reverse(count(&holds(cell, before))), cell.clone()));
    let out: Vec<Vec<bool>> = earlier
        .iter()
        .map(|released| holds(&released.cell, released.before))
        .collect();
    let new: Vec<Vec<bool>> = asked.iter().map(|cell| holds(cell, before)).collect();

    let mut span = Span::new(leaves.iter().map(|leaf| leaf.answers).collect());
    for members in &out {
        span.publish(members);
    }
    let decide = |(cell, members): (Cell, Vec<bool>)| {
        let least = least(&cell);
        let verdict = if count(&members) < least {
            Err(Reason::Few)
        } else if span.would_leak(&members, least) {
            Err(Reason::Complementary)
        } else {
            span.publish(&members);
            Ok(())
        };
        (cell, verdict)
    };
    asked.into_iter().zip(new).map(decide).collect()
}

/// `<call or *>/<half or *>/<* or area:…, municipality:…, facility:…>`: the key under which a figure is stored.
impl fmt::Display for Cell {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.call {
            Some(call) => write!(f, "{call}/")?,
            None => write!(f, "*/")?,
        }
        write!(f, "{}/", self.half.as_deref().unwrap_or("*"))?;
        match &self.place {
            Place::Everywhere => write!(f, "*"),
            Place::Area(area) => write!(f, "area:{area}"),
            Place::Municipality(code) => write!(f, "municipality:{code}"),
            Place::Facility(id) => write!(f, "facility:{id}"),
        }
    }
}

/// No cell is written like that.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("no cell of the lattice: {0}")]
pub struct NoCell(String);

impl FromStr for Cell {
    type Err = NoCell;

    fn from_str(key: &str) -> Result<Self, Self::Err> {
        read(key).ok_or_else(|| NoCell(key.to_owned()))
    }
}

fn read(key: &str) -> Option<Cell> {
    let mut parts = key.splitn(3, '/');
    let (call, half, place) = (parts.next()?, parts.next()?, parts.next()?);
    let call = if call == "*" { None } else { Some(call.parse().ok()?) };
    let half = if half == "*" { None } else { Some(half.to_owned()) };
    let place = match place.split_once(':') {
        None if place == "*" => Place::Everywhere,
        Some(("area", area)) => Place::Area(area.to_owned()),
        Some(("municipality", code)) => Place::Municipality(code.to_owned()),
        Some(("facility", id)) => Place::Facility(id.parse().ok()?),
        _ => return None,
    };
    Some(Cell { call, half, place })
}

impl From<Cell> for String {
    fn from(cell: Cell) -> Self {
        cell.to_string()
    }
}

impl TryFrom<String> for Cell {
    type Error = NoCell;

    fn try_from(key: String) -> Result<Self, Self::Error> {
        key.parse()
    }
}

#[cfg(test)]
#[path = "lattice_tests.rs"]
mod tests;
