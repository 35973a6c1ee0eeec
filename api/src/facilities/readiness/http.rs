//! The checklist over HTTP.

mod wire;

use actix_web::web::{Data, Json, Path};
use actix_web::{get, post};
use entities::id::FacilityId;
use utoipa_actix_web::service_config::ServiceConfig;

use self::wire::{AnswerItem, ProvenItems, Readiness, ReadinessCheckOutcome, ReadinessRow};
use super::editions::{update_standard, view_standard};
use super::{actions, views};
use crate::app::{App, Context};
use crate::error::Result;
use crate::http::{Open, Problem, Shared};
use crate::paging::Page;

pub fn routes(config: &mut ServiceConfig<'_>) {
    config
        .service(list_readiness)
        .service(view_standard)
        .service(update_standard)
        .service(view_readiness)
        .service(answer_readiness)
        .service(check_readiness)
        .service(list_proven_items);
}

/// The scores and gaps of the facilities that the asker works for
#[utoipa::path(tag = "facilities", responses((status = OK, body = Page<ReadinessRow>)))]
#[get("/readiness")]
async fn list_readiness(app: Data<App>, context: Context) -> Result<Json<Page<ReadinessRow>>> {
    let rows = views::list(&app, &context).await?;
    let items = rows.into_iter().map(Into::into).collect();
    Ok(Json(Page { items, next: None }))
}

/// A facility's checklist, its history, and how neighbours closed the same gaps
#[utoipa::path(tag = "facilities", params(("id" = FacilityId, Path)), responses(
    (status = OK, body = Readiness), (status = NOT_FOUND, body = Problem)))]
#[get("/facilities/{id}/readiness")]
async fn view_readiness(app: Data<App>, context: Context, id: Path<FacilityId>) -> Result<Json<Readiness>> {
    let checklist = views::view(&app, &context, *id).await?;
    Ok(Json(Readiness::of(&checklist)))
}

/// Answer an item of the checklist, with evidence
#[utoipa::path(tag = "facilities", params(("id" = FacilityId, Path)), request_body = AnswerItem, responses(
    (status = OK, body = Readiness), (status = NOT_FOUND, body = Problem), (status = UNPROCESSABLE_ENTITY, body = Problem)))]
#[post("/facilities/{id}/readiness/answers")]
async fn answer_readiness(
    app: Data<App>,
    context: Context,
    id: Path<FacilityId>,
    answer: Json<AnswerItem>,
) -> Result<Json<Readiness>> {
    let answered = actions::answer(&app, &context, *id, &answer.into_inner().into()).await?;
    let checklist = views::view(&app, &context, answered.facility).await?;
    Ok(Json(Readiness::of(&checklist)))
}

/// Confirm a facility's checklist, or return it with what is to be corrected
#[utoipa::path(tag = "facilities", params(("id" = FacilityId, Path)), request_body = ReadinessCheckOutcome, responses(
    (status = OK, body = Readiness), (status = NOT_FOUND, body = Problem), (status = UNPROCESSABLE_ENTITY, body = Problem)))]
#[post("/facilities/{id}/readiness/review")]
async fn check_readiness(
    app: Data<App>,
    context: Context,
    id: Path<FacilityId>,
    outcome: Json<ReadinessCheckOutcome>,
) -> Result<Json<Readiness>> {
    let ReadinessCheckOutcome { verdict, comment } = outcome.into_inner();
    let checked = actions::check(&app, &context, *id, (verdict, &comment)).await?;
    let checklist = views::view(&app, &context, checked.facility).await?;
    Ok(Json(Readiness::of(&checklist)))
}

/// What of the programme's standard a facility has proven, with the day of each proof
#[utoipa::path(tag = "facilities", security(()), params(("id" = FacilityId, Path)), responses(
    (status = OK, body = ProvenItems), (status = NOT_FOUND, body = Problem)))]
#[get("/facilities/{id}/proven")]
async fn list_proven_items(app: Data<App>, context: Open, id: Path<FacilityId>) -> Result<Shared<ProvenItems>> {
    let checklist = views::proven(&app, &context, *id).await?;
    Ok(Shared::list(&context, ProvenItems::of(&checklist)))
}
