//! Whether an application keeps the rules of its call: every broken one is named at once.

use chrono::{Days, NaiveDate};
use entities::booking::Kind;
use entities::organisation;
use entities::programme_call::{Model as Call, ResidenceRule, State};

use super::half::fiscal_year_of;
use crate::error::Fault;

/// What a call asks of an application. Counts and the day are the caller's to know.
#[derive(Clone, Debug)]
pub struct Facts<'a> {
    pub kind: Kind,
    /// The applying company or section.
    pub organisation: &'a organisation::Model,
    /// As addresses begin: 「三重県」.
    pub prefecture_name: &'a str,
    pub party: i32,
    /// First and last day of each wish.
    pub spans: &'a [(NaiveDate, NaiveDate)],
    /// Other applications of the organisation that hold places now.
    pub open_applications: u64,
    /// Other applications of the organisation in this fiscal year.
    pub applications_in_year: u64,
    pub today: NaiveDate,
    /// When it was submitted first: a returned application keeps its place in time.
    pub first_submitted_on: Option<NaiveDate>,
}

/// Every rule of the call that the application breaks.
#[must_use]
pub fn faults(call: &Call, facts: &Facts<'_>) -> Vec<Fault> {
    let mut found = Vec::new();
    period(call, facts, &mut found);
    applicant(call, facts, &mut found);
    for (index, (starts_on, ends_on)) in facts.spans.iter().enumerate() {
        let wish = Wish {
            index,
            starts_on: *starts_on,
            ends_on: *ends_on,
        };
        dates(call, facts, wish, &mut found);
        length(call, wish, &mut found);
    }
    found
}

#[derive(Clone, Copy)]
struct Wish {
    index: usize,
    starts_on: NaiveDate,
    ends_on: NaiveDate,
}

impl Wish {
    fn field(self, name: &str) -> String {
        format!("wishes[{}].{name}", self.index)
    }
}

/// The day that counts for deadlines.
fn applied_on(facts: &Facts<'_>) -> NaiveDate {
    facts.first_submitted_on.unwrap_or(facts.today)
}

fn period(call: &Call, facts: &Facts<'_>, found: &mut Vec<Fault>) {
    if call.state != State::Published {
        found.push(Fault::new("call_id", "call.not_published"));
    }
    if call.suspended_at.is_some() {
        let reason = call.suspended_reason.as_deref().unwrap_or_default();
        found.push(Fault::new("call_id", "call.suspended").with("reason", reason));
    }
    let applied_on = applied_on(facts);
    if applied_on < call.apply_open_on {
        found.push(Fault::new("call_id", "call.not_open_yet").with("from", call.apply_open_on));
    }
    if applied_on > call.apply_close_on {
        found.push(Fault::new("call_id", "call.over").with("until", call.apply_close_on));
    }
}

fn applicant(call: &Call, facts: &Facts<'_>, found: &mut Vec<Fault>) {
    let (is_allowed, code) = match facts.kind {
        Kind::Company => (call.companies_allowed, "call.no_companies"),
        Kind::Employee => (call.employees_allowed, "call.no_employees"),
    };
    if !is_allowed {
        found.push(Fault::new("call_id", code));
    }
    if call.residence_rule == ResidenceRule::OutsidePrefecture && is_local(facts) {
        found.push(Fault::new("call_id", "call.outside_only"));
    }
    if !(call.min_party..=call.max_party).contains(&facts.party) {
        let fault = Fault::new("party", "call.party");
        found.push(fault.with("min", call.min_party).with("max", call.max_party));
    }
    if reached(facts.open_applications, Some(call.max_open_applications)) {
        found.push(Fault::new("call_id", "call.open_applications").with("max", call.max_open_applications));
    }
    if reached(facts.applications_in_year, call.max_applications_per_year) {
        let max = call.max_applications_per_year.unwrap_or_default();
        found.push(Fault::new("call_id", "call.year_limit").with("max", max));
    }
}

fn reached(count: u64, limit: Option<i32>) -> bool {
    limit.is_some_and(|limit| i64::try_from(count).is_ok_and(|count| count >= i64::from(limit)))
}

/// Of the prefecture itself, or with an address in it.
fn is_local(facts: &Facts<'_>) -> bool {
    use organisation::Kind::{Municipality, Prefecture, Section};
    let organisation = facts.organisation;
    matches!(organisation.kind, Prefecture | Section | Municipality)
        || organisation.municipality_code.is_some()
        || organisation.address.trim_start().starts_with(facts.prefecture_name)
}

fn dates(call: &Call, facts: &Facts<'_>, wish: Wish, found: &mut Vec<Fault>) {
    let lead = u64::try_from(call.apply_lead_days).unwrap_or(0);
    let earliest = applied_on(facts)
        .checked_add_days(Days::new(lead))
        .unwrap_or(facts.today);
    // A returned application that is late now is late all the same when its stay lies in the past.
    if wish.starts_on < earliest || wish.starts_on < facts.today {
        let fault = Fault::new(wish.field("starts_on"), "call.lead_days");
        found.push(
            fault
                .with("days", call.apply_lead_days)
                .with("earliest", earliest.max(facts.today)),
        );
    }
    let within = |day: NaiveDate| (call.stay_from_on..=call.stay_to_on).contains(&day);
    for (name, day) in [("starts_on", wish.starts_on), ("ends_on", wish.ends_on)] {
        if !within(day) {
            let fault = Fault::new(wish.field(name), "call.stay_period");
            found.push(fault.with("from", call.stay_from_on).with("until", call.stay_to_on));
        }
    }
    // 会計年度独立: what is paid for must lie within one fiscal year.
    if pays(call) && fiscal_year_of(wish.starts_on) != fiscal_year_of(wish.ends_on) {
        found.push(Fault::new(wish.field("ends_on"), "call.crosses_year"));
    }
}

/// Whether the programme pays anything towards a stay.
#[must_use]
pub const fn pays(call: &Call) -> bool {
    call.subsidy_rate_per_mille > 0
}

fn length(call: &Call, wish: Wish, found: &mut Vec<Fault>) {
    let nights = wish.ends_on.signed_duration_since(wish.starts_on).num_days();
    if nights < 0 {
        found.push(Fault::new(wish.field("ends_on"), "call.backwards"));
    } else if !(i64::from(call.min_nights)..=i64::from(call.max_nights)).contains(&nights) {
        let fault = Fault::new(wish.field("ends_on"), "call.nights");
        found.push(fault.with("min", call.min_nights).with("max", call.max_nights));
    }
}
