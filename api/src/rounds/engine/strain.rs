//! A plan that may break rules while it is being improved: how far each rule is exceeded, and what that costs. Rules
//! stand where their prices stand (`Layout`); after them, as one more, what the floors are short of.

#![expect(
    clippy::as_conversions,
    clippy::cast_precision_loss,
    clippy::indexing_slicing,
    reason = "costs are floating point; indices are the instance's own and stay within its lists"
)]

use std::ops::Range;

use super::instance::Instance;
use super::prices::{Layout, Prices};
use super::program::Asked;
use super::sums::{Sum, caps, floors, sums, trials};

/// A stay that is tried, by its place among those that are.
pub type Try = usize;

/// How much of the prices stays pay for what they take; the rest draws them to where there is room.
const RENT: f64 = 0.85;
/// What a unit too much costs besides, as a part of its price and, at the least, of what stays differ by.
const EXCESS: f64 = 1.05;
const LEAST_COST: f64 = 0.1;
/// What it costs while a rule stays broken, and while it doesn't.
const DEARER: f64 = 1.02;
const CHEAPER: f64 = 0.995;
const DEAREST: f64 = 1e6;

pub struct Strain<'a> {
    instance: &'a Instance<'a>,
    layout: Layout,
    /// The place of what the floors are short of.
    short: usize,
    /// Whether that is what is to be little, and no rule.
    is_short_the_aim: bool,
    limits: Vec<f64>,
    used: Vec<f64>,
    /// What a unit too much costs, now and at the least.
    costs: Vec<f64>,
    least_costs: Vec<f64>,
    floors: Vec<f64>,
    pub tries: Vec<Tried>,
    /// What each try is worth in each sum, one try after the other.
    worths: Vec<f64>,
    sums: usize,
    /// By request, in the order of the tries.
    pub requests: Vec<Range<Try>>,
    pub may_stay_out: Vec<bool>,
    pub placed: Vec<Option<Try>>,
    /// By unit.
    guests: Vec<Vec<Try>>,
    exceeded: usize,
    value: f64,
}

pub struct Tried {
    pub column: usize,
    pub request: usize,
    worth: f64,
    /// Its worth, less most of the prices of what it takes.
    balance: f64,
    choice: usize,
    start: usize,
    cap: usize,
    municipality: usize,
    organisation: usize,
}

/// What a stay would add: all in all, and what of that is lost for want of room.
#[derive(Clone, Copy, Default)]
pub struct Gain {
    pub all: f64,
    pub crowding: f64,
}

impl<'a> Strain<'a> {
    /// Nobody is placed. `columns` are those that are tried, in order.
    pub fn of(instance: &'a Instance<'a>, asked: &Asked, columns: &[usize], prices: &Prices) -> Self {
        let layout = Layout::of(instance);
        let sums = sums(instance, asked);
        let mut strain = Self {
            instance,
            layout,
            short: layout.sums + sums.len(),
            is_short_the_aim: asked.shortfall.is_none(),
            limits: limits(instance, asked, &sums),
            used: vec![0.0; layout.sums + sums.len() + 1],
            costs: Vec::new(),
            least_costs: Vec::new(),
            floors: floors(instance),
            tries: Vec::with_capacity(columns.len()),
            worths: Vec::with_capacity(columns.len() * sums.len()),
            sums: sums.len(),
            requests: Vec::new(),
            may_stay_out: Vec::new(),
            placed: Vec::new(),
            guests: vec![Vec::new(); instance.units.len()],
            exceeded: 0,
            value: 0.0,
        };
        for own in instance.by_request(columns) {
            strain.add_request(asked, own, &sums);
        }
        strain.used[strain.short] = strain.floors.iter().sum();
        strain.exceeded = (0..=strain.short).filter(|rule| strain.is_exceeded(*rule)).count();
        strain.least_costs = strain.first_costs(prices, &sums);
        strain.costs.clone_from(&strain.least_costs);
        for at in 0..strain.tries.len() {
            strain.tries[at].balance = strain.tries[at].worth - RENT * strain.dues(at, prices);
        }
        strain
    }

