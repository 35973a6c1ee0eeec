//! Availability: what is taken, by key, and what is therefore free.
//!
//! ```text
//! free ──take──▶ held ──confirm──▶ firm          a block writes the same rows, and is firm at once
//!  ▲              │                 │
//!  └──release, expired hold─────────┘ release, release_from (early departure)
//! ```
//!
//! Taken = a row of `unit_night` or `unit_part` exists; no clock is asked. Only this room writes these rows, `hold`
//! and `block`. A change takes once: it chooses with [`is_free`] (no lock) and then calls [`take`], so that two
//! changes never wait for each other in a circle.

mod blocks;
mod busy;
mod calendar;
mod days;
mod feed;
mod http;
mod keys;
mod opening;
mod places;
mod rules;
mod store;
mod swaps;

#[cfg(test)]
mod rule_tests;

pub use blocks::{
    BlockLine, COLUMNS as BLOCK_COLUMNS, Named as NamedUnit, NewBlock, create as create_block,
    end_now as end_block_now, find as find_block, named as units_named, named_units, place as place_block,
    standing_lines as standing_blocks,
};
pub use busy::jobs::sync as sync_busy_calendars;
pub use busy::{NewBusyCalendar, Trouble, add as add_busy_calendar, told as tell_busy_calendar};
pub use days::{Asked as DaysAsked, view as view_days};
pub use feed::issue as issue_feed;
pub use http::routes;
pub use keys::{
    Hold, confirm, expired_holds, hold, is_free, lock_expired, lock_places, plan, release, release_from, renew_hold,
    take, take_preferring,
};
pub use opening::Opening;
pub use opening::store::holidays;
pub use places::store::{places, places_with_taken, stock, taken};
pub use places::{
    Alternatives, Asked, Counted, FreeSearch, Hours, Left, Level, Offer, OtherDates, OtherPlace, OtherType, Outlook,
    Place, PlaceUnit, Stay, Suggested, Taken, Tally, Which, alternatives, kind_of,
};
pub use rules::{Ask, Item, Want, WorkHours, parts_of_hours, wants};
pub use swaps::{drop_held, is_free_beside, swap, take_beside};
