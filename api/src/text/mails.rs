//! The words of mails, by topic, in both languages; one file a feature. Greeting, sender and foot are the
//! frame's (`notifications/letter.rs`).
//!
//! `{name}` is a value. A line whose value is empty is left out, so that no label stands alone.

mod accounts;
mod bookings;
mod changes;
mod facilities;
mod pairs;
mod problems;
mod requests;
mod rounds;
mod stays;
mod surveys;
mod waiting;

use super::Locale;

/// Subject and body of one topic in one language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Words {
    pub subject: &'static str,
    pub body: &'static str,
}

/// One topic in both languages.
#[derive(Clone, Copy, Debug)]
pub(super) struct MailText {
    topic: &'static str,
    ja: Words,
    en: Words,
}

const CATALOGUE: &[&[MailText]] = &[
    accounts::MAILS,
    facilities::MAILS,
    bookings::MAILS,
    pairs::MAILS,
    requests::MAILS,
    rounds::MAILS,
    stays::MAILS,
    changes::MAILS,
    problems::MAILS,
    surveys::MAILS,
    waiting::MAILS,
];

/// The words of a topic, `None` when nobody wrote them.
#[must_use]
pub fn words(topic: &str, locale: Locale) -> Option<Words> {
    let text = CATALOGUE.iter().copied().flatten().find(|text| text.topic == topic)?;
    Some(match locale {
        Locale::Ja => text.ja,
        Locale::En => text.en,
    })
}
