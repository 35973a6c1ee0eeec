//! Which columns are worth solving over. Prices are found on the few columns that are nearest to their applicants'
//! best and tried on all; whatever shows up joins the few. Where all are too many to be solved at once, the linear
//! programme over the few gives the last prices.

use std::collections::BTreeSet;

use super::instance::Instance;
use super::prices::{Prices, Relaxation, is_proved};
use super::program::{Asked, linear_prices};

/// Columns that a programme may have and still be solved to its end.
pub const WHOLE: usize = 30_000;
/// Columns of each request that join the few at a time.
const EACH: usize = 16;
/// How often prices are tried on all columns.
const TURNS: usize = 8;
/// Steps of the prices between.
const STEPS: usize = 2_000;
/// Both where all columns can be solved over.
const ROUGH_TURNS: usize = 2;
const ROUGH_STEPS: usize = 300;
/// Columns that a linear programme may have.
const LINEAR: usize = 60_000;
/// How often it is solved.
const LINEAR_TURNS: usize = 4;
/// How near the prices of the few come to those of all, as a part of the bound.
const NEAR: f64 = 1e-5;

pub struct Narrowed {
    /// What no plan can beat; what is to be little counts as less than nothing.
    pub bound: f64,
    /// How far each column that is left falls behind its applicant's best.
    pub behind: Vec<f64>,
    /// The few, in order.
    pub chosen: Vec<usize>,
}

/// The lowest bound that prices give; they are left as they stood then. `reached` is what the known plan is worth.
pub fn narrow(
    instance: &Instance,
    asked: &Asked,
    known: &[usize],
    prices: &mut Prices,
    reached: Option<f64>,
) -> Narrowed {
    let whole = Relaxation::of(instance, asked);
    let mut tried = Tried::of(&whole, prices);
    let mut chosen: BTreeSet<usize> = known.iter().copied().collect();
    // What is solved to its end afterwards needs no more than a rough cut.
    let (turns, steps) = if asked.left.len() > WHOLE {
        (TURNS, STEPS)
    } else {
        (ROUGH_TURNS, ROUGH_STEPS)
    };
    for _ in 0..turns {
        chosen.extend(nearest(instance, asked.left, &tried.behind, EACH));
        let few: Vec<usize> = chosen.iter().copied().collect();
        let part = Asked { left: &few, ..*asked };
        let low =
            Relaxation::of(instance, &part).descend(prices, reached, (steps * WHOLE / few.len().max(WHOLE)).max(1));
        let high = tried.again(&whole, prices);
        if high - low < NEAR * high.abs().max(1.0) || is_proved(tried.bound, reached) {
            break;
        }
    }
    if asked.left.len() > WHOLE && !is_proved(tried.bound, reached) {
        for _ in 0..LINEAR_TURNS {
            let few: Vec<usize> = chosen.iter().copied().collect();
            let part = Asked { left: &few, ..*asked };
            if few.len() > LINEAR {
                break;
            }
            let Some(mut linear) = linear_prices(instance, &part) else {
                break;
            };
            let low = Relaxation::of(instance, &part).bound(&mut linear);
            let high = tried.again(&whole, &mut linear);
            if high - low < NEAR * high.abs().max(1.0) || is_proved(tried.bound, reached) {
                break;
            }
            chosen.extend(nearest(instance, asked.left, &tried.behind, EACH));
        }
    }
    prices.clone_from(&tried.prices);
    Narrowed {
        bound: tried.bound,
        behind: whole.behind(prices),
        chosen: chosen.into_iter().collect(),
    }
}

/// The best prices so far, and how far each column fell behind at the last ones.
struct Tried {
    bound: f64,
    prices: Prices,
    behind: Vec<f64>,
}

impl Tried {
    fn of(whole: &Relaxation, prices: &mut Prices) -> Self {
        Self {
            bound: whole.bound(prices),
            behind: whole.behind(prices),
            prices: prices.clone(),
        }
    }

    fn again(&mut self, whole: &Relaxation, prices: &mut Prices) -> f64 {
        let bound = whole.bound(prices);
        self.behind = whole.behind(prices);
        if bound < self.bound {
            self.bound = bound;
            self.prices.clone_from(prices);
        }
        bound
    }
}

/// The columns that fall least behind, so many a request; equals are taken here and there, not from one place.
pub fn nearest(instance: &Instance, left: &[usize], behind: &[f64], each: usize) -> Vec<usize> {
    let scatter = |column: usize| column.wrapping_mul(2_654_435_761) % 4_294_967_296;
    let mut nearest = Vec::new();
    let mut behind = behind.iter().copied();
    for own in instance.by_request(left) {
        let mut own: Vec<(usize, f64)> = own.iter().copied().zip(behind.by_ref()).collect();
        own.sort_by(|one, other| {
            one.1
                .total_cmp(&other.1)
                .then_with(|| scatter(one.0).cmp(&scatter(other.0)))
        });
        nearest.extend(own.iter().take(each).map(|(column, _)| *column));
    }
    nearest
}
