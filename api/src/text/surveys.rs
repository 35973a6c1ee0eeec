//! Phrases of surveys.

use super::Phrase;

pub(super) const PHRASES: &[Phrase] = &[];
