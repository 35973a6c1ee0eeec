//! Deferred acceptance against matchings that others have published.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::{read, solve};

/// Hospitals and residents as a round of one night: place p of k wishes is worth k − p + 1.
fn round(residents: &[(&str, &[&str])], hospitals: &[(&str, u32, &[&str])]) -> Value {
    let worth = |list: &[&str], name: &str| list.iter().position(|each| *each == name).map(|at| list.len() - at);
    let options = |resident: &str, wishes: &[&str]| -> Vec<Value> {
        let known = hospitals.iter().filter_map(|(hospital, _, ranks)| {
            let (applicant, host) = (worth(wishes, hospital)?, worth(ranks, resident)?);
            Some(json!({"unit": hospital, "applicant": applicant, "host": host}))
        });
        known.collect()
    };
    json!({
        "version": 1, "seed": "published", "from": "2027-04-01", "to": "2027-04-02", "method": "deferred_acceptance",
        "units": hospitals.iter().map(|(id, count, _)| json!({
            "id": id, "facility": id, "municipality": id, "capacity": 1, "count": count,
        })).collect::<Vec<_>>(),
        "requests": residents.iter().map(|(id, wishes)| json!({
            "id": id, "options": options(id, wishes),
        })).collect::<Vec<_>>(),
    })
}

fn matched(round: &Value) -> BTreeMap<String, String> {
    let round = read(round.to_string().as_bytes()).unwrap();
    let placed = solve(&round).placed;
    placed.into_iter().map(|each| (each.request, each.unit)).collect()
}

fn pairs(of: &[(&str, &str)]) -> BTreeMap<String, String> {
    of.iter()
        .map(|(one, other)| ((*one).to_owned(), (*other).to_owned()))
        .collect()
}

/// The example of the `matching` library's documentation (Wilde, Knight & Gillard 2020).
#[test]
fn residents_get_their_best_stable_hospital() {
    let round = round(
        &[
            ("A", &["C"]),
            ("S", &["C", "M"]),
            ("D", &["C", "M", "G"]),
            ("J", &["C", "G", "M"]),
            ("L", &["M", "C", "G"]),
        ],
        &[
            ("M", 2, &["D", "L", "S", "J"]),
            ("C", 2, &["D", "A", "S", "L", "J"]),
            ("G", 2, &["D", "J", "L"]),
        ],
    );
    let expected = [("L", "M"), ("S", "M"), ("D", "C"), ("A", "C"), ("J", "G")];
    assert_eq!(matched(&round), pairs(&expected));
}

#[test]
fn who_is_refused_everywhere_stays_without() {
    let round = round(
        &[("A", &["X"]), ("B", &["X", "Y"])],
        &[("X", 1, &["B", "A"]), ("Y", 1, &["B"])],
    );
    assert_eq!(matched(&round), pairs(&[("B", "X")]));
}

#[test]
fn proposals_are_given_up_for_better_ones_along_a_chain() {
    let round = round(
        &[
            ("1", &["1", "2", "3", "4"]),
            ("2", &["1", "3", "2", "4"]),
            ("3", &["2", "1", "3", "4"]),
            ("4", &["3", "2", "1", "4"]),
        ],
        &[
            ("1", 1, &["2", "1", "3", "4"]),
            ("2", 1, &["1", "2", "4", "3"]),
            ("3", 1, &["4", "3", "1", "2"]),
            ("4", 1, &["3", "4", "2", "1"]),
        ],
    );
    assert_eq!(
        matched(&round),
        pairs(&[("1", "2"), ("2", "1"), ("3", "4"), ("4", "3")])
    );
}

/// A municipality's cap is capacity: of ten who fit, the six whom the host ranks highest are kept.
#[test]
fn a_cap_keeps_the_highest_ranks() {
    let names: Vec<String> = (0..10).map(|at| format!("r{at}")).collect();
    let ranks: Vec<&str> = names.iter().map(String::as_str).collect();
    let residents: Vec<(&str, &[&str])> = ranks.iter().map(|name| (*name, &["H"][..])).collect();
    let mut round = round(&residents, &[("H", 10, &ranks)]);
    round["rules"] = json!({"caps": {"H": 6}});
    assert_eq!(matched(&round).into_keys().collect::<Vec<_>>(), names[..6]);
}
