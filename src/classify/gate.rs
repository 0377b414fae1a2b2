//! Features of the gate, derived from the results of the two block forests.
//!
//! Input: the probabilities of `general` and `expert` for each block, and the words of the blocks.
//! Output: `COUNT` numbers for the page. They follow the page's own features in the gate's row.
//!
//! On a listing the article expert finds almost no body, or is uncertain, and the two forests
//! disagree. With these features the pages that the gate misclassifies are those on which the two
//! forests give nearly the same result.

use super::ExpectedF1;
use super::text_stats::share;

/// Thresholds: for each one a feature holds the share of words with at least this probability.
const LIKELY: [f32; 5] = [0.1, 0.3, 0.5, 0.7, 0.9];

/// Probabilities that count as uncertain.
const UNCERTAIN: std::ops::Range<f32> = 0.2..0.8;

/// Features of each forest by itself, before those of [`LIKELY`].
const OF_FOREST: [&str; 6] = [
    "expected_f1",
    "threshold",
    "kept_share",
    "expected_body_share",
    "uncertain_share",
    "max_probability",
];

/// Features of the two forests together.
const OF_BOTH: [&str; 3] = ["general_agreement", "expert_agreement", "mean_difference"];

/// Number of gate features.
pub(super) const COUNT: usize = 2 * (OF_FOREST.len() + LIKELY.len()) + OF_BOTH.len();

/// The names of the gate features, in the order of their values.
pub fn feature_names() -> Vec<String> {
    let of_forest = |forest: &str| {
        let fixed = OF_FOREST.iter().map(ToString::to_string);
        let likely = LIKELY.iter().map(|p| format!("likely{p}"));
        fixed
            .chain(likely)
            .map(|name| format!("gate.{forest}.{name}"))
            .collect()
    };
    let of_both = OF_BOTH.iter().map(|name| format!("gate.{name}"));
    let names: [Vec<String>; 3] = [of_forest("general"), of_forest("expert"), of_both.collect()];
    names.concat()
}

/// The gate features of a page. All slices have one entry per block.
pub(super) fn features(general: &[f32], expert: &[f32], words: &[f32]) -> Vec<f32> {
    let mut values = Vec::with_capacity(COUNT);
    let mut thresholds = [1.0; 2];
    for (forest, probabilities) in [general, expert].into_iter().enumerate() {
        let best = ExpectedF1::maximize(probabilities, words);
        let share_of_words = |condition: &dyn Fn(f32) -> bool| {
            word_mean(words, |block| {
                f32::from(u8::from(condition(probabilities[block])))
            })
        };
        let max = probabilities.iter().copied().fold(0.0, f32::max);
        values.extend([best.f1, best.threshold, best.kept_share, best.body_share]);
        values.extend([share_of_words(&|p| UNCERTAIN.contains(&p)), max]);
        values.extend(LIKELY.map(|threshold| share_of_words(&|p| p >= threshold)));
        thresholds[forest] = best.threshold;
    }
    // Agreement: the share of the words kept by one forest that the other keeps too.
    let kept_by = |by_general: bool, by_expert: bool| {
        word_mean(words, |block| {
            let general = !by_general || general[block] >= thresholds[0];
            let expert = !by_expert || expert[block] >= thresholds[1];
            f32::from(u8::from(general && expert))
        })
    };
    let kept_by_both = kept_by(true, true);
    values.push(share(kept_by_both, kept_by(true, false)));
    values.push(share(kept_by_both, kept_by(false, true)));
    values.push(word_mean(words, |block| {
        (general[block] - expert[block]).abs()
    }));
    values
}

/// The mean of a value of the blocks, weighted by their words.
fn word_mean(words: &[f32], value: impl Fn(usize) -> f32) -> f32 {
    let sum: f32 = words
        .iter()
        .enumerate()
        .map(|(block, words)| words * value(block))
        .sum();
    share(sum, words.iter().sum())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(name: &str, general: &[f32], expert: &[f32], words: &[f32]) -> f32 {
        let values = features(general, expert, words);
        let names = feature_names();
        assert_eq!((values.len(), names.len()), (COUNT, COUNT));
        values[names.iter().position(|other| other == name).unwrap()]
    }

    #[test]
    fn forests_that_keep_the_same_blocks_agree_at_any_confidence() {
        let value = |name: &str| {
            value(
                name,
                &[0.9, 0.8, 0.0],
                &[0.7, 0.6, 0.0],
                &[30.0, 50.0, 20.0],
            )
        };
        assert_eq!(value("gate.general_agreement"), 1.0);
        assert_eq!(value("gate.expert_agreement"), 1.0);
        assert!((value("gate.mean_difference") - 0.16).abs() < 1e-6);
        assert_eq!(value("gate.general.likely0.7"), 0.8);
        assert_eq!(value("gate.expert.likely0.7"), 0.3);
        assert_eq!(value("gate.expert.uncertain_share"), 0.8);
    }

    #[test]
    fn blocks_that_only_the_general_forest_keeps_lower_the_agreement() {
        let (general, expert, words) = ([0.9, 0.9], [0.95, 0.05], [40.0, 60.0]);
        let agreement = value("gate.general_agreement", &general, &expert, &words);
        assert!((agreement - 0.4).abs() < 1e-6);
        let agreement = value("gate.expert_agreement", &general, &expert, &words);
        assert_eq!(agreement, 1.0);
    }

    #[test]
    fn a_page_without_words_has_finite_features() {
        for words in [&[][..], &[0.0]] {
            let p = vec![0.5; words.len()];
            let values = features(&p, &p, words);
            assert!(values.iter().all(|value| value.is_finite()));
        }
    }
}
