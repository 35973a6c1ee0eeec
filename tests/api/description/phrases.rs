//! Everything that the server can say is said in both languages.

use std::collections::BTreeSet;

use workcation::text::CATALOGUE;

use crate::architecture::{files, none};

/// The calls that take a code as a string, and which argument it is.
const CALLS: &[(&str, usize)] = &[
    ("Refusal::conflict(", 0),
    ("Refusal::invalid(", 0),
    ("Refusal::gone(", 0),
    ("Refusal::new(", 1),
    ("Refusal::unless_empty(", 0),
    ("Fault::new(", 1),
    ("Error::Unauthorised(", 0),
    ("ValidationError::new(", 0),
];

#[test]
fn every_code_has_words_in_both_languages() {
    let known: BTreeSet<_> = CATALOGUE.iter().copied().flatten().map(|(code, ..)| *code).collect();
    let mut broken = Vec::new();
    let mut found = 0;
    for source in files("api/src", &[".rs"]) {
        for code in CALLS.iter().flat_map(|(call, place)| codes(&source.text, call, *place)) {
            found += 1;
            if !known.contains(code) {
                broken.push(format!("{}: nobody wrote the words of {code}", source.path));
            }
        }
    }
    assert!(found > 50, "only {found} codes seen");
    none(&broken);
}

/// The strings that calls of this function have at this place.
fn codes<'a>(text: &'a str, call: &'a str, place: usize) -> impl Iterator<Item = &'a str> {
    text.split(call)
        .skip(1)
        .filter_map(move |arguments| argument(arguments, place))
}

/// The string that stands at this place of the arguments; nothing when something else does, such as a name.
fn argument(arguments: &str, place: usize) -> Option<&str> {
    let mut rest = arguments.trim_start();
    for _ in 0..place {
        let mut depth = 0;
        let end = rest.find(|letter| {
            match letter {
                '(' | '[' | '{' => depth += 1,
                ')' | ']' | '}' => depth -= 1,
                _ => {}
            }
            depth < 0 || (letter == ',' && depth == 0)
        })?;
        rest = rest[end..].strip_prefix(',')?.trim_start();
    }
    rest.strip_prefix('"')?.split('"').next()
}

#[test]
fn no_code_has_words_twice_and_no_words_are_missing() {
    let mut seen = BTreeSet::new();
    let mut broken = Vec::new();
    for (code, ja, en) in CATALOGUE.iter().copied().flatten() {
        if !seen.insert(*code) {
            broken.push(format!("{code} twice"));
        }
        if ja.trim().is_empty() || en.trim().is_empty() {
            broken.push(format!("{code} in one language only"));
        }
        if values(ja) != values(en) {
            broken.push(format!(
                "{code} names {:?} in Japanese and {:?} in English",
                values(ja),
                values(en)
            ));
        }
    }
    none(&broken);
}

/// The values in braces that a phrase names; a `name_en` is the English of `name`.
fn values(phrase: &str) -> BTreeSet<&str> {
    phrase
        .split('{')
        .skip(1)
        .filter_map(|rest| rest.split_once('}').map(|(name, _)| name.trim_end_matches("_en")))
        .collect()
}
