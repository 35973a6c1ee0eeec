//! Whether the machine is well: the database, the jobs, what waits in the outbox, and the room on the disk.

use std::path::Path;

use chrono::{DateTime, TimeDelta, Utc};
use entities::membership::Role;

use super::{JOBS, store};
use crate::app::{App, Context};
use crate::error::Result;
use crate::notifications::{self, Backlog};
use crate::policy::{Action, Parties};

/// What anybody may know, and what those who look after it must.
pub(super) struct Health {
    pub status: Status,
    pub database: bool,
    pub detail: Option<Detail>,
}

/// In one word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Status {
    Ok,
    /// It serves, but a job is late.
    Degraded,
    /// The database does not answer.
    Down,
}

pub(super) struct Detail {
    pub jobs: Vec<JobHealth>,
    pub outbox: Backlog,
    pub disk: Option<Disk>,
}

pub(super) struct JobHealth {
    pub name: &'static str,
    pub every_minutes: u32,
    pub started_at: Option<DateTime<Utc>>,
    pub succeeded_at: Option<DateTime<Utc>>,
    /// Since the last success.
    pub lag: Option<TimeDelta>,
    pub late: bool,
    pub last_error: Option<String>,
}

/// The file system with the database, or with the working directory.
#[derive(Clone, Copy, Debug)]
pub(super) struct Disk {
    pub free_bytes: u64,
    pub total_bytes: u64,
}

pub(super) async fn view(app: &App, context: &Context) -> Result<Health> {
    context.actor.may(Action::HealthView, &Parties::house("health"))?;
    if !store::answers(app.db.reader()).await {
        return Ok(Health {
            status: Status::Down,
            database: false,
            detail: None,
        });
    }
    let jobs = jobs(app).await?;
    let status = if jobs.iter().any(|job| job.late) {
        Status::Degraded
    } else {
        Status::Ok
    };
    let looks_after = [Role::Administrator, Role::Secretariat];
    let detail = if looks_after.iter().any(|role| context.actor.has_role(*role)) {
        let outbox = notifications::backlog(app).await?;
        let disk = disk(&app.config.database_url);
        Some(Detail { jobs, outbox, disk })
    } else {
        None
    };
    Ok(Health {
        status,
        database: true,
        detail,
    })
}

async fn jobs(app: &App) -> Result<Vec<JobHealth>> {
    let (runs, now) = (store::runs(app.db.reader()).await?, app.now());
    let health = JOBS.iter().map(|job| {
        let last = runs.iter().find(|run| run.name == job.name());
        let succeeded_at = last.and_then(|run| run.succeeded_at);
        JobHealth {
            name: job.name(),
            every_minutes: job.every_minutes,
            started_at: last.map(|run| run.started_at),
            succeeded_at,
            lag: succeeded_at.map(|at| now - at),
            late: job.is_late(last, now),
            last_error: last.and_then(|run| run.last_error.clone()),
        }
    });
    Ok(health.collect())
}

fn disk(database_url: &str) -> Option<Disk> {
    let file = database_url
        .strip_prefix("sqlite:")
        .and_then(|rest| rest.split('?').next());
    let folder = file.and_then(|file| Path::new(file).parent());
    let system = folder
        .and_then(|folder| rustix::fs::statvfs(folder).ok())
        .or_else(|| rustix::fs::statvfs(Path::new(".")).ok())?;
    Some(Disk {
        free_bytes: system.f_bavail.saturating_mul(system.f_frsize),
        total_bytes: system.f_blocks.saturating_mul(system.f_frsize),
    })
}
