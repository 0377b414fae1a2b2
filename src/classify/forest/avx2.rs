//! Ranking and leaf look-up with AVX2, which compilers do not derive from the portable loops.
//!
//! The only module with `unsafe` code. It loads and stores fixed-size arrays as vectors, and calls
//! functions compiled for AVX2 after checking that the processor has it.

use super::portable;
use super::{Batch, BatchLanes, Forest, LANES, LEAF_TABLE, Lanes, LogOdds, Slots};
use std::arch::x86_64::*;

/// Ranks the rows of a batch; `false` if the processor lacks AVX2.
pub(super) fn rank(
    forest: &Forest,
    batch: &Batch,
    position: usize,
    ranks: &mut [BatchLanes],
) -> bool {
    let available = is_x86_feature_detected!("avx2");
    if available {
        // SAFETY: the processor has AVX2, the function's only requirement.
        unsafe { rank_avx2(forest, batch, position, ranks) };
    }
    available
}

/// The log-odds of the rows of some batches; `None` if the processor lacks AVX2.
pub(super) fn log_odds(
    forest: &Forest,
    ranks: &[BatchLanes],
    batches: usize,
    slots: &mut Slots,
) -> Option<LogOdds> {
    let available = is_x86_feature_detected!("avx2");
    // SAFETY: the processor has AVX2, the function's only requirement.
    available.then(|| unsafe { log_odds_avx2(forest, ranks, batches, slots) })
}

#[target_feature(enable = "avx2")]
fn rank_avx2(forest: &Forest, batch: &Batch, position: usize, ranks: &mut [BatchLanes]) {
    forest.rank_with(batch, position, ranks, |values, thresholds| {
        rank_values(values, thresholds)
    });
}

#[target_feature(enable = "avx2")]
fn log_odds_avx2(
    forest: &Forest,
    ranks: &[BatchLanes],
    batches: usize,
    slots: &mut Slots,
) -> LogOdds {
    forest.log_odds_with(
        ranks,
        batches,
        slots,
        |sums, leaf_numbers, tables| match tables {
            [table] => add_leaves(sums, leaf_numbers, table),
            _ => portable::add_leaves(sums, leaf_numbers, tables),
        },
    )
}

/// For each row the number of thresholds that its value is above.
#[target_feature(enable = "avx2")]
#[inline]
fn rank_values(values: &[f32; LANES], thresholds: &[f32]) -> Lanes {
    // SAFETY: `values` has 4 * 8 elements.
    let values = [0, 8, 16, 24].map(|first| unsafe { _mm256_loadu_ps(values.as_ptr().add(first)) });
    let mut counts = [_mm256_setzero_si256(); 4];
    for threshold in thresholds {
        let threshold = _mm256_set1_ps(*threshold);
        for (counts, values) in counts.iter_mut().zip(&values) {
            // A true comparison sets all bits of the lane, which is -1.
            let above = _mm256_castps_si256(_mm256_cmp_ps::<_CMP_GT_OQ>(*values, threshold));
            *counts = _mm256_sub_epi32(*counts, above);
        }
    }
    // Packing interleaves 128-bit halves; the permutation restores the order of the rows.
    let first = _mm256_packs_epi32(counts[0], counts[1]);
    let second = _mm256_packs_epi32(counts[2], counts[3]);
    let order = _mm256_setr_epi32(0, 4, 1, 5, 2, 6, 3, 7);
    let bytes = _mm256_permutevar8x32_epi32(_mm256_packs_epi16(first, second), order);
    let mut ranks = Lanes([0; LANES]);
    // SAFETY: the vector and `ranks` both have 32 bytes.
    unsafe { _mm256_storeu_si256(ranks.0.as_mut_ptr().cast(), bytes) };
    ranks
}

/// Adds to the sum of each row the leaf of its number, from a table of 32.
///
/// The low three bits of a number select a leaf in each of four vectors of eight, the next two
/// bits select the vector. `vpgatherdps` would do the same from memory, but it is slow on
/// processors with the mitigation for Downfall (CVE-2022-40982).
#[target_feature(enable = "avx2")]
#[inline]
fn add_leaves(sums: &mut [f32; LANES], leaf_numbers: &Lanes, table: &[f32; LEAF_TABLE]) {
    // SAFETY: `table` has 4 * 8 elements.
    let eights = [0, 8, 16, 24].map(|first| unsafe { _mm256_loadu_ps(table.as_ptr().add(first)) });
    for quarter in 0..LANES / 8 {
        // SAFETY: `sums` and `leaf_numbers` have 4 * 8 elements.
        unsafe {
            let numbers = _mm_loadl_epi64(leaf_numbers.0.as_ptr().add(8 * quarter).cast());
            let numbers = _mm256_cvtepu8_epi32(numbers);
            let found = eights.map(|eight| _mm256_permutevar8x32_ps(eight, numbers));
            let fourth_bit = _mm256_castsi256_ps(_mm256_slli_epi32::<28>(numbers));
            let fifth_bit = _mm256_castsi256_ps(_mm256_slli_epi32::<27>(numbers));
            let low = _mm256_blendv_ps(found[0], found[1], fourth_bit);
            let high = _mm256_blendv_ps(found[2], found[3], fourth_bit);
            let found = _mm256_blendv_ps(low, high, fifth_bit);
            let target = sums.as_mut_ptr().add(8 * quarter);
            _mm256_storeu_ps(target, _mm256_add_ps(_mm256_loadu_ps(target), found));
        }
    }
}
