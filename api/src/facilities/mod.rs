//! Facilities: what host facilities (受入施設) offer, and the municipality's check before it is public.

mod calendar;
mod cancellation;
mod closing;
mod hours;
mod reference;

pub use calendar::Calendar;
pub use cancellation::{Fee, fee, no_show_fee};
pub use closing::{Closing, read as read_closings};
pub use hours::{END_OF_DAY, parse_time, weekly_hours};
pub use reference::load as load_reference;
