//! 休館日: the rules by which a facility is closed, and how they are written in a table: 「日・祝」「第3月」「年末年始」「なし」.

use chrono::{Datelike, NaiveDate};
use entities::closing_rule::{self, Kind};
use entities::id::{ClosingRuleId, FacilityId};

use super::calendar::{Calendar, is_year_end};
use crate::tables::values;

/// The weekdays as a table writes them, Monday first.
const WEEKDAYS: [&str; 7] = ["月", "火", "水", "木", "金", "土", "日"];

/// One rule of 休館日. Weekdays count from Monday = 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Closing {
    Weekday(u32),
    /// The nth such weekday of a month, from 1.
    NthWeekday {
        weekday: u32,
        nth: u32,
    },
    PublicHoliday,
    /// 29 December to 3 January, as public offices in Japan close.
    YearEnd,
    /// Both days included.
    Dates(NaiveDate, NaiveDate),
}

impl Closing {
    /// Whether the rule closes the day.
    #[must_use]
    pub fn closes(self, day: NaiveDate, calendar: &Calendar) -> bool {
        let weekday_of_day = day.weekday().num_days_from_monday();
        match self {
            Self::Weekday(weekday) => weekday_of_day == weekday,
            Self::NthWeekday { weekday, nth } => weekday_of_day == weekday && day.day0() / 7 + 1 == nth,
            Self::PublicHoliday => calendar.is_holiday(day),
            Self::YearEnd => is_year_end(day),
            Self::Dates(from, until) => from <= day && day <= until,
        }
    }

    /// The rule of a row; `None` when the row lacks what its kind needs.
    #[must_use]
    pub fn from_row(row: &closing_rule::Model) -> Option<Self> {
        let weekday = row.weekday.and_then(|weekday| u32::try_from(weekday).ok());
        match row.kind {
            Kind::Weekday => weekday.map(Self::Weekday),
            Kind::NthWeekday => Some(Self::NthWeekday {
                weekday: weekday?,
                nth: u32::try_from(row.nth?).ok()?,
            }),
            Kind::PublicHoliday => Some(Self::PublicHoliday),
            Kind::YearEnd => Some(Self::YearEnd),
            Kind::Dates => Some(Self::Dates(row.starts_on?, row.ends_on?)),
        }
    }

    /// The row of the rule.
    #[must_use]
    pub fn into_row(self, id: ClosingRuleId, facility_id: FacilityId) -> closing_rule::Model {
        let small = |number: u32| i32::try_from(number).ok();
        let (kind, weekday, nth, starts_on, ends_on) = match self {
            Self::Weekday(weekday) => (Kind::Weekday, small(weekday), None, None, None),
            Self::NthWeekday { weekday, nth } => (Kind::NthWeekday, small(weekday), small(nth), None, None),
            Self::PublicHoliday => (Kind::PublicHoliday, None, None, None, None),
            Self::YearEnd => (Kind::YearEnd, None, None, None, None),
            Self::Dates(from, until) => (Kind::Dates, None, None, Some(from), Some(until)),
        };
        closing_rule::Model {
            id,
            facility_id,
            kind,
            weekday,
            nth,
            starts_on,
            ends_on,
        }
    }
}

/// Reads the items of a table's cell, separated by 「・」; `None` when one of them is not understood.
#[must_use]
pub fn read(cell: &str) -> Option<Vec<Closing>> {
    if matches!(cell.trim(), "" | "なし") {
        return Some(Vec::new());
    }
    cell.split('・').map(|item| read_item(item.trim())).collect()
}

/// The rules as [`read`] reads them.
#[must_use]
pub fn write(rules: &[Closing]) -> String {
    let day = |weekday: u32| {
        usize::try_from(weekday)
            .ok()
            .and_then(|at| WEEKDAYS.get(at))
            .copied()
            .unwrap_or_default()
    };
    let item = |rule: &Closing| match *rule {
        Closing::Weekday(weekday) => day(weekday).to_owned(),
        Closing::NthWeekday { weekday, nth } => format!("第{nth}{}", day(weekday)),
        Closing::PublicHoliday => "祝".to_owned(),
        Closing::YearEnd => "年末年始".to_owned(),
        Closing::Dates(from, until) => format!("{}～{}", from.format("%Y/%m/%d"), until.format("%Y/%m/%d")),
    };
    if rules.is_empty() {
        return "なし".to_owned();
    }
    rules.iter().map(item).collect::<Vec<_>>().join("・")
}

fn read_item(item: &str) -> Option<Closing> {
    match item {
        "祝" => return Some(Closing::PublicHoliday),
        "年末年始" => return Some(Closing::YearEnd),
        _ => {}
    }
    if let Some((from, until)) = item.split_once(['～', '~', '〜']) {
        let (from, until) = (values::day(from).ok()??, values::day(until).ok()??);
        return Some(Closing::Dates(from, until));
    }
    let Some(monthly) = item.strip_prefix('第') else {
        return weekday(item).map(Closing::Weekday);
    };
    let mut letters = monthly.chars();
    let nth = letters.next()?.to_digit(10).filter(|nth| (1..=5).contains(nth))?;
    let weekday = weekday(letters.as_str())?;
    Some(Closing::NthWeekday { weekday, nth })
}

fn weekday(letter: &str) -> Option<u32> {
    let position = WEEKDAYS.iter().position(|weekday| *weekday == letter)?;
    u32::try_from(position).ok()
}

#[cfg(test)]
mod tests {
    use chrono::Days;
    use proptest::prelude::*;

    use super::*;
    use crate::facilities::calendar::bundled_holidays;

    fn on(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn closed(cell: &str, day: &str) -> bool {
        let calendar = bundled_holidays().map(|(day, _)| day).collect();
        let rules = read(cell).unwrap();
        rules.iter().any(|rule| rule.closes(on(day), &calendar))
    }

    #[test]
    fn the_words_of_the_table_close_their_days_and_no_others() {
        assert!(closed("日・祝", "2026-11-22") && closed("日・祝", "2026-11-23"));
        assert!(!closed("日・祝", "2026-11-21"));
        assert!(closed("第3月", "2026-11-16") && !closed("第3月", "2026-11-09") && !closed("第3月", "2026-11-17"));
        assert!(closed("年末年始", "2026-12-29") && closed("年末年始", "2027-01-03"));
        assert!(!closed("年末年始", "2026-12-28") && !closed("年末年始", "2027-01-04"));
        assert!(!closed("なし", "2027-01-01"));
        assert!(closed("土・日・祝・年末年始", "2026-11-03"));
    }

    #[test]
    fn what_is_not_in_the_grammar_is_not_guessed() {
        for cell in ["毎日", "第6月", "第月", "月・", "第3月曜日", "月火"] {
            assert_eq!(read(cell), None, "{cell}");
        }
    }

    proptest! {
        #[test]
        fn the_nth_weekday_is_found_as_by_counting(start in 0_u64..4_000, weekday in 0_u32..7, nth in 1_u32..6) {
            let day = on("2019-01-01") + Days::new(start);
            let rule = Closing::NthWeekday { weekday, nth };
            let counted = (1..=day.day())
                .filter_map(|of| day.with_day(of))
                .filter(|earlier| earlier.weekday().num_days_from_monday() == weekday)
                .count();
            let expected = day.weekday().num_days_from_monday() == weekday && u32::try_from(counted).unwrap() == nth;
            prop_assert_eq!(rule.closes(day, &Calendar::default()), expected);
        }
    }
}
