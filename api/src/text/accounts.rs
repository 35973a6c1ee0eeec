//! Phrases of accounts.

use super::Phrase;

pub(super) const PHRASES: &[Phrase] = &[];
