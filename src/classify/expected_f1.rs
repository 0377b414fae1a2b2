//! The selection of blocks with the highest expected F1.
//!
//! Input: each block's probability and word count. Output: [`ExpectedF1`], the best probability
//! threshold and what the selection above it is worth.
//!
//! With `p` a probability and `w` a weight, the expected F1 of keeping the `k` most probable
//! blocks is close to `2 Σ pw over the kept / (Σ w over the kept + Σ pw over all)`. One pass over
//! the blocks in descending order of probability finds the best `k`.

/// Words added to the weight of each block, so that a lost heading costs more than its few words.
const BLOCK_WEIGHT_WORDS: f32 = 4.0;

/// The best selection of a page's blocks by probability alone.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ExpectedF1 {
    /// Expected F1 of the selection; 0 if no block has a positive probability.
    pub f1: f32,
    /// Lowest probability that the selection keeps; above 1 if it keeps nothing.
    pub threshold: f32,
    /// Highest probability that the selection drops; 0 if it keeps everything.
    pub next: f32,
    /// Share of the page's weight that the selection keeps.
    pub kept_share: f32,
    /// Share of the page's weight that is expected to be body.
    pub body_share: f32,
}

impl ExpectedF1 {
    /// Finds the selection with the highest expected F1. Both slices have one entry per block.
    pub fn maximize(probabilities: &[f32], words: &[f32]) -> ExpectedF1 {
        let order = by_descending_probability(probabilities);
        let weight = |index: usize| words[index] + BLOCK_WEIGHT_WORDS;
        let total: f32 = order.iter().map(|i| weight(*i)).sum();
        let expected: f32 = order.iter().map(|i| probabilities[*i] * weight(*i)).sum();
        let mut best = ExpectedF1 {
            f1: 0.0,
            threshold: 1.1,
            next: 1.0,
            kept_share: 0.0,
            body_share: if total > 0.0 { expected / total } else { 0.0 },
        };
        let (mut hits, mut kept) = (0.0, 0.0);
        for (position, index) in order.iter().enumerate() {
            hits += probabilities[*index] * weight(*index);
            kept += weight(*index);
            let f1 = 2.0 * hits / (kept + expected);
            if f1 > best.f1 {
                let next = order.get(position + 1);
                best = ExpectedF1 {
                    f1,
                    threshold: probabilities[*index],
                    next: next.map_or(0.0, |next| probabilities[*next]),
                    kept_share: kept / total,
                    ..best
                };
            }
        }
        best
    }
}

/// Block indices in descending order of probability; ties keep page order.
fn by_descending_probability(probabilities: &[f32]) -> Vec<usize> {
    // One integer key per block sorts much faster than indices compared by a look-up.
    let key = |(index, probability): (usize, &f32)| {
        // The order of `f32::total_cmp`: the bits of negative numbers sort in reverse.
        let bits = probability.to_bits();
        let ascending = match bits >> 31 {
            0 => bits | 1 << 31,
            _ => !bits,
        };
        u64::from(!ascending) << 32 | index as u64 & u64::from(u32::MAX)
    };
    let mut keys: Vec<u64> = probabilities.iter().enumerate().map(key).collect();
    keys.sort_unstable();
    keys.into_iter().map(|key| key as u32 as usize).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn probable_blocks_are_kept_and_improbable_ones_dropped() {
        let best = ExpectedF1::maximize(&[0.1, 0.9, 0.8], &[6.0; 3]);
        assert_eq!((best.threshold, best.next), (0.8, 0.1));
        assert!((best.f1 - 2.0 * 17.0 / (20.0 + 18.0)).abs() < 1e-6);
        assert!((best.kept_share - 2.0 / 3.0).abs() < 1e-6);
        assert!((best.body_share - 0.6).abs() < 1e-6);
    }

    #[test]
    fn the_threshold_is_low_when_every_block_is_uncertain() {
        let best = ExpectedF1::maximize(&[0.35, 0.3, 0.32], &[10.0; 3]);
        assert_eq!(best.threshold, 0.3);
    }

    #[test]
    fn a_page_without_probable_blocks_keeps_nothing() {
        for probabilities in [&[][..], &[0.0, 0.0]] {
            let best = ExpectedF1::maximize(probabilities, &[5.0, 5.0]);
            assert_eq!((best.f1, best.kept_share, best.body_share), (0.0, 0.0, 0.0));
            assert!(best.threshold > 1.0);
        }
    }

    #[test]
    fn blocks_are_sorted_by_probability_and_ties_by_index() {
        let probabilities = [0.2, 0.9, 0.2, 0.0, 1.0, -0.5, 0.9, -0.0];
        let order = by_descending_probability(&probabilities);
        assert_eq!(order, [4, 1, 6, 0, 2, 3, 7, 5]);
    }
}
