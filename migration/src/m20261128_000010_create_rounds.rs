//! Rounds: many applications of a call placed at once; what people decided about it, what was computed, and what came
//! of it for each application. Mails may be drafts, which somebody looks at before they go.

use sea_orm_migration::prelude::*;

use crate::drop_tables;

#[derive(DeriveMigrationName)]
pub struct Migration;

const TABLES: &str = r"
CREATE TABLE round (
    id UUID PRIMARY KEY,
    call_id UUID NOT NULL REFERENCES programme_call (id),
    number INTEGER NOT NULL CHECK (number >= 1),
    state TEXT NOT NULL CHECK (state IN ('open', 'applied', 'closed')),
    method TEXT NOT NULL CHECK (method IN ('optimise', 'lottery', 'screening')),
    seed TEXT NOT NULL,
    policy TEXT NOT NULL,
    opened_by UUID NOT NULL REFERENCES person (id),
    opened_at TIMESTAMPTZ NOT NULL,
    applied_run_id UUID,
    applied_by UUID REFERENCES person (id),
    applied_at TIMESTAMPTZ,
    closed_at TIMESTAMPTZ,
    version BIGINT NOT NULL DEFAULT 1,
    UNIQUE (call_id, number),
    CHECK ((state = 'applied') = (applied_run_id IS NOT NULL))
);
CREATE UNIQUE INDEX round_open ON round (call_id) WHERE state = 'open';

CREATE TABLE round_run (
    id UUID PRIMARY KEY,
    round_id UUID NOT NULL REFERENCES round (id),
    number INTEGER NOT NULL CHECK (number >= 1),
    state TEXT NOT NULL CHECK (state IN ('queued', 'running', 'done', 'failed', 'cancelled')),
    method TEXT NOT NULL CHECK (method IN ('optimise', 'deferred_acceptance', 'lottery', 'first_come', 'screening')),
    keep_run_id UUID REFERENCES round_run (id),
    requested_by UUID NOT NULL REFERENCES person (id),
    requested_at TIMESTAMPTZ NOT NULL,
    started_at TIMESTAMPTZ,
    lease_until TIMESTAMPTZ NOT NULL,
    finished_at TIMESTAMPTZ,
    stage TEXT NOT NULL DEFAULT '',
    stage_value BIGINT,
    stage_bound BIGINT,
    input TEXT,
    plan TEXT,
    notes TEXT,
    faults TEXT,
    version BIGINT NOT NULL DEFAULT 1,
    UNIQUE (round_id, number),
    CHECK (state <> 'done' OR (input IS NOT NULL AND plan IS NOT NULL AND notes IS NOT NULL))
);
CREATE INDEX round_run_waiting ON round_run (requested_at) WHERE state IN ('queued', 'running');

CREATE TABLE round_override (
    id UUID PRIMARY KEY,
    round_id UUID NOT NULL REFERENCES round (id),
    kind TEXT NOT NULL CHECK (kind IN ('pin', 'exclusion')),
    booking_id UUID NOT NULL REFERENCES booking (id),
    facility_id UUID REFERENCES facility (id),
    unit_type_id UUID REFERENCES unit_type (id),
    starts_on DATE,
    reason TEXT NOT NULL CHECK (reason IN ('applicant_asked', 'host_asked', 'accessibility', 'safety', 'duplicate',
        'programme', 'correction', 'other')),
    text TEXT NOT NULL,
    created_by UUID NOT NULL REFERENCES person (id),
    created_at TIMESTAMPTZ NOT NULL,
    removed_by UUID REFERENCES person (id),
    removed_at TIMESTAMPTZ,
    removed_text TEXT NOT NULL DEFAULT '',
    CHECK (kind <> 'pin' OR (unit_type_id IS NOT NULL AND starts_on IS NOT NULL)),
    CHECK ((removed_at IS NULL) = (removed_by IS NULL))
);
CREATE INDEX round_override_round ON round_override (round_id);
CREATE UNIQUE INDEX round_override_pin ON round_override (round_id, booking_id)
    WHERE kind = 'pin' AND removed_at IS NULL;

CREATE TABLE round_score (
    round_id UUID NOT NULL REFERENCES round (id),
    booking_id UUID NOT NULL REFERENCES booking (id),
    points INTEGER NOT NULL CHECK (points BETWEEN 0 AND 1000),
    comment TEXT NOT NULL DEFAULT '',
    scored_by UUID NOT NULL REFERENCES person (id),
    scored_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (round_id, booking_id)
);

CREATE TABLE round_outcome (
    round_id UUID NOT NULL REFERENCES round (id),
    booking_id UUID NOT NULL REFERENCES booking (id),
    facility_id UUID REFERENCES facility (id),
    starts_on DATE,
    ends_on DATE,
    wish_rank INTEGER,
    why TEXT NOT NULL,
    PRIMARY KEY (round_id, booking_id)
);
CREATE INDEX round_outcome_booking ON round_outcome (booking_id);
CREATE INDEX round_outcome_facility ON round_outcome (facility_id);
";

const COLUMNS: &[(&str, &str, &str)] = &[
    ("booking", "anywhere", "BOOLEAN NOT NULL DEFAULT FALSE"),
    ("booking", "flexible_days", "INTEGER NOT NULL DEFAULT 0"),
    ("outbox", "draft_of", "UUID"),
    ("outbox", "is_draft", "BOOLEAN NOT NULL DEFAULT FALSE"),
    ("outbox", "person_id", "UUID REFERENCES person (id)"),
    ("outbox", "discarded_at", "TIMESTAMPTZ"),
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();
        db.execute_unprepared(TABLES).await?;
        for (table, column, kind) in COLUMNS {
            let add = format!("ALTER TABLE {table} ADD COLUMN {column} {kind}");
            db.execute_unprepared(&add).await?;
        }
        db.execute_unprepared("CREATE INDEX outbox_draft ON outbox (draft_of) WHERE draft_of IS NOT NULL")
            .await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();
        db.execute_unprepared("DROP INDEX outbox_draft").await?;
        for (table, column, _) in COLUMNS.iter().rev() {
            let remove = format!("ALTER TABLE {table} DROP COLUMN {column}");
            db.execute_unprepared(&remove).await?;
        }
        let tables = ["round_outcome", "round_score", "round_override", "round_run", "round"];
        drop_tables(manager, &tables).await
    }
}
