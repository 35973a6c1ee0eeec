//! The 法人番号 and what a confirmed company may do at once.

use entities::organisation::State;

use crate::error::Fault;

/// A 法人番号 has 13 digits, the first of which checks the others. It proves nothing about who typed it. A
/// leading 0 is never assigned: the demo's companies have one.
pub fn corporate_number(number: &str, field: &str, demo: bool) -> Option<Fault> {
    let digits: Vec<u32> = number.chars().filter_map(|digit| digit.to_digit(10)).collect();
    let whole = digits.len() == 13 && number.chars().count() == 13;
    let first = digits.first().copied().unwrap_or_default();
    let fits = if first == 0 {
        demo
    } else {
        first == check_digit(&digits)
    };
    (!whole || !fits).then(|| Fault::new(field, "corporate_number"))
}

/// 法人番号の指定等に関する省令 §2: from the right, odd places count once and even ones twice.
fn check_digit(digits: &[u32]) -> u32 {
    let sum: u32 = digits
        .iter()
        .skip(1)
        .rev()
        .zip([1, 2].into_iter().cycle())
        .map(|(digit, weight)| digit * weight)
        .sum();
    9 - sum % 9
}

/// A second registrant of a number gets an organisation of its own, which waits for the office.
pub const fn state_after_confirmation(number_is_taken: bool) -> State {
    if number_is_taken { State::Pending } else { State::Active }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_digit_checks_the_others() {
        // 国税庁 and 三重県, as published on houjin-bangou.nta.go.jp.
        for number in ["7000012050002", "5000020240001"] {
            assert_eq!(corporate_number(number, "n", false), None, "{number}");
        }
        for number in [
            "7000012050003",
            "1000012050002",
            "700001205000",
            "70000120500022",
            "７000012050002",
        ] {
            assert!(corporate_number(number, "n", true).is_some(), "{number}");
        }
    }

    #[test]
    fn a_leading_zero_is_for_the_demo() {
        assert!(corporate_number("0000012050002", "n", false).is_some());
        assert!(corporate_number("0000012050002", "n", true).is_none());
    }
}
