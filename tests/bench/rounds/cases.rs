//! Rounds that others have solved: generalised assignment (OR-Library, Cattrysse & Van Wassenhove 1994, Chu & Beasley
//! 1997) and stable matching, read from a folder that isn't part of the project.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use serde_json::{Value, json};

use crate::solved::solve;

/// Of type d only bounds are known: how near a search goes, in millionths.
const NEAR: u32 = 5_000;
const NIGHT: (&str, &str) = ("2027-04-01", "2027-04-02");

/// A row a case: path, cost, own bound, the listed optimum or bound, CPU, verdict.
pub fn assignments(binary: &Path, folder: &Path, only: Option<&str>) -> Vec<Vec<String>> {
    let text = std::fs::read_to_string(folder.join("data.csv")).unwrap();
    let wanted = text.lines().skip(1).map(|line| line.split(',').collect::<Vec<_>>());
    let wanted = wanted.filter(|cells| only.is_none_or(|only| cells[0].contains(only)));
    wanted
        .map(|cells| {
            let (path, bound, optimum) = (cells[0], cells[5], cells[6]);
            let is_near = path.contains("/d");
            let (round, most, jobs) = assignment(&folder.join(path), is_near);
            let solved = solve(binary, &round);
            let stage = |name: &str, of: &str| {
                let stages = solved.plan["stages"].as_array().unwrap().iter();
                stages
                    .filter(|stage| stage["name"] == name)
                    .map(|stage| stage[of].as_i64().unwrap())
                    .sum::<i64>()
            };
            let cost = most * jobs - stage("score", "value");
            let listed: i64 = if optimum.is_empty() { bound } else { optimum }.parse().unwrap();
            let is_met = if is_near {
                (cost - listed) * 1_000 <= 5 * listed
            } else {
                cost == listed && solved.plan["status"] == "proved"
            };
            eprintln!("{path}: {cost} of {listed}, {:.1} s", solved.cpu.as_secs_f64());
            vec![
                path.to_owned(),
                format!("{} of {jobs}", stage("placed", "value")),
                cost.to_string(),
                (most * jobs - stage("score", "bound")).to_string(),
                listed.to_string(),
                solved.plan["status"].as_str().unwrap().to_owned(),
                format!("{:.2}", solved.cpu.as_secs_f64()),
                if is_met { "met" } else { "MISSED" }.to_owned(),
            ]
        })
        .collect()
}

/// Jobs are requests of one night, agents are units with so many places; the score is what a job costs less.
fn assignment(path: &Path, is_near: bool) -> (Value, i64, i64) {
    let text = std::fs::read_to_string(path).unwrap();
    let mut numbers = text.split_whitespace().map(|number| number.parse::<i64>().unwrap());
    let mut take = |count: i64| {
        numbers
            .by_ref()
            .take(usize::try_from(count).unwrap())
            .collect::<Vec<i64>>()
    };
    let head = take(2);
    let (agents, jobs) = (head[0], head[1]);
    let costs: Vec<Vec<i64>> = (0..agents).map(|_| take(jobs)).collect();
    let weights: Vec<Vec<i64>> = (0..agents).map(|_| take(jobs)).collect();
    let places = take(agents);
    let most = costs.iter().flatten().max().unwrap() + 1;
    let units = places.iter().enumerate().map(|(agent, places)| {
        json!({ "id": format!("u{agent}"), "facility": format!("f{agent}"), "municipality": "m", "capacity": 1, "count": places })
    });
    let requests = (0..usize::try_from(jobs).unwrap()).map(|job| {
        let options = costs.iter().zip(&weights).enumerate().map(|(agent, (costs, weights))| {
            json!({ "unit": format!("u{agent}"), "applicant": most - costs[job], "places": weights[job] })
        });
        json!({ "id": format!("r{job}"), "window": { "from": NIGHT.0, "to": NIGHT.1 }, "options": options.collect::<Vec<_>>() })
    });
    let round = json!({
        "version": 1, "seed": "s", "from": NIGHT.0, "to": NIGHT.1, "tiers": [], "weights": { "applicant": 1, "host": 0 },
        "units": units.collect::<Vec<_>>(), "requests": requests.collect::<Vec<_>>(),
        "gap_per_million": if is_near { NEAR } else { 0 },
    });
    (round, most, jobs)
}

