//! What an applicant tells: wishes, people, purpose, days of work. It is kept as a draft however incomplete;
//! what is missing is named when it is submitted.

use chrono::{Datelike, NaiveDate};
use entities::id::{CallId, FacilityId, OrganisationId, UnitTypeId};
use entities::person::Locale;
use entities::{booking, consent, work_day};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

/// The longest stay that can be asked for.
pub const STAY_NIGHTS_MAX: i64 = 90;

/// An application as it is written and rewritten.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Application {
    pub call_id: CallId,
    /// The company, or the employee's section, in whose name it is made.
    pub organisation_id: OrganisationId,
    /// People who stay and work, companions not counted.
    #[validate(range(min = 1, max = 100))]
    pub party: i32,
    /// Children who come along.
    #[validate(range(min = 0, max = 50))]
    #[serde(default)]
    pub children: i32,
    /// Adults who come along without working.
    #[validate(range(min = 0, max = 50))]
    #[serde(default)]
    pub companions: i32,
    /// A code of 目的, such as `retreat`.
    #[validate(length(max = 40))]
    #[serde(default)]
    pub purpose: String,
    #[validate(length(max = 1000))]
    #[serde(default)]
    pub purpose_note: String,
    /// What the work needs, in the applicant's words.
    #[validate(length(max = 1000))]
    #[serde(default)]
    pub needs: String,
    /// 配慮事項: allergies, a wheelchair, an assistance dog. Shown to the host, never in a survey.
    #[validate(length(max = 1000))]
    #[serde(default)]
    pub considerations: String,
    /// When the first of them arrives, `HH:MM`.
    #[validate(custom(function = "clock_time"))]
    #[serde(default)]
    pub arrival_time: Option<String>,
    /// First to third wish, in order.
    #[validate(length(max = 3), nested)]
    #[serde(default)]
    pub wishes: Vec<Wish>,
    /// What the trial should show, asked again in the survey.
    #[validate(length(max = 5), custom(function = "criteria"))]
    #[serde(default)]
    pub criteria: Vec<String>,
    /// One for each day of the stay: always for employees, for companies where the call asks.
    #[validate(length(max = 91), nested)]
    #[serde(default)]
    pub work_days: Vec<WorkDay>,
    #[serde(default)]
    pub consents: Vec<consent::Kind>,
    /// How the request came in; `phone` and `counter` are entered by staff for somebody.
    #[serde(default = "web")]
    pub channel: booking::Channel,
    /// Whether to wait (キャンセル待ち) when no wish is free; otherwise handing in is refused with other dates and places.
    #[serde(default)]
    pub wait_if_full: bool,
    /// In a round: whether other places that fit are welcome too. Without wishes it is any place, on `dates`.
    #[serde(default)]
    pub anywhere: bool,
    /// In a round: by how many days either way the dates may move.
    #[validate(range(min = 0, max = 7))]
    #[serde(default)]
    pub flexible_days: i32,
    /// The days of an application without wishes.
    #[validate(nested)]
    #[serde(default)]
    pub dates: Option<Dates>,
}

/// From arrival to departure; the same day for day use.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = ApplicationDates)]
pub struct Dates {
    #[validate(custom(function = "possible_day"))]
    pub starts_on: NaiveDate,
    #[validate(custom(function = "possible_day"))]
    pub ends_on: NaiveDate,
}

impl Application {
    /// First and last day of everything that it asks for.
    #[must_use]
    pub fn spans(&self) -> Vec<(NaiveDate, NaiveDate)> {
        let wished = self.wishes.iter().map(|wish| (wish.starts_on, wish.ends_on));
        let anywhere = self.dates.filter(|_| self.wishes.is_empty());
        wished
            .chain(anywhere.map(|dates| (dates.starts_on, dates.ends_on)))
            .collect()
    }
}

/// A request as somebody told it by phone or at the counter: one place, and whom it is for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = EnteredRequest)]
pub struct Request {
    /// `phone` or `counter`.
    pub channel: booking::Channel,
    pub call_id: CallId,
    pub facility_id: FacilityId,
    #[validate(custom(function = "possible_day"))]
    pub starts_on: NaiveDate,
    /// The day of departure; the same day for day use.
    #[validate(custom(function = "possible_day"))]
    pub ends_on: NaiveDate,
    #[validate(length(min = 1, max = 10), nested)]
    pub items: Vec<Item>,
    /// People who stay and work.
    #[validate(range(min = 1, max = 100))]
    pub party: i32,
    /// A code of 目的, such as `retreat`.
    #[validate(length(min = 1, max = 40))]
    pub purpose: String,
    #[validate(length(max = 1000))]
    #[serde(default)]
    pub needs: String,
    #[validate(length(max = 1000))]
    #[serde(default)]
    pub considerations: String,
    #[validate(custom(function = "clock_time"))]
    #[serde(default)]
    pub arrival_time: Option<String>,
    /// What the trial should show.
    #[validate(length(min = 1, max = 200))]
    pub criterion: String,
    #[validate(length(min = 1, max = 100))]
    pub company_name: String,
    #[validate(length(max = 200))]
    #[serde(default)]
    pub company_address: String,
    #[validate(length(min = 1, max = 100))]
    pub contact_name: String,
    /// Empty when there is none: then what they need is printed.
    #[validate(length(max = 254), custom(function = "mail_or_none"))]
    #[serde(default)]
    pub contact_email: String,
    #[validate(length(min = 1, max = 30))]
    pub contact_phone: String,
    /// In which language they are written to.
    #[serde(default = "japanese")]
    pub locale: Locale,
    /// What they consented to, in words spoken.
    pub consents: Vec<consent::Kind>,
    /// The name of whoever consented.
    #[validate(length(min = 1, max = 100))]
    pub consented_by: String,
}

