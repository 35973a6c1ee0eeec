//! What a search asks of every place it looks at, made cheap: what it offers, which units are taken on some nights, and how
//! many stays each municipality has had.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

const UP: &[&str] = &[
    // Beside the key, which answers for one unit: for many units the nights themselves are read.
    "CREATE INDEX unit_night_night ON unit_night (night, unit_id)",
    // All that a search reads of types and units, so that it reads the indexes alone.
    "CREATE INDEX unit_type_offer ON unit_type (facility_id, kind, id, capacity, price_yen, price_basis)
        WHERE retired_at IS NULL",
    "CREATE INDEX unit_in_use ON unit (unit_type_id, id) WHERE retired_at IS NULL",
    // Counted by a job: fairness asks it of every search, and counting stays takes longer than searching.
    "CREATE TABLE municipality_stays (
        municipality_code TEXT PRIMARY KEY REFERENCES municipality (code),
        stays BIGINT NOT NULL
    )",
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for statement in UP {
            manager.get_connection().execute_unprepared(statement).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();
        db.execute_unprepared("DROP TABLE municipality_stays").await?;
        for index in ["unit_in_use", "unit_type_offer", "unit_night_night"] {
            db.execute_unprepared(&format!("DROP INDEX {index}")).await?;
        }
        Ok(())
    }
}
