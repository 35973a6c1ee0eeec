//! A taken night says in which place it is and how many people the room would hold, so that a search asks an index once
//! a place how many are left, and not once a room. What decides on the order of places, where nothing but the stay is
//! asked for, is read of an index alone: rows of listings are long, and lie anywhere.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::DbBackend;

#[derive(DeriveMigrationName)]
pub struct Migration;

/// What a search of dates and a party reads of the listings.
macro_rules! listing {
    () => {
        "municipality_code, audience, sleeps, seats, min_nights, max_nights, down_mbps, up_mbps, measured_on,
         satisfaction_mean_milli, satisfaction_n, welcomed_party_from, welcomed_party_to"
    };
}

/// Written anew: SQLite adds no column that must be filled.
const UP: &[&str] = &[
    "CREATE TABLE unit_night_placed (
        unit_id UUID NOT NULL REFERENCES unit (id),
        night DATE NOT NULL,
        facility_id UUID NOT NULL REFERENCES facility (id),
        people INTEGER NOT NULL CHECK (people >= 0),
        booking_id UUID REFERENCES booking (id),
        block_id UUID REFERENCES block (id),
        hold_id UUID REFERENCES hold (id),
        PRIMARY KEY (unit_id, night),
        CHECK ((booking_id IS NULL) <> (block_id IS NULL))
    )",
    "INSERT INTO unit_night_placed (unit_id, night, facility_id, people, booking_id, block_id, hold_id)
        SELECT n.unit_id, n.night, u.facility_id,
          CASE WHEN u.retired_at IS NULL AND t.retired_at IS NULL THEN t.capacity ELSE 0 END,
          n.booking_id, n.block_id, n.hold_id
        FROM unit_night n JOIN unit u ON u.id = n.unit_id JOIN unit_type t ON t.id = u.unit_type_id",
    "DROP TABLE unit_night",
    "ALTER TABLE unit_night_placed RENAME TO unit_night",
    "CREATE INDEX unit_night_booking ON unit_night (booking_id)",
    "CREATE INDEX unit_night_block ON unit_night (block_id)",
    "CREATE INDEX unit_night_place ON unit_night (facility_id, night, unit_id, people)",
    "DROP INDEX facility_score",
    concat!(
        "CREATE INDEX facility_score ON facility (base_score DESC, id, ",
        listing!(),
        ") WHERE state = 'published'"
    ),
    "DROP INDEX facility_municipality_score",
    concat!(
        "CREATE INDEX facility_listing ON facility (",
        listing!(),
        ", id) WHERE state = 'published'"
    ),
];

const DOWN: &[&str] = &[
    "CREATE TABLE unit_night_bare (
        unit_id UUID NOT NULL REFERENCES unit (id),
        night DATE NOT NULL,
        booking_id UUID REFERENCES booking (id),
        block_id UUID REFERENCES block (id),
        hold_id UUID REFERENCES hold (id),
        PRIMARY KEY (unit_id, night),
        CHECK ((booking_id IS NULL) <> (block_id IS NULL))
    )",
    "INSERT INTO unit_night_bare (unit_id, night, booking_id, block_id, hold_id)
        SELECT unit_id, night, booking_id, block_id, hold_id FROM unit_night",
    "DROP TABLE unit_night",
    "ALTER TABLE unit_night_bare RENAME TO unit_night",
    "CREATE INDEX unit_night_booking ON unit_night (booking_id)",
    "CREATE INDEX unit_night_block ON unit_night (block_id)",
    "CREATE INDEX unit_night_night ON unit_night (night, unit_id)",
    "DROP INDEX facility_listing",
    "CREATE INDEX facility_municipality_score ON facility (municipality_code, base_score DESC) WHERE state = 'published'",
    "DROP INDEX facility_score",
    "CREATE INDEX facility_score ON facility (base_score DESC, id) WHERE state = 'published'",
];

// Hosts change what a type holds, and take rooms and types out of use, while nights are taken; who does need not know
// of the copy. A room that nobody is offered holds nobody.
const FOLLOW_SQLITE: &[&str] = &[
    "CREATE TRIGGER unit_type_people AFTER UPDATE OF capacity, retired_at ON unit_type
    WHEN NEW.capacity <> OLD.capacity OR (NEW.retired_at IS NULL) <> (OLD.retired_at IS NULL)
    BEGIN
        UPDATE unit_night SET people = CASE WHEN NEW.retired_at IS NULL THEN NEW.capacity ELSE 0 END
        WHERE unit_id IN (SELECT id FROM unit WHERE unit_type_id = NEW.id AND retired_at IS NULL);
    END",
    "CREATE TRIGGER unit_people AFTER UPDATE OF retired_at ON unit
    WHEN (NEW.retired_at IS NULL) <> (OLD.retired_at IS NULL)
    BEGIN
        UPDATE unit_night SET people = CASE WHEN NEW.retired_at IS NULL
          THEN (SELECT CASE WHEN retired_at IS NULL THEN capacity ELSE 0 END FROM unit_type WHERE id = NEW.unit_type_id)
          ELSE 0 END
        WHERE unit_id = NEW.id;
    END",
];

const FOLLOW_POSTGRES: &[&str] = &[
    "CREATE FUNCTION follow_unit_type() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        UPDATE unit_night SET people = CASE WHEN NEW.retired_at IS NULL THEN NEW.capacity ELSE 0 END
        WHERE unit_id IN (SELECT id FROM unit WHERE unit_type_id = NEW.id AND retired_at IS NULL);
        RETURN NULL;
    END $$",
    "CREATE TRIGGER unit_type_people AFTER UPDATE OF capacity, retired_at ON unit_type FOR EACH ROW
    WHEN (NEW.capacity <> OLD.capacity OR (NEW.retired_at IS NULL) <> (OLD.retired_at IS NULL))
    EXECUTE FUNCTION follow_unit_type()",
    "CREATE FUNCTION follow_unit() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        UPDATE unit_night SET people = CASE WHEN NEW.retired_at IS NULL
          THEN (SELECT CASE WHEN retired_at IS NULL THEN capacity ELSE 0 END FROM unit_type WHERE id = NEW.unit_type_id)
          ELSE 0 END
        WHERE unit_id = NEW.id;
        RETURN NULL;
    END $$",
    "CREATE TRIGGER unit_people AFTER UPDATE OF retired_at ON unit FOR EACH ROW
    WHEN ((NEW.retired_at IS NULL) <> (OLD.retired_at IS NULL)) EXECUTE FUNCTION follow_unit()",
];

const UNFOLLOW_POSTGRES: &[&str] = &[
    "DROP TRIGGER unit_type_people ON unit_type",
    "DROP TRIGGER unit_people ON unit",
    "DROP FUNCTION follow_unit_type()",
    "DROP FUNCTION follow_unit()",
];

const UNFOLLOW_SQLITE: &[&str] = &["DROP TRIGGER unit_type_people", "DROP TRIGGER unit_people"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let follow = match manager.get_database_backend() {
            DbBackend::Postgres => FOLLOW_POSTGRES,
            _ => FOLLOW_SQLITE,
        };
        each(manager, &[UP, follow].concat()).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let unfollow = match manager.get_database_backend() {
            DbBackend::Postgres => UNFOLLOW_POSTGRES,
            _ => UNFOLLOW_SQLITE,
        };
        each(manager, &[unfollow, DOWN].concat()).await
    }
}

async fn each(manager: &SchemaManager<'_>, statements: &[&str]) -> Result<(), DbErr> {
    for statement in statements {
        manager.get_connection().execute_unprepared(statement).await?;
    }
    Ok(())
}