    fn add_request(&mut self, asked: &Asked, own: &[usize], sums: &[Sum]) {
        let first = self.tries.len();
        for column in own {
            let (row, choice) = (&self.instance.columns[*column], self.instance.choice(*column));
            let municipality = self.instance.municipality(*column);
            self.tries.push(Tried {
                column: *column,
                request: self.requests.len(),
                balance: 0.0,
                worth: asked.aim.map_or(0.0, |aim| {
                    aim.goal.sign() * aim.measure.of(self.instance, *column) as f64
                }),
                choice: row.choice,
                start: row.start,
                cap: self.layout.caps + municipality,
                municipality,
                organisation: self.layout.organisations + self.instance.requests[choice.request].organisation,
            });
            self.worths
                .extend(sums.iter().map(|sum| sum.of(row.choice, row.level, *column)));
        }
        self.requests.push(first..self.tries.len());
        let request = own.first().map(|column| self.instance.choice(*column).request);
        self.may_stay_out
            .push(request.is_none_or(|request| !asked.must[request]));
        self.placed.push(None);
    }

    /// What a stay takes, at the prices.
    fn dues(&self, at: Try, prices: &Prices) -> f64 {
        let tried = &self.tries[at];
        let price = |rule: usize| prices.get(rule).copied().unwrap_or_default();
        let mut dues = price(tried.cap) + price(tried.organisation);
        if self.floors[tried.municipality] > 0.0 {
            dues -= price(self.layout.floors + tried.municipality);
        }
        for (unit, places) in self.takes(tried) {
            dues += f64::from(*places) * self.nights(tried, *unit).map(price).sum::<f64>();
        }
        let sums = self.worths[at * self.sums..(at + 1) * self.sums].iter().enumerate();
        dues + sums
            .map(|(sum, worth)| price(self.layout.sums + sum) * worth)
            .sum::<f64>()
    }

    /// What the second best loses beside the best, usually, where stays pay for what they take.
    pub fn usual_loss(&self) -> f64 {
        let losses = self.requests.iter().map(|own| {
            let mut balances: Vec<f64> = self.tries[own.clone()].iter().map(|tried| tried.balance).collect();
            balances.sort_by(|one, other| other.total_cmp(one));
            balances
                .first()
                .zip(balances.get(1))
                .map_or(0.0, |(best, second)| best - second)
        });
        losses.sum::<f64>() / self.requests.len().max(1) as f64
    }

    fn first_costs(&self, prices: &Prices, sums: &[Sum]) -> Vec<f64> {
        let spread = self.spread();
        let places: f64 = self.tries.iter().map(|tried| f64::from(self.takes(tried)[0].1)).sum();
        let usual = (places / self.tries.len().max(1) as f64).max(1.0);
        (0..=self.short)
            .map(|rule| {
                let scale = match rule.checked_sub(self.layout.sums) {
                    Some(sum) => sums.get(sum).map_or(1.0, |sum| sum.scale),
                    None if rule < self.layout.caps => usual,
                    None => 1.0,
                };
                let price = prices.get(rule).copied().unwrap_or_default();
                (EXCESS * price).max(LEAST_COST * spread / scale)
            })
            .collect()
    }

    /// What a request's stays differ by, usually.
    fn spread(&self) -> f64 {
        if self.is_short_the_aim {
            return 1.0;
        }
        let spreads = self.requests.iter().zip(&self.may_stay_out).map(|(own, may_stay_out)| {
            let worths = self.tries[own.clone()].iter().map(|tried| tried.worth);
            let none = may_stay_out.then_some(0.0);
            let most = worths.clone().chain(none).fold(f64::NEG_INFINITY, f64::max);
            most - worths.chain(none).fold(f64::INFINITY, f64::min)
        });
        (spreads.sum::<f64>() / self.requests.len().max(1) as f64).max(1.0)
    }

    pub fn keeps_all(&self) -> bool {
        self.exceeded == 0
    }

    pub fn value(&self) -> f64 {
        if self.is_short_the_aim {
            -self.used[self.short]
        } else {
            self.value
        }
    }

    pub fn stays(&self) -> Vec<usize> {
        self.placed.iter().flatten().map(|at| self.tries[*at].column).collect()
    }

    pub fn unit(&self, at: Try) -> usize {
        self.instance.choices[self.tries[at].choice].unit
    }

