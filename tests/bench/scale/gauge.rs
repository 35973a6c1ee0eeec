//! How long a database takes for statements: by PostgreSQL's own account of planning and executing them; on SQLite, which
//! is in this process, from asking to the last row. Beside it the time that it was on a CPU, by the kernel's account: on
//! a machine that does other work meanwhile, what is measured is how long one waits for a CPU.

use std::collections::BTreeMap;
use std::sync::Mutex;
use std::time::{Duration, Instant};

use sea_orm::{ConnectOptions, ConnectionTrait, DatabaseConnection, DbBackend, Statement, TransactionTrait};
use workcation::app::{Look, SQLITE_ROWS};

/// A role of its own: the account is kept by role, and the server's jobs go on meanwhile.
const ROLE: &str = "DO $$ BEGIN
    IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'bench_gauge') THEN CREATE ROLE bench_gauge SUPERUSER; END IF;
END $$; SET ROLE bench_gauge";
const FORGET: &str = "SELECT pg_stat_statements_reset()";
const SPENT: &str = "SELECT coalesce(sum(total_plan_time + total_exec_time), 0) AS spent FROM pg_stat_statements
    WHERE userid = to_regrole('bench_gauge') AND query NOT LIKE '%pg_stat_statements%'";
const EACH: &str = "SELECT query, plans, calls, rows, total_plan_time, total_exec_time FROM pg_stat_statements
    WHERE userid = to_regrole('bench_gauge') AND query NOT LIKE '%pg_stat_statements%'";
/// Characters of a statement that are printed.
const SHOWN: usize = 110;

/// One statement's part in some searches.
#[derive(Clone, Copy, Debug, Default)]
struct Part {
    plans: i64,
    calls: i64,
    rows: i64,
    planned_ms: f64,
    executed_ms: f64,
}

/// What some statements took.
#[derive(Clone, Copy, Debug, Default)]
pub struct Spent {
    pub time: Duration,
    pub cpu: Duration,
}

pub struct Gauge {
    /// One connection, so that the database keeps what it prepared, and on PostgreSQL one process is looked at.
    pub db: DatabaseConnection,
    /// PostgreSQL's process of the connection.
    server: Option<i32>,
    accounts: bool,
    /// By its text, where it is asked for each of them (`--statements`).
    each: Option<Mutex<BTreeMap<String, Part>>>,
}

impl Gauge {
    pub async fn new(url: &str) -> Self {
        let mut gauge = Self {
            db: connect(url).await,
            server: None,
            accounts: false,
            each: std::env::args()
                .any(|argument| argument == "--statements")
                .then(Mutex::default),
        };
        if gauge.db.get_database_backend() == DbBackend::Postgres {
            let process = Statement::from_string(DbBackend::Postgres, "SELECT pg_backend_pid() AS pid");
            let row = gauge.db.query_one_raw(process).await.unwrap().unwrap();
            gauge.server = Some(row.try_get("", "pid").unwrap());
            let extension = "CREATE EXTENSION IF NOT EXISTS pg_stat_statements";
            gauge.accounts = gauge.db.execute_unprepared(extension).await.is_ok()
                && gauge.db.execute_unprepared(ROLE).await.is_ok()
                && gauge.db.execute_unprepared(FORGET).await.is_ok();
        }
        gauge
    }

    pub async fn time(&self, statements: &[Statement]) -> Spent {
        if self.accounts {
            self.db.execute_unprepared(FORGET).await.unwrap();
        }
        let (begin, cpu) = (Instant::now(), self.cpu());
        let look = self.look(statements.len()).await;
        for statement in statements {
            let asked = Instant::now();
            let rows = look.query_all_raw(statement.clone()).await.unwrap().len();
            if !self.accounts {
                self.add_own(statement, rows, asked.elapsed());
            }
        }
        let (seen, cpu) = (begin.elapsed(), self.cpu().saturating_sub(cpu));
        let time = if self.accounts { self.account().await } else { seen };
        Spent { time, cpu }
    }

