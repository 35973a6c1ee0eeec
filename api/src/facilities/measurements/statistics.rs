//! From what a browser counted to figures: medians of rounds, delay, jitter and an estimate of loss.
//!
//! A browser sees no packets. It sees that one small request in many takes at least 200 ms longer than the others: the
//! shortest time after which TCP sends again what was not acknowledged. A request and its answer are one packet each,
//! so the share of such late ones is the share of round trips that lost a packet: what `ping` calls loss. A line that
//! is busy with other things can be late without losing anything; then the estimate is too high. It is called 推定
//! wherever it is shown; from one per cent on the line isn't enough for calls.

use entities::line_measurement::Model;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::error::Fault;

/// The fewest and most rounds in each direction.
const ROUNDS: std::ops::RangeInclusive<usize> = 3..=9;
/// The fewest and most requests for the delay, one after another.
const LATENCIES: std::ops::RangeInclusive<usize> = 10..=100;
/// The fewest and most requests for the loss, side by side.
const PROBES: std::ops::RangeInclusive<usize> = 100..=600;
/// So much later than the median counts as sent again (milliseconds): Linux waits 200, timers are ten per cent coarse.
const LATE_MS: f64 = 180.0;
/// Nobody sells more (Mbps).
const MBPS_MAX: f64 = 10_000.0;
const MILLISECONDS_MAX: f64 = 60_000.0;

/// One round after its warm-up: what all streams together carried in how long.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = LineRound)]
pub struct Round {
    pub bytes: u32,
    pub milliseconds: f64,
}

impl Round {
    fn mbps(self) -> f64 {
        f64::from(self.bytes) * 8.0 / (self.milliseconds * 1000.0)
    }
}

/// What a browser counted.
#[derive(Clone, Debug, PartialEq)]
pub struct Counted {
    pub down: Vec<Round>,
    pub up: Vec<Round>,
    /// Round trips one after another, nothing else on the line (milliseconds).
    pub latencies_ms: Vec<f64>,
    /// Round trips over several connections, nothing else on the line (milliseconds); what never came is the time waited.
    pub probes_ms: Vec<f64>,
}

/// The figures of one measurement.
#[derive(Clone, Debug, PartialEq)]
pub struct Figures {
    /// One decimal.
    pub down_mbps: f64,
    /// One decimal.
    pub up_mbps: f64,
    pub rtt_ms: i32,
    pub jitter_ms: i32,
    pub loss_per_mille: i32,
}

/// What is kept of a measurement to look at: each round, and the spread of the delay.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = LineSamples)]
pub struct Samples {
    /// Mbps, round by round.
    pub down_mbps: Vec<f64>,
    pub up_mbps: Vec<f64>,
    pub rtt_least_ms: f64,
    /// 95 of 100 were at most this.
    pub rtt_high_ms: f64,
    pub probes: u32,
    pub late: u32,
}

impl Samples {
    /// As a row keeps them.
    pub fn of(row: &Model) -> Option<Self> {
        serde_json::from_str(row.samples.as_deref()?).ok()
    }
}

/// The figures of what was counted.
///
/// # Errors
/// What is too little, or can't be.
pub fn figures(counted: &Counted) -> Result<(Figures, Samples), Vec<Fault>> {
    let found = faults(counted);
    if !found.is_empty() {
        return Err(found);
    }
    let speeds = |rounds: &[Round]| -> Vec<f64> { rounds.iter().map(|round| tenth(round.mbps())).collect() };
    let (down, up) = (speeds(&counted.down), speeds(&counted.up));
    let sorted = sorted(&counted.latencies_ms);
    let middle = median(&counted.latencies_ms);
    let late_from = median(&counted.probes_ms) + LATE_MS;
    let late = counted.probes_ms.iter().filter(|probe| **probe >= late_from).count();
    let (late, probes) = (count(late), count(counted.probes_ms.len()));
    let figures = Figures {
        down_mbps: median(&down),
        up_mbps: median(&up),
        rtt_ms: whole(middle),
        jitter_ms: whole(jitter(&counted.latencies_ms, middle)),
        loss_per_mille: whole(1000.0 * f64::from(late) / f64::from(probes)),
    };
    let high = sorted.get(sorted.len() * 95 / 100).or(sorted.last());
    let samples = Samples {
        down_mbps: down,
        up_mbps: up,
        rtt_least_ms: tenth(sorted.first().copied().unwrap_or(middle)),
        rtt_high_ms: tenth(high.copied().unwrap_or(middle)),
        probes,
        late,
    };
    Ok((figures, samples))
}

fn faults(counted: &Counted) -> Vec<Fault> {
    let mut found = Vec::new();
    for (name, rounds) in [("down", &counted.down), ("up", &counted.up)] {
        let good =
            |round: &Round| round.bytes > 0 && is_time(round.milliseconds) && (0.0..=MBPS_MAX).contains(&round.mbps());
        if !ROUNDS.contains(&rounds.len()) || !rounds.iter().all(good) {
            found.push(Fault::new(name, "measurement.rounds").with("least", ROUNDS.start()));
        }
    }
    let times = [
        ("latencies_ms", &counted.latencies_ms, LATENCIES),
        ("probes_ms", &counted.probes_ms, PROBES),
    ];
    for (name, times, bounds) in times {
        if !bounds.contains(&times.len()) || !times.iter().all(|time| is_time(*time)) {
            found.push(Fault::new(name, "measurement.times").with("least", bounds.start()));
        }
    }
    found
}

fn is_time(milliseconds: f64) -> bool {
    milliseconds > 0.0 && milliseconds <= MILLISECONDS_MAX
}

/// The mean step from one round trip to the next, without those that were sent again.
fn jitter(latencies_ms: &[f64], median: f64) -> f64 {
    let kept: Vec<f64> = latencies_ms
        .iter()
        .copied()
        .filter(|latency| *latency < median + LATE_MS)
        .collect();
    let steps = kept
        .iter()
        .zip(kept.iter().skip(1))
        .map(|(one, next)| (next - one).abs());
    let number = count(kept.len().saturating_sub(1)).max(1);
    steps.sum::<f64>() / f64::from(number)
}

fn sorted(values: &[f64]) -> Vec<f64> {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted
}

/// The middle one; of two the mean, to a tenth like the figures that it stands between. 0 of nothing.
fn median(values: &[f64]) -> f64 {
    let sorted = sorted(values);
    let at = |index: usize| sorted.get(index).copied().unwrap_or_default();
    let half = sorted.len() / 2;
    if sorted.len().is_multiple_of(2) {
        tenth(f64::midpoint(at(half.saturating_sub(1)), at(half)))
    } else {
        tenth(at(half))
    }
}

fn tenth(value: f64) -> f64 {
    (value * 10.0).round() / 10.0
}

fn count(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

#[expect(
    clippy::as_conversions,
    clippy::cast_possible_truncation,
    reason = "a rounded time or share; `as` keeps what is out of range at the bound"
)]
fn whole(value: f64) -> i32 {
    value.round() as i32
}
