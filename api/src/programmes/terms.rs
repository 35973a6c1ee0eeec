//! The terms of a call as the office writes them and everybody reads them, and what can be wrong with them.

use std::collections::BTreeSet;

use chrono::{DateTime, NaiveDate, Utc};
use entities::id::{CallId, ProgrammeId};
use entities::programme_call::{Model, ResidenceRule, SelectionMethod, State};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;

use crate::error::Fault;
use crate::text::Words;

/// The parameters of a call.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Terms {
    /// The model project that it belongs to, by its Japanese name.
    pub programme: Words,
    pub name: Words,
    /// 募集要項.
    #[serde(default)]
    pub guidelines: Words,
    pub companies_allowed: bool,
    pub employees_allowed: bool,
    pub residence_rule: ResidenceRule,
    /// First and last day of application.
    pub apply_open_on: NaiveDate,
    pub apply_close_on: NaiveDate,
    /// Days from application to the first day of the stay.
    pub apply_lead_days: i32,
    /// First and last day of stays.
    pub stay_from_on: NaiveDate,
    pub stay_to_on: NaiveDate,
    /// 0 allows day use.
    pub min_nights: i32,
    pub max_nights: i32,
    pub min_party: i32,
    pub max_party: i32,
    /// Of an organisation in a fiscal year.
    pub max_applications_per_year: Option<i32>,
    /// Of an organisation holding places at once.
    pub max_open_applications: i32,
    pub selection_method: SelectionMethod,
    /// Whether hosts agreed beforehand: what is approved is confirmed.
    pub hosts_agreed: bool,
    /// Whether companies too plan each day's work.
    pub work_days_required: bool,
    pub subsidy_rate_per_mille: i32,
    pub cap_per_person_night_yen: Option<i64>,
    pub cap_per_organisation_yen: Option<i64>,
    /// Nights that count for the subsidy.
    pub night_cap: Option<i32>,
    /// Subsidies are rounded down to multiples of this.
    pub rounding_yen: i64,
    pub budget_total_yen: Option<i64>,
    pub survey_required: bool,
    pub report_due_days: i32,
}

impl Terms {
    pub fn of(row: &Model, programme: Words) -> Self {
        let words = |ja: &str, en: &str| Words {
            ja: ja.to_owned(),
            en: en.to_owned(),
        };
        Self {
            programme,
            name: words(&row.name_ja, &row.name_en),
            guidelines: words(&row.guidelines_ja, &row.guidelines_en),
            companies_allowed: row.companies_allowed,
            employees_allowed: row.employees_allowed,
            residence_rule: row.residence_rule,
            apply_open_on: row.apply_open_on,
            apply_close_on: row.apply_close_on,
            apply_lead_days: row.apply_lead_days,
            stay_from_on: row.stay_from_on,
            stay_to_on: row.stay_to_on,
            min_nights: row.min_nights,
            max_nights: row.max_nights,
            min_party: row.min_party,
            max_party: row.max_party,
            max_applications_per_year: row.max_applications_per_year,
            max_open_applications: row.max_open_applications,
            selection_method: row.selection_method,
            hosts_agreed: row.hosts_agreed,
            work_days_required: row.work_days_required,
            subsidy_rate_per_mille: row.subsidy_rate_per_mille,
            cap_per_person_night_yen: row.cap_per_person_night_yen,
            cap_per_organisation_yen: row.cap_per_organisation_yen,
            night_cap: row.night_cap,
            rounding_yen: row.rounding_yen,
            budget_total_yen: row.budget_total_yen,
            survey_required: row.survey_required,
            report_due_days: row.report_due_days,
        }
    }

    /// The row of a new draft with these terms.
    pub fn draft(&self, id: CallId, programme_id: ProgrammeId, now: DateTime<Utc>) -> Model {
        let terms = self.clone();
        Model {
            id,
            programme_id,
            number: String::new(),
            name_ja: terms.name.ja,
            name_en: terms.name.en,
            guidelines_ja: terms.guidelines.ja,
            guidelines_en: terms.guidelines.en,
            state: State::Draft,
            suspended_at: None,
            suspended_reason: None,
            companies_allowed: terms.companies_allowed,
            employees_allowed: terms.employees_allowed,
            residence_rule: terms.residence_rule,
            apply_open_on: terms.apply_open_on,
            apply_close_on: terms.apply_close_on,
            apply_lead_days: terms.apply_lead_days,
            stay_from_on: terms.stay_from_on,
            stay_to_on: terms.stay_to_on,
            min_nights: terms.min_nights,
            max_nights: terms.max_nights,
            min_party: terms.min_party,
            max_party: terms.max_party,
            max_applications_per_year: terms.max_applications_per_year,
            max_open_applications: terms.max_open_applications,
            selection_method: terms.selection_method,
            hosts_agreed: terms.hosts_agreed,
            work_days_required: terms.work_days_required,
            subsidy_rate_per_mille: terms.subsidy_rate_per_mille,
            cap_per_person_night_yen: terms.cap_per_person_night_yen,
            cap_per_organisation_yen: terms.cap_per_organisation_yen,
            night_cap: terms.night_cap,
            rounding_yen: terms.rounding_yen,
            budget_total_yen: terms.budget_total_yen,
            survey_required: terms.survey_required,
            report_due_days: terms.report_due_days,
            created_at: now,
            version: 1,
        }
    }

