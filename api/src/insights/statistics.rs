//! The statistics of small surveys: intervals first, tests last.
//!
//! Trials have 6–20 answers, so nothing here leans on large samples where an exact way exists: Wilson for shares,
//! Student's t for means, Wilcoxon's signed ranks counted out for up to 25 pairs. What may be *shown* at which n is
//! [`super::small_n`]'s business.

use serde::Serialize;

/// Share of repetitions in which a confidence interval of ours holds the truth.
const CONFIDENCE: f64 = 0.95;
/// The quantile of the normal distribution that belongs to [`CONFIDENCE`].
const Z: f64 = 1.959_963_984_540_054;
/// Up to this many pairs the distribution of signed ranks is counted out.
const EXACT_PAIRS_MAX: usize = 25;

/// A 95 % confidence interval.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Interval {
    pub low: f64,
    pub high: f64,
}

/// A mean with what belongs beside it.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Summary {
    pub n: usize,
    pub mean: f64,
    /// Sample standard deviation (n − 1); none for a single value.
    pub sd: Option<f64>,
    /// By Student's t; none for a single value.
    pub interval: Option<Interval>,
}

/// The first quartile, the median and the third, interpolated between values as spreadsheets do.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Quartiles {
    pub first: f64,
    pub median: f64,
    pub third: f64,
}

/// The difference after − before on linked pairs.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Paired {
    pub difference: Summary,
    /// Student's t with n − 1 degrees of freedom; none where all differences are equal.
    pub t: Option<f64>,
    /// Cohen's d of the differences.
    pub dz: Option<f64>,
    /// Two-sided p of t.
    pub p: Option<f64>,
}

/// Wilcoxon's signed-rank test.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct SignedRank {
    /// Pairs with a difference; pairs without are dropped and counted.
    pub used: usize,
    pub zeros: usize,
    pub rank_sum_up: f64,
    pub rank_sum_down: f64,
    /// Two-sided.
    pub p: f64,
    /// Counted out; otherwise by the normal distribution with ties accounted for.
    pub exact: bool,
}

/// 推奨度: the share of 9–10 less the share of 0–6, in points from −100 to 100.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct RecommendScore {
    pub score: f64,
    /// Standard error in points.
    pub standard_error: f64,
    pub interval: Interval,
}

/// Pearson's χ² of a table of counts, without continuity correction.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct ChiSquare {
    pub statistic: f64,
    pub degrees_of_freedom: u32,
    pub p: f64,
    pub cramers_v: f64,
    /// Whether the expected counts are large enough to say so: all ≥ 5, or at most a fifth below 5 and none below 1.
    pub reliable: bool,
}

fn real(count: usize) -> f64 {
    u32::try_from(count).map_or(f64::INFINITY, f64::from)
}

/// Wilson's interval of a share; `None` without trials or with more successes than trials.
pub fn wilson(successes: usize, trials: usize) -> Option<Interval> {
    if trials == 0 || successes > trials {
        return None;
    }
    let (n, share, z2) = (real(trials), real(successes) / real(trials), Z * Z);
    let centre = (share + z2 / (2.0 * n)) / (1.0 + z2 / n);
    let half = Z * (share * (1.0 - share) / n + z2 / (4.0 * n * n)).sqrt() / (1.0 + z2 / n);
    // The share itself is inside; only rounding could leave it out at 0 and 1.
    Some(Interval {
        low: (centre - half).clamp(0.0, share),
        high: (centre + half).clamp(share, 1.0),
    })
}

/// Mean, deviation and interval; `None` of nothing.
pub fn summary(values: &[f64]) -> Option<Summary> {
    if values.is_empty() {
        return None;
    }
    let n = real(values.len());
    let mean = values.iter().sum::<f64>() / n;
    let squares: f64 = values.iter().map(|value| (value - mean).powi(2)).sum();
    let freedom = u32::try_from(values.len())
        .ok()
        .map(|n| n.saturating_sub(1))
        .filter(|freedom| *freedom > 0);
    let sd = freedom.map(|freedom| (squares / f64::from(freedom)).sqrt());
    let interval = freedom.zip(sd).map(|(freedom, sd)| {
        let half = t_quantile(CONFIDENCE, freedom) * sd / n.sqrt();
        Interval {
            low: mean - half,
            high: mean + half,
        }
    });
    Some(Summary {
        n: values.len(),
        mean,
        sd,
        interval,
    })
}

/// Quartiles; `None` of nothing.
pub fn quartiles(values: &[f64]) -> Option<Quartiles> {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let last = sorted.len().checked_sub(1)?;
    // The place of quarter k is k·last/4: its whole part and its rest are taken in integers.
    let at = |k: usize| {
        let (place, rest) = (k * last / 4, k * last % 4);
        let low = sorted.get(place).copied()?;
        let high = sorted.get(place + 1).copied().unwrap_or(low);
        Some(low + (high - low) * real(rest) / 4.0)
    };
    Some(Quartiles {
        first: at(1)?,
        median: at(2)?,
        third: at(3)?,
    })
}

