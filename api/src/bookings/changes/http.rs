//! Operations on changes, and a change on the wire.

use actix_web::post;
use actix_web::web::{Data, Json, Path};
use chrono::{DateTime, Utc};
use entities::booking_change::State;
use entities::decision::Step;
use entities::id::{BookingChangeId, BookingId};
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_actix_web::service_config::ServiceConfig;

use super::Change;
use super::actions::{self, Asking, Preview};
use super::diff::{Difference, Field, Terms, Value};
use super::words::{self, Names};
use crate::app::{App, Context};
use crate::bookings::BookingWhole;
use crate::bookings::http::{Answer, BookingDone, Comment, Violation};
use crate::error::Result;
use crate::http::{Problem, Valid};
use crate::text::{self, Words};

/// The operations on changes.
pub fn routes(config: &mut ServiceConfig<'_>) {
    config
        .service(preview_change)
        .service(request_change)
        .service(approve_change)
        .service(forward_change)
        .service(return_change)
        .service(accept_change)
        .service(refuse_change)
        .service(withdraw_change);
}

/// One difference in words.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ChangeLine {
    pub field: Field,
    pub before: Words,
    pub after: Words,
    /// Whether somebody decides on it.
    pub matters: bool,
    pub decided_by: Vec<Step>,
}

/// A change of a booking.
#[derive(Debug, Serialize, ToSchema)]
pub struct BookingChange {
    pub id: BookingChangeId,
    /// The first, second … of the booking.
    pub position: i32,
    pub state: State,
    pub lines: Vec<ChangeLine>,
    /// Whose decisions it needs, in order.
    pub steps: Vec<Step>,
    /// What was asked for, for the form in which a returned change is corrected.
    pub proposed: Terms,
    /// The applicant's words.
    pub reason: String,
    /// What giving up a part of the stay costs, in yen.
    pub fee_yen: i64,
    pub before_yen: i64,
    pub after_yen: i64,
    pub due_at: Option<DateTime<Utc>>,
    pub requested_at: DateTime<Utc>,
    pub closed_at: Option<DateTime<Utc>>,
}

impl BookingChange {
    /// A change as far as the reader may see the plan of the days.
    #[must_use]
    pub fn seen(whole: &BookingWhole, change: &Change, shows_plan: bool) -> Self {
        let row = &change.row;
        let mut proposed = change.proposed.terms.clone();
        if !shows_plan {
            proposed.work_days.clear();
        }
        Self {
            id: row.id,
            position: row.position,
            state: row.state,
            lines: lines_of(whole, change, shows_plan),
            steps: actions::differences(whole, change).1,
            proposed,
            reason: row.reason.clone(),
            fee_yen: row.fee_yen,
            before_yen: change.original.total_yen(),
            after_yen: change.proposed.total_yen(),
            due_at: row.due_at,
            requested_at: row.requested_at,
            closed_at: row.closed_at,
        }
    }
}

/// The lines of a change, the plan of the days only where the reader may see it.
#[must_use]
pub fn lines_of(whole: &BookingWhole, change: &Change, shows_plan: bool) -> Vec<ChangeLine> {
    let (differences, _) = actions::differences(whole, change);
    lines(&differences, &whole.unit_types, shows_plan)
}

fn lines(differences: &[Difference], names: &Names, shows_plan: bool) -> Vec<ChangeLine> {
    let shown = |one: &&Difference| shows_plan || !matches!(one.after, Value::Plan(..));
    differences
        .iter()
        .filter(shown)
        .map(|one| ChangeLine {
            field: one.field,
            before: words::side(&one.before, names),
            after: words::side(&one.after, names),
            matters: one.matters(),
            decided_by: one.decided_by.clone(),
        })
        .collect()
}

/// What a change would mean.
#[derive(Debug, Serialize, ToSchema)]
pub struct ChangePreview {
    pub lines: Vec<ChangeLine>,
    /// Whose decisions it needs, in order; empty when it is taken over at once.
    pub steps: Vec<Step>,
    /// Whether it becomes part of the booking at once, decided on as a whole where it still is decided on.
    pub at_once: bool,
    pub fee_yen: i64,
    pub fee_percent: i32,
    pub before_yen: i64,
    pub after_yen: i64,
    /// Until when it will be decided.
    pub until: Option<DateTime<Utc>>,
    /// Rules that it breaks as it stands.
    pub violations: Vec<Violation>,
    /// Whether what it asks for is free.
    pub is_free: bool,
    /// Other dates and places, where it isn't.
    #[schema(value_type = Option<Object>)]
    pub remedy: Option<serde_json::Value>,
}