impl Request {
    /// As an application in the name of an organisation.
    #[must_use]
    pub fn application(&self, organisation: OrganisationId) -> Application {
        Application {
            call_id: self.call_id,
            organisation_id: organisation,
            party: self.party,
            children: 0,
            companions: 0,
            purpose: self.purpose.clone(),
            purpose_note: String::new(),
            needs: self.needs.clone(),
            considerations: self.considerations.clone(),
            arrival_time: self.arrival_time.clone(),
            wishes: vec![Wish {
                facility_id: self.facility_id,
                also_facility_id: None,
                starts_on: self.starts_on,
                ends_on: self.ends_on,
                items: self.items.clone(),
            }],
            criteria: vec![self.criterion.clone()],
            work_days: Vec::new(),
            consents: self.consents.clone(),
            channel: self.channel,
            wait_if_full: false,
            anywhere: false,
            flexible_days: 0,
            dates: None,
        }
    }
}

const fn japanese() -> Locale {
    Locale::Ja
}

fn mail_or_none(address: &str) -> Result<(), validator::ValidationError> {
    let address = address.trim();
    if address.is_empty() || validator::ValidateEmail::validate_email(&address) {
        Ok(())
    } else {
        Err(validator::ValidationError::new("email"))
    }
}

/// One wish: where and when, and which units.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Wish {
    pub facility_id: FacilityId,
    /// One more facility whose units are among the items: of both, or of none.
    #[serde(default)]
    pub also_facility_id: Option<FacilityId>,
    #[validate(custom(function = "possible_day"))]
    pub starts_on: NaiveDate,
    /// The day of departure; the same day for day use.
    #[validate(custom(function = "possible_day"))]
    pub ends_on: NaiveDate,
    #[validate(length(min = 1, max = 10), nested)]
    pub items: Vec<Item>,
}

/// So many units of a type.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Item {
    pub unit_type_id: UnitTypeId,
    #[validate(range(min = 1, max = 100))]
    pub quantity: i32,
}

/// The plan of one day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct WorkDay {
    #[validate(custom(function = "possible_day"))]
    pub day: NaiveDate,
    pub basis: work_day::Basis,
    /// Start of work, `HH:MM`; none on days off.
    #[validate(custom(function = "clock_time"))]
    #[serde(default)]
    pub starts: Option<String>,
    #[validate(custom(function = "clock_time"))]
    #[serde(default)]
    pub ends: Option<String>,
    #[validate(length(max = 200))]
    #[serde(default)]
    pub place: String,
    #[validate(length(max = 200))]
    #[serde(default)]
    pub contact: String,
}

impl Wish {
    /// The facility, and the one that is used along with it.
    pub fn facilities(&self) -> impl Iterator<Item = FacilityId> {
        [Some(self.facility_id), self.also_facility_id].into_iter().flatten()
    }

    /// Nights of lodging between arrival and departure; 0 for day use.
    #[must_use]
    pub fn nights(&self) -> i64 {
        (self.ends_on - self.starts_on).num_days()
    }
}

impl WorkDay {
    /// Whether work is done on that day.
    #[must_use]
    pub const fn is_worked(&self) -> bool {
        matches!(self.basis, work_day::Basis::BusinessTrip | work_day::Basis::Telework)
    }
}

const fn web() -> booking::Channel {
    booking::Channel::Web
}

pub(super) fn clock_time(text: &str) -> Result<(), validator::ValidationError> {
    chrono::NaiveTime::parse_from_str(text, "%H:%M")
        .map(|_| ())
        .map_err(|_unreadable| validator::ValidationError::new("time"))
}

/// Databases write the days of other ages otherwise, and nobody means them.
#[expect(clippy::trivially_copy_pass_by_ref, reason = "validator hands it over so")]
pub(super) fn possible_day(day: &NaiveDate) -> Result<(), validator::ValidationError> {
    if (2000..=2100).contains(&day.year()) {
        Ok(())
    } else {
        Err(validator::ValidationError::new("booking.day_impossible"))
    }
}

fn criteria(texts: &[String]) -> Result<(), validator::ValidationError> {
    let fits = texts
        .iter()
        .all(|text| !text.trim().is_empty() && text.chars().count() <= 200);
    if fits {
        Ok(())
    } else {
        Err(validator::ValidationError::new("booking.criterion_length"))
    }
}
