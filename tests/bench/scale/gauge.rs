//! How long a database takes for statements: by PostgreSQL's own account of planning and executing them; on SQLite, which
//! is in this process, from asking to the last row. Beside it the time that it was on a CPU, by the kernel's account: on
//! a machine that does other work meanwhile, what is measured is how long one waits for a CPU.

use std::time::{Duration, Instant};

use sea_orm::{ConnectOptions, ConnectionTrait, DatabaseConnection, DbBackend, Statement};

const FORGET: &str = "SELECT pg_stat_statements_reset()";
const SPENT: &str = "SELECT coalesce(sum(total_plan_time + total_exec_time), 0) AS spent FROM pg_stat_statements
    WHERE query NOT LIKE '%pg_stat_statements%'";

/// What some statements took.
#[derive(Clone, Copy, Debug, Default)]
pub struct Spent {
    pub time: Duration,
    pub cpu: Duration,
}

pub struct Gauge {
    /// One connection, so that PostgreSQL keeps what it prepared, and one process is looked at.
    pub db: DatabaseConnection,
    /// PostgreSQL's process of the connection.
    server: Option<i32>,
    accounts: bool,
}

impl Gauge {
    pub async fn new(url: &str) -> Self {
        let mut options = ConnectOptions::new(url);
        options
            .max_connections(1)
            .sqlx_logging(false)
            .map_sqlx_postgres_opts(|postgres| postgres.options([("jit", "off")]));
        let db = sea_orm::Database::connect(options).await.unwrap();
        let mut gauge = Self {
            db,
            server: None,
            accounts: false,
        };
        if gauge.db.get_database_backend() == DbBackend::Postgres {
            let process = Statement::from_string(DbBackend::Postgres, "SELECT pg_backend_pid() AS pid");
            let row = gauge.db.query_one_raw(process).await.unwrap().unwrap();
            gauge.server = Some(row.try_get("", "pid").unwrap());
            let extension = "CREATE EXTENSION IF NOT EXISTS pg_stat_statements";
            gauge.accounts = gauge.db.execute_unprepared(extension).await.is_ok()
                && gauge.db.execute_unprepared(FORGET).await.is_ok();
        }
        gauge
    }

    pub async fn time(&self, statements: &[Statement]) -> Spent {
        if self.accounts {
            self.db.execute_unprepared(FORGET).await.unwrap();
        }
        let (begin, cpu) = (Instant::now(), self.cpu());
        for statement in statements {
            self.db.query_all_raw(statement.clone()).await.unwrap();
        }
        let (seen, cpu) = (begin.elapsed(), self.cpu().saturating_sub(cpu));
        let time = if self.accounts { self.account().await } else { seen };
        Spent { time, cpu }
    }

    async fn account(&self) -> Duration {
        let statement = Statement::from_string(DbBackend::Postgres, SPENT);
        let row = self.db.query_one_raw(statement).await.unwrap().unwrap();
        let milliseconds: f64 = row.try_get("", "spent").unwrap();
        Duration::from_secs_f64(milliseconds / 1000.0)
    }

    /// CPU that the server's process, or this one with all of its threads, has used so far.
    fn cpu(&self) -> Duration {
        let process = self
            .server
            .map_or_else(|| "self".to_owned(), |server| server.to_string());
        let threads = std::fs::read_dir(format!("/proc/{process}/task"))
            .into_iter()
            .flatten()
            .flatten();
        let nanoseconds = threads.filter_map(|thread| {
            let text = std::fs::read_to_string(thread.path().join("schedstat")).ok()?;
            text.split(' ').next()?.parse::<u64>().ok()
        });
        Duration::from_nanos(nanoseconds.sum())
    }
}
