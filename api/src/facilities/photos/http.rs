//! Photos over HTTP: what stands beside them as JSON, what was sent as a form, what is shown as JPEG.

mod form;

use actix_multipart::Multipart;
use actix_web::http::StatusCode;
use actix_web::http::header::{ETAG, IF_NONE_MATCH};
use actix_web::web::{Data, Json, Path};
use actix_web::{CustomizeResponder, HttpRequest, HttpResponse, Responder, delete, get, post, put};
use chrono::{DateTime, Utc};
use entities::id::{FacilityId, PhotoId};
use entities::photo::{self, Consent, Licence};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_actix_web::service_config::ServiceConfig;

use super::actions::{self, Listed, Shown};
use super::rules::{Described, PHOTOS_MAX};
use crate::app::{App, Context};
use crate::error::Result;
use crate::http::{Open, Problem, Shared, Versioned};
use crate::text::Words;

pub fn routes(config: &mut ServiceConfig<'_>) {
    config
        .service(list_photos)
        .service(create_photo)
        .service(order_photos)
        .service(view_photo)
        .service(update_photo)
        .service(delete_photo);
}

/// The first photo of a place, for cards: at most 800 pixels wide or high.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct CoverPhoto {
    pub url: String,
    pub alt_ja: String,
    pub alt_en: String,
}

impl From<photo::Model> for CoverPhoto {
    fn from(row: photo::Model) -> Self {
        Self {
            url: PhotoUrls::of(row.id).medium,
            alt_ja: row.alt_ja,
            alt_en: row.alt_en,
        }
    }
}

/// Where the sizes of a photo are: JPEG whose longer side is at most 1600, 800 and 400 pixels.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct PhotoUrls {
    pub large: String,
    pub medium: String,
    pub small: String,
}

impl PhotoUrls {
    #[must_use]
    pub fn of(id: PhotoId) -> Self {
        let [large, medium, small] = super::rules::EDGES.map(|edge| format!("/api/photos/{id}/{edge}.jpg"));
        Self { large, medium, small }
    }
}

/// A photo of a facility.
#[derive(Serialize, ToSchema)]
pub struct Photo {
    pub id: PhotoId,
    /// From 0; the first stands for the place.
    pub position: i32,
    /// What can be seen, for those who don't see it.
    pub alt: Words,
    /// Who made it.
    pub credit: String,
    pub licence: Licence,
    pub consent: Consent,
    /// Pixels of the large size.
    pub width: i32,
    pub height: i32,
    pub urls: PhotoUrls,
    pub created_at: DateTime<Utc>,
    pub version: i64,
}

impl From<photo::Model> for Photo {
    fn from(row: photo::Model) -> Self {
        Self {
            id: row.id,
            position: row.position,
            alt: Words {
                ja: row.alt_ja,
                en: row.alt_en,
            },
            credit: row.credit,
            licence: row.licence,
            consent: row.consent,
            width: row.width,
            height: row.height,
            urls: PhotoUrls::of(row.id),
            created_at: row.created_at,
            version: row.version,
        }
    }
}

impl Photo {
    async fn now(app: &App, context: &Context, id: PhotoId) -> Result<Versioned<Self>> {
        let row = actions::find(app, context, id).await?;
        Ok(Versioned(row.version, row.into()))
    }
}

/// The photos of a facility in their order.
#[derive(Serialize, ToSchema)]
pub struct PhotoList {
    pub items: Vec<Photo>,
    /// How many there may be.
    pub max: usize,
    pub may: Vec<&'static str>,
}

impl From<Listed> for PhotoList {
    fn from(listed: Listed) -> Self {
        Self {
            items: listed.photos.into_iter().map(Into::into).collect(),
            max: PHOTOS_MAX,
            may: listed.may,
        }
    }
}

/// What a host says about a photo.
#[derive(Deserialize, ToSchema)]
struct PhotoDescription {
    alt: Words,
    #[serde(default)]
    #[schema(required = true)]
    credit: String,
    licence: Licence,
    consent: Consent,
}

impl From<PhotoDescription> for Described {
    fn from(said: PhotoDescription) -> Self {
        Self {
            alt: said.alt,
            credit: said.credit,
            licence: said.licence,
            consent: said.consent,
        }
    }
}

/// All photos of the facility in the order wanted.
#[derive(Deserialize, ToSchema)]
struct PhotoOrder {
    ids: Vec<PhotoId>,
}

/// The photos of a facility
#[utoipa::path(tag = "facilities", security(()), params(("id" = FacilityId, Path)), responses(
    (status = OK, body = PhotoList), (status = NOT_FOUND, body = Problem)))]
#[get("/facilities/{id}/photos")]
async fn list_photos(app: Data<App>, context: Open, id: Path<FacilityId>) -> Result<Shared<PhotoList>> {
    let listed = actions::list(&app, &context, *id).await?;
    Ok(Shared::list(&context, listed.into()))
}

