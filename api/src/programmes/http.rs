//! Calls over HTTP.

use actix_web::http::StatusCode;
use actix_web::web::{Data, Json, Path, Query};
use actix_web::{CustomizeResponder, Responder, get, post, put};
use chrono::NaiveDate;
use entities::id::CallId;
use entities::programme_call::{Model, State};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_actix_web::service_config::ServiceConfig;
use validator::Validate;

use super::actions::{self, Seen};
use super::half::half_of;
use super::terms::Terms;
use crate::app::{App, Context};
use crate::error::Result;
use crate::http::{Open, Problem, Shared, Valid, Versioned};
use crate::paging::{Page, Paging};
use crate::text::{Locale, Words};

pub fn routes(config: &mut ServiceConfig<'_>) {
    config
        .service(list_calls)
        .service(view_call)
        .service(create_call)
        .service(update_call)
        .service(publish_call)
        .service(suspend_call)
        .service(resume_call);
}

/// Whether one can apply today.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum CallPhase {
    /// Not yet for others to read.
    Draft,
    Upcoming,
    Open,
    Suspended,
    Over,
}

impl CallPhase {
    fn of(row: &Model, today: NaiveDate) -> Self {
        if row.state == State::Draft {
            Self::Draft
        } else if today > row.apply_close_on {
            Self::Over
        } else if row.suspended_at.is_some() {
            Self::Suspended
        } else if today < row.apply_open_on {
            Self::Upcoming
        } else {
            Self::Open
        }
    }
}

/// A call (募集) with its terms.
#[derive(Serialize, ToSchema)]
pub struct Call {
    pub id: CallId,
    pub number: String,
    pub state: State,
    pub phase: CallPhase,
    pub suspended_reason: Option<String>,
    /// The half of its first stay: `2026H2`.
    pub half: String,
    /// 「令和8年度 下半期」.
    pub half_label: Words,
    #[serde(flatten)]
    pub terms: Terms,
    pub may: Vec<&'static str>,
    pub version: i64,
}

impl Call {
    fn new(seen: Seen, today: NaiveDate) -> Self {
        let Seen { row, programme, may } = seen;
        let half = half_of(row.stay_from_on);
        Self {
            id: row.id,
            phase: CallPhase::of(&row, today),
            state: row.state,
            half: half.to_string(),
            half_label: Words {
                ja: half.label(Locale::Ja),
                en: half.label(Locale::En),
            },
            terms: Terms::of(&row, programme),
            number: row.number,
            suspended_reason: row.suspended_reason,
            may,
            version: row.version,
        }
    }

    async fn now(app: &App, context: &Context, id: CallId) -> Result<Versioned<Self>> {
        let seen = actions::view(app, context, id).await?;
        Ok(Versioned(seen.row.version, Self::new(seen, app.today())))
    }
}

/// Why no more applications are taken
#[derive(Deserialize, Validate, ToSchema)]
struct CallSuspension {
    #[validate(length(min = 1, max = 2000))]
    reason: String,
}

/// The calls that one can read about, the newest first
#[utoipa::path(tag = "programmes", security(()), params(Paging), responses((status = OK, body = Page<Call>)))]
#[get("/calls")]
async fn list_calls(app: Data<App>, context: Open, paging: Query<Paging>) -> Result<Shared<Page<Call>>> {
    let page = actions::list(&app, &context, &paging).await?;
    let today = app.today();
    Ok(Shared::list(&context, page.map(|seen| Call::new(seen, today))))
}

/// A call
#[utoipa::path(tag = "programmes", security(()), params(("id" = CallId, Path)), responses(
    (status = OK, body = Call), (status = NOT_FOUND, body = Problem)))]
#[get("/calls/{id}")]
async fn view_call(app: Data<App>, context: Open, id: Path<CallId>) -> Result<Shared<Call>> {
    let seen = actions::view(&app, &context, *id).await?;
    Ok(Shared::for_reader(
        &context,
        seen.row.version,
        Call::new(seen, app.today()),
    ))
}

/// Begin a call, as a draft
#[utoipa::path(tag = "programmes", request_body = Terms, responses(
    (status = CREATED, body = Call), (status = UNPROCESSABLE_ENTITY, body = Problem)))]
#[post("/calls")]
async fn create_call(
    app: Data<App>,
    context: Context,
    terms: Json<Terms>,
) -> Result<CustomizeResponder<Versioned<Call>>> {
    let saved = actions::create(&app, &context, &terms).await?;
    let call = Call::now(&app, &context, saved.id).await?;
    Ok(call.customize().with_status(StatusCode::CREATED))
}

/// Change the terms of a call
#[utoipa::path(tag = "programmes", params(("id" = CallId, Path)), request_body = Terms, responses(
    (status = OK, body = Call), (status = PRECONDITION_FAILED, body = Problem), (status = UNPROCESSABLE_ENTITY, body = Problem)))]
#[put("/calls/{id}")]
async fn update_call(
    app: Data<App>,
    context: Context,
    id: Path<CallId>,
    terms: Json<Terms>,
) -> Result<Versioned<Call>> {
    actions::update(&app, &context, *id, &terms).await?;
    Call::now(&app, &context, *id).await
}

/// Publish a call
#[utoipa::path(tag = "programmes", params(("id" = CallId, Path)), responses(
    (status = OK, body = Call), (status = CONFLICT, body = Problem), (status = PRECONDITION_FAILED, body = Problem)))]
#[post("/calls/{id}/publish")]
async fn publish_call(app: Data<App>, context: Context, id: Path<CallId>) -> Result<Versioned<Call>> {
    actions::publish(&app, &context, *id).await?;
    Call::now(&app, &context, *id).await
}

/// Take no more applications
#[utoipa::path(tag = "programmes", params(("id" = CallId, Path)), request_body = CallSuspension, responses(
    (status = OK, body = Call), (status = CONFLICT, body = Problem), (status = PRECONDITION_FAILED, body = Problem)))]
#[post("/calls/{id}/suspend")]
async fn suspend_call(
    app: Data<App>,
    context: Context,
    id: Path<CallId>,
    Valid(said): Valid<CallSuspension>,
) -> Result<Versioned<Call>> {
    actions::suspend(&app, &context, *id, &said.reason).await?;
    Call::now(&app, &context, *id).await
}

/// Take applications again
#[utoipa::path(tag = "programmes", params(("id" = CallId, Path)), responses(
    (status = OK, body = Call), (status = CONFLICT, body = Problem), (status = PRECONDITION_FAILED, body = Problem)))]
#[post("/calls/{id}/resume")]
async fn resume_call(app: Data<App>, context: Context, id: Path<CallId>) -> Result<Versioned<Call>> {
    actions::resume(&app, &context, *id).await?;
    Call::now(&app, &context, *id).await
}