impl ChangePreview {
    fn of(preview: Preview, locale: text::Locale) -> Self {
        Self {
            lines: lines(&preview.differences, &preview.names, true),
            steps: preview.steps,
            at_once: preview.at_once,
            fee_yen: preview.fee.yen,
            fee_percent: preview.fee.percent,
            before_yen: preview.before_yen,
            after_yen: preview.after_yen,
            until: preview.until,
            violations: preview
                .faults
                .into_iter()
                .map(|fault| Violation::of(fault, locale))
                .collect(),
            is_free: preview.full.is_none(),
            remedy: preview.full.and_then(|full| full.remedy),
        }
    }
}

/// What a change would mean: the diff, who decides, what it costs; changes nothing
#[utoipa::path(tag = "bookings", params(("id" = BookingId, Path)), request_body = Terms, responses((status = OK, body = ChangePreview), (status = CONFLICT, body = Problem)))]
#[post("/bookings/{id}/change/preview")]
async fn preview_change(
    context: Context,
    app: Data<App>,
    id: Path<BookingId>,
    body: Valid<Terms>,
) -> Result<Json<ChangePreview>> {
    let preview = actions::preview(&app, &context, *id, &body.0).await?;
    Ok(Json(ChangePreview::of(preview, context.locale)))
}

/// Ask for a change of dates, units, people or notes
#[utoipa::path(tag = "bookings", params(("id" = BookingId, Path)), request_body = Asking, responses((status = OK, body = BookingDone), (status = CONFLICT, body = Problem), (status = UNPROCESSABLE_ENTITY, body = Problem)))]
#[post("/bookings/{id}/change")]
async fn request_change(context: Context, app: Data<App>, id: Path<BookingId>, body: Valid<Asking>) -> Answer {
    Ok(actions::request(&app, &context, *id, &body.0).await?.into())
}

/// The supervisor agrees to a change
#[utoipa::path(tag = "bookings", params(("id" = BookingId, Path)), request_body = Comment, responses((status = OK, body = BookingDone), (status = CONFLICT, body = Problem), (status = PRECONDITION_FAILED, body = Problem)))]
#[post("/bookings/{id}/change/approve")]
async fn approve_change(context: Context, app: Data<App>, id: Path<BookingId>, body: Valid<Comment>) -> Answer {
    Ok(actions::approve(&app, &context, *id, &body.0.comment).await?.into())
}

/// Send a change on to the host
#[utoipa::path(tag = "bookings", params(("id" = BookingId, Path)), request_body = Comment, responses((status = OK, body = BookingDone), (status = CONFLICT, body = Problem), (status = PRECONDITION_FAILED, body = Problem)))]
#[post("/bookings/{id}/change/forward")]
async fn forward_change(context: Context, app: Data<App>, id: Path<BookingId>, body: Valid<Comment>) -> Answer {
    Ok(actions::forward(&app, &context, *id, &body.0.comment).await?.into())
}

/// Give a change back for correction
#[utoipa::path(tag = "bookings", params(("id" = BookingId, Path)), request_body = Comment, responses((status = OK, body = BookingDone), (status = CONFLICT, body = Problem), (status = PRECONDITION_FAILED, body = Problem)))]
#[post("/bookings/{id}/change/return")]
async fn return_change(context: Context, app: Data<App>, id: Path<BookingId>, body: Valid<Comment>) -> Answer {
    Ok(actions::return_(&app, &context, *id, &body.0.comment).await?.into())
}

/// The host takes the guest on the new terms
#[utoipa::path(tag = "bookings", params(("id" = BookingId, Path)), request_body = Comment, responses((status = OK, body = BookingDone), (status = CONFLICT, body = Problem), (status = PRECONDITION_FAILED, body = Problem)))]
#[post("/bookings/{id}/change/accept")]
async fn accept_change(context: Context, app: Data<App>, id: Path<BookingId>, body: Valid<Comment>) -> Answer {
    Ok(actions::accept(&app, &context, *id, &body.0.comment).await?.into())
}

/// Say no to a change; the booking stays as it is
#[utoipa::path(tag = "bookings", params(("id" = BookingId, Path)), request_body = Comment, responses((status = OK, body = BookingDone), (status = CONFLICT, body = Problem), (status = PRECONDITION_FAILED, body = Problem)))]
#[post("/bookings/{id}/change/refuse")]
async fn refuse_change(context: Context, app: Data<App>, id: Path<BookingId>, body: Valid<Comment>) -> Answer {
    Ok(actions::refuse(&app, &context, *id, &body.0.comment).await?.into())
}

/// Take a change back; the booking stays as it is
#[utoipa::path(tag = "bookings", params(("id" = BookingId, Path)), request_body = Comment, responses((status = OK, body = BookingDone), (status = CONFLICT, body = Problem), (status = PRECONDITION_FAILED, body = Problem)))]
#[post("/bookings/{id}/change/withdraw")]
async fn withdraw_change(context: Context, app: Data<App>, id: Path<BookingId>, body: Valid<Comment>) -> Answer {
    Ok(actions::withdraw(&app, &context, *id, &body.0.comment).await?.into())
}
