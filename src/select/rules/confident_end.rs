//! Cuts the end of a confident page.
//!
//! The path weighs all blocks of a page alike, but readers notice the last ones most: text after
//! the end of an article is the most frequently reported defect.

use super::Rule;
use crate::document::Reason;
use crate::select::path::evidence;
use crate::select::{Context, Selection, SourceKind};

pub(super) const RULE: Rule = Rule {
    name: "confident-end",
    applies_to: &[SourceKind::Html],
    why: "On pages whose body is certain, uncertain blocks at the end are rarely body.",
    apply,
};

/// The mean probability of the kept words from which on a page is confident of its body. On such
/// a page trailing blocks have clearly lower probabilities. Listings and shops hardly reach it.
const CONFIDENT: f32 = 0.94;

/// The threshold for the last blocks of a confident page.
const END_THRESHOLD: f32 = 0.8;

/// Cuts at the block after which the evidence against the rest is strongest.
fn apply(context: &Context, selection: &mut Selection) {
    let kept: Vec<usize> = selection.kept(selection.blocks()).collect();
    let words: f32 = kept.iter().map(|block| context.words(*block)).sum();
    let expected: f32 = kept
        .iter()
        .map(|block| context.words(*block) * context.probability(*block))
        .sum();
    if expected < CONFIDENT * words {
        return;
    }
    let (mut against, mut most, mut cut) = (0.0, 0.0, kept.len());
    for (position, block) in kept.iter().enumerate().skip(1).rev() {
        let (probability, words) = (context.probability(*block), context.words(*block));
        against -= evidence(probability, END_THRESHOLD, words);
        if against > most {
            (most, cut) = (against, position);
        }
    }
    for block in &kept[cut..] {
        selection.drop(*block, Reason::Tail);
    }
}

#[cfg(test)]
mod tests {
    use crate::html;
    use crate::select::testing::{PROSE, kept_count};

    #[test]
    fn uncertain_last_blocks_of_a_confident_page_are_dropped() {
        let page = html::parse(&format!("<p>{PROSE}<p>{PROSE}<p>Results<p>More from us"));
        let kept = |probabilities: &[f32]| kept_count(&page, probabilities, None);
        assert_eq!(kept(&[0.99, 0.99, 0.99, 0.7]), 3);
        assert_eq!(kept(&[0.99, 0.99, 0.7, 0.9]), 4);
        // If the body is less certain, the same block may be part of it.
        assert_eq!(kept(&[0.85, 0.85, 0.85, 0.7]), 4);
    }
}
