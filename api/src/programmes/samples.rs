//! The call of the tests: the second half of fiscal 2026, with money.

use chrono::NaiveDate;
use entities::id::{CallId, ProgrammeId};
use entities::programme_call::{Model, ResidenceRule, SelectionMethod, State};

pub fn on(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub fn call() -> Model {
    Model {
        id: CallId::new(),
        programme_id: ProgrammeId::new(),
        number: "2026H2-01".to_owned(),
        name_ja: "試行".to_owned(),
        name_en: "Trial".to_owned(),
        guidelines_ja: String::new(),
        guidelines_en: String::new(),
        state: State::Published,
        suspended_at: None,
        suspended_reason: None,
        companies_allowed: true,
        employees_allowed: true,
        residence_rule: ResidenceRule::Any,
        apply_open_on: on("2026-09-01"),
        apply_close_on: on("2027-03-10"),
        apply_lead_days: 7,
        stay_from_on: on("2026-10-01"),
        stay_to_on: on("2027-04-10"),
        min_nights: 1,
        max_nights: 7,
        min_party: 2,
        max_party: 10,
        max_applications_per_year: Some(2),
        max_open_applications: 3,
        selection_method: SelectionMethod::FirstCome,
        hosts_agreed: false,
        work_days_required: false,
        subsidy_rate_per_mille: 500,
        cap_per_person_night_yen: Some(5_000),
        cap_per_organisation_yen: Some(200_000),
        night_cap: Some(7),
        rounding_yen: 100,
        budget_total_yen: None,
        survey_required: true,
        report_due_days: 30,
        created_at: chrono::DateTime::default(),
        version: 1,
    }
}
