//! Many clients for a while: how many turns they did, how long each took, and what it cost.

use std::collections::BTreeMap;
use std::sync::Barrier;
use std::time::{Duration, Instant};

use crate::gauge;

/// A turn of a client: how long each of its `N` steps took, or why it was refused.
pub type Turn<const N: usize> = Result<[Duration; N], String>;

/// What some clients did in a stretch of time.
pub struct Round<const N: usize> {
    pub lasted: Duration,
    pub turns: Vec<[Duration; N]>,
    pub refused: BTreeMap<String, usize>,
    /// CPU of the server, and of everything on the machine, meanwhile.
    pub server_cpu: Duration,
    pub machine_cpu: Duration,
}

impl<const N: usize> Round<N> {
    pub fn a_second(&self) -> f64 {
        f64::from(count(self.turns.len())) / self.lasted.as_secs_f64()
    }
}

pub fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap()
}

/// Lets every client take turns until the time is over; the last turns are finished and count, as does their time.
pub fn round<C, const N: usize>(
    (clients, time, server): (usize, Duration, u32),
    open: impl Fn(usize) -> C + Sync,
    turn: impl Fn(&mut C) -> Turn<N> + Sync,
) -> Round<N> {
    let ready = Barrier::new(clients + 1);
    let one = |number: usize| {
        let mut client = open(number);
        let (mut turns, mut refused) = (Vec::new(), BTreeMap::new());
        ready.wait();
        let begin = Instant::now();
        while begin.elapsed() < time {
            match turn(&mut client) {
                Ok(steps) => turns.push(steps),
                Err(why) => *refused.entry(why).or_insert(0) += 1,
            }
        }
        (turns, refused)
    };
    std::thread::scope(|scope| {
        let one = &one;
        let running: Vec<_> = (0..clients).map(|number| scope.spawn(move || one(number))).collect();
        ready.wait();
        let (begin, server_cpu, machine_cpu) = (Instant::now(), gauge::cpu_of(server), gauge::cpu_of_machine());
        let mut round = Round {
            lasted: Duration::ZERO,
            turns: Vec::new(),
            refused: BTreeMap::new(),
            server_cpu,
            machine_cpu,
        };
        for client in running {
            let (turns, refused) = client.join().unwrap();
            round.turns.extend(turns);
            for (why, times) in refused {
                *round.refused.entry(why).or_default() += times;
            }
        }
        round.lasted = begin.elapsed();
        round.server_cpu = gauge::cpu_of(server).saturating_sub(server_cpu);
        round.machine_cpu = gauge::cpu_of_machine().saturating_sub(machine_cpu);
        round
    })
}

/// Several rounds of the same as one.
pub struct Rounds<const N: usize>(pub Vec<Round<N>>);

impl<const N: usize> Rounds<N> {
    pub fn a_second(&self) -> Spread {
        Spread::of(self.0.iter().map(Round::a_second).collect())
    }

    pub fn done(&self) -> usize {
        self.0.iter().map(|round| round.turns.len()).sum()
    }

    pub fn refused(&self) -> BTreeMap<String, usize> {
        let mut all = BTreeMap::new();
        for (why, times) in self.0.iter().flat_map(|round| &round.refused) {
            *all.entry(why.clone()).or_default() += times;
        }
        all
    }

    /// How long a step took at most in so many of a thousand turns.
    pub fn per_mille(&self, step: usize, per_mille: usize) -> Duration {
        let mut all: Vec<Duration> = self
            .0
            .iter()
            .flat_map(|round| &round.turns)
            .map(|steps| steps[step])
            .collect();
        all.sort_unstable();
        let last = all.len().saturating_sub(1);
        all.get(last * per_mille / 1000).copied().unwrap_or_default()
    }

    /// The server's CPU a turn.
    pub fn server_cpu(&self) -> Duration {
        let all: Duration = self.0.iter().map(|round| round.server_cpu).sum();
        all / count(self.done()).max(1)
    }

    /// How much of the machine was busy, with whatever: 1 is all of its CPUs.
    pub fn busy(&self) -> f64 {
        let cpus = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
        let busy: Duration = self.0.iter().map(|round| round.machine_cpu).sum();
        let lasted: Duration = self.0.iter().map(|round| round.lasted).sum();
        busy.as_secs_f64() / lasted.as_secs_f64() / f64::from(count(cpus))
    }
}

/// The median of some measurements between the least and the most.
#[derive(Clone, Copy, Debug)]
pub struct Spread {
    pub least: f64,
    pub median: f64,
    pub most: f64,
}

impl Spread {
    pub fn of(mut values: Vec<f64>) -> Self {
        values.sort_by(f64::total_cmp);
        let last = values.len() - 1;
        Self {
            least: values[0],
            median: f64::midpoint(values[last / 2], values[values.len() / 2]),
            most: values[last],
        }
    }
}
