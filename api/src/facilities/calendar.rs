//! Public holidays and the days on which public offices in Japan work.

use std::collections::BTreeSet;

use chrono::{Datelike, Days, NaiveDate, Weekday};

/// The public holidays that this build knows, as `day,name`. Facts from the npm package `@holiday-jp/holiday_jp`
/// (MIT); days that the law only calls a holiday are 「休日」, as in the Cabinet Office's own list.
const HOLIDAYS: &str = include_str!("holidays.csv");

/// The public holidays of this build with their names, ascending.
pub fn bundled_holidays() -> impl Iterator<Item = (NaiveDate, &'static str)> {
    HOLIDAYS.lines().skip(1).filter_map(|line| {
        let (day, name) = line.split_once(',')?;
        Some((day.parse().ok()?, name))
    })
}

/// Which days are public holidays.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Calendar(BTreeSet<NaiveDate>);

impl FromIterator<NaiveDate> for Calendar {
    fn from_iter<T: IntoIterator<Item = NaiveDate>>(days: T) -> Self {
        Self(days.into_iter().collect())
    }
}

impl Calendar {
    #[must_use]
    pub fn is_holiday(&self, day: NaiveDate) -> bool {
        self.0.contains(&day)
    }

    /// Whether public offices work: no Saturday, Sunday or holiday, and not from 29 December to 3 January.
    #[must_use]
    pub fn is_business_day(&self, day: NaiveDate) -> bool {
        !matches!(day.weekday(), Weekday::Sat | Weekday::Sun) && !self.is_holiday(day) && !is_year_end(day)
    }

    /// The nth business day after `day`; `day` itself when n is 0.
    #[must_use]
    pub fn business_days_after(&self, day: NaiveDate, n: u32) -> NaiveDate {
        let mut left = n;
        let mut day = day;
        while left > 0 {
            let Some(next) = day.checked_add_days(Days::new(1)) else {
                return day;
            };
            day = next;
            if self.is_business_day(day) {
                left -= 1;
            }
        }
        day
    }

    /// The last business day before `day`.
    #[must_use]
    pub fn last_business_day_before(&self, day: NaiveDate) -> NaiveDate {
        let mut before = day;
        while let Some(earlier) = before.checked_sub_days(Days::new(1)) {
            before = earlier;
            if self.is_business_day(before) {
                break;
            }
        }
        before
    }
}

/// 年末年始: 29 December to 3 January, when public offices are closed.
#[must_use]
pub fn is_year_end(day: NaiveDate) -> bool {
    matches!((day.month(), day.day()), (12, 29..) | (1, ..=3))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn on(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn calendar() -> Calendar {
        bundled_holidays().map(|(day, _)| day).collect()
    }

    #[test]
    fn the_bundled_table_is_complete_and_ascending() {
        let days: Vec<NaiveDate> = bundled_holidays().map(|(day, _)| day).collect();
        assert_eq!(days.len(), HOLIDAYS.lines().count() - 1, "every line is read");
        assert!(days.is_sorted());
        for year in 2019..=2028 {
            assert!(days.iter().filter(|day| day.year() == year).count() >= 16, "{year}");
        }
    }

    #[test]
    fn the_holidays_of_fiscal_2026_are_those_of_the_cabinet_office() {
        let days: Vec<String> = bundled_holidays()
            .filter(|(day, _)| (on("2026-04-01")..=on("2027-03-31")).contains(day))
            .map(|(day, _)| day.format("%m-%d").to_string())
            .collect();
        assert_eq!(
            days,
            [
                "04-29", "05-03", "05-04", "05-05", "05-06", "07-20", "08-11", "09-21", "09-22", "09-23", "10-12",
                "11-03", "11-23", "01-01", "01-11", "02-11", "02-23", "03-21", "03-22"
            ]
        );
    }

    #[test]
    fn a_holiday_in_lieu_is_called_holiday() {
        let name = |day: &str| bundled_holidays().find(|(of, _)| *of == on(day)).map(|(_, name)| name);
        assert_eq!(name("2026-05-06"), Some("休日"));
        assert_eq!(name("2026-09-22"), Some("休日"));
        assert_eq!(name("2027-03-22"), Some("休日"));
        assert_eq!(name("2026-11-03"), Some("文化の日"));
    }

    #[test]
    fn business_days_pass_over_weekends_holidays_and_the_year_end() {
        let calendar = calendar();
        // Friday; Monday the 23rd is a holiday.
        assert_eq!(calendar.business_days_after(on("2026-11-20"), 1), on("2026-11-24"));
        assert_eq!(calendar.business_days_after(on("2026-11-20"), 5), on("2026-11-30"));
        assert_eq!(calendar.business_days_after(on("2026-12-28"), 1), on("2027-01-04"));
        assert_eq!(calendar.last_business_day_before(on("2027-01-04")), on("2026-12-28"));
        assert_eq!(calendar.last_business_day_before(on("2026-11-24")), on("2026-11-20"));
    }

    proptest! {
        #[test]
        fn as_many_business_days_lie_between_as_were_asked_for(start in 0_u64..3_000, n in 1_u32..30) {
            let calendar = calendar();
            let day = on("2020-01-01") + Days::new(start);
            let found = calendar.business_days_after(day, n);
            let between = day.iter_days().skip(1).take_while(|next| *next <= found);
            let counted = between.filter(|next| calendar.is_business_day(*next)).count();
            prop_assert_eq!(u32::try_from(counted).unwrap(), n);
            prop_assert!(calendar.is_business_day(found));
            prop_assert!(calendar.last_business_day_before(found) < found);
        }
    }
}