/// Who proposes to whom, by place of preference; a region's cap.
struct Market {
    name: String,
    proposers: BTreeMap<String, Vec<String>>,
    receivers: BTreeMap<String, (u64, Vec<String>)>,
    cap: Option<u64>,
}

impl Market {
    fn round(&self, method: &str) -> Value {
        let units = self.receivers.iter().map(|(id, (places, _))| {
            json!({ "id": id, "facility": id, "municipality": "m", "capacity": 1, "count": places })
        });
        let points = |of: &[String], one: &str| of.iter().position(|each| each == one).map(|at| of.len() - at);
        let requests = self.proposers.iter().map(|(id, wishes)| {
            let options = wishes.iter().filter_map(|unit| {
                let host = points(&self.receivers[unit].1, id)?;
                Some(json!({ "unit": unit, "applicant": points(wishes, unit), "host": host }))
            });
            json!({ "id": id, "options": options.collect::<Vec<_>>() })
        });
        let caps = self.cap.map_or(json!({}), |cap| json!({ "m": cap }));
        json!({
            "version": 1, "seed": "s", "from": NIGHT.0, "to": NIGHT.1, "tiers": [], "method": method, "rules": { "caps": caps },
            "units": units.collect::<Vec<_>>(), "requests": requests.collect::<Vec<_>>(),
        })
    }

    /// Weakly stable (Kamada & Kojima 2015): whoever would rather be elsewhere is ranked below all who are there, and
    /// the place or the whole region is full.
    fn is_weakly_stable(&self, placed: &BTreeMap<String, String>) -> bool {
        let is_full = |receiver: &str| {
            let here = u64::try_from(placed.values().filter(|each| *each == receiver).count()).unwrap();
            here >= self.receivers[receiver].0
                || self.cap.is_some_and(|cap| u64::try_from(placed.len()).unwrap() >= cap)
        };
        self.proposers.iter().all(|(id, wishes)| {
            let own = placed
                .get(id)
                .map_or(wishes.len(), |own| wishes.iter().position(|wish| wish == own).unwrap());
            wishes[..own]
                .iter()
                .filter(|wish| self.receivers[*wish].1.contains(id))
                .all(|wish| {
                    let ranks = &self.receivers[wish].1;
                    let rank = |of: &str| ranks.iter().position(|each| each == of);
                    let here = placed.iter().filter(|(_, receiver)| *receiver == wish);
                    is_full(wish) && here.into_iter().all(|(other, _)| rank(other) < rank(id))
                })
        })
    }
}

/// A row a case: what deferred acceptance placed, whether that is weakly stable and what is listed, and the most that
/// can be placed.
pub fn markets(binary: &Path, folder: &Path) -> Vec<Vec<String>> {
    let read = |name: &str| -> Value {
        serde_json::from_slice(&std::fs::read(folder.join("stable").join(name)).unwrap()).unwrap()
    };
    let (hospitals, capped) = (read("hr-examples.json"), read("kk-fda.json"));
    let mut rows = Vec::new();
    for case in hospitals["cases"].as_array().unwrap() {
        let market = of_hospitals(case);
        let placed = deferred(binary, &market);
        let wanted: BTreeSet<(String, String)> = pairs(&case["resident_optimal"]);
        let is_listed = placed
            .iter()
            .map(|(one, other)| (one.clone(), other.clone()))
            .collect::<BTreeSet<_>>()
            == wanted;
        rows.push(row(
            &market,
            &placed,
            if is_listed { "as listed" } else { "NOT as listed" },
            None,
        ));
    }
    for case in capped["cases"].as_array().unwrap() {
        let market = of_regions(case);
        let placed = deferred(binary, &market);
        let most = case["expect"]["max_matched"].as_u64().map(|wanted| {
            let solved = solve(binary, &market.round("optimise")).plan;
            (solved["placed"].as_array().unwrap().len(), wanted)
        });
        let listed = case["expect"]["da"].as_array().map(|listed| {
            let wanted = listed
                .iter()
                .enumerate()
                .map(|(at, unit)| (format!("p{:02}", at + 1), format!("u{unit}")));
            wanted.collect::<BTreeMap<_, _>>() == placed
        });
        let listed = listed.map_or("", |is_listed| if is_listed { "as listed" } else { "NOT as listed" });
        rows.push(row(&market, &placed, listed, most));
    }
    rows
}

