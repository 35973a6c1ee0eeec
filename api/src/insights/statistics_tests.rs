//! The published vectors of domain.md §4.5, and others computed independently with scipy 1.17.1 (`binomtest(..)
//! .proportion_ci("wilson")`, `t.ppf`, `ttest_rel`, `chi2_contingency(correction=False)`, `wilcoxon(..)`,
//! `numpy.percentile`); ties under `exact` by listing all 2ⁿ sign patterns in Python, where scipy approximates.

use proptest::prelude::*;

use super::*;

const BEFORE: [f64; 8] = [5.0, 6.0, 4.0, 7.0, 5.0, 6.0, 3.0, 5.0];
const AFTER: [f64; 8] = [7.0, 6.0, 6.0, 8.0, 6.0, 7.0, 5.0, 5.0];

#[track_caller]
fn near(found: f64, expected: f64, within: f64) {
    assert!((found - expected).abs() <= within, "{found} is not {expected}");
}

fn before_and_after() -> Paired {
    let pairs: Vec<(f64, f64)> = BEFORE.into_iter().zip(AFTER).collect();
    paired(&pairs).unwrap()
}

#[test]
fn shares_as_published() {
    for (successes, trials, low, high) in [
        (18, 20, 0.6990, 0.9721),
        (45, 60, 0.6277, 0.8422),
        (3, 3, 0.4385, 1.0),
        (0, 5, 0.0, 0.4345),
    ] {
        let interval = wilson(successes, trials).unwrap();
        near(interval.low, low, 5e-5);
        near(interval.high, high, 5e-5);
    }
}

#[test]
fn shares_as_scipy_has_them() {
    for (successes, trials, low, high) in [
        (1, 7, 0.025_679_624_3, 0.513_127_829_3),
        (500, 1000, 0.469_069_600_4, 0.530_930_399_6),
    ] {
        let interval = wilson(successes, trials).unwrap();
        near(interval.low, low, 1e-9);
        near(interval.high, high, 1e-9);
    }
    assert_eq!(wilson(0, 0), None);
    assert_eq!(wilson(2, 1), None);
}

#[test]
fn a_mean_as_published() {
    let mean = summary(&[4.0, 5.0, 3.0, 4.0, 5.0, 4.0, 2.0, 5.0, 4.0, 4.0]).unwrap();
    near(mean.mean, 4.0, 1e-12);
    near(mean.sd.unwrap(), 0.9428, 5e-5);
    near(mean.interval.unwrap().low, 3.3256, 5e-5);
    near(mean.interval.unwrap().high, 4.6744, 5e-5);
}

#[test]
fn one_value_has_a_mean_and_no_spread() {
    let one = summary(&[4.0]).unwrap();
    assert_eq!((one.n, one.mean, one.sd, one.interval), (1, 4.0, None, None));
    assert_eq!(summary(&[]), None);
}

#[test]
fn students_t_as_scipy_has_it() {
    for (freedom, half, ninety, ninety_five, ninety_nine) in [
        (1, 1.0, 6.313_751_514_7, 12.706_204_736_2, 63.656_741_162_9),
        (2, 0.816_496_580_9, 2.919_985_580_4, 4.302_652_729_7, 9.924_843_200_9),
        (3, 0.764_892_328_4, 2.353_363_434_8, 3.182_446_305_3, 5.840_909_309_7),
        (7, 0.711_141_778_1, 1.894_578_605_1, 2.364_624_251_6, 3.499_483_297_4),
        (30, 0.682_755_693_3, 1.697_260_886_6, 2.042_272_456_3, 2.749_995_653_6),
        (99, 0.676_975_985_5, 1.660_391_156_0, 1.984_216_951_6, 2.626_405_457_3),
        (999, 0.674_735_410_3, 1.646_380_345_4, 1.962_341_461_1, 2.580_759_637_3),
    ] {
        near(t_quantile(0.5, freedom), half, 1e-8);
        near(t_quantile(0.9, freedom), ninety, 1e-8);
        near(t_quantile(0.95, freedom), ninety_five, 1e-8);
        near(t_quantile(0.99, freedom), ninety_nine, 1e-8);
    }
    near(t_within(2.2, 2), 0.841_191_024_192, 1e-11);
    near(t_within(1.0, 30), 0.674_691_384_574, 1e-11);
    near(t_within(4.4, 101), 0.999_973_109_258, 1e-11);
}

#[test]
fn before_and_after_as_published() {
    let paired = before_and_after();
    near(paired.difference.mean, 1.125, 1e-12);
    near(paired.difference.sd.unwrap(), 0.8345, 5e-5);
    near(paired.t.unwrap(), 3.8129, 5e-5);
    near(paired.dz.unwrap(), 1.3481, 5e-5);
    near(paired.difference.interval.unwrap().low, 0.4273, 5e-5);
    near(paired.difference.interval.unwrap().high, 1.8227, 5e-5);
    near(paired.p.unwrap(), 0.006_602_655_927, 1e-10);
}

#[test]
fn equal_differences_have_no_t() {
    let paired = paired(&[(1.0, 2.0), (3.0, 4.0)]).unwrap();
    assert_eq!((paired.t, paired.dz, paired.p), (None, None, None));
}

