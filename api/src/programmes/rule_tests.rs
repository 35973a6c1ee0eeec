//! Tests of a call's rules, at their boundaries.

use chrono::{DateTime, Days, NaiveDate};
use entities::booking::Kind;
use entities::id::OrganisationId;
use entities::organisation;
use entities::programme_call::{Model as Call, ResidenceRule, State};
use proptest::prelude::*;

use super::rules::{Facts, faults};
use super::samples::{call, on};

fn company(address: &str) -> organisation::Model {
    organisation::Model {
        id: OrganisationId::new(),
        kind: organisation::Kind::Company,
        parent_id: None,
        municipality_code: None,
        name: "青磁デザイン".to_owned(),
        name_kana: String::new(),
        corporate_number: None,
        address: address.to_owned(),
        industry: None,
        size: None,
        state: organisation::State::Active,
        created_at: DateTime::default(),
        version: 1,
    }
}

/// The codes of what is broken, for a company of three on 20 November unless changed.
fn broken(call: &Call, span: (&str, &str), change: impl FnOnce(&mut Facts<'_>)) -> Vec<(String, &'static str)> {
    let organisation = company("愛知県名古屋市中区架空町");
    let spans = [(on(span.0), on(span.1))];
    let mut facts = Facts {
        kind: Kind::Company,
        organisation: &organisation,
        prefecture_name: "三重県",
        party: 3,
        spans: &spans,
        open_applications: 0,
        applications_in_year: 0,
        today: on("2026-11-20"),
        first_submitted_on: None,
    };
    change(&mut facts);
    faults(call, &facts)
        .into_iter()
        .map(|fault| (fault.field, fault.code))
        .collect()
}

fn codes(call: &Call, span: (&str, &str), change: impl FnOnce(&mut Facts<'_>)) -> Vec<&'static str> {
    broken(call, span, change).into_iter().map(|(_, code)| code).collect()
}

const FINE: (&str, &str) = ("2026-12-07", "2026-12-10");

#[test]
fn an_application_that_keeps_the_rules_has_no_fault() {
    assert!(broken(&call(), FINE, |_| ()).is_empty());
}

#[test]
fn every_broken_rule_is_named_at_once() {
    let mut call = call();
    call.companies_allowed = false;
    call.suspended_at = Some(DateTime::default());
    call.suspended_reason = Some("予算の額に達したため".to_owned());
    let found = codes(&call, ("2026-11-21", "2026-12-10"), |facts| {
        facts.party = 1;
        facts.open_applications = 3;
        facts.applications_in_year = 2;
    });
    assert_eq!(
        found,
        [
            "call.suspended",
            "call.no_companies",
            "call.party",
            "call.open_applications",
            "call.year_limit",
            "call.lead_days",
            "call.nights"
        ]
    );
}

#[test]
fn the_period_of_application_includes_its_first_and_last_day() {
    let call = call();
    let at = |day: &str, span| codes(&call, span, |facts| facts.today = on(day));
    let late = ("2027-03-17", "2027-03-19");
    assert!(at("2026-09-01", FINE).is_empty() && at("2027-03-10", late).is_empty());
    assert_eq!(at("2026-08-31", FINE), ["call.not_open_yet"]);
    assert_eq!(at("2027-03-11", ("2027-03-18", "2027-03-19")), ["call.over"]);
}

#[test]
fn a_returned_application_keeps_the_day_of_its_first_submission() {
    let resubmitted = |facts: &mut Facts<'_>| {
        facts.today = on("2026-12-03");
        facts.first_submitted_on = Some(on("2026-11-30"));
    };
    assert!(codes(&call(), FINE, resubmitted).is_empty());
    let too_late = |facts: &mut Facts<'_>| {
        resubmitted(facts);
        facts.today = on("2026-12-08");
    };
    assert_eq!(codes(&call(), FINE, too_late), ["call.lead_days"]);
}

#[test]
fn a_stay_does_not_cross_the_end_of_march_when_money_is_paid() {
    let mut call = call();
    let at = |call: &Call, span| codes(call, span, |facts| facts.today = on("2027-03-01"));
    assert!(at(&call, ("2027-03-29", "2027-03-31")).is_empty());
    assert!(at(&call, ("2027-04-01", "2027-04-03")).is_empty());
    assert_eq!(at(&call, ("2027-03-31", "2027-04-01")), ["call.crosses_year"]);
    call.subsidy_rate_per_mille = 0;
    assert!(at(&call, ("2027-03-31", "2027-04-01")).is_empty());
}

#[test]
fn the_end_of_september_and_the_leap_day_are_days_like_others() {
    let mut call = call();
    call.stay_from_on = on("2026-09-15");
    let early = |facts: &mut Facts<'_>| facts.today = on("2026-09-10");
    assert!(codes(&call, ("2026-09-29", "2026-10-02"), early).is_empty());
    (call.apply_open_on, call.apply_close_on) = (on("2028-01-01"), on("2028-03-01"));
    (call.stay_from_on, call.stay_to_on) = (on("2028-02-01"), on("2028-02-29"));
    let leap = |facts: &mut Facts<'_>| facts.today = on("2028-02-20");
    assert!(codes(&call, ("2028-02-27", "2028-02-29"), leap).is_empty());
    assert_eq!(codes(&call, ("2028-02-28", "2028-03-01"), leap), ["call.stay_period"]);
}

#[test]
fn a_call_for_others_refuses_local_organisations_and_employees() {
    let mut call = call();
    call.residence_rule = ResidenceRule::OutsidePrefecture;
    call.employees_allowed = false;
    assert!(codes(&call, FINE, |_| ()).is_empty());
    let local = company("三重県四日市市架空町");
    let spans = [(on(FINE.0), on(FINE.1))];
    let facts = Facts {
        kind: Kind::Employee,
        organisation: &local,
        prefecture_name: "三重県",
        party: 3,
        spans: &spans,
        open_applications: 0,
        applications_in_year: 0,
        today: on("2026-11-20"),
        first_submitted_on: None,
    };
    let found: Vec<&str> = faults(&call, &facts).into_iter().map(|fault| fault.code).collect();
    assert_eq!(found, ["call.no_employees", "call.outside_only"]);
    call.state = State::Draft;
    assert!(codes(&call, FINE, |_| ()).contains(&"call.not_published"));
}

proptest! {
    #[test]
    fn a_wish_is_faultless_exactly_when_it_lies_within_everything(start in 0_u64..260, nights in 0_u64..12) {
        let call = call();
        let starts_on = on("2026-11-01") + Days::new(start);
        let ends_on = starts_on + Days::new(nights);
        let (first, last) = (starts_on.to_string(), ends_on.to_string());
        let year = |day: NaiveDate| day >= on("2027-04-01");
        let fine = starts_on >= on("2026-11-27")
            && ends_on <= call.stay_to_on
            && (1..=7).contains(&nights)
            && year(starts_on) == year(ends_on);
        prop_assert_eq!(codes(&call, (&first, &last), |_| ()).is_empty(), fine);
    }
}
