//! A booking on the wire, cut to what the asker may see.

mod translate;
mod way;

use chrono::{DateTime, NaiveDate, Utc};
use entities::booking::{Channel, ClosedBy, Kind, State};
use entities::id::{BookingId, CallId, FacilityId, OrganisationId, PersonId, UnitTypeId};
use entities::programme_call::SelectionMethod;
use entities::{booking_change, consent, participant, unit_type, wish};
use serde::Serialize;
use utoipa::ToSchema;

use crate::bookings::application::WorkDay;
use crate::bookings::changes::BookingChange;
use crate::bookings::waiting::BookingWaiting;

/// A text in both languages.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = BookingWords)]
pub struct Words {
    pub ja: String,
    pub en: String,
}

/// One booking.
#[derive(Debug, Serialize, ToSchema)]
pub struct Booking {
    pub id: BookingId,
    /// 受付番号; the same from draft to report.
    pub number: String,
    pub kind: Kind,
    pub state: State,
    pub version: i64,
    pub returned_from: Option<State>,
    pub channel: Channel,
    pub call: CallName,
    /// Absent for hosts before confirmation.
    pub organisation: Option<OrganisationName>,
    /// The applicant's industry, which hosts see from the beginning.
    pub industry: Option<String>,
    /// Absent for hosts before confirmation and 30 days after check-out.
    pub applicant: Option<Contact>,
    pub facility: Option<Place>,
    /// The place that is used along with it (あわせて利用する施設): both, or neither.
    pub also_facility: Option<Place>,
    pub starts_on: Option<NaiveDate>,
    pub ends_on: Option<NaiveDate>,
    pub actual_ends_on: Option<NaiveDate>,
    pub party: i32,
    pub children: i32,
    pub companions: i32,
    pub purpose: String,
    pub purpose_note: String,
    pub needs: String,
    pub considerations: String,
    pub arrival_time: Option<String>,
    pub wish_rank: i32,
    pub wishes: Vec<BookingWish>,
    pub total_yen: i64,
    pub criteria: Vec<String>,
    pub work_days: Vec<WorkDay>,
    pub consents: Vec<consent::Kind>,
    pub participants: Vec<Participant>,
    /// When names are due: seven days before check-in.
    pub names_due_on: Option<NaiveDate>,
    /// Who holds it now; absent when it has ended.
    pub holder: Option<Holder>,
    pub timeline: Vec<Milestone>,
    pub history: Vec<HistoryLine>,
    /// Other applications for the same nights, for those who decide.
    pub rivals: Vec<Rival>,
    /// What cancelling today would cost.
    pub cancellation: Option<Cancellation>,
    /// Whether it waits when no wish is free, rather than being declined.
    pub wait_if_full: bool,
    /// Whether other places that fit are welcome too; without wishes it is any place.
    pub anywhere: bool,
    /// By how many days either way the dates may move in a round.
    pub flexible_days: i32,
    /// Its place in the waiting list, while it waits or has an offer.
    pub waiting: Option<BookingWaiting>,
    pub fee_yen: Option<i64>,
    /// Every change that was asked for, the first first.
    pub changes: Vec<BookingChange>,
    pub closed_by: Option<ClosedBy>,
    pub reports: Vec<WorkReport>,
    pub submitted_at: Option<DateTime<Utc>>,
    pub confirmed_at: Option<DateTime<Utc>>,
    pub checked_in_at: Option<DateTime<Utc>>,
    pub checked_out_at: Option<DateTime<Utc>>,
    /// How it was entered for somebody; absent when the applicant did so.
    pub entry: Option<Entry>,
    /// What the asker could do now.
    pub may: Vec<String>,
}

/// A request that was entered for somebody.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = BookingEntry)]
pub struct Entry {
    /// Who consented, in words spoken; absent where people are.
    pub consented_by: Option<String>,
    pub consented_at: DateTime<Utc>,
    /// When its applicant took it over.
    pub claimed_at: Option<DateTime<Utc>>,
}

/// One row of a list.
#[derive(Debug, Serialize, ToSchema)]
pub struct BookingRow {
    pub id: BookingId,
    pub number: String,
    pub kind: Kind,
    pub state: State,
    pub version: i64,
    pub channel: Channel,
    /// Absent for hosts before confirmation.
    pub organisation_name: Option<String>,
    pub facility: Option<Place>,
    /// The place that is used along with it.
    pub also_facility: Option<Place>,
    pub starts_on: Option<NaiveDate>,
    pub ends_on: Option<NaiveDate>,
    pub party: i32,
    pub purpose: String,
    pub holder: Option<Holder>,
    /// Where an open change stands.
    pub change_state: Option<booking_change::State>,
    /// Names of participants, for the arrivals list.
    pub participant_names: Vec<String>,
    pub arrival_time: Option<String>,
    pub submitted_at: Option<DateTime<Utc>>,
    pub updated_at: DateTime<Utc>,
    pub may: Vec<String>,
}

