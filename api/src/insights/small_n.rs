//! What may be said with how many answers: the third column of domain.md §4.5, and nothing else.
//!
//! This is about honesty towards the reader, not about the privacy of the answerers: [`super::suppress`] is.

use serde::Serialize;

/// Below this a figure is marked 参考値 wherever it stands.
pub const REFERENCE_BELOW: usize = 30;

/// The kinds of figure that an analysis prints.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Figure {
    /// 件数, 回収率: always.
    Count,
    /// Shares of a 単純集計; below 5 counts only.
    Percent,
    /// 「満足」計.
    TopTwo,
    Mean,
    /// Tests of 前後差; below, the differences are only described.
    PairedTest,
    /// Tests of a クロス集計.
    CrossTest,
    /// 推奨度; below, only the distribution.
    Recommend,
    Spending,
    /// Importance derived from the overall verdict; below, only what people say is important.
    DerivedImportance,
    StatedImportance,
}

/// How a figure may appear.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Showing {
    Plain,
    /// 参考値.
    Reference,
    Withheld,
}

impl Figure {
    /// The smallest n at which the figure is printed.
    pub fn least(self) -> usize {
        match self {
            Self::Count => 0,
            Self::Percent | Self::Mean | Self::StatedImportance => 5,
            Self::PairedTest => 8,
            Self::TopTwo | Self::Spending => 10,
            Self::Recommend | Self::DerivedImportance => 20,
            Self::CrossTest => 30,
        }
    }

    /// How the figure appears with `n` answers behind it.
    pub fn with(self, n: usize) -> Showing {
        if n < self.least() {
            Showing::Withheld
        } else if self != Self::Count && n < REFERENCE_BELOW {
            Showing::Reference
        } else {
            Showing::Plain
        }
    }

    /// Whether the figure is printed at all with `n` answers behind it.
    pub fn is_shown(self, n: usize) -> bool {
        self.with(n) != Showing::Withheld
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_figure_appears_from_its_own_number_of_answers_on() {
        let first = |figure: Figure| (0..100).find(|n| figure.is_shown(*n)).unwrap();
        let plain = |figure: Figure| (0..100).find(|n| figure.with(*n) == Showing::Plain).unwrap();
        for (figure, from) in [
            (Figure::Percent, 5),
            (Figure::Mean, 5),
            (Figure::StatedImportance, 5),
            (Figure::PairedTest, 8),
            (Figure::TopTwo, 10),
            (Figure::Spending, 10),
            (Figure::Recommend, 20),
            (Figure::DerivedImportance, 20),
            (Figure::CrossTest, 30),
        ] {
            assert_eq!((first(figure), plain(figure)), (from, 30), "{figure:?}");
        }
        assert_eq!(Figure::Count.with(0), Showing::Plain);
    }
}
