//! Facilities, what they offer, and the units that people stay and work in.

use sea_orm_migration::prelude::*;

use crate::drop_tables;

#[derive(DeriveMigrationName)]
pub struct Migration;

const UP: &str = r"
CREATE TABLE facility (
    id UUID PRIMARY KEY,
    number TEXT NOT NULL UNIQUE,
    organisation_id UUID NOT NULL REFERENCES organisation (id),
    municipality_code TEXT NOT NULL REFERENCES municipality (code),
    state TEXT NOT NULL CHECK (state IN ('draft', 'in_check', 'returned', 'published', 'suspended')),
    audience TEXT NOT NULL CHECK (audience IN ('everyone', 'staff_only')),
    name_ja TEXT NOT NULL,
    name_kana TEXT NOT NULL DEFAULT '',
    name_en TEXT NOT NULL DEFAULT '',
    description_ja TEXT NOT NULL DEFAULT '',
    description_en TEXT NOT NULL DEFAULT '',
    address TEXT NOT NULL DEFAULT '',
    lat DOUBLE PRECISION NOT NULL,
    lon DOUBLE PRECISION NOT NULL,
    facility_type TEXT NOT NULL CHECK (facility_type IN ('lodging', 'coworking', 'combined', 'public_facility')),
    lodging_licence TEXT NOT NULL CHECK (lodging_licence IN ('ryokan_hotel', 'kan_i_shukusho', 'minpaku', 'none')),
    theme TEXT NOT NULL DEFAULT '',
    down_mbps DOUBLE PRECISION,
    up_mbps DOUBLE PRECISION,
    rtt_ms INTEGER,
    measured_on DATE,
    wired_lan BOOLEAN,
    dedicated_ssid BOOLEAN,
    vpn_allowed BOOLEAN,
    monitors INTEGER,
    multifunction_printer BOOLEAN,
    ergonomic_chairs INTEGER,
    lockable_booths INTEGER,
    single_rooms BOOLEAN,
    min_nights INTEGER,
    max_nights INTEGER,
    children_allowed BOOLEAN,
    child_min_age INTEGER,
    pets_allowed BOOLEAN,
    wheelchair BOOLEAN,
    meals TEXT NOT NULL DEFAULT 'none' CHECK (meals IN ('none', 'breakfast', 'half_board')),
    parking INTEGER,
    ev_chargers INTEGER,
    invoice_allowed BOOLEAN,
    check_in_time TEXT,
    check_out_time TEXT,
    station_walk_minutes INTEGER,
    nagoya_minutes INTEGER,
    hazard TEXT NOT NULL DEFAULT 'none',
    elevation_m INTEGER,
    shelter_name TEXT NOT NULL DEFAULT '',
    shelter_walk_minutes INTEGER,
    emergency_phone TEXT NOT NULL DEFAULT '',
    languages TEXT NOT NULL DEFAULT 'ja',
    access_note TEXT NOT NULL DEFAULT '',
    wifi_note TEXT NOT NULL DEFAULT '',
    submitted_by UUID REFERENCES person (id),
    submitted_at TIMESTAMPTZ,
    return_comment TEXT,
    suspended_reason TEXT,
    published_at TIMESTAMPTZ,
    created_at TIMESTAMPTZ NOT NULL,
    updated_at TIMESTAMPTZ NOT NULL,
    version BIGINT NOT NULL DEFAULT 1
);
CREATE INDEX facility_municipality ON facility (municipality_code, state);
CREATE INDEX facility_organisation ON facility (organisation_id);

CREATE TABLE facility_hours (
    facility_id UUID NOT NULL REFERENCES facility (id),
    weekday INTEGER NOT NULL CHECK (weekday BETWEEN 0 AND 6),
    opens TEXT NOT NULL,
    closes TEXT NOT NULL,
    PRIMARY KEY (facility_id, weekday)
);

CREATE TABLE closing_rule (
    id UUID PRIMARY KEY,
    facility_id UUID NOT NULL REFERENCES facility (id),
    kind TEXT NOT NULL CHECK (kind IN ('weekday', 'nth_weekday', 'public_holiday', 'year_end', 'dates')),
    weekday INTEGER CHECK (weekday BETWEEN 0 AND 6),
    nth INTEGER CHECK (nth BETWEEN 1 AND 5),
    starts_on DATE,
    ends_on DATE
);
CREATE INDEX closing_rule_facility ON closing_rule (facility_id);

CREATE TABLE cancellation_rule (
    facility_id UUID NOT NULL REFERENCES facility (id),
    min_party INTEGER NOT NULL DEFAULT 1,
    days_before INTEGER NOT NULL CHECK (days_before >= -1),
    percent INTEGER NOT NULL CHECK (percent BETWEEN 0 AND 100),
    PRIMARY KEY (facility_id, min_party, days_before)
);

CREATE TABLE house_rule (
    facility_id UUID NOT NULL REFERENCES facility (id),
    position INTEGER NOT NULL,
    text_ja TEXT NOT NULL,
    text_en TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (facility_id, position)
);

CREATE TABLE unit_type (
    id UUID PRIMARY KEY,
    facility_id UUID NOT NULL REFERENCES facility (id),
    kind TEXT NOT NULL CHECK (kind IN ('room', 'desk', 'booth', 'meeting_room', 'whole')),
    name_ja TEXT NOT NULL,
    name_en TEXT NOT NULL DEFAULT '',
    capacity INTEGER NOT NULL CHECK (capacity >= 1),
    price_yen BIGINT NOT NULL CHECK (price_yen >= 0),
    price_basis TEXT NOT NULL CHECK (price_basis IN ('person_night', 'unit_night', 'person_day', 'unit_day')),
    position INTEGER NOT NULL,
    retired_at TIMESTAMPTZ
);
CREATE INDEX unit_type_facility ON unit_type (facility_id);

CREATE TABLE unit (
    id UUID PRIMARY KEY,
    facility_id UUID NOT NULL REFERENCES facility (id),
    unit_type_id UUID NOT NULL REFERENCES unit_type (id),
    number INTEGER NOT NULL,
    retired_at TIMESTAMPTZ,
    UNIQUE (unit_type_id, number)
);
CREATE INDEX unit_facility ON unit (facility_id);

CREATE TABLE whole_unit (
    unit_type_id UUID NOT NULL REFERENCES unit_type (id),
    unit_id UUID NOT NULL REFERENCES unit (id),
    PRIMARY KEY (unit_type_id, unit_id)
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
                "whole_unit",
                "unit",
                "unit_type",
                "house_rule",
                "cancellation_rule",
                "closing_rule",
                "facility_hours",
                "facility",
            ],
        )
        .await
    }
}
