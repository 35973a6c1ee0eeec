//! What the server says, in Japanese and English: problems, mails, reasons, papers; one file a feature.
//!
//! A phrase is found by its code and may name values in braces: `{until}`.

mod accounts;
mod availability;
mod bookings;
mod changes;
mod days;
mod facilities;
mod imports;
mod insights;
mod kernel;
pub mod mails;
mod matching;
mod notifications;
mod page_facts;
mod pages;
mod problems;
mod programmes;
mod rounds;
mod surveys;
mod tables;

pub use days::{both, day, moment, span, yen};
pub use entities::person::Locale;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A text in both languages, as it goes over the wire.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Words {
    pub ja: String,
    #[serde(default)]
    #[schema(required = true)]
    pub en: String,
}

impl Words {
    /// The words in the reader's language.
    #[must_use]
    pub fn into_said(self, locale: Locale) -> String {
        match locale {
            Locale::Ja => self.ja,
            Locale::En => self.en,
        }
    }
}

/// One phrase: code, Japanese, English.
pub type Phrase = (&'static str, &'static str, &'static str);

/// All phrases, a slice a feature.
pub const CATALOGUE: &[&[Phrase]] = &[
    kernel::PHRASES,
    accounts::PHRASES,
    facilities::PHRASES,
    availability::PHRASES,
    programmes::PHRASES,
    matching::PHRASES,
    bookings::PHRASES,
    rounds::PHRASES,
    changes::PHRASES,
    problems::PHRASES,
    surveys::PHRASES,
    imports::PHRASES,
    insights::PHRASES,
    tables::PHRASES,
    notifications::PHRASES,
    pages::PHRASES,
    page_facts::PHRASES,
];

/// The phrase of a code in the asker's language, its values filled in; `None` when nobody wrote it.
#[must_use]
pub fn phrase(code: &str, locale: Locale, values: &[(&'static str, String)]) -> Option<String> {
    let (_, ja, en) = CATALOGUE.iter().copied().flatten().find(|(name, ..)| *name == code)?;
    let text = match locale {
        Locale::Ja => ja,
        Locale::En => en,
    };
    Some(fill(text, values))
}

/// Puts the values in the place of their names in braces.
#[must_use]
pub fn fill(text: &str, values: &[(&'static str, String)]) -> String {
    values.iter().fold(text.to_owned(), |text, (name, value)| {
        text.replace(&format!("{{{name}}}"), value)
    })
}

/// The language that `Accept-Language` asks for: the first of ja and en that it names, Japanese otherwise.
#[must_use]
pub fn locale_of(accept_language: &str) -> Locale {
    accept_language
        .split(',')
        .filter_map(|part| part.trim().get(..2))
        .find_map(|tag| match tag.to_ascii_lowercase().as_str() {
            "ja" => Some(Locale::Ja),
            "en" => Some(Locale::En),
            _ => None,
        })
        .unwrap_or(Locale::Ja)
}
