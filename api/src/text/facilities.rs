//! Phrases of facilities.

use super::Phrase;

pub(super) const PHRASES: &[Phrase] = &[];
