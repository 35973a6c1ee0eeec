//! What people type into cells, read as they mean it: full-width digits, 和暦, ○ and ×. Nothing is guessed: what can't
//! be read is told with an example of what can.

use chrono::{NaiveDate, NaiveTime};
use unicode_normalization::UnicodeNormalization;

/// The code of the phrase that says how the cell must be written: `table.whole`.
pub type Wrong = &'static str;

/// Years before the first year of an era, newest first, by its letter and its name.
const ERAS: &[(char, &str, i32)] = &[('R', "令和", 2018), ('H', "平成", 1988), ('S', "昭和", 1925)];

const YES: &[&str] = &[
    "○", "〇", "◯", "◎", "有", "有り", "あり", "可", "はい", "yes", "y", "true", "1",
];
const NO: &[&str] = &[
    "×",
    "✕",
    "✖",
    "x",
    "無",
    "無し",
    "なし",
    "不可",
    "いいえ",
    "no",
    "n",
    "false",
    "0",
];

/// Full-width and half-width forms as their ordinary ones, without space around: for numbers, days, codes, keys.
#[must_use]
pub fn narrow(text: &str) -> String {
    text.nfkc().collect::<String>().trim().to_owned()
}

/// A name or a free text: as typed, without space around, the ideographic one included.
#[must_use]
pub fn trimmed(text: &str) -> String {
    text.trim().to_owned()
}

/// The reading of a name: full-width katakana, whatever kana it was typed in.
#[must_use]
pub fn katakana(text: &str) -> String {
    let full = |letter| match letter {
        'ぁ'..='ゖ' => char::from_u32(u32::from(letter) + 0x60).unwrap_or(letter),
        _ => letter,
    };
    narrow(text).chars().map(full).collect()
}

/// Phone numbers: every sort of hyphen as `-`.
#[must_use]
pub fn phone(text: &str) -> String {
    let hyphen = |letter| matches!(letter, '‐' | '‑' | '–' | '—' | '−' | 'ー' | '－');
    narrow(text)
        .chars()
        .map(|letter| if hyphen(letter) { '-' } else { letter })
        .collect()
}

/// A whole number; nothing for an empty cell.
pub fn whole(text: &str) -> Result<Option<i64>, Wrong> {
    let digits = narrow(text).replace(',', "").replace('−', "-");
    let digits = digits.trim_start_matches('¥').trim_end_matches('円');
    if digits.is_empty() {
        return Ok(None);
    }
    digits.parse().map(Some).ok().ok_or("table.whole")
}

/// A count of a column that holds 32 bits.
pub fn count(text: &str) -> Result<Option<i32>, Wrong> {
    match whole(text)? {
        None => Ok(None),
        Some(number) => i32::try_from(number).map(Some).ok().ok_or("table.whole"),
    }
}

/// A number with or without digits behind the point.
pub fn number(text: &str) -> Result<Option<f64>, Wrong> {
    let digits = narrow(text).replace(',', "").replace('−', "-");
    if digits.is_empty() {
        return Ok(None);
    }
    let plain = digits
        .chars()
        .all(|letter| letter.is_ascii_digit() || "+-.eE".contains(letter));
    match digits.parse::<f64>() {
        Ok(number) if plain && number.is_finite() => Ok(Some(number)),
        _ => Err("table.number"),
    }
}

/// ○ or ×, in every way that people write them; nothing for an empty cell.
pub fn flag(text: &str) -> Result<Option<bool>, Wrong> {
    let word = narrow(text).to_lowercase();
    if word.is_empty() {
        Ok(None)
    } else if YES.contains(&word.as_str()) {
        Ok(Some(true))
    } else if NO.contains(&word.as_str()) {
        Ok(Some(false))
    } else {
        Err("table.flag")
    }
}

/// A day: `2026-09-30`, `2026/9/30`, `2026年9月30日（水）`, `R8.9.30`, `令和8年9月30日`, 元年 included.
pub fn day(text: &str) -> Result<Option<NaiveDate>, Wrong> {
    let typed = narrow(text);
    // The weekday behind it says nothing new.
    let plain = typed.split('(').next().unwrap_or_default().trim();
    if plain.is_empty() {
        return Ok(None);
    }
    let (years_before, rest) = era(plain);
    let parts: Vec<String> = rest
        .replace("元年", "1年")
        .split(|letter: char| !letter.is_ascii_digit())
        .filter(|part| !part.is_empty())
        .map(ToOwned::to_owned)
        .collect();
    let known = rest
        .chars()
        .all(|letter| letter.is_ascii_digit() || "-/.年月日元 ".contains(letter));
    let [year, month, of] = parts.as_slice() else {
        return Err("table.day");
    };
    let full_year = years_before.is_some() || year.len() == 4;
    let read = || {
        let year = year.parse::<i32>().ok()?.checked_add(years_before.unwrap_or(0))?;
        NaiveDate::from_ymd_opt(year, month.parse().ok()?, of.parse().ok()?)
    };
    match read() {
        Some(day) if known && full_year => Ok(Some(day)),
        _ => Err("table.day"),
    }
}