    /// The names of the terms that differ, for the audit.
    pub fn changed(&self, after: &Self) -> Vec<String> {
        let fields = |terms: &Self| match serde_json::to_value(terms) {
            Ok(Value::Object(fields)) => fields,
            _ => serde_json::Map::new(),
        };
        let (before, after) = (fields(self), fields(after));
        let differ = after.iter().filter(|(name, value)| before.get(*name) != Some(*value));
        let names: BTreeSet<String> = differ.map(|(name, _)| name.clone()).collect();
        names.into_iter().collect()
    }

    /// Everything that is wrong with the terms.
    pub fn faults(&self) -> Vec<Fault> {
        let mut found = Vec::new();
        for (field, text, max) in [
            ("programme.ja", &self.programme.ja, 100),
            ("name.ja", &self.name.ja, 100),
            ("name.en", &self.name.en, 100),
        ] {
            if text.trim().is_empty() {
                found.push(Fault::new(field, "required"));
            } else if text.chars().count() > max {
                found.push(Fault::new(field, "length.max").with("max", max));
            }
        }
        for (field, text) in [
            ("guidelines.ja", &self.guidelines.ja),
            ("guidelines.en", &self.guidelines.en),
        ] {
            if text.chars().count() > 20_000 {
                found.push(Fault::new(field, "length.max").with("max", 20_000));
            }
        }
        found.extend(self.number_faults());
        for (holds, field) in [
            (self.apply_open_on <= self.apply_close_on, "apply_close_on"),
            (self.stay_from_on <= self.stay_to_on, "stay_to_on"),
            (self.apply_close_on <= self.stay_to_on, "apply_close_on"),
            (self.min_nights <= self.max_nights, "max_nights"),
            (self.min_party <= self.max_party, "max_party"),
        ] {
            if !holds {
                found.push(Fault::new(field, "call.order"));
            }
        }
        if !self.companies_allowed && !self.employees_allowed {
            found.push(Fault::new("companies_allowed", "call.for_nobody"));
        }
        found
    }

    fn number_faults(&self) -> Vec<Fault> {
        const YEN_MAX: i64 = 10_000_000_000;
        let of = |number: i32| Some(i64::from(number));
        let maybe = |number: Option<i32>| number.map(i64::from);
        let bounds = [
            ("apply_lead_days", of(self.apply_lead_days), 0, 180),
            ("min_nights", of(self.min_nights), 0, 90),
            ("max_nights", of(self.max_nights), 0, 90),
            ("min_party", of(self.min_party), 1, 100),
            ("max_party", of(self.max_party), 1, 100),
            (
                "max_applications_per_year",
                maybe(self.max_applications_per_year),
                1,
                1_000,
            ),
            ("max_open_applications", of(self.max_open_applications), 1, 1_000),
            ("subsidy_rate_per_mille", of(self.subsidy_rate_per_mille), 0, 1_000),
            ("cap_per_person_night_yen", self.cap_per_person_night_yen, 1, YEN_MAX),
            ("cap_per_organisation_yen", self.cap_per_organisation_yen, 1, YEN_MAX),
            ("night_cap", maybe(self.night_cap), 1, 90),
            ("rounding_yen", Some(self.rounding_yen), 1, 100_000),
            ("budget_total_yen", self.budget_total_yen, 1, YEN_MAX),
            ("report_due_days", of(self.report_due_days), 1, 180),
        ];
        let outside = bounds
            .into_iter()
            .filter(|(_, number, min, max)| number.is_some_and(|number| !(min..=max).contains(&&number)));
        outside
            .map(|(field, _, min, max)| Fault::new(field, "range").with("min", min).with("max", max))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::programmes::samples::{call, on};

    fn terms() -> Terms {
        Terms::of(
            &call(),
            Words {
                ja: "モデル事業".to_owned(),
                en: String::new(),
            },
        )
    }

    #[test]
    fn good_terms_have_no_fault_and_bad_ones_are_all_named() {
        assert!(terms().faults().is_empty());
        let mut bad = terms();
        bad.name.en = String::new();
        bad.stay_to_on = on("2026-09-30");
        bad.min_party = 0;
        bad.max_nights = 0;
        bad.rounding_yen = 0;
        (bad.companies_allowed, bad.employees_allowed) = (false, false);
        let fields: Vec<String> = bad.faults().into_iter().map(|fault| fault.field).collect();
        assert_eq!(
            fields,
            [
                "name.en",
                "min_party",
                "rounding_yen",
                "stay_to_on",
                "apply_close_on",
                "max_nights",
                "companies_allowed"
            ]
        );
    }

    #[test]
    fn rows_and_terms_are_the_same_and_changes_are_named() {
        let row = call();
        let again = terms().draft(row.id, row.programme_id, row.created_at);
        assert_eq!(Terms::of(&again, terms().programme), terms());
        let mut after = terms();
        after.max_nights = 10;
        after.budget_total_yen = Some(1_000_000);
        assert_eq!(terms().changed(&after), ["budget_total_yen", "max_nights"]);
    }
}
