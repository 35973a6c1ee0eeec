//! Blocks over HTTP.

use actix_web::web::{Data, Path, Query};
use actix_web::{HttpResponse, delete, get, post, put};
use chrono::NaiveDate;
use entities::block::{self, Reason};
use entities::id::{BlockId, FacilityId, UnitId};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_actix_web::service_config::ServiceConfig;
use validator::Validate;

use super::actions;
use super::rules::NewBlock;
use crate::app::{App, Context};
use crate::error::Result;
use crate::http::{Download, FileAsked, Problem, Valid, Versioned, etag};

pub fn routes(config: &mut ServiceConfig<'_>) {
    config
        .service(create_block)
        .service(update_block)
        .service(end_block)
        .service(export_blocks);
}

/// A span that the host keeps free.
#[derive(Serialize, ToSchema)]
pub struct Block {
    pub id: BlockId,
    pub facility_id: FacilityId,
    pub reason: Reason,
    pub note: String,
    pub starts_on: NaiveDate,
    /// The last day of it.
    pub ends_on: NaiveDate,
    pub unit_ids: Vec<UnitId>,
    pub ended: bool,
    pub version: i64,
    pub may: Vec<&'static str>,
}

impl Block {
    pub fn new(block: block::Model, unit_ids: Vec<UnitId>, may: Vec<&'static str>) -> Self {
        Self {
            id: block.id,
            facility_id: block.facility_id,
            reason: block.reason,
            note: block.note,
            starts_on: block.starts_on,
            ends_on: block.ends_on,
            unit_ids,
            ended: block.ended_at.is_some(),
            version: block.version,
            may,
        }
    }
}

/// What to keep free, until when and why. Without `unit_ids` all units of the facility.
#[derive(Deserialize, ToSchema, Validate)]
struct BlockWanted {
    unit_ids: Option<Vec<UnitId>>,
    starts_on: NaiveDate,
    /// The last day of it: a block always ends.
    ends_on: NaiveDate,
    reason: Reason,
    #[validate(length(max = 500))]
    #[serde(default)]
    note: String,
}

impl From<BlockWanted> for NewBlock {
    fn from(wanted: BlockWanted) -> Self {
        Self {
            units: wanted.unit_ids,
            starts_on: wanted.starts_on,
            ends_on: wanted.ends_on,
            reason: wanted.reason,
            note: wanted.note,
        }
    }
}

/// Keep units free, with a reason and an end
#[utoipa::path(tag = "availability", params(("id" = uuid::Uuid, Path)), request_body = BlockWanted, responses(
    (status = CREATED, body = Block), (status = CONFLICT, body = Problem), (status = UNPROCESSABLE_ENTITY, body = Problem)))]
#[post("/facilities/{id}/blocks")]
async fn create_block(
    app: Data<App>,
    context: Context,
    id: Path<FacilityId>,
    body: Valid<BlockWanted>,
) -> Result<HttpResponse> {
    let id = actions::create(&app, &context, *id, &body.0.into()).await?;
    let (block, units, may) = actions::view(&app, &context, id).await?;
    let tag = ("ETag", etag(block.version));
    Ok(HttpResponse::Created()
        .insert_header(tag)
        .json(Block::new(block, units, may)))
}

/// Change a block: its span from today on, its units, its reason
#[utoipa::path(tag = "availability", params(("id" = uuid::Uuid, Path), ("If-Match" = String, Header)), request_body = BlockWanted, responses(
    (status = OK, body = Block), (status = CONFLICT, body = Problem), (status = PRECONDITION_FAILED, body = Problem)))]
#[put("/blocks/{id}")]
async fn update_block(
    app: Data<App>,
    context: Context,
    id: Path<BlockId>,
    body: Valid<BlockWanted>,
) -> Result<Versioned<Block>> {
    let id = actions::update(&app, &context, *id, &body.0.into()).await?;
    let (block, units, may) = actions::view(&app, &context, id).await?;
    Ok(Versioned(block.version, Block::new(block, units, may)))
}

/// End a block: what it took from today on is free again
#[utoipa::path(tag = "availability", params(("id" = uuid::Uuid, Path), ("If-Match" = String, Header)), responses(
    (status = OK, body = Block), (status = CONFLICT, body = Problem), (status = PRECONDITION_FAILED, body = Problem)))]
#[delete("/blocks/{id}")]
async fn end_block(app: Data<App>, context: Context, id: Path<BlockId>) -> Result<Versioned<Block>> {
    let id = actions::end(&app, &context, *id).await?;
    let (block, units, may) = actions::view(&app, &context, id).await?;
    Ok(Versioned(block.version, Block::new(block, units, may)))
}

/// The blocks that stand from today on, as a file
#[utoipa::path(tag = "availability", params(FileAsked), responses((status = OK, body = String, content_type = "text/csv")))]
#[get("/exports/blocks")]
async fn export_blocks(app: Data<App>, context: Context, file: Query<FileAsked>) -> Result<Download> {
    let table = actions::export(&app, &context).await?;
    Download::new("blocks", &table, *file, context.locale)
}
