//! The tables that are printed at the end.

use crate::Plan;
use crate::bookings::TABLES;
use crate::databases::{Database, Kind};
use crate::gauge::{self, Resident};
use crate::house::Binary;
use crate::load::{Rounds, Spread, count};
use crate::pages::{Load, Page};
use crate::{raw, scale};

pub struct Searched {
    pub kind: Kind,
    pub clients: usize,
    pub encoding: &'static str,
    pub rounds: Rounds<1>,
}

pub struct Booked {
    pub kind: Kind,
    pub clients: usize,
    pub rounds: Rounds<2>,
    pub limit: Spread,
}

/// Memory before and after a load.
pub struct Held {
    pub kind: Kind,
    pub what: &'static str,
    pub idle: Resident,
    pub loaded: Resident,
}

#[derive(Default)]
pub struct Report {
    about: Vec<String>,
    pub booked: Vec<Booked>,
    pub searched: Vec<Searched>,
    pub held: Vec<Held>,
    pub scaled: Vec<scale::Row>,
    starts: Vec<Vec<String>>,
    pages: Vec<Vec<String>>,
    checks: Vec<String>,
}

impl Report {
    pub fn about(&mut self, binary: &Binary, server: &str, plan: Plan) {
        let server = Database {
            kind: Kind::PostgreSql,
            url: server.to_owned(),
        };
        let setting = |name: &str| server.text(&format!("SELECT current_setting('{name}') AS t"));
        self.about = vec![
            format!(
                "{}; {} rounds of {} s, medians (least–most)",
                gauge::machine(),
                plan.rounds,
                plan.time.as_secs()
            ),
            format!(
                "{} ({} MB), in production mode; client, server and PostgreSQL share the CPUs",
                binary.path.file_name().unwrap().display(),
                binary.bytes() / 1_000_000
            ),
            format!(
                "PostgreSQL {}, fsync {}, synchronous_commit {}; SQLite with WAL and synchronous=FULL",
                setting("server_version"),
                setting("fsync"),
                setting("synchronous_commit")
            ),
        ];
    }

    pub fn started(&mut self, kind: Kind, spread: Spread) {
        self.starts.push(vec![kind.name().to_owned(), spread_of(spread, 1)]);
    }

    pub fn page(&mut self, page: &Page, load: &Load) {
        let kb = |bytes| f64::from(count(bytes)) / 1000.0;
        let verdict = if kb(load.gzip) <= f64::from(page.limit) {
            ""
        } else {
            "over"
        };
        self.pages.push(vec![
            page.name.to_owned(),
            format!("{:.1}", kb(load.gzip)),
            format!("{:.1}", kb(load.brotli)),
            page.limit.to_string(),
            load.files.to_string(),
            verdict.to_owned(),
        ]);
    }

    /// Both must have written the same rows a booking, or the limit is of something else.
    pub fn rows(&mut self, kind: Kind, api: (&[i64], &[i64], usize), bare: (&[i64], &[i64], usize)) {
        let (mut sum, mut differ) = (0.0, Vec::new());
        for (table, name) in TABLES.iter().enumerate() {
            let each = |(before, after, done): (&[i64], &[i64], usize)| {
                let rows = u32::try_from(after[table] - before[table]).unwrap();
                f64::from(rows) / f64::from(count(done).max(1))
            };
            let (served, limit) = (each(api), each(bare));
            sum += served;
            if (served - limit).abs() > 0.01 {
                differ.push(format!("{name} {served:.2} and {limit:.2}"));
            }
        }
        let same = if differ.is_empty() {
            "the limit as many".to_owned()
        } else {
            format!("BUT the limit others: {}", differ.join(", "))
        };
        self.checks.push(format!(
            "{}: the server wrote {sum:.1} new rows a booking, {same}.",
            kind.name()
        ));
    }

    pub fn sound(&mut self, kind: Kind, booked: usize, (stays, overlaps, broken): (i64, i64, i64)) {
        self.checks.push(format!(
            "{}: {booked} bookings answered, {stays} stays found, {overlaps} overlapping pairs by self-join, {broken} without one unit for all their nights.",
            kind.name()
        ));
        assert_eq!(
            (usize::try_from(stays), overlaps, broken),
            (Ok(booked), 0, 0),
            "bookings are not sound"
        );
    }

    pub fn print(&self) {
        println!("\n{}", self.about.join("\n"));
        if !self.booked.is_empty() {
            self.print_house();
        }
        println!(
            "\nSearches for two nights over many places, one after the other; milliseconds. List, counts and anti join are all of"
        );
        println!(
            "their statements together in the database; the targets are for the median of the list, 5 ms where the answer fills"
        );
        println!("a page and 40 ms where it doesn't. Lists and counts were compared with what the anti join finds.\n");
        table(&scale::HEADS, self.scaled.iter().map(|row| row.cells.clone()).collect());
    }

