//! Phrases of insights.

use super::Phrase;

pub(super) const PHRASES: &[Phrase] = &[];
