//! The lottery: 20 bits of SHA-256 of the published seed and the names, so that anyone can draw again.

use sha2::{Digest, Sha256};

/// More bits would not survive a solver's tolerance.
const BITS: u32 = 20;

/// The ticket of a request (`[id]`) or of one stay (`[request, unit, start]`): the greater wins.
pub fn ticket(seed: &str, names: &[&str]) -> i64 {
    let mut digest = Sha256::new();
    digest.update(seed);
    for name in names {
        digest.update([0]);
        digest.update(name);
    }
    let first = digest
        .finalize()
        .iter()
        .take(3)
        .fold(0_i64, |bits, byte| bits << 8 | i64::from(*byte));
    first >> (24 - BITS)
}