fn era(text: &str) -> (Option<i32>, &str) {
    for (letter, name, before) in ERAS {
        let short = text.strip_prefix([*letter, letter.to_ascii_lowercase()]);
        if let Some(rest) = text.strip_prefix(name).or(short) {
            return (Some(*before), rest);
        }
    }
    (None, text)
}

/// A time of day as `HH:MM`, `24:00` included: `9:00`, `09:00`, `9時`, `9時30分`.
pub fn time(text: &str) -> Result<Option<String>, Wrong> {
    let typed = narrow(text);
    if typed.is_empty() {
        return Ok(None);
    }
    let plain = typed.replace('時', ":").replace('分', "");
    let (hour, minute) = plain.split_once(':').ok_or("table.time")?;
    // `09:00:00` is what Excel makes of a time.
    let minute = match minute.trim_end_matches(":00") {
        "" => "00",
        minute => minute,
    };
    let (hour, minute): (u32, u32) = match (hour.trim().parse(), minute.trim().parse()) {
        (Ok(hour), Ok(minute)) => (hour, minute),
        _ => return Err("table.time"),
    };
    let known = NaiveTime::from_hms_opt(hour, minute, 0).is_some() || (hour, minute) == (24, 0);
    if known {
        Ok(Some(format!("{hour:02}:{minute:02}")))
    } else {
        Err("table.time")
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn numbers_are_read_in_every_width() {
        assert_eq!(whole("１２，８００円"), Ok(Some(12_800)));
        assert_eq!(whole(" ¥500 "), Ok(Some(500)));
        assert_eq!(whole("　"), Ok(None));
        assert_eq!(number("１２０．５"), Ok(Some(120.5)));
        for text in ["10名", "二", "1.5", "12-3"] {
            assert_eq!(whole(text), Err("table.whole"), "{text}");
        }
        for text in ["NaN", "inf", "1.2.3", "約10"] {
            assert_eq!(number(text), Err("table.number"), "{text}");
        }
        assert_eq!(count("99999999999"), Err("table.whole"));
    }

    #[test]
    fn days_are_read_in_both_calendars() {
        let wanted = Ok(NaiveDate::from_ymd_opt(2026, 9, 30));
        for text in [
            "2026-09-30",
            "2026/9/30",
            "2026.9.30",
            "２０２６年９月３０日（水）",
            "R8.9.30",
            "r8/9/30",
            "令和8年9月30日",
        ] {
            assert_eq!(day(text), wanted, "{text}");
        }
        assert_eq!(day("令和元年5月1日"), Ok(NaiveDate::from_ymd_opt(2019, 5, 1)));
        assert_eq!(day("H31.4.30"), Ok(NaiveDate::from_ymd_opt(2019, 4, 30)));
        for text in [
            "2026/2/29",
            "26/9/30",
            "9/30",
            "明日",
            "2026年9月",
            "2026-09-30T10",
            "大正15年1月1日",
        ] {
            assert_eq!(day(text), Err("table.day"), "{text}");
        }
    }

    #[test]
    fn yes_and_no_are_read_in_every_way_but_never_guessed() {
        for text in ["○", "〇", "有", "あり", "ＹＥＳ", "1", "はい"] {
            assert_eq!(flag(text), Ok(Some(true)), "{text}");
        }
        for text in ["×", "ｘ", "無", "なし", "No", "0", "不可"] {
            assert_eq!(flag(text), Ok(Some(false)), "{text}");
        }
        assert_eq!((flag(""), flag("△")), (Ok(None), Err("table.flag")));
    }

    #[test]
    fn times_become_two_digits_each() {
        for text in ["9:00", "０９：００", "9時", "9時00分", "09:00:00"] {
            assert_eq!(time(text), Ok(Some("09:00".to_owned())), "{text}");
        }
        assert_eq!(time("24:00"), Ok(Some("24:00".to_owned())));
        for text in ["25:00", "24:30", "9", "朝", "9:60"] {
            assert_eq!(time(text), Err("table.time"), "{text}");
        }
    }

    #[test]
    fn readings_and_phones_are_brought_to_one_form() {
        assert_eq!(katakana("うみのﾎﾃﾙ　津"), "ウミノホテル 津");
        assert_eq!(phone("０５９９−００ー０００１"), "0599-00-0001");
    }

    proptest! {
        #[test]
        fn every_day_is_read_as_it_is_written(days in 0_u64..60_000) {
            let of = NaiveDate::from_ymd_opt(1926, 12, 25).unwrap() + chrono::Days::new(days);
            for pattern in ["%Y-%m-%d", "%Y/%m/%d", "%Y年%-m月%-d日"] {
                prop_assert_eq!(day(&of.format(pattern).to_string()), Ok(Some(of)));
            }
        }

        #[test]
        fn nothing_that_is_typed_makes_a_reader_fail(text in ".{0,20}") {
            let _ = (whole(&text), number(&text), flag(&text), day(&text), time(&text), phone(&text));
        }
    }
}
