//! The waiting list: who waits for which wish in which order, and what was offered to whom until when.

use sea_orm_migration::prelude::*;

use crate::drop_tables;

#[derive(DeriveMigrationName)]
pub struct Migration;

/// A wish is waited for once at a time; an application has one open offer at most.
const UP: &str = r"
ALTER TABLE booking ADD COLUMN wait_if_full BOOLEAN NOT NULL DEFAULT FALSE;

CREATE TABLE waiting_entry (
    id UUID PRIMARY KEY,
    booking_id UUID NOT NULL REFERENCES booking (id),
    wish_rank INTEGER NOT NULL CHECK (wish_rank BETWEEN 1 AND 3),
    turn BIGINT NOT NULL,
    entered_at TIMESTAMPTZ NOT NULL,
    rests_since TIMESTAMPTZ,
    passed_over_at TIMESTAMPTZ,
    left_at TIMESTAMPTZ,
    reason TEXT CHECK (reason IN ('accepted', 'withdrawn', 'ended', 'past')),
    CHECK ((left_at IS NULL) = (reason IS NULL))
);
CREATE UNIQUE INDEX waiting_entry_live ON waiting_entry (booking_id, wish_rank) WHERE left_at IS NULL;
CREATE INDEX waiting_entry_turn ON waiting_entry (turn);

CREATE TABLE offer (
    id UUID PRIMARY KEY,
    entry_id UUID NOT NULL REFERENCES waiting_entry (id),
    booking_id UUID NOT NULL REFERENCES booking (id),
    wish_rank INTEGER NOT NULL,
    made_at TIMESTAMPTZ NOT NULL,
    held_until TIMESTAMPTZ NOT NULL,
    answered_at TIMESTAMPTZ,
    answer TEXT CHECK (answer IN ('accepted', 'declined', 'lapsed', 'void')),
    CHECK ((answered_at IS NULL) = (answer IS NULL))
);
CREATE UNIQUE INDEX offer_open ON offer (booking_id) WHERE answered_at IS NULL;
CREATE INDEX offer_held_until ON offer (held_until) WHERE answered_at IS NULL;
CREATE INDEX offer_entry ON offer (entry_id);
";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.get_connection().execute_unprepared(UP).await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(manager, &["offer", "waiting_entry"]).await?;
        manager
            .get_connection()
            .execute_unprepared("ALTER TABLE booking DROP COLUMN wait_if_full")
            .await?;
        Ok(())
    }
}
