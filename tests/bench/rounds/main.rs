//! Measures the engine of rounds: oversubscribed calls of three sizes through `workcation solve`, the optimised plan
//! beside first come, greedy and deferred acceptance. `--cases=FOLDER` solves cases that others wrote instead.
//! `--files=FOLDER`: rounds of others instead of our own. `--quick`: only the smallest size. `--size=M`, `--seeds=N`,
//! `--only=gap1`: less of it.

mod calls;
mod cases;
mod dice;
#[expect(dead_code, reason = "the load measures more of the same")]
#[path = "../gauge.rs"]
mod gauge;
mod solved;

use std::path::{Path, PathBuf};
use std::time::Duration;

use serde_json::{Value, json};

use calls::SIZES;
use solved::{Solved, solve, worth};

/// Rounds that are solved sooner are solved twice, and have to give the same bytes.
const TWICE: Duration = Duration::from_mins(1);

fn main() {
    let path = std::env::var_os("WORKCATION_BENCH_BINARY");
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("..");
    let binary = path.map_or_else(|| root.join("target/release/workcation"), PathBuf::from);
    println!("\n{}", gauge::machine());
    if let Some(folder) = argument("--cases=") {
        let only = argument("--only=");
        let rows = cases::assignments(&binary, Path::new(&folder), only.as_deref());
        println!("\nAssignments that others have solved; costs, the less the better\n");
        table(
            &["", "placed", "cost", "own bound", "listed", "status", "CPU s", ""],
            &rows,
        );
        let rows = cases::markets(&binary, Path::new(&folder));
        println!("\nMarkets; deferred acceptance, and the most that can be placed\n");
        table(&["", "placed", "weakly stable", "", "most"], &rows);
        return;
    }
    let (mut plans, mut stages) = (Vec::new(), Vec::new());
    if let Some(folder) = argument("--files=") {
        for (name, round) in of_others(Path::new(&folder)) {
            measure(&binary, (&name, &round), &mut plans, &mut stages);
        }
    } else {
        for (name, round) in of_our_own() {
            measure(&binary, (&name, &round()), &mut plans, &mut stages);
        }
    }
    println!("\nThe same calls by each method; a floor is short of placements, the score is to be great\n");
    table(
        &[
            "",
            "method",
            "placed",
            "short",
            "score",
            "worst-off",
            "claims",
            "CPU s",
            "peak MB",
        ],
        &plans,
    );
    println!("\nStages of the optimised plans; the bound is what no plan can beat\n");
    table(&["", "stage", "value", "bound", "apart"], &stages);
}

/// The rounds of a folder that `--only` names, by name.
fn of_others(folder: &Path) -> impl Iterator<Item = (String, Value)> {
    let only = argument("--only=").unwrap_or_default();
    let paths = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut paths: Vec<PathBuf> = paths
        .filter(|path| path.extension().is_some_and(|end| end == "json"))
        .collect();
    paths.sort();
    paths.into_iter().filter_map(move |path| {
        let name = path.file_stem()?.to_str()?.to_owned();
        let text = name.contains(&only).then(|| std::fs::read(&path).unwrap())?;
        Some((name, serde_json::from_slice(&text).unwrap()))
    })
}

/// Rounds of each size and seed, made when they are asked for: the big ones fill a gigabyte.
fn of_our_own() -> impl Iterator<Item = (String, impl Fn() -> Value)> {
    let is_quick = std::env::args().any(|argument| argument == "--quick");
    let only = argument("--size=").or_else(|| is_quick.then(|| "S".to_owned()));
    let seeds: Option<u64> = argument("--seeds=").map(|seeds| seeds.parse().unwrap());
    let sizes = SIZES.iter();
    let sizes = sizes.filter(move |size| only.as_ref().is_none_or(|only| only == size.name));
    sizes.flat_map(move |size| {
        let seeds = 1..=seeds.unwrap_or(size.seeds);
        seeds.map(move |seed| (format!("{} {seed}", size.name), move || calls::round(size, seed)))
    })
}

fn argument(name: &str) -> Option<String> {
    std::env::args().find_map(|argument| argument.strip_prefix(name).map(str::to_owned))
}

fn measure(binary: &Path, (name, round): (&str, &Value), plans: &mut Vec<Vec<String>>, stages: &mut Vec<Vec<String>>) {
    eprintln!("{name}: solving");
    let methods = [
        ("first come", "first_come"),
        ("deferred acceptance", "deferred_acceptance"),
    ];
    for (method, value) in methods {
        let mut other = round.clone();
        other["method"] = json!(value);
        plans.push(row(name, method, round, &solve(binary, &other)));
    }
    plans.push(row(name, "greedy", round, &solve(binary, &greedy(round))));
    let optimum = solve(binary, round);
    plans.push(row(name, optimum.plan["status"].as_str().unwrap(), round, &optimum));
    // Where it is quick; as long again elsewhere.
    if optimum.cpu < TWICE {
        let again = solve(binary, round);
        assert_eq!(again.bytes, optimum.bytes, "the same round gave other bytes");
    }
    for stage in optimum.plan["stages"].as_array().unwrap() {
        let number = |of: &str| stage[of].as_f64().unwrap();
        let limit = stage["limit"]
            .as_i64()
            .map_or(String::new(), |limit| format!(" {limit}"));
        let apart = (number("value") - number("bound")).abs() / number("bound").abs().max(1.0) * 100.0;
        stages.push(vec![
            name.to_owned(),
            format!("{}{limit}", stage["name"].as_str().unwrap()),
            stage["value"].to_string(),
            stage["bound"].to_string(),
            if apart == 0.0 {
                "proved".to_owned()
            } else {
                format!("{apart:.3} %")
            },
        ]);
    }
}

/// Whoever scores highest anywhere chooses first.
fn greedy(round: &Value) -> Value {
    let mut round = round.clone();
    round["method"] = json!("first_come");
    for request in round["requests"].as_array_mut().unwrap() {
        let options = request["options"].as_array().unwrap().iter();
        let score = |option: &Value| 6 * option["applicant"].as_i64().unwrap() + 4 * option["host"].as_i64().unwrap();
        request["received"] = json!(-options.map(score).max().unwrap_or_default());
    }
    round
}

fn row(name: &str, method: &str, round: &Value, solved: &Solved) -> Vec<String> {
    let worth = worth(round, &solved.plan);
    vec![
        name.to_owned(),
        method.to_owned(),
        worth.placed.to_string(),
        worth.short.to_string(),
        worth.score.to_string(),
        worth.lowest.to_string(),
        worth.claims.to_string(),
        format!("{:.2}", solved.cpu.as_secs_f64()),
        format!("{:.0}", f64::from(solved.peak) * 1.024 / 1000.0),
    ]
}

fn table(heads: &[&str], rows: &[Vec<String>]) {
    println!("| {} |\n|{}", heads.join(" | "), "---|".repeat(heads.len()));
    for row in rows {
        println!("| {} |", row.join(" | "));
    }
}
