//! What people type about themselves, in the form in which we keep and compare it. Names and free text stay as
//! typed; addresses, numbers and kana are brought to one width.

use serde::{Deserialize, Deserializer};
use unicode_normalization::UnicodeNormalization;
use validator::ValidationError;

use super::companies::{INDUSTRIES, SIZES};

/// Full-width and half-width forms as their ordinary ones (NFKC), without space around.
pub fn narrow(text: &str) -> String {
    text.nfkc().collect::<String>().trim().to_owned()
}

/// The form in which mail addresses are unique.
pub fn mail_key(email: &str) -> String {
    narrow(email).to_lowercase()
}

/// For `deserialize_with`: addresses and numbers.
pub fn narrowed<'de, D: Deserializer<'de>>(from: D) -> Result<String, D::Error> {
    String::deserialize(from).map(|text| narrow(&text))
}

/// For `deserialize_with`: names, as typed but for the space around.
pub fn trimmed<'de, D: Deserializer<'de>>(from: D) -> Result<String, D::Error> {
    String::deserialize(from).map(|text| text.trim().to_owned())
}

/// For `deserialize_with`: the reading of a name, hiragana and half-width kana as full-width katakana.
pub fn katakana<'de, D: Deserializer<'de>>(from: D) -> Result<String, D::Error> {
    String::deserialize(from).map(|text| {
        narrow(&text)
            .chars()
            .map(|letter| match letter {
                'ぁ'..='ゖ' => char::from_u32(u32::from(letter) + 0x60).unwrap_or(letter),
                _ => letter,
            })
            .collect()
    })
}

/// For `deserialize_with`: a number of which nothing typed means none.
pub fn narrowed_or_none<'de, D: Deserializer<'de>>(from: D) -> Result<Option<String>, D::Error> {
    let typed = Option::<String>::deserialize(from)?;
    Ok(typed.map(|text| narrow(&text)).filter(|text| !text.is_empty()))
}

/// Katakana, with the signs that stand in names.
pub fn is_kana(text: &str) -> Result<(), ValidationError> {
    let kana = |letter: char| matches!(letter, 'ァ'..='ヺ' | 'ー' | '・' | ' ' | '　');
    let latin = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '.' | '-' | '&' | '\'');
    accept(text.chars().all(|letter| kana(letter) || latin(letter)), "kana")
}

/// One of [`INDUSTRIES`], where something was chosen.
pub fn is_industry(word: &str) -> Result<(), ValidationError> {
    accept(word.is_empty() || INDUSTRIES.contains(&word), "choice")
}

/// One of [`SIZES`], where something was chosen.
pub fn is_size(word: &str) -> Result<(), ValidationError> {
    accept(word.is_empty() || SIZES.contains(&word), "choice")
}

/// A Japanese phone number, with or without hyphens.
pub fn is_phone(text: &str) -> Result<(), ValidationError> {
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let signs = text.chars().all(|letter| letter.is_ascii_digit() || letter == '-');
    accept(
        text.is_empty() || (signs && text.starts_with('0') && (10..=11).contains(&digits)),
        "phone",
    )
}

fn accept(good: bool, code: &'static str) -> Result<(), ValidationError> {
    if good { Ok(()) } else { Err(ValidationError::new(code)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_person_typing_in_two_widths_has_one_address() {
        assert_eq!(mail_key("Ｈanako＠Example.JP　"), mail_key("hanako@example.jp"));
    }

    #[test]
    fn readings_are_katakana_whatever_the_keyboard_gave() {
        let read = |text: &str| katakana(serde_json::Value::from(text)).unwrap();
        assert_eq!(read("いせ はなこ"), "イセ ハナコ");
        assert_eq!(read("ｲｾ ﾊﾅｺ"), "イセ ハナコ");
        assert!(is_kana(&read("いせ")).is_ok() && is_kana("伊勢").is_err());
    }

    #[test]
    fn phone_numbers_begin_with_zero() {
        assert!(is_phone("0599-00-0001").is_ok() && is_phone("09000000000").is_ok());
        assert!(is_phone("599-00-0001").is_err() && is_phone("0599000").is_err() && is_phone("0599(00)0001").is_err());
    }
}
