//! Mails and notices over HTTP.

use actix_web::web::{Data, Json, Path, Query};
use actix_web::{get, post};
use chrono::{DateTime, Utc};
use entities::id::{BookingId, NoticeId, OutboxId};
use entities::person::Locale;
use entities::{notice, outbox};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_actix_web::service_config::ServiceConfig;
use uuid::Uuid;

use super::actions::{self, Seen};
use super::rules::{MailFilter, Status};
use crate::app::{App, Context};
use crate::error::Result;
use crate::http::{Open, Problem, Versioned};
use crate::paging::{Page, Paging};

pub fn routes(config: &mut ServiceConfig<'_>) {
    config
        .service(list_outbox)
        .service(retry_mail)
        .service(list_notices)
        .service(read_notice)
        .configure(super::drafts::routes);
}

/// What only demo mode registers.
pub fn demo_routes(config: &mut ServiceConfig<'_>) {
    config.service(list_demo_mail);
}

/// A mail and where it stands; never its text.
#[derive(Serialize, ToSchema)]
pub struct OutboxMail {
    pub id: OutboxId,
    /// What it is about: `booking.received`.
    pub topic: String,
    pub recipient: String,
    /// Absent for the administrator, who sees no booking.
    pub subject: Option<String>,
    pub booking_id: Option<BookingId>,
    pub status: Status,
    pub attempts: i32,
    pub created_at: DateTime<Utc>,
    /// The next attempt, of a mail that still waits.
    pub run_at: DateTime<Utc>,
    pub done_at: Option<DateTime<Utc>>,
    pub failed_at: Option<DateTime<Utc>>,
    /// What the relay said last.
    pub last_error: Option<String>,
    pub may: Vec<&'static str>,
    pub version: i64,
}

impl From<Seen> for OutboxMail {
    fn from(seen: Seen) -> Self {
        let Seen {
            mail,
            may,
            with_subject,
        } = seen;
        Self {
            status: Status::from(&mail),
            id: mail.id,
            topic: mail.topic,
            recipient: mail.recipient,
            subject: with_subject.then_some(mail.subject),
            booking_id: mail.booking_id.filter(|_| with_subject),
            attempts: mail.attempts,
            created_at: mail.created_at,
            run_at: mail.run_at,
            done_at: mail.done_at,
            failed_at: mail.failed_at,
            last_error: mail.last_error,
            may,
            version: mail.version,
        }
    }
}

#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct OutboxQuery {
    status: Option<Status>,
    /// The whole address.
    recipient: Option<String>,
    topic: Option<String>,
    /// The mails about one booking; for the secretariat.
    booking_id: Option<Uuid>,
}

impl From<OutboxQuery> for MailFilter {
    fn from(query: OutboxQuery) -> Self {
        Self {
            status: query.status,
            recipient: query.recipient,
            topic: query.topic,
            booking: query.booking_id.map(BookingId),
        }
    }
}

/// Mails and where they stand, newest first
#[utoipa::path(tag = "notifications", params(OutboxQuery, Paging), responses(
    (status = OK, body = Page<OutboxMail>), (status = FORBIDDEN, body = Problem)))]
#[get("/outbox")]
async fn list_outbox(
    app: Data<App>,
    context: Context,
    query: Query<OutboxQuery>,
    paging: Query<Paging>,
) -> Result<Json<Page<OutboxMail>>> {
    let filter = query.into_inner().into();
    let page = actions::list(&app, &context, &filter, &paging).await?;
    Ok(Json(page.map(OutboxMail::from)))
}

/// Send a failed mail again
#[utoipa::path(tag = "notifications", params(("id" = Uuid, Path)), responses(
    (status = OK, body = OutboxMail), (status = CONFLICT, body = Problem), (status = PRECONDITION_FAILED, body = Problem)))]
#[post("/outbox/{id}/retry")]
async fn retry_mail(app: Data<App>, context: Context, id: Path<OutboxId>) -> Result<Versioned<OutboxMail>> {
    let seen = actions::retry(&app, &context, *id).await?;
    Ok(Versioned(seen.mail.version, seen.into()))
}

