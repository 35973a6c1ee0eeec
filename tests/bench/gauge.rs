//! What the kernel says of a process and of the machine: CPU and memory.

use std::time::Duration;

/// Linux counts CPU time in hundredths of a second towards programs, whatever its own clock does.
const MILLISECONDS_A_TICK: u64 = 10;

fn ticks(text: &str) -> Duration {
    Duration::from_millis(text.parse::<u64>().unwrap() * MILLISECONDS_A_TICK)
}

/// CPU that a process has used so far, its threads together.
pub fn cpu_of(pid: u32) -> Duration {
    let stat = std::fs::read_to_string(format!("/proc/{pid}/stat")).unwrap();
    // The name stands in brackets and may itself hold blanks and brackets.
    let (_, fields) = stat.rsplit_once(')').unwrap();
    let fields: Vec<&str> = fields.split_whitespace().collect();
    ticks(fields[11]) + ticks(fields[12])
}

/// CPU that everything on the machine has used so far.
pub fn cpu_of_machine() -> Duration {
    let stat = std::fs::read_to_string("/proc/stat").unwrap();
    let all: Vec<Duration> = stat
        .lines()
        .next()
        .unwrap()
        .split_whitespace()
        .skip(1)
        .map(ticks)
        .collect();
    // user, nice, system, idle, waiting for disks, interrupts, and what a virtual machine was refused.
    all[0] + all[1] + all[2] + all[5] + all[6]
}

/// Memory of a process that lies in RAM, kiB.
#[derive(Clone, Copy, Debug, Default)]
pub struct Resident {
    pub now: u32,
    /// The most since the process began or since [`forget_peak`].
    pub peak: u32,
}

pub fn resident(pid: u32) -> Resident {
    let status = std::fs::read_to_string(format!("/proc/{pid}/status")).unwrap();
    let kib = |name: &str| {
        let line = status.lines().find_map(|line| line.strip_prefix(name)).unwrap();
        line.trim().trim_end_matches(" kB").parse().unwrap()
    };
    Resident {
        now: kib("VmRSS:"),
        peak: kib("VmHWM:"),
    }
}

/// Begins the peak anew, so that hashing passwords at the sign-in doesn't count as load.
pub fn forget_peak(pid: u32) {
    std::fs::write(format!("/proc/{pid}/clear_refs"), "5").unwrap();
}

/// The machine in a line.
pub fn machine() -> String {
    let cpus = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let text = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = text.lines().find_map(|line| line.strip_prefix("model name"));
    let model = model.map_or("unknown", |line| line.trim_start_matches([' ', '\t', ':']));
    let load = std::fs::read_to_string("/proc/loadavg").unwrap_or_default();
    let load = load.split_whitespace().next().unwrap_or("?").to_owned();
    format!("{cpus} CPUs, {model}; load average at the start {load}")
}