    fn print_house(&self) {
        println!("\nBookings a second: a draft created and submitted, 2 nights held, in two requests.");
        println!(
            "The limit: the same {} writing statements in one transaction, by pgbench or one loop on SQLite.\n",
            raw::statements()
        );
        self.print_bookings();
        println!("\nSearches a second, with dates and party, on the demo's places\n");
        self.print_searches();
        println!("\nMemory of the server, MB\n");
        let held = self.held.iter().map(|held| {
            let mb = |kib: u32| format!("{:.1}", f64::from(kib) * 1.024 / 1000.0);
            vec![
                held.kind.name().to_owned(),
                held.what.to_owned(),
                mb(held.idle.now),
                mb(held.loaded.now),
                mb(held.loaded.peak),
            ]
        });
        table(&["", "load", "before", "after", "peak"], held.collect());
        println!("\nFrom starting the process to the first answer, ms\n");
        table(&["", "ms"], self.starts.clone());
        println!("\nFirst load of a page, kB as served: the limit is for gzip; over https browsers take brotli\n");
        table(&["", "gzip", "brotli", "limit", "files", ""], self.pages.clone());
        println!("\n{}", self.checks.join("\n"));
    }

    fn print_bookings(&self) {
        let rows = self.booked.iter().map(|booked| {
            let (rounds, served) = (&booked.rounds, booked.rounds.a_second());
            let refused: Vec<String> = rounds
                .refused()
                .iter()
                .map(|(why, times)| format!("{times} × {why}"))
                .collect();
            vec![
                booked.kind.name().to_owned(),
                booked.clients.to_string(),
                spread_of(served, 0),
                spread_of(booked.limit, 0),
                format!("{:.2}", served.median / booked.limit.median),
                times(rounds, 0),
                times(rounds, 1),
                rounds.server_cpu().as_micros().to_string(),
                format!("{:.0} %", rounds.busy() * 100.0),
                rounds.done().to_string(),
                if refused.is_empty() {
                    "0".to_owned()
                } else {
                    refused.join(", ")
                },
            ]
        });
        let heads = [
            "",
            "clients",
            "server",
            "limit",
            "ratio",
            "create p50/p99 ms",
            "submit p50/p99 ms",
            "server CPU µs",
            "busy",
            "booked",
            "refused",
        ];
        table(&heads, rows.collect());
    }

    fn print_searches(&self) {
        let rows = self.searched.iter().map(|searched| {
            let rounds = &searched.rounds;
            let refused: usize = rounds.refused().values().sum();
            vec![
                searched.kind.name().to_owned(),
                searched.clients.to_string(),
                searched.encoding.to_owned(),
                spread_of(rounds.a_second(), 0),
                times(rounds, 0),
                rounds.server_cpu().as_micros().to_string(),
                format!("{:.0} %", rounds.busy() * 100.0),
                refused.to_string(),
            ]
        });
        table(
            &[
                "",
                "clients",
                "answer",
                "searches",
                "p50/p99 ms",
                "server CPU µs",
                "busy",
                "refused",
            ],
            rows.collect(),
        );
    }
}

fn times<const N: usize>(rounds: &Rounds<N>, step: usize) -> String {
    let ms = |per_mille| crate::milliseconds(rounds.per_mille(step, per_mille));
    format!("{:.1} / {:.1}", ms(500), ms(990))
}

fn spread_of(spread: Spread, digits: usize) -> String {
    format!(
        "{:.digits$} ({:.digits$}–{:.digits$})",
        spread.median, spread.least, spread.most
    )
}

/// Columns as wide as their widest cell; the first to the left, numbers to the right.
fn table(heads: &[&str], rows: Vec<Vec<String>>) {
    let wide = |column: usize| {
        let cells = rows.iter().map(|row| row[column].chars().count());
        cells.chain([heads[column].chars().count()]).max().unwrap_or(0)
    };
    let heads = heads.iter().map(|head| (*head).to_owned()).collect();
    for row in [&heads].into_iter().chain(&rows) {
        let cells: Vec<String> = row
            .iter()
            .enumerate()
            .map(|(column, cell)| {
                let width = wide(column);
                if column == 0 {
                    format!("{cell:<width$}")
                } else {
                    format!("{cell:>width$}")
                }
            })
            .collect();
        println!("{}", cells.join("   ").trim_end());
    }
}
