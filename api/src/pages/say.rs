//! The page's own words in one language.

use entities::person::Locale;

use crate::text::{Words, phrase};

/// Says things in one language.
#[derive(Clone, Copy)]
pub struct Say(pub Locale);

impl Say {
    /// The phrase `page.<name>`.
    pub fn the(self, name: &str) -> String {
        self.with(name, &[])
    }

    /// The phrase with its values.
    pub fn with(self, name: &str, values: &[(&'static str, String)]) -> String {
        let code = format!("page.{name}");
        phrase(&code, self.0, values).unwrap_or(code)
    }

    /// The phrase with one value.
    pub fn one(self, name: &str, value: &'static str, shown: impl ToString) -> String {
        self.with(name, &[(value, shown.to_string())])
    }

    /// A host's words; Japanese where there are no English ones.
    pub fn said(self, words: &Words) -> &str {
        match self.0 {
            Locale::En if !words.en.is_empty() => &words.en,
            Locale::En | Locale::Ja => &words.ja,
        }
    }

    /// The language of what [`Say::said`] gives, where it isn't the page's.
    pub fn lang_of(self, words: &Words) -> Option<&'static str> {
        (self.0 == Locale::En && words.en.is_empty()).then_some("ja")
    }

    /// `ja` or `en`, as in addresses.
    pub const fn tag(self) -> &'static str {
        match self.0 {
            Locale::Ja => "ja",
            Locale::En => "en",
        }
    }

    /// The other one.
    pub const fn other(self) -> Self {
        Self(match self.0 {
            Locale::Ja => Locale::En,
            Locale::En => Locale::Ja,
        })
    }

    /// Some of a list, as people write them.
    pub fn list(self, all: &[String]) -> String {
        all.join(match self.0 {
            Locale::Ja => "、",
            Locale::En => ", ",
        })
    }
}
