//! Operations on problems: of guests signed in or by the link, of hosts, of the office.

use actix_web::web::{Data, Json, Path, Query};
use actix_web::{get, post};
use chrono::{DateTime, NaiveDate, Utc};
use entities::id::{BookingId, ProblemReportId};
use entities::problem_answer;
use entities::problem_report::{Kind, State};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_actix_web::service_config::ServiceConfig;
use validator::Validate;

use super::actions::{self, Answering, Asked, Done, Reporting, Row, Seen};
use super::rules::{self, Times};
use crate::app::{App, Context};
use crate::bookings::http::{LinkToken, Place, Words};
use crate::error::Result;
use crate::http::{Open, Problem, Valid, Versioned};
use crate::paging::{Page, Paging};

/// The operations on problems.
pub fn routes(config: &mut ServiceConfig<'_>) {
    config
        .service(report_problem)
        .service(list_problems)
        .service(view_problem_times)
        .service(answer_problem)
        .service(view_guest_page)
        .service(report_by_guest);
}

impl From<Done> for Versioned<Done> {
    fn from(done: Done) -> Self {
        Self(done.version, done)
    }
}

/// What the host said, and when.
#[derive(Debug, Serialize, ToSchema)]
pub struct ProblemAnswer {
    pub text: String,
    pub resolved: bool,
    pub answered_at: DateTime<Utc>,
}

/// A problem that was reported.
#[derive(Debug, Serialize, ToSchema)]
pub struct ProblemReport {
    pub id: ProblemReportId,
    pub booking_id: BookingId,
    /// 受付番号 of the stay.
    pub booking_number: String,
    pub facility_name: Words,
    pub kind: Kind,
    pub state: State,
    pub text: String,
    pub place: String,
    pub noticed: String,
    /// Only for the host and the guest.
    pub guest_name: Option<String>,
    pub reported_at: DateTime<Utc>,
    /// An answer after this is late.
    pub answer_due_at: DateTime<Utc>,
    /// Minutes to the first answer.
    pub answer_minutes: Option<i64>,
    /// Whether the first answer came late, or is late already.
    pub is_late: bool,
    pub answers: Vec<ProblemAnswer>,
    pub version: i64,
    pub may: Vec<&'static str>,
}

impl From<Seen> for ProblemReport {
    fn from(seen: Seen) -> Self {
        let Row {
            report,
            guest,
            booking,
            facility,
            answers,
        } = seen.row;
        let said = |said: problem_answer::Model| ProblemAnswer {
            text: said.text,
            resolved: said.resolved,
            answered_at: said.answered_at,
        };
        Self {
            answer_minutes: rules::answer_minutes(&report),
            is_late: seen.is_late,
            id: report.id,
            booking_id: report.booking_id,
            booking_number: booking.number,
            facility_name: Place::of(&facility).name,
            kind: report.kind,
            state: report.state,
            text: report.text,
            place: report.place,
            noticed: report.noticed,
            guest_name: seen.shows_guest.then_some(guest.name),
            reported_at: report.reported_at,
            answer_due_at: report.answer_due_at,
            answers: answers.into_iter().map(said).collect(),
            version: report.version,
            may: seen.may,
        }
    }
}

/// What a guest sees by the link: the stay, the place, and what was reported by this guest.
#[derive(Debug, Serialize, ToSchema)]
pub struct GuestPage {
    pub name: String,
    pub booking_number: String,
    pub starts_on: Option<NaiveDate>,
    pub ends_on: Option<NaiveDate>,
    pub facility: Place,
    /// The place that is used along with it.
    pub also_facility: Option<Place>,
    /// Whether the stay is now.
    pub can_report: bool,
    pub problems: Vec<ProblemReport>,
}

impl From<actions::GuestPage> for GuestPage {
    fn from(page: actions::GuestPage) -> Self {
        Self {
            name: page.guest.name,
            booking_number: page.booking.number,
            starts_on: page.booking.starts_on,
            ends_on: page.booking.ends_on,
            facility: Place::of(&page.facility),
            also_facility: page.also.as_ref().map(Place::of),
            can_report: page.can_report,
            problems: page.reports.into_iter().map(ProblemReport::from).collect(),
        }
    }
}

/// A report by the link.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct GuestReporting {
    #[validate(length(min = 1, max = 200))]
    pub token: String,
    #[validate(nested)]
    pub problem: Reporting,
}

/// Which reports.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct ProblemQuery {
    #[param(value_type = Option<Uuid>)]
    pub booking_id: Option<BookingId>,
    /// Only those that were answered late, or are late.
    #[serde(default)]
    pub late: bool,
}

/// Report a problem of the stay to its host
#[utoipa::path(tag = "problems", params(("id" = BookingId, Path)), request_body = Reporting, responses((status = OK, body = Done), (status = CONFLICT, body = Problem)))]
#[post("/bookings/{id}/problems")]
async fn report_problem(
    context: Context,
    app: Data<App>,
    id: Path<BookingId>,
    body: Valid<Reporting>,
) -> Result<Versioned<Done>> {
    Ok(actions::report(&app, &context, *id, &body.0).await?.into())
}

/// Problems that one may see: one's own, of one's houses, of all for the office
#[utoipa::path(tag = "problems", params(ProblemQuery, Paging), responses((status = OK, body = Page<ProblemReport>)))]
#[get("/problems")]
async fn list_problems(
    context: Context,
    app: Data<App>,
    query: Query<ProblemQuery>,
    paging: Query<Paging>,
) -> Result<Json<Page<ProblemReport>>> {
    let asked = Asked {
        booking: query.booking_id,
        late: query.late,
    };
    let page = actions::list(&app, &context, asked, &paging).await?;
    Ok(Json(page.map(ProblemReport::from)))
}

/// How long answers took lately
#[utoipa::path(tag = "problems", responses((status = OK, body = Times)))]
#[get("/problem_times")]
async fn view_problem_times(context: Context, app: Data<App>) -> Result<Json<Times>> {
    Ok(Json(actions::times(&app, &context).await?))
}

/// Answer a problem, and say whether it is solved
#[utoipa::path(tag = "problems", params(("id" = ProblemReportId, Path)), request_body = Answering, responses((status = OK, body = Done), (status = CONFLICT, body = Problem), (status = PRECONDITION_FAILED, body = Problem)))]
#[post("/problems/{id}/answer")]
async fn answer_problem(
    context: Context,
    app: Data<App>,
    id: Path<ProblemReportId>,
    body: Valid<Answering>,
) -> Result<Versioned<Done>> {
    Ok(actions::answer(&app, &context, *id, &body.0).await?.into())
}

/// The page of a guest, by the link of the day before; changes nothing
#[utoipa::path(tag = "problems", security(()), request_body = LinkToken, responses((status = OK, body = GuestPage), (status = GONE, body = Problem)))]
#[post("/guest/view")]
async fn view_guest_page(context: Open, app: Data<App>, body: Valid<LinkToken>) -> Result<Json<GuestPage>> {
    let page = actions::guest_page(&app, &context, &body.0.token).await?;
    Ok(Json(page.into()))
}

/// Report a problem by the guest's link
#[utoipa::path(tag = "problems", security(()), request_body = GuestReporting, responses((status = OK, body = Done), (status = GONE, body = Problem)))]
#[post("/guest/problems")]
async fn report_by_guest(context: Open, app: Data<App>, body: Valid<GuestReporting>) -> Result<Versioned<Done>> {
    let told = actions::report_by_link(&app, &context, &body.0.token, &body.0.problem).await?;
    Ok(told.into())
}
