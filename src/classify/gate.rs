//! What the judgement of two forests tells of the sort of a page.
//!
//! How an article looks to the forest of articles, and how to the other: on a listing the first
//! finds next to nothing, or is in doubt, and the two differ. JsonLd by this beside the features of
//! the page, the pages that are taken for another sort are those on which it matters little
//! (`scripts/README.md`, "One forest or several").

use super::ExpectedF1;
use super::text_stats::share;

/// Shares of the words that are at least as likely as this are numbers of their own.
const LIKELY: [f32; 5] = [0.1, 0.3, 0.5, 0.7, 0.9];

/// Words between these are in doubt.
const DOUBT: std::ops::Range<f32> = 0.2..0.8;

/// What is told of each forest's judgement, and then of the two together.
const OF_EACH: [&str; 6] = ["f1", "least", "kept", "body", "doubt", "most"];
const OF_BOTH: [&str; 3] = ["any_kept", "special_kept", "differ"];

/// How many numbers [`judgements`] gives.
pub(super) const COUNT: usize = 2 * (OF_EACH.len() + LIKELY.len()) + OF_BOTH.len();

/// The names of the numbers, in their order.
pub fn feature_names() -> Vec<String> {
    let likely = LIKELY.map(|p| format!("likely{p}"));
    let each = || {
        OF_EACH
            .iter()
            .map(ToString::to_string)
            .chain(likely.clone())
    };
    let of = |forest: &str| {
        each()
            .map(|name| format!("judged.{forest}.{name}"))
            .collect()
    };
    let both = OF_BOTH.iter().map(|name| format!("judged.{name}"));
    let names: [Vec<String>; 3] = [of("any"), of("special"), both.collect()];
    names.concat()
}

/// The numbers, from both forests' probabilities of a page's blocks and the blocks' words.
pub(super) fn judgements(of_any: &[f32], of_special: &[f32], words: &[f32]) -> Vec<f32> {
    let mut values = Vec::with_capacity(COUNT);
    let mut keeps = [1.0; 2];
    for (forest, probabilities) in [of_any, of_special].into_iter().enumerate() {
        let best = ExpectedF1::maximize(probabilities, words);
        let words_that = |wanted: &dyn Fn(f32) -> bool| {
            mean(words, |block| {
                f32::from(u8::from(wanted(probabilities[block])))
            })
        };
        let most = probabilities.iter().copied().fold(0.0, f32::max);
        values.extend([best.f1, best.threshold, best.kept_share, best.body_share]);
        values.extend([words_that(&|p| DOUBT.contains(&p)), most]);
        values.extend(LIKELY.map(|least| words_that(&|p| p >= least)));
        keeps[forest] = best.threshold;
    }
    // Of what one keeps, how much the other keeps.
    let kept = |any: bool, special: bool| {
        mean(words, |block| {
            let any = !any || of_any[block] >= keeps[0];
            let special = !special || of_special[block] >= keeps[1];
            f32::from(u8::from(any && special))
        })
    };
    let both = kept(true, true);
    values.push(share(both, kept(true, false)));
    values.push(share(both, kept(false, true)));
    values.push(mean(words, |block| {
        (of_any[block] - of_special[block]).abs()
    }));
    values
}

/// The mean over the words of the blocks.
fn mean(words: &[f32], of: impl Fn(usize) -> f32) -> f32 {
    let sum: f32 = words
        .iter()
        .enumerate()
        .map(|(block, words)| words * of(block))
        .sum();
    share(sum, words.iter().sum())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn judged(name: &str, of_any: &[f32], of_special: &[f32], words: &[f32]) -> f32 {
        let values = judgements(of_any, of_special, words);
        let names = feature_names();
        assert_eq!((values.len(), names.len()), (COUNT, COUNT));
        values[names.iter().position(|other| other == name).unwrap()]
    }

    #[test]
    fn forests_that_keep_the_same_agree_however_sure_they_are() {
        let (any, special, words) = ([0.9, 0.8, 0.0], [0.7, 0.6, 0.0], [30.0, 50.0, 20.0]);
        assert_eq!(judged("judged.any_kept", &any, &special, &words), 1.0);
        assert_eq!(judged("judged.special_kept", &any, &special, &words), 1.0);
        assert!((judged("judged.differ", &any, &special, &words) - 0.16).abs() < 1e-6);
        assert_eq!(judged("judged.any.likely0.7", &any, &special, &words), 0.8);
        assert_eq!(
            judged("judged.special.likely0.7", &any, &special, &words),
            0.3
        );
        assert_eq!(judged("judged.special.doubt", &any, &special, &words), 0.8);
    }

    #[test]
    fn cards_that_the_forest_of_articles_leaves_out_show() {
        let (any, special, words) = ([0.9, 0.9], [0.95, 0.05], [40.0, 60.0]);
        assert!((judged("judged.any_kept", &any, &special, &words) - 0.4).abs() < 1e-6);
        assert_eq!(judged("judged.special_kept", &any, &special, &words), 1.0);
    }

    #[test]
    fn a_page_without_words_gives_numbers() {
        for words in [&[][..], &[0.0]] {
            let p = vec![0.5; words.len()];
            assert!(
                judgements(&p, &p, words)
                    .iter()
                    .all(|value| value.is_finite())
            );
        }
    }
}
