//! Who may import whom: only downwards, and only through another feature's `mod.rs`.

use super::lexer::{paths, words};
use super::{Source, files, none};

const KERNEL: &[&str] = &["app", "policy", "audit", "text", "tables", "error", "paging", "config"];

/// The features, lowest first.
const FEATURES: &[&str] = &[
    "notifications",
    "accounts",
    "facilities",
    "availability",
    "imports",
    "programmes",
    "matching",
    "bookings",
    "rounds",
    "surveys",
    "improvements",
    "insights",
    "reports",
];

/// What stands around the features: it may import any of them.
const AROUND: &[&str] = &["demo", "pages", "jobs", "http", "lib", "main"];

/// The names that files and folders of a feature split into.
const PARTS: &[&str] = &["http", "actions", "rules", "store", "jobs"];

fn height(room: &str) -> Option<usize> {
    let feature = |name: &str| FEATURES.iter().position(|feature| *feature == name).map(|at| at + 1);
    let around = |name: &str| AROUND.iter().position(|room| *room == name).map(|at| at + 100);
    if KERNEL.contains(&room) {
        Some(0)
    } else {
        feature(room).or_else(|| around(room))
    }
}

fn part(source: &Source) -> Option<&'static str> {
    let place = source.place();
    PARTS.iter().find(|part| place[1..].contains(part)).copied()
}

fn api() -> Vec<Source> {
    files("api/src", &[".rs"])
}

#[test]
fn rooms_import_downwards_only_and_through_the_door() {
    let mut broken = Vec::new();
    for source in api() {
        let own = source.place()[0].to_owned();
        let Some(own_height) = height(&own) else {
            broken.push(format!(
                "{}: the house has no room {own}; architecture.md §3 and this test name them",
                source.path
            ));
            continue;
        };
        for path in paths(&source.code(), "crate") {
            let other = path[0].as_str();
            let Some(other_height) = height(other) else { continue };
            let reached = path.join("::");
            let extractors = other == "http" && part(&source) == Some("http");
            let inside_kernel = own_height == 0 && other_height == 0;
            if other != own && other_height >= own_height && !inside_kernel && !extractors {
                broken.push(format!("{}: imports upwards: crate::{reached}", source.path));
            }
            let behind_the_door = path.get(1).is_some_and(|part| PARTS.contains(&part.as_str()));
            if other != own && FEATURES.contains(&other) && behind_the_door {
                broken.push(format!("{}: reaches past mod.rs: crate::{reached}", source.path));
            }
        }
    }
    none(&broken);
}

#[test]
fn sea_orm_is_named_where_queries_are() {
    let allowed = |source: &Source| {
        let kernel = ["app", "error", "main"].contains(&source.place()[0]) || source.path == "api/src/audit/record.rs";
        kernel || part(source) == Some("store")
    };
    none(&naming(&api(), &["sea_orm", "sqlx"], allowed));
}

#[test]
fn actix_web_is_named_where_requests_are() {
    let allowed =
        |source: &Source| ["http", "error", "main"].contains(&source.place()[0]) || part(source) == Some("http");
    let mut broken = naming(&api(), &["actix_web"], allowed);
    // A job may be spawned on the runtime that actix started; it names nothing else of it.
    broken.retain(|line| !line.starts_with("api/src/jobs"));
    none(&broken);
}

#[test]
fn handlers_call_actions_and_never_a_store() {
    let http: Vec<_> = api()
        .into_iter()
        .filter(|source| part(source) == Some("http"))
        .collect();
    none(&naming(&http, &["store"], |_| false));
}

#[test]
fn rules_are_pure() {
    let rules: Vec<_> = api()
        .into_iter()
        .filter(|source| part(source) == Some("rules"))
        .collect();
    none(&naming(&rules, &["async", "App", "Txn", "store"], |_| false));
}

#[test]
fn stores_take_the_scope_of_the_policy_and_nothing_else() {
    let mut broken = Vec::new();
    for source in api().iter().filter(|source| part(source) == Some("store")) {
        let asked = paths(&source.code(), "crate")
            .into_iter()
            .filter(|path| path[0] == "policy");
        broken.extend(
            asked
                .filter(|path| path.last().unwrap() != "Scope")
                .map(|path| format!("{}: {path:?}", source.path)),
        );
    }
    none(&broken);
}

#[test]
fn the_clock_is_read_in_main_only() {
    let mut broken = Vec::new();
    for source in api().iter().filter(|source| source.path != "api/src/main.rs") {
        let code = source.code();
        for reading in ["Utc::now", "Local::now", "SystemTime::now", "now_utc"] {
            if code.contains(reading) {
                broken.push(format!("{}: {reading}", source.path));
            }
        }
    }
    none(&broken);
}

#[test]
fn entities_know_nobody_and_migrations_know_no_entities() {
    none(&naming(
        &files("entities/src", &[".rs"]),
        &["workcation", "migration", "serde_json"],
        |_| false,
    ));
    none(&naming(
        &files("migration/src", &[".rs"]),
        &["entities", "workcation"],
        |_| false,
    ));
}

/// Model.md, the wall: who else could name an answer could show one.
#[test]
fn answers_and_respondents_are_named_in_two_stores_only() {
    let mut broken = Vec::new();
    for source in api() {
        let room = source.place()[0].to_owned();
        let allowed = ["surveys", "insights"].contains(&room.as_str()) && part(&source) == Some("store");
        let named = paths(&source.code(), "entities")
            .into_iter()
            .any(|path| ["answer_sheet", "respondent"].contains(&path[0].as_str()) || path[0] == "*");
        if named && !allowed {
            broken.push(format!("{}: behind the wall", source.path));
        }
    }
    none(&broken);
}

/// The files that name one of the words although they may not.
fn naming(sources: &[Source], banned: &[&str], allowed: impl Fn(&Source) -> bool) -> Vec<String> {
    let mut broken = Vec::new();
    for source in sources.iter().filter(|source| !allowed(source)) {
        let code = source.code();
        let named = banned.iter().filter(|word| words(&code).any(|found| found == **word));
        broken.extend(named.map(|word| format!("{}: names {word}", source.path)));
    }
    broken
}
