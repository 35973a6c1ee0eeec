//! Prices of what is scarce. Every rule is given a price; at prices each applicant simply takes what is best for it,
//! and what all of that is worth together is a bound that no plan can beat (Lagrangian relaxation; Held & Karp 1971).
//! Prices move against what is short until the bound hardly falls. How far a stay falls behind its applicant's best
//! says how much any plan with it must lose: that leaves out most of the columns, and provably.

#![expect(
    clippy::as_conversions,
    clippy::cast_precision_loss,
    clippy::indexing_slicing,
    reason = "prices are floating point; indices are the instance's own and stay within its lists"
)]

use super::instance::Instance;
use super::measure::Measure;
use super::program::Asked;
use super::sums::{Sum, at, caps, floors, sums, trials};

/// Steps without a lower bound before the next ones are half as long.
const PATIENCE: usize = 30;
/// What counts as lower, as a part of the bound.
const NEAR: f64 = 1e-5;
/// How much of the way a step aims at.
const PART: f64 = 0.05;
/// Prices are floating point.
pub const TOLERANCE: f64 = 1e-6;
/// Steps shorter than this move nothing.
const SHORTEST: f64 = 1e-4;

pub struct Relaxation<'a> {
    instance: &'a Instance<'a>,
    asked: &'a Asked<'a>,
    layout: Layout,
    sums: Vec<Sum>,
    caps: Vec<f64>,
    floors: Vec<f64>,
    organisation: Option<f64>,
}

/// Whether no plan can be better than the one that is known: better is better by 1 at least.
pub fn is_proved(bound: f64, reached: Option<f64>) -> bool {
    reached.is_some_and(|reached| bound < reached + 1.0 - TOLERANCE)
}

/// A price a rule, none below 0; `Layout` says which stands where.
pub type Prices = Vec<f64>;

/// Where the prices stand: first the nights of each unit, then a cap and a floor a municipality, the organisations,
/// and what is one sum: the budget, the shares, and what earlier stages have reached.
#[derive(Debug, Clone, Copy)]
pub struct Layout {
    pub nights: usize,
    pub caps: usize,
    pub floors: usize,
    pub organisations: usize,
    pub sums: usize,
}

impl Layout {
    pub fn of(instance: &Instance) -> Self {
        let Instance {
            units,
            nights,
            municipalities,
            organisations,
            ..
        } = instance;
        let caps = units.len() * nights;
        let floors = caps + municipalities.len();
        let after = floors + municipalities.len();
        Self {
            nights: *nights,
            caps,
            floors,
            organisations: after,
            sums: after + organisations,
        }
    }

    pub fn night(&self, unit: usize, night: usize) -> usize {
        unit * self.nights + night
    }
}

/// What everybody takes at the prices.
struct Point {
    bound: f64,
    /// How much each rule is broken; less than nothing where there is room.
    broken: Vec<f64>,
}

/// Worths at the prices, by choice and by level, and what a stay's nights cost, summed up from the first night.
struct Weights {
    choices: Vec<f64>,
    levels: Vec<f64>,
    rents: Vec<Vec<f64>>,
}

impl<'a> Relaxation<'a> {
    pub fn of(instance: &'a Instance<'a>, asked: &'a Asked<'a>) -> Self {
        Self {
            instance,
            asked,
            layout: Layout::of(instance),
            sums: sums(instance, asked),
            caps: caps(instance, asked),
            floors: floors(instance),
            organisation: trials(instance, asked),
        }
    }

    /// Moves the prices until the bound hardly falls or the known plan is met; gives the lowest bound and leaves its
    /// prices. What is to be little counts as less than nothing here.
    pub fn descend(&self, prices: &mut Prices, reached: Option<f64>, steps: usize) -> f64 {
        prices.resize(self.size(), 0.0);
        let mut here = prices.clone();
        let mut lowest = f64::INFINITY;
        let (mut length, mut waited) = (1.0, 0);
        for _ in 0..steps {
            let point = self.at(&here);
            let is_lower = point.bound < lowest - NEAR * lowest.abs();
            waited = if is_lower || lowest.is_infinite() {
                0
            } else {
                waited + 1
            };
            if point.bound < lowest {
                lowest = point.bound;
                prices.clone_from(&here);
            }
            if waited > PATIENCE {
                waited = 0;
                length /= 2.0;
            }
            let norm = self.norm(&here, &point.broken);
            if is_proved(lowest, reached) || norm == 0.0 || length < SHORTEST {
                break;
            }
            // What may be within reach: not the known plan at once, but a part of the way.
            let way = reached.map_or(0.0, |reached| lowest - reached).max(lowest.abs());
            let aimed = reached.unwrap_or(f64::NEG_INFINITY).max(lowest - PART * way);
            let step = length * (point.bound - aimed).max(1e-3) / norm;
            for (at, (price, broken)) in here.iter_mut().zip(&point.broken).enumerate() {
                let scale = self.scale(at);
                *price = (*price + step * broken / (scale * scale)).max(0.0);
            }
        }
        lowest
    }

