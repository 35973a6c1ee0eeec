//! The booking, from application to stay, and everything that is decided about it.

use sea_orm_migration::prelude::*;

use crate::drop_tables;

#[derive(DeriveMigrationName)]
pub struct Migration;

const UP: &str = r"
CREATE TABLE booking (
    id UUID PRIMARY KEY,
    number TEXT NOT NULL UNIQUE,
    call_id UUID NOT NULL REFERENCES programme_call (id),
    kind TEXT NOT NULL CHECK (kind IN ('company', 'employee')),
    state TEXT NOT NULL CHECK (state IN ('draft', 'supervisor_review', 'in_review', 'pooled', 'host_check', 'confirmed',
        'checked_in', 'completed', 'returned', 'waiting', 'offered', 'withdrawn', 'disapproved', 'declined',
        'not_selected', 'hold_expired', 'cancelled', 'called_off', 'revoked', 'no_show')),
    returned_from TEXT CHECK (returned_from IN ('supervisor_review', 'in_review', 'host_check')),
    applicant_id UUID NOT NULL REFERENCES person (id),
    organisation_id UUID NOT NULL REFERENCES organisation (id),
    wish_rank INTEGER NOT NULL DEFAULT 1,
    facility_id UUID REFERENCES facility (id),
    starts_on DATE,
    ends_on DATE,
    party INTEGER NOT NULL DEFAULT 1 CHECK (party BETWEEN 1 AND 100),
    children INTEGER NOT NULL DEFAULT 0,
    companions INTEGER NOT NULL DEFAULT 0,
    purpose TEXT NOT NULL DEFAULT '',
    purpose_note TEXT NOT NULL DEFAULT '',
    needs TEXT NOT NULL DEFAULT '',
    considerations TEXT NOT NULL DEFAULT '',
    arrival_time TEXT,
    channel TEXT NOT NULL DEFAULT 'web' CHECK (channel IN ('web', 'phone', 'counter')),
    entered_by UUID REFERENCES person (id),
    schedule_version BIGINT NOT NULL DEFAULT 1,
    content_version BIGINT NOT NULL DEFAULT 1,
    fee_yen BIGINT,
    reference_number TEXT NOT NULL DEFAULT '',
    due_at TIMESTAMPTZ,
    submitted_at TIMESTAMPTZ,
    confirmed_at TIMESTAMPTZ,
    checked_in_at TIMESTAMPTZ,
    checked_out_at TIMESTAMPTZ,
    actual_ends_on DATE,
    closed_by TEXT CHECK (closed_by IN ('person', 'automatic', 'unconfirmed')),
    created_at TIMESTAMPTZ NOT NULL,
    updated_at TIMESTAMPTZ NOT NULL,
    version BIGINT NOT NULL DEFAULT 1,
    CHECK (ends_on IS NULL OR starts_on IS NULL OR ends_on >= starts_on)
);
CREATE INDEX booking_organisation ON booking (organisation_id, state);
CREATE INDEX booking_facility ON booking (facility_id, state, starts_on);
CREATE INDEX booking_applicant ON booking (applicant_id);
CREATE INDEX booking_state ON booking (state, due_at);
CREATE INDEX booking_call ON booking (call_id, state);

CREATE TABLE wish (
    id UUID PRIMARY KEY,
    booking_id UUID NOT NULL REFERENCES booking (id),
    rank INTEGER NOT NULL CHECK (rank BETWEEN 1 AND 3),
    facility_id UUID REFERENCES facility (id),
    starts_on DATE NOT NULL,
    ends_on DATE NOT NULL,
    outcome TEXT CHECK (outcome IN ('declined', 'taken', 'accepted')),
    UNIQUE (booking_id, rank),
    CHECK (ends_on >= starts_on)
);

CREATE TABLE booking_item (
    id UUID PRIMARY KEY,
    booking_id UUID NOT NULL REFERENCES booking (id),
    wish_id UUID NOT NULL REFERENCES wish (id),
    unit_type_id UUID NOT NULL REFERENCES unit_type (id),
    quantity INTEGER NOT NULL CHECK (quantity >= 1),
    price_yen BIGINT NOT NULL
);
CREATE INDEX booking_item_booking ON booking_item (booking_id);
CREATE INDEX booking_item_wish ON booking_item (wish_id);

