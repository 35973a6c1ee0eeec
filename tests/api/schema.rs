//! The schema: up, down, and up again; and every table is as its entity says.

use std::collections::{BTreeMap, BTreeSet};

use migration::{Migrator, MigratorTrait};
use sea_orm::{ConnectionTrait, DatabaseConnection, DbBackend, Statement};
use tests::FreshDatabase;
use workcation::app::Database;

use crate::architecture::files;

/// A column's name, and whether it may be empty.
type Columns = BTreeSet<(String, bool)>;

#[actix_web::test]
async fn migrations_go_up_down_and_up_again() {
    let fresh = FreshDatabase::empty();
    let db = Database::connect(&fresh.url).await.unwrap();
    Migrator::up(db.writer(), None).await.unwrap();
    let first = tables(db.writer()).await;
    assert!(first.len() > 40, "{:?}", first.keys());
    Migrator::down(db.writer(), None).await.unwrap();
    let left = tables(db.writer()).await;
    assert!(left.is_empty(), "left behind: {:?}", left.keys());
    Migrator::up(db.writer(), None).await.unwrap();
    assert_eq!(tables(db.writer()).await, first);
    db.close().await.unwrap();
}

#[actix_web::test]
async fn every_table_has_the_columns_of_its_entity() {
    let fresh = FreshDatabase::migrated();
    let db = Database::connect(&fresh.url).await.unwrap();
    assert_eq!(entities(), tables(db.writer()).await);
    db.close().await.unwrap();
}

#[actix_web::test]
async fn sqlite_is_built_as_the_settings_of_cargo_say() {
    let db = Database::connect("sqlite::memory:").await.unwrap();
    let asked = Statement::from_string(DbBackend::Sqlite, "PRAGMA compile_options");
    let rows = db.reader().query_all_raw(asked).await.unwrap();
    let options: BTreeSet<String> = rows.iter().map(|row| row.try_get_by_index(0).unwrap()).collect();
    assert!(options.contains("DEFAULT_MEMSTATUS=0"), "{options:?}");
    for dropped in ["ENABLE_STAT4", "ENABLE_MEMORY_MANAGEMENT", "ENABLE_API_ARMOR"] {
        assert!(!options.contains(dropped), "{dropped}");
    }
    db.close().await.unwrap();
}

async fn tables(db: &DatabaseConnection) -> BTreeMap<String, Columns> {
    let backend = db.get_database_backend();
    // SQLite says of a primary key of its own that it may be empty; no key of ours is.
    let sql = match backend {
        DbBackend::Sqlite => {
            "SELECT t.name AS table_name, c.name AS column_name, c.\"notnull\" = 0 AND c.pk = 0 AS nullable
             FROM sqlite_master t JOIN pragma_table_info(t.name) c
             WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite_%'"
        }
        _ => {
            "SELECT table_name::text, column_name::text, is_nullable = 'YES' AS nullable
             FROM information_schema.columns WHERE table_schema = 'public'"
        }
    };
    let mut tables = BTreeMap::<String, Columns>::new();
    for row in db.query_all_raw(Statement::from_string(backend, sql)).await.unwrap() {
        let table: String = row.try_get("", "table_name").unwrap();
        let column: String = row.try_get("", "column_name").unwrap();
        let nullable: bool = row.try_get("", "nullable").unwrap();
        tables.entry(table).or_default().insert((column, nullable));
    }
    tables.remove("seaql_migrations");
    tables
}

/// What the entity files say: the fields of `Model`, and which are optional.
fn entities() -> BTreeMap<String, Columns> {
    let mut found = BTreeMap::new();
    for source in files("entities/src", &[".rs"]) {
        let Some((_, rest)) = source.text.split_once("table_name = \"") else {
            continue;
        };
        let table = rest.split('"').next().unwrap().to_owned();
        let (_, model) = rest.split_once("pub struct Model {").unwrap();
        let fields = model
            .split("\n}")
            .next()
            .unwrap()
            .lines()
            .filter_map(|line| line.trim().strip_prefix("pub "));
        let columns = fields.map(|field| {
            let (name, kind) = field.split_once(": ").unwrap();
            (name.trim_start_matches("r#").to_owned(), kind.starts_with("Option<"))
        });
        found.insert(table, columns.collect());
    }
    found
}
