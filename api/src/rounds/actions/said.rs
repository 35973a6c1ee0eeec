//! What the engine says of an input, in the product's words.

use crate::bookings::Violation;
use crate::error::Fault;
use crate::rounds::notes::ReadFault;
use crate::text::Locale;

/// Each with the code of its phrase.
pub fn faults(read: &[ReadFault]) -> Vec<Fault> {
    read.iter().map(|one| Fault::new(one.path.clone(), code(one))).collect()
}

/// In the reader's words.
pub fn violations(read: &[ReadFault], locale: Locale) -> Vec<Violation> {
    let said = faults(read).into_iter();
    said.map(|fault| Violation::of(fault, locale)).collect()
}

fn code(fault: &ReadFault) -> &'static str {
    let is_of = |rule: &str| fault.path.starts_with(&format!("rules.{rule}"));
    match fault.code.as_str() {
        "no_such_stay" => "round.no_such_stay",
        "no_such_pair" => "round.no_such_pair",
        "no_applications" => "round.no_applications",
        "breaks_nights" => "round.breaks_nights",
        "breaks_per_organisation" => "round.breaks_per_organisation",
        "breaks_cap" => "round.breaks_cap",
        "breaks_floor" => "round.breaks_floor",
        "breaks_budget" => "round.breaks_budget",
        "breaks_share" => "round.breaks_share",
        "clash" if is_of("budget") => "round.clash_budget",
        "clash" if is_of("caps") => "round.clash_caps",
        "clash" if is_of("shares") => "round.clash_shares",
        "clash" => "round.clash",
        "not_met" if is_of("floors") => "round.not_met_floors",
        "not_met" if is_of("budget") => "round.not_met_budget",
        "not_met" if is_of("shares") => "round.not_met_shares",
        "not_met" => "round.not_met",
        _ => "round.input",
    }
}
