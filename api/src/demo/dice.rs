//! Chance that repeats: every choice of the demo comes from a key, so the same demo has the same answers.

use sha2::{Digest, Sha256};

/// A sequence of numbers that its key decides (`SplitMix64`).
pub struct Dice(u64);

impl Dice {
    /// The sequence of a key.
    pub fn of(key: &str) -> Self {
        let hash = Sha256::digest(key.as_bytes());
        Self(
            hash.iter()
                .take(8)
                .fold(0, |number, byte| (number << 8) | u64::from(*byte)),
        )
    }

    /// A number from 0 to `sides - 1`; 0 when there are no sides.
    pub fn roll(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (mixed ^ (mixed >> 31)).checked_rem(sides).unwrap_or(0)
    }

    /// True in so many of a hundred cases.
    pub fn percent(&mut self, percent: u64) -> bool {
        self.roll(100) < percent
    }

    /// One of them, if there is any.
    pub fn one_of<'a, T>(&mut self, all: &'a [T]) -> Option<&'a T> {
        let index = usize::try_from(self.roll(u64::try_from(all.len()).unwrap_or(0))).unwrap_or(0);
        all.get(index)
    }

    /// About `middle`, within the bounds: three dice, so that the middle is likelier than the ends.
    pub fn about(&mut self, middle: i32, least: i32, most: i32) -> i32 {
        let spread = i32::try_from(self.roll(3) + self.roll(3) + self.roll(2)).unwrap_or(0);
        (middle - 2 + spread).clamp(least, most)
    }
}

#[cfg(test)]
mod tests {
    use super::Dice;

    #[test]
    fn the_same_key_rolls_the_same_numbers() {
        let rolls = |key: &str| {
            let mut dice = Dice::of(key);
            (0..20).map(|_| dice.roll(6)).collect::<Vec<_>>()
        };
        assert_eq!(rolls("a"), rolls("a"));
        assert_ne!(rolls("a"), rolls("b"));
        assert!(rolls("a").iter().all(|roll| *roll < 6));
    }
}
