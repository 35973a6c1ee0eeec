//! Drafts over HTTP.

use actix_web::web::{Data, Json, Path, Query};
use actix_web::{get, post};
use chrono::{DateTime, Utc};
use entities::id::{BookingId, OutboxId};
use entities::outbox;
use entities::person::Locale;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_actix_web::service_config::ServiceConfig;
use uuid::Uuid;
use validator::Validate;

use super::actions;
use crate::app::{App, Context};
use crate::error::Result;
use crate::http::{Problem, Valid};
use crate::paging::{Page, Paging};

pub fn routes(config: &mut ServiceConfig<'_>) {
    config
        .service(list_drafts)
        .service(send_drafts)
        .service(discard_drafts)
        .service(view_draft);
}

/// A mail that waits for a look.
#[derive(Serialize, ToSchema)]
struct DraftMail {
    id: OutboxId,
    /// What it was drafted for: the id of a round.
    draft_of: Option<Uuid>,
    topic: String,
    to: String,
    to_name: String,
    locale: Locale,
    subject: String,
    /// Only of one draft.
    body: Option<String>,
    with_calendar: bool,
    booking_id: Option<BookingId>,
    created_at: DateTime<Utc>,
}

impl DraftMail {
    fn new(mail: outbox::Model, whole: bool) -> Self {
        Self {
            id: mail.id,
            draft_of: mail.draft_of,
            topic: mail.topic,
            to: mail.recipient,
            to_name: mail.recipient_name,
            locale: mail.locale,
            subject: mail.subject,
            body: whole.then_some(mail.body),
            with_calendar: mail.calendar.is_some(),
            booking_id: mail.booking_id,
            created_at: mail.created_at,
        }
    }
}

#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct DraftsAsked {
    /// What they were drafted for: the id of a round.
    draft_of: Option<Uuid>,
}

/// Which drafts.
#[derive(Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
struct DraftsChosen {
    #[validate(length(min = 1, max = 500))]
    ids: Vec<OutboxId>,
}

/// How many mails it were.
#[derive(Serialize, ToSchema)]
struct DraftsHandled {
    mails: usize,
}

impl From<actions::Handled> for Json<DraftsHandled> {
    fn from(handled: actions::Handled) -> Self {
        Self(DraftsHandled { mails: handled.mails })
    }
}

/// Mails that wait for a look, the oldest first
#[utoipa::path(tag = "notifications", params(DraftsAsked, Paging), responses(
    (status = OK, body = Page<DraftMail>), (status = FORBIDDEN, body = Problem)))]
#[get("/drafts")]
async fn list_drafts(
    app: Data<App>,
    context: Context,
    asked: Query<DraftsAsked>,
    paging: Query<Paging>,
) -> Result<Json<Page<DraftMail>>> {
    let page = actions::list(&app, &context, asked.draft_of, &paging).await?;
    Ok(Json(page.map(|mail| DraftMail::new(mail, false))))
}

/// Send drafts
#[utoipa::path(tag = "notifications", request_body = DraftsChosen, responses(
    (status = OK, body = DraftsHandled), (status = CONFLICT, body = Problem)))]
#[post("/drafts/send")]
async fn send_drafts(
    app: Data<App>,
    context: Context,
    Valid(chosen): Valid<DraftsChosen>,
) -> Result<Json<DraftsHandled>> {
    Ok(actions::send(&app, &context, &chosen.ids).await?.into())
}

/// Discard drafts
#[utoipa::path(tag = "notifications", request_body = DraftsChosen, responses(
    (status = OK, body = DraftsHandled), (status = CONFLICT, body = Problem)))]
#[post("/drafts/discard")]
async fn discard_drafts(
    app: Data<App>,
    context: Context,
    Valid(chosen): Valid<DraftsChosen>,
) -> Result<Json<DraftsHandled>> {
    Ok(actions::discard(&app, &context, &chosen.ids).await?.into())
}

/// A draft with its text
#[utoipa::path(tag = "notifications", params(("id" = OutboxId, Path)), responses(
    (status = OK, body = DraftMail), (status = NOT_FOUND, body = Problem)))]
#[get("/drafts/{id}")]
async fn view_draft(app: Data<App>, context: Context, id: Path<OutboxId>) -> Result<Json<DraftMail>> {
    let mail = actions::view(&app, &context, *id).await?;
    Ok(Json(DraftMail::new(mail, true)))
}
