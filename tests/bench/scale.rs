//! The search over 500, 5,000 and 50,000 places: the list in the database (all of its queries together), the whole
//! request, the counts, and beside them the plain anti join on the same rows in the same run.

use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use chrono::{Days, NaiveDate};
use sea_orm::{ConnectionTrait, Statement};
use workcation::app::{App, Clock, Context};
use workcation::availability::Stay;
use workcation::config::Config;
use workcation::matching::{Query, search};
use workcation::paging::Paging;

use crate::databases::{Database, Kind};
use crate::house::{Binary, Folder, House};
use crate::{milliseconds, towns};

const PARTIES: [i32; 3] = [2, 12, 26];
const AREA: &str = "伊勢志摩";
const TOWN: &str = "242152";
/// The targets of the list in the database, milliseconds at the median: where the answer isn't rare, and where it is.
const TARGET: f64 = 5.0;
const TARGET_RARE: f64 = 40.0;
/// So few places are a rare answer.
const RARE: usize = 20;

#[derive(Clone, Copy)]
enum Where {
    Town,
    Area,
    Everywhere,
}

impl Where {
    const fn name(self) -> &'static str {
        match self {
            Self::Town => "a municipality",
            Self::Area => "an area",
            Self::Everywhere => "everything",
        }
    }

    fn parameter(self) -> String {
        match self {
            Self::Town => format!("&municipality={TOWN}"),
            // 伊勢志摩, as an address writes it.
            Self::Area => "&area=%E4%BC%8A%E5%8B%A2%E5%BF%97%E6%91%A9".to_owned(),
            Self::Everywhere => String::new(),
        }
    }

    const fn sql(self) -> &'static str {
        match self {
            Self::Town => "AND f.municipality_code = '242152'",
            Self::Area => "AND f.municipality_code IN (SELECT code FROM municipality WHERE area = '伊勢志摩')",
            Self::Everywhere => "",
        }
    }
}

/// One line of the table.
pub struct Row {
    pub cells: Vec<String>,
}

pub const HEADS: [&str; 9] = [
    "",
    "places",
    "where",
    "party",
    "list in database p50/p99 ms",
    "plain anti join p50/p99 ms",
    "plain/list",
    "list request p50/p99 ms",
    "counts request p50 ms",
];

/// Measures one database with so many places.
pub fn measure(binary: &Binary, folder: &Folder, server: &str, kind: Kind, places: u32, samples: u64) -> Vec<Row> {
    let database = Database::new(kind, &format!("bench_scale_{places}"), folder.path(), server);
    binary.run("migrate", &database.url);
    binary.run("demo", &database.url);
    let begin = Instant::now();
    database.with(async |db| towns::build(db, places).await);
    eprintln!(
        "{}: {places} places written in {} s",
        kind.name(),
        begin.elapsed().as_secs()
    );
    let (house, _) = binary.serve(&database.url);
    let mut rows = Vec::new();
    for place in [Where::Town, Where::Area, Where::Everywhere] {
        for party in PARTIES {
            let (mut list, found) = in_database(&database, place, party, samples);
            let mut plain = plain(&database, place, party, samples);
            let mut request = ask(&house, "/api/facilities", place, party, samples);
            let mut counts = ask(&house, "/api/facilities/counts", place, party, (samples / 5).max(3));
            let (mine, theirs) = (at(&mut list, 500), at(&mut plain, 500));
            let target = if found < RARE { TARGET_RARE } else { TARGET };
            let verdict = if mine <= target { "" } else { " over" };
            rows.push(Row {
                cells: vec![
                    kind.name().to_owned(),
                    places.to_string(),
                    place.name().to_owned(),
                    party.to_string(),
                    format!("{mine:.1} / {:.1}{verdict}", at(&mut list, 990)),
                    format!("{theirs:.1} / {:.1}", at(&mut plain, 990)),
                    format!("{:.1}", theirs / mine),
                    format!("{:.1} / {:.1}", at(&mut request, 500), at(&mut request, 990)),
                    format!("{:.1}", at(&mut counts, 500)),
                ],
            });
        }
    }
    rows
}

