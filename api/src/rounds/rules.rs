//! The rules of a round: pure functions over what was loaded.

use chrono::NaiveDate;

use crate::programmes::half_of;

/// Numbers below this are withheld from the public, as everywhere.
pub const SHOWN_LEAST: i64 = 5;

/// The numbers that the public may know. Where exactly one is withheld, the total less the others would tell it: then
/// the smallest of the others is withheld too.
#[must_use]
pub fn shown(placed: &[(String, i64)]) -> Vec<(String, Option<i64>)> {
    let mut shown: Vec<(String, Option<i64>)> = placed
        .iter()
        .map(|(code, n)| (code.clone(), Some(*n).filter(|n| *n >= SHOWN_LEAST)))
        .collect();
    if shown.iter().filter(|(_, n)| n.is_none()).count() == 1 {
        let smallest = shown.iter().filter_map(|(_, n)| *n).min();
        if let Some((_, n)) = shown.iter_mut().find(|(_, n)| n.is_some() && *n == smallest) {
            *n = None;
        }
    }
    shown
}

/// The first day of so many halves of fiscal years, the last of which has the day that a round was opened on. By that
/// day a run in the next half has the turns that the public was told.
#[must_use]
pub fn rotation_since(opened_on: NaiveDate, halves: u32) -> NaiveDate {
    let earlier = 1 - i32::try_from(halves).unwrap_or(1);
    half_of(opened_on).moved(earlier).first_day()
}

/// What a rank of a wish is worth, and another place that fits, of 100.
const RANKS: &[(i32, i64)] = &[(1, 100), (2, 80), (3, 60)];
const ELSEWHERE: i64 = 30;
/// What a day away from the wished ones costs.
const DAY_OFF: i64 = 5;

/// 0 to 100: two thirds for the rank of the wish, one for fit, less for days off. Without wishes all is fit.
#[must_use]
pub fn applicant_score(rank: Option<i32>, has_wishes: bool, fit: i64, days_off: i64) -> i64 {
    let of_rank = match rank {
        Some(rank) => RANKS
            .iter()
            .find(|(known, _)| *known == rank)
            .map_or(ELSEWHERE, |(_, worth)| *worth),
        None if has_wishes => ELSEWHERE,
        None => fit,
    };
    ((2 * of_rank + fit + 1) / 3 - DAY_OFF * days_off.abs()).max(0)
}

/// The mean of scores, halves up; of one itself.
#[must_use]
pub fn mean(scores: impl Iterator<Item = i64>) -> i64 {
    let (sum, n) = scores.fold((0, 0), |(sum, n), score| (sum + score, n + 1));
    (sum + n / 2).checked_div(n).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(placed: &[(&str, i64)]) -> Vec<Option<i64>> {
        let placed: Vec<(String, i64)> = placed.iter().map(|(code, n)| ((*code).to_owned(), *n)).collect();
        shown(&placed).into_iter().map(|(_, n)| n).collect()
    }

    #[test]
    fn rotation_looks_back_by_halves_of_the_fiscal_year() {
        let since = |opened: &str, halves| {
            let opened = opened.parse().unwrap_or_default();
            rotation_since(opened, halves).to_string()
        };
        assert_eq!(since("2026-11-20", 1), "2026-10-01");
        assert_eq!(since("2026-11-20", 2), "2026-04-01");
        assert_eq!(since("2027-03-31", 4), "2025-04-01");
        assert_eq!(since("2026-04-01", 1), "2026-04-01");
    }

    #[test]
    fn two_places_count_by_their_mean() {
        assert_eq!(mean([70].into_iter()), 70);
        assert_eq!(mean([70, 41].into_iter()), 56);
        assert_eq!(mean([].into_iter()), 0);
    }

    #[test]
    fn a_wished_place_ranks_above_any_other() {
        assert!(applicant_score(Some(1), true, 0, 0) > applicant_score(None, true, 100, 0));
        assert!(applicant_score(Some(1), true, 50, 0) > applicant_score(Some(2), true, 80, 0));
        assert_eq!(applicant_score(None, false, 70, 0), 70);
        assert_eq!(applicant_score(None, false, 70, -2), 60);
        assert_eq!(applicant_score(Some(3), true, 0, 30), 0);
    }

    #[test]
    fn small_numbers_are_withheld_and_none_can_be_subtracted() {
        assert_eq!(of(&[("a", 9), ("b", 5)]), [Some(9), Some(5)]);
        assert_eq!(of(&[("a", 9), ("b", 2), ("c", 7)]), [Some(9), None, None]);
        assert_eq!(of(&[("a", 9), ("b", 2), ("c", 1)]), [Some(9), None, None]);
        assert_eq!(of(&[("a", 3)]), [None]);
    }
}
