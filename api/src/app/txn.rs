//! The transaction of a change: the database's, plus what the record of it needs.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use sea_orm::{ConnectionTrait, DatabaseTransaction, DbBackend, DbErr, ExecResult, QueryResult, Statement};

use crate::config::Config;

/// A running change. Only [`App::change`](super::App::change) opens and ends one.
pub struct Txn {
    inner: DatabaseTransaction,
    now: DateTime<Utc>,
    request_id: String,
    config: Arc<Config>,
}

impl Txn {
    pub(super) const fn new(
        inner: DatabaseTransaction,
        now: DateTime<Utc>,
        request_id: String,
        config: Arc<Config>,
    ) -> Self {
        Self {
            inner,
            now,
            request_id,
            config,
        }
    }

    /// The moment of the change, the same for all its rows.
    #[must_use]
    pub const fn now(&self) -> DateTime<Utc> {
        self.now
    }

    /// The day of the change in Asia/Tokyo.
    #[must_use]
    pub fn today(&self) -> chrono::NaiveDate {
        super::day_in_tokyo(self.now)
    }

    #[must_use]
    pub fn request_id(&self) -> &str {
        &self.request_id
    }

    /// The settings, for what a change writes in words: mails name the product and who answers questions.
    #[must_use]
    pub fn config(&self) -> &Config {
        &self.config
    }

    /// A part of the change that may fail by itself: what it wrote is taken back, and the change goes on. Without this a
    /// refused statement would end the whole transaction of PostgreSQL.
    ///
    /// # Errors
    /// What the part fails with; the database's.
    pub async fn attempt<T>(&self, part: impl AsyncFnOnce() -> crate::error::Result<T>) -> crate::error::Result<T> {
        self.execute_unprepared("SAVEPOINT attempt").await?;
        let outcome = part().await;
        let end = if outcome.is_ok() {
            "RELEASE SAVEPOINT attempt"
        } else {
            "ROLLBACK TO SAVEPOINT attempt"
        };
        self.execute_unprepared(end).await?;
        outcome
    }

    pub(super) async fn commit(self) -> Result<(), DbErr> {
        self.inner.commit().await
    }

    pub(super) async fn rollback(self) -> Result<(), DbErr> {
        self.inner.rollback().await
    }
}

#[async_trait::async_trait]
impl ConnectionTrait for Txn {
    fn get_database_backend(&self) -> DbBackend {
        self.inner.get_database_backend()
    }

    async fn execute_raw(&self, statement: Statement) -> Result<ExecResult, DbErr> {
        self.inner.execute_raw(statement).await
    }

    async fn execute_unprepared(&self, sql: &str) -> Result<ExecResult, DbErr> {
        self.inner.execute_unprepared(sql).await
    }

    async fn query_one_raw(&self, statement: Statement) -> Result<Option<QueryResult>, DbErr> {
        self.inner.query_one_raw(statement).await
    }

    async fn query_all_raw(&self, statement: Statement) -> Result<Vec<QueryResult>, DbErr> {
        self.inner.query_all_raw(statement).await
    }

    fn support_returning(&self) -> bool {
        self.inner.support_returning()
    }
}
