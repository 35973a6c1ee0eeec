//! Measurements of the line, and the checklist against a programme's standard.

use sea_orm_migration::prelude::*;

use crate::drop_tables;

#[derive(DeriveMigrationName)]
pub struct Migration;

// What hosts had typed into listings before lines were measured counts as entered by hand.
const UP: &str = r"
ALTER TABLE facility ADD COLUMN jitter_ms INTEGER;
ALTER TABLE facility ADD COLUMN loss_per_mille INTEGER;
ALTER TABLE facility ADD COLUMN line_source TEXT;
UPDATE facility SET line_source = 'manual' WHERE down_mbps IS NOT NULL AND measured_on IS NOT NULL;

CREATE TABLE line_measurement (
    id UUID PRIMARY KEY,
    facility_id UUID NOT NULL REFERENCES facility (id),
    kind TEXT NOT NULL CHECK (kind IN ('measured', 'manual')),
    measured_at TIMESTAMPTZ NOT NULL,
    place_kind TEXT NOT NULL CHECK (place_kind IN ('room', 'desk', 'booth', 'meeting_room')),
    place TEXT NOT NULL DEFAULT '',
    time_band TEXT NOT NULL CHECK (time_band IN ('work_hours', 'morning', 'evening', 'night', 'weekend')),
    device TEXT NOT NULL CHECK (device IN ('pc', 'tablet', 'phone')),
    medium TEXT NOT NULL CHECK (medium IN ('wifi', 'wired')),
    down_mbps DOUBLE PRECISION NOT NULL CHECK (down_mbps >= 0),
    up_mbps DOUBLE PRECISION NOT NULL CHECK (up_mbps >= 0),
    rtt_ms INTEGER NOT NULL CHECK (rtt_ms >= 0),
    jitter_ms INTEGER CHECK (jitter_ms >= 0),
    loss_per_mille INTEGER CHECK (loss_per_mille BETWEEN 0 AND 1000),
    samples TEXT,
    evidence_note TEXT NOT NULL DEFAULT '',
    evidence_url TEXT NOT NULL DEFAULT '',
    measured_by UUID REFERENCES person (id),
    created_at TIMESTAMPTZ NOT NULL,
    CHECK (kind = 'measured' OR evidence_note <> '')
);
CREATE INDEX line_measurement_facility ON line_measurement (facility_id, measured_at);

CREATE TABLE readiness_standard (
    id UUID PRIMARY KEY,
    programme_id UUID REFERENCES programme (id),
    edition INTEGER NOT NULL,
    content TEXT NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    UNIQUE (programme_id, edition)
);

CREATE TABLE readiness_answer (
    id UUID PRIMARY KEY,
    facility_id UUID NOT NULL REFERENCES facility (id),
    item TEXT NOT NULL,
    outcome TEXT NOT NULL CHECK (outcome IN ('yes', 'partly', 'no', 'not_applicable')),
    evidence TEXT NOT NULL DEFAULT '',
    evidence_url TEXT NOT NULL DEFAULT '',
    remedy TEXT NOT NULL DEFAULT '',
    answered_on DATE NOT NULL,
    expires_on DATE,
    answered_by UUID REFERENCES person (id),
    answered_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX readiness_answer_facility ON readiness_answer (facility_id, item, answered_at);

CREATE TABLE readiness_check (
    id UUID PRIMARY KEY,
    facility_id UUID NOT NULL REFERENCES facility (id),
    verdict TEXT NOT NULL CHECK (verdict IN ('confirmed', 'returned')),
    comment TEXT NOT NULL DEFAULT '',
    score INTEGER NOT NULL CHECK (score BETWEEN 0 AND 100),
    checked_by UUID REFERENCES person (id),
    checked_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX readiness_check_facility ON readiness_check (facility_id, checked_at);

CREATE TABLE readiness_snapshot (
    facility_id UUID NOT NULL REFERENCES facility (id),
    kept_on DATE NOT NULL,
    edition INTEGER NOT NULL,
    score INTEGER NOT NULL CHECK (score BETWEEN 0 AND 100),
    gaps TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (facility_id, kept_on)
);

CREATE TABLE readiness_reminder (
    facility_id UUID NOT NULL REFERENCES facility (id),
    subject TEXT NOT NULL,
    reminded_on DATE NOT NULL,
    PRIMARY KEY (facility_id, subject)
);
";

const DOWN: &str = r"
ALTER TABLE facility DROP COLUMN line_source;
ALTER TABLE facility DROP COLUMN loss_per_mille;
ALTER TABLE facility DROP COLUMN jitter_ms;
";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.get_connection().execute_unprepared(UP).await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let tables = [
            "readiness_reminder",
            "readiness_snapshot",
            "readiness_check",
            "readiness_answer",
            "readiness_standard",
            "line_measurement",
        ];
        drop_tables(manager, &tables).await?;
        manager.get_connection().execute_unprepared(DOWN).await?;
        Ok(())
    }
}
