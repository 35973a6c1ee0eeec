//! Listings over HTTP.

use actix_web::http::StatusCode;
use actix_web::web::{Data, Json, Path, Query};
use actix_web::{CustomizeResponder, Responder, get, post, put};
use chrono::{DateTime, NaiveDate, Utc};
use entities::facility::State;
use entities::id::{FacilityId, OrganisationId};
use entities::{municipality, organisation};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_actix_web::service_config::ServiceConfig;
use validator::Validate;

use super::actions::{self, Seen};
use super::listing::Listing;
use super::measurements::{self, LineStanding};
use super::photos::{self, CoverPhoto};
use super::readiness;
use crate::app::{App, Context, day_in_tokyo};
use crate::error::Result;
use crate::http::{Open, Problem, Shared, Valid, Versioned};
use crate::paging::{Page, Paging};
use crate::text::Words;

pub fn routes(config: &mut ServiceConfig<'_>) {
    config
        .service(list_municipalities)
        .service(view_facility)
        .service(list_own_facilities)
        .service(create_facility)
        .service(update_facility)
        .service(submit_facility)
        .service(publish_facility)
        .service(return_facility)
        .service(suspend_facility)
        .configure(super::exports::http::routes)
        .configure(super::open_files::http::routes)
        .configure(photos::routes)
        .configure(measurements::routes)
        .configure(readiness::routes);
}

/// A city or town of the prefecture (市町).
#[derive(Serialize, ToSchema)]
pub struct Municipality {
    /// 全国地方公共団体コード with its check digit.
    pub code: String,
    pub name: Words,
    /// 北勢, 伊賀, 中南勢, 伊勢志摩, 東紀州.
    pub area: String,
    pub lat: f64,
    pub lon: f64,
}

impl From<municipality::Model> for Municipality {
    fn from(row: municipality::Model) -> Self {
        let municipality::Model {
            code,
            name_ja,
            name_kana: _,
            name_en,
            area,
            lat,
            lon,
        } = row;
        Self {
            code,
            name: Words {
                ja: name_ja,
                en: name_en,
            },
            area,
            lat,
            lon,
        }
    }
}

/// Who runs a facility.
#[derive(Serialize, ToSchema)]
pub struct Operator {
    pub id: OrganisationId,
    pub kind: organisation::Kind,
    pub name: String,
}

/// A host facility (受入施設) with its listing.
#[derive(Serialize, ToSchema)]
pub struct Facility {
    pub id: FacilityId,
    pub number: String,
    pub state: State,
    pub operator: Operator,
    pub municipality: Municipality,
    #[serde(flatten)]
    pub listing: Listing,
    /// The first photo.
    pub photo: Option<CoverPhoto>,
    /// What the figures above are good for today.
    pub line: LineStanding,
    /// Of the present publication.
    pub published_on: Option<NaiveDate>,
    pub updated_at: DateTime<Utc>,
    /// For those who work for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub check: Option<ListingCheck>,
    pub may: Vec<&'static str>,
    pub version: i64,
}

/// How the municipality's check stands.
#[derive(Serialize, ToSchema)]
pub struct ListingCheck {
    pub submitted_at: Option<DateTime<Utc>>,
    /// What must be corrected.
    pub return_comment: Option<String>,
    pub suspended_reason: Option<String>,
}

impl From<Seen> for Facility {
    fn from(seen: Seen) -> Self {
        let Seen {
            whole,
            is_own,
            may,
            today,
        } = seen;
        let listing = whole.listing();
        let line = LineStanding::of(&whole.row, today);
        let (row, organisation) = (whole.row, whole.organisation);
        let check = ListingCheck {
            submitted_at: row.submitted_at,
            return_comment: row.return_comment,
            suspended_reason: row.suspended_reason,
        };
        Self {
            id: row.id,
            number: row.number,
            state: row.state,
            operator: Operator {
                id: organisation.id,
                kind: organisation.kind,
                name: organisation.name,
            },
            municipality: whole.municipality.into(),
            listing,
            photo: whole.photo.map(Into::into),
            line,
            published_on: row.published_at.map(day_in_tokyo),
            updated_at: row.updated_at,
            check: is_own.then_some(check),
            may,
            version: row.version,
        }
    }
}

impl Facility {
    async fn now(app: &App, context: &Context, id: FacilityId) -> Result<Versioned<Self>> {
        let seen = actions::view(app, context, id).await?;
        Ok(Versioned(seen.whole.row.version, seen.into()))
    }
}

/// A new listing and whose it is.
#[derive(Deserialize, ToSchema)]
struct NewFacility {
    organisation_id: OrganisationId,
    #[serde(flatten)]
    listing: Listing,
}

/// What must be corrected
#[derive(Deserialize, Validate, ToSchema)]
struct ListingReturn {
    #[validate(length(min = 1, max = 2000))]
    comment: String,
}

/// Why it is taken from the public
#[derive(Deserialize, Validate, ToSchema)]
struct ListingSuspension {
    #[validate(length(min = 1, max = 2000))]
    reason: String,
}

#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct OwnAsked {
    /// `in_check` is the municipality's worklist.
    state: Option<State>,
    /// Rows, 1 to 100; 50 when not given.
    limit: Option<u64>,
    /// The `next` of the page before.
    cursor: Option<String>,
}

