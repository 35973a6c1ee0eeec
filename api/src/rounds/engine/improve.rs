//! A better plan near a known one. Applicants are moved one at a time, to where dice say, and whoever stands in the way
//! of one moves, too (ejection chains; Glover 1996). A loss is taken while it is small, the smaller the later
//! (annealing; Kirkpatrick, Gelatt & Vecchi 1983), and rules may be broken at a cost that rises while they are, so
//! that the search goes to and fro across what is allowed (Yagiura, Ibaraki & Glover 2006, for assignments).
//!
//! What makes it work where places are tight: a stay counts its worth less most of the prices of what it takes. Else
//! leaving a place would look dear and taking one cheap, whatever it is good for, and hardly any move would be taken.
//!
//! The dice are always the same, and an end comes after a count of weighed stays.

#![expect(
    clippy::as_conversions,
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::indexing_slicing,
    reason = "losses are floating point; indices are places in lists that are made here"
)]

use super::instance::Instance;
use super::prices::Prices;
use super::program::Asked;
use super::strain::{Gain, Strain, Try};

/// Moves of one chain.
const DEPTH: usize = 3;
/// Losses that are borne at first and at last, as parts of what the second best usually loses.
const HOT: f64 = 0.35;
const COLD: f64 = 0.1;
/// The first of later turns, in turns: far enough to find something else, and not so far as to lose what is near.
const WARM: [f64; 2] = [0.15, 0.3];
/// Less than this is no gain.
const NO_GAIN: f64 = 1e-6;
/// Where the dice begin.
const SEED: u64 = 88_172_645_463_325_252;
/// From one turn's beginning to the next (Weyl sequence of the golden ratio; Steele, Lea & Flood 2014).
const STRIDE: u64 = 0x9E37_79B9_7F4A_7C15;

/// What an end of the search is.
#[derive(Clone, Copy)]
pub struct Enough {
    /// What needn't be bettered; less than nothing where it is to be little.
    pub value: f64,
    /// Stays that may be weighed.
    pub steps: usize,
    /// The how manieth search it is, from 0: each has other dice.
    pub turn: u32,
}

/// The best plan that was met on the way, where one is better than the known one. `columns` are those that are tried,
/// the known ones among them.
pub fn improve(
    instance: &Instance,
    asked: &Asked,
    columns: &[usize],
    known: &[usize],
    prices: &Prices,
    enough: Enough,
) -> Option<Vec<usize>> {
    let mut strain = Strain::of(instance, asked, columns, prices);
    for stay in known {
        let at = strain.tries.binary_search_by_key(stay, |tried| tried.column).ok()?;
        strain.place(at);
    }
    let mut walk = Walk {
        best: strain.value(),
        usual: strain.usual_loss(),
        strain,
        found: None,
        left: enough.steps,
        warmth: 0.0,
        dice: SEED ^ u64::from(enough.turn).wrapping_mul(STRIDE),
    };
    let hot = if enough.turn == 0 {
        HOT
    } else {
        WARM[enough.turn as usize % 2]
    };
    while walk.left > 0 && walk.best < enough.value {
        let way = walk.left as f64 / enough.steps as f64;
        walk.warmth = walk.usual * (COLD + (hot - COLD) * way);
        let before = walk.left;
        for _ in 0..walk.strain.requests.len() {
            walk.step();
        }
        // Nobody has another stay, or hardly anybody.
        if walk.left == before {
            break;
        }
        walk.strain.price_anew();
    }
    walk.found
}

struct Walk<'a> {
    strain: Strain<'a>,
    best: f64,
    found: Option<Vec<usize>>,
    /// Stays that may still be weighed.
    left: usize,
    /// What a move usually loses that isn't quite the best.
    usual: f64,
    warmth: f64,
    dice: u64,
}

