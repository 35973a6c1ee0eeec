//! The files over HTTP.

use actix_web::get;
use actix_web::web::{Data, Query};
use utoipa_actix_web::service_config::ServiceConfig;

use super::actions;
use crate::app::{App, Context};
use crate::error::Result;
use crate::http::{Download, FileAsked};

pub fn routes(config: &mut ServiceConfig<'_>) {
    config.service(export_facilities).service(export_units);
}

/// The facilities that the asker works for, as a file
#[utoipa::path(tag = "facilities", params(FileAsked), responses((status = OK, body = String, content_type = "text/csv")))]
#[get("/exports/facilities")]
async fn export_facilities(app: Data<App>, context: Context, file: Query<FileAsked>) -> Result<Download> {
    let table = actions::places(&app, &context).await?;
    Download::new("facilities", &table, *file, context.locale)
}

/// Their rooms, desks and other units, as a file
#[utoipa::path(tag = "facilities", params(FileAsked), responses((status = OK, body = String, content_type = "text/csv")))]
#[get("/exports/units")]
async fn export_units(app: Data<App>, context: Context, file: Query<FileAsked>) -> Result<Download> {
    let table = actions::units(&app, &context).await?;
    Download::new("units", &table, *file, context.locale)
}
