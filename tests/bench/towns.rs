//! A whole country of places: so many facilities with their units, hours, closing days and taken nights, written by
//! the database itself from one place of the demo. The same numbers give the same country, on both databases.

use entities::{booking, facility};
use sea_orm::{ConnectionTrait, DatabaseConnection, DbBackend, IdenStatic, Iterable};

/// The place, and the booking of a stay that goes on, whose other columns all have.
const MODEL: &str = "F13";
const STAY: &str = "SELECT * FROM booking WHERE state = 'checked_in' ORDER BY number LIMIT 1";
/// Days ahead that have taken nights, and how many of them are taken: 36 of 180.
const DAYS: u32 = 180;
const TAKEN_ONE_IN: u32 = 5;
/// So many of the taken nights are bookings; the others come from calendars kept elsewhere.
const BOOKED_ONE_IN: u32 = 4;
/// Places in one INSERT of taken nights.
const PLACES_AT_ONCE: u32 = 5_000;
/// A prefecture of the country has so many places, in as many municipalities and areas as the first one.
const PLACES_A_PREFECTURE: u32 = 850;
/// So many of a thousand places lie in one big city: the more, the more have to be evaluated there.
const CITY_PER_MILLE: u32 = 37;
const TWELVE: &str = "(SELECT 0 AS k UNION ALL SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3 UNION ALL SELECT 4
    UNION ALL SELECT 5 UNION ALL SELECT 6 UNION ALL SELECT 7 UNION ALL SELECT 8 UNION ALL SELECT 9 UNION ALL SELECT 10
    UNION ALL SELECT 11)";

/// A number from 0 to `below` that looks random: the minimal standard generator, which both databases can multiply.
fn drawn(of: &str, salt: u32, below: u32) -> String {
    format!("((CAST({of} AS BIGINT) * 16807 + {salt} * 48271) % 2147483647 * 16807 % 2147483647 % {below})")
}

struct Dialect(DbBackend);

impl Dialect {
    /// The id of a numbered row.
    fn id(&self, of: u32, number: &str) -> String {
        match self.0 {
            DbBackend::Postgres => format!("('{of:08x}-0000-0000-0000-' || lpad(to_hex({number}), 12, '0'))::uuid"),
            _ => format!("unhex(printf('{of:08x}000000000000%012x', {number}))"),
        }
    }

    fn day(&self, ahead: &str) -> String {
        match self.0 {
            DbBackend::Postgres => format!("(current_date + ({ahead})::int)"),
            _ => format!("date('now', '+' || ({ahead}) || ' days')"),
        }
    }

    fn now(&self) -> &'static str {
        match self.0 {
            DbBackend::Postgres => "now() + interval '1 day'",
            _ => "datetime('now', '+1 day') || '+00:00'",
        }
    }
}

/// Numbers from `from` to before `until`, as a table `s(n)`.
fn series(from: u32, until: u32) -> String {
    format!("WITH RECURSIVE s(n) AS (SELECT {from} UNION ALL SELECT n + 1 FROM s WHERE n + 1 < {until})")
}

const PLACE: u32 = 0x10;
const ROOMS: u32 = 0x11;
const DESKS: u32 = 0x12;
const ROOM: u32 = 0x13;
const DESK: u32 = 0x14;
const BLOCK: u32 = 0x15;
const CLOSING: u32 = 0x16;
const BOOKING: u32 = 0x17;
/// Of the demo's prefecture.
const MUNICIPALITIES: u32 = 29;
/// Rooms of a place at most: its ids leave room for so many.
const ROOMS_MAX: u32 = 12;

/// How many rooms a place has: one to five, two in a hundred have twelve.
fn rooms() -> String {
    format!(
        "(CASE WHEN {} < 2 THEN 12 ELSE 1 + {} END)",
        drawn("n", 1, 100),
        drawn("n", 2, 5)
    )
}

fn beds() -> String {
    format!("(1 + {})", drawn("n", 3, 4))
}

/// Desks of a place: eight in three places of ten, none elsewhere.
fn desks() -> String {
    format!("(CASE WHEN {} < 3 THEN 2 ELSE 0 END)", drawn("n", 4, 10))
}

