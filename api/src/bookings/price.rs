//! What the items of a wish cost, in whole yen. Shown, never taken: the contract is between guest and facility.

use entities::unit_type::PriceBasis;

/// How long a wish is, in what prices are counted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Length {
    pub nights: i64,
    /// Days on which work places are taken.
    pub days: i64,
}

/// The price of one item.
#[must_use]
pub fn item_price(price_yen: i64, basis: PriceBasis, quantity: i32, party: i32, length: Length) -> i64 {
    let times = match basis {
        PriceBasis::PersonNight => i64::from(party) * length.nights,
        PriceBasis::UnitNight => i64::from(quantity) * length.nights,
        PriceBasis::PersonDay => i64::from(party.min(quantity.max(1))) * length.days,
        PriceBasis::UnitDay => i64::from(quantity) * length.days,
    };
    price_yen.saturating_mul(times)
}

#[cfg(test)]
mod tests {
    use super::*;

    const THREE_NIGHTS: Length = Length { nights: 3, days: 4 };

    #[test]
    fn lodging_is_paid_by_person_or_room_and_night() {
        assert_eq!(item_price(6_500, PriceBasis::PersonNight, 2, 4, THREE_NIGHTS), 78_000);
        assert_eq!(item_price(12_000, PriceBasis::UnitNight, 2, 4, THREE_NIGHTS), 72_000);
    }

    #[test]
    fn desks_are_paid_for_those_who_sit_there() {
        assert_eq!(item_price(1_000, PriceBasis::PersonDay, 3, 4, THREE_NIGHTS), 12_000);
        assert_eq!(item_price(3_000, PriceBasis::UnitDay, 1, 4, THREE_NIGHTS), 12_000);
    }
}
