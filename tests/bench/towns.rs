//! A whole country of places: so many facilities with their units, hours, closing days and taken nights, written by
//! the database itself from one place of the demo. The same numbers give the same country, on both databases.

use entities::facility;
use sea_orm::{ConnectionTrait, DatabaseConnection, DbBackend, IdenStatic, Iterable};

/// The place whose other columns all have.
const MODEL: &str = "F13";
/// Days ahead that have taken nights, and how many of them are taken: 36 of 180.
const DAYS: u32 = 180;
const TAKEN_ONE_IN: u32 = 5;
/// Places in one INSERT of taken nights.
const PLACES_AT_ONCE: u32 = 5_000;
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

/// Writes them into a database that holds the demo.
pub async fn build(db: &DatabaseConnection, places: u32) {
    let dialect = Dialect(db.get_database_backend());
    if dialect.0 == DbBackend::Postgres {
        // Keys between rows that this program makes itself need no check a row.
        run(db, "SET session_replication_role = replica").await;
    }
    run(db, &facilities(&dialect, places)).await;
    run(db, &types(&dialect, places)).await;
    run(db, &units(&dialect, places)).await;
    run(db, &hours(&dialect, places)).await;
    run(db, &closings(&dialect, places)).await;
    let block = format!(
        "INSERT INTO block (id, facility_id, reason, note, starts_on, ends_on, created_at, version)
         SELECT {}, {}, 'repair', '', {}, {}, {}, 1",
        dialect.id(BLOCK, "0"),
        dialect.id(PLACE, "0"),
        dialect.day("0"),
        dialect.day("180"),
        dialect.now()
    );
    run(db, &block).await;
    let mut from = 0;
    while from < places {
        run(db, &nights(&dialect, from, (from + PLACES_AT_ONCE).min(places))).await;
        from += PLACES_AT_ONCE;
    }
    let tables = [
        "facility",
        "unit_type",
        "unit",
        "unit_night",
        "facility_hours",
        "closing_rule",
    ];
    for table in tables {
        run(db, &format!("ANALYZE {table}")).await;
    }
    if dialect.0 == DbBackend::Postgres {
        // The planner may walk an index alone only over pages that it knows to be visible to all.
        run(db, "VACUUM facility").await;
        run(db, "VACUUM unit_night").await;
        run(db, "SET session_replication_role = DEFAULT").await;
    }
}

async fn run(db: &DatabaseConnection, sql: &str) {
    db.execute_unprepared(sql)
        .await
        .unwrap_or_else(|error| panic!("{error}: {sql}"));
}

fn facilities(dialect: &Dialect, places: u32) -> String {
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
         JOIN (SELECT code, row_number() OVER (ORDER BY code) - 1 AS i FROM municipality) m
           ON m.i = s.n % (SELECT count(*) FROM municipality)
         CROSS JOIN (SELECT * FROM facility WHERE number = '{MODEL}') t",
        series(0, places),
        columns.join(", "),
        values.join(", ")
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

/// Taken nights come in pairs, as stays do.
fn nights(dialect: &Dialect, from: u32, until: u32) -> String {
    let unit = format!("(n * {ROOMS_MAX} + k)");
    let taken = drawn(&format!("({unit} * 97 + d / 2)"), 16, TAKEN_ONE_IN);
    format!(
        "{}, d(d) AS (SELECT 0 UNION ALL SELECT d + 1 FROM d WHERE d + 1 < {DAYS})
         INSERT INTO unit_night (unit_id, night, block_id)
         SELECT {}, {}, {} FROM s CROSS JOIN {TWELVE} k CROSS JOIN d WHERE k.k < {} AND {taken} = 0",
        series(from, until),
        dialect.id(ROOM, &unit),
        dialect.day("d.d"),
        dialect.id(BLOCK, "0"),
        rooms()
    )
}
