//! Phrases of availability.

use super::Phrase;

pub(super) const PHRASES: &[Phrase] = &[];