/// Something that the reader should know.
#[derive(Serialize, ToSchema)]
pub struct Notice {
    pub id: NoticeId,
    pub topic: String,
    pub subject: String,
    pub booking_id: Option<BookingId>,
    pub created_at: DateTime<Utc>,
    pub read_at: Option<DateTime<Utc>>,
    pub may: Vec<&'static str>,
}

impl From<notice::Model> for Notice {
    fn from(notice: notice::Model) -> Self {
        Self {
            id: notice.id,
            topic: notice.topic,
            subject: notice.subject,
            booking_id: notice.booking_id,
            created_at: notice.created_at,
            read_at: notice.read_at,
            may: if notice.read_at.is_none() {
                vec!["notice.read"]
            } else {
                Vec::new()
            },
        }
    }
}

/// A page of notices, and how many of all are unread.
#[derive(Serialize, ToSchema)]
pub struct NoticeList {
    pub items: Vec<Notice>,
    pub next: Option<String>,
    pub unread: u64,
}

#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct NoticeQuery {
    /// Only those that nobody has opened.
    #[serde(default)]
    unread_only: bool,
}

/// The own notices, newest first
#[utoipa::path(tag = "notifications", params(NoticeQuery, Paging), responses((status = OK, body = NoticeList)))]
#[get("/notices")]
async fn list_notices(
    app: Data<App>,
    context: Context,
    query: Query<NoticeQuery>,
    paging: Query<Paging>,
) -> Result<Json<NoticeList>> {
    let (page, unread) = actions::list_notices(&app, &context, query.unread_only, &paging).await?;
    let Page { items, next } = page.map(Notice::from);
    Ok(Json(NoticeList { items, next, unread }))
}

/// Mark a notice as read
#[utoipa::path(tag = "notifications", params(("id" = Uuid, Path)), responses(
    (status = OK, body = Notice), (status = NOT_FOUND, body = Problem)))]
#[post("/notices/{id}/read")]
async fn read_notice(app: Data<App>, context: Context, id: Path<NoticeId>) -> Result<Json<Notice>> {
    let notice = actions::read_notice(&app, &context, *id).await?;
    Ok(Json(notice.into()))
}

/// A mail as its recipient would read it: only in the demo.
#[derive(Serialize, ToSchema)]
pub struct DemoMail {
    pub id: OutboxId,
    pub topic: String,
    pub to: String,
    pub to_name: String,
    pub locale: Locale,
    pub subject: String,
    pub body: String,
    /// The calendar file, and what it asks for.
    pub calendar: Option<String>,
    pub calendar_method: Option<String>,
    pub booking_id: Option<BookingId>,
    pub status: Status,
    pub created_at: DateTime<Utc>,
}

impl From<outbox::Model> for DemoMail {
    fn from(mail: outbox::Model) -> Self {
        Self {
            status: Status::from(&mail),
            id: mail.id,
            topic: mail.topic,
            to: mail.recipient,
            to_name: mail.recipient_name,
            locale: mail.locale,
            subject: mail.subject,
            body: mail.body,
            calendar: mail.calendar,
            calendar_method: mail.calendar_method,
            booking_id: mail.booking_id,
            created_at: mail.created_at,
        }
    }
}

#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct DemoMailQuery {
    /// The whole address; all mails when not given.
    to: Option<String>,
}

/// The mails that the demo wrote, newest first
#[utoipa::path(tag = "demo", security(()), params(DemoMailQuery, Paging), responses((status = OK, body = Page<DemoMail>)))]
#[get("/demo/mailbox")]
async fn list_demo_mail(
    app: Data<App>,
    context: Open,
    query: Query<DemoMailQuery>,
    paging: Query<Paging>,
) -> Result<Json<Page<DemoMail>>> {
    let page = actions::list_demo(&app, &context, query.into_inner().to, &paging).await?;
    Ok(Json(page.map(DemoMail::from)))
}
