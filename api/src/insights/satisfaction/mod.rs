//! Past satisfaction: what was released of a facility's guests, pushed down to where fit reads it.
//!
//! ```text
//! release ──▶ newest figure of a facility, all calls and halves ──▶ facilities::keep_satisfaction ──▶ fit
//! ```
//!
//! A figure that is withdrawn, or that too few are left of, is taken away there too.

pub mod actions;
mod rules;
