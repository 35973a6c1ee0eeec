//! Calendars that come and go: the feed of a facility, busy calendars from elsewhere, and requests entered for somebody.

use sea_orm_migration::prelude::*;

use crate::drop_tables;

#[derive(DeriveMigrationName)]
pub struct Migration;

// What a busy calendar takes are rows of one block of its own: so the key that keeps bookings apart keeps these apart too.
const UP: &str = r"
CREATE TABLE ical_feed (
    facility_id UUID PRIMARY KEY REFERENCES facility (id),
    token_hash TEXT UNIQUE,
    issued_at TIMESTAMPTZ NOT NULL,
    issued_by UUID REFERENCES person (id),
    revoked_at TIMESTAMPTZ,
    version BIGINT NOT NULL DEFAULT 1,
    CHECK ((token_hash IS NULL) = (revoked_at IS NOT NULL))
);

CREATE TABLE busy_calendar (
    id UUID PRIMARY KEY,
    facility_id UUID NOT NULL REFERENCES facility (id),
    unit_type_id UUID REFERENCES unit_type (id),
    unit_id UUID REFERENCES unit (id),
    block_id UUID NOT NULL UNIQUE REFERENCES block (id),
    name TEXT NOT NULL,
    address TEXT NOT NULL,
    etag TEXT,
    last_fetched_at TIMESTAMPTZ,
    last_ok_at TIMESTAMPTZ,
    last_error TEXT,
    last_error_detail TEXT NOT NULL DEFAULT '',
    failures INTEGER NOT NULL DEFAULT 0,
    next_fetch_at TIMESTAMPTZ,
    created_by UUID REFERENCES person (id),
    created_at TIMESTAMPTZ NOT NULL,
    removed_at TIMESTAMPTZ,
    version BIGINT NOT NULL DEFAULT 1,
    CHECK (unit_type_id IS NULL OR unit_id IS NULL)
);
CREATE INDEX busy_calendar_facility ON busy_calendar (facility_id);
CREATE INDEX busy_calendar_due ON busy_calendar (next_fetch_at);

CREATE TABLE busy_conflict (
    busy_calendar_id UUID NOT NULL REFERENCES busy_calendar (id),
    unit_id UUID NOT NULL REFERENCES unit (id),
    day DATE NOT NULL,
    booking_id UUID NOT NULL REFERENCES booking (id),
    PRIMARY KEY (busy_calendar_id, unit_id, day, booking_id)
);

CREATE TABLE booking_entry (
    booking_id UUID PRIMARY KEY REFERENCES booking (id),
    consented_by TEXT NOT NULL,
    heard_by UUID NOT NULL REFERENCES person (id),
    consented_at TIMESTAMPTZ NOT NULL,
    claim_hash TEXT UNIQUE,
    claim_until TIMESTAMPTZ,
    claimed_at TIMESTAMPTZ,
    claimed_by UUID REFERENCES person (id)
);
";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.get_connection().execute_unprepared(UP).await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(
            manager,
            &["booking_entry", "busy_conflict", "busy_calendar", "ical_feed"],
        )
        .await
    }
}
