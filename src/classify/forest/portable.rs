//! Ranking and leaf look-up without processor-specific instructions.

use super::{LANES, LEAF_TABLE, Lanes};

/// For each row the number of thresholds that its value is above.
#[inline(always)]
pub(super) fn rank_values(values: &[f32; LANES], thresholds: &[f32]) -> Lanes {
    let mut counts = [0i32; LANES];
    for threshold in thresholds {
        for (count, value) in counts.iter_mut().zip(values) {
            *count += i32::from(*value > *threshold);
        }
    }
    Lanes(counts.map(|count| count as i8))
}

/// Adds to the sum of each row the value of the leaf with this number.
#[inline(always)]
pub(super) fn add_leaves(
    sums: &mut [f32; LANES],
    leaf_numbers: &Lanes,
    tables: &[[f32; LEAF_TABLE]],
) {
    for (sum, number) in sums.iter_mut().zip(leaf_numbers.0) {
        *sum += tables.as_flattened()[usize::from(number as u8)];
    }
}
