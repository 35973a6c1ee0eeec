//! Guests with a page of their own, and what they report from it: a problem now, answered by the host.

use sea_orm_migration::prelude::*;

use crate::drop_tables;

#[derive(DeriveMigrationName)]
pub struct Migration;

const UP: &str = r"
CREATE TABLE guest (
    id UUID PRIMARY KEY,
    booking_id UUID NOT NULL REFERENCES booking (id),
    person_id UUID REFERENCES person (id),
    name TEXT NOT NULL,
    email TEXT NOT NULL,
    locale TEXT NOT NULL DEFAULT 'ja' CHECK (locale IN ('ja', 'en')),
    created_at TIMESTAMPTZ NOT NULL,
    UNIQUE (booking_id, email)
);

CREATE TABLE problem_report (
    id UUID PRIMARY KEY,
    booking_id UUID NOT NULL REFERENCES booking (id),
    facility_id UUID NOT NULL REFERENCES facility (id),
    guest_id UUID NOT NULL REFERENCES guest (id),
    kind TEXT NOT NULL CHECK (kind IN ('line', 'room', 'noise', 'safety', 'other')),
    state TEXT NOT NULL CHECK (state IN ('open', 'answered', 'resolved')),
    text TEXT NOT NULL,
    place TEXT NOT NULL DEFAULT '',
    noticed TEXT NOT NULL DEFAULT '',
    reported_at TIMESTAMPTZ NOT NULL,
    answer_due_at TIMESTAMPTZ NOT NULL,
    answered_at TIMESTAMPTZ,
    resolved_at TIMESTAMPTZ,
    version BIGINT NOT NULL DEFAULT 1
);
CREATE INDEX problem_report_facility ON problem_report (facility_id, state, reported_at);
CREATE INDEX problem_report_booking ON problem_report (booking_id, reported_at);

CREATE TABLE problem_answer (
    id UUID PRIMARY KEY,
    problem_report_id UUID NOT NULL REFERENCES problem_report (id),
    person_id UUID NOT NULL REFERENCES person (id),
    text TEXT NOT NULL,
    resolved BOOLEAN NOT NULL,
    answered_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX problem_answer_report ON problem_answer (problem_report_id, answered_at);
";

const CAPABILITIES: &str = "'registration_confirm', 'password_reset', 'invitation_accept', 'booking_approve', \
     'booking_cancel', 'survey_answer', 'offer_answer'";

/// The table of links with other capabilities. SQLite can't change a CHECK, so both databases copy the rows.
fn links(capabilities: &str) -> String {
    format!(
        "CREATE TABLE link_copy (
    id UUID PRIMARY KEY,
    token_hash TEXT NOT NULL UNIQUE,
    capability TEXT NOT NULL CHECK (capability IN ({capabilities})),
    person_id UUID REFERENCES person (id),
    subject_id UUID NOT NULL,
    subject_version BIGINT,
    expires_at TIMESTAMPTZ NOT NULL,
    used_at TIMESTAMPTZ,
    created_at TIMESTAMPTZ NOT NULL
);
INSERT INTO link_copy (id, token_hash, capability, person_id, subject_id, subject_version, expires_at, used_at, created_at)
    SELECT id, token_hash, capability, person_id, subject_id, subject_version, expires_at, used_at, created_at FROM link;
DROP TABLE link;
ALTER TABLE link_copy RENAME TO link;
CREATE INDEX link_subject ON link (subject_id, capability);"
    )
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();
        db.execute_unprepared(UP).await?;
        db.execute_unprepared(&links(&format!("{CAPABILITIES}, 'guest_page'")))
            .await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();
        db.execute_unprepared("DELETE FROM link WHERE capability = 'guest_page'")
            .await?;
        db.execute_unprepared(&links(CAPABILITIES)).await?;
        drop_tables(manager, &["problem_answer", "problem_report", "guest"]).await
    }
}