    /// What no plan can beat, at these prices.
    pub fn bound(&self, prices: &mut Prices) -> f64 {
        prices.resize(self.size(), 0.0);
        self.at(prices).bound
    }

    fn size(&self) -> usize {
        self.layout.sums + self.sums.len()
    }

    fn scale(&self, at: usize) -> f64 {
        at.checked_sub(self.layout.sums).map_or(1.0, |sum| self.sums[sum].scale)
    }

    /// The square of all that is broken; room that is free of charge breaks nothing.
    fn norm(&self, prices: &[f64], broken: &[f64]) -> f64 {
        let rules = prices.iter().zip(broken).enumerate();
        rules
            .filter(|(_, (price, broken))| **price > 0.0 || **broken > 0.0)
            .map(|(at, (_, broken))| (broken / self.scale(at)).powi(2))
            .sum()
    }

    /// How far each column that is left falls behind what its request takes at the prices.
    pub fn behind(&self, prices: &Prices) -> Vec<f64> {
        let weights = self.weights(prices);
        let mut behind: Vec<f64> = self
            .asked
            .left
            .iter()
            .map(|column| self.worth(&weights, prices, *column))
            .collect();
        let requests = self.by_request();
        for (request, range) in requests {
            let best = behind[range.clone()].iter().copied().fold(f64::NEG_INFINITY, f64::max);
            let best = if self.asked.must[request] { best } else { best.max(0.0) };
            behind[range].iter_mut().for_each(|worth| *worth = best - *worth);
        }
        behind
    }

    /// Requests, and where in `left` their columns stand.
    fn by_request(&self) -> Vec<(usize, std::ops::Range<usize>)> {
        let mut from = 0;
        let chunks = self.instance.by_request(self.asked.left);
        chunks
            .map(|columns| {
                let range = from..from + columns.len();
                from = range.end;
                (self.request(columns[0]), range)
            })
            .collect()
    }

    fn request(&self, column: usize) -> usize {
        self.instance.choice(column).request
    }

    fn at(&self, prices: &Prices) -> Point {
        let weights = self.weights(prices);
        let mut broken = self.limits();
        let mut bound = -broken
            .iter()
            .zip(prices)
            .map(|(limit, price)| limit * price)
            .sum::<f64>();
        let left = self.instance.by_request(self.asked.left);
        for columns in left {
            let worths = columns
                .iter()
                .map(|column| (self.worth(&weights, prices, *column), *column));
            let best = worths.fold(
                (f64::NEG_INFINITY, 0),
                |best, worth| if worth.0 > best.0 { worth } else { best },
            );
            if best.0 > 0.0 || self.asked.must[self.request(best.1)] {
                bound += best.0;
                self.take(&mut broken, best.1);
            }
        }
        bound += self.fall_short(&mut broken, prices);
        Point { bound, broken }
    }

    /// Every rule with nothing taken: what is broken by as much as its limit leaves.
    fn limits(&self) -> Vec<f64> {
        let mut limits = Vec::with_capacity(self.size());
        limits.extend(
            self.instance
                .units
                .iter()
                .flat_map(|unit| unit.open.iter().map(|open| -f64::from(*open))),
        );
        let municipalities = self.instance.municipalities.len();
        limits.extend((0..municipalities).map(|at| -self.cap(at)));
        limits.extend(&self.floors);
        limits.extend((0..self.instance.organisations).map(|_| -self.organisation.unwrap_or_default()));
        limits.extend(self.sums.iter().map(|sum| -sum.limit));
        limits
    }

    /// Nothing where there is none; its row then counts nothing either.
    fn cap(&self, municipality: usize) -> f64 {
        self.caps
            .get(municipality)
            .copied()
            .filter(|cap| cap.is_finite())
            .unwrap_or_default()
    }

    fn has_cap(&self, municipality: usize) -> bool {
        self.caps.get(municipality).is_some_and(|cap| cap.is_finite())
    }

