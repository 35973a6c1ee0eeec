//! Lists of few lengths for conditions that name their rows.

/// The list with its last one repeated, to the next power of two.
///
/// The database keeps a plan for each text of a statement, and a list of 201 rows has another text than one of 200:
/// each would be planned anew, which takes longer than to run it.
#[must_use]
pub fn padded<T: Copy>(rows: &[T]) -> Vec<T> {
    let Some(last) = rows.last() else { return Vec::new() };
    let mut padded = rows.to_vec();
    padded.resize(rows.len().next_power_of_two(), *last);
    padded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_grow_to_the_next_power_of_two() {
        assert!(padded::<u8>(&[]).is_empty());
        assert_eq!(padded(&[7]), [7]);
        assert_eq!(padded(&[1, 2, 3]), [1, 2, 3, 3]);
        assert_eq!(padded(&[1; 201]).len(), 256);
    }
}
