//! The record over HTTP.

use actix_web::get;
use actix_web::web::{Data, Json, Query};
use chrono::{DateTime, NaiveDate, Utc};
use entities::audit_event;
use entities::id::AuditEventId;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_actix_web::service_config::ServiceConfig;

use super::actions::{self, Question};
use crate::app::{App, Context};
use crate::error::Result;
use crate::http::Problem;
use crate::paging::{Page, Paging};

pub fn routes(config: &mut ServiceConfig<'_>) {
    config.service(list_audit);
}

/// One action: who did what to what, by ids; never personal values.
#[derive(Serialize, ToSchema)]
pub struct AuditEvent {
    pub id: AuditEventId,
    pub happened_at: DateTime<Utc>,
    /// `booking.approve`
    pub verb: String,
    /// `person`, `link`, `system` or `visitor`.
    pub actor_kind: String,
    /// A person's or link's id, a job's name, a visitor's hashed address.
    pub actor_id: Option<String>,
    /// What the actor was to the subject.
    pub standing: String,
    pub subject_kind: String,
    pub subject_id: String,
    /// The version that was acted upon.
    pub subject_version: Option<i64>,
    /// The names of the fields that changed.
    pub fields: Vec<String>,
    /// `done`, or the code of the refusal.
    pub outcome: String,
    pub request_id: String,
}

impl From<audit_event::Model> for AuditEvent {
    fn from(event: audit_event::Model) -> Self {
        Self {
            id: event.id,
            happened_at: event.happened_at,
            verb: event.verb,
            actor_kind: event.actor_kind,
            actor_id: event.actor_id,
            standing: event.standing,
            subject_kind: event.subject_kind,
            subject_id: event.subject_id,
            subject_version: event.subject_version,
            fields: event.fields.split_whitespace().map(str::to_owned).collect(),
            outcome: event.outcome,
            request_id: event.request_id,
        }
    }
}

#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct AuditQuery {
    /// `booking`, `facility`, `person` …
    subject_kind: Option<String>,
    /// The subject's id.
    subject: Option<String>,
    /// The actor's id.
    actor: Option<String>,
    /// `booking.approve`
    verb: Option<String>,
    /// The first day, in Japan.
    from: Option<NaiveDate>,
    /// The last day, itself included.
    until: Option<NaiveDate>,
}

impl From<AuditQuery> for Question {
    fn from(query: AuditQuery) -> Self {
        Self {
            subject_kind: query.subject_kind,
            subject: query.subject,
            actor: query.actor,
            verb: query.verb,
            from: query.from,
            until: query.until,
        }
    }
}

/// What was done, newest first
#[utoipa::path(tag = "audit", params(AuditQuery, Paging), responses(
    (status = OK, body = Page<AuditEvent>), (status = FORBIDDEN, body = Problem)))]
#[get("/audit")]
async fn list_audit(
    app: Data<App>,
    context: Context,
    query: Query<AuditQuery>,
    paging: Query<Paging>,
) -> Result<Json<Page<AuditEvent>>> {
    let page = actions::list(&app, &context, query.into_inner().into(), &paging).await?;
    Ok(Json(page.map(AuditEvent::from)))
}
