//! Phrases of bookings.

use super::Phrase;

pub(super) const PHRASES: &[Phrase] = &[];
