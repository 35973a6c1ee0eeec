//! Questionnaires, invitations, and the answers behind the wall.

use sea_orm_migration::prelude::*;

use crate::drop_tables;

#[derive(DeriveMigrationName)]
pub struct Migration;

const UP: &str = r"
CREATE TABLE questionnaire (
    id UUID PRIMARY KEY,
    audience TEXT NOT NULL CHECK (audience IN ('participant_pre', 'participant_post', 'employer', 'host')),
    version TEXT NOT NULL,
    content_hash TEXT NOT NULL UNIQUE,
    content TEXT NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    UNIQUE (audience, version)
);

CREATE TABLE call_questionnaire (
    call_id UUID NOT NULL REFERENCES programme_call (id),
    audience TEXT NOT NULL,
    questionnaire_id UUID NOT NULL REFERENCES questionnaire (id),
    PRIMARY KEY (call_id, audience)
);

CREATE TABLE respondent (
    id UUID PRIMARY KEY,
    population TEXT NOT NULL CHECK (population IN ('company', 'employee', 'employer', 'host')),
    call_id UUID NOT NULL REFERENCES programme_call (id),
    half TEXT NOT NULL,
    facility_id UUID NOT NULL REFERENCES facility (id),
    municipality_code TEXT NOT NULL REFERENCES municipality (code)
);
CREATE INDEX respondent_call ON respondent (call_id, half);

CREATE TABLE invitation (
    id UUID PRIMARY KEY,
    booking_id UUID NOT NULL REFERENCES booking (id),
    participant_id UUID REFERENCES participant (id),
    person_id UUID REFERENCES person (id),
    email TEXT NOT NULL,
    locale TEXT NOT NULL DEFAULT 'ja',
    population TEXT NOT NULL CHECK (population IN ('company', 'employee', 'employer', 'host')),
    audience TEXT NOT NULL CHECK (audience IN ('participant_pre', 'participant_post', 'employer', 'host')),
    questionnaire_id UUID NOT NULL REFERENCES questionnaire (id),
    respondent_id UUID,
    draft TEXT,
    draft_version BIGINT NOT NULL DEFAULT 0,
    invited_on DATE NOT NULL,
    due_on DATE NOT NULL,
    closes_on DATE NOT NULL,
    reminders INTEGER NOT NULL DEFAULT 0,
    reminded_on DATE,
    answered_on DATE,
    closed BOOLEAN NOT NULL DEFAULT FALSE,
    version BIGINT NOT NULL DEFAULT 1
);
CREATE INDEX invitation_booking ON invitation (booking_id, audience);
CREATE INDEX invitation_person ON invitation (person_id);
CREATE UNIQUE INDEX invitation_once ON invitation (booking_id, audience, email);

CREATE TABLE answer_sheet (
    id UUID PRIMARY KEY,
    respondent_id UUID NOT NULL REFERENCES respondent (id),
    questionnaire_id UUID NOT NULL REFERENCES questionnaire (id),
    audience TEXT NOT NULL,
    answers TEXT NOT NULL,
    context TEXT NOT NULL,
    answered_on DATE NOT NULL,
    entry_mode TEXT NOT NULL CHECK (entry_mode IN ('web', 'paper')),
    complete BOOLEAN NOT NULL,
    straight_lined BOOLEAN NOT NULL DEFAULT FALSE,
    UNIQUE (respondent_id, audience)
);

CREATE TABLE release (
    id UUID PRIMARY KEY,
    population TEXT NOT NULL,
    audience TEXT NOT NULL,
    line TEXT NOT NULL,
    cell TEXT NOT NULL,
    before_on DATE NOT NULL,
    UNIQUE (population, audience, line, cell, before_on)
);

CREATE TABLE release_batch (
    population TEXT NOT NULL,
    audience TEXT NOT NULL,
    before_on DATE NOT NULL,
    sheets BIGINT NOT NULL,
    PRIMARY KEY (population, audience, before_on)
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
            &[
                "release_batch",
                "release",
                "answer_sheet",
                "invitation",
                "respondent",
                "call_questionnaire",
                "questionnaire",
            ],
        )
        .await
    }
}
