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
}

fn listed(condition: &'static str, welcomed: Option<&[String]>, asked: Option<&str>) -> Assessed {
    let verdict = match welcomed.zip(asked) {
        Some((welcomed, asked)) if welcomed.iter().any(|word| word == asked) => Verdict::Met,
        Some(_) => Verdict::Unmet,
        None => Verdict::Unknown,
    };
    Assessed::wish(condition, verdict.word(), verdict, Values::new())
}

fn party(host: &HostWishes, party: i32) -> Assessed {
    let verdict = match (host.party_from, host.party_to) {
        (None, None) => Verdict::Unknown,
        (from, to) if from.is_none_or(|from| party >= from) && to.is_none_or(|to| party <= to) => Verdict::Met,
        _ => Verdict::Unmet,
    };
    Assessed::wish("host_party", verdict.word(), verdict, Values::new())
}
