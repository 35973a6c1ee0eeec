//! Whom a host would like to have: the words, and between them and their columns.

/// What people come for: the words of an application's purpose.
pub const PURPOSES: &[&str] = &[
    "routine", "retreat", "team", "training", "local", "leave", "scout", "hr", "other",
];

/// The words of a column; `None`: the host says nothing.
#[must_use]
pub fn read(column: Option<&str>) -> Option<Vec<String>> {
    column.map(|words| words.split_whitespace().map(ToOwned::to_owned).collect())
}

/// The column of the words. No word at all is saying nothing.
#[must_use]
pub fn column(words: Option<&[String]>) -> Option<String> {
    words.filter(|words| !words.is_empty()).map(|words| words.join(" "))
}
