//! Just enough of Rust's grammar to read it as a reviewer does: code apart from comments and strings, functions
//! with their ends, paths with their braces.

type Letters<'a> = std::iter::Peekable<std::str::Chars<'a>>;

/// Blanks comments and the insides of strings and characters; lines and columns stay.
pub fn without_words(text: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    let mut code = String::with_capacity(text.len());
    let mut at = 0;
    while at < letters.len() {
        let end = end_of_words(&letters, at);
        if end == at {
            code.push(letters[at]);
            at += 1;
        } else {
            code.extend(
                letters[at..end]
                    .iter()
                    .map(|letter| if *letter == '\n' { '\n' } else { ' ' }),
            );
            at = end;
        }
    }
    code
}

/// Where the comment, string or character that begins here ends; `at` when none does.
fn end_of_words(letters: &[char], at: usize) -> usize {
    let next = letters.get(at + 1).copied().unwrap_or('\0');
    match letters[at] {
        '/' if next == '/' => line_end(letters, at),
        '/' if next == '*' => find(letters, at + 2, &['*', '/']),
        '"' => string_end(letters, at + 1),
        'r' if (next == '"' || next == '#') && !is_word(letters, at.wrapping_sub(1)) => raw_end(letters, at + 1),
        '\'' if next == '\\' => find(letters, at + 3, &['\'']),
        // A lifetime has no second quote.
        '\'' if letters.get(at + 2) == Some(&'\'') => at + 3,
        _ => at,
    }
}

fn line_end(letters: &[char], from: usize) -> usize {
    let line = letters[from..].iter().position(|letter| *letter == '\n');
    line.map_or(letters.len(), |length| from + length)
}

fn find(letters: &[char], from: usize, end: &[char]) -> usize {
    let found = letters[from.min(letters.len())..]
        .windows(end.len())
        .position(|window| window == end);
    found.map_or(letters.len(), |length| from + length + end.len())
}

fn string_end(letters: &[char], mut at: usize) -> usize {
    while at < letters.len() {
        match letters[at] {
            '\\' => at += 2,
            '"' => return at + 1,
            _ => at += 1,
        }
    }
    letters.len()
}

fn raw_end(letters: &[char], at: usize) -> usize {
    let hashes = letters[at..].iter().take_while(|letter| **letter == '#').count();
    if letters.get(at + hashes) != Some(&'"') {
        return at - 1;
    }
    let mut end = vec!['"'];
    end.extend(std::iter::repeat_n('#', hashes));
    find(letters, at + hashes + 1, &end)
}

fn is_word(letters: &[char], at: usize) -> bool {
    letters
        .get(at)
        .is_some_and(|letter| letter.is_alphanumeric() || *letter == '_')
}

/// The words of the code: identifiers and keywords.
pub fn words(code: &str) -> impl Iterator<Item = &str> {
    code.split(|letter: char| !letter.is_alphanumeric() && letter != '_')
        .filter(|word| !word.is_empty())
}

/// Every function with a name, and how many lines it takes.
pub fn functions(code: &str) -> Vec<(String, usize)> {
    let mut found = Vec::new();
    for (at, _) in code.match_indices("fn ") {
        let before = code[..at].chars().next_back().unwrap_or(' ');
        let name: String = code[at + 3..]
            .chars()
            .take_while(|letter| letter.is_alphanumeric() || *letter == '_')
            .collect();
        if before.is_alphanumeric() || before == '_' || name.is_empty() {
            continue;
        }
        if let Some(end) = body_end(&code[at..]) {
            found.push((name, code[at..at + end].lines().count()));
        }
    }
    found
}

/// Where the braces that open first are closed; nothing when a semicolon comes before them.
fn body_end(code: &str) -> Option<usize> {
    let (mut depth, mut parens) = (0, 0);
    for (at, letter) in code.char_indices() {
        match letter {
            '(' | '[' => parens += 1,
            ')' | ']' => parens -= 1,
            ';' if depth == 0 && parens == 0 => return None,
            '{' => depth += 1,
            '}' => {
                depth -= 1;
                if depth == 0 {
                    return Some(at + 1);
                }
            }
            _ => {}
        }
    }
    None
}

/// Every path that begins with this word, its braces opened: `crate::a::{b, c::d}` gives `a::b` and `a::c::d`.
pub fn paths(code: &str, first: &str) -> Vec<Vec<String>> {
    let mut found = Vec::new();
    let start = format!("{first}::");
    for (at, _) in code.match_indices(&start) {
        let before = code[..at].chars().next_back().unwrap_or(' ');
        if !before.is_alphanumeric() && before != '_' && before != ':' {
            branches(&mut code[at + start.len()..].chars().peekable(), &[], &mut found);
        }
    }
    found
}

fn branches(rest: &mut Letters<'_>, trunk: &[String], found: &mut Vec<Vec<String>>) {
    let mut path = trunk.to_vec();
    loop {
        while rest.next_if(|letter| letter.is_whitespace()).is_some() {}
        if rest.next_if_eq(&'{').is_some() {
            return group(rest, &path, found);
        }
        let mut word = String::new();
        while let Some(letter) = rest.next_if(|letter| letter.is_alphanumeric() || *letter == '_' || *letter == '*') {
            word.push(letter);
        }
        if word.is_empty() {
            // Nothing that a path has: take it, or the caller would meet it for ever.
            rest.next();
            return;
        }
        path.push(word);
        if !(rest.next_if_eq(&':').is_some() && rest.next_if_eq(&':').is_some()) {
            found.push(path);
            skip_alias(rest);
            return;
        }
    }
}

fn group(rest: &mut Letters<'_>, trunk: &[String], found: &mut Vec<Vec<String>>) {
    while rest.next_if_eq(&'}').is_none() && rest.peek().is_some() {
        branches(rest, trunk, found);
        while rest
            .next_if(|letter| letter.is_whitespace() || *letter == ',')
            .is_some()
        {}
    }
}

/// `as name` behind a path of a list.
fn skip_alias(rest: &mut Letters<'_>) {
    let ahead: String = rest.clone().take(4).collect();
    if ahead == " as " {
        rest.by_ref().take(4).for_each(drop);
        while rest
            .next_if(|letter| letter.is_alphanumeric() || *letter == '_')
            .is_some()
        {}
    }
}

#[test]
fn words_are_told_from_code() {
    let code = without_words("let a = \"fn x { // \"; // fn y\nlet b = r#\"\"fn\"#; let c: &'a str = 'x'; '\\n'");
    assert_eq!(
        words(&code).collect::<Vec<_>>(),
        ["let", "a", "let", "b", "let", "c", "a", "str"]
    );
}

#[test]
fn functions_end_where_their_braces_do() {
    let found =
        functions("fn a(x: fn(u8)) {\n if x { }\n}\ntrait T { fn b(); }\nasync fn c() -> [u8; 2] where u8: X {\n}");
    assert_eq!(found, [("a".to_owned(), 3), ("c".to_owned(), 2)]);
}

#[test]
fn paths_open_their_braces() {
    let found = paths(
        "use crate::a::{self, b::{c, d}};\nuse crate::e as f; crate::g::h();",
        "crate",
    );
    let found: Vec<_> = found.iter().map(|path| path.join("::")).collect();
    assert_eq!(found, ["a::self", "a::b::c", "a::b::d", "e", "g::h"]);
}