/// How long so many requests took, one after the other.
fn ask(house: &House, path: &str, place: Where, party: i32, times: u64) -> Vec<Duration> {
    let mut connection = house.connect();
    let mut one = |number: u64| {
        let (from, until) = dates(number);
        let place = place.parameter();
        let path = format!("{path}?starts_on={from}&ends_on={until}&party={party}&limit=20{place}");
        let begin = Instant::now();
        let reply = connection.get(&path, &[("accept-language", "ja")]).unwrap();
        assert_eq!(reply.status, 200, "{}", reply.refusal());
        begin.elapsed()
    };
    (0..times).map(&mut one).collect()
}

/// Two nights, another pair each time.
fn dates(number: u64) -> (NaiveDate, NaiveDate) {
    let from = crate::seed::today() + Days::new(3 + number * 7 % 150);
    (from, from + Days::new(2))
}

fn at(times: &mut [Duration], per_mille: usize) -> f64 {
    times.sort_unstable();
    let last = times.len().saturating_sub(1);
    times.get(last * per_mille / 1000).copied().map_or(0.0, milliseconds)
}

/// The list as the server makes it, without HTTP: the time of all its queries together, and how many it found.
fn in_database(database: &Database, place: Where, party: i32, samples: u64) -> (Vec<Duration>, usize) {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    runtime.block_on(async {
        let spent = Arc::new(Mutex::new(Duration::ZERO));
        let told = spent.clone();
        let db = workcation::app::Database::connect(&database.url).await.unwrap();
        let db = db.metered(move |took| *told.lock().unwrap() += took);
        let today = crate::seed::today();
        let noon = today.and_hms_opt(3, 0, 0).unwrap().and_utc();
        let app = App::new(db, Config::defaults(), Clock::standing(noon));
        let (context, mut times, mut found) = (Context::system("bench"), Vec::new(), 0);
        let paging = Paging {
            limit: Some(20),
            cursor: None,
        };
        // The first ones warm the statements.
        for number in 0..samples + 5 {
            let (starts_on, ends_on) = dates(number);
            let mut query = Query {
                stay: Some(Stay {
                    starts_on,
                    ends_on,
                    kind: None,
                }),
                party,
                ..Query::anything(today)
            };
            match place {
                Where::Town => query.municipalities.push(TOWN.to_owned()),
                Where::Area => query.areas.push(AREA.to_owned()),
                Where::Everywhere => {}
            }
            *spent.lock().unwrap() = Duration::ZERO;
            let page = search(&app, &context, &query, &paging, 14).await.unwrap().page;
            if number >= 5 {
                times.push(*spent.lock().unwrap());
                found = found.max(page.items.len());
            }
        }
        app.db.close().await.unwrap();
        (times, found)
    })
}

/// All units without a taken night, added up a place: what one writes first.
fn plain(database: &Database, place: Where, party: i32, samples: u64) -> Vec<Duration> {
    let sql = format!(
        "SELECT f.id FROM facility f JOIN unit u ON u.facility_id = f.id JOIN unit_type t ON t.id = u.unit_type_id
         LEFT JOIN unit_night n ON n.unit_id = u.id AND n.night >= $1 AND n.night < $2
         WHERE f.state = 'published' AND t.kind = 'room' AND n.unit_id IS NULL {}
         GROUP BY f.id, f.base_score HAVING sum(t.capacity) >= $3 ORDER BY f.base_score DESC LIMIT 20",
        place.sql()
    );
    database.with(async |db| {
        let mut times = Vec::new();
        for number in 0..samples.min(30) {
            let (from, until) = dates(number);
            let values = [from.into(), until.into(), party.into()];
            let statement = Statement::from_sql_and_values(db.get_database_backend(), &sql, values);
            let begin = Instant::now();
            db.query_all_raw(statement).await.unwrap();
            times.push(begin.elapsed());
        }
        times
    })
}
