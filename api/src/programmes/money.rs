//! What the programme would pay towards a stay: an estimate in whole yen, shown and never paid by this product.

use entities::programme_call::Model as Call;

/// The costs of a stay that count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Costs {
    /// Lodging and work places, for everybody and all nights.
    pub total_yen: i64,
    pub party: i32,
    /// 0 for day use, which counts as one.
    pub nights: i64,
    /// What the organisation was promised in this call before.
    pub promised_yen: i64,
}

/// What bounds an estimate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    Rate,
    PersonNight,
    Organisation,
}

/// An estimate and what bounds it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Estimate {
    pub yen: i64,
    pub bound: Bound,
}

/// The estimate: rate, cap a person and night, cap an organisation, in this order, then rounded down.
#[must_use]
pub fn estimate(call: &Call, costs: Costs) -> Estimate {
    let nights = costs.nights.max(1);
    let counted = call.night_cap.map_or(nights, |cap| nights.min(i64::from(cap.max(0))));
    // Nights beyond the cap count for nothing; the price of a night is taken as the same on all of them.
    let eligible = wide(costs.total_yen.max(0)) * wide(counted) / wide(nights);
    let rate = wide(i64::from(call.subsidy_rate_per_mille.clamp(0, 1_000)));
    let by_rate = eligible * rate / 1_000;
    let by_person = call
        .cap_per_person_night_yen
        .map(|cap| wide(cap.max(0)) * wide(i64::from(costs.party.max(0))) * wide(counted));
    let by_organisation = call
        .cap_per_organisation_yen
        .map(|cap| wide(cap.saturating_sub(costs.promised_yen).max(0)));
    let bounds = [
        (Some(by_rate), Bound::Rate),
        (by_person, Bound::PersonNight),
        (by_organisation, Bound::Organisation),
    ];
    let least = bounds
        .into_iter()
        .filter_map(|(yen, bound)| Some((yen?, bound)))
        .min_by_key(|(yen, _)| *yen);
    let (yen, bound) = least.unwrap_or((0, Bound::Rate));
    let step = wide(call.rounding_yen.max(1));
    Estimate {
        yen: i64::try_from(yen / step * step).unwrap_or(i64::MAX),
        bound,
    }
}

/// Products of prices, people and nights don't overflow here.
fn wide(number: i64) -> i128 {
    i128::from(number)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::programmes::samples::call;

    fn costs(total_yen: i64, party: i32, nights: i64) -> Costs {
        Costs {
            total_yen,
            party,
            nights,
            promised_yen: 0,
        }
    }

    #[test]
    fn half_of_the_cost_up_to_five_thousand_a_person_and_night() {
        let call = call();
        let half = estimate(&call, costs(48_650, 3, 2));
        assert_eq!(
            half,
            Estimate {
                yen: 24_300,
                bound: Bound::Rate
            },
            "24,325 rounded down to hundreds"
        );
        let capped = estimate(&call, costs(120_000, 3, 2));
        assert_eq!(
            capped,
            Estimate {
                yen: 30_000,
                bound: Bound::PersonNight
            }
        );
    }

    #[test]
    fn an_organisation_gets_no_more_than_its_cap_over_all_its_stays() {
        let call = call();
        let many = Costs {
            promised_yen: 180_000,
            ..costs(400_000, 10, 3)
        };
        assert_eq!(
            estimate(&call, many),
            Estimate {
                yen: 20_000,
                bound: Bound::Organisation
            }
        );
        assert_eq!(
            estimate(
                &call,
                Costs {
                    promised_yen: 250_000,
                    ..many
                }
            )
            .yen,
            0
        );
    }

    #[test]
    fn nights_beyond_the_cap_count_for_nothing() {
        let call = call();
        assert_eq!(
            estimate(&call, costs(60_000, 1, 10)).yen,
            21_000,
            "seven tenths, of which half"
        );
        assert_eq!(estimate(&call, costs(3_000, 1, 0)).yen, 1_500, "day use counts as one");
    }

    proptest! {
        #[test]
        fn an_estimate_is_round_within_every_bound_and_grows_with_the_costs(
            total in 0_i64..5_000_000, more in 0_i64..100_000, party in 1_i32..30, nights in 0_i64..30,
        ) {
            let call = call();
            let now = estimate(&call, costs(total, party, nights));
            prop_assert_eq!(now.yen % call.rounding_yen, 0);
            prop_assert!(now.yen * 2 <= total);
            prop_assert!(now.yen <= 200_000);
            prop_assert!(now.yen <= 5_000 * i64::from(party) * nights.clamp(1, 7));
            prop_assert!(estimate(&call, costs(total + more, party, nights)).yen >= now.yen);
        }
    }
}
