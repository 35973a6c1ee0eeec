//! Rounds over HTTP: translate, call, translate.

mod outcomes;
mod overrides;
mod runs;

use actix_web::http::StatusCode;
use actix_web::web::{Data, Json, Path, Query};
use actix_web::{CustomizeResponder, Responder, get, post, put};
use entities::id::{BookingId, CallId, RoundId, RoundRunId};
use serde::Deserialize;
use utoipa::{IntoParams, ToSchema};
use utoipa_actix_web::service_config::ServiceConfig;
use validator::Validate;

use super::actions;
use super::terms::Policy;
use super::views::{Application, Round};
use crate::app::{App, Context};
use crate::error::Result;
use crate::http::{Problem, Valid, Versioned};
use crate::paging::{Page, Paging};

pub fn routes(config: &mut ServiceConfig<'_>) {
    config
        .service(list_rounds)
        .service(open_round)
        .service(view_round)
        .service(update_round)
        .service(close_round)
        .service(apply_round)
        .service(list_round_applications)
        .service(score_round_application)
        .configure(overrides::routes)
        .configure(runs::routes)
        .configure(outcomes::routes);
}

/// The call whose applications are placed.
#[derive(Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
struct NewRound {
    call_id: CallId,
}

/// The run whose proposal becomes the outcome.
#[derive(Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
struct RoundApplying {
    run_id: RoundRunId,
}

/// The points of an application in a screening.
#[derive(Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
struct RoundPoints {
    booking_id: BookingId,
    #[validate(range(min = 0, max = 1000))]
    points: i32,
    #[validate(length(max = 1000))]
    #[serde(default)]
    comment: String,
}

#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct RoundsAsked {
    /// The rounds of one call.
    #[param(value_type = Option<Uuid>)]
    call_id: Option<CallId>,
}

async fn now(app: &App, context: &Context, id: RoundId) -> Result<Versioned<Round>> {
    let round = actions::view(app, context, id).await?;
    Ok(Versioned(round.version, round))
}

/// Rounds, the newest first
#[utoipa::path(tag = "rounds", params(RoundsAsked, Paging), responses((status = OK, body = Page<Round>)))]
#[get("/rounds")]
async fn list_rounds(
    app: Data<App>,
    context: Context,
    asked: Query<RoundsAsked>,
    paging: Query<Paging>,
) -> Result<Json<Page<Round>>> {
    Ok(Json(actions::list(&app, &context, asked.call_id, &paging).await?))
}

/// Open a round over a call whose places aren't given first come, first served; its seed is drawn now
#[utoipa::path(tag = "rounds", request_body = NewRound, responses(
    (status = CREATED, body = Round), (status = CONFLICT, body = Problem)))]
#[post("/rounds")]
async fn open_round(
    app: Data<App>,
    context: Context,
    Valid(new): Valid<NewRound>,
) -> Result<CustomizeResponder<Versioned<Round>>> {
    let saved = actions::open(&app, &context, new.call_id).await?;
    let round = now(&app, &context, saved.id).await?;
    Ok(round.customize().with_status(StatusCode::CREATED))
}

/// A round
#[utoipa::path(tag = "rounds", params(("id" = RoundId, Path)), responses((status = OK, body = Round), (status = NOT_FOUND, body = Problem)))]
#[get("/rounds/{id}")]
async fn view_round(app: Data<App>, context: Context, id: Path<RoundId>) -> Result<Versioned<Round>> {
    now(&app, &context, *id).await
}

/// Set the policy, until the round is applied
#[utoipa::path(tag = "rounds", params(("id" = RoundId, Path)), request_body = Policy, responses(
    (status = OK, body = Round), (status = CONFLICT, body = Problem), (status = PRECONDITION_FAILED, body = Problem), (status = UNPROCESSABLE_ENTITY, body = Problem)))]
#[put("/rounds/{id}")]
async fn update_round(
    app: Data<App>,
    context: Context,
    id: Path<RoundId>,
    Valid(policy): Valid<Policy>,
) -> Result<Versioned<Round>> {
    actions::update(&app, &context, *id, &policy).await?;
    now(&app, &context, *id).await
}

/// End a round without an outcome; its applications wait for the next one
#[utoipa::path(tag = "rounds", params(("id" = RoundId, Path)), responses(
    (status = OK, body = Round), (status = CONFLICT, body = Problem), (status = PRECONDITION_FAILED, body = Problem)))]
#[post("/rounds/{id}/close")]
async fn close_round(app: Data<App>, context: Context, id: Path<RoundId>) -> Result<Versioned<Round>> {
    actions::close(&app, &context, *id).await?;
    now(&app, &context, *id).await
}

/// Make a proposal the outcome: every place is checked again and taken, or nothing is; mails are drafted
#[utoipa::path(tag = "rounds", params(("id" = RoundId, Path)), request_body = RoundApplying, responses(
    (status = OK, body = Round), (status = CONFLICT, body = Problem), (status = PRECONDITION_FAILED, body = Problem)))]
#[post("/rounds/{id}/apply")]
async fn apply_round(
    app: Data<App>,
    context: Context,
    id: Path<RoundId>,
    Valid(applying): Valid<RoundApplying>,
) -> Result<Versioned<Round>> {
    actions::apply(&app, &context, *id, applying.run_id).await?;
    now(&app, &context, *id).await
}

/// The applications of a round, those that can't be placed first, with what keeps them out
#[utoipa::path(tag = "rounds", params(("id" = RoundId, Path), Paging), responses(
    (status = OK, body = Page<Application>), (status = NOT_FOUND, body = Problem)))]
#[get("/rounds/{id}/applications")]
async fn list_round_applications(
    app: Data<App>,
    context: Context,
    id: Path<RoundId>,
    paging: Query<Paging>,
) -> Result<Json<Page<Application>>> {
    Ok(Json(actions::applications(&app, &context, *id, &paging).await?))
}

/// Give an application its points, in a screening
#[utoipa::path(tag = "rounds", params(("id" = RoundId, Path)), request_body = RoundPoints, responses(
    (status = OK, body = Round), (status = CONFLICT, body = Problem), (status = UNPROCESSABLE_ENTITY, body = Problem)))]
#[put("/rounds/{id}/points")]
async fn score_round_application(
    app: Data<App>,
    context: Context,
    id: Path<RoundId>,
    Valid(given): Valid<RoundPoints>,
) -> Result<Versioned<Round>> {
    actions::score(&app, &context, *id, given.booking_id, given.points, &given.comment).await?;
    now(&app, &context, *id).await
}