fn row(market: &Market, placed: &BTreeMap<String, String>, listed: &str, most: Option<(usize, u64)>) -> Vec<String> {
    vec![
        market.name.clone(),
        format!("{} of {}", placed.len(), market.proposers.len()),
        if market.is_weakly_stable(placed) { "yes" } else { "NO" }.to_owned(),
        listed.to_owned(),
        most.map_or(String::new(), |(found, wanted)| format!("{found} (listed {wanted})")),
    ]
}

fn deferred(binary: &Path, market: &Market) -> BTreeMap<String, String> {
    let plan = solve(binary, &market.round("deferred_acceptance")).plan;
    let text = |stay: &Value, of: &str| stay[of].as_str().unwrap().to_owned();
    plan["placed"]
        .as_array()
        .unwrap()
        .iter()
        .map(|stay| (text(stay, "request"), text(stay, "unit")))
        .collect()
}

fn strings(of: &Value) -> Vec<String> {
    of.as_array()
        .unwrap()
        .iter()
        .map(|each| each.as_str().unwrap().to_owned())
        .collect()
}

/// Resident and hospital, of each hospital's list.
fn pairs(of: &Value) -> BTreeSet<(String, String)> {
    let hospitals = of.as_object().unwrap().iter();
    hospitals
        .flat_map(|(hospital, residents)| strings(residents).into_iter().map(move |each| (each, hospital.clone())))
        .collect()
}

fn of_hospitals(case: &Value) -> Market {
    let residents = case["residents"].as_object().unwrap().iter();
    let hospitals = case["hospitals"].as_object().unwrap().iter();
    Market {
        name: case["name"].as_str().unwrap().to_owned(),
        proposers: residents.map(|(id, wishes)| (id.clone(), strings(wishes))).collect(),
        receivers: hospitals
            .map(|(id, ranks)| (id.clone(), (case["capacities"][id].as_u64().unwrap(), strings(ranks))))
            .collect(),
        cap: None,
    }
}

fn of_regions(case: &Value) -> Market {
    let numbered = |of: &Value, name: &dyn Fn(u64) -> String| {
        of.as_array()
            .unwrap()
            .iter()
            .map(|each| name(each.as_u64().unwrap()))
            .collect::<Vec<_>>()
    };
    let proposer = |at: u64| format!("p{at:02}");
    let receiver = |at: u64| format!("u{at}");
    let lists = |of: &str| case[of].as_array().unwrap().iter().zip(1..);
    Market {
        name: case["name"].as_str().unwrap().to_owned(),
        proposers: lists("proposer_prefs")
            .map(|(wishes, at)| (proposer(at), numbered(wishes, &receiver)))
            .collect(),
        receivers: lists("receiver_prefs")
            .zip(case["max_caps"].as_array().unwrap())
            .map(|((ranks, at), places)| (receiver(at), (places.as_u64().unwrap(), numbered(ranks, &proposer))))
            .collect(),
        cap: case["regional_caps"].as_array().map(|caps| caps[0].as_u64().unwrap()),
    }
}
