//! Measures the release binary: bookings and searches a second beside the raw limits of the same databases, memory,
//! start-up time, first loads. Every figure that it prints is measured in the run.
//!
//! `make bench` runs it; on a busy machine it measures the others, too. `--quick` takes fewer and shorter rounds.
//! `--scale` measures the search over many places only.
//! `WORKCATION_BENCH_POSTGRES_URL` names a server; `WORKCATION_BENCH_BINARY` another binary than the release.

mod bookings;
mod databases;
mod gauge;
mod house;
mod http;
mod load;
mod pages;
mod raw;
mod report;
mod scale;
mod searches;
mod seed;
mod towns;

use std::path::PathBuf;
use std::time::Duration;

use databases::{Database, Kind};
use house::{Binary, Folder};
use load::{Rounds, Spread};
use report::{Booked, Held, Report, Searched};

const CLIENTS: [usize; 2] = [1, 64];
/// What browsers say that they take from a server without TLS.
const BROWSER: &str = "gzip, deflate";

/// How often and how long.
#[derive(Clone, Copy)]
pub struct Plan {
    rounds: usize,
    time: Duration,
    starts: usize,
    /// Over how many places searches are measured, and how many of each kind.
    sizes: &'static [(Kind, u32)],
    samples: u64,
}

fn main() {
    let quick = std::env::args().any(|argument| argument == "--quick");
    let plan = if quick {
        Plan {
            rounds: 3,
            time: Duration::from_secs(1),
            starts: 3,
            sizes: &[(Kind::PostgreSql, 500), (Kind::Sqlite, 500)],
            samples: 20,
        }
    } else {
        Plan {
            rounds: 5,
            time: Duration::from_secs(3),
            starts: 9,
            sizes: &[
                (Kind::PostgreSql, 500),
                (Kind::Sqlite, 500),
                (Kind::PostgreSql, 5_000),
                (Kind::PostgreSql, 50_000),
            ],
            samples: 100,
        }
    };
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("..");
    let folder = Folder::new();
    let path = std::env::var_os("WORKCATION_BENCH_BINARY");
    let binary = Binary {
        path: path.map_or_else(|| root.join("target/release/workcation"), PathBuf::from),
        folder: folder.path().to_owned(),
    };
    let server = std::env::var("WORKCATION_BENCH_POSTGRES_URL").expect("tools/bench.sh names the server");
    let mut report = Report::default();
    report.about(&binary, &server, plan);
    let scale_only = std::env::args().any(|argument| argument == "--scale");
    let only = std::env::args().find_map(|argument| argument.strip_prefix("--places=")?.parse::<u32>().ok());
    for kind in [Kind::PostgreSql, Kind::Sqlite].into_iter().filter(|_| !scale_only) {
        let demo = Database::new(kind, "bench_demo", folder.path(), &server);
        eprintln!("{}: loading the demo", kind.name());
        binary.run("migrate", &demo.url);
        binary.run("demo", &demo.url);
        searched(&mut report, &binary, &demo, plan);
        booked(&mut report, &binary, &demo, plan);
        if kind == Kind::Sqlite {
            let (house, _) = binary.serve(&demo.url);
            for page in pages::PAGES {
                report.page(page, &pages::first_load(&house, &root.join("frontend/dist"), page));
            }
        }
    }
    for (kind, places) in plan
        .sizes
        .iter()
        .filter(|(_, places)| only.is_none_or(|only| only == *places))
    {
        let rows = scale::measure(&binary, &folder, &server, (*kind, *places), plan.samples);
        report.scaled.extend(rows);
    }
    report.print();
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

/// Start-up, memory at rest, searches on the demo's places, memory after them.
fn searched(report: &mut Report, binary: &Binary, demo: &Database, plan: Plan) {
    eprintln!("{}: starting, searching", demo.kind.name());
    let starts = (0..plan.starts)
        .map(|_| milliseconds(binary.serve(&demo.url).1))
        .collect();
    report.started(demo.kind, Spread::of(starts));
    let (house, _) = binary.serve(&demo.url);
    std::thread::sleep(plan.time);
    let idle = gauge::resident(house.pid());
    gauge::forget_peak(house.pid());
    for (encoding, name) in [(BROWSER, "gzip"), ("identity", "plain")] {
        for clients in CLIENTS {
            let round = |_| searches::search(&house, clients, plan.time, encoding);
            let rounds = Rounds((0..plan.rounds.min(3)).map(round).collect());
            report.searched.push(Searched {
                kind: demo.kind,
                clients,
                encoding: name,
                rounds,
            });
        }
    }
    let loaded = gauge::resident(house.pid());
    report.held.push(Held {
        kind: demo.kind,
        what: "searches",
        idle,
        loaded,
    });
}

/// Bookings through the server and without it, in turns.
fn booked(report: &mut Report, binary: &Binary, demo: &Database, plan: Plan) {
    eprintln!("{}: booking", demo.kind.name());
    let planted = demo.copy("bench_planted");
    planted.with(seed::plant);
    let bare = planted.copy("bench_raw");
    raw::prepare(&bare);
    let (house, _) = binary.serve(&planted.url);
    let applicants = bookings::Applicants::sign_in(&house);
    let idle = gauge::resident(house.pid());
    gauge::forget_peak(house.pid());
    let first = applicants.apply(&house, 1, Duration::from_millis(1));
    assert!(
        first.refused.is_empty() && !first.turns.is_empty(),
        "nothing can be booked: {:?}",
        first.refused
    );
    let mail =
        planted.text("SELECT body AS t FROM outbox WHERE topic = 'booking.received' ORDER BY created_at DESC LIMIT 1");
    let (before, bare_before) = (bookings::rows(&planted), bookings::rows(&bare));
    let (mut turn, mut done, mut bare_done) = (0, 0, 0);
    for clients in CLIENTS {
        let (mut rounds, mut limits) = (Vec::new(), Vec::new());
        for _ in 0..plan.rounds {
            turn += 1;
            let limit = raw::measure(&bare, &mail, turn, clients, plan.time);
            bare_done += limit.bookings;
            limits.push(limit.a_second);
            rounds.push(applicants.apply(&house, clients, plan.time));
        }
        let rounds = Rounds(rounds);
        done += rounds.done();
        report.booked.push(Booked {
            kind: demo.kind,
            clients,
            rounds,
            limit: Spread::of(limits),
        });
    }
    let loaded = gauge::resident(house.pid());
    report.held.push(Held {
        kind: demo.kind,
        what: "bookings",
        idle,
        loaded,
    });
    drop(house);
    report.rows(
        demo.kind,
        (&before, &bookings::rows(&planted), done),
        (&bare_before, &bookings::rows(&bare), bare_done),
    );
    report.sound(demo.kind, done + first.turns.len(), bookings::soundness(&planted));
}
