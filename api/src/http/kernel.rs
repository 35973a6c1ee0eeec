//! The house's own operations: settings that pages need, and whether the machine is well.

use actix_web::get;
use actix_web::web::{Data, Json};
use chrono::{DateTime, NaiveDate, Utc};
use serde::Serialize;
use utoipa::ToSchema;
use utoipa::openapi::security::{Http, HttpAuthScheme, SecurityScheme};
use utoipa::openapi::{Components, InfoBuilder, OpenApi, OpenApiBuilder};
use utoipa_actix_web::service_config::ServiceConfig;

use crate::app::App;
use crate::text::Words;

pub fn routes(config: &mut ServiceConfig<'_>) {
    config.service(view_settings);
}

/// The head of the OpenAPI document.
pub fn document() -> OpenApi {
    let mut components = Components::new();
    components.add_security_scheme("bearer", SecurityScheme::Http(Http::new(HttpAuthScheme::Bearer)));
    OpenApiBuilder::new()
        .info(
            InfoBuilder::new()
                .title("Workcation")
                .version(env!("CARGO_PKG_VERSION"))
                .description(Some(
                    "Booking and matching for a prefecture's workcation model project.",
                ))
                .build(),
        )
        .components(Some(components))
        .security(Some([utoipa::openapi::SecurityRequirement::new(
            "bearer",
            Vec::<String>::new(),
        )]))
        .build()
}

/// What every page needs to know about this installation.
#[derive(Serialize, ToSchema)]
pub struct Settings {
    pub mode: &'static str,
    pub prefecture_name: Words,
    pub product_name: Words,
    pub contact: Contact,
    /// Pictures of an online map that may be laid below ours; absent where the map asks nobody.
    pub map_tiles: Option<MapTiles>,
    pub now: DateTime<Utc>,
    /// Today in Asia/Tokyo.
    pub today: NaiveDate,
}

/// Somebody's pictures of the map.
#[derive(Serialize, ToSchema)]
pub struct MapTiles {
    /// With `{z}`, `{x}` and `{y}` to be filled in.
    pub url: String,
    /// Nearer ones do not exist.
    pub zoom_max: u32,
    pub credit: Words,
}

/// Who answers questions.
#[derive(Serialize, ToSchema)]
pub struct Contact {
    pub section: Words,
    pub phone: String,
    pub email: String,
    pub hours: Words,
}

/// What every page needs to know about this installation
#[utoipa::path(tag = "kernel", security(()), responses((status = OK, body = Settings)))]
#[get("/settings")]
async fn view_settings(app: Data<App>) -> Json<Settings> {
    let config = &app.config;
    let words = |ja: &str, en: &str| Words {
        ja: ja.to_owned(),
        en: en.to_owned(),
    };
    Json(Settings {
        mode: if config.is_demo() { "demo" } else { "production" },
        prefecture_name: words(&config.prefecture_name_ja, &config.prefecture_name_en),
        product_name: words(&config.product_name_ja, &config.product_name_en),
        contact: Contact {
            section: words(&config.contact_section_ja, &config.contact_section_en),
            phone: config.contact_phone.clone(),
            email: config.contact_email.clone(),
            hours: words(&config.contact_hours_ja, &config.contact_hours_en),
        },
        map_tiles: config.map_tiles_url.tiles().map(|tiles| MapTiles {
            url: tiles.url.clone(),
            zoom_max: config.map_tiles_zoom_max,
            credit: words(&config.map_tiles_credit_ja, &config.map_tiles_credit_en),
        }),
        now: app.now(),
        today: app.today(),
    })
}
