//! The search over 500, 5,000 and 50,000 places: the list in the database, the counts in the database, the whole
//! request, and beside them the plain anti join on the same rows in the same run. Lists and counts are compared with
//! what the anti join finds, so that no figure is of a wrong answer.

mod asked;
mod gauge;
mod plain;

use std::time::{Duration, Instant};

use chrono::{Days, NaiveDate};
use workcation::availability::Stay;
use workcation::matching::Query;

use crate::databases::{Database, Kind};
use crate::house::{Binary, Folder, House};
use crate::{milliseconds, towns};
use asked::Asked;
use gauge::Spent;

const PARTIES: [i32; 3] = [2, 12, 26];
const SCOPES: [Where; 4] = [Where::Town, Where::City, Where::Area, Where::Everywhere];
/// The targets of the list in the database, milliseconds at the median: where the answer isn't rare, and where it is.
const TARGET: f64 = 5.0;
const TARGET_RARE: f64 = 40.0;
/// An answer that doesn't fill the page is rare.
const PAGE: usize = 20;
/// Searches before the measured ones: PostgreSQL decides on a plan after five.
const WARMING: u64 = 7;
/// How many of the searches are compared with the anti join.
const COMPARED: u64 = 2;
/// Days of the strip on the page.
const STRIP_DAYS: u64 = 14;

#[derive(Clone, Copy, Debug)]
pub enum Where {
    Town,
    City,
    Area,
    Everywhere,
}

impl Where {
    const fn name(self) -> &'static str {
        match self {
            Self::Town => "a town",
            Self::City => "a big city",
            Self::Area => "an area",
            Self::Everywhere => "everything",
        }
    }

    const fn municipality(self) -> Option<&'static str> {
        match self {
            Self::Town => Some("242152"),
            Self::City => Some("242012"),
            Self::Area | Self::Everywhere => None,
        }
    }

    const fn area(self) -> Option<&'static str> {
        match self {
            Self::Area => Some("伊勢志摩"),
            _ => None,
        }
    }

    fn parameter(self) -> String {
        match (self.municipality(), self.area()) {
            (Some(code), _) => format!("&municipality={code}"),
            // 伊勢志摩, as an address writes it.
            (_, Some(_)) => "&area=%E4%BC%8A%E5%8B%A2%E5%BF%97%E6%91%A9".to_owned(),
            _ => String::new(),
        }
    }
}

/// One search: where, for how many, and the number that its dates come from.
#[derive(Clone, Copy, Debug)]
pub struct Search {
    place: Where,
    party: i32,
    number: u64,
}

impl Search {
    /// Two nights, another pair each time.
    fn dates(self) -> (NaiveDate, NaiveDate) {
        let from = crate::seed::today() + Days::new(3 + self.number * 7 % 150);
        (from, from + Days::new(2))
    }

    fn query(self) -> Query {
        let (starts_on, ends_on) = self.dates();
        let kind = None;
        let owned = |text: Option<&str>| text.map(str::to_owned).into_iter().collect();
        Query {
            stay: Some(Stay {
                starts_on,
                ends_on,
                kind,
            }),
            party: self.party,
            municipalities: owned(self.place.municipality()),
            areas: owned(self.place.area()),
            ..Query::anything(crate::seed::today())
        }
    }

    fn path(self, of: &str) -> String {
        let (from, until) = self.dates();
        let (party, place) = (self.party, self.place.parameter());
        format!("{of}?starts_on={from}&ends_on={until}&party={party}&limit={PAGE}{place}")
    }
}

/// One line of the table.
pub struct Row {
    pub cells: Vec<String>,
}

pub const HEADS: [&str; 12] = [
    "",
    "places",
    "where",
    "party",
    "fit",
    "list p50/p99 ms",
    "on a CPU p50",
    "counts p50",
    "anti join p50",
    "times the list",
    "request p50/p99",
    "target",
];

