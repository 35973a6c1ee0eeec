//! Busy calendars over HTTP.

use actix_web::web::{Data, Json, Path};
use actix_web::{HttpResponse, delete, get, post};
use chrono::{DateTime, NaiveDate, Utc};
use entities::id::{BookingId, BusyCalendarId, FacilityId, UnitId, UnitTypeId};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_actix_web::service_config::ServiceConfig;
use validator::Validate;

use super::actions::{self, Seen};
use super::addresses::{self, ADDRESS_MAX};
use super::rules::NewBusyCalendar;
use crate::app::{App, Context};
use crate::error::Result;
use crate::http::{Problem, Valid, Versioned, etag};
use crate::text::{Locale, phrase};

pub fn routes(config: &mut ServiceConfig<'_>) {
    config
        .service(list_busy_calendars)
        .service(add_busy_calendar)
        .service(fetch_busy_calendar)
        .service(remove_busy_calendar);
}

/// A calendar kept elsewhere, and how the last fetch went.
#[derive(Serialize, ToSchema)]
pub struct BusyCalendar {
    pub id: BusyCalendarId,
    pub name: String,
    /// Who serves it; the rest of the address is a secret of the host's.
    pub server: String,
    pub unit_type_id: Option<UnitTypeId>,
    pub unit_id: Option<UnitId>,
    pub last_fetched_at: Option<DateTime<Utc>>,
    pub last_ok_at: Option<DateTime<Utc>>,
    pub next_fetch_at: Option<DateTime<Utc>>,
    /// What went wrong last, none after a success.
    pub error: Option<BusyTrouble>,
    /// Days that are busy there and booked here.
    pub conflicts: Vec<BusyConflict>,
    pub version: i64,
    pub may: Vec<&'static str>,
}

/// Why a fetch failed, in the asker's language.
#[derive(Serialize, ToSchema)]
pub struct BusyTrouble {
    pub code: String,
    pub message: String,
}

/// A day that is busy elsewhere and booked here.
#[derive(Serialize, ToSchema)]
pub struct BusyConflict {
    pub on: NaiveDate,
    pub unit_id: UnitId,
    pub booking_id: BookingId,
    pub booking_number: String,
}

/// The busy calendars of a facility.
#[derive(Serialize, ToSchema)]
pub struct BusyCalendars {
    /// How often they are fetched.
    pub fetch_minutes: u32,
    pub items: Vec<BusyCalendar>,
    pub may: Vec<&'static str>,
}

/// A calendar to be fetched. Without type and unit it is about the whole facility.
#[derive(Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
struct BusyCalendarWanted {
    #[validate(length(min = 1, max = 60))]
    name: String,
    /// An https address of an iCalendar file.
    #[validate(length(min = 1, max = "ADDRESS_MAX"))]
    address: String,
    #[serde(default)]
    unit_type_id: Option<UnitTypeId>,
    #[serde(default)]
    unit_id: Option<UnitId>,
}

impl From<BusyCalendarWanted> for NewBusyCalendar {
    fn from(wanted: BusyCalendarWanted) -> Self {
        Self {
            name: wanted.name,
            address: wanted.address,
            unit_type: wanted.unit_type_id,
            unit: wanted.unit_id,
        }
    }
}

impl BusyCalendar {
    fn new(seen: Seen, locale: Locale) -> Self {
        let row = seen.calendar;
        let detail = [("detail", row.last_error_detail)];
        let error = row.last_error.map(|code| BusyTrouble {
            message: phrase(&code, locale, &detail).unwrap_or_default(),
            code,
        });
        let conflicts = seen.conflicts.into_iter().map(|conflict| BusyConflict {
            on: conflict.day,
            unit_id: conflict.unit,
            booking_id: conflict.booking,
            booking_number: conflict.number,
        });
        Self {
            id: row.id,
            name: row.name,
            server: addresses::shown(&row.address),
            unit_type_id: row.unit_type_id,
            unit_id: row.unit_id,
            last_fetched_at: row.last_fetched_at,
            last_ok_at: row.last_ok_at,
            next_fetch_at: row.next_fetch_at,
            error,
            conflicts: conflicts.collect(),
            version: row.version,
            may: seen.may,
        }
    }
}

/// The busy calendars of a facility, with their last fetch
#[utoipa::path(tag = "availability", params(("id" = uuid::Uuid, Path)), responses(
    (status = OK, body = BusyCalendars), (status = NOT_FOUND, body = Problem)))]
#[get("/facilities/{id}/busy-calendars")]
async fn list_busy_calendars(app: Data<App>, context: Context, id: Path<FacilityId>) -> Result<Json<BusyCalendars>> {
    let (seen, may) = actions::list(&app, &context, *id).await?;
    let items = seen.into_iter().map(|one| BusyCalendar::new(one, context.locale));
    Ok(Json(BusyCalendars {
        fetch_minutes: app.config.busy_calendar_minutes,
        items: items.collect(),
        may,
    }))
}

/// Add a calendar that is kept elsewhere
#[utoipa::path(tag = "availability", params(("id" = uuid::Uuid, Path)), request_body = BusyCalendarWanted, responses(
    (status = CREATED, body = BusyCalendar), (status = CONFLICT, body = Problem), (status = UNPROCESSABLE_ENTITY, body = Problem)))]
#[post("/facilities/{id}/busy-calendars")]
async fn add_busy_calendar(
    app: Data<App>,
    context: Context,
    id: Path<FacilityId>,
    body: Valid<BusyCalendarWanted>,
) -> Result<HttpResponse> {
    let id = actions::add(&app, &context, *id, &body.0.into()).await?;
    let seen = actions::view(&app, &context, id).await?;
    let tag = ("ETag", etag(seen.calendar.version));
    Ok(HttpResponse::Created()
        .insert_header(tag)
        .json(BusyCalendar::new(seen, context.locale)))
}

/// Fetch a busy calendar now
#[utoipa::path(tag = "availability", params(("id" = uuid::Uuid, Path)), responses(
    (status = OK, body = BusyCalendar), (status = CONFLICT, body = Problem)))]
#[post("/busy-calendars/{id}/fetch")]
async fn fetch_busy_calendar(
    app: Data<App>,
    context: Context,
    id: Path<BusyCalendarId>,
) -> Result<Versioned<BusyCalendar>> {
    let id = actions::fetch(&app, &context, *id).await?;
    let seen = actions::view(&app, &context, id).await?;
    let version = seen.calendar.version;
    Ok(Versioned(version, BusyCalendar::new(seen, context.locale)))
}

/// Take a busy calendar away: what it took from today on is free again
#[utoipa::path(tag = "availability", params(("id" = uuid::Uuid, Path), ("If-Match" = String, Header)), responses(
    (status = NO_CONTENT), (status = PRECONDITION_FAILED, body = Problem)))]
#[delete("/busy-calendars/{id}")]
async fn remove_busy_calendar(app: Data<App>, context: Context, id: Path<BusyCalendarId>) -> Result<HttpResponse> {
    actions::remove(&app, &context, *id).await?;
    Ok(HttpResponse::NoContent().finish())
}
