//! How the demo moves with today: by whole fiscal halves, so that what was closed stays closed and what is open is open.

use chrono::{Days, NaiveDate};

use crate::programmes::{Half, half_of};

/// The open call needs that many days ahead of it, or the next half's is the open one.
const DAYS_AHEAD: u64 = 30;

/// The half whose call is open today.
pub fn open_half(today: NaiveDate) -> Half {
    half_of(today.checked_add_days(Days::new(DAYS_AHEAD)).unwrap_or(today))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_template_is_told_in_the_second_half_of_fiscal_2026() {
        assert_eq!(open_half("2026-11-20".parse().unwrap()).to_string(), "2026H2");
    }

    #[test]
    fn near_the_end_of_a_half_the_next_one_is_open() {
        let open = |day: &str| open_half(day.parse().unwrap()).to_string();
        assert_eq!(open("2027-03-01"), "2026H2");
        assert_eq!(open("2027-03-02"), "2027H1");
        assert_eq!(open("2027-09-01"), "2027H2");
    }
}
