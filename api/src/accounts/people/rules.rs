//! How what people type about themselves is compared.

use chrono::NaiveDate;
use entities::{membership, organisation};

/// The roles that count today: begun, and in an organisation that is active.
pub fn roles(memberships: &[(membership::Model, organisation::Model)], today: NaiveDate) -> Vec<membership::Role> {
    let mut roles: Vec<_> = memberships
        .iter()
        .filter(|(membership, organisation)| {
            membership.from_on <= today && organisation.state == organisation::State::Active
        })
        .map(|(membership, _)| membership.role)
        .collect();
    roles.sort_unstable();
    roles.dedup();
    roles
}

/// The form in which addresses are unique: as typed, but without width, case and surrounding space.
pub fn mail_key(email: &str) -> String {
    narrow(email).trim().to_lowercase()
}

/// Full-width Latin letters, digits and signs as their ordinary forms; the ideographic space as a space.
pub fn narrow(text: &str) -> String {
    text.chars()
        .map(|letter| match letter {
            '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(letter) - 0xff01 + u32::from('!')).unwrap_or(letter),
            '\u{3000}' => ' ',
            _ => letter,
        })
        .collect()
}
