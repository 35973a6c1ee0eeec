//! Places as somebody who searches sees them: what they offer, when they are open, and how much of it is free.

mod alternatives;
mod desk;
mod groups;
mod hours;
mod rules;
mod search;
pub mod store;

pub use alternatives::{Alternatives, Asked, OtherDates, OtherPlace, OtherType, Suggested, alternatives, kind_of};
pub use desk::about;
pub use hours::Hours;
pub use rules::{Counted, Left, Level, Offer, Outlook, Place, PlaceUnit, Stay, Taken, Tally};

#[cfg(test)]
pub(super) use rules::level;
pub use search::FreeSearch;
pub use store::Which;