/// Writes them into a database that holds the demo, in place of the demo's own places.
pub async fn build(db: &DatabaseConnection, places: u32) {
    let dialect = Dialect(db.get_database_backend());
    let prefectures = places.div_ceil(PLACES_A_PREFECTURE);
    if dialect.0 == DbBackend::Postgres {
        // Keys between rows that this program makes itself need no check a row.
        run(db, "SET session_replication_role = replica").await;
    }
    run(db, &municipalities(prefectures)).await;
    run(db, &facilities(&dialect, places, prefectures)).await;
    run(db, "UPDATE facility SET state = 'suspended' WHERE number NOT LIKE 'S%'").await;
    run(db, &types(&dialect, places)).await;
    run(db, &units(&dialect, places)).await;
    run(db, &hours(&dialect, places)).await;
    run(db, &closings(&dialect, places)).await;
    run(db, &block(&dialect)).await;
    for from in (0..places).step_by(usize::try_from(PLACES_AT_ONCE).unwrap()) {
        let until = (from + PLACES_AT_ONCE).min(places);
        run(db, &bookings(&dialect, from, until)).await;
        run(db, &nights(&dialect, from, until)).await;
    }
    if dialect.0 == DbBackend::Postgres {
        run(db, "SET session_replication_role = DEFAULT").await;
        // What autovacuum and the checkpointer do within minutes. They must not do it while anything is measured.
        run(db, "VACUUM ANALYZE").await;
        run(db, "CHECKPOINT").await;
    }
}

async fn run(db: &DatabaseConnection, sql: &str) {
    db.execute_unprepared(sql)
        .await
        .unwrap_or_else(|error| panic!("{error}: {sql}"));
}

/// The municipalities of the prefectures beside the first one, which the demo has.
fn municipalities(prefectures: u32) -> String {
    format!(
        "{} INSERT INTO municipality (code, name_ja, name_kana, name_en, area, lat, lon)
         SELECT code || '-' || n, name_ja, name_kana, name_en, area || n, lat, lon FROM municipality
         CROSS JOIN s WHERE n > 0",
        series(0, prefectures)
    )
}

fn facilities(dialect: &Dialect, places: u32, prefectures: u32) -> String {
    let flag = |salt: u32| {
        format!(
            "(CASE {} WHEN 0 THEN NULL WHEN 1 THEN false ELSE true END)",
            drawn("n", salt, 4)
        )
    };
    let written = |column: &str| match column {
        "id" => dialect.id(PLACE, "n"),
        "number" => "'S' || n".to_owned(),
        "municipality_code" => "m.code".to_owned(),
        "audience" => "'everyone'".to_owned(),
        "down_mbps" => format!("20.0 + {}", drawn("n", 5, 300)),
        "up_mbps" => format!("10.0 + {}", drawn("n", 6, 200)),
        "rtt_ms" => format!("5 + {}", drawn("n", 7, 120)),
        "vpn_allowed" => flag(8),
        "pets_allowed" => flag(9),
        "wheelchair" => flag(10),
        "children_allowed" => flag(11),
        "min_nights" | "max_nights" => "NULL".to_owned(),
        "sleeps" => format!("{} * {}", rooms(), beds()),
        "seats" => desks(),
        "base_score" => drawn("n", 12, 1000),
        "scored_at" => dialect.now().to_owned(),
        other => format!("t.{other}"),
    };
    let columns: Vec<String> = facility::Column::iter()
        .map(|column| column.as_str().to_owned())
        .collect();
    let values: Vec<String> = columns.iter().map(|column| written(column)).collect();
    format!(
        "{} INSERT INTO facility ({}) SELECT {} FROM s
         JOIN (SELECT code, row_number() OVER (ORDER BY length(code), code) - 1 AS i FROM municipality) m
           ON m.i = (CASE WHEN {} < {CITY_PER_MILLE} THEN 0 ELSE {} END)
         CROSS JOIN (SELECT * FROM facility WHERE number = '{MODEL}') t",
        series(0, places),
        columns.join(", "),
        values.join(", "),
        drawn("n", 17, 1000),
        drawn("n", 18, MUNICIPALITIES * prefectures)
    )
}

fn types(dialect: &Dialect, places: u32) -> String {
    let columns = "id, facility_id, kind, name_ja, name_en, capacity, price_yen, price_basis, position";
    format!(
        "{} INSERT INTO unit_type ({columns})
         SELECT {}, {}, 'room', '客室', 'Room', {}, 5000 + 500 * {}, 'person_night', 0 FROM s
         UNION ALL SELECT {}, {}, 'desk', '席', 'Desk', 1, 1500, 'person_day', 1 FROM s WHERE {} > 0",
        series(0, places),
        dialect.id(ROOMS, "n"),
        dialect.id(PLACE, "n"),
        beds(),
        drawn("n", 13, 20),
        dialect.id(DESKS, "n"),
        dialect.id(PLACE, "n"),
        desks()
    )
}

