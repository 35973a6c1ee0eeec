//! A round may pin and give a wish of two places: the other place stands beside the main one.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

const TABLES: &[&str] = &["round_override", "round_outcome"];

const INDEX: &str = "CREATE INDEX round_outcome_also_facility ON round_outcome (also_facility_id)
    WHERE also_facility_id IS NOT NULL";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();
        for table in TABLES {
            let add = format!("ALTER TABLE {table} ADD COLUMN also_facility_id UUID REFERENCES facility (id)");
            db.execute_unprepared(&add).await?;
        }
        db.execute_unprepared(INDEX).await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();
        db.execute_unprepared("DROP INDEX round_outcome_also_facility").await?;
        for table in TABLES {
            let drop = format!("ALTER TABLE {table} DROP COLUMN also_facility_id");
            db.execute_unprepared(&drop).await?;
        }
        Ok(())
    }
}
