//! Keeps one line between an extracted body and what is certainly not part of it.

use super::Rule;
use crate::select::{Context, Selection, SourceKind};

pub(super) const RULE: Rule = Rule {
    name: "closing-line",
    applies_to: &[SourceKind::ExtractedText],
    why: "A doubtful line is body about as often as not if the line after it is certainly not.",
    apply,
};

/// The least words and the least probability of the line.
///
/// Five folds, texts with appended lists: of 24 such lines below the threshold 11 are body, with
/// 165 of their 315 words. Where the next line is likelier, fewer are.
const LEAST_WORDS: f32 = 6.0;
const LEAST_PROBABILITY: f32 = 0.25;

/// The next line is less likely than this.
const CERTAINLY_NOT: f32 = 0.02;

fn apply(context: &Context, selection: &mut Selection) {
    let Some(last) = selection.last_kept() else {
        return;
    };
    let blocks = last + 1..selection.verdicts.len();
    let mut after = blocks.filter(|block| context.words(*block) > 0.0);
    let (Some(line), Some(next)) = (after.next(), after.next()) else {
        return;
    };
    let may_be_body = context.words(line) >= LEAST_WORDS && context.scores.stats.roles[line] == 0;
    if may_be_body
        && context.probability(line) >= LEAST_PROBABILITY
        && context.probability(next) < CERTAINLY_NOT
    {
        selection.keep(line);
    }
}

#[cfg(test)]
mod tests {
    use crate::select::testing::kept_with_trailing;

    #[test]
    fn a_doubtful_line_before_a_certain_end_is_kept() {
        assert_eq!(kept_with_trailing(20, &[0.3, 0.01, 0.01], 0.9, false), 21);
        assert_eq!(kept_with_trailing(20, &[0.2, 0.01, 0.01], 0.9, false), 20);
        assert_eq!(kept_with_trailing(20, &[0.3, 0.1, 0.01], 0.9, false), 20);
    }

    #[test]
    fn a_site_profile_switches_the_rule_off() {
        assert_eq!(kept_with_trailing(20, &[0.3, 0.01, 0.01], 0.9, true), 20);
    }
}
