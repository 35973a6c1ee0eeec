//! The database's history: one migration a feature, written once and never edited after it landed.
//!
//! Each migration is one SQL text that SQLite and PostgreSQL both read: their common words are
//! UUID, TEXT, BIGINT, INTEGER, BOOLEAN, DATE, TIMESTAMPTZ, DOUBLE PRECISION. Where they have no
//! common word (triggers), the migration asks for the backend.

pub use sea_orm_migration::prelude::*;

mod m20261120_000001_create_accounts;
mod m20261120_000002_create_facilities;
mod m20261120_000003_create_programmes;
mod m20261120_000004_create_bookings;
mod m20261120_000005_create_availability;
mod m20261120_000006_create_surveys;
mod m20261120_000007_create_notifications;
mod m20261120_000008_create_audit;
mod m20261128_000001_add_host_wishes;
mod m20261128_000002_create_readiness;
mod m20261128_000003_create_photos;
mod m20261128_000004_create_calendars;
mod m20261128_000005_create_waiting;
mod m20261128_000006_create_booking_changes;
mod m20261128_000007_create_imports;
mod m20261128_000008_create_problem_reports;
mod m20261128_000009_speed_up_search;
mod m20261128_000010_create_rounds;
mod m20261128_000011_index_published;
mod m20261128_000012_add_also_facility;
mod m20261128_000013_place_taken_nights;
mod m20261128_000014_cover_big_parties;
mod m20261128_000015_add_also_to_rounds;

/// Runs the migrations in the order of their names.
pub struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m20261120_000001_create_accounts::Migration),
            Box::new(m20261120_000002_create_facilities::Migration),
            Box::new(m20261120_000003_create_programmes::Migration),
            Box::new(m20261120_000004_create_bookings::Migration),
            Box::new(m20261120_000005_create_availability::Migration),
            Box::new(m20261120_000006_create_surveys::Migration),
            Box::new(m20261120_000007_create_notifications::Migration),
            Box::new(m20261120_000008_create_audit::Migration),
            Box::new(m20261128_000001_add_host_wishes::Migration),
            Box::new(m20261128_000002_create_readiness::Migration),
            Box::new(m20261128_000003_create_photos::Migration),
            Box::new(m20261128_000004_create_calendars::Migration),
            Box::new(m20261128_000005_create_waiting::Migration),
            Box::new(m20261128_000006_create_booking_changes::Migration),
            Box::new(m20261128_000007_create_imports::Migration),
            Box::new(m20261128_000008_create_problem_reports::Migration),
            Box::new(m20261128_000009_speed_up_search::Migration),
            Box::new(m20261128_000010_create_rounds::Migration),
            Box::new(m20261128_000011_index_published::Migration),
            Box::new(m20261128_000012_add_also_facility::Migration),
            Box::new(m20261128_000013_place_taken_nights::Migration),
            Box::new(m20261128_000014_cover_big_parties::Migration),
            Box::new(m20261128_000015_add_also_to_rounds::Migration),
        ]
    }
}

/// Drops the tables in the order given, children first.
async fn drop_tables(manager: &SchemaManager<'_>, tables: &[&str]) -> Result<(), DbErr> {
    for table in tables {
        manager
            .get_connection()
            .execute_unprepared(&format!("DROP TABLE {table}"))
            .await?;
    }
    Ok(())
}
