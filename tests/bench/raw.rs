//! The raw limit: what a booking writes, statement by statement, without a server before the database.
//!
//! On PostgreSQL it is sent by `pgbench`, on SQLite by a loop over the one writer that SQLite allows; both in one
//! transaction a booking, where the server needs two. Nothing is read, checked or permitted.

use std::process::Command;
use std::time::{Duration, Instant};

use sea_orm::ConnectionTrait;

use crate::databases::Database;
use crate::seed::{COMPANIES, FACILITIES, NIGHTS, ROOMS, id, of};

/// What a draft and its submit write, in the order of the server. `{name}` is the id of the booking's own or of a
/// planted row.
const STATEMENTS: &[&str] = &[
    "INSERT INTO booking (id, number, call_id, kind, state, applicant_id, organisation_id, wish_rank, party, children, companions, purpose, purpose_note, needs, considerations, channel, schedule_version, content_version, reference_number, created_at, updated_at, version) VALUES ({booking}, {number}, {call}, 'company', 'draft', {person}, {organisation}, 1, 2, 0, 0, '', '', '', '', 'web', 1, 1, '', {now}, {now}, 1)",
    "DELETE FROM booking_item WHERE booking_id = {booking}",
    "DELETE FROM wish WHERE booking_id = {booking}",
    "DELETE FROM criterion WHERE booking_id = {booking}",
    "DELETE FROM work_day WHERE booking_id = {booking}",
    "INSERT INTO wish (id, booking_id, rank, facility_id, starts_on, ends_on, outcome) VALUES ({wish}, {booking}, 1, {facility}, {first}, {last}, NULL)",
    "INSERT INTO booking_item (id, booking_id, wish_id, unit_type_id, quantity, price_yen) VALUES ({item}, {booking}, {wish}, {unit_type}, 1, 56800)",
    "INSERT INTO criterion (id, booking_id, position, text) VALUES ({criterion}, {booking}, 1, 'オンライン会議が途切れない')",
    "INSERT INTO consent (id, booking_id, person_id, kind, given_at) VALUES ({pledge}, {booking}, {person}, 'pledge', {now})",
    "INSERT INTO consent (id, booking_id, person_id, kind, given_at) VALUES ({privacy}, {booking}, {person}, 'privacy', {now})",
    "INSERT INTO consent (id, booking_id, person_id, kind, given_at) VALUES ({survey}, {booking}, {person}, 'survey', {now})",
    "UPDATE booking SET facility_id = {facility}, starts_on = {first}, ends_on = {last}, purpose = 'retreat', purpose_note = '集中作業' WHERE id = {booking} AND version = 1",
    "INSERT INTO booking_event (id, booking_id, verb, from_state, to_state, standing, person_id, comment, booking_version, happened_at) VALUES ({event_1}, {booking}, 'booking.create', 'draft', 'draft', 'applicant', {person}, '', 1, {now})",
    "INSERT INTO audit_event (id, happened_at, verb, actor_kind, actor_id, standing, subject_kind, subject_id, fields, outcome, request_id) VALUES ({audit_1}, {now}, 'booking.create', 'person', '779a02d6-7374-8c8b-a4d1-db261ad61446', 'applicant', 'booking', '01a2112c-a3bc-7463-81b8-3dd5b22089f3', 'application', 'done', 'd735c2c3-caca-425c-9402-80e8c9c34bd2')",
    "INSERT INTO idempotent_answer (actor, idempotency_key, request_hash, answer, created_at) VALUES ('person:779a02d6-7374-8c8b-a4d1-db261ad61446', {key_1}, '8bf998fb7bcf16dab9edff2e41200def5b906f12416a92dfc6b932326cc88bd1', '{\"id\":\"01a2112c-a3bc-7463-81b8-3dd5b22089f3\",\"version\":1,\"state\":\"draft\"}', {now})",
    "DELETE FROM unit_night WHERE booking_id = {booking}",
    "DELETE FROM unit_part WHERE booking_id = {booking}",
    "DELETE FROM hold WHERE booking_id = {booking}",
    "UPDATE booking SET state = 'in_review', due_at = {now}, submitted_at = {now}, updated_at = {now}, version = 2 WHERE id = {booking} AND version = 1",
    "DELETE FROM unit_night WHERE booking_id = {booking}",
    "DELETE FROM unit_part WHERE booking_id = {booking}",
    "DELETE FROM hold WHERE booking_id = {booking}",
    "INSERT INTO hold (id, booking_id, booking_version, expires_at) VALUES ({hold}, {booking}, 2, {now})",
    "INSERT INTO unit_night (unit_id, night, facility_id, people, booking_id, block_id, hold_id) VALUES ({unit}, {first}, {facility}, 2, {booking}, NULL, {hold}), ({unit}, {second}, {facility}, 2, {booking}, NULL, {hold})",
    "INSERT INTO outbox (id, topic, recipient, recipient_name, locale, subject, body, booking_id, created_at, run_at, lease_until, attempts, version) VALUES ({mail}, 'booking.received', 'contact@bench.example', '青磁 花子', 'ja', 'お申込みを受け付けました', {body}, {booking}, {now}, {now}, {now}, 0, 1)",
    "INSERT INTO notice (id, person_id, topic, subject, booking_id, created_at) VALUES ({notice}, {person}, 'booking.received', 'お申込みを受け付けました', {booking}, {now})",
    "INSERT INTO booking_event (id, booking_id, verb, from_state, to_state, standing, person_id, comment, booking_version, happened_at) VALUES ({event_2}, {booking}, 'booking.submit', 'draft', 'in_review', 'applicant', {person}, '', 2, {now})",
    "INSERT INTO audit_event (id, happened_at, verb, actor_kind, actor_id, standing, subject_kind, subject_id, subject_version, fields, outcome, request_id) VALUES ({audit_2}, {now}, 'booking.submit', 'person', '779a02d6-7374-8c8b-a4d1-db261ad61446', 'applicant', 'booking', '01a2112c-a3bc-7463-81b8-3dd5b22089f3', 1, 'state', 'done', '996e84f2-3aa2-44b7-89de-9f6743d95902')",
    "INSERT INTO idempotent_answer (actor, idempotency_key, request_hash, answer, created_at) VALUES ('person:779a02d6-7374-8c8b-a4d1-db261ad61446', {key_2}, '55f5568b154d9c14e0091198d7110be08625328fe0ccc1e85d0d9d807a4371a6', '{\"id\":\"01a2112c-a3bc-7463-81b8-3dd5b22089f3\",\"version\":2,\"state\":\"in_review\"}', {now})",
];

