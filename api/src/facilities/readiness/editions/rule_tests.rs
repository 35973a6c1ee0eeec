//! The rules of editions.

use super::rules::{Difference, Terms, differences, faults, next};
use crate::facilities::readiness::standard::{BUNDLED, Standard};

#[test]
fn weights_have_three_steps_and_facts_keep_their_months() {
    let standard = Standard::read(BUNDLED).unwrap();
    let fields = |code: &str, weight, months| -> Vec<String> {
        let item = standard.item(code).unwrap();
        let terms = Terms {
            weight,
            required: true,
            months,
        };
        faults(item, terms).into_iter().map(|fault| fault.field).collect()
    };
    assert!(fields("insurance", 3, Some(24)).is_empty());
    assert!(fields("insurance", 1, None).is_empty());
    assert_eq!(fields("insurance", 4, Some(61)), ["weight", "months"]);
    assert_eq!(fields("insurance", 0, Some(0)), ["weight", "months"]);
    assert!(fields("line_measured", 1, Some(12)).is_empty());
    assert_eq!(fields("line_measured", 1, Some(24)), ["months"]);
    assert_eq!(fields("photos", 1, Some(24)), ["months"]);
}

#[test]
fn the_next_edition_differs_by_the_item() {
    let standard = Standard::read(BUNDLED).unwrap();
    let item = standard.item("insurance").unwrap();
    let terms = Terms {
        weight: 3,
        ..Terms::of(item)
    };
    let after = next(&standard, "insurance", terms);
    assert_eq!(after.edition, standard.edition + 1);
    let told = Difference {
        name: item.name.clone(),
        before: Some(Terms::of(item)),
        after: terms,
    };
    assert_eq!(differences(&standard, &after), [told]);
    assert!(differences(&standard, &standard).is_empty());
}
