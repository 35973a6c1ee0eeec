//! Phrases of programmes.

use super::Phrase;

pub(super) const PHRASES: &[Phrase] = &[];
