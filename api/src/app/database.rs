//! The database: PostgreSQL by one pool, SQLite by a pool of readers and one writer.

use std::time::Duration;

use sea_orm::{
    ConnectOptions, DatabaseConnection, DatabaseExecutor, DatabaseTransaction, DbBackend, DbErr, SqliteTransactionMode,
    Statement, TransactionOptions, TransactionTrait,
};

/// Readers of SQLite at once; more only queue for the same disk, and as they take turns, each has to read again what
/// the others know.
const SQLITE_READERS: u32 = 4;
/// Rows that SQLite's thread may be ahead of their reader; with few of them both wait for each other in turn.
pub const SQLITE_ROWS: usize = 1_000;
const POSTGRES_CONNECTIONS: u32 = 32;

/// What a look of many statements asks.
pub type Look<'a> = DatabaseExecutor<'a>;

/// Connections for looks and for changes. On PostgreSQL they are the same pool.
#[derive(Clone)]
pub struct Database {
    reader: DatabaseConnection,
    writer: DatabaseConnection,
}

impl Database {
    /// Connects to `sqlite:path` (made when absent) or `postgres://…`.
    ///
    /// # Errors
    /// The database's.
    pub async fn connect(url: &str) -> Result<Self, DbErr> {
        if url.starts_with("sqlite:") {
            let writer = sea_orm::Database::connect(sqlite_options(url, 1)).await?;
            let reader = sea_orm::Database::connect(sqlite_options(url, SQLITE_READERS)).await?;
            return Ok(Self { reader, writer });
        }
        let mut options = ConnectOptions::new(url);
        options
            .max_connections(POSTGRES_CONNECTIONS)
            .sqlx_logging(false)
            .test_before_acquire(false)
            // A search is estimated to cost much and stops early: compiling it takes fifty times as long as running it.
            .map_sqlx_postgres_opts(|postgres| postgres.options([("jit", "off")]));
        let pool = sea_orm::Database::connect(options).await?;
        Ok(Self {
            reader: pool.clone(),
            writer: pool,
        })
    }

    /// The same, telling what each look asked: for measuring.
    #[must_use]
    pub fn overheard(mut self, told: impl Fn(&Statement) + Send + Sync + 'static) -> Self {
        self.reader.set_metric_callback(move |query| told(query.statement));
        self
    }

    /// For looks.
    #[must_use]
    pub const fn reader(&self) -> &DatabaseConnection {
        &self.reader
    }

    /// For migrations, and for reads that must see the last commit.
    #[must_use]
    pub const fn writer(&self) -> &DatabaseConnection {
        &self.writer
    }

    /// Begins a change. SQLite takes its write lock at once: a deferred transaction that reads first and
    /// writes later fails with "database is locked" under load, whatever the busy timeout.
    #[expect(
        clippy::disallowed_methods,
        reason = "this is the one place that begins transactions"
    )]
    pub(super) async fn begin(&self) -> Result<DatabaseTransaction, DbErr> {
        self.writer
            .begin_with_options(TransactionOptions {
                sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
                ..Default::default()
            })
            .await
    }

    /// Begins a look of many statements. On SQLite it is one read transaction, which sees one state of the data: each
    /// return of a connection to the pool is a walk to its thread and back.
    ///
    /// # Errors
    /// The database's.
    #[expect(clippy::disallowed_methods, reason = "it only reads, and ends when it is dropped")]
    pub async fn look(&self) -> Result<Look<'_>, DbErr> {
        Ok(if self.is_sqlite() {
            Look::OwnedTransaction(self.reader.begin().await?)
        } else {
            Look::Connection(&self.reader)
        })
    }

    #[must_use]
    pub fn is_sqlite(&self) -> bool {
        self.writer.get_database_backend() == DbBackend::Sqlite
    }

    /// Closes the pools; what was committed is on disk.
    ///
    /// # Errors
    /// The database's.
    pub async fn close(self) -> Result<(), DbErr> {
        let sqlite = self.is_sqlite();
        self.reader.close().await?;
        if sqlite { self.writer.close().await } else { Ok(()) }
    }
}

fn sqlite_options(url: &str, connections: u32) -> ConnectOptions {
    let mut options = ConnectOptions::new(url);
    options
        .max_connections(connections)
        .sqlx_logging(false)
        // SQLite runs in this process and can't go away; to ask each time costs a walk to its thread and back.
        .test_before_acquire(false)
        .map_sqlx_sqlite_opts(|sqlite| {
            sqlite
                .create_if_missing(true)
                .journal_mode(sqlx::sqlite::SqliteJournalMode::Wal)
                .synchronous(sqlx::sqlite::SqliteSynchronous::Full)
                .foreign_keys(true)
                .row_buffer_size(SQLITE_ROWS)
                .busy_timeout(Duration::from_secs(10))
        });
    options
}