fn units(dialect: &Dialect, places: u32) -> String {
    let row = |unit: u32, of: u32, most: &str| {
        format!(
            "SELECT {}, {}, {}, k + 1 FROM s CROSS JOIN {TWELVE} k WHERE k.k < {most}",
            dialect.id(unit, &format!("n * {ROOMS_MAX} + k")),
            dialect.id(PLACE, "n"),
            dialect.id(of, "n")
        )
    };
    format!(
        "{} INSERT INTO unit (id, facility_id, unit_type_id, number) {} UNION ALL {}",
        series(0, places),
        row(ROOM, ROOMS, &rooms()),
        row(DESK, DESKS, &desks())
    )
}

fn hours(dialect: &Dialect, places: u32) -> String {
    let week = "(SELECT 0 AS k UNION ALL SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3 UNION ALL SELECT 4 UNION ALL
        SELECT 5 UNION ALL SELECT 6)";
    format!(
        "{} INSERT INTO facility_hours (facility_id, weekday, opens, closes)
         SELECT {}, k, '08:00', '21:00' FROM s CROSS JOIN {week} k",
        series(0, places),
        dialect.id(PLACE, "n")
    )
}

fn closings(dialect: &Dialect, places: u32) -> String {
    format!(
        "{} INSERT INTO closing_rule (id, facility_id, kind, weekday)
         SELECT {}, {}, 'weekday', {} FROM s WHERE {} < 3",
        series(0, places),
        dialect.id(CLOSING, "n"),
        dialect.id(PLACE, "n"),
        drawn("n", 14, 7),
        drawn("n", 15, 10)
    )
}

fn block(dialect: &Dialect) -> String {
    format!(
        "INSERT INTO block (id, facility_id, reason, note, starts_on, ends_on, created_at, version)
         SELECT {}, {}, 'repair', '', {}, {}, {}, 1",
        dialect.id(BLOCK, "0"),
        dialect.id(PLACE, "0"),
        dialect.day("0"),
        dialect.day("180"),
        dialect.now()
    )
}

/// Numbers a unit of `s` and `k`, and one of its pairs of nights.
const UNIT: &str = "(n * 12 + k)";
const PAIR: &str = "((n * 12 + k) * 97 + p)";

/// Taken nights come in pairs, as stays do: whether the pair `p` of a unit is taken, and whether by a booking.
fn taken() -> String {
    format!("{} = 0", drawn(PAIR, 16, TAKEN_ONE_IN))
}

fn booked() -> String {
    format!("{} = 0", drawn(PAIR, 19, BOOKED_ONE_IN))
}

/// Rooms of some places and their taken pairs of nights.
fn pairs(from: u32, until: u32) -> (String, String) {
    let with = format!(
        "{}, p(p) AS (SELECT 0 UNION ALL SELECT p + 1 FROM p WHERE p + 1 < {})",
        series(from, until),
        DAYS / 2
    );
    let of = format!(
        "s CROSS JOIN {TWELVE} k CROSS JOIN p
        WHERE k.k < {} AND {}",
        rooms(),
        taken()
    );
    (with, of)
}

/// Stays that go on: no job of the server has anything to do for them.
fn bookings(dialect: &Dialect, from: u32, until: u32) -> String {
    let written = |column: booking::Column| match column {
        booking::Column::Id => dialect.id(BOOKING, PAIR),
        booking::Column::Number => format!("'S' || {PAIR}"),
        booking::Column::FacilityId => dialect.id(PLACE, "n"),
        booking::Column::StartsOn => dialect.day("p * 2"),
        booking::Column::EndsOn => dialect.day("p * 2 + 2"),
        other => format!("t.{}", other.as_str()),
    };
    let columns: Vec<String> = booking::Column::iter()
        .map(|column| column.as_str().to_owned())
        .collect();
    let values: Vec<String> = booking::Column::iter().map(written).collect();
    let (with, of) = pairs(from, until);
    format!(
        "{with} INSERT INTO booking ({}) SELECT {} FROM ({STAY}) t CROSS JOIN {of} AND {}",
        columns.join(", "),
        values.join(", "),
        booked()
    )
}

fn nights(dialect: &Dialect, from: u32, until: u32) -> String {
    let booked = booked();
    let (with, of) = pairs(from, until);
    format!(
        "{with} INSERT INTO unit_night (unit_id, night, facility_id, people, booking_id, block_id)
         SELECT {}, {}, {}, {}, CASE WHEN {booked} THEN {} END, CASE WHEN {booked} THEN NULL ELSE {} END
         FROM (SELECT 0 AS d UNION ALL SELECT 1) d CROSS JOIN {of}",
        dialect.id(ROOM, UNIT),
        dialect.day("p * 2 + d"),
        dialect.id(PLACE, "n"),
        beds(),
        dialect.id(BOOKING, PAIR),
        dialect.id(BLOCK, "0"),
    )
}
