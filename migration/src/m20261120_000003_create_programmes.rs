//! Model projects, their calls and the rules of each call as data.

use sea_orm_migration::prelude::*;

use crate::drop_tables;

#[derive(DeriveMigrationName)]
pub struct Migration;

const UP: &str = r"
CREATE TABLE programme (
    id UUID PRIMARY KEY,
    name_ja TEXT NOT NULL,
    name_en TEXT NOT NULL DEFAULT '',
    created_at TIMESTAMPTZ NOT NULL
);

CREATE TABLE programme_call (
    id UUID PRIMARY KEY,
    programme_id UUID NOT NULL REFERENCES programme (id),
    number TEXT NOT NULL UNIQUE,
    name_ja TEXT NOT NULL,
    name_en TEXT NOT NULL DEFAULT '',
    guidelines_ja TEXT NOT NULL DEFAULT '',
    guidelines_en TEXT NOT NULL DEFAULT '',
    state TEXT NOT NULL CHECK (state IN ('draft', 'published')),
    suspended_at TIMESTAMPTZ,
    suspended_reason TEXT,
    companies_allowed BOOLEAN NOT NULL,
    employees_allowed BOOLEAN NOT NULL,
    residence_rule TEXT NOT NULL DEFAULT 'any' CHECK (residence_rule IN ('any', 'outside_prefecture')),
    apply_open_on DATE NOT NULL,
    apply_close_on DATE NOT NULL,
    apply_lead_days INTEGER NOT NULL,
    stay_from_on DATE NOT NULL,
    stay_to_on DATE NOT NULL,
    min_nights INTEGER NOT NULL,
    max_nights INTEGER NOT NULL,
    min_party INTEGER NOT NULL,
    max_party INTEGER NOT NULL,
    max_applications_per_year INTEGER,
    max_open_applications INTEGER NOT NULL DEFAULT 3,
    selection_method TEXT NOT NULL CHECK (selection_method IN ('first_come', 'screening', 'lottery', 'round')),
    hosts_agreed BOOLEAN NOT NULL DEFAULT FALSE,
    work_days_required BOOLEAN NOT NULL DEFAULT FALSE,
    subsidy_rate_per_mille INTEGER NOT NULL DEFAULT 0,
    cap_per_person_night_yen BIGINT,
    cap_per_organisation_yen BIGINT,
    night_cap INTEGER,
    rounding_yen BIGINT NOT NULL DEFAULT 1,
    budget_total_yen BIGINT,
    survey_required BOOLEAN NOT NULL DEFAULT TRUE,
    report_due_days INTEGER NOT NULL DEFAULT 30,
    created_at TIMESTAMPTZ NOT NULL,
    version BIGINT NOT NULL DEFAULT 1,
    CHECK (apply_open_on <= apply_close_on),
    CHECK (stay_from_on <= stay_to_on),
    CHECK (min_nights <= max_nights),
    CHECK (min_party <= max_party)
);

CREATE TABLE holiday (
    day DATE PRIMARY KEY,
    name TEXT NOT NULL
);
";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.get_connection().execute_unprepared(UP).await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(manager, &["holiday", "programme_call", "programme"]).await
    }
}
