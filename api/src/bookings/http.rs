//! Operations on bookings: translate, call, translate.

mod decisions;
mod links;
mod looks;
mod wire;

pub(super) use wire::Place;

pub use links::LinkToken;
pub use wire::Words;

use actix_web::web::{Data, Json, Path};
use actix_web::{post, put};
use entities::booking::State;
use entities::id::{BookingId, OrganisationId};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_actix_web::service_config::ServiceConfig;
use validator::Validate;

use super::actions::{self, Done, Named, Report};
use super::application::{Application, Request};
use crate::app::{App, Context};
use crate::error::{Fault, Result};
use crate::http::{Problem, Valid, Versioned};
use crate::text::Locale;

/// The operations of this room.
pub fn routes(config: &mut ServiceConfig<'_>) {
    config
        .service(create_booking)
        .service(enter_booking)
        .service(claim_booking)
        .service(update_booking)
        .service(check_booking)
        .service(submit_booking)
        .service(name_participants)
        .service(write_report)
        .configure(looks::routes)
        .configure(decisions::routes)
        .configure(links::routes)
        .configure(super::waiting::routes)
        .configure(super::changes::routes)
        .configure(super::problems::routes);
}

/// What a change came to. Read the booking for the rest.
#[derive(Debug, Serialize, ToSchema)]
pub struct BookingDone {
    pub id: BookingId,
    pub version: i64,
    pub state: State,
}

impl From<Done> for Versioned<BookingDone> {
    fn from(done: Done) -> Self {
        Self(
            done.version,
            BookingDone {
                id: done.id,
                version: done.version,
                state: done.state,
            },
        )
    }
}

/// A comment, required where somebody is told no.
#[derive(Debug, Default, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Comment {
    #[validate(length(max = 1000))]
    #[serde(default)]
    pub comment: String,
}

/// Who comes.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Participants {
    #[validate(length(max = 100), nested)]
    pub participants: Vec<Named>,
}

/// The link by which a request changes hands, and in whose name it goes on.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Claim {
    #[validate(length(min = 1, max = 200))]
    pub token: String,
    pub organisation_id: OrganisationId,
}

/// What a change answers.
pub type Answer = Result<Versioned<BookingDone>>;

/// Begin an application as a draft
#[utoipa::path(tag = "bookings", request_body = Application, responses((status = OK, body = BookingDone), (status = UNPROCESSABLE_ENTITY, body = Problem)))]
#[post("/bookings")]
async fn create_booking(context: Context, app: Data<App>, body: Valid<Application>) -> Answer {
    Ok(actions::create(&app, &context, body.0).await?.into())
}

/// Enter a request for somebody who called or came, and hand it in
#[utoipa::path(tag = "bookings", request_body = Request, responses((status = OK, body = BookingDone), (status = CONFLICT, body = Problem), (status = UNPROCESSABLE_ENTITY, body = Problem)))]
#[post("/requests")]
async fn enter_booking(context: Context, app: Data<App>, body: Valid<Request>) -> Answer {
    Ok(actions::enter(&app, &context, &body.0).await?.into())
}

/// Take a request over that was entered for oneself
#[utoipa::path(tag = "bookings", request_body = Claim, responses((status = OK, body = BookingDone), (status = GONE, body = Problem)))]
#[post("/requests/claim")]
async fn claim_booking(context: Context, app: Data<App>, body: Valid<Claim>) -> Answer {
    Ok(actions::claim(&app, &context, &body.0.token, body.0.organisation_id)
        .await?
        .into())
}

/// Rewrite a draft or a returned application
#[utoipa::path(tag = "bookings", params(("id" = BookingId, Path)), request_body = Application, responses((status = OK, body = BookingDone), (status = PRECONDITION_FAILED, body = Problem)))]
#[put("/bookings/{id}")]
async fn update_booking(context: Context, app: Data<App>, id: Path<BookingId>, body: Valid<Application>) -> Answer {
    Ok(actions::update(&app, &context, *id, body.0).await?.into())
}

/// Hand in an application
#[utoipa::path(tag = "bookings", params(("id" = BookingId, Path)), responses((status = OK, body = BookingDone), (status = CONFLICT, body = Problem), (status = UNPROCESSABLE_ENTITY, body = Problem)))]
#[post("/bookings/{id}/submit")]
async fn submit_booking(context: Context, app: Data<App>, id: Path<BookingId>) -> Answer {
    Ok(actions::submit(&app, &context, *id).await?.into())
}

/// Name who comes
#[utoipa::path(tag = "bookings", params(("id" = BookingId, Path)), request_body = Participants, responses((status = OK, body = BookingDone), (status = UNPROCESSABLE_ENTITY, body = Problem)))]
#[put("/bookings/{id}/participants")]
async fn name_participants(context: Context, app: Data<App>, id: Path<BookingId>, body: Valid<Participants>) -> Answer {
    Ok(actions::name_participants(&app, &context, *id, body.0.participants)
        .await?
        .into())
}

/// Write one's work report, as a draft or for good
#[utoipa::path(tag = "bookings", params(("id" = BookingId, Path)), request_body = Report, responses((status = OK, body = BookingDone), (status = CONFLICT, body = Problem)))]
#[put("/bookings/{id}/report")]
async fn write_report(context: Context, app: Data<App>, id: Path<BookingId>, body: Valid<Report>) -> Answer {
    Ok(actions::write_report(&app, &context, *id, &body.0).await?.into())
}

/// One broken rule as `check` lists it, in the asker's language.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Violation {
    pub field: String,
    pub code: String,
    pub message: String,
}

impl Violation {
    /// A fault in the reader's words.
    #[must_use]
    pub fn of(fault: Fault, locale: Locale) -> Self {
        Self {
            message: crate::text::phrase(fault.code, locale, &fault.values).unwrap_or_default(),
            field: fault.field,
            code: fault.code.to_owned(),
        }
    }
}

/// The rules that an application breaks as it stands; none when it can be handed in.
#[derive(Debug, Serialize, ToSchema)]
pub struct Checked {
    pub violations: Vec<Violation>,
}

/// Which rules an application breaks as it stands
#[utoipa::path(tag = "bookings", params(("id" = BookingId, Path)), responses((status = OK, body = Checked)))]
#[post("/bookings/{id}/check")]
async fn check_booking(context: Context, app: Data<App>, id: Path<BookingId>) -> Result<Json<Checked>> {
    let faults = actions::check(&app, &context, *id).await?;
    let violations = faults
        .into_iter()
        .map(|fault| Violation::of(fault, context.locale))
        .collect();
    Ok(Json(Checked { violations }))
}
