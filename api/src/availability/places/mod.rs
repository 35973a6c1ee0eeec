//! Places as somebody who searches sees them: what they offer, when they are open, and how much of it is free.

mod alternatives;
mod rules;
mod search;
pub mod store;

pub use alternatives::{Alternatives, OtherDates, OtherPlace, alternatives, kind_of};
pub use rules::{Counted, Level, Neighbour, Offer, Outlook, Place, PlaceUnit, Stay, Taken, TakenPart, Tally, level};
pub use search::FreeSearch;
