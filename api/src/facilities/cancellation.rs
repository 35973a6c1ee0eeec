//! What cancelling costs, by the facility's own rows (宿泊約款). Shown to both sides, never taken.
//!
//! A row says: from so many days before the stay on, this share; 0 is the day itself, -1 not coming. Rows with a
//! `min_party` are for parties of at least that size; a party goes by the rows of the largest size that it reaches.

use chrono::{Days, NaiveDate};
use entities::cancellation_rule::Model as Rule;

/// `days_before` of the row for guests who don't come.
pub const NO_SHOW: i32 = -1;

/// What cancelling costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fee {
    pub percent: i32,
    /// Whole yen, fractions dropped in favour of the guest.
    pub yen: i64,
    /// The last day on which cancelling is free.
    pub free_until: Option<NaiveDate>,
}

/// What cancelling on a day costs for a stay of this party and price.
#[must_use]
pub fn fee(rules: &[Rule], party: i32, price_yen: i64, cancelled_on: NaiveDate, starts_on: NaiveDate) -> Fee {
    let rules = of_party(rules, party);
    let days = starts_on.signed_duration_since(cancelled_on).num_days();
    let days = i32::try_from(days).unwrap_or(i32::MAX).max(NO_SHOW);
    let percent = share(&rules, days);
    let first_charged = rules
        .iter()
        .filter(|rule| rule.percent > 0)
        .map(|rule| rule.days_before)
        .max();
    Fee {
        percent,
        yen: part_of(price_yen, percent),
        free_until: Some(last_free_day(starts_on, first_charged.unwrap_or(NO_SHOW))),
    }
}

/// What not coming costs.
#[must_use]
pub fn no_show_fee(rules: &[Rule], party: i32, price_yen: i64) -> Fee {
    let percent = share(&of_party(rules, party), NO_SHOW);
    Fee {
        percent,
        yen: part_of(price_yen, percent),
        free_until: None,
    }
}

/// What two places charge for one stay of `price_yen`: their sum, its share of the whole, and free as long as both are.
#[must_use]
pub fn both_fees((one, other): (Fee, Fee), price_yen: i64) -> Fee {
    let yen = one.yen.saturating_add(other.yen);
    let percent = yen.saturating_mul(100).checked_div(price_yen).unwrap_or(0);
    Fee {
        percent: i32::try_from(percent).unwrap_or(100),
        yen,
        free_until: one.free_until.min(other.free_until),
    }
}

fn of_party(rules: &[Rule], party: i32) -> Vec<&Rule> {
    let tier = rules
        .iter()
        .map(|rule| rule.min_party)
        .filter(|min| *min <= party)
        .max();
    rules.iter().filter(|rule| Some(rule.min_party) == tier).collect()
}

/// The share of the row with the fewest days that still covers `days`.
fn share(rules: &[&Rule], days: i32) -> i32 {
    let covering = rules.iter().filter(|rule| rule.days_before >= days);
    covering
        .min_by_key(|rule| rule.days_before)
        .map_or(0, |rule| rule.percent.clamp(0, 100))
}

fn part_of(price_yen: i64, percent: i32) -> i64 {
    price_yen.max(0).saturating_mul(i64::from(percent)) / 100
}

fn last_free_day(starts_on: NaiveDate, first_charged_days_before: i32) -> NaiveDate {
    let days = u64::try_from(first_charged_days_before.saturating_add(1)).unwrap_or(0);
    starts_on.checked_sub_days(Days::new(days)).unwrap_or(starts_on)
}

#[cfg(test)]
mod tests {
    use entities::id::FacilityId;
    use proptest::prelude::*;

    use super::*;

    fn rule(min_party: i32, days_before: i32, percent: i32) -> Rule {
        Rule {
            facility_id: FacilityId::default(),
            min_party,
            days_before,
            percent,
        }
    }

    fn on(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn inn() -> Vec<Rule> {
        vec![
            rule(1, 1, 20),
            rule(1, 0, 80),
            rule(1, NO_SHOW, 100),
            rule(15, 9, 10),
            rule(15, 1, 20),
            rule(15, 0, 80),
            rule(15, NO_SHOW, 100),
        ]
    }

    #[test]
    fn a_published_table_of_an_inn_reads_as_people_read_it() {
        let starts_on = on("2026-12-10");
        let asked = |day: &str| fee(&inn(), 4, 33_333, on(day), starts_on);
        assert_eq!(asked("2026-12-01").yen, 0);
        assert_eq!(asked("2026-12-08").free_until, Some(on("2026-12-08")));
        assert_eq!((asked("2026-12-09").percent, asked("2026-12-09").yen), (20, 6_666));
        assert_eq!(asked("2026-12-10").percent, 80);
        assert_eq!(
            asked("2026-12-11").percent,
            100,
            "after the day it counts as not coming"
        );
        assert_eq!(no_show_fee(&inn(), 4, 33_333).yen, 33_333);
    }

    #[test]
    fn a_large_party_goes_by_its_own_rows() {
        let asked = |party: i32| fee(&inn(), party, 100_000, on("2026-12-01"), on("2026-12-10"));
        assert_eq!((asked(14).percent, asked(15).percent), (0, 10));
        assert_eq!(asked(15).free_until, Some(on("2026-11-30")));
    }

    #[test]
    fn without_rows_everything_is_free() {
        let free = fee(&[], 3, 50_000, on("2026-12-10"), on("2026-12-10"));
        assert_eq!((free.percent, free.free_until), (0, Some(on("2026-12-10"))));
    }

    /// Rows whose share never falls as the day comes nearer: what a listing must have.
    fn rows() -> impl Strategy<Value = Vec<Rule>> {
        prop::collection::vec((1_i32..60, 1_i32..=100), 0..5).prop_map(|steps| {
            let mut days = NO_SHOW - 1;
            let mut percent = 100;
            steps
                .into_iter()
                .map(|(further, less)| {
                    days += further;
                    percent = (percent - less).max(0);
                    rule(1, days, percent)
                })
                .collect()
        })
    }

    proptest! {
        #[test]
        fn a_fee_is_within_the_price_and_never_falls_with_time(rows in rows(), yen in 0_i64..10_000_000, days in 0_u64..90) {
            let starts_on = on("2027-03-01");
            let cancelled_on = starts_on - Days::new(days);
            let now = fee(&rows, 2, yen, cancelled_on, starts_on);
            let later = fee(&rows, 2, yen, cancelled_on + Days::new(1), starts_on);
            prop_assert!((0..=yen).contains(&now.yen));
            prop_assert!(later.percent >= now.percent);
        }

        #[test]
        fn free_until_is_the_last_free_day(rows in rows()) {
            let starts_on = on("2027-03-01");
            let last = fee(&rows, 2, 10_000, starts_on, starts_on).free_until.unwrap();
            prop_assert_eq!(fee(&rows, 2, 10_000, last, starts_on).percent, 0);
            if rows.iter().any(|row| row.percent > 0) {
                let next = fee(&rows, 2, 10_000, last + Days::new(1), starts_on);
                prop_assert!(next.percent > 0);
            }
        }
    }
}
