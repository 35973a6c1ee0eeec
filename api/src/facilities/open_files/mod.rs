//! Open data: what is public about published places, in the columns of 自治体標準オープンデータセット.
//!
//! Two files, each with the standard's columns in the standard's order and words, and a dictionary of both. What the
//! standard has no column for follows behind it under names that begin with `WC_`. Nobody's own contact is in them, no
//! network's name and no place for staff alone.

mod actions;
mod columns;
pub mod http;
mod rules;