/// The call that it was made to.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = BookingCall)]
pub struct CallName {
    pub id: CallId,
    pub name: Words,
    pub selection_method: SelectionMethod,
}

/// In whose name it was made.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = BookingOrganisation)]
pub struct OrganisationName {
    pub id: OrganisationId,
    pub name: String,
}

/// Whom to reach.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = BookingContact)]
pub struct Contact {
    pub id: PersonId,
    pub name: String,
    pub email: String,
    pub phone: String,
}

/// The facility, with what its guests need to find it and to be safe.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = BookingPlace)]
pub struct Place {
    pub id: FacilityId,
    pub name: Words,
    pub municipality_code: String,
    pub address: String,
    pub access_note: String,
    pub wifi_note: String,
    pub check_in_time: Option<String>,
    pub check_out_time: Option<String>,
    pub emergency_phone: String,
    pub hazard: String,
    pub shelter_name: String,
    pub shelter_walk_minutes: Option<i32>,
}

/// A wish and what became of it.
#[derive(Debug, Serialize, ToSchema)]
pub struct BookingWish {
    pub rank: i32,
    /// Which of the applicant's wishes it is; absent for a place that a round gave beside them.
    pub wished_as: Option<i32>,
    pub facility_id: Option<FacilityId>,
    pub facility_name: Option<Words>,
    pub also_facility_id: Option<FacilityId>,
    pub also_facility_name: Option<Words>,
    pub starts_on: NaiveDate,
    pub ends_on: NaiveDate,
    pub nights: i64,
    pub outcome: Option<wish::Outcome>,
    pub items: Vec<BookingItem>,
    pub total_yen: i64,
}

/// Units of one type.
#[derive(Debug, Serialize, ToSchema)]
pub struct BookingItem {
    pub unit_type_id: UnitTypeId,
    /// Whose unit type it is.
    pub facility_id: Option<FacilityId>,
    pub name: Option<Words>,
    pub kind: Option<unit_type::Kind>,
    pub quantity: i32,
    pub price_yen: i64,
}

/// Somebody who comes.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = BookingParticipant)]
pub struct Participant {
    pub name: String,
    pub name_kana: String,
    /// Only for the applicant's side.
    pub email: Option<String>,
    pub locale: entities::person::Locale,
    pub kind: participant::Kind,
}

/// Who must act, and until when.
#[derive(Debug, Serialize, ToSchema)]
pub struct Holder {
    /// `applicant`, `supervisor`, `secretariat` or `host`.
    pub standing: String,
    /// Of two places those whose hosts are still asked; empty where there is one, and once nobody is.
    pub places: Vec<Words>,
    pub until: Option<DateTime<Utc>>,
}

/// One station of the way.
#[derive(Debug, Serialize, ToSchema)]
pub struct Milestone {
    pub state: State,
    /// `done`, `now`, `next` or `skipped`.
    pub phase: String,
    pub reached_at: Option<DateTime<Utc>>,
}

/// One line of the history.
#[derive(Debug, Serialize, ToSchema)]
pub struct HistoryLine {
    pub verb: String,
    pub standing: String,
    /// The person's name, where the asker may see it.
    pub name: Option<String>,
    pub from_state: State,
    pub to_state: State,
    pub comment: String,
    pub happened_at: DateTime<Utc>,
}

/// Another application that wants the same nights.
#[derive(Debug, Serialize, ToSchema)]
pub struct Rival {
    pub number: String,
    pub state: State,
    pub starts_on: Option<NaiveDate>,
    pub ends_on: Option<NaiveDate>,
    pub party: i32,
}

/// The fee of cancelling today, and until when it is free.
#[derive(Debug, Serialize, ToSchema)]
pub struct Cancellation {
    pub percent: i32,
    pub fee_yen: i64,
    pub free_until: Option<NaiveDate>,
}

/// A participant's work report.
#[derive(Debug, Serialize, ToSchema)]
pub struct WorkReport {
    pub person_id: PersonId,
    pub work_done: String,
    pub findings: String,
    pub submitted_at: Option<DateTime<Utc>>,
}
