//! The host's side of fit: whom it would like to have. Purpose, industry, size of the party, first-timers.

use super::evaluation::{Assessed, Values, Verdict};
use super::facts::HostWishes;
use super::query::Query;

/// What the host's wishes say to this party. What either side doesn't say is neutral.
#[must_use]
pub fn evaluate(host: &HostWishes, query: &Query) -> Vec<Assessed> {
    vec![
        listed("host_purpose", host.purposes.as_deref(), query.purpose.as_deref()),
        listed("host_industry", host.industries.as_deref(), query.industry.as_deref()),
        party(host, query.party),
    ]
    .into_iter()
    .chain(first_time(host, query))
    .collect()
}

fn listed(condition: &'static str, welcomed: Option<&[String]>, asked: Option<&str>) -> Assessed {
    let verdict = match welcomed.zip(asked) {
        Some((welcomed, asked)) if welcomed.iter().any(|word| word == asked) => Verdict::Met,
        Some(_) => Verdict::Unmet,
        None => Verdict::Unknown,
    };
    Assessed::wish(condition, verdict.word(), verdict, Values::new())
}

/// Only a first trial asks whether first trials are welcome.
fn first_time(host: &HostWishes, query: &Query) -> Option<Assessed> {
    let verdict = match (host.first_timers, query.first_time) {
        (_, Some(false)) => return None,
        (Some(true), Some(true)) => Verdict::Met,
        (Some(false), Some(true)) => Verdict::Unmet,
        _ => Verdict::Unknown,
    };
    Some(Assessed::wish(
        "host_first_time",
        verdict.word(),
        verdict,
        Values::new(),
    ))
}

fn party(host: &HostWishes, party: i32) -> Assessed {
    let verdict = match (host.party_from, host.party_to) {
        (None, None) => Verdict::Unknown,
        (from, to) if from.is_none_or(|from| party >= from) && to.is_none_or(|to| party <= to) => Verdict::Met,
        _ => Verdict::Unmet,
    };
    Assessed::wish("host_party", verdict.word(), verdict, Values::new())
}
