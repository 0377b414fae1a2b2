//! The confidence of a selection: the F1 that a reader may count on.
//!
//! Input: the probabilities and the selection. Output: a number from 0 to 1.
//!
//! The expected F1 is what the selection has on average, if the probabilities are right. But users
//! filter by confidence, and half of the pages are worse than an average. So the expected F1 is
//! mapped to a value that nearly all pages reach: of the held-out pages with a confidence of 0.9 or
//! more 94% have an F1 of 0.9 or more (`docs/decisions/0022-ends-and-long-pages.md`).

use super::{Context, Selection};
use crate::document::{Reason, Verdict};

/// Pairs of expected F1 and confidence, between which the mapping is linear. Both columns
/// increase, so the order of pages by confidence is their order by expected F1.
const CALIBRATION: [(f32, f32); 4] = [(0.0, 0.0), (0.8, 0.6), (0.95, 0.9), (1.0, 1.0)];

/// The confidence of a selection.
pub(super) fn confidence(context: &Context, selection: &Selection) -> f32 {
    calibrated(expected_f1(context, selection))
}

fn calibrated(expected: f32) -> f32 {
    let segment = CALIBRATION.windows(2).find(|pair| expected <= pair[1].0);
    let Some([(from, low), (to, high)]) = segment else {
        return 1.0;
    };
    low + (high - low) * (expected - from) / (to - from)
}

/// Twice the expected hits, divided by the words kept plus the words expected in the body.
fn expected_f1(context: &Context, selection: &Selection) -> f32 {
    let (mut hits, mut kept, mut gold) = (0.0, 0.0, 0.0);
    for block in selection.blocks() {
        // Comments look like body to the classifier, but the rule is certain that they are not.
        if selection.verdicts[block] == Verdict::Drop(Reason::Comments) {
            continue;
        }
        let (p, words) = (context.probability(block), context.words(block));
        gold += p * words;
        if selection.is_kept(block) {
            hits += p * words;
            kept += words;
        }
    }
    if kept + gold > 0.0 {
        2.0 * hits / (kept + gold)
    } else {
        0.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn confidence_increases_with_the_expected_f1_from_0_to_1() {
        assert_eq!((calibrated(0.0), calibrated(1.0)), (0.0, 1.0));
        let steps: Vec<f32> = (0..=100u8)
            .map(|i| calibrated(f32::from(i) / 100.0))
            .collect();
        assert!(steps.windows(2).all(|pair| pair[0] < pair[1]), "{steps:?}");
    }

    #[test]
    fn an_expected_f1_is_worth_less_confidence() {
        assert!((calibrated(0.95) - 0.9).abs() < 1e-6);
        assert!(calibrated(0.9) < 0.85);
    }
}
