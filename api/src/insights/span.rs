//! What can be computed from published totals: their span.
//!
//! A published figure is a sum over groups of people. Whoever has several figures can add and subtract them; what
//! comes out is any linear combination, their span. A group of people has leaked when the sum over exactly that group
//! is in the span. The arithmetic is modulo a prime, so that it is exact and small; a combination with whole or
//! fractional weights that exists for the attacker exists here.
//!
//! Looking for a small leaked group means looking at all small groups. Two things make that quick: leaves that no
//! figure tells apart count as one, and a *witness* gives every such group a number so that the numbers of a leaked
//! group add up to zero. Groups adding up to zero are found by meeting in the middle, then proved.
#![expect(
    clippy::indexing_slicing,
    reason = "all vectors have one length, the number of groups"
)]

use std::collections::{BTreeMap, HashMap};

/// 2³¹ − 1: products fit into 64 bits.
const PRIME: u64 = 2_147_483_647;
/// Groups looked at before a figure is called leaking without proof: erring towards withholding.
const LOOKS_MAX: u32 = 2_000_000;

/// The figures published so far, over leaves of so many answers each.
#[derive(Debug, Clone)]
pub struct Span {
    answers: Vec<usize>,
    figures: Vec<Vec<bool>>,
}

/// Leaves that are in the same figures, taken together, and those figures over them.
struct Groups {
    /// A leaf of each, standing for all.
    samples: Vec<usize>,
    answers: Vec<usize>,
    figures: Vec<Row>,
    target: Row,
}

type Row = Vec<u64>;

/// A row that alone has something, a 1, in its pivot's column.
struct Pivoted {
    pivot: usize,
    cells: Row,
}

impl Span {
    /// The span of nothing. No leaf is empty.
    pub fn new(answers: Vec<usize>) -> Self {
        Self {
            answers,
            figures: Vec::new(),
        }
    }

    /// Publishes the sum over the marked leaves.
    pub fn publish(&mut self, members: &[bool]) {
        if !self.tells(members) {
            self.figures.push(members.to_vec());
        }
    }

    /// Whether the sum over these leaves can be computed already.
    pub fn tells(&self, members: &[bool]) -> bool {
        let groups = self.groups(members);
        is_zero(&reduce(&echelon(&groups.figures), &groups.target))
    }

    /// Whether publishing these leaves' sum as well would tell, for the first time, the sum over some people who are
    /// fewer than `least`.
    pub fn would_leak(&self, members: &[bool], least: usize) -> bool {
        let groups = self.groups(members);
        let before = echelon(&groups.figures);
        if is_zero(&reduce(&before, &groups.target)) {
            return false;
        }
        let after = echelon(&[groups.figures.as_slice(), &[groups.target]].concat());
        let is_new = |group: &[usize]| {
            let mut row = vec![0; groups.samples.len()];
            for at in group {
                row[*at] = 1;
            }
            is_zero(&reduce(&after, &row)) && !is_zero(&reduce(&before, &row))
        };
        Search::new(&groups.answers, &witness(&after, groups.answers.len()), least).finds(is_new)
    }

    fn groups(&self, members: &[bool]) -> Groups {
        let mut by_figures: BTreeMap<Vec<bool>, (usize, usize)> = BTreeMap::new();
        for (leaf, answers) in self.answers.iter().enumerate() {
            let mut within: Vec<bool> = self.figures.iter().map(|figure| figure[leaf]).collect();
            within.push(members[leaf]);
            if within.contains(&true) {
                by_figures.entry(within).or_insert((leaf, 0)).1 += answers;
            }
        }
        let (samples, answers): (Vec<usize>, Vec<usize>) = by_figures.into_values().unzip();
        let over = |figure: &[bool]| samples.iter().map(|leaf| u64::from(figure[*leaf])).collect();
        let (figures, target) = (self.figures.iter().map(|figure| over(figure)).collect(), over(members));
        Groups {
            samples,
            answers,
            figures,
            target,
        }
    }
}

/// The rows without what they have in common: reduced row echelon form.
fn echelon(rows: &[Row]) -> Vec<Pivoted> {
    let mut done: Vec<Pivoted> = Vec::new();
    for row in rows {
        let mut cells = reduce(&done, row);
        let Some(pivot) = cells.iter().position(|cell| *cell != 0) else {
            continue;
        };
        let inverse = inverse(cells[pivot]);
        for cell in &mut cells {
            *cell = *cell * inverse % PRIME;
        }
        for earlier in &mut done {
            let factor = earlier.cells[pivot];
            subtract(&mut earlier.cells, &cells, factor);
        }
        done.push(Pivoted { pivot, cells });
    }
    done
}

