//! Photos of facilities. The rows only: the files lie beside the database, under the hash of what is in them.

use sea_orm_migration::prelude::*;

use crate::drop_tables;

#[derive(DeriveMigrationName)]
pub struct Migration;

const UP: &str = r"
CREATE TABLE photo (
    id UUID PRIMARY KEY,
    facility_id UUID NOT NULL REFERENCES facility (id),
    position INTEGER NOT NULL CHECK (position >= 0),
    alt_ja TEXT NOT NULL CHECK (alt_ja <> ''),
    alt_en TEXT NOT NULL DEFAULT '',
    credit TEXT NOT NULL DEFAULT '',
    licence TEXT NOT NULL CHECK (licence IN ('own', 'permitted', 'cc_by_4_0', 'cc0', 'public_data')),
    consent TEXT NOT NULL CHECK (consent IN ('none_portrayed', 'consented')),
    width INTEGER NOT NULL CHECK (width > 0),
    height INTEGER NOT NULL CHECK (height > 0),
    bytes BIGINT NOT NULL CHECK (bytes > 0),
    sha256 TEXT NOT NULL,
    created_by UUID REFERENCES person (id),
    created_at TIMESTAMPTZ NOT NULL,
    version BIGINT NOT NULL DEFAULT 1,
    UNIQUE (facility_id, sha256)
);
CREATE INDEX photo_facility ON photo (facility_id, position);
";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.get_connection().execute_unprepared(UP).await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(manager, &["photo"]).await
    }
}