CREATE TABLE participant (
    id UUID PRIMARY KEY,
    booking_id UUID NOT NULL REFERENCES booking (id),
    person_id UUID REFERENCES person (id),
    kind TEXT NOT NULL CHECK (kind IN ('company_employee', 'prefectural_employee', 'municipal_employee', 'freelancer')),
    name TEXT NOT NULL,
    name_kana TEXT NOT NULL DEFAULT '',
    email TEXT NOT NULL,
    locale TEXT NOT NULL DEFAULT 'ja',
    created_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX participant_booking ON participant (booking_id);
CREATE INDEX participant_person ON participant (person_id);

CREATE TABLE work_day (
    id UUID PRIMARY KEY,
    booking_id UUID NOT NULL REFERENCES booking (id),
    day DATE NOT NULL,
    basis TEXT NOT NULL CHECK (basis IN ('business_trip', 'telework', 'annual_leave', 'special_leave', 'weekly_day_off', 'public_holiday')),
    starts TEXT,
    ends TEXT,
    place TEXT NOT NULL DEFAULT '',
    contact TEXT NOT NULL DEFAULT '',
    UNIQUE (booking_id, day)
);

CREATE TABLE decision (
    id UUID PRIMARY KEY,
    booking_id UUID NOT NULL REFERENCES booking (id),
    step TEXT NOT NULL CHECK (step IN ('supervisor', 'secretariat', 'host', 'approver')),
    outcome TEXT NOT NULL CHECK (outcome IN ('approved', 'returned', 'disapproved', 'accepted', 'declined')),
    person_id UUID REFERENCES person (id),
    by_link BOOLEAN NOT NULL DEFAULT FALSE,
    comment TEXT NOT NULL DEFAULT '',
    decided_version BIGINT NOT NULL,
    wish_rank INTEGER NOT NULL,
    decided_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX decision_booking ON decision (booking_id);

CREATE TABLE booking_event (
    id UUID PRIMARY KEY,
    booking_id UUID NOT NULL REFERENCES booking (id),
    verb TEXT NOT NULL,
    from_state TEXT NOT NULL,
    to_state TEXT NOT NULL,
    standing TEXT NOT NULL,
    person_id UUID REFERENCES person (id),
    comment TEXT NOT NULL DEFAULT '',
    booking_version BIGINT NOT NULL,
    happened_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX booking_event_booking ON booking_event (booking_id, happened_at);

CREATE TABLE criterion (
    id UUID PRIMARY KEY,
    booking_id UUID NOT NULL REFERENCES booking (id),
    position INTEGER NOT NULL,
    text TEXT NOT NULL,
    UNIQUE (booking_id, position)
);

CREATE TABLE consent (
    id UUID PRIMARY KEY,
    booking_id UUID NOT NULL REFERENCES booking (id),
    person_id UUID NOT NULL REFERENCES person (id),
    kind TEXT NOT NULL CHECK (kind IN ('pledge', 'privacy', 'survey', 'photo')),
    given_at TIMESTAMPTZ NOT NULL,
    UNIQUE (booking_id, person_id, kind)
);

CREATE TABLE work_report (
    id UUID PRIMARY KEY,
    booking_id UUID NOT NULL REFERENCES booking (id),
    person_id UUID NOT NULL REFERENCES person (id),
    work_done TEXT NOT NULL,
    findings TEXT NOT NULL DEFAULT '',
    submitted_at TIMESTAMPTZ,
    updated_at TIMESTAMPTZ NOT NULL,
    version BIGINT NOT NULL DEFAULT 1,
    UNIQUE (booking_id, person_id)
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
                "work_report",
                "consent",
                "criterion",
                "booking_event",
                "decision",
                "work_day",
                "participant",
                "booking_item",
                "wish",
                "booking",
            ],
        )
        .await
    }
}
