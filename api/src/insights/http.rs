//! Results on the wire, and as a file for spreadsheets.

mod file;
mod wire;

use actix_web::get;
use actix_web::web::{Data, Json, Query};
use entities::id::{CallId, FacilityId};
use entities::questionnaire::Audience;
use serde::Deserialize;
use utoipa::IntoParams;
use utoipa_actix_web::service_config::ServiceConfig;

use super::actions::{self, Asked};
use super::suppress::Population;
use crate::app::{App, Context};
use crate::error::{Error, Result};
use crate::http::{Download, FileAsked, Problem};
use crate::policy::Action;
use crate::programmes::Half;
use wire::ResultsPage;

/// The operations of this room.
pub fn routes(config: &mut ServiceConfig<'_>) {
    config.service(view_results).service(export_results);
}

/// Which figures: one cell of the lattice, one questionnaire, one population. No other combinations exist.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct ResultsQuery {
    #[param(value_type = Option<CallId>)]
    pub call_id: Option<CallId>,
    /// A half of a fiscal year, such as `2026H2`.
    pub half: Option<String>,
    /// The code of a 市町.
    pub municipality: Option<String>,
    #[param(value_type = Option<FacilityId>)]
    pub facility_id: Option<FacilityId>,
    pub audience: Audience,
    pub population: Population,
}

impl TryFrom<ResultsQuery> for Asked {
    type Error = Error;

    fn try_from(query: ResultsQuery) -> Result<Self> {
        actions::pair(query.population, query.audience)?;
        Ok(Self {
            call: query.call_id,
            half: Half::asked(query.half.as_deref())?,
            municipality: query.municipality.filter(|code| !code.is_empty()),
            facility: query.facility_id,
            audience: query.audience,
            population: query.population,
        })
    }
}

/// Survey results of a cell, as far as this viewer may see them
#[utoipa::path(tag = "insights", params(ResultsQuery), responses((status = OK, body = ResultsPage), (status = NOT_FOUND, body = Problem)))]
#[get("/insights/results")]
async fn view_results(context: Context, app: Data<App>, query: Query<ResultsQuery>) -> Result<Json<ResultsPage>> {
    let asked = query.into_inner().try_into()?;
    let results = actions::view(&app, &context, asked, Action::ResultsView).await?;
    Ok(Json(results.into()))
}

/// The same as a file for spreadsheets
#[utoipa::path(tag = "insights", params(ResultsQuery, FileAsked), responses((status = OK, body = String, content_type = "text/csv"), (status = NOT_FOUND, body = Problem)))]
#[get("/insights/results.csv")]
async fn export_results(
    context: Context,
    app: Data<App>,
    query: Query<ResultsQuery>,
    file: Query<FileAsked>,
) -> Result<Download> {
    let asked = query.into_inner().try_into()?;
    let results = actions::view(&app, &context, asked, Action::ResultsExport).await?;
    let table = file::table(&ResultsPage::from(results), context.locale);
    Download::new("results", &table, *file, context.locale)
}
