//! People, organisations and the ways to sign in.

use sea_orm_migration::prelude::*;

use crate::drop_tables;

#[derive(DeriveMigrationName)]
pub struct Migration;

const UP: &str = r"
CREATE TABLE municipality (
    code TEXT PRIMARY KEY,
    name_ja TEXT NOT NULL,
    name_kana TEXT NOT NULL,
    name_en TEXT NOT NULL,
    area TEXT NOT NULL,
    lat DOUBLE PRECISION NOT NULL,
    lon DOUBLE PRECISION NOT NULL
);

CREATE TABLE organisation (
    id UUID PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('prefecture', 'section', 'municipality', 'operator', 'company')),
    parent_id UUID REFERENCES organisation (id),
    municipality_code TEXT REFERENCES municipality (code),
    name TEXT NOT NULL,
    name_kana TEXT NOT NULL DEFAULT '',
    corporate_number TEXT,
    address TEXT NOT NULL DEFAULT '',
    industry TEXT,
    size TEXT,
    state TEXT NOT NULL CHECK (state IN ('unconfirmed', 'pending', 'active', 'closed')),
    created_at TIMESTAMPTZ NOT NULL,
    version BIGINT NOT NULL DEFAULT 1
);
CREATE INDEX organisation_corporate_number ON organisation (corporate_number);

CREATE TABLE person (
    id UUID PRIMARY KEY,
    email TEXT NOT NULL,
    email_key TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    name_kana TEXT NOT NULL DEFAULT '',
    phone TEXT NOT NULL DEFAULT '',
    locale TEXT NOT NULL DEFAULT 'ja' CHECK (locale IN ('ja', 'en')),
    password_hash TEXT,
    confirmed_at TIMESTAMPTZ,
    failed_sign_ins INTEGER NOT NULL DEFAULT 0,
    locked_until TIMESTAMPTZ,
    closed_at TIMESTAMPTZ,
    created_at TIMESTAMPTZ NOT NULL,
    version BIGINT NOT NULL DEFAULT 1
);

CREATE TABLE membership (
    id UUID PRIMARY KEY,
    person_id UUID NOT NULL REFERENCES person (id),
    organisation_id UUID NOT NULL REFERENCES organisation (id),
    role TEXT NOT NULL CHECK (role IN ('secretariat', 'approver', 'municipality', 'host', 'coordinator',
        'company_contact', 'participant', 'employee', 'supervisor', 'administrator')),
    from_on DATE NOT NULL,
    until_on DATE,
    deputy_of UUID REFERENCES person (id),
    created_at TIMESTAMPTZ NOT NULL,
    CHECK (until_on IS NULL OR until_on >= from_on)
);
CREATE INDEX membership_person ON membership (person_id);
CREATE INDEX membership_organisation ON membership (organisation_id, role);

CREATE TABLE member_invitation (
    id UUID PRIMARY KEY,
    organisation_id UUID NOT NULL REFERENCES organisation (id),
    role TEXT NOT NULL,
    email TEXT NOT NULL,
    name TEXT NOT NULL,
    until_on DATE,
    invited_by UUID NOT NULL REFERENCES person (id),
    created_at TIMESTAMPTZ NOT NULL,
    accepted_at TIMESTAMPTZ
);

CREATE TABLE session (
    id UUID PRIMARY KEY,
    person_id UUID NOT NULL REFERENCES person (id),
    created_at TIMESTAMPTZ NOT NULL,
    last_used_at TIMESTAMPTZ NOT NULL,
    expires_at TIMESTAMPTZ NOT NULL,
    revoked_at TIMESTAMPTZ,
    revoked_because TEXT
);
CREATE INDEX session_person ON session (person_id);

CREATE TABLE refresh_token (
    hash TEXT PRIMARY KEY,
    session_id UUID NOT NULL REFERENCES session (id),
    issued_at TIMESTAMPTZ NOT NULL,
    expires_at TIMESTAMPTZ NOT NULL,
    used_at TIMESTAMPTZ
);
CREATE INDEX refresh_token_session ON refresh_token (session_id);

CREATE TABLE signing_key (
    id TEXT PRIMARY KEY,
    private_pem TEXT NOT NULL,
    public_pem TEXT NOT NULL,
    signs_from TIMESTAMPTZ NOT NULL,
    verifies_until TIMESTAMPTZ NOT NULL
);

CREATE TABLE link (
    id UUID PRIMARY KEY,
    token_hash TEXT NOT NULL UNIQUE,
    capability TEXT NOT NULL CHECK (capability IN ('registration_confirm', 'password_reset', 'invitation_accept',
        'booking_approve', 'booking_cancel', 'survey_answer', 'offer_answer')),
    person_id UUID REFERENCES person (id),
    subject_id UUID NOT NULL,
    subject_version BIGINT,
    expires_at TIMESTAMPTZ NOT NULL,
    used_at TIMESTAMPTZ,
    created_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX link_subject ON link (subject_id, capability);
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
                "link",
                "signing_key",
                "refresh_token",
                "session",
                "member_invitation",
                "membership",
                "person",
                "organisation",
                "municipality",
            ],
        )
        .await
    }
}
