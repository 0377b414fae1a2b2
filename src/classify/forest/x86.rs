//! The same evaluation by the vectors of x86: compiled for them, and what no compiler makes of the loops by
//! itself, ranks counted for all rows at once and leaves looked up.

use super::{Batch, Forest, LANES, Lanes, Rows, Slots, Sums, TABLE, add_leaves};
use std::arch::x86_64::*;

/// Ranks the rows of a batch, if the processor has such vectors.
pub(super) fn rank(forest: &Forest, batch: &Batch, place: usize, ranks: &mut [Rows]) -> bool {
    if has_avx512() {
        // SAFETY: all that the function asks for is what has just been found.
        unsafe { rank_avx512(forest, batch, place, ranks) };
    } else if is_x86_feature_detected!("avx2") {
        // SAFETY: as above.
        unsafe { rank_avx2(forest, batch, place, ranks) };
    } else {
        return false;
    }
    true
}

/// The log-odds of each row of so many batches, if the processor has such vectors.
pub(super) fn sums(
    forest: &Forest,
    ranks: &[Rows],
    batches: usize,
    slots: &mut Slots,
) -> Option<Sums> {
    if has_avx512() {
        // SAFETY: all that the function asks for is what has just been found.
        return Some(unsafe { sums_avx512(forest, ranks, batches, slots) });
    }
    if is_x86_feature_detected!("avx2") {
        // SAFETY: as above.
        return Some(unsafe { sums_avx2(forest, ranks, batches, slots) });
    }
    None
}

/// What is written by hand asks for F alone; with BW and VL the compiler makes masks of bytes of the choices.
fn has_avx512() -> bool {
    is_x86_feature_detected!("avx512f")
        && is_x86_feature_detected!("avx512bw")
        && is_x86_feature_detected!("avx512vl")
}

#[target_feature(enable = "avx512f,avx512bw,avx512vl")]
fn rank_avx512(forest: &Forest, batch: &Batch, place: usize, ranks: &mut [Rows]) {
    forest.rank_by(batch, place, ranks, |values, thresholds| {
        ranked_avx512(values, thresholds)
    });
}

#[target_feature(enable = "avx512f,avx512bw,avx512vl")]
fn sums_avx512(forest: &Forest, ranks: &[Rows], batches: usize, slots: &mut Slots) -> Sums {
    forest.sums_of(
        ranks,
        batches,
        slots,
        |sums, numbers, leaves| match leaves {
            [table] => add_leaves_avx512(sums, numbers, table),
            _ => add_leaves(sums, numbers, leaves),
        },
    )
}

#[target_feature(enable = "avx512f,avx512bw,avx512vl")]
#[inline]
fn ranked_avx512(values: &[f32; LANES], thresholds: &[f32]) -> Lanes {
    // SAFETY: LANES are twice sixteen values.
    let values = [0, 16].map(|first| unsafe { _mm512_loadu_ps(values.as_ptr().add(first)) });
    let mut counts = [_mm512_setzero_si512(); 2];
    for threshold in thresholds {
        let threshold = _mm512_set1_ps(*threshold);
        for (counts, values) in counts.iter_mut().zip(&values) {
            let above = _mm512_cmp_ps_mask::<_CMP_GT_OQ>(*values, threshold);
            *counts = _mm512_mask_add_epi32(*counts, above, *counts, _mm512_set1_epi32(1));
        }
    }
    let mut ranks = Lanes([0; LANES]);
    for (half, counts) in counts.into_iter().enumerate() {
        let bytes = _mm512_cvtepi32_epi8(counts);
        // SAFETY: LANES are twice sixteen bytes.
        unsafe { _mm_storeu_si128(ranks.0.as_mut_ptr().add(16 * half).cast(), bytes) };
    }
    ranks
}

#[target_feature(enable = "avx512f,avx512bw,avx512vl")]
#[inline]
fn add_leaves_avx512(sums: &mut [f32; LANES], numbers: &Lanes, leaves: &[f32; TABLE]) {
    for half in 0..2 {
        // SAFETY: LANES are twice sixteen sums and numbers, and TABLE twice sixteen leaves.
        unsafe {
            let first = _mm512_loadu_ps(leaves.as_ptr());
            let second = _mm512_loadu_ps(leaves.as_ptr().add(16));
            let numbers = _mm_loadu_si128(numbers.0.as_ptr().add(16 * half).cast());
            let numbers = _mm512_cvtepu8_epi32(numbers);
            let found = _mm512_permutex2var_ps(first, numbers, second);
            let place = sums.as_mut_ptr().add(16 * half);
            _mm512_storeu_ps(place, _mm512_add_ps(_mm512_loadu_ps(place), found));
        }
    }
}