fn reduce(echelon: &[Pivoted], row: &Row) -> Row {
    let mut rest = row.clone();
    for row in echelon {
        let factor = rest[row.pivot];
        subtract(&mut rest, &row.cells, factor);
    }
    rest
}

fn is_zero(row: &Row) -> bool {
    row.iter().all(|cell| *cell == 0)
}

/// `cells -= factor · other`.
fn subtract(cells: &mut Row, other: &Row, factor: u64) {
    if factor != 0 {
        for (cell, other) in cells.iter_mut().zip(other) {
            *cell = (*cell + (PRIME - factor) * *other) % PRIME;
        }
    }
}

/// By Fermat: a^(p−2).
fn inverse(number: u64) -> u64 {
    let (mut result, mut power, mut exponent) = (1, number, PRIME - 2);
    while exponent > 0 {
        if exponent % 2 == 1 {
            result = result * power % PRIME;
        }
        power = power * power % PRIME;
        exponent /= 2;
    }
    result
}

/// A number for each column, at right angles to every row: what the rows can make up, it adds up to zero. The free
/// columns are as good as random, so little else does.
fn witness(echelon: &[Pivoted], columns: usize) -> Row {
    let mut numbers: Row = vec![0; columns];
    let mut seed = 20_261_120_u64;
    for number in &mut numbers {
        seed = (seed * 48_271 + 11) % PRIME;
        *number = seed;
    }
    for row in echelon {
        numbers[row.pivot] = 0;
    }
    let free = numbers.clone();
    for row in echelon {
        let sum = row
            .cells
            .iter()
            .zip(&free)
            .fold(0, |sum, (cell, number)| (sum + cell * number) % PRIME);
        numbers[row.pivot] = (PRIME - sum) % PRIME;
    }
    numbers
}

/// The search for groups of fewer than `least` people whose numbers add up to zero.
struct Search {
    /// Column, number and answers of each group that is small enough.
    small: Vec<(usize, u64, usize)>,
    least: usize,
}

#[derive(Clone, Default)]
struct Pick {
    columns: Vec<usize>,
    sum: u64,
    answers: usize,
}

impl Search {
    fn new(answers: &[usize], numbers: &[u64], least: usize) -> Self {
        let all = answers.iter().zip(numbers).enumerate();
        let small = all.filter(|(_, (answers, _))| **answers < least);
        Self {
            small: small.map(|(at, (answers, number))| (at, *number, *answers)).collect(),
            least,
        }
    }

    /// Whether a group of the kind looked for passes the proof; also if there were too many to look at.
    fn finds(&self, proof: impl Fn(&[usize]) -> bool) -> bool {
        // Fewer than `least` people are at most `least − 1` groups: one half of them is remembered, the other met.
        let most = self.least.saturating_sub(1);
        let mut halves: HashMap<u64, Vec<Pick>> = HashMap::from([(0, vec![Pick::default()])]);
        let mut looks = LOOKS_MAX;
        let remembered = self.look(0, &Pick::default(), most / 2, &mut looks, &mut |pick| {
            halves.entry(pick.sum).or_default().push(pick.clone());
            false
        });
        remembered
            || self.look(0, &Pick::default(), most - most / 2, &mut looks, &mut |pick| {
                let others = halves.get(&((PRIME - pick.sum) % PRIME)).into_iter().flatten();
                let mut wholes = others.filter(|other| {
                    other.answers + pick.answers < self.least
                        && other.columns.iter().all(|column| !pick.columns.contains(column))
                });
                wholes.any(|other| proof(&[pick.columns.as_slice(), &other.columns].concat()))
            })
    }

    /// Shows every pick of 1 to `most` small groups; stops when one is `enough`, or when the looks are used up.
    fn look(
        &self,
        from: usize,
        pick: &Pick,
        most: usize,
        looks: &mut u32,
        enough: &mut impl FnMut(&Pick) -> bool,
    ) -> bool {
        if pick.columns.len() == most {
            return false;
        }
        for (at, (column, number, answers)) in self.small.iter().enumerate().skip(from) {
            if pick.answers + answers >= self.least {
                continue;
            }
            let Some(left) = looks.checked_sub(1) else { return true };
            *looks = left;
            let mut next = pick.clone();
            next.columns.push(*column);
            next.sum = (next.sum + number) % PRIME;
            next.answers += answers;
            if enough(&next) || self.look(at + 1, &next, most, looks, enough) {
                return true;
            }
        }
        false
    }
}

