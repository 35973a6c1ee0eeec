//! The rules of a round: pure functions over what was loaded.

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

#[cfg(test)]
mod tests {
    use super::*;

    fn of(placed: &[(&str, i64)]) -> Vec<Option<i64>> {
        let placed: Vec<(String, i64)> = placed.iter().map(|(code, n)| ((*code).to_owned(), *n)).collect();
        shown(&placed).into_iter().map(|(_, n)| n).collect()
    }

    #[test]
    fn small_numbers_are_withheld_and_none_can_be_subtracted() {
        assert_eq!(of(&[("a", 9), ("b", 5)]), [Some(9), Some(5)]);
        assert_eq!(of(&[("a", 9), ("b", 2), ("c", 7)]), [Some(9), None, None]);
        assert_eq!(of(&[("a", 9), ("b", 2), ("c", 1)]), [Some(9), None, None]);
        assert_eq!(of(&[("a", 3)]), [None]);
    }
}
