//! Times of day as a facility's rows have them: `HH:MM`, and `24:00` for a place that closes at midnight.

use chrono::NaiveTime;
use entities::facility_hours;

/// What `24:00` is read as: chrono has no such time.
pub const END_OF_DAY: NaiveTime = match NaiveTime::from_hms_opt(23, 59, 59) {
    Some(time) => time,
    None => NaiveTime::MIN,
};

/// Reads `HH:MM`, `24:00` as the end of the day; `None` when it is no time.
#[must_use]
pub fn parse_time(text: &str) -> Option<NaiveTime> {
    match text {
        "24:00" => Some(END_OF_DAY),
        _ if text.len() == 5 => NaiveTime::parse_from_str(text, "%H:%M").ok(),
        _ => None,
    }
}

/// Weekday from Monday = 0, opening and closing of a row; `None` when it can't be read.
#[must_use]
pub fn weekly_hours(row: &facility_hours::Model) -> Option<(u32, NaiveTime, NaiveTime)> {
    Some((
        u32::try_from(row.weekday).ok()?,
        parse_time(&row.opens)?,
        parse_time(&row.closes)?,
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_two_digits_each() {
        assert!(parse_time("08:30").is_some());
        assert_eq!(parse_time("24:00"), Some(END_OF_DAY));
        for text in ["8:30", "25:00", "24:01", "08-30", ""] {
            assert_eq!(parse_time(text), None, "{text}");
        }
    }
}
