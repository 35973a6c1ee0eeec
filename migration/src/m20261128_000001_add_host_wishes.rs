//! Whom hosts would like to have, what a search over very many places orders by, and what was released of their guests'
//! satisfaction.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

/// Added one by one: SQLite takes one column a statement.
const COLUMNS: &[(&str, &str)] = &[
    // Words with spaces between them; NULL: not said.
    ("welcomed_purposes", "TEXT"),
    ("welcomed_industries", "TEXT"),
    ("welcomed_party_from", "INTEGER"),
    ("welcomed_party_to", "INTEGER"),
    ("first_timers_welcome", "BOOLEAN"),
    // People that its rooms (or its biggest whole) and its work places hold; NULL: not counted yet.
    ("sleeps", "INTEGER"),
    ("seats", "INTEGER"),
    // 0 to 1,000: how much of everything that can be asked for holds.
    ("base_score", "INTEGER NOT NULL DEFAULT 0"),
    ("scored_at", "TIMESTAMPTZ"),
    // Of released figures only: the mean in thousandths of a point, and of how many answers.
    ("satisfaction_mean_milli", "INTEGER"),
    ("satisfaction_n", "INTEGER"),
];

const INDEXES: &[&str] = &[
    "CREATE INDEX facility_score ON facility (base_score DESC, id) WHERE state = 'published'",
    "CREATE INDEX facility_municipality_score ON facility (municipality_code, base_score DESC) WHERE state = 'published'",
    "CREATE INDEX facility_sleeps ON facility (sleeps) WHERE state = 'published'",
    "CREATE INDEX facility_seats ON facility (seats) WHERE state = 'published'",
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();
        for (column, definition) in COLUMNS {
            db.execute_unprepared(&format!("ALTER TABLE facility ADD COLUMN {column} {definition}"))
                .await?;
        }
        for index in INDEXES {
            db.execute_unprepared(index).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();
        for index in [
            "facility_score",
            "facility_municipality_score",
            "facility_sleeps",
            "facility_seats",
        ] {
            db.execute_unprepared(&format!("DROP INDEX {index}")).await?;
        }
        for (column, _) in COLUMNS {
            db.execute_unprepared(&format!("ALTER TABLE facility DROP COLUMN {column}"))
                .await?;
        }
        Ok(())
    }
}