    fn take(&self, broken: &mut [f64], column: usize) {
        let (row, choice) = (&self.instance.columns[column], self.instance.choice(column));
        for (unit, places) in &choice.takes {
            let first = self.layout.night(*unit, row.start);
            broken[first..first + choice.nights]
                .iter_mut()
                .for_each(|night| *night += f64::from(*places));
        }
        let municipality = self.instance.municipality(column);
        if self.has_cap(municipality) {
            broken[self.layout.caps + municipality] += 1.0;
        }
        if self.floors[municipality] > 0.0 {
            broken[self.layout.floors + municipality] -= 1.0;
        }
        if self.organisation.is_some() {
            broken[self.layout.organisations + self.instance.request(column).organisation] += 1.0;
        }
        for (at, sum) in self.sums.iter().enumerate() {
            broken[self.layout.sums + at] += sum.of(row.choice, row.level, column);
        }
    }

    /// What floors are short of is chosen at the prices, too: where it is dearest, as far as it is allowed.
    fn fall_short(&self, broken: &mut [f64], prices: &Prices) -> f64 {
        let mut places: Vec<usize> = (0..self.floors.len()).filter(|at| self.floors[*at] > 0.0).collect();
        let price = |at: usize| prices[self.layout.floors + at];
        places.sort_by(|one, other| price(*other).total_cmp(&price(*one)));
        let (mut allowed, fee) = match self.asked.shortfall {
            Some(most) => (most as f64, 0.0),
            None => (f64::INFINITY, 1.0),
        };
        let mut worth = 0.0;
        for at in places.into_iter().filter(|at| price(*at) > fee) {
            let short = self.floors[at].min(allowed);
            allowed -= short;
            worth += short * (price(at) - fee);
            broken[self.layout.floors + at] -= short;
        }
        worth
    }

    fn weights(&self, prices: &Prices) -> Weights {
        let sums: Vec<(&Sum, f64)> = self
            .sums
            .iter()
            .zip(&prices[self.layout.sums..])
            .map(|(sum, price)| (sum, *price))
            .collect();
        let aim = self.asked.aim.map(|aim| (aim.goal.sign(), &aim.measure));
        let own = |of: &dyn Fn(&Measure) -> i64| aim.map_or(0.0, |(sign, measure)| sign * of(measure) as f64);
        let choices = (0..self.instance.choices.len()).map(|choice| {
            let row = &self.instance.choices[choice];
            let municipality = self.instance.units[row.unit].municipality;
            let organisation = self.instance.requests[row.request].organisation;
            let priced: f64 = sums.iter().map(|(sum, price)| price * at(&sum.choices, choice)).sum();
            own(&|measure| measure.choice(choice)) - priced - prices[self.layout.caps + municipality]
                + prices[self.layout.floors + municipality]
                - prices[self.layout.organisations + organisation]
        });
        let levels = (0..self.instance.levels.len()).map(|level| {
            let priced: f64 = sums.iter().map(|(sum, price)| price * at(&sum.levels, level)).sum();
            own(&|measure| measure.level(level)) - priced
        });
        let nights = self.instance.nights;
        let rents = prices[..self.layout.caps].chunks(nights).map(|unit| {
            let mut sum = 0.0;
            std::iter::once(0.0)
                .chain(unit.iter().map(|price| {
                    sum += price;
                    sum
                }))
                .collect()
        });
        Weights {
            choices: choices.collect(),
            levels: levels.collect(),
            rents: rents.collect(),
        }
    }

    fn worth(&self, weights: &Weights, prices: &Prices, column: usize) -> f64 {
        let row = &self.instance.columns[column];
        let choice = &self.instance.choices[row.choice];
        let mut worth = weights.choices[row.choice] + weights.levels[row.level];
        for (unit, places) in &choice.takes {
            let rents = &weights.rents[*unit];
            worth -= f64::from(*places) * (rents[row.start + choice.nights] - rents[row.start]);
        }
        worth + self.own(prices, column)
    }

    /// What no choice and no level says: kept stays, and stays' own tickets.
    fn own(&self, prices: &Prices, column: usize) -> f64 {
        let aim = self.asked.aim.filter(|aim| aim.measure.has_columns());
        let aimed = aim.map_or(0.0, |aim| aim.goal.sign() * aim.measure.column(column) as f64);
        let sums = self.sums.iter().enumerate().filter(|(_, sum)| !sum.columns.is_empty());
        aimed
            - sums
                .map(|(at, sum)| prices[self.layout.sums + at] * sum.columns[column])
                .sum::<f64>()
    }
}
