//! Organisations over HTTP.

use actix_web::web::{Data, Json, Path, Query};
use actix_web::{HttpResponse, get, post};
use entities::id::OrganisationId;
use entities::organisation::{self, Kind, State};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_actix_web::service_config::ServiceConfig;
use validator::Validate;

use super::actions::{self, NewOrganisation, Wanted};
use crate::accounts::typed;
use crate::app::{App, Context};
use crate::error::Result;
use crate::http::{Problem, Valid, Versioned};
use crate::paging::{Page, Paging};

pub fn routes(config: &mut ServiceConfig<'_>) {
    config
        .service(list_organisations)
        .service(create_organisation)
        .service(activate_organisation);
}

/// An organisation as the office sees it.
#[derive(Serialize, ToSchema)]
pub struct Organisation {
    pub id: OrganisationId,
    pub kind: Kind,
    pub parent_id: Option<OrganisationId>,
    pub municipality_code: Option<String>,
    pub name: String,
    pub name_kana: String,
    pub corporate_number: Option<String>,
    pub address: String,
    pub industry: Option<String>,
    pub size: Option<String>,
    pub state: State,
    pub may: Vec<&'static str>,
    pub version: i64,
}

impl Organisation {
    fn of(context: &Context, row: organisation::Model) -> Self {
        let may = actions::may(context, &row);
        Self {
            id: row.id,
            kind: row.kind,
            parent_id: row.parent_id,
            municipality_code: row.municipality_code,
            name: row.name,
            name_kana: row.name_kana,
            corporate_number: row.corporate_number,
            address: row.address,
            industry: row.industry,
            size: row.size,
            state: row.state,
            may,
            version: row.version,
        }
    }
}

/// Which organisations.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct OrganisationFilter {
    pub kind: Option<Kind>,
    pub state: Option<State>,
}

/// An organisation that the office makes.
#[derive(Deserialize, ToSchema, Validate)]
pub struct OrganisationInput {
    pub kind: Kind,
    pub parent_id: Option<OrganisationId>,
    pub municipality_code: Option<String>,
    #[serde(deserialize_with = "typed::trimmed")]
    #[validate(length(min = 1, max = 100))]
    pub name: String,
    #[serde(deserialize_with = "typed::katakana")]
    #[validate(length(max = 100), custom(function = "typed::is_kana"))]
    pub name_kana: String,
    #[serde(default, deserialize_with = "typed::narrowed_or_none")]
    pub corporate_number: Option<String>,
    #[validate(length(max = 200))]
    pub address: Option<String>,
    /// One of `it`, `manufacturing`, `professional`, `finance`, `wholesale_retail`, `construction`, `transport`, `education`,
    /// `medical_welfare`, `energy`, `services`, `other`.
    #[serde(default, deserialize_with = "typed::narrowed_or_none")]
    #[validate(custom(function = "typed::is_industry"))]
    pub industry: Option<String>,
    /// One of `1-9`, `10-49`, `50-99`, `100-299`, `300-999`, `1000+`.
    #[serde(default, deserialize_with = "typed::narrowed_or_none")]
    #[validate(custom(function = "typed::is_size"))]
    pub size: Option<String>,
}

impl From<OrganisationInput> for NewOrganisation {
    fn from(typed: OrganisationInput) -> Self {
        Self {
            kind: typed.kind,
            parent_id: typed.parent_id,
            municipality_code: typed.municipality_code,
            name: typed.name,
            name_kana: typed.name_kana,
            corporate_number: typed.corporate_number,
            address: typed.address.unwrap_or_default(),
            industry: typed.industry,
            size: typed.size,
        }
    }
}

/// The organisations; `state=pending` is the office's worklist
#[utoipa::path(tag = "accounts", params(OrganisationFilter, Paging), responses((status = OK, body = Page<Organisation>)))]
#[get("/organisations")]
async fn list_organisations(
    app: Data<App>,
    context: Context,
    filter: Query<OrganisationFilter>,
    paging: Query<Paging>,
) -> Result<Json<Page<Organisation>>> {
    let OrganisationFilter { kind, state } = filter.into_inner();
    let page = actions::list(&app, &context, &Wanted { kind, state }, &paging).await?;
    Ok(Json(page.map(|row| Organisation::of(&context, row))))
}

/// Make an organisation
#[utoipa::path(tag = "accounts", request_body = OrganisationInput, responses(
    (status = CREATED, body = Organisation), (status = UNPROCESSABLE_ENTITY, body = Problem)))]
#[post("/organisations")]
async fn create_organisation(app: Data<App>, context: Context, body: Valid<OrganisationInput>) -> Result<HttpResponse> {
    let created = actions::create(&app, &context, body.0.into()).await?;
    Ok(HttpResponse::Created().json(Organisation::of(&context, created)))
}

/// Let a pending organisation act
#[utoipa::path(tag = "accounts", params(("id" = OrganisationId, Path)), responses(
    (status = OK, body = Organisation), (status = CONFLICT, body = Problem), (status = PRECONDITION_FAILED, body = Problem)))]
#[post("/organisations/{id}/activate")]
async fn activate_organisation(
    app: Data<App>,
    context: Context,
    id: Path<OrganisationId>,
) -> Result<Versioned<Organisation>> {
    let activated = actions::activate(&app, &context, *id).await?;
    Ok(Versioned(activated.version, Organisation::of(&context, activated)))
}
