//! A migrated database for each test: a copied file on SQLite, a copied template on PostgreSQL.

use std::path::PathBuf;
use std::sync::{Mutex, OnceLock};

use migration::{Migrator, MigratorTrait};
use sea_orm::{ConnectionTrait, DatabaseConnection};
use workcation::app::Database;

/// A database that goes when it is dropped.
pub struct Fresh {
    pub url: String,
    /// Where its files lie; made when the first one is written.
    pub files: PathBuf,
    place: Place,
}

/// What copies are made of: the bytes of a file that is gone again, or a database that stays.
enum Template {
    Bytes(Vec<u8>),
    Database(Fresh),
}

enum Place {
    File(PathBuf),
    Server { admin: String, name: String },
}

impl Fresh {
    /// A database with all tables and no rows.
    pub fn migrated() -> Self {
        static TEMPLATE: OnceLock<Template> = OnceLock::new();
        let template = TEMPLATE.get_or_init(|| {
            let empty = Self::empty();
            let url = empty.url.clone();
            apart(async move {
                let db = Database::connect(&url).await.unwrap();
                Migrator::up(db.writer(), None).await.unwrap();
                db.close().await.unwrap();
            });
            match &empty.place {
                Place::File(file) => Template::Bytes(std::fs::read(file).unwrap()),
                // It goes with the server, which is there for the tests only.
                Place::Server { .. } => Template::Database(empty),
            }
        });
        match template {
            Template::Bytes(bytes) => {
                let copy = Self::in_file();
                std::fs::write(copy.url.trim_start_matches("sqlite:"), bytes).unwrap();
                copy
            }
            Template::Database(fresh) => Self::on_server(fresh.name()),
        }
    }

    fn name(&self) -> Option<&str> {
        match &self.place {
            Place::File(_) => None,
            Place::Server { name, .. } => Some(name),
        }
    }

    /// A database without tables, of the kind that `TEST_DATABASE` names.
    pub fn empty() -> Self {
        match std::env::var("TEST_DATABASE").as_deref() {
            Ok("postgres") => Self::on_server(None),
            _ => Self::in_file(),
        }
    }

    fn in_file() -> Self {
        let file = std::env::temp_dir().join(format!("workcation-test-{}.db", uuid::Uuid::new_v4()));
        Self {
            url: format!("sqlite:{}", file.display()),
            files: file.with_extension("files"),
            place: Place::File(file),
        }
    }

    fn on_server(template: Option<&str>) -> Self {
        let admin = std::env::var("WORKCATION_TEST_POSTGRES_URL").expect(
            "WORKCATION_TEST_POSTGRES_URL names a database on the server, such as postgres://localhost/postgres",
        );
        let name = format!("workcation_test_{}", uuid::Uuid::new_v4().simple());
        let (server, _) = admin.rsplit_once('/').expect("the URL ends with a database");
        let copied = template.map_or_else(String::new, |template| format!(" TEMPLATE {template}"));
        run(&admin, format!("CREATE DATABASE {name}{copied}"));
        Self {
            url: format!("{server}/{name}"),
            files: std::env::temp_dir().join(format!("{name}.files")),
            place: Place::Server { admin, name },
        }
    }
}

impl Drop for Fresh {
    fn drop(&mut self) {
        // Most tests have no files.
        let _ = std::fs::remove_dir_all(&self.files);
        match &self.place {
            Place::File(file) => {
                for ending in ["", "-wal", "-shm"] {
                    // Not all three exist at all times.
                    let _ = std::fs::remove_file(format!("{}{ending}", file.display()));
                }
            }
            Place::Server { admin, name } => run(admin, format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)")),
        }
    }
}

/// One statement outside any test database. The server copies a template for one session at a time.
fn run(url: &str, statement: String) {
    static TURN: Mutex<()> = Mutex::new(());
    let _turn = TURN.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    let url = url.to_owned();
    apart(async move {
        let db: DatabaseConnection = sea_orm::Database::connect(url).await.unwrap();
        db.execute_unprepared(&statement).await.unwrap();
        db.close().await.unwrap();
    });
}

/// Waits for a future on a thread and runtime of its own: the caller may be inside a runtime, or in a drop.
pub fn apart<T: Send + 'static>(work: impl Future<Output = T> + Send + 'static) -> T {
    std::thread::spawn(move || {
        tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .unwrap()
            .block_on(work)
    })
    .join()
    .unwrap()
}
