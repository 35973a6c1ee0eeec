//! The database as Rust sees it: ids, and one file a table. No behaviour, no queries, and no serde on
//! models: what goes over the wire is decided in each feature's `http.rs`.

pub mod id;

pub mod answer_sheet;
pub mod audit_event;
pub mod block;
pub mod booking;
pub mod booking_change;
pub mod booking_entry;
pub mod booking_event;
pub mod booking_item;
pub mod busy_calendar;
pub mod busy_conflict;
pub mod call_questionnaire;
pub mod cancellation_rule;
pub mod closing_rule;
pub mod consent;
pub mod criterion;
pub mod decision;
pub mod facility;
pub mod facility_hours;
pub mod hold;
pub mod holiday;
pub mod house_rule;
pub mod ical_feed;
pub mod idempotent_answer;
pub mod invitation;
pub mod job_run;
pub mod line_measurement;
pub mod link;
pub mod member_invitation;
pub mod membership;
pub mod municipality;
pub mod notice;
pub mod offer;
pub mod organisation;
pub mod outbox;
pub mod participant;
pub mod person;
pub mod photo;
pub mod programme;
pub mod programme_call;
pub mod questionnaire;
pub mod readiness_answer;
pub mod readiness_check;
pub mod readiness_reminder;
pub mod readiness_snapshot;
pub mod readiness_standard;
pub mod refresh_token;
pub mod release;
pub mod release_batch;
pub mod respondent;
pub mod session;
pub mod signing_key;
pub mod unit;
pub mod unit_night;
pub mod unit_part;
pub mod unit_type;
pub mod waiting_entry;
pub mod whole_unit;
pub mod wish;
pub mod work_day;
pub mod work_report;

/// A moment in UTC, to the microsecond (what PostgreSQL keeps).
pub type Instant = chrono::DateTime<chrono::Utc>;