/// The booking's own rows; their ids begin after those of the planted ones.
const OWN: &[&str] = &[
    "booking",
    "wish",
    "item",
    "criterion",
    "pledge",
    "privacy",
    "survey",
    "event_1",
    "event_2",
    "audit_1",
    "audit_2",
    "hold",
    "mail",
    "notice",
];
const FIRST_OWN: u32 = 16;
/// Bookings of two measurements must not have the same number.
const APART: usize = 10_000_000;
/// The first night, long before any that the server books.
const FIRST_NIGHT: &str = "2000-01-01";

pub fn statements() -> usize {
    STATEMENTS.len()
}

/// What one measurement came to.
pub struct Limit {
    pub a_second: f64,
    pub bookings: usize,
}

/// Measures on a database of its own; `turn` counts the measurements on it.
pub fn measure(database: &Database, mail: &str, turn: usize, clients: usize, time: Duration) -> Limit {
    match database.kind {
        crate::databases::Kind::Sqlite => loop_on(database, mail, turn, time),
        crate::databases::Kind::PostgreSql => pgbench(database, mail, turn, clients, time),
    }
}

fn filled(statement: &str, own: &dyn Fn(u32) -> String, other: &dyn Fn(&str) -> String) -> String {
    let mut text = statement.to_owned();
    for (of, name) in (FIRST_OWN..).zip(OWN) {
        text = text.replace(&format!("{{{name}}}"), &own(of));
    }
    let planted = ["call", "person", "organisation", "facility", "unit_type", "unit"];
    for name in planted
        .iter()
        .chain(&["number", "key_1", "key_2", "now", "first", "second", "last", "body"])
    {
        let place = format!("{{{name}}}");
        if text.contains(&place) {
            text = text.replace(&place, &other(name));
        }
    }
    text
}

fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}

