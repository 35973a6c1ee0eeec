//! Open data over HTTP: for everybody, with an `ETag`, so that whoever harvests it daily reads what is new only.

use actix_web::get;
use actix_web::web::{Data, Json};
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_actix_web::service_config::ServiceConfig;

use super::actions::{self, Dataset};
use crate::app::App;
use crate::error::Result;
use crate::http::{Open, Published};
use crate::text::Words;

pub fn routes(config: &mut ServiceConfig<'_>) {
    config
        .service(view_open_files)
        .service(export_open_facilities)
        .service(export_open_wireless_lan)
        .service(export_open_dictionary);
}

/// A file of open data.
#[derive(Serialize, ToSchema)]
pub struct OpenDataset {
    pub title: Words,
    /// Where it is: `/api/open-data/public-facilities.csv`.
    pub path: String,
    pub columns: Vec<OpenColumn>,
}

/// One of its columns.
#[derive(Serialize, ToSchema)]
pub struct OpenColumn {
    pub name: &'static str,
    pub unit: &'static str,
    pub text: Words,
}

impl From<&Dataset> for OpenDataset {
    fn from(of: &Dataset) -> Self {
        let words = |ja: &str, en: &str| Words {
            ja: ja.to_owned(),
            en: en.to_owned(),
        };
        Self {
            title: words(of.title_ja, of.title_en),
            path: format!("/api/open-data/{}.csv", of.name),
            columns: of
                .columns
                .iter()
                .map(|column| OpenColumn {
                    name: column.name,
                    unit: column.unit,
                    text: words(column.ja, column.en),
                })
                .collect(),
        }
    }
}

/// Which files of open data there are, and what their columns mean
#[utoipa::path(tag = "open data", security(()), responses((status = OK, body = Vec<OpenDataset>)))]
#[get("/open-data")]
async fn view_open_files(context: Open) -> Result<Json<Vec<OpenDataset>>> {
    let datasets = actions::datasets(&context)?;
    Ok(Json(datasets.iter().map(Into::into).collect()))
}

/// 公共施設一覧: the published places, in the columns of the standard
#[utoipa::path(tag = "open data", security(()), responses((status = OK, body = String, content_type = "text/csv")))]
#[get("/open-data/public-facilities.csv")]
async fn export_open_facilities(app: Data<App>, context: Open) -> Result<Published> {
    let table = actions::public_facilities(&app, &context).await?;
    Published::new(&app.config.prefecture_code, &table)
}

/// 公衆無線LANアクセスポイント一覧: their lines as measured, in the columns of the standard and of workcation
#[utoipa::path(tag = "open data", security(()), responses((status = OK, body = String, content_type = "text/csv")))]
#[get("/open-data/public-wireless-lan.csv")]
async fn export_open_wireless_lan(app: Data<App>, context: Open) -> Result<Published> {
    let table = actions::wireless_lan(&app, &context).await?;
    Published::new(&app.config.prefecture_code, &table)
}

/// What the columns of both files mean
#[utoipa::path(tag = "open data", security(()), responses((status = OK, body = String, content_type = "text/csv")))]
#[get("/open-data/dictionary.csv")]
async fn export_open_dictionary(app: Data<App>, context: Open) -> Result<Published> {
    Published::new(&app.config.prefecture_code, &actions::dictionary(&context)?)
}
