//! The feed over HTTP: its address for the host, its file for calendars elsewhere.

use actix_web::http::header::{ETAG, IF_NONE_MATCH};
use actix_web::web::{Data, Json, Path};
use actix_web::{HttpRequest, HttpResponse, delete, get, post};
use chrono::{DateTime, Utc};
use entities::id::FacilityId;
use serde::Serialize;
use sha2::{Digest, Sha256};
use utoipa::ToSchema;
use utoipa_actix_web::service_config::ServiceConfig;

use super::actions::{self, Seen};
use crate::app::{App, Context};
use crate::error::Result;
use crate::http::{FeedAsked, Open, Problem};

pub fn routes(config: &mut ServiceConfig<'_>) {
    config
        .service(view_feed)
        .service(issue_feed)
        .service(revoke_feed)
        .service(read_feed);
}

/// Whether a facility has a feed. Its address is told once, when it is made.
#[derive(Serialize, ToSchema)]
pub struct IcalFeed {
    pub live: bool,
    pub issued_at: Option<DateTime<Utc>>,
    pub revoked_at: Option<DateTime<Utc>>,
    pub may: Vec<&'static str>,
}

/// The address of a feed, told this once.
#[derive(Serialize, ToSchema)]
pub struct IssuedFeed {
    pub address: String,
}

impl From<Seen> for IcalFeed {
    fn from((feed, may): Seen) -> Self {
        Self {
            live: feed.as_ref().is_some_and(|feed| feed.token_hash.is_some()),
            issued_at: feed.as_ref().map(|feed| feed.issued_at),
            revoked_at: feed.and_then(|feed| feed.revoked_at),
            may,
        }
    }
}

/// Whether a facility has a feed
#[utoipa::path(tag = "availability", params(("id" = uuid::Uuid, Path)), responses(
    (status = OK, body = IcalFeed), (status = NOT_FOUND, body = Problem)))]
#[get("/facilities/{id}/feed")]
async fn view_feed(app: Data<App>, context: Context, id: Path<FacilityId>) -> Result<Json<IcalFeed>> {
    Ok(Json(actions::view(&app, &context, *id).await?.into()))
}

/// Give the feed of a facility an address, the first or another one
#[utoipa::path(tag = "availability", params(("id" = uuid::Uuid, Path)), responses(
    (status = OK, body = IssuedFeed), (status = NOT_FOUND, body = Problem)))]
#[post("/facilities/{id}/feed")]
async fn issue_feed(app: Data<App>, context: Context, id: Path<FacilityId>) -> Result<HttpResponse> {
    let issued = actions::issue(&app, &context, *id).await?;
    let base = app.config.public_url.trim_end_matches('/');
    let address = format!("{base}/api/ical/{}.ics", issued.token);
    Ok(HttpResponse::Ok()
        .insert_header(("Cache-Control", "private, no-store"))
        .json(IssuedFeed { address }))
}

/// Take the address of a feed back
#[utoipa::path(tag = "availability", params(("id" = uuid::Uuid, Path)), responses(
    (status = OK, body = IcalFeed), (status = CONFLICT, body = Problem)))]
#[delete("/facilities/{id}/feed")]
async fn revoke_feed(app: Data<App>, context: Context, id: Path<FacilityId>) -> Result<Json<IcalFeed>> {
    let id = actions::revoke(&app, &context, *id).await?;
    Ok(Json(actions::view(&app, &context, id).await?.into()))
}

/// When a facility is taken, as a calendar, for whoever has its address
#[utoipa::path(tag = "availability", security(()), params(("token" = String, Path)), responses(
    (status = OK, body = String, content_type = "text/calendar"), (status = NOT_MODIFIED), (status = NOT_FOUND, body = Problem)))]
#[get("/ical/{token}.ics")]
async fn read_feed(
    app: Data<App>,
    context: Open,
    _asked: FeedAsked,
    token: Path<String>,
    request: HttpRequest,
) -> Result<HttpResponse> {
    let file = actions::read(&app, &context, &token).await?;
    Ok(answer(file, &request))
}

fn answer(file: String, request: &HttpRequest) -> HttpResponse {
    let hash = Sha256::digest(&file);
    let tag: String = hash.iter().take(16).map(|byte| format!("{byte:02x}")).collect();
    let tag = format!("\"{tag}\"");
    let known = request
        .headers()
        .get(IF_NONE_MATCH)
        .and_then(|value| value.to_str().ok());
    let is_known = known.is_some_and(|known| known.contains(&tag));
    let mut response = if is_known {
        HttpResponse::NotModified()
    } else {
        HttpResponse::Ok()
    };
    response
        .insert_header((ETAG, tag))
        // Nobody in between keeps it: revoked must mean gone.
        .insert_header(("Cache-Control", "private, no-cache"))
        .insert_header(("X-Robots-Tag", "noindex"));
    if is_known {
        return response.finish();
    }
    response.content_type("text/calendar; charset=utf-8").body(file)
}
