//! A round through `workcation solve` as a process of its own: what came out, and what it took.

use std::collections::BTreeMap;
use std::io::{Read, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use serde_json::Value;

use crate::gauge;

pub struct Solved {
    pub plan: Value,
    pub bytes: Vec<u8>,
    pub cpu: Duration,
    /// The most memory, kiB.
    pub peak: u32,
}

/// How often the process is looked at.
const LOOK: Duration = Duration::from_millis(10);

pub fn solve(binary: &Path, round: &Value) -> Solved {
    let mut child = Command::new(binary)
        .arg("solve")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let text = serde_json::to_vec(round).unwrap();
    let mut input = child.stdin.take().unwrap();
    let writing = std::thread::spawn(move || input.write_all(&text).unwrap());
    let mut output = child.stdout.take().unwrap();
    let reading = std::thread::spawn(move || {
        let mut bytes = Vec::new();
        output.read_to_end(&mut bytes).unwrap();
        bytes
    });
    let pid = child.id();
    let mut peak = 0;
    // A process that has ended and wasn't waited for keeps its CPU time, and has no memory.
    while is_running(pid) {
        peak = peak_of(pid).unwrap_or_default().max(peak);
        std::thread::sleep(LOOK);
    }
    let cpu = gauge::cpu_of(pid);
    writing.join().unwrap();
    let bytes = reading.join().unwrap();
    let status = child.wait().unwrap();
    assert!(status.success(), "`workcation solve` ended with {status}");
    Solved {
        plan: serde_json::from_slice(&bytes).unwrap(),
        bytes,
        cpu,
        peak,
    }
}

/// Whether a process has not ended yet; one that nobody waited for has.
fn is_running(pid: u32) -> bool {
    let stat = std::fs::read_to_string(format!("/proc/{pid}/stat")).unwrap();
    let (_, fields) = stat.rsplit_once(')').unwrap();
    !fields.trim_start().starts_with('Z')
}

/// The most memory so far, kiB; none once the process has ended.
fn peak_of(pid: u32) -> Option<u32> {
    let status = std::fs::read_to_string(format!("/proc/{pid}/status")).unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().trim_end_matches(" kB").parse().ok()
}

/// What any method's plan is worth: placed, short of floors, score, the lowest score of an applicant, claims.
pub struct Worth {
    pub placed: usize,
    pub short: u64,
    pub score: u64,
    pub lowest: u64,
    pub claims: usize,
}

/// Weights of the two scores when a round doesn't say.
const APPLICANT: u64 = 6;
const HOST: u64 = 4;

pub fn worth(round: &Value, plan: &Value) -> Worth {
    let list = |name: &str| plan[name].as_array().unwrap();
    let towns: BTreeMap<&str, &str> = round["units"]
        .as_array()
        .unwrap()
        .iter()
        .map(|unit| (unit["id"].as_str().unwrap(), unit["municipality"].as_str().unwrap()))
        .collect();
    let mut placed = BTreeMap::<&str, u64>::new();
    for stay in list("placed") {
        *placed.entry(towns[stay["unit"].as_str().unwrap()]).or_default() += 1;
    }
    let floors = round["rules"]["floors"].as_object().into_iter().flatten();
    let points = |stay: &Value, of: &str| stay[of].as_u64().unwrap();
    Worth {
        placed: list("placed").len(),
        short: floors
            .map(|(town, floor)| {
                floor
                    .as_u64()
                    .unwrap()
                    .saturating_sub(placed.get(town.as_str()).copied().unwrap_or_default())
            })
            .sum(),
        score: list("placed")
            .iter()
            .map(|stay| APPLICANT * points(stay, "applicant") + HOST * points(stay, "host"))
            .sum(),
        lowest: list("placed")
            .iter()
            .map(|stay| points(stay, "applicant"))
            .min()
            .unwrap_or_default(),
        claims: list("claims").len(),
    }
}