/// Add a photo: JPEG, PNG or WebP of at most 10 MB and 40 megapixels, encoded anew without its metadata
#[utoipa::path(tag = "facilities", params(("id" = FacilityId, Path)),
    request_body(content = form::PhotoForm, content_type = "multipart/form-data"), responses(
    (status = CREATED, body = Photo), (status = CONFLICT, body = Problem), (status = UNPROCESSABLE_ENTITY, body = Problem),
    (status = INSUFFICIENT_STORAGE, body = Problem)))]
#[post("/facilities/{id}/photos")]
async fn create_photo(
    app: Data<App>,
    context: Context,
    id: Path<FacilityId>,
    sent: Multipart,
) -> Result<CustomizeResponder<Versioned<Photo>>> {
    actions::may_create(&app, &context, *id).await?;
    let (photographed, content) = form::read(&app, sent).await?;
    let context = context.with_content(&content);
    let saved = actions::create(&app, &context, *id, photographed).await?;
    let photo = Photo::now(&app, &context, saved.id).await?;
    Ok(photo.customize().with_status(StatusCode::CREATED))
}

/// Put the photos of a facility in order
#[utoipa::path(tag = "facilities", params(("id" = FacilityId, Path)), request_body = PhotoOrder, responses(
    (status = OK, body = PhotoList), (status = CONFLICT, body = Problem)))]
#[put("/facilities/{id}/photos/order")]
async fn order_photos(
    app: Data<App>,
    context: Context,
    id: Path<FacilityId>,
    order: Json<PhotoOrder>,
) -> Result<Shared<PhotoList>> {
    actions::order(&app, &context, *id, &order.ids).await?;
    let listed = actions::list(&app, &context, *id).await?;
    Ok(Shared::list(&context, listed.into()))
}

/// One size of a photo: 1600, 800 or 400
#[utoipa::path(tag = "facilities", security(()), params(("id" = PhotoId, Path), ("size" = u32, Path)), responses(
    (status = OK, content_type = "image/jpeg", body = [u8]), (status = NOT_MODIFIED), (status = NOT_FOUND, body = Problem)))]
#[get("/photos/{id}/{size}.jpg")]
async fn view_photo(
    app: Data<App>,
    context: Open,
    asked: Path<(PhotoId, u32)>,
    request: HttpRequest,
) -> Result<HttpResponse> {
    let (id, size) = asked.into_inner();
    let shown = actions::view(&app, &context, id, size).await?;
    Ok(jpeg(shown, &request))
}

/// Its address never shows another picture. What is shared is asked for again after a day: it may have been deleted.
fn jpeg(shown: Shown, request: &HttpRequest) -> HttpResponse {
    let tag = format!("\"{}\"", shown.tag);
    let kept = if shown.is_public {
        "public, max-age=31536000, s-maxage=86400, immutable"
    } else {
        "private, no-cache"
    };
    let asked = request
        .headers()
        .get(IF_NONE_MATCH)
        .and_then(|value| value.to_str().ok());
    let is_known = asked.is_some_and(|tags| {
        tags.split(',')
            .any(|known| known.trim().trim_start_matches("W/") == tag)
    });
    let mut response = if is_known {
        HttpResponse::NotModified()
    } else {
        HttpResponse::Ok()
    };
    response
        .insert_header((ETAG, tag))
        .insert_header(("Cache-Control", kept))
        .insert_header(("Vary", "Authorization"));
    if is_known {
        return response.finish();
    }
    response.content_type("image/jpeg").body(shown.jpeg)
}

/// Describe a photo otherwise
#[utoipa::path(tag = "facilities", params(("id" = PhotoId, Path)), request_body = PhotoDescription, responses(
    (status = OK, body = Photo), (status = CONFLICT, body = Problem), (status = PRECONDITION_FAILED, body = Problem),
    (status = UNPROCESSABLE_ENTITY, body = Problem)))]
#[put("/photos/{id}")]
async fn update_photo(
    app: Data<App>,
    context: Context,
    id: Path<PhotoId>,
    said: Json<PhotoDescription>,
) -> Result<Versioned<Photo>> {
    let saved = actions::update(&app, &context, *id, said.into_inner().into()).await?;
    Photo::now(&app, &context, saved.id).await
}

/// Delete a photo
#[utoipa::path(tag = "facilities", params(("id" = PhotoId, Path)), responses(
    (status = NO_CONTENT), (status = CONFLICT, body = Problem), (status = PRECONDITION_FAILED, body = Problem)))]
#[delete("/photos/{id}")]
async fn delete_photo(app: Data<App>, context: Context, id: Path<PhotoId>) -> Result<HttpResponse> {
    actions::delete(&app, &context, *id).await?;
    Ok(HttpResponse::NoContent().finish())
}
