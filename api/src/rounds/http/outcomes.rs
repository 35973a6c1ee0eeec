//! What came of rounds, over HTTP: for applicants, hosts, and the public.

use actix_web::get;
use actix_web::web::{Data, Json, Path, Query};
use entities::id::{BookingId, CallId};
use serde::Deserialize;
use utoipa::IntoParams;
use utoipa_actix_web::service_config::ServiceConfig;

use crate::app::{App, Context};
use crate::error::Result;
use crate::http::{Open, Problem, Shared};
use crate::paging::{Page, Paging};
use crate::rounds::actions::outcomes as actions;
use crate::rounds::views::{HostOutcome, Outcome, Result as RoundResult};

pub fn routes(config: &mut ServiceConfig<'_>) {
    config
        .service(view_round_outcome)
        .service(list_round_outcomes)
        .service(list_round_results);
}

#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct ResultsAsked {
    /// The rounds of one call.
    #[param(value_type = Option<Uuid>)]
    call_id: Option<CallId>,
}

/// Why an application was given this place, or none, and what became of each of its wishes
#[utoipa::path(tag = "rounds", params(("id" = BookingId, Path)), responses(
    (status = OK, body = Outcome), (status = NOT_FOUND, body = Problem)))]
#[get("/bookings/{id}/outcome")]
async fn view_round_outcome(app: Data<App>, context: Context, id: Path<BookingId>) -> Result<Json<Outcome>> {
    Ok(Json(actions::view(&app, &context, *id).await?))
}

/// Who was given to one's facilities by rounds, and which of their wishes that meets
#[utoipa::path(tag = "rounds", params(Paging), responses((status = OK, body = Page<HostOutcome>)))]
#[get("/round-outcomes")]
async fn list_round_outcomes(
    app: Data<App>,
    context: Context,
    paging: Query<Paging>,
) -> Result<Json<Page<HostOutcome>>> {
    Ok(Json(actions::list(&app, &context, &paging).await?))
}

/// Rounds as the public reads them: policy, seed, totals
#[utoipa::path(tag = "rounds", security(()), params(ResultsAsked, Paging), responses((status = OK, body = Page<RoundResult>)))]
#[get("/round-results")]
async fn list_round_results(
    app: Data<App>,
    context: Open,
    asked: Query<ResultsAsked>,
    paging: Query<Paging>,
) -> Result<Shared<Page<RoundResult>>> {
    let page = actions::results(&app, &context, asked.call_id, &paging).await?;
    Ok(Shared::open(page))
}