impl Walk<'_> {
    fn step(&mut self) {
        let request = self.throw(self.strain.requests.len());
        let own = self.strain.requests[request].clone();
        let at = own.start + self.throw(own.len() + usize::from(self.strain.may_stay_out[request]));
        let to = (at < own.end).then_some(at);
        let from = self.strain.placed[request];
        if to == from {
            return;
        }
        let loss = self.bearable_loss();
        self.put(request, None);
        let now = self.gain(from).all;
        let gain = self.gain(to);
        if gain.all - now >= -loss {
            self.put(request, to);
            self.look();
            return;
        }
        self.put(request, from);
        if let Some(to) = to
            && gain.all + gain.crowding - now >= -loss
            && self.follow(request, to, gain.all - now, loss)
        {
            self.look();
        }
    }

    /// Takes over a chain that begins so, unless it loses too much.
    fn follow(&mut self, request: usize, to: Try, gain: f64, loss: f64) -> bool {
        let mut undo = vec![(request, self.strain.placed[request])];
        self.put(request, Some(to));
        let (mut last, mut gained) = (to, gain);
        while undo.len() < DEPTH {
            let mut others = self.strain.in_the_way(last);
            others.retain(|other| undo.iter().all(|(moved, _)| moved != other));
            if others.is_empty() {
                break;
            }
            let other = others[self.throw(others.len())];
            let back = undo[0].1.filter(|_| undo.len() == 1);
            let Some((to, gain)) = self.swap(other, back).or_else(|| self.best_move(other)) else {
                break;
            };
            undo.push((other, self.strain.placed[other]));
            self.put(other, to);
            gained += gain;
            if gained >= -loss {
                return true;
            }
            let Some(to) = to else { break };
            last = to;
        }
        for (request, from) in undo.into_iter().rev() {
            self.put(request, from);
        }
        false
    }

    /// Half of the time into the unit that the first one has left, and what that gains.
    fn swap(&mut self, request: usize, back: Option<Try>) -> Option<(Option<Try>, f64)> {
        if self.throw(2) == 0 {
            return None;
        }
        let unit = self.strain.unit(back?);
        let own = self.strain.requests[request].clone();
        let mut there: Vec<Try> = own.filter(|at| self.strain.unit(*at) == unit).collect();
        there.retain(|at| Some(*at) != self.strain.placed[request]);
        if there.is_empty() {
            return None;
        }
        let to = Some(there[self.throw(there.len())]);
        let from = self.strain.placed[request];
        self.put(request, None);
        let gain = self.gain(to).all - self.gain(from).all;
        self.put(request, from);
        Some((to, gain))
    }

    /// Where a request is best off, besides where it stays, and what that gains.
    fn best_move(&mut self, request: usize) -> Option<(Option<Try>, f64)> {
        let from = self.strain.placed[request];
        self.put(request, None);
        let now = self.gain(from).all;
        let mut best = (self.strain.may_stay_out[request] && from.is_some()).then_some((None, -now));
        for at in self.strain.requests[request].clone() {
            if Some(at) == from {
                continue;
            }
            let gain = self.gain(Some(at)).all - now;
            if best.is_none_or(|(_, most)| gain > most) {
                best = Some((Some(at), gain));
            }
        }
        self.put(request, from);
        best
    }

    fn gain(&mut self, at: Option<Try>) -> Gain {
        self.left = self.left.saturating_sub(1);
        at.map_or(Gain::default(), |at| self.strain.gain(at))
    }

    fn put(&mut self, request: usize, to: Option<Try>) {
        if let Some(at) = self.strain.placed[request] {
            self.strain.send_away(at);
        }
        if let Some(to) = to {
            self.strain.place(to);
        }
    }

    fn look(&mut self) {
        if self.strain.keeps_all() && self.strain.value() > self.best + NO_GAIN {
            self.best = self.strain.value();
            self.found = Some(self.strain.stays());
        }
    }

    /// One of so many (xorshift; Marsaglia 2003).
    fn throw(&mut self, sides: usize) -> usize {
        self.dice ^= self.dice << 13;
        self.dice ^= self.dice >> 7;
        self.dice ^= self.dice << 17;
        (((self.dice >> 32) * sides as u64) >> 32) as usize
    }

    /// Half of the time less than the warmth, a quarter up to twice that, and so on: an exponential distribution, near
    /// enough, without a logarithm, whose last digits differ between machines.
    fn bearable_loss(&mut self) -> f64 {
        let (part, heads) = (
            self.throw(1 << 20) as f64 / f64::from(1 << 20),
            self.throw(1 << 32) as u32,
        );
        self.warmth * (part + f64::from(heads.leading_zeros()))
    }
}
