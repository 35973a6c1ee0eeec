//! A wish may name one more facility beside its main one, both or none; a booking copies what its wish names, so that
//! scopes and lists stay one query, and keeps whose host was the first to accept.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

/// Added one by one: SQLite takes one column a statement.
const COLUMNS: &[(&str, &str, &str)] = &[
    ("wish", "also_facility_id", "UUID REFERENCES facility (id)"),
    ("booking", "also_facility_id", "UUID REFERENCES facility (id)"),
    ("booking", "accepted_facility_id", "UUID REFERENCES facility (id)"),
];

const INDEX: &str = "CREATE INDEX booking_also_facility ON booking (also_facility_id, state, starts_on)
    WHERE also_facility_id IS NOT NULL";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();
        for (table, column, definition) in COLUMNS {
            db.execute_unprepared(&format!("ALTER TABLE {table} ADD COLUMN {column} {definition}"))
                .await?;
        }
        db.execute_unprepared(INDEX).await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();
        db.execute_unprepared("DROP INDEX booking_also_facility").await?;
        for (table, column, _) in COLUMNS {
            db.execute_unprepared(&format!("ALTER TABLE {table} DROP COLUMN {column}"))
                .await?;
        }
        Ok(())
    }
}