    fn takes(&self, tried: &Tried) -> &'a [(usize, u32)] {
        &self.instance.choices[tried.choice].takes
    }

    fn nights(&self, tried: &Tried, unit: usize) -> Range<usize> {
        let first = self.layout.night(unit, tried.start);
        first..first + self.instance.choices[tried.choice].nights
    }

    /// What it costs that a rule's use rises.
    fn rise(&self, rule: usize, by: f64) -> f64 {
        let over = self.used[rule] - self.limits[rule];
        self.costs[rule] * ((over + by).max(0.0) - over.max(0.0))
    }

    /// What the stay would add to the value, less what it would cost.
    pub fn gain(&self, at: Try) -> Gain {
        let tried = &self.tries[at];
        let mut crowding = self.rise(tried.cap, 1.0) + self.rise(tried.organisation, 1.0);
        for (unit, places) in self.takes(tried) {
            let places = f64::from(*places);
            crowding += self
                .nights(tried, *unit)
                .map(|night| self.rise(night, places))
                .sum::<f64>();
        }
        let mut all = tried.balance - crowding;
        for (sum, worth) in self.worths[at * self.sums..(at + 1) * self.sums].iter().enumerate() {
            all -= self.rise(self.layout.sums + sum, *worth);
        }
        if self.used[tried.cap] < self.floors[tried.municipality] {
            all -= self.rise(self.short, -1.0);
        }
        Gain { all, crowding }
    }

    fn is_exceeded(&self, rule: usize) -> bool {
        self.used[rule] > self.limits[rule] && !(rule == self.short && self.is_short_the_aim)
    }

    fn change(&mut self, rule: usize, by: f64) {
        self.exceeded -= usize::from(self.is_exceeded(rule));
        self.used[rule] += by;
        self.exceeded += usize::from(self.is_exceeded(rule));
    }

    pub fn place(&mut self, at: Try) {
        self.placed[self.tries[at].request] = Some(at);
        self.weigh(at, 1.0);
        for (unit, _) in self.takes(&self.tries[at]) {
            self.guests[*unit].push(at);
        }
    }

    pub fn send_away(&mut self, at: Try) {
        self.placed[self.tries[at].request] = None;
        self.weigh(at, -1.0);
        for (unit, _) in self.takes(&self.tries[at]) {
            self.guests[*unit].retain(|guest| *guest != at);
        }
    }

    fn weigh(&mut self, at: Try, sign: f64) {
        let tried = &self.tries[at];
        let (cap, organisation, floor) = (tried.cap, tried.organisation, self.floors[tried.municipality]);
        self.value += sign * tried.worth;
        for (unit, places) in self.takes(tried) {
            for night in self.nights(&self.tries[at], *unit) {
                self.change(night, sign * f64::from(*places));
            }
        }
        let before = (floor - self.used[cap]).max(0.0);
        self.change(cap, sign);
        let short = (floor - self.used[cap]).max(0.0) - before;
        self.change(self.short, short);
        self.change(organisation, sign);
        for sum in 0..self.sums {
            self.change(self.layout.sums + sum, sign * self.worths[at * self.sums + sum]);
        }
    }

    /// Who stays on a night of this stay on which there are too many.
    pub fn in_the_way(&self, at: Try) -> Vec<usize> {
        let tried = &self.tries[at];
        let mut found: Vec<usize> = Vec::new();
        for (unit, _) in self.takes(tried) {
            let full = self.nights(tried, *unit).filter(|night| self.is_exceeded(*night));
            for night in full {
                let there = self.guests[*unit]
                    .iter()
                    .filter(|guest| self.nights(&self.tries[**guest], *unit).contains(&night) && **guest != at);
                found.extend(there.map(|guest| self.tries[*guest].request));
            }
        }
        found.sort_unstable();
        found.dedup();
        found
    }

    /// Makes what is exceeded dearer, and the rest cheaper.
    pub fn price_anew(&mut self) {
        for rule in 0..=self.short {
            let (least, cost) = (self.least_costs[rule], self.costs[rule]);
            self.costs[rule] = if self.is_exceeded(rule) {
                (cost * DEARER).min(least * DEAREST)
            } else {
                (cost * CHEAPER).max(least)
            };
        }
    }
}

fn limits(instance: &Instance, asked: &Asked, sums: &[Sum]) -> Vec<f64> {
    let nights = instance.units.iter().flat_map(|unit| &unit.open);
    let mut limits: Vec<f64> = nights.map(|open| f64::from(*open)).collect();
    limits.extend(caps(instance, asked));
    limits.extend(instance.municipalities.iter().map(|_| f64::INFINITY));
    let trials = trials(instance, asked).unwrap_or(f64::INFINITY);
    limits.extend((0..instance.organisations).map(|_| trials));
    limits.extend(sums.iter().map(|sum| sum.limit));
    limits.push(asked.shortfall.map_or(0.0, |most| most as f64));
    limits
}