    /// As the server's: on SQLite one read transaction for more than one statement.
    #[expect(clippy::disallowed_methods, reason = "it only reads, and ends when it is dropped")]
    async fn look(&self, statements: usize) -> Look<'_> {
        if statements > 1 && self.db.get_database_backend() == DbBackend::Sqlite {
            Look::OwnedTransaction(self.db.begin().await.unwrap())
        } else {
            Look::Connection(&self.db)
        }
    }

    async fn account(&self) -> Duration {
        let statement = Statement::from_string(DbBackend::Postgres, SPENT);
        let row = self.db.query_one_raw(statement).await.unwrap().unwrap();
        let milliseconds: f64 = row.try_get("", "spent").unwrap();
        if let Some(each) = &self.each {
            self.add(each).await;
        }
        Duration::from_secs_f64(milliseconds / 1000.0)
    }

    fn add_own(&self, statement: &Statement, rows: usize, took: Duration) {
        let Some(each) = &self.each else { return };
        let mut each = each.lock().unwrap();
        let part = each.entry(shown(&statement.sql)).or_default();
        part.calls += 1;
        part.rows += i64::try_from(rows).unwrap();
        part.executed_ms += took.as_secs_f64() * 1000.0;
    }

    async fn add(&self, each: &Mutex<BTreeMap<String, Part>>) {
        let statement = Statement::from_string(DbBackend::Postgres, EACH);
        for row in self.db.query_all_raw(statement).await.unwrap() {
            let number = |name: &str| row.try_get::<i64>("", name).unwrap();
            let time = |name: &str| row.try_get::<f64>("", name).unwrap();
            let text: String = row.try_get("", "query").unwrap();
            let mut each = each.lock().unwrap();
            let part = each.entry(shown(&text)).or_default();
            part.plans += number("plans");
            part.calls += number("calls");
            part.rows += number("rows");
            part.planned_ms += time("total_plan_time");
            part.executed_ms += time("total_exec_time");
        }
    }

    pub fn forget_each(&self) {
        self.each.iter().for_each(|each| each.lock().unwrap().clear());
    }

    /// What each statement took, a search, of so many.
    pub fn print_each(&self, searches: f64) {
        let Some(each) = &self.each else { return };
        let mut parts: Vec<(String, Part)> = each.lock().unwrap().clone().into_iter().collect();
        parts.sort_by(|(_, one), (_, other)| {
            let took = |part: &Part| part.planned_ms + part.executed_ms;
            took(other).total_cmp(&took(one))
        });
        for (text, part) in parts {
            let Part {
                plans,
                calls,
                rows,
                planned_ms,
                executed_ms,
            } = part;
            let (planned, executed) = (planned_ms / searches, executed_ms / searches);
            eprintln!("    {planned:.2} + {executed:.2} ms: {calls} calls, {plans} plans, {rows} rows: {text}");
        }
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

/// As the server connects, but by one connection.
async fn connect(url: &str) -> DatabaseConnection {
    let mut options = ConnectOptions::new(url);
    options
        .max_connections(1)
        .map_sqlx_sqlite_opts(|sqlite| sqlite.row_buffer_size(SQLITE_ROWS))
        .sqlx_logging(false)
        .test_before_acquire(false)
        .map_sqlx_postgres_opts(|postgres| postgres.options([("jit", "off")]));
    sea_orm::Database::connect(options).await.unwrap()
}

/// Its beginning, of a list of values only the first and the last.
fn shown(statement: &str) -> String {
    let is_between = |word: &&str| {
        let value = word.strip_suffix(',').and_then(|word| word.strip_prefix(['$', '?']));
        value.is_some_and(|number| number.chars().all(|digit| digit.is_ascii_digit()))
    };
    let words = statement.split_whitespace().filter(|word| !is_between(word));
    let text = words.collect::<Vec<_>>().join(" ");
    text.chars().take(SHOWN).collect()
}