fn loop_on(database: &Database, mail: &str, turn: usize, time: Duration) -> Limit {
    let today = crate::seed::today();
    let body = quoted(mail);
    let transaction = |number: usize| {
        let blob = |of: u32, number: usize| format!("x'{}'", id(of, number).simple());
        let unit = number % (FACILITIES * ROOMS);
        let first: chrono::NaiveDate = FIRST_NIGHT.parse().unwrap();
        let night = |plus: usize| {
            let days = number / (FACILITIES * ROOMS) * NIGHTS + plus;
            format!("'{}'", first + chrono::Days::new(u64::try_from(days).unwrap()))
        };
        let other = |name: &str| match name {
            "call" => blob(of::CALL, 0),
            "person" => blob(of::PERSON, number % COMPANIES),
            "organisation" => blob(of::ORGANISATION, number % COMPANIES),
            "facility" => blob(of::FACILITY, unit / ROOMS),
            "unit_type" => blob(of::UNIT_TYPE, unit / ROOMS),
            "unit" => blob(of::UNIT, unit),
            "number" | "key_1" => format!("'b-{number}'"),
            "key_2" => format!("'c-{number}'"),
            "first" => night(0),
            "second" => night(1),
            "last" => night(2),
            "now" => format!("'{today}T09:00:00.123456+00:00'"),
            _ => body.clone(),
        };
        let own = |of: u32| blob(of, number);
        let all: Vec<String> = STATEMENTS
            .iter()
            .map(|statement| filled(statement, &own, &other))
            .collect();
        format!("BEGIN IMMEDIATE; {}; COMMIT", all.join("; "))
    };
    database.with(async |db| {
        let (mut bookings, mut spent) = (0, Duration::ZERO);
        while spent < time {
            // Writing the text is not the database's work.
            let sql = transaction(turn * APART + bookings);
            let begin = Instant::now();
            db.execute_unprepared(&sql).await.unwrap();
            spent += begin.elapsed();
            bookings += 1;
        }
        let a_second = f64::from(crate::load::count(bookings)) / spent.as_secs_f64();
        Limit { a_second, bookings }
    })
}

/// Makes the function by which `pgbench` names ids.
pub fn prepare(database: &Database) {
    if database.kind == crate::databases::Kind::PostgreSql {
        let function = "CREATE FUNCTION bench_id(kind integer, number bigint) RETURNS uuid LANGUAGE sql IMMUTABLE AS
            $$ SELECT (lpad(to_hex(kind), 8, '0') || lpad(to_hex(number), 24, '0'))::uuid $$";
        database.with(async |db| db.execute_unprepared(function).await.map(|_| ()).unwrap());
    }
}

fn script(mail: &str, turn: usize, clients: usize) -> String {
    let own = |of: u32| format!("bench_id({of}, :n)");
    let planted = |of: u32, variable: &str| format!("bench_id({of}, {variable})");
    let night = |plus: usize| format!("(DATE '{FIRST_NIGHT}' + {plus} + :d::integer)");
    let other = |name: &str| match name {
        "call" => planted(of::CALL, "0"),
        "person" => planted(of::PERSON, ":p"),
        "organisation" => planted(of::ORGANISATION, ":p"),
        "facility" => planted(of::FACILITY, ":f"),
        "unit_type" => planted(of::UNIT_TYPE, ":f"),
        "unit" => planted(of::UNIT, ":u"),
        "number" | "key_1" => "('b-' || :n::text)".to_owned(),
        "key_2" => "('c-' || :n::text)".to_owned(),
        "first" => night(0),
        "second" => night(1),
        "last" => night(2),
        "now" => "now()".to_owned(),
        // A colon would begin a variable.
        _ => quoted(&mail.replace(':', "：")),
    };
    let rooms = FACILITIES * ROOMS;
    let mut script = format!(
        "\\set k :k + 1\n\\set n {} + :k * {clients} + :client_id\n\\set p :n % {COMPANIES}\n\\set u :n % {rooms}\n\
         \\set f :u / {ROOMS}\n\\set d {NIGHTS} * (:n / {rooms})\nBEGIN;\n",
        turn * APART
    );
    for statement in STATEMENTS {
        // A colon before a letter or digit would be a variable; in JSON a blank may follow it.
        let statement = statement.replace("\":", "\": ");
        script += &filled(&statement, &own, &other);
        script += ";\n";
    }
    script + "COMMIT;\n"
}

fn pgbench(database: &Database, mail: &str, turn: usize, clients: usize, time: Duration) -> Limit {
    let file = std::env::temp_dir().join(format!("workcation-bench-{}.sql", std::process::id()));
    std::fs::write(&file, script(mail, turn, clients)).unwrap();
    let output = Command::new("pgbench")
        .args(["--no-vacuum", "--protocol=prepared", "--define=k=0", "--jobs=2"])
        .arg(format!("--client={clients}"))
        .arg(format!("--time={}", time.as_secs().max(1)))
        .arg(format!("--file={}", file.display()))
        .arg(&database.url)
        .output()
        .expect("pgbench comes with PostgreSQL; tools/bench.sh puts its folder into PATH");
    let _ = std::fs::remove_file(&file);
    let (said, errors) = (
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr),
    );
    let after = |words: &str| {
        let rest = said.lines().find_map(|line| line.strip_prefix(words));
        let rest = rest.unwrap_or_else(|| panic!("pgbench did not say `{words}`: {said}{errors}"));
        rest.split_whitespace().next().unwrap().to_owned()
    };
    assert!(output.status.success(), "pgbench failed: {errors}");
    Limit {
        a_second: after("tps = ").parse().unwrap(),
        bookings: after("number of transactions actually processed: ").parse().unwrap(),
    }
}
