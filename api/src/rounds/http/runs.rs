//! Runs over HTTP: start, look, compare, and the record as a file.

use actix_web::http::StatusCode;
use actix_web::web::{Data, Json, Path, Query};
use actix_web::{CustomizeResponder, HttpResponse, Responder, get, post};
use entities::id::{RoundId, RoundRunId};
use entities::round_run::Method;
use serde::Deserialize;
use utoipa::{IntoParams, ToSchema};
use utoipa_actix_web::service_config::ServiceConfig;
use validator::Validate;

use crate::app::{App, Context};
use crate::error::Result;
use crate::http::{Problem, Valid, Versioned};
use crate::paging::{Page, Paging};
use crate::rounds::actions::runs::{self as actions, RecordPart};
use crate::rounds::views::{Comparison, Proposal, Run};

pub fn routes(config: &mut ServiceConfig<'_>) {
    config
        .service(list_round_runs)
        .service(start_round_run)
        .service(compare_round_runs)
        .service(view_round_run)
        .service(cancel_round_run)
        .service(export_round_run);
}

/// How to compute.
#[derive(Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
struct NewRoundRun {
    /// The round's own when not given; others are for comparison.
    #[serde(default)]
    method: Option<Method>,
    /// The run of which as much as possible is kept.
    #[serde(default)]
    keep_run_id: Option<RoundRunId>,
}

#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct ComparisonAsked {
    #[param(value_type = Option<Uuid>)]
    first: Option<RoundRunId>,
    #[param(value_type = Option<Uuid>)]
    second: Option<RoundRunId>,
}

#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct RecordAsked {
    /// The input when not given.
    #[param(inline)]
    part: Option<RecordPart>,
}

/// The runs of a round, the newest first
#[utoipa::path(tag = "rounds", params(("id" = RoundId, Path), Paging), responses(
    (status = OK, body = Page<Run>), (status = NOT_FOUND, body = Problem)))]
#[get("/rounds/{id}/runs")]
async fn list_round_runs(
    app: Data<App>,
    context: Context,
    id: Path<RoundId>,
    paging: Query<Paging>,
) -> Result<Json<Page<Run>>> {
    Ok(Json(actions::list(&app, &context, *id, &paging).await?))
}

/// Compute a proposal, in the background
#[utoipa::path(tag = "rounds", params(("id" = RoundId, Path)), request_body = NewRoundRun, responses(
    (status = CREATED, body = Run), (status = CONFLICT, body = Problem)))]
#[post("/rounds/{id}/runs")]
async fn start_round_run(
    app: Data<App>,
    context: Context,
    id: Path<RoundId>,
    Valid(new): Valid<NewRoundRun>,
) -> Result<CustomizeResponder<Versioned<Run>>> {
    let saved = actions::start(&app, &context, *id, new.method, new.keep_run_id).await?;
    let run = actions::view(&app, &context, saved.id).await?.run;
    Ok(Versioned(run.version, run).customize().with_status(StatusCode::CREATED))
}

/// Two runs side by side
#[utoipa::path(tag = "rounds", params(("id" = RoundId, Path), ComparisonAsked), responses(
    (status = OK, body = Comparison), (status = CONFLICT, body = Problem), (status = NOT_FOUND, body = Problem)))]
#[get("/rounds/{id}/comparison")]
async fn compare_round_runs(
    app: Data<App>,
    context: Context,
    id: Path<RoundId>,
    asked: Query<ComparisonAsked>,
) -> Result<Json<Comparison>> {
    Ok(Json(
        actions::compare(&app, &context, *id, (asked.first, asked.second)).await?,
    ))
}

/// A run: how far it is, and once it is done what it proposes
#[utoipa::path(tag = "rounds", params(("id" = RoundRunId, Path)), responses(
    (status = OK, body = Proposal), (status = NOT_FOUND, body = Problem)))]
#[get("/round-runs/{id}")]
async fn view_round_run(app: Data<App>, context: Context, id: Path<RoundRunId>) -> Result<Versioned<Proposal>> {
    let proposal = actions::view(&app, &context, *id).await?;
    Ok(Versioned(proposal.run.version, proposal))
}

/// Stop a run
#[utoipa::path(tag = "rounds", params(("id" = RoundRunId, Path)), responses(
    (status = OK, body = Run), (status = CONFLICT, body = Problem)))]
#[post("/round-runs/{id}/cancel")]
async fn cancel_round_run(app: Data<App>, context: Context, id: Path<RoundRunId>) -> Result<Versioned<Run>> {
    actions::cancel(&app, &context, *id).await?;
    let run = actions::view(&app, &context, *id).await?.run;
    Ok(Versioned(run.version, run))
}

/// The record of a run as a file: `workcation solve < input.json` gives the plan, byte for byte
#[utoipa::path(tag = "rounds", params(("id" = RoundRunId, Path), RecordAsked), responses(
    (status = OK, body = String, content_type = "application/json"), (status = CONFLICT, body = Problem)))]
#[get("/round-runs/{id}/record")]
async fn export_round_run(
    app: Data<App>,
    context: Context,
    id: Path<RoundRunId>,
    asked: Query<RecordAsked>,
) -> Result<HttpResponse> {
    let part = asked.part.unwrap_or(RecordPart::Input);
    let text = actions::record(&app, &context, *id, part).await?;
    let name = format!("attachment; filename=\"{}-{}.json\"", part.word(), *id);
    Ok(HttpResponse::Ok()
        .insert_header(("Content-Disposition", name))
        .insert_header(("Cache-Control", "private, no-cache"))
        .content_type("application/json")
        .body(text))
}
