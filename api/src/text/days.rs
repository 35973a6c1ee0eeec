//! Days, moments and money in words. A printed time is always Japan's, and says so in English.

use chrono::{DateTime, Datelike, NaiveDate, Utc, Weekday};

use super::Locale;
use crate::app::local_in_tokyo;

/// 「令和8年11月20日（金）」, `Fri 20 November 2026`.
#[must_use]
pub fn day(on: NaiveDate, locale: Locale) -> String {
    match locale {
        Locale::Ja => format!(
            "{}{}月{}日（{}）",
            year(on),
            on.month(),
            on.day(),
            weekday(on.weekday())
        ),
        Locale::En => on.format("%a %-d %B %Y").to_string(),
    }
}

/// First to last day: one day alone stands alone.
#[must_use]
pub fn span(starts_on: NaiveDate, ends_on: NaiveDate, locale: Locale) -> String {
    let first = day(starts_on, locale);
    if starts_on == ends_on {
        return first;
    }
    let last = day(ends_on, locale);
    match locale {
        Locale::Ja => format!("{first}から{last}まで"),
        Locale::En => format!("{first} to {last}"),
    }
}

/// 「令和8年11月20日（金）17時00分」, `Fri 20 November 2026, 17:00 (Japan time)`.
#[must_use]
pub fn moment(at: DateTime<Utc>, locale: Locale) -> String {
    let local = local_in_tokyo(at);
    let on = day(local.date(), locale);
    match locale {
        Locale::Ja => format!("{on}{}", local.format("%-H時%M分")),
        Locale::En => format!("{on}, {} (Japan time)", local.format("%H:%M")),
    }
}

/// 「潮騒の宿 と 鵜方コワーキング」, `Shiosai Inn and Ugata Coworking`.
#[must_use]
pub fn both(one: &str, other: &str, locale: Locale) -> String {
    match locale {
        Locale::Ja => format!("{one} と {other}"),
        Locale::En => format!("{one} and {other}"),
    }
}

/// 「12,800円」, `12,800 yen`.
#[must_use]
pub fn yen(amount: i64, locale: Locale) -> String {
    let digits = amount.unsigned_abs().to_string();
    let mut grouped = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    let sign = if amount < 0 { "-" } else { "" };
    match locale {
        Locale::Ja => format!("{sign}{grouped}円"),
        Locale::En => format!("{sign}{grouped} yen"),
    }
}

/// The year by era. Reiwa began on 2019-05-01; nothing here is older than the product.
fn year(on: NaiveDate) -> String {
    match on.year() - 2018 {
        ..=0 => format!("{}年", on.year()),
        1 => "令和元年".to_owned(),
        years => format!("令和{years}年"),
    }
}

const fn weekday(weekday: Weekday) -> &'static str {
    match weekday {
        Weekday::Mon => "月",
        Weekday::Tue => "火",
        Weekday::Wed => "水",
        Weekday::Thu => "木",
        Weekday::Fri => "金",
        Weekday::Sat => "土",
        Weekday::Sun => "日",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn on(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn days_carry_the_era_and_the_weekday() {
        assert_eq!(day(on("2026-11-20"), Locale::Ja), "令和8年11月20日（金）");
        assert_eq!(day(on("2026-11-20"), Locale::En), "Fri 20 November 2026");
        assert_eq!(
            span(on("2026-11-20"), on("2026-11-20"), Locale::Ja),
            "令和8年11月20日（金）"
        );
    }

    #[test]
    fn an_evening_in_utc_is_the_next_morning_in_japan() {
        let at = "2026-11-19T23:05:00Z".parse().unwrap();
        assert_eq!(moment(at, Locale::Ja), "令和8年11月20日（金）8時05分");
        assert_eq!(moment(at, Locale::En), "Fri 20 November 2026, 08:05 (Japan time)");
    }

    #[test]
    fn money_is_grouped_by_thousands() {
        assert_eq!(yen(0, Locale::Ja), "0円");
        assert_eq!(yen(12_800, Locale::Ja), "12,800円");
        assert_eq!(yen(1_234_567, Locale::En), "1,234,567 yen");
    }
}
