//! Health over HTTP, and the demo's clock.

use actix_web::web::{Data, Json};
use actix_web::{HttpResponse, get, put};
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_actix_web::service_config::ServiceConfig;

use super::actions;
use super::health::{self, Detail, JobHealth, Status};
use crate::app::App;
use crate::error::Result;
use crate::http::Open;

pub fn routes(config: &mut ServiceConfig<'_>) {
    config.service(view_health);
}

/// What only demo mode registers.
pub fn demo_routes(config: &mut ServiceConfig<'_>) {
    config.service(move_demo_clock);
}

/// Whether the machine is well.
#[derive(Serialize, ToSchema)]
pub struct Health {
    /// `ok`; `degraded`: it serves, but a job is late; `down`: the database does not answer.
    pub status: &'static str,
    pub version: &'static str,
    pub database: bool,
    /// For the administrator and the secretariat.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub detail: Option<HealthDetail>,
}

/// What those who look after it must know.
#[derive(Serialize, ToSchema)]
pub struct HealthDetail {
    pub jobs: Vec<JobState>,
    pub outbox: OutboxState,
    /// The file system with the database; absent where the system doesn't say.
    pub disk: Option<DiskState>,
}

/// A job's last run.
#[derive(Serialize, ToSchema)]
pub struct JobState {
    pub name: &'static str,
    pub every_minutes: u32,
    pub started_at: Option<DateTime<Utc>>,
    pub succeeded_at: Option<DateTime<Utc>>,
    /// Seconds since the last success.
    pub lag_seconds: Option<i64>,
    pub late: bool,
    pub last_error: Option<String>,
}

/// Mails that are not out yet.
#[derive(Serialize, ToSchema)]
pub struct OutboxState {
    pub waiting: u64,
    pub failed: u64,
    pub waiting_since: Option<DateTime<Utc>>,
}

/// Room on the disk.
#[derive(Serialize, ToSchema)]
pub struct DiskState {
    pub free_bytes: u64,
    pub total_bytes: u64,
}

impl From<health::Health> for Health {
    fn from(health: health::Health) -> Self {
        Self {
            status: match health.status {
                Status::Ok => "ok",
                Status::Degraded => "degraded",
                Status::Down => "down",
            },
            version: env!("CARGO_PKG_VERSION"),
            database: health.database,
            detail: health.detail.map(Into::into),
        }
    }
}

impl From<Detail> for HealthDetail {
    fn from(detail: Detail) -> Self {
        Self {
            jobs: detail.jobs.into_iter().map(Into::into).collect(),
            outbox: OutboxState {
                waiting: detail.outbox.waiting,
                failed: detail.outbox.failed,
                waiting_since: detail.outbox.waiting_since,
            },
            disk: detail.disk.map(|disk| DiskState {
                free_bytes: disk.free_bytes,
                total_bytes: disk.total_bytes,
            }),
        }
    }
}

impl From<JobHealth> for JobState {
    fn from(job: JobHealth) -> Self {
        Self {
            name: job.name,
            every_minutes: job.every_minutes,
            started_at: job.started_at,
            succeeded_at: job.succeeded_at,
            lag_seconds: job.lag.map(|lag| lag.num_seconds()),
            late: job.late,
            last_error: job.last_error,
        }
    }
}

/// Whether the machine is well; 503 when the database does not answer
#[utoipa::path(tag = "audit", security(()), responses(
    (status = OK, body = Health), (status = SERVICE_UNAVAILABLE, body = Health)))]
#[get("/health")]
async fn view_health(app: Data<App>, context: Open) -> Result<HttpResponse> {
    let health = health::view(&app, &context).await?;
    let mut response = match health.status {
        Status::Down => HttpResponse::ServiceUnavailable(),
        Status::Ok | Status::Degraded => HttpResponse::Ok(),
    };
    response.insert_header(("Cache-Control", "no-store"));
    Ok(response.json(Health::from(health)))
}

#[derive(Deserialize, ToSchema)]
struct ClockMove {
    /// What the clock shall show.
    now: DateTime<Utc>,
}

/// The demo's clock after it was moved.
#[derive(Serialize, ToSchema)]
pub struct DemoClock {
    pub now: DateTime<Utc>,
    /// Today in Asia/Tokyo.
    pub today: NaiveDate,
    /// The jobs that did something because of it.
    pub ran: Vec<&'static str>,
}

/// Move the demo's clock; everything that is due by then happens before the answer
#[utoipa::path(tag = "demo", security(()), request_body = ClockMove, responses((status = OK, body = DemoClock)))]
#[put("/demo/clock")]
async fn move_demo_clock(app: Data<App>, context: Open, body: Json<ClockMove>) -> Result<Json<DemoClock>> {
    let ran = actions::move_clock(&app, &context, body.now).await?;
    let (now, today) = (app.now(), app.today());
    Ok(Json(DemoClock { now, today, ran }))
}
