//! One figure of what was released of several populations.

use crate::facilities::Satisfaction;
use crate::insights::statistics::Summary;
use crate::insights::suppress::LEAST;

/// The released figures of several populations together: each of them is out by itself, so together they tell nothing
/// new. `None` of too few answers.
#[must_use]
pub fn together(released: &[Summary]) -> Option<Satisfaction> {
    let counted = released
        .iter()
        .map(|figure| Some((u32::try_from(figure.n).ok()?, figure.mean)));
    let counted: Vec<(u32, f64)> = counted.collect::<Option<_>>()?;
    let n: u32 = counted.iter().map(|(n, _)| n).sum();
    if usize::try_from(n).ok()? < LEAST {
        return None;
    }
    let points: f64 = counted.iter().map(|(n, mean)| f64::from(*n) * mean).sum();
    Some(Satisfaction {
        n: i32::try_from(n).ok()?,
        mean_milli: thousandths(points / f64::from(n)),
    })
}

#[expect(
    clippy::as_conversions,
    clippy::cast_possible_truncation,
    reason = "a rounded mean of points from one to five"
)]
fn thousandths(mean: f64) -> i32 {
    (mean * 1_000.0).round() as i32
}

#[cfg(test)]
mod tests {
    use super::*;

    fn released(n: usize, mean: f64) -> Summary {
        Summary {
            n,
            mean,
            sd: None,
            interval: None,
        }
    }

    #[test]
    fn figures_of_two_populations_are_weighed_by_their_answers() {
        let figure = together(&[released(6, 4.5), released(12, 3.0)]);
        assert_eq!(
            figure,
            Some(Satisfaction {
                n: 18,
                mean_milli: 3_500
            })
        );
        let third = together(&[released(6, 4.0 + 1.0 / 3.0)]);
        assert_eq!(
            third,
            Some(Satisfaction {
                n: 6,
                mean_milli: 4_333
            })
        );
    }

    #[test]
    fn of_fewer_than_five_nothing_is_said() {
        assert_eq!(together(&[]), None);
        assert_eq!(together(&[released(4, 5.0)]), None);
        assert!(together(&[released(5, 5.0)]).is_some());
    }
}