/// The difference after − before; give it linked pairs only. `None` without pairs.
pub fn paired(pairs: &[(f64, f64)]) -> Option<Paired> {
    let differences: Vec<f64> = pairs.iter().map(|(before, after)| after - before).collect();
    let difference = summary(&differences)?;
    let spread = difference.sd.filter(|sd| *sd > 0.0);
    let t = spread.map(|sd| difference.mean / (sd / real(differences.len()).sqrt()));
    let freedom = u32::try_from(differences.len()).ok().and_then(|n| n.checked_sub(1));
    let p = t.zip(freedom).map(|(t, freedom)| 1.0 - t_within(t.abs(), freedom));
    Some(Paired {
        difference,
        t,
        dz: spread.map(|sd| difference.mean / sd),
        p,
    })
}

/// The probability that Student's t lies within ±`t`: a finite sum for whole degrees of freedom (Abramowitz & Stegun
/// 26.7.3 and 26.7.4).
pub fn t_within(t: f64, freedom: u32) -> f64 {
    within_angle((t / f64::from(freedom).sqrt()).atan(), freedom)
}

fn within_angle(angle: f64, freedom: u32) -> f64 {
    let (sin, cos) = angle.sin_cos();
    let odd = freedom % 2 == 1;
    let mut term = if odd { cos } else { 1.0 };
    let mut sum = if freedom == 1 { 0.0 } else { term };
    let mut k = if odd { 3 } else { 2 };
    while k < freedom {
        term *= cos * cos * f64::from(k - 1) / f64::from(k);
        sum += term;
        k += 2;
    }
    if odd {
        std::f64::consts::FRAC_2_PI * (angle + sin * sum)
    } else {
        sin * sum
    }
}

/// The t that holds a share `within` of the distribution between −t and t.
pub fn t_quantile(within: f64, freedom: u32) -> f64 {
    // Halving the angle instead of t itself: the range is finite even with one degree of freedom.
    let (mut low, mut high) = (0.0, std::f64::consts::FRAC_PI_2);
    for _ in 0..80 {
        let middle = f64::midpoint(low, high);
        if within_angle(middle, freedom) < within {
            low = middle;
        } else {
            high = middle;
        }
    }
    f64::midpoint(low, high).tan() * f64::from(freedom).sqrt()
}

/// Wilcoxon's signed-rank test of differences; `None` where no pair differs.
pub fn signed_rank(differences: &[f64]) -> Option<SignedRank> {
    let mut moved: Vec<f64> = differences
        .iter()
        .copied()
        .filter(|difference| *difference != 0.0)
        .collect();
    moved.sort_by(|a, b| a.abs().total_cmp(&b.abs()));
    if moved.is_empty() {
        return None;
    }
    let doubled = doubled_ranks(&moved);
    let total: usize = doubled.iter().sum();
    let up: usize = moved
        .iter()
        .zip(&doubled)
        .filter(|(moved, _)| **moved > 0.0)
        .map(|(_, rank)| rank)
        .sum();
    let exact = moved.len() <= EXACT_PAIRS_MAX;
    let p = if exact {
        exact_p(&doubled, up.min(total - up))
    } else {
        approximate_p(&doubled, up)
    };
    Some(SignedRank {
        used: moved.len(),
        zeros: differences.len() - moved.len(),
        rank_sum_up: real(up) / 2.0,
        rank_sum_down: real(total - up) / 2.0,
        p,
        exact,
    })
}

/// Ranks of values sorted by size, twice as large, so that the shared rank of ties is whole.
fn doubled_ranks(sorted: &[f64]) -> Vec<usize> {
    let mut ranks = Vec::with_capacity(sorted.len());
    for tied in sorted.chunk_by(|a, b| a.abs().total_cmp(&b.abs()).is_eq()) {
        let before = ranks.len();
        ranks.extend(std::iter::repeat_n(2 * before + tied.len() + 1, tied.len()));
    }
    ranks
}

/// Twice the share of the 2ⁿ sign patterns whose smaller rank sum is at most `smaller`.
fn exact_p(doubled: &[usize], smaller: usize) -> f64 {
    // ways[s] = patterns of the ranks so far that sum to s; sums above `smaller` are never needed.
    let mut ways = vec![0.0_f64; smaller + 1];
    if let Some(none) = ways.first_mut() {
        *none = 1.0;
    }
    for rank in doubled {
        let mut next = ways.clone();
        for (sum, from) in next.iter_mut().skip(*rank).zip(&ways) {
            *sum += from;
        }
        ways = next;
    }
    let patterns = doubled.iter().fold(1.0, |patterns, _| patterns * 2.0);
    (2.0 * ways.iter().sum::<f64>() / patterns).min(1.0)
}

