//! Files that were taken in, row by row, with what came of each.

use sea_orm_migration::prelude::*;

use crate::drop_tables;

#[derive(DeriveMigrationName)]
pub struct Migration;

const UP: &str = r"
CREATE TABLE import_batch (
    id UUID PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('facilities', 'units', 'blocks')),
    state TEXT NOT NULL CHECK (state IN ('preview', 'applied', 'undone')),
    organisation_id UUID NOT NULL REFERENCES organisation (id),
    municipality_code TEXT,
    created_by UUID NOT NULL REFERENCES person (id),
    file_name TEXT NOT NULL,
    encoding TEXT NOT NULL CHECK (encoding IN ('utf8', 'cp932')),
    head TEXT NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    applied_at TIMESTAMPTZ,
    undone_at TIMESTAMPTZ,
    version BIGINT NOT NULL DEFAULT 1,
    CHECK ((state = 'preview') = (applied_at IS NULL)),
    CHECK ((state = 'undone') = (undone_at IS NOT NULL))
);
CREATE INDEX import_batch_organisation ON import_batch (organisation_id, created_at);
CREATE INDEX import_batch_created ON import_batch (created_at);

CREATE TABLE import_row (
    import_id UUID NOT NULL REFERENCES import_batch (id),
    number INTEGER NOT NULL,
    cells TEXT NOT NULL,
    verdict TEXT NOT NULL CHECK (verdict IN ('create', 'update', 'unchanged', 'error')),
    faults TEXT NOT NULL DEFAULT '[]',
    label TEXT NOT NULL DEFAULT '',
    facility_id UUID,
    block_id UUID,
    before TEXT,
    version_after BIGINT,
    outcome TEXT CHECK (outcome IN ('applied', 'undone', 'kept')),
    kept_reason TEXT,
    PRIMARY KEY (import_id, number),
    CHECK ((outcome = 'kept') = (kept_reason IS NOT NULL))
);
";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.get_connection().execute_unprepared(UP).await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(manager, &["import_row", "import_batch"]).await
    }
}