#[test]
fn signed_ranks_counted_out() {
    let differences: Vec<f64> = BEFORE.iter().zip(AFTER).map(|(before, after)| after - before).collect();
    let published = signed_rank(&differences).unwrap();
    assert_eq!(
        (
            published.used,
            published.zeros,
            published.rank_sum_up,
            published.rank_sum_down
        ),
        (6, 2, 21.0, 0.0)
    );
    near(published.p, 0.03125, 1e-12);

    let untied = [
        0.3, -1.2, 2.5, 1.1, 0.8, -0.4, 3.3, 2.1, -0.9, 1.7, 2.9, 0.6, -2.2, 1.4, 0.5,
    ];
    near(signed_rank(&untied).unwrap().p, 0.072_998_046_875, 1e-12);

    let tied = signed_rank(&[1.0, 1.0, -1.0, 2.0, -2.0, 3.0, 0.0, 0.0, 4.0, -3.0, 5.0, 2.0]).unwrap();
    assert_eq!(
        (tied.used, tied.zeros, tied.rank_sum_up, tied.rank_sum_down),
        (10, 2, 40.5, 14.5)
    );
    near(tied.p, 0.214_843_75, 1e-12);

    near(signed_rank(&[2.0, 1.0, -1.0, -2.0]).unwrap().p, 1.0, 0.0);
    assert_eq!(signed_rank(&[0.0, 0.0]), None);
}

#[test]
fn signed_ranks_of_many_pairs_by_the_normal_distribution() {
    let many = [
        1, 2, -1, 3, 0, 2, -2, 1, 1, 4, -3, 2, 1, 0, 5, -1, 2, 3, -2, 1, 2, -4, 3, 1, 1, -1, 2, 0, 3, 2,
    ];
    let found = signed_rank(&many.map(f64::from)).unwrap();
    assert_eq!((found.used, found.zeros, found.exact), (27, 3, false));
    near(found.p, 0.020_999_416_215_9, 1e-10);
}

#[test]
fn recommendation_as_published() {
    let found = recommend_score(12, 5, 30).unwrap();
    near(found.score, 23.3, 0.05);
    near(found.interval.high - found.score, 25.6, 0.05);
    near(found.standard_error, 13.066_780_044_9, 1e-9);
    assert_eq!(recommend_score(1, 1, 1), None);
    assert_eq!(recommend_score(0, 0, 0), None);
}

#[test]
fn a_table_as_published_and_as_scipy_has_others() {
    let published = chi_square(&[vec![20, 5], vec![10, 15]]).unwrap();
    near(published.statistic, 8.3333, 5e-5);
    near(published.p, 0.003_892, 5e-7);
    near(published.cramers_v, 0.4082, 5e-5);
    assert!(published.reliable);

    let two = chi_square(&[vec![12, 5, 7], vec![3, 9, 14]]).unwrap();
    near(two.p, 0.012_214_353_924_6, 1e-11);
    let four = chi_square(&[vec![10, 20, 30], vec![15, 15, 15], vec![30, 5, 10]]).unwrap();
    assert_eq!(four.degrees_of_freedom, 4);
    near(four.p, 7.231_013_395e-6, 1e-14);
    near(four.cramers_v, 0.311_804_782_2, 1e-9);

    let thin = chi_square(&[vec![1, 2], vec![3, 40]]).unwrap();
    near(thin.p, 0.117_250_224_8, 1e-9);
    assert!(!thin.reliable, "an expected count of 0.26 carries no test");
    assert_eq!(chi_square(&[vec![1, 0], vec![3, 0]]), None);
    assert_eq!(chi_square(&[vec![1, 2]]), None);
}

#[test]
fn quartiles_as_numpy_has_them() {
    let found = quartiles(&[3.0, 1.0, 4.0, 1.0, 5.0, 9.0, 2.0, 6.0]).unwrap();
    assert_eq!((found.first, found.median, found.third), (1.75, 3.5, 5.25));
    let two = quartiles(&[10.0, 20.0]).unwrap();
    assert_eq!((two.first, two.median, two.third), (12.5, 15.0, 17.5));
    assert_eq!(quartiles(&[]), None);
}

#[test]
fn holm_steps_down_and_keeps_the_order() {
    let found = holm(&[0.01, 0.04, 0.03, 0.005]);
    for (found, expected) in found.into_iter().zip([0.03, 0.06, 0.06, 0.02]) {
        near(found, expected, 1e-12);
    }
}

proptest! {
    /// The slow twin: every pattern of signs, one after the other.
    #[test]
    fn signed_ranks_equal_the_listing_of_all_patterns(differences in prop::collection::vec(-4_i8..=4, 1..11)) {
        let differences: Vec<f64> = differences.into_iter().map(f64::from).collect();
        let moved: Vec<f64> = differences.iter().copied().filter(|moved| *moved != 0.0).collect();
        let Some(found) = signed_rank(&differences) else {
            prop_assert!(moved.is_empty());
            return Ok(());
        };
        let rank = |value: f64| {
            let below = moved.iter().filter(|other| other.abs() < value.abs()).count();
            let tied = moved.iter().filter(|other| other.abs().total_cmp(&value.abs()).is_eq()).count();
            real(below) + f64::midpoint(real(tied), 1.0)
        };
        let smaller = found.rank_sum_up.min(found.rank_sum_down);
        let patterns = 1_u32 << moved.len();
        let extreme = (0..patterns).filter(|pattern| {
            let up = moved.iter().enumerate().filter(|(at, _)| pattern >> at & 1 == 1);
            up.map(|(_, value)| rank(*value)).sum::<f64>() <= smaller
        });
        let expected = (2.0 * real(extreme.count()) / f64::from(patterns)).min(1.0);
        prop_assert!((found.p - expected).abs() < 1e-12, "{} is not {expected}", found.p);
    }

    #[test]
    fn an_interval_holds_its_share(trials in 1_usize..400, part in 0.0_f64..=1.0) {
        let successes = (0..=trials).rev().find(|k| real(*k) <= part * real(trials)).unwrap();
        let interval = wilson(successes, trials).unwrap();
        let share = real(successes) / real(trials);
        prop_assert!(0.0 <= interval.low && interval.low <= share && share <= interval.high && interval.high <= 1.0);
    }
}