/// Measures one database with so many places.
pub fn measure(binary: &Binary, folder: &Folder, server: &str, (kind, places): (Kind, u32), samples: u64) -> Vec<Row> {
    let name = format!("bench_scale_{places}");
    let is_kept = kind == Kind::PostgreSql && std::env::args().any(|argument| argument == "--kept");
    let database = if is_kept {
        Database::kept(&name, server)
    } else {
        Database::new(kind, &name, folder.path(), server)
    };
    binary.run("migrate", &database.url);
    if !is_kept {
        write(binary, &database, places);
    }
    let asked = Asked::new(&database);
    let (house, _) = binary.serve(&database.url);
    let mut rows = Vec::new();
    let only = std::env::args().find_map(|argument| argument.strip_prefix("--only=").map(str::to_owned));
    let is_asked = |place: &Where| only.as_ref().is_none_or(|only| place.name().contains(only));
    for place in SCOPES.into_iter().filter(is_asked) {
        for party in PARTIES {
            let search = Search {
                place,
                party,
                number: 0,
            };
            let row = Measured::new(&asked, &house, search, samples).row(kind, places, search);
            eprintln!("{}", row.cells.join("  "));
            rows.push(row);
        }
    }
    rows
}

fn write(binary: &Binary, database: &Database, places: u32) {
    binary.run("demo", &database.url);
    let begin = Instant::now();
    database.with(async |db| towns::build(db, places).await);
    eprintln!(
        "{}: {places} places with {} taken nights and {} stays written in {} s",
        database.kind.name(),
        database.number("SELECT count(*) AS n FROM unit_night"),
        database.number("SELECT count(*) AS n FROM booking"),
        begin.elapsed().as_secs()
    );
}

/// What one line of the table is made of.
struct Measured {
    /// Places that fit the first searches, on the average.
    fit: usize,
    list: Vec<Spent>,
    counts: Vec<Spent>,
    plain: Vec<Spent>,
    request: Vec<Duration>,
}

impl Measured {
    fn new(asked: &Asked, house: &House, first: Search, samples: u64) -> Self {
        let searches = |times: u64| (0..times).map(move |number| Search { number, ..first });
        let compared: Vec<usize> = searches(COMPARED).map(|search| asked.compare(house, search)).collect();
        let fewer = (samples / 5).max(5);
        Self {
            fit: compared.iter().sum::<usize>() / compared.len(),
            list: asked.list(searches(samples + WARMING)),
            counts: asked.counts(searches(fewer + WARMING)),
            plain: asked.plain(searches(fewer + WARMING)),
            request: ask(house, searches(samples + WARMING)),
        }
    }

    fn row(self, kind: Kind, places: u32, search: Search) -> Row {
        let target = if self.fit < PAGE { TARGET_RARE } else { TARGET };
        let times = |of: &[Spent]| Times::of(of.iter().map(|spent| spent.time).collect());
        let (list, counts, plain) = (times(&self.list), times(&self.counts), times(&self.plain));
        let cpu = Times::of(self.list.iter().map(|spent| spent.cpu).collect());
        let request = Times::of(self.request);
        let verdict = match (list.at(500) <= target, cpu.at(500) <= target) {
            (true, _) => "met",
            (false, true) => "met on a free CPU",
            (false, false) => "MISSED",
        };
        Row {
            cells: vec![
                kind.name().to_owned(),
                places.to_string(),
                search.place.name().to_owned(),
                search.party.to_string(),
                self.fit.to_string(),
                format!("{:.1} / {:.1}", list.at(500), list.at(990)),
                format!("{:.1}", cpu.at(500)),
                format!("{:.1}", counts.at(500)),
                format!("{:.1}", plain.at(500)),
                format!("{:.1}", plain.at(500) / list.at(500)),
                format!("{:.1} / {:.1}", request.at(500), request.at(990)),
                format!("{target:.0} {verdict}"),
            ],
        }
    }
}

/// How long whole requests took, one after the other, without the first ones.
fn ask(house: &House, searches: impl Iterator<Item = Search>) -> Vec<Duration> {
    let mut connection = house.connect();
    let mut times = Vec::new();
    for search in searches {
        let begin = Instant::now();
        let reply = connection
            .get(&search.path("/api/facilities"), &[("accept-language", "ja")])
            .unwrap();
        assert_eq!(reply.status, 200, "{}", reply.refusal());
        if search.number >= WARMING {
            times.push(begin.elapsed());
        }
    }
    times
}

/// Times in their order.
struct Times(Vec<Duration>);

impl Times {
    fn of(mut times: Vec<Duration>) -> Self {
        times.sort_unstable();
        Self(times)
    }

    /// The time within which so many of a thousand were over, milliseconds.
    fn at(&self, per_mille: usize) -> f64 {
        let last = self.0.len().saturating_sub(1);
        self.0.get(last * per_mille / 1000).copied().map_or(0.0, milliseconds)
    }
}
