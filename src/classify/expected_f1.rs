//! What a page's probabilities promise: the selection of blocks with the highest expected F1.
//!
//! Keep the `k` most probable blocks: with `p` their probabilities and `w` what they weigh, the
//! expected F1 is nearly `2 Σ pw over the kept / (Σ w over the kept + Σ pw over all)`. The best `k`
//! is found in one pass over the sorted blocks.

/// A line counts for some words more than it has: a lost heading is a lost heading.
const LINE_WORDS: f32 = 4.0;

/// The best selection, and what it is thought to be worth.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Promise {
    /// Its expected F1; 0 where nothing speaks for any block.
    pub f1: f32,
    /// The least probability that it keeps; above 1 where it keeps nothing.
    pub least: f32,
    /// The greatest that it leaves out; 0 where it keeps all.
    pub next: f32,
    /// The share of all words that it keeps.
    pub kept: f32,
    /// The share of all words that are expected to be body.
    pub body: f32,
}

/// What the probabilities of blocks of so many words promise.
pub fn promise(probabilities: &[f32], words: &[f32]) -> Promise {
    let order = likeliest_first(probabilities);
    let weight = |index: usize| words[index] + LINE_WORDS;
    let all: f32 = order.iter().map(|i| weight(*i)).sum();
    let expected: f32 = order.iter().map(|i| probabilities[*i] * weight(*i)).sum();
    let mut best = Promise {
        f1: 0.0,
        least: 1.1,
        next: 1.0,
        kept: 0.0,
        body: if all > 0.0 { expected / all } else { 0.0 },
    };
    let (mut hits, mut kept) = (0.0, 0.0);
    for (place, index) in order.iter().enumerate() {
        hits += probabilities[*index] * weight(*index);
        kept += weight(*index);
        let f1 = 2.0 * hits / (kept + expected);
        if f1 > best.f1 {
            let next = order.get(place + 1);
            best = Promise {
                f1,
                least: probabilities[*index],
                next: next.map_or(0.0, |next| probabilities[*next]),
                kept: kept / all,
                ..best
            };
        }
    }
    best
}

/// The blocks, the most probable first, and of the same probability the one that stands first.
fn likeliest_first(probabilities: &[f32]) -> Vec<usize> {
    // Numbers in one piece are sorted much faster than blocks whose probabilities are looked up.
    let key = |(index, probability): (usize, &f32)| {
        // As `f32::total_cmp` has it: those below 0 are in the reverse order of their bits.
        let bits = probability.to_bits();
        let rising = match bits >> 31 {
            0 => bits | 1 << 31,
            _ => !bits,
        };
        u64::from(!rising) << 32 | index as u64 & u64::from(u32::MAX)
    };
    let mut keys: Vec<u64> = probabilities.iter().enumerate().map(key).collect();
    keys.sort_unstable();
    keys.into_iter().map(|key| key as u32 as usize).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_likely_is_kept_and_what_is_not_is_left() {
        let promise = promise(&[0.1, 0.9, 0.8], &[6.0; 3]);
        assert_eq!((promise.least, promise.next), (0.8, 0.1));
        assert!((promise.f1 - 2.0 * 17.0 / (20.0 + 18.0)).abs() < 1e-6);
        assert!((promise.kept - 2.0 / 3.0).abs() < 1e-6);
        assert!((promise.body - 0.6).abs() < 1e-6);
    }

    #[test]
    fn where_all_is_uncertain_more_is_kept() {
        assert_eq!(promise(&[0.35, 0.3, 0.32], &[10.0; 3]).least, 0.3);
    }

    #[test]
    fn nothing_promises_nothing() {
        for probabilities in [&[][..], &[0.0, 0.0]] {
            let promise = promise(probabilities, &[5.0, 5.0]);
            assert_eq!((promise.f1, promise.kept, promise.body), (0.0, 0.0, 0.0));
            assert!(promise.least > 1.0);
        }
    }

    #[test]
    fn blocks_are_sorted_by_probability_and_then_by_place() {
        let probabilities = [0.2, 0.9, 0.2, 0.0, 1.0, -0.5, 0.9, -0.0];
        assert_eq!(likeliest_first(&probabilities), [4, 1, 6, 0, 2, 3, 7, 5]);
    }
}
