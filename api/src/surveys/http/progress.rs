//! How far the asking has come, on the wire.

use actix_web::get;
use actix_web::web::{Data, Json, Query};
use entities::id::CallId;
use entities::invitation::Population;
use entities::questionnaire::Audience;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_actix_web::service_config::ServiceConfig;

use crate::app::{App, Context};
use crate::error::Result;
use crate::programmes::Half;
use crate::surveys::invitations::{Progress, actions};

/// The operation of this page.
pub fn routes(config: &mut ServiceConfig<'_>) {
    config.service(view_survey_progress);
}

/// Of which call, and which half.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct ProgressQuery {
    #[param(value_type = Option<CallId>)]
    pub call_id: Option<CallId>,
    /// A half of a fiscal year, such as `2026H2`.
    pub half: Option<String>,
}

/// How many were asked one questionnaire, and how far they have come.
#[derive(Debug, Serialize, ToSchema)]
pub struct ProgressLine {
    pub call_id: CallId,
    pub audience: Audience,
    pub population: Population,
    /// The half that is counted; the whole call where there is none, as always of employees.
    pub half: Option<String>,
    pub invited: i64,
    pub answered: i64,
    /// Of those invited, who were reminded at least once.
    pub reminded: i64,
}

/// The lines of all questionnaires.
#[derive(Debug, Serialize, ToSchema)]
pub struct SurveyProgress {
    pub items: Vec<ProgressLine>,
}

fn line(row: Progress, half: Option<Half>) -> ProgressLine {
    ProgressLine {
        half: row.half(half).map(|half| half.to_string()),
        call_id: row.call_id,
        audience: row.audience,
        population: row.population,
        invited: row.invited,
        answered: row.answered,
        reminded: row.reminded,
    }
}

/// How many were asked, reminded, and answered; of employees the totals of a call only
#[utoipa::path(tag = "surveys", params(ProgressQuery), responses((status = OK, body = SurveyProgress)))]
#[get("/surveys/progress")]
async fn view_survey_progress(
    context: Context,
    app: Data<App>,
    query: Query<ProgressQuery>,
) -> Result<Json<SurveyProgress>> {
    let half = Half::asked(query.half.as_deref())?;
    let rows = actions::progress(&app, &context, query.call_id, half).await?;
    Ok(Json(SurveyProgress {
        items: rows.into_iter().map(|row| line(row, half)).collect(),
    }))
}