fn approximate_p(doubled: &[usize], up: usize) -> f64 {
    // Var = Σ rank² / 4, which accounts for ties by itself; the ranks here are doubled.
    let variance: f64 = doubled.iter().map(|rank| real(*rank).powi(2)).sum::<f64>() / 4.0;
    let mean = real(doubled.iter().sum()) / 2.0;
    normal_two_sided((real(up) - mean) / variance.sqrt())
}

fn normal_two_sided(z: f64) -> f64 {
    libm::erfc(z.abs() / std::f64::consts::SQRT_2)
}

/// p values of several questions on one sheet, made honest by Holm's method; in the order given.
pub fn holm(p_values: &[f64]) -> Vec<f64> {
    let mut order: Vec<(usize, f64)> = p_values.iter().copied().enumerate().collect();
    order.sort_by(|(_, a), (_, b)| a.total_cmp(b));
    let mut highest: f64 = 0.0;
    for (place, (_, p)) in order.iter_mut().enumerate() {
        highest = highest.max((*p * real(p_values.len() - place)).min(1.0));
        *p = highest;
    }
    order.sort_by_key(|(place, _)| *place);
    order.into_iter().map(|(_, p)| p).collect()
}

/// 推奨度 with its standard error; `None` without answers or with more of a group than answers.
pub fn recommend_score(promoters: usize, detractors: usize, n: usize) -> Option<RecommendScore> {
    if n == 0 || promoters + detractors > n {
        return None;
    }
    let (up, down) = (real(promoters) / real(n), real(detractors) / real(n));
    let score = up - down;
    let error = ((up + down - score * score) / real(n)).sqrt();
    let interval = Interval {
        low: 100.0 * (score - Z * error).max(-1.0),
        high: 100.0 * (score + Z * error).min(1.0),
    };
    Some(RecommendScore {
        score: 100.0 * score,
        standard_error: 100.0 * error,
        interval,
    })
}

/// χ² of a table of counts (rows × columns); `None` where a row or column is empty or the table has only one.
pub fn chi_square(table: &[Vec<u32>]) -> Option<ChiSquare> {
    let width = table.first()?.len();
    if table.len() < 2 || width < 2 || table.iter().any(|row| row.len() != width) {
        return None;
    }
    let rows: Vec<f64> = table
        .iter()
        .map(|row| row.iter().copied().map(f64::from).sum())
        .collect();
    let columns: Vec<f64> = (0..width)
        .map(|at| table.iter().filter_map(|row| row.get(at)).copied().map(f64::from).sum())
        .collect();
    let n: f64 = rows.iter().sum();
    if rows.iter().chain(&columns).any(|sum| *sum == 0.0) {
        return None;
    }
    let cells = table.iter().zip(&rows).flat_map(|(row, in_row)| {
        row.iter()
            .zip(&columns)
            .map(move |(count, in_column)| (f64::from(*count), in_row * in_column / n))
    });
    let cells: Vec<(f64, f64)> = cells.collect();
    let statistic: f64 = cells
        .iter()
        .map(|(count, expected)| (count - expected).powi(2) / expected)
        .sum();
    let small = cells.iter().filter(|(_, expected)| *expected < 5.0).count();
    let tiny = cells.iter().any(|(_, expected)| *expected < 1.0);
    let freedom = u32::try_from((table.len() - 1) * (width - 1)).ok()?;
    let shorter = real(table.len().min(width) - 1);
    Some(ChiSquare {
        statistic,
        degrees_of_freedom: freedom,
        p: chi_square_beyond(statistic, freedom),
        cramers_v: (statistic / (n * shorter)).sqrt(),
        reliable: !tiny && small * 5 <= cells.len(),
    })
}

/// The probability that χ² exceeds `x`: a finite sum for whole degrees of freedom (Abramowitz & Stegun 26.4.4 and
/// 26.4.5).
fn chi_square_beyond(x: f64, freedom: u32) -> f64 {
    let odd = freedom % 2 == 1;
    let (mut tail, mut term, mut k) = if odd {
        (
            libm::erfc((x / 2.0).sqrt()),
            (2.0 * x / std::f64::consts::PI).sqrt() * (-x / 2.0).exp(),
            3,
        )
    } else {
        (0.0, (-x / 2.0).exp(), 2)
    };
    while k <= freedom {
        tail += term;
        term *= x / f64::from(k);
        k += 2;
    }
    tail
}

#[cfg(test)]
#[path = "statistics_tests.rs"]
mod tests;
