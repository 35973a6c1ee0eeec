//! Measurements over HTTP: the session's traffic, and what is kept.

mod flow;
mod wire;

use actix_web::http::StatusCode;
use actix_web::http::header::{CacheControl, CacheDirective, ContentEncoding, ContentType};
use actix_web::web::{Data, Json, Path, Payload, Query};
use actix_web::{CustomizeResponder, HttpRequest, HttpResponse, Responder, get, post};
use entities::id::FacilityId;
use utoipa_actix_web::service_config::ServiceConfig;

use self::flow::{Flow, announced, swallow};
pub use self::wire::LineStanding;
use self::wire::{EnteredLine, MeasuredLine, MeasurementSession, MeasurementStart, Measurements, Wanted};
use super::actions;
use super::meter::STREAM_BYTES_MAX;
use crate::app::{App, Context};
use crate::error::Result;
use crate::http::{Open, Problem};

pub fn routes(config: &mut ServiceConfig<'_>) {
    config
        .service(begin_measurement)
        .service(ping_measurement)
        .service(download_measurement)
        .service(upload_measurement)
        .service(list_measurements)
        .service(create_measurement)
        .service(enter_measurement);
}

/// Begin measuring a facility's line
#[utoipa::path(tag = "facilities", request_body = MeasurementStart, responses(
    (status = OK, body = MeasurementSession), (status = NOT_FOUND, body = Problem), (status = TOO_MANY_REQUESTS, body = Problem)))]
#[post("/measurements")]
async fn begin_measurement(
    app: Data<App>,
    context: Context,
    start: Json<MeasurementStart>,
) -> Result<Json<MeasurementSession>> {
    let begun = actions::begin(&app, &context, start.facility_id).await?;
    Ok(Json(begun.into()))
}

/// One small round trip of a session
#[utoipa::path(tag = "facilities", security(()), params(("token" = String, Path)), responses(
    (status = NO_CONTENT), (status = NOT_FOUND, body = Problem)))]
#[get("/measurements/{token}/ping")]
async fn ping_measurement(app: Data<App>, context: Open, token: Path<String>) -> Result<HttpResponse> {
    actions::ping(&app, &context, &token)?;
    Ok(HttpResponse::NoContent()
        .insert_header(CacheControl(vec![CacheDirective::NoStore]))
        .finish())
}

/// Bytes for the browser, as many as the session has left at most
#[utoipa::path(tag = "facilities", security(()), params(("token" = String, Path), Wanted), responses(
    (status = OK, content_type = "application/octet-stream"), (status = NOT_FOUND, body = Problem)))]
#[get("/measurements/{token}/down")]
async fn download_measurement(
    app: Data<App>,
    context: Open,
    token: Path<String>,
    wanted: Query<Wanted>,
) -> Result<HttpResponse> {
    let bytes = wanted.bytes.unwrap_or(STREAM_BYTES_MAX);
    let stream = actions::download(&app, &context, &token, bytes)?;
    Ok(HttpResponse::Ok()
        .insert_header(ContentType::octet_stream())
        // Compressed bytes would say nothing of the line.
        .insert_header(ContentEncoding::Identity)
        .insert_header(CacheControl(vec![CacheDirective::NoStore, CacheDirective::NoTransform]))
        .body(Flow(stream)))
}

/// Bytes from the browser; they are counted and thrown away
#[utoipa::path(tag = "facilities", security(()), params(("token" = String, Path)), responses(
    (status = NO_CONTENT), (status = NOT_FOUND, body = Problem), (status = CONFLICT, body = Problem)))]
#[post("/measurements/{token}/up")]
async fn upload_measurement(
    app: Data<App>,
    context: Open,
    token: Path<String>,
    request: HttpRequest,
    payload: Payload,
) -> Result<HttpResponse> {
    let stream = actions::upload(&app, &context, &token, announced(&request))?;
    swallow(payload, stream).await?;
    Ok(HttpResponse::NoContent().finish())
}

/// The measurements of a facility, for those who work for it
#[utoipa::path(tag = "facilities", params(("id" = FacilityId, Path)), responses(
    (status = OK, body = Measurements), (status = NOT_FOUND, body = Problem)))]
#[get("/facilities/{id}/measurements")]
async fn list_measurements(app: Data<App>, context: Context, id: Path<FacilityId>) -> Result<Json<Measurements>> {
    Ok(Json(Measurements::now(&app, &context, *id).await?))
}

/// Keep what the browser counted in its session
#[utoipa::path(tag = "facilities", params(("id" = FacilityId, Path)), request_body = MeasuredLine, responses(
    (status = CREATED, body = Measurements), (status = GONE, body = Problem), (status = UNPROCESSABLE_ENTITY, body = Problem)))]
#[post("/facilities/{id}/measurements")]
async fn create_measurement(
    app: Data<App>,
    context: Context,
    id: Path<FacilityId>,
    measured: Json<MeasuredLine>,
) -> Result<CustomizeResponder<Json<Measurements>>> {
    let (token, setting, counted) = measured.into_inner().split();
    actions::create(&app, &context, *id, (&token, setting, &counted)).await?;
    let kept = Json(Measurements::now(&app, &context, *id).await?);
    Ok(kept.customize().with_status(StatusCode::CREATED))
}

/// Keep what another tool said, with evidence
#[utoipa::path(tag = "facilities", params(("id" = FacilityId, Path)), request_body = EnteredLine, responses(
    (status = CREATED, body = Measurements), (status = UNPROCESSABLE_ENTITY, body = Problem)))]
#[post("/facilities/{id}/measurements/manual")]
async fn enter_measurement(
    app: Data<App>,
    context: Context,
    id: Path<FacilityId>,
    entered: Json<EnteredLine>,
) -> Result<CustomizeResponder<Json<Measurements>>> {
    actions::enter(&app, &context, *id, &entered.into_inner().into()).await?;
    let kept = Json(Measurements::now(&app, &context, *id).await?);
    Ok(kept.customize().with_status(StatusCode::CREATED))
}
