//! Phrases of notifications.

use super::Phrase;

pub(super) const PHRASES: &[Phrase] = &[];
