//! The first step of the selection: the best path through a page at the page's own threshold.
//!
//! The threshold is chosen for each page. Where all blocks are uncertain, the selection with the
//! highest expected F1 keeps more of them than any fixed threshold would. A body is one span
//! with gaps, so the path weighs all blocks of the page together: neighbours carry a short line
//! inside the body, and a single likely line among teasers does not extend it.

use super::source_kind::PathSettings;
use super::symbols::is_divider;
use super::viterbi::{State, best_path};
use super::{Context, Selection};
use crate::classify::{ExpectedF1, MIN_PROBABILITY};
use crate::document::DocumentFormat;
use crate::document::{Reason, Verdict};

/// The rule name of verdicts that the path decided and no later rule changed.
pub const PATH: &str = "viterbi";

/// The rule name of these verdicts where the cautious path replaced the path.
pub const CAUTIOUS_PATH: &str = "cautious-viterbi";

/// The verdict of every block by the path alone.
pub(super) fn select(context: &Context, disabled_rules: &[&str]) -> Selection {
    let settings = context.source_kind.path_settings();
    let mut threshold = threshold(context, &settings);
    let mut path = path_above(context, threshold, settings.gap_cost);
    let mut rule = PATH;
    if let Some(cautious) = settings.cautious
        && !disabled_rules.contains(&CAUTIOUS_PATH)
    {
        let lower = threshold.min(cautious.threshold);
        let careful = path_above(context, lower, cautious.gap_cost);
        let least = body_words(context, &careful) * (1.0 - cautious.most_lost);
        if body_words(context, &path) < least {
            (threshold, path, rule) = (lower, careful, CAUTIOUS_PATH);
        }
    }
    let verdicts = path.into_iter().map(|state| match state {
        State::Body => Verdict::Keep,
        State::Before => Verdict::Drop(Reason::Head),
        State::Gap => Verdict::Drop(Reason::Boilerplate),
        State::After => Verdict::Drop(Reason::Tail),
    });
    Selection {
        verdicts: verdicts.collect(),
        rules: vec![rule; context.document.blocks.len()],
        threshold,
        confidence: 0.0,
        rule,
    }
}

/// The threshold with the highest expected F1, within the limits of the source kind: halfway
/// between the least likely block that is kept and the most likely one that is dropped.
fn threshold(context: &Context, settings: &PathSettings) -> f32 {
    let scores = context.scores;
    let best = ExpectedF1::maximize(&scores.probabilities, &scores.stats.words);
    let halfway = (best.threshold + best.next) / 2.0;
    halfway.clamp(*settings.thresholds.start(), *settings.thresholds.end())
}

fn path_above(context: &Context, threshold: f32, gap_cost: f32) -> Vec<State> {
    let evidence = (0..context.document.blocks.len()).map(|block| {
        // Symbols in text carry no evidence, and follow the lines around them.
        let is_text = context.document.format == DocumentFormat::Text;
        let has_no_words = is_text && context.words(block) == 0.0;
        if has_no_words && !is_divider(context.text(block)) {
            return 0.0;
        }
        evidence(context.probability(block), threshold, context.words(block))
    });
    best_path(&evidence.collect::<Vec<f32>>(), gap_cost)
}

fn body_words(context: &Context, path: &[State]) -> f32 {
    let blocks = path.iter().zip(&context.scores.stats.words);
    let body = blocks.filter(|(state, _)| **state == State::Body);
    body.map(|(_, words)| words).sum()
}

/// The evidence for keeping a block: the distance of its log-odds from those of the threshold,
/// times the square root of its words. The words of a block are not independent observations, so
/// evidence grows more slowly than their number.
pub(super) fn evidence(probability: f32, threshold: f32, words: f32) -> f32 {
    let log_odds = |p: f32| (p / (1.0 - p)).ln();
    (log_odds(probability.clamp(MIN_PROBABILITY, 1.0 - MIN_PROBABILITY)) - log_odds(threshold))
        * (words + 1.0).sqrt()
}
