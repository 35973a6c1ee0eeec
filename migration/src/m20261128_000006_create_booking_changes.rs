//! Changes of bookings: what was asked, what it was, and where the asking stands.

use sea_orm_migration::prelude::*;

use crate::drop_tables;

#[derive(DeriveMigrationName)]
pub struct Migration;

// At most one change of a booking is open: the second index says so, whatever the code does.
const UP: &str = r"
CREATE TABLE booking_change (
    id UUID PRIMARY KEY,
    booking_id UUID NOT NULL REFERENCES booking (id),
    position INTEGER NOT NULL CHECK (position >= 1),
    state TEXT NOT NULL CHECK (state IN ('merged', 'supervisor_review', 'in_review', 'host_check', 'returned',
        'accepted', 'refused', 'withdrawn', 'expired')),
    returned_from TEXT CHECK (returned_from IN ('supervisor_review', 'in_review', 'host_check')),
    original TEXT NOT NULL,
    proposed TEXT NOT NULL,
    reason TEXT NOT NULL DEFAULT '',
    fee_yen BIGINT NOT NULL DEFAULT 0 CHECK (fee_yen >= 0),
    requested_by UUID NOT NULL REFERENCES person (id),
    due_at TIMESTAMPTZ,
    requested_at TIMESTAMPTZ NOT NULL,
    closed_at TIMESTAMPTZ,
    version BIGINT NOT NULL DEFAULT 1,
    UNIQUE (booking_id, position)
);
CREATE UNIQUE INDEX booking_change_open ON booking_change (booking_id)
    WHERE state IN ('supervisor_review', 'in_review', 'host_check', 'returned');
CREATE INDEX booking_change_state ON booking_change (state);
";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.get_connection().execute_unprepared(UP).await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(manager, &["booking_change"]).await
    }
}
