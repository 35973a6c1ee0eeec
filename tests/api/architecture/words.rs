//! What is never written: names that say nothing, files that don't say what they are for, work left for later.

use super::lexer::words;
use super::{files, none};

const RUST: &[&str] = &["api/src", "entities/src", "migration/src", "tests/src", "tests/api"];

/// They fit everything, so they tell nothing.
const EMPTY_WORDS: &[&str] = &[
    "util", "utils", "helper", "helpers", "common", "manager", "data", "info", "service", "impl",
];
const EMPTY_BEGINNINGS: &[&str] = &["do_", "process_", "handle_"];

#[test]
fn every_rust_file_says_what_it_is_for() {
    let sources = RUST.iter().flat_map(|folder| files(folder, &[".rs"]));
    let silent = sources.filter(|source| !source.text.starts_with("//!"));
    none(&silent.map(|source| source.path).collect::<Vec<_>>());
}

#[test]
fn no_name_says_nothing() {
    let mut broken = Vec::new();
    for source in RUST.iter().flat_map(|folder| files(folder, &[".rs"])) {
        let stem = source
            .path
            .rsplit('/')
            .next()
            .unwrap()
            .trim_end_matches(".rs")
            .to_owned();
        let code = source.code();
        let mut before = "";
        let mut names = vec![stem];
        for word in words(&code) {
            if ["fn", "struct", "enum", "trait", "mod", "type"].contains(&before) && word != "impl" {
                names.push(word.to_owned());
            }
            before = word;
        }
        let empty = names.iter().filter(|name| says_nothing(name));
        broken.extend(empty.map(|name| format!("{}: {name}", source.path)));
    }
    none(&broken);
}

fn says_nothing(name: &str) -> bool {
    let mut spaced = String::new();
    for letter in name.chars() {
        if letter.is_uppercase() {
            spaced.push('_');
        }
        spaced.extend(letter.to_lowercase());
    }
    EMPTY_BEGINNINGS.iter().any(|beginning| name.starts_with(beginning))
        || spaced.split('_').any(|word| EMPTY_WORDS.contains(&word))
}

#[test]
fn nothing_is_left_for_later() {
    let mut broken = Vec::new();
    // Written in two halves, or this file would find itself.
    let later = [
        concat!("TO", "DO"),
        concat!("FIX", "ME"),
        concat!("XX", "X:"),
        concat!("todo", "!("),
        concat!("unimplemented", "!("),
        concat!("#[ign", "ore"),
        concat!("test.", "skip("),
        concat!("test.", "only("),
        concat!("describe.", "skip("),
        concat!("it.", "skip("),
    ];
    let endings = &[".rs", ".ts", ".tsx", ".sh", ".toml", ".css"];
    for folder in ["api", "entities", "migration", "tests", "frontend/src", "tools"] {
        for source in files(folder, endings) {
            let found = later.iter().filter(|mark| source.text.contains(**mark));
            broken.extend(found.map(|mark| format!("{}: {mark}", source.path)));
        }
    }
    none(&broken);
}

#[test]
fn an_empty_name_is_found_in_any_case() {
    assert!(says_nothing("BookingManager") && says_nothing("mail_helper") && says_nothing("do_it"));
    assert!(!says_nothing("database") && !says_nothing("informed") && !says_nothing("implemented"));
}
