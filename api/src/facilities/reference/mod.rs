//! What every installation needs before anybody acts: the municipalities of its prefecture and the public holidays.
//!
//! Both are bundled as tables and brought into the database when it is migrated or served, so that queries can join
//! them. Rows that an office added stay; bundled rows that differ are brought up to date.

mod actions;
mod store;

pub use actions::load;