#[cfg(test)]
pub(super) mod attacker {
    //! The slow, obvious twin: exact fractions, and every group of people there is.

    /// Whether `target` is a linear combination of `published`, by elimination over the rational numbers.
    pub fn can_compute(published: &[Vec<bool>], target: &[bool]) -> bool {
        let mut with = published.to_vec();
        with.push(target.to_vec());
        rank(&with) == rank(published)
    }

    /// The fewest people whose sum can be computed and couldn't be before.
    pub fn smallest_new(answers: &[usize], before: &[Vec<bool>], after: &[Vec<bool>]) -> Option<usize> {
        let groups = (1_u32..1 << answers.len())
            .map(|bits| (0..answers.len()).map(|at| bits >> at & 1 == 1).collect::<Vec<bool>>());
        let count = |group: &[bool]| {
            answers
                .iter()
                .zip(group)
                .filter(|(_, member)| **member)
                .map(|(n, _)| n)
                .sum()
        };
        let mut by_size: Vec<(usize, Vec<bool>)> = groups.map(|group| (count(&group), group)).collect();
        by_size.sort();
        by_size
            .into_iter()
            .find(|(_, group)| can_compute(after, group) && !can_compute(before, group))
            .map(|(count, _)| count)
    }

    /// Fraction-free elimination (Bareiss): whole numbers throughout.
    fn rank(rows: &[Vec<bool>]) -> usize {
        let mut rows: Vec<Vec<i128>> = rows
            .iter()
            .map(|row| row.iter().map(|cell| i128::from(*cell)).collect())
            .collect();
        let width = rows.first().map_or(0, Vec::len);
        let (mut rank, mut last) = (0, 1);
        for column in 0..width {
            let Some(found) = (rank..rows.len()).find(|at| rows[*at][column] != 0) else {
                continue;
            };
            rows.swap(rank, found);
            let lead = rows[rank].clone();
            for row in rows.iter_mut().skip(rank + 1) {
                let factor = row[column];
                let cells = row
                    .iter()
                    .zip(&lead)
                    .map(|(cell, lead_cell)| cell * lead[column] - lead_cell * factor);
                *row = cells.map(|cell| cell / last).collect();
            }
            last = lead[column];
            rank += 1;
        }
        rank
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::attacker::{can_compute, smallest_new};
    use super::*;

    fn members(bits: &str) -> Vec<bool> {
        bits.chars().map(|bit| bit == '1').collect()
    }

    #[test]
    fn a_total_less_its_parts_is_told() {
        let mut span = Span::new(vec![6, 7, 3]);
        span.publish(&members("111"));
        assert!(!span.would_leak(&members("100"), 5));
        span.publish(&members("100"));
        assert!(span.would_leak(&members("010"), 5), "the third group is what is left");
        assert!(!span.would_leak(&members("010"), 3));
        assert!(span.tells(&members("011")));
    }

    #[test]
    fn halves_of_a_sum_are_told_too() {
        // x+y, y+z, x+z: half their sum less y+z is x, which no single subtraction gives.
        let mut span = Span::new(vec![2, 9, 9]);
        span.publish(&members("110"));
        span.publish(&members("011"));
        assert!(span.would_leak(&members("101"), 5));
    }

    fn figures() -> impl Strategy<Value = (Vec<usize>, Vec<Vec<bool>>)> {
        (2_usize..8).prop_flat_map(|width| {
            let answers = prop::collection::vec(1_usize..8, width);
            let figures = prop::collection::vec(prop::collection::vec(any::<bool>(), width), 1..8);
            (answers, figures)
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(120))]

        #[test]
        fn the_search_finds_exactly_what_the_attacker_finds((answers, figures) in figures(), least in 2_usize..11) {
            let mut span = Span::new(answers.clone());
            let mut published: Vec<Vec<bool>> = Vec::new();
            for figure in figures {
                let mut after = published.clone();
                after.push(figure.clone());
                let leaks = smallest_new(&answers, &published, &after).is_some_and(|fewest| fewest < least);
                prop_assert_eq!(span.would_leak(&figure, least), leaks, "{:?} after {:?}", figure, published);
                prop_assert_eq!(span.tells(&figure), can_compute(&published, &figure));
                span.publish(&figure);
                published = after;
            }
        }
    }
}
