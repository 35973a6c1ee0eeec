//! What the whole house shares: the database, the clock, the settings, and the one way to change anything.

mod backup;
mod change;
mod clock;
mod context;
mod database;
mod files;
mod memory;
mod padded;
mod txn;

pub use backup::BackupError;
pub use clock::Clock;
pub use context::{Context, Idempotency};
pub use database::{Database, Look, SQLITE_ROWS};
pub use files::{Files, FilesError};
pub use memory::Memory;
pub use padded::padded;
pub use txn::Txn;

/// Where a query runs: a change's transaction, or a connection for looks.
pub use sea_orm::ConnectionTrait as Connection;

use std::sync::Arc;

use chrono::{DateTime, NaiveDate, Utc};
use tokio::sync::Notify;

use crate::config::Config;

/// Asia/Tokyo in seconds east of UTC; Japan has had no summer time since 1951.
const TOKYO_SECONDS_EAST: i32 = 9 * 3600;

/// Shared by every handler and job; cheap to clone.
#[derive(Clone)]
pub struct App {
    pub db: Database,
    pub config: Arc<Config>,
    /// What doesn't fit into a row: pictures.
    pub files: Files,
    /// Copies that features keep between requests.
    pub memory: Memory,
    clock: Clock,
    committed: Arc<Notify>,
}

impl App {
    #[must_use]
    pub fn new(db: Database, config: Config, clock: Clock) -> Self {
        Self {
            db,
            files: Files::at(&config.files_folder),
            config: Arc::new(config),
            memory: Memory::default(),
            clock,
            committed: Arc::new(Notify::new()),
        }
    }

    /// The same house with its files elsewhere.
    #[must_use]
    pub fn with_files(self, files: Files) -> Self {
        Self { files, ..self }
    }

    /// Now in UTC, to the microsecond (what PostgreSQL keeps).
    #[must_use]
    pub fn now(&self) -> DateTime<Utc> {
        self.clock.now()
    }

    /// Today in Asia/Tokyo.
    #[must_use]
    pub fn today(&self) -> NaiveDate {
        day_in_tokyo(self.now())
    }

    /// The clock, for the demo that moves it.
    #[must_use]
    pub const fn clock(&self) -> &Clock {
        &self.clock
    }

    /// Completes when a change has been committed since the last call: jobs needn't wait for their interval.
    pub async fn after_commit(&self) {
        self.committed.notified().await;
    }
}

/// The day in Asia/Tokyo of a moment.
#[must_use]
pub fn day_in_tokyo(moment: DateTime<Utc>) -> NaiveDate {
    local_in_tokyo(moment).date()
}

/// The wall-clock time in Asia/Tokyo of a moment.
#[must_use]
pub fn local_in_tokyo(moment: DateTime<Utc>) -> chrono::NaiveDateTime {
    moment.naive_utc() + chrono::TimeDelta::seconds(i64::from(TOKYO_SECONDS_EAST))
}

/// The moment of a wall-clock time in Asia/Tokyo.
#[must_use]
pub fn moment_in_tokyo(local: chrono::NaiveDateTime) -> DateTime<Utc> {
    (local - chrono::TimeDelta::seconds(i64::from(TOKYO_SECONDS_EAST))).and_utc()
}
