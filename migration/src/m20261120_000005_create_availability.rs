//! What is taken, by key: a unit is never taken twice for the same night or part of a day.

use sea_orm_migration::prelude::*;

use crate::drop_tables;

#[derive(DeriveMigrationName)]
pub struct Migration;

const UP: &str = r"
CREATE TABLE block (
    id UUID PRIMARY KEY,
    facility_id UUID NOT NULL REFERENCES facility (id),
    reason TEXT NOT NULL CHECK (reason IN ('repair', 'own_use', 'season', 'staff', 'disaster', 'other')),
    note TEXT NOT NULL DEFAULT '',
    starts_on DATE NOT NULL,
    ends_on DATE NOT NULL,
    created_by UUID REFERENCES person (id),
    created_at TIMESTAMPTZ NOT NULL,
    ended_at TIMESTAMPTZ,
    version BIGINT NOT NULL DEFAULT 1,
    CHECK (ends_on >= starts_on)
);
CREATE INDEX block_facility ON block (facility_id, starts_on);

CREATE TABLE hold (
    id UUID PRIMARY KEY,
    booking_id UUID NOT NULL UNIQUE REFERENCES booking (id),
    booking_version BIGINT NOT NULL,
    expires_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX hold_expires ON hold (expires_at);

CREATE TABLE unit_night (
    unit_id UUID NOT NULL REFERENCES unit (id),
    night DATE NOT NULL,
    booking_id UUID REFERENCES booking (id),
    block_id UUID REFERENCES block (id),
    hold_id UUID REFERENCES hold (id),
    PRIMARY KEY (unit_id, night),
    CHECK ((booking_id IS NULL) <> (block_id IS NULL))
);
CREATE INDEX unit_night_booking ON unit_night (booking_id);
CREATE INDEX unit_night_block ON unit_night (block_id);

CREATE TABLE unit_part (
    unit_id UUID NOT NULL REFERENCES unit (id),
    day DATE NOT NULL,
    part TEXT NOT NULL CHECK (part IN ('am', 'pm', 'evening')),
    booking_id UUID REFERENCES booking (id),
    block_id UUID REFERENCES block (id),
    hold_id UUID REFERENCES hold (id),
    PRIMARY KEY (unit_id, day, part),
    CHECK ((booking_id IS NULL) <> (block_id IS NULL))
);
CREATE INDEX unit_part_booking ON unit_part (booking_id);
CREATE INDEX unit_part_block ON unit_part (block_id);
";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.get_connection().execute_unprepared(UP).await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(manager, &["unit_part", "unit_night", "hold", "block"]).await
    }
}
