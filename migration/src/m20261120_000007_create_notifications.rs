//! The outbox for mail, and the list of notices inside the product.

use sea_orm_migration::prelude::*;

use crate::drop_tables;

#[derive(DeriveMigrationName)]
pub struct Migration;

const UP: &str = r"
CREATE TABLE outbox (
    id UUID PRIMARY KEY,
    topic TEXT NOT NULL,
    recipient TEXT NOT NULL,
    recipient_name TEXT NOT NULL,
    locale TEXT NOT NULL CHECK (locale IN ('ja', 'en')),
    subject TEXT NOT NULL,
    body TEXT NOT NULL,
    calendar TEXT,
    calendar_method TEXT CHECK (calendar_method IN ('REQUEST', 'CANCEL', 'PUBLISH')),
    booking_id UUID REFERENCES booking (id),
    created_at TIMESTAMPTZ NOT NULL,
    run_at TIMESTAMPTZ NOT NULL,
    lease_until TIMESTAMPTZ NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    done_at TIMESTAMPTZ,
    failed_at TIMESTAMPTZ,
    outcome TEXT CHECK (outcome IN ('sent', 'mailbox')),
    last_error TEXT,
    version BIGINT NOT NULL DEFAULT 1,
    CHECK ((done_at IS NULL) = (outcome IS NULL)),
    CHECK (done_at IS NULL OR failed_at IS NULL)
);
CREATE INDEX outbox_due ON outbox (run_at) WHERE done_at IS NULL AND failed_at IS NULL;
CREATE INDEX outbox_booking ON outbox (booking_id);

CREATE TABLE notice (
    id UUID PRIMARY KEY,
    person_id UUID NOT NULL REFERENCES person (id),
    topic TEXT NOT NULL,
    subject TEXT NOT NULL,
    booking_id UUID REFERENCES booking (id),
    created_at TIMESTAMPTZ NOT NULL,
    read_at TIMESTAMPTZ
);
CREATE INDEX notice_person ON notice (person_id, created_at);
";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.get_connection().execute_unprepared(UP).await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(manager, &["notice", "outbox"]).await
    }
}
