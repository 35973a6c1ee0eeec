//! The databases that are measured on: made, copied, asked.

use std::path::Path;

use sea_orm::{ConnectionTrait, DatabaseConnection, FromQueryResult, Statement};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    PostgreSql,
    Sqlite,
}

impl Kind {
    pub const fn name(self) -> &'static str {
        match self {
            Self::PostgreSql => "PostgreSQL",
            Self::Sqlite => "SQLite",
        }
    }
}

/// One database; it goes with the folder or the server that it lies on.
#[derive(Clone, Debug)]
pub struct Database {
    pub kind: Kind,
    pub url: String,
}

impl Database {
    /// An empty one: a file of the folder, or one of the server at `server`.
    pub fn new(kind: Kind, name: &str, folder: &Path, server: &str) -> Self {
        let url = match kind {
            Kind::Sqlite => format!("sqlite:{}", folder.join(name).with_extension("db").display()),
            Kind::PostgreSql => {
                execute(server, &format!("DROP DATABASE IF EXISTS {name}"));
                execute(server, &format!("CREATE DATABASE {name}"));
                sibling(server, name)
            }
        };
        Self { kind, url }
    }

    /// The one of the server as an earlier run left it.
    pub fn kept(name: &str, server: &str) -> Self {
        Self {
            kind: Kind::PostgreSql,
            url: sibling(server, name),
        }
    }

    /// The same once more. Nobody may be connected to it.
    pub fn copy(&self, name: &str) -> Self {
        let url = match self.kind {
            Kind::Sqlite => {
                let from = Path::new(self.url.trim_start_matches("sqlite:"));
                let to = from.with_file_name(name).with_extension("db");
                execute(&self.url, "PRAGMA wal_checkpoint(TRUNCATE)");
                std::fs::copy(from, &to).unwrap();
                format!("sqlite:{}", to.display())
            }
            Kind::PostgreSql => {
                let from = self.url.rsplit('/').next().unwrap();
                let server = sibling(&self.url, "postgres");
                execute(&server, &format!("DROP DATABASE IF EXISTS {name}"));
                execute(&server, &format!("CREATE DATABASE {name} TEMPLATE {from}"));
                sibling(&self.url, name)
            }
        };
        Self { kind: self.kind, url }
    }

    /// Runs something on a connection of the kind that the server's changes use.
    pub fn with<T>(&self, work: impl AsyncFnOnce(&DatabaseConnection) -> T) -> T {
        on(&self.url, work)
    }

    /// The one number that a query answers.
    pub fn number(&self, sql: &str) -> i64 {
        let sql = sql.to_owned();
        self.with(async |db| {
            let statement = Statement::from_string(db.get_database_backend(), sql);
            Number::find_by_statement(statement).one(db).await.unwrap().unwrap().n
        })
    }

    /// The one text that a query answers.
    pub fn text(&self, sql: &str) -> String {
        let sql = sql.to_owned();
        self.with(async |db| {
            let statement = Statement::from_string(db.get_database_backend(), sql);
            Text::find_by_statement(statement).one(db).await.unwrap().unwrap().t
        })
    }
}

#[derive(FromQueryResult)]
struct Number {
    n: i64,
}

#[derive(FromQueryResult)]
struct Text {
    t: String,
}

fn on<T>(url: &str, work: impl AsyncFnOnce(&DatabaseConnection) -> T) -> T {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    runtime.block_on(async {
        let db = workcation::app::Database::connect(url).await.unwrap();
        let outcome = work(db.writer()).await;
        db.close().await.unwrap();
        outcome
    })
}

fn execute(url: &str, statement: &str) {
    on(url, async |db| {
        db.execute_unprepared(statement).await.map(|_| ()).unwrap();
    });
}

/// The URL of another database of the same server.
fn sibling(url: &str, name: &str) -> String {
    let (server, _) = url.rsplit_once('/').unwrap();
    format!("{server}/{name}")
}
