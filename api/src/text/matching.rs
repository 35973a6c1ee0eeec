//! Phrases of matching.

use super::Phrase;

pub(super) const PHRASES: &[Phrase] = &[];