#[target_feature(enable = "avx2")]
fn rank_avx2(forest: &Forest, batch: &Batch, place: usize, ranks: &mut [Rows]) {
    forest.rank_by(batch, place, ranks, |values, thresholds| {
        ranked_avx2(values, thresholds)
    });
}

#[target_feature(enable = "avx2")]
fn sums_avx2(forest: &Forest, ranks: &[Rows], batches: usize, slots: &mut Slots) -> Sums {
    forest.sums_of(
        ranks,
        batches,
        slots,
        |sums, numbers, leaves| match leaves {
            [table] => add_leaves_avx2(sums, numbers, table),
            _ => add_leaves(sums, numbers, leaves),
        },
    )
}

#[target_feature(enable = "avx2")]
#[inline]
fn ranked_avx2(values: &[f32; LANES], thresholds: &[f32]) -> Lanes {
    // SAFETY: LANES are four times eight values.
    let values = [0, 8, 16, 24].map(|first| unsafe { _mm256_loadu_ps(values.as_ptr().add(first)) });
    let mut counts = [_mm256_setzero_si256(); 4];
    for threshold in thresholds {
        let threshold = _mm256_set1_ps(*threshold);
        for (counts, values) in counts.iter_mut().zip(&values) {
            // All bits of a lane that is above are ones, which is -1.
            let above = _mm256_castps_si256(_mm256_cmp_ps::<_CMP_GT_OQ>(*values, threshold));
            *counts = _mm256_sub_epi32(*counts, above);
        }
    }
    // Packing takes halves of each vector by turns: the last step puts the fours of bytes in order.
    let first = _mm256_packs_epi32(counts[0], counts[1]);
    let second = _mm256_packs_epi32(counts[2], counts[3]);
    let order = _mm256_setr_epi32(0, 4, 1, 5, 2, 6, 3, 7);
    let bytes = _mm256_permutevar8x32_epi32(_mm256_packs_epi16(first, second), order);
    let mut ranks = Lanes([0; LANES]);
    // SAFETY: each is LANES bytes.
    unsafe { _mm256_storeu_si256(ranks.0.as_mut_ptr().cast(), bytes) };
    ranks
}

/// A leaf is found by the low three bits of its number in each eight of the table, and among those by the two
/// bits above. AVX2 could gather eight from memory, but processors that were mended against Downfall take
/// longer for that.
#[target_feature(enable = "avx2")]
#[inline]
fn add_leaves_avx2(sums: &mut [f32; LANES], numbers: &Lanes, leaves: &[f32; TABLE]) {
    // SAFETY: TABLE are four times eight leaves.
    let eights = [0, 8, 16, 24].map(|first| unsafe { _mm256_loadu_ps(leaves.as_ptr().add(first)) });
    for quarter in 0..LANES / 8 {
        // SAFETY: LANES are four times eight sums and numbers.
        unsafe {
            let numbers = _mm_loadl_epi64(numbers.0.as_ptr().add(8 * quarter).cast());
            let numbers = _mm256_cvtepu8_epi32(numbers);
            let found = eights.map(|eight| _mm256_permutevar8x32_ps(eight, numbers));
            let fourth_bit = _mm256_castsi256_ps(_mm256_slli_epi32::<28>(numbers));
            let fifth_bit = _mm256_castsi256_ps(_mm256_slli_epi32::<27>(numbers));
            let low = _mm256_blendv_ps(found[0], found[1], fourth_bit);
            let high = _mm256_blendv_ps(found[2], found[3], fourth_bit);
            let found = _mm256_blendv_ps(low, high, fifth_bit);
            let place = sums.as_mut_ptr().add(8 * quarter);
            _mm256_storeu_ps(place, _mm256_add_ps(_mm256_loadu_ps(place), found));
        }
    }
}

/// The sums of the batches by each way that the processor has.
#[cfg(test)]
pub(super) fn ways(forest: &Forest, batches: &[Batch], ranks: &mut [Rows]) -> Vec<Sums> {
    /// No way may live on the ranks of another.
    const UNRANKED: Rows = [Lanes([-1; LANES]); super::BATCHES];
    let (mut ways, mut slots) = (Vec::new(), super::LEAVES);
    if has_avx512() {
        ranks.fill(UNRANKED);
        for (place, batch) in batches.iter().enumerate() {
            // SAFETY: all that the function asks for is what has just been found.
            unsafe { rank_avx512(forest, batch, place, ranks) };
        }
        // SAFETY: as above.
        ways.push(unsafe { sums_avx512(forest, ranks, batches.len(), &mut slots) });
    }
    if is_x86_feature_detected!("avx2") {
        ranks.fill(UNRANKED);
        for (place, batch) in batches.iter().enumerate() {
            // SAFETY: as above.
            unsafe { rank_avx2(forest, batch, place, ranks) };
        }
        // SAFETY: as above.
        ways.push(unsafe { sums_avx2(forest, ranks, batches.len(), &mut slots) });
    }
    ways
}
