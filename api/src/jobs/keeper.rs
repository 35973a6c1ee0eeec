//! The one who runs the jobs while the server serves.

use std::collections::HashSet;
use std::time::Duration;

use tokio::sync::watch;
use tokio::task::{JoinHandle, JoinSet};

use super::{JOBS, Job, actions};
use crate::app::App;

/// How often it looks at the clock.
const LOOK: Duration = Duration::from_secs(5);

/// Commits within this time wake a job once.
const GATHER: Duration = Duration::from_millis(100);

/// Runs jobs until it is stopped; then it waits for those that are running.
pub struct Keeper {
    stop: watch::Sender<bool>,
    task: JoinHandle<()>,
}

impl Keeper {
    /// Starts on the current thread's executor: jobs need not be `Send`.
    #[must_use]
    pub fn start(app: App) -> Self {
        let (stop, stopped) = watch::channel(false);
        let task = tokio::task::spawn_local(keep(app, stopped));
        Self { stop, task }
    }

    /// Starts no further job, and returns when the last one has ended.
    pub async fn stop(self) {
        self.stop.send_replace(true);
        if let Err(error) = self.task.await {
            tracing::error!(%error, "the keeper of the jobs ended badly");
        }
    }
}

/// The jobs that this process is running.
#[derive(Default)]
struct Running {
    tasks: JoinSet<&'static str>,
    names: HashSet<&'static str>,
}

impl Running {
    /// Starts the job unless this process runs it already.
    fn start(&mut self, app: &App, job: Job) -> bool {
        if !self.names.insert(job.name()) {
            return false;
        }
        let app = app.clone();
        self.tasks.spawn_local(async move {
            // How it ended is in `job_run`; only a database that is gone has nowhere to say so.
            if let Err(error) = actions::run(&app, &job).await {
                tracing::warn!(job = job.name(), %error, "a job ended early");
            }
            job.name()
        });
        true
    }

    async fn one_ended(&mut self) {
        match self.tasks.join_next().await {
            Some(Ok(name)) => {
                self.names.remove(name);
            }
            // A job that panics ends inside `run`; what ends here is the end of everything.
            Some(Err(_)) => self.names.clear(),
            None => std::future::pending().await,
        }
    }
}

async fn keep(app: App, mut stopped: watch::Receiver<bool>) {
    let mut running = Running::default();
    let mut woken = false;
    loop {
        if woken {
            let prompt = JOBS.iter().filter(|job| job.after_commit);
            // One that is running may have looked before the commit: it is woken again when it ends.
            woken = prompt.filter(|job| !running.start(&app, **job)).count() > 0;
        }
        match actions::due(&app).await {
            Ok(due) => due.into_iter().for_each(|job| {
                running.start(&app, job);
            }),
            Err(error) => tracing::error!(%error, "the jobs that are due can't be read"),
        }
        tokio::select! {
            _ = stopped.changed() => break,
            () = app.after_commit() => {
                woken = true;
                tokio::time::sleep(GATHER).await;
            }
            () = running.one_ended() => {}
            () = tokio::time::sleep(LOOK) => {}
        }
    }
    while !running.tasks.is_empty() {
        running.one_ended().await;
    }
}