/// The municipalities of the prefecture
#[utoipa::path(tag = "facilities", security(()), responses((status = OK, body = Page<Municipality>)))]
#[get("/municipalities")]
async fn list_municipalities(app: Data<App>, context: Open) -> Result<Shared<Page<Municipality>>> {
    let rows = actions::list_municipalities(&app, &context).await?;
    let items = rows.into_iter().map(Into::into).collect();
    Ok(Shared::open(Page { items, next: None }))
}

/// A facility as the asker may see it
#[utoipa::path(tag = "facilities", security(()), params(("id" = FacilityId, Path)), responses(
    (status = OK, body = Facility), (status = NOT_FOUND, body = Problem)))]
#[get("/facilities/{id}")]
async fn view_facility(app: Data<App>, context: Open, id: Path<FacilityId>) -> Result<Shared<Facility>> {
    let seen = actions::view(&app, &context, *id).await?;
    Ok(Shared::for_reader(&context, seen.whole.row.version, seen.into()))
}

/// The facilities that the asker works for, drafts included
#[utoipa::path(tag = "facilities", params(OwnAsked), responses((status = OK, body = Page<Facility>)))]
#[get("/host/facilities")]
async fn list_own_facilities(app: Data<App>, context: Context, asked: Query<OwnAsked>) -> Result<Json<Page<Facility>>> {
    let OwnAsked { state, limit, cursor } = asked.into_inner();
    let page = actions::list_own(&app, &context, state, &Paging { limit, cursor }).await?;
    Ok(Json(page.map(Into::into)))
}

/// Begin a listing, as a draft
#[utoipa::path(tag = "facilities", request_body = NewFacility, responses(
    (status = CREATED, body = Facility), (status = UNPROCESSABLE_ENTITY, body = Problem)))]
#[post("/facilities")]
async fn create_facility(
    app: Data<App>,
    context: Context,
    new: Json<NewFacility>,
) -> Result<CustomizeResponder<Versioned<Facility>>> {
    let saved = actions::create(&app, &context, new.organisation_id, &new.listing).await?;
    let facility = Facility::now(&app, &context, saved.id).await?;
    Ok(facility.customize().with_status(StatusCode::CREATED))
}

/// Change a listing
#[utoipa::path(tag = "facilities", params(("id" = FacilityId, Path)), request_body = Listing, responses(
    (status = OK, body = Facility), (status = CONFLICT, body = Problem), (status = PRECONDITION_FAILED, body = Problem),
    (status = UNPROCESSABLE_ENTITY, body = Problem)))]
#[put("/facilities/{id}")]
async fn update_facility(
    app: Data<App>,
    context: Context,
    id: Path<FacilityId>,
    listing: Json<Listing>,
) -> Result<Versioned<Facility>> {
    actions::update(&app, &context, *id, &listing).await?;
    Facility::now(&app, &context, *id).await
}

/// Ask the municipality to check and publish a listing
#[utoipa::path(tag = "facilities", params(("id" = FacilityId, Path)), responses(
    (status = OK, body = Facility), (status = CONFLICT, body = Problem), (status = PRECONDITION_FAILED, body = Problem),
    (status = UNPROCESSABLE_ENTITY, body = Problem)))]
#[post("/facilities/{id}/submit")]
async fn submit_facility(app: Data<App>, context: Context, id: Path<FacilityId>) -> Result<Versioned<Facility>> {
    actions::submit(&app, &context, *id).await?;
    Facility::now(&app, &context, *id).await
}

/// Publish a listing that was checked
#[utoipa::path(tag = "facilities", params(("id" = FacilityId, Path)), responses(
    (status = OK, body = Facility), (status = CONFLICT, body = Problem), (status = PRECONDITION_FAILED, body = Problem)))]
#[post("/facilities/{id}/publish")]
async fn publish_facility(app: Data<App>, context: Context, id: Path<FacilityId>) -> Result<Versioned<Facility>> {
    actions::publish(&app, &context, *id).await?;
    Facility::now(&app, &context, *id).await
}

/// Return a listing to its host with what must be corrected
#[utoipa::path(tag = "facilities", params(("id" = FacilityId, Path)), request_body = ListingReturn, responses(
    (status = OK, body = Facility), (status = CONFLICT, body = Problem), (status = PRECONDITION_FAILED, body = Problem)))]
#[post("/facilities/{id}/return")]
async fn return_facility(
    app: Data<App>,
    context: Context,
    id: Path<FacilityId>,
    Valid(said): Valid<ListingReturn>,
) -> Result<Versioned<Facility>> {
    actions::return_facility(&app, &context, *id, &said.comment).await?;
    Facility::now(&app, &context, *id).await
}

/// Take a listing from the public; confirmed bookings stay valid
#[utoipa::path(tag = "facilities", params(("id" = FacilityId, Path)), request_body = ListingSuspension, responses(
    (status = OK, body = Facility), (status = CONFLICT, body = Problem), (status = PRECONDITION_FAILED, body = Problem)))]
#[post("/facilities/{id}/suspend")]
async fn suspend_facility(
    app: Data<App>,
    context: Context,
    id: Path<FacilityId>,
    Valid(said): Valid<ListingSuspension>,
) -> Result<Versioned<Facility>> {
    actions::suspend(&app, &context, *id, &said.reason).await?;
    Facility::now(&app, &context, *id).await
}
