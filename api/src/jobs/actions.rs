//! Running jobs, and the demo's clock that makes them due.

use chrono::{DateTime, Utc};

use super::{JOBS, Job, store};
use crate::app::{App, Context};
use crate::audit;
use crate::error::{Error, Result};
use crate::policy::{Action, Parties};

/// Runs the job of this name now, whether it is due or not; the number of things done, `None` when somebody
/// else is running it.
///
/// # Errors
/// 404 when there is no such job; the job's own, after it was noted.
pub async fn run_once(app: &App, name: &str) -> Result<Option<usize>> {
    let job = JOBS.iter().find(|job| job.name() == name);
    run(app, job.ok_or(Error::NotFound("job"))?).await
}

/// Runs every job that is due, one after the other; the names of those that did something.
///
/// # Errors
/// The database's. A job that fails is noted and doesn't stop the others.
pub async fn run_due(app: &App) -> Result<Vec<&'static str>> {
    let mut ran = Vec::new();
    for job in due(app).await? {
        if let Ok(Some(1..)) = run(app, &job).await {
            ran.push(job.name());
        }
    }
    Ok(ran)
}

/// The jobs whose period is over.
pub(super) async fn due(app: &App) -> Result<Vec<Job>> {
    let (runs, now) = (store::runs(app.db.reader()).await?, app.now());
    let last = |job: &Job| runs.iter().find(|run| run.name == job.name());
    Ok(JOBS.iter().filter(|job| job.is_due(last(job), now)).copied().collect())
}

/// Takes the job, runs it and notes how it ended.
pub(super) async fn run(app: &App, job: &Job) -> Result<Option<usize>> {
    if !store::claim(app.db.writer(), job.name(), app.now()).await? {
        return Ok(None);
    }
    // A task of its own: a job that panics must not take the keeper along.
    let outcome = actix_task(job, app).await;
    let error = outcome.as_ref().err().map(ToString::to_string);
    if let Some(error) = &error {
        tracing::error!(job = job.name(), %error, "a job failed");
    }
    store::finish(app.db.writer(), job.name(), app.now(), error).await?;
    outcome.map(Some)
}

async fn actix_task(job: &Job, app: &App) -> Result<usize> {
    let task = tokio::task::spawn_local((job.run)(app.clone()));
    task.await.unwrap_or_else(|panic| Err(Error::internal(panic)))
}

/// Moves the demo's clock and lets everything happen that is due by then.
pub(super) async fn move_clock(app: &App, context: &Context, to: DateTime<Utc>) -> Result<Vec<&'static str>> {
    app.change(context, async |txn| {
        let permit = context.actor.may(Action::DemoClockMove, &Parties::house("clock"))?;
        let receipt = audit::record(txn, permit, &["now"]).await?;
        Ok(((), receipt))
    })
    .await?;
    app.clock().move_to(to);
    run_due(app).await
}
