//! Fiscal years and their halves: 1 April to 30 September (上半期), 1 October to 31 March (下半期).

use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, Days, NaiveDate};

use crate::error::{Fault, Refusal};
use crate::text::Locale;

/// A half of a fiscal year, written `2026H2`. Ordered in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Half {
    pub fiscal_year: i32,
    /// 下半期.
    pub second: bool,
}

/// The fiscal year of a day: it begins on 1 April.
#[must_use]
pub fn fiscal_year_of(day: NaiveDate) -> i32 {
    if day.month() >= 4 { day.year() } else { day.year() - 1 }
}

/// The half of a day.
#[must_use]
pub fn half_of(day: NaiveDate) -> Half {
    Half {
        fiscal_year: fiscal_year_of(day),
        second: !(4..=9).contains(&day.month()),
    }
}

impl Half {
    /// The half that a query asks for; none or an empty text asks for all.
    ///
    /// # Errors
    /// What can't be read, at the field `half`.
    pub fn asked(text: Option<&str>) -> Result<Option<Self>, Refusal> {
        let half = text.filter(|text| !text.is_empty()).map(str::parse).transpose();
        half.map_err(|_unreadable: String| Refusal {
            faults: vec![Fault::new("half", "results.half")],
            ..Refusal::invalid("input.invalid")
        })
    }

    /// 1 April or 1 October.
    #[must_use]
    pub fn first_day(self) -> NaiveDate {
        let month = if self.second { 10 } else { 4 };
        NaiveDate::from_ymd_opt(self.fiscal_year, month, 1).unwrap_or_default()
    }

    /// 30 September or 31 March.
    #[must_use]
    pub fn last_day(self) -> NaiveDate {
        self.moved(1).first_day() - Days::new(1)
    }

    /// So many halves later, or earlier when negative.
    #[must_use]
    pub const fn moved(self, halves: i32) -> Self {
        let index = self.index() + halves;
        Self {
            fiscal_year: index.div_euclid(2),
            second: index.rem_euclid(2) == 1,
        }
    }

    /// How many halves from `earlier` to this one.
    #[must_use]
    pub const fn since(self, earlier: Self) -> i32 {
        self.index() - earlier.index()
    }

    const fn index(self) -> i32 {
        let second = if self.second { 1 } else { 0 };
        self.fiscal_year * 2 + second
    }

    /// 「令和8年度 下半期」, `second half of fiscal 2026`.
    #[must_use]
    pub fn label(self, locale: Locale) -> String {
        let Self { fiscal_year, second } = self;
        match (locale, second) {
            (Locale::Ja, false) => format!("{} 上半期", fiscal_year_label(fiscal_year)),
            (Locale::Ja, true) => format!("{} 下半期", fiscal_year_label(fiscal_year)),
            (Locale::En, false) => format!("first half of fiscal {fiscal_year}"),
            (Locale::En, true) => format!("second half of fiscal {fiscal_year}"),
        }
    }
}

/// 「令和8年度」. The year in which the era changed is 令和元年度 as a whole.
#[must_use]
pub fn fiscal_year_label(fiscal_year: i32) -> String {
    match fiscal_year {
        ..2019 => format!("平成{}年度", fiscal_year - 1988),
        2019 => "令和元年度".to_owned(),
        _ => format!("令和{}年度", fiscal_year - 2018),
    }
}

impl fmt::Display for Half {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}H{}", self.fiscal_year, if self.second { 2 } else { 1 })
    }
}

impl FromStr for Half {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let wrong = || "a half such as 2026H2".to_owned();
        let (year, half) = text.split_once('H').ok_or_else(wrong)?;
        let fiscal_year = year
            .parse()
            .ok()
            .filter(|year| (1990..=2200).contains(year))
            .ok_or_else(wrong)?;
        let second = match half {
            "1" => false,
            "2" => true,
            _ => return Err(wrong()),
        };
        Ok(Self { fiscal_year, second })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn on(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn half(day: &str) -> String {
        half_of(on(day)).to_string()
    }

    #[test]
    fn the_halves_meet_at_the_end_of_march_and_of_september() {
        assert_eq!(
            (half("2026-03-31"), half("2026-04-01")),
            ("2025H2".to_owned(), "2026H1".to_owned())
        );
        assert_eq!(
            (half("2026-09-30"), half("2026-10-01")),
            ("2026H1".to_owned(), "2026H2".to_owned())
        );
        assert_eq!(half("2028-02-29"), "2027H2");
        assert_eq!(half_of(on("2028-02-29")).last_day(), on("2028-03-31"));
    }

    #[test]
    fn labels_follow_the_eras() {
        assert_eq!(half_of(on("2026-03-31")).label(Locale::Ja), "令和7年度 下半期");
        assert_eq!(half_of(on("2026-04-01")).label(Locale::Ja), "令和8年度 上半期");
        assert_eq!(half_of(on("2019-04-30")).label(Locale::Ja), "令和元年度 上半期");
        assert_eq!(half_of(on("2019-03-31")).label(Locale::Ja), "平成30年度 下半期");
        assert_eq!(
            half_of(on("2026-10-01")).label(Locale::En),
            "second half of fiscal 2026"
        );
    }

    proptest! {
        #[test]
        fn a_day_lies_in_its_half_and_in_no_other(days in 0_u64..20_000, by in -40_i32..40) {
            let day = on("2000-01-01") + Days::new(days);
            let half = half_of(day);
            prop_assert!(half.first_day() <= day && day <= half.last_day());
            prop_assert_eq!(half_of(half.first_day()), half);
            prop_assert_eq!(half_of(half.last_day()), half);
            prop_assert_eq!(half.to_string().parse::<Half>().unwrap(), half);
            prop_assert_eq!(half.moved(by).since(half), by);
            prop_assert_eq!(half.moved(1).first_day(), half.last_day() + Days::new(1));
        }
    }
}
