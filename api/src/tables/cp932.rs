//! CP932, as the WHATWG's `Shift_JIS` has it, for systems that read nothing else. What it lacks (𠮷, emoji) becomes 〓,
//! and the report says where.

use encoding_rs::SHIFT_JIS;

use super::csv::{Days, written};
use super::{Loss, Table};
use crate::error::Result;

/// 下駄: what printers set for a letter that they lack.
const MISSING: &str = "〓";

/// Letters that CP932 has at another place of Unicode, or that would become something else in it: the wave dash and
/// the minus of JIS, and the yen sign, which would turn into a backslash.
const MAPPED: &[(char, char)] = &[
    ('〜', '～'),
    ('−', '－'),
    ('—', '―'),
    ('‖', '∥'),
    ('¢', '￠'),
    ('£', '￡'),
    ('¬', '￢'),
    ('¥', '￥'),
    ('‾', '￣'),
];

/// The file, and the cells that lost letters.
pub fn write(table: &Table) -> Result<(Vec<u8>, Vec<Loss>)> {
    let mut losses = Vec::new();
    let bytes = written(table, Days::Slashes, Vec::new(), |row, column, text| {
        let (bytes, letters) = encode(&text);
        if !letters.is_empty() {
            losses.push(Loss {
                row,
                column: column.to_owned(),
                text,
                letters,
            });
        }
        bytes
    })?;
    Ok((bytes, losses))
}

/// The bytes, and the letters that they could not hold, each once.
fn encode(text: &str) -> (Vec<u8>, String) {
    let mapped: String = text.chars().map(mapped).collect();
    let (bytes, _, failed) = SHIFT_JIS.encode(&mapped);
    if !failed {
        return (bytes.into_owned(), String::new());
    }
    let (mut bytes, mut missing) = (Vec::new(), String::new());
    for letter in mapped.chars() {
        let mut room = [0; 4];
        let letter_text: &str = letter.encode_utf8(&mut room);
        let (encoded, _, failed) = SHIFT_JIS.encode(letter_text);
        if failed {
            bytes.extend_from_slice(&SHIFT_JIS.encode(MISSING).0);
            if !missing.contains(letter) {
                missing.push(letter);
            }
        } else {
            bytes.extend_from_slice(&encoded);
        }
    }
    (bytes, missing)
}

fn mapped(letter: char) -> char {
    let found = MAPPED.iter().find(|(from, _)| *from == letter);
    found.map_or(letter, |(_, to)| *to)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn round(text: &str) -> (String, String) {
        let (bytes, missing) = encode(text);
        (SHIFT_JIS.decode(&bytes).0.into_owned(), missing)
    }

    #[test]
    fn letters_of_windows_stay_and_others_are_reported() {
        assert_eq!(round("髙﨑①㈱"), ("髙﨑①㈱".to_owned(), String::new()));
        assert_eq!(
            round("𠮷野家🍣と𠮷田"),
            ("〓野家〓と〓田".to_owned(), "𠮷🍣".to_owned())
        );
    }

    #[test]
    fn dashes_and_the_yen_sign_are_not_lost_by_their_places_in_unicode() {
        assert_eq!(round("9〜17時−¥500"), ("9～17時－￥500".to_owned(), String::new()));
    }
}
