//! The same evaluation by the vectors of x86, in the fewest instructions: of the loops the compiler makes
//! twice as many.

use super::{Batch, Forest, LANES, MOST_LEAVES, add_leaves};
use std::arch::x86_64::*;

/// The log-odds of each row, if the processor has such vectors.
pub(super) fn sums(forest: &Forest, batch: &Batch) -> Option<[f32; LANES]> {
    if has_avx512() {
        // SAFETY: all that the function asks for is what has just been found.
        return Some(unsafe { sums_avx512(forest, batch) });
    }
    if is_x86_feature_detected!("avx2") {
        // SAFETY: as above.
        return Some(unsafe { sums_avx2(forest, batch) });
    }
    None
}

fn has_avx512() -> bool {
    is_x86_feature_detected!("avx512f")
        && is_x86_feature_detected!("avx512bw")
        && is_x86_feature_detected!("avx512vl")
}

#[target_feature(enable = "avx512f,avx512bw,avx512vl")]
fn sums_avx512(forest: &Forest, batch: &Batch) -> [f32; LANES] {
    forest.sums_by(
        batch,
        |values, threshold, left, right| chosen_avx512(values, threshold, left, right),
        |sums, numbers, leaves, count| match count {
            0..=TABLE => add_leaves_avx512(sums, numbers, leaves),
            _ => add_leaves(sums, numbers, leaves),
        },
    )
}

/// Leaves that are looked up in two vectors of sixteen.
const TABLE: usize = 32;

#[target_feature(enable = "avx512f,avx512bw,avx512vl")]
#[inline]
fn chosen_avx512(
    values: &[f32; LANES],
    threshold: f32,
    left: &[u8; LANES],
    right: &[u8; LANES],
) -> [u8; LANES] {
    let threshold = _mm512_set1_ps(threshold);
    let is_above = |sixteen: usize| {
        // SAFETY: LANES are twice sixteen values.
        let values = unsafe { _mm512_loadu_ps(values.as_ptr().add(16 * sixteen)) };
        u32::from(_mm512_cmp_ps_mask::<_CMP_GT_OQ>(values, threshold))
    };
    let goes_right = is_above(0) | is_above(1) << 16;
    let mut chosen = [0; LANES];
    // SAFETY: each is LANES bytes.
    unsafe {
        let left = _mm256_loadu_si256(left.as_ptr().cast());
        let right = _mm256_loadu_si256(right.as_ptr().cast());
        let bytes = _mm256_mask_blend_epi8(goes_right, left, right);
        _mm256_storeu_si256(chosen.as_mut_ptr().cast(), bytes);
    }
    chosen
}

/// Adds leaves whose numbers are all below [`TABLE`].
#[target_feature(enable = "avx512f,avx512bw,avx512vl")]
#[inline]
fn add_leaves_avx512(sums: &mut [f32; LANES], numbers: &[u8; LANES], leaves: &[f32; MOST_LEAVES]) {
    for half in 0..2 {
        // SAFETY: LANES are twice sixteen sums and numbers, and there is room for more than TABLE leaves.
        unsafe {
            let first = _mm512_loadu_ps(leaves.as_ptr());
            let second = _mm512_loadu_ps(leaves.as_ptr().add(16));
            let numbers = _mm_loadu_si128(numbers.as_ptr().add(16 * half).cast());
            let numbers = _mm512_cvtepu8_epi32(numbers);
            let found = _mm512_permutex2var_ps(first, numbers, second);
            let place = sums.as_mut_ptr().add(16 * half);
            _mm512_storeu_ps(place, _mm512_add_ps(_mm512_loadu_ps(place), found));
        }
    }
}

/// Leaves are added one by one: AVX2 can gather eight, but processors that were mended against Downfall take
/// longer for that.
#[target_feature(enable = "avx2")]
fn sums_avx2(forest: &Forest, batch: &Batch) -> [f32; LANES] {
    forest.sums_by(
        batch,
        |values, threshold, left, right| chosen_avx2(values, threshold, left, right),
        |sums, numbers, leaves, _| add_leaves(sums, numbers, leaves),
    )
}

#[target_feature(enable = "avx2")]
#[inline]
fn chosen_avx2(
    values: &[f32; LANES],
    threshold: f32,
    left: &[u8; LANES],
    right: &[u8; LANES],
) -> [u8; LANES] {
    let threshold = _mm256_set1_ps(threshold);
    let is_above = |eight: usize| {
        // SAFETY: LANES are four times eight values.
        let values = unsafe { _mm256_loadu_ps(values.as_ptr().add(8 * eight)) };
        _mm256_castps_si256(_mm256_cmp_ps::<_CMP_GT_OQ>(values, threshold))
    };
    // Packing takes halves of each vector by turns: the last step puts the fours of bytes in order.
    let first = _mm256_packs_epi32(is_above(0), is_above(1));
    let second = _mm256_packs_epi32(is_above(2), is_above(3));
    let order = _mm256_setr_epi32(0, 4, 1, 5, 2, 6, 3, 7);
    let goes_right = _mm256_permutevar8x32_epi32(_mm256_packs_epi16(first, second), order);
    let mut chosen = [0; LANES];
    // SAFETY: each is LANES bytes.
    unsafe {
        let left = _mm256_loadu_si256(left.as_ptr().cast());
        let right = _mm256_loadu_si256(right.as_ptr().cast());
        let bytes = _mm256_blendv_epi8(left, right, goes_right);
        _mm256_storeu_si256(chosen.as_mut_ptr().cast(), bytes);
    }
    chosen
}

/// The sums by each way that the processor has.
#[cfg(test)]
pub(super) fn ways(forest: &Forest, batch: &Batch) -> Vec<[f32; LANES]> {
    let mut ways = Vec::new();
    if has_avx512() {
        // SAFETY: all that the function asks for is what has just been found.
        ways.push(unsafe { sums_avx512(forest, batch) });
    }
    if is_x86_feature_detected!("avx2") {
        // SAFETY: as above.
        ways.push(unsafe { sums_avx2(forest, batch) });
    }
    ways
}
