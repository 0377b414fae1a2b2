//! Keeps the heading of what is kept, and drops the heading of what is dropped.
//!
//! The classifier scores a heading by its few words. A heading belongs to what follows it.

use super::Rule;
use crate::document::{Block, BlockKind, Reason, Verdict};
use crate::select::{Context, Selection, SourceKind};
use crate::text::words;

pub(super) const RULE: Rule = Rule {
    name: "section-labels",
    applies_to: &[SourceKind::Html],
    why: "A heading is kept or dropped with what it heads.",
    apply,
};

/// The most words of a label. Longer lines are text.
const MOST_WORDS: f32 = 12.0;

/// The words under a label that have to be kept for it to be kept.
const KEPT_WORDS: f32 = 5.0;

/// A label with a probability below this is certainly not part of the body.
const LEAST_PROBABILITY: f32 = 0.05;

/// A label with a probability above this is kept without what it heads.
const CERTAIN: f32 = 0.9;

fn apply(context: &Context, selection: &mut Selection) {
    keep_labels(context, selection);
    drop_labels(context, selection);
}

/// Keeps dropped labels in the body, if the block directly under them is kept.
fn keep_labels(context: &Context, selection: &mut Selection) {
    let first = selection.kept(selection.blocks()).next();
    let (Some(first), Some(last)) = (first, selection.last_kept()) else {
        return;
    };
    for block in (first..last).rev() {
        let may_be_kept = selection.verdicts[block] == Verdict::Drop(Reason::Boilerplate)
            && is_label(context, block)
            && context.probability(block) >= LEAST_PROBABILITY
            && context.scores.stats.roles[block] == 0;
        let heads_body = selection.is_kept(block + 1)
            && (context.words(block + 1) >= KEPT_WORDS || is_label(context, block + 1));
        if may_be_kept && heads_body {
            selection.keep(block);
        }
    }
}

/// Drops kept labels if a label of the same level or the end of the body follows, and what was
/// between is dropped.
fn drop_labels(context: &Context, selection: &mut Selection) {
    let blocks = &context.document.blocks;
    let mut next_kept: Option<usize> = None;
    for block in selection.blocks().rev() {
        if !selection.is_kept(block) {
            continue;
        }
        let end = next_kept.unwrap_or(blocks.len());
        let lost: f32 = (block + 1..end).map(|lost| context.words(lost)).sum();
        let heads_nothing = match next_kept {
            None => true,
            Some(next) => level(&blocks[next]) <= level(&blocks[block]),
        };
        let is_heading = matches!(blocks[block].kind, BlockKind::Heading(_));
        if is_heading
            && is_label(context, block)
            && heads_nothing
            && lost > 0.0
            && context.probability(block) < CERTAIN
        {
            selection.drop(block, Reason::Boilerplate);
        } else {
            next_kept = Some(block);
        }
    }
}

/// The level of a heading; blocks that are no headings are below all headings.
fn level(block: &Block) -> u8 {
    match block.kind {
        BlockKind::Heading(level) => level,
        _ => u8::MAX,
    }
}

/// Whether a block is a heading, a term, or a short line in bold, but not a link.
fn is_label(context: &Context, block: usize) -> bool {
    let words = context.words(block);
    let block = &context.document.blocks[block];
    let characters = block.text.chars().filter(|c| !c.is_whitespace()).count();
    let is_kind = match block.kind {
        BlockKind::Heading(_) | BlockKind::Term => true,
        BlockKind::Paragraph => {
            block.bold_chars as usize >= characters && !words::ends_sentence(&block.text)
        }
        _ => false,
    };
    let is_link = 2 * block.link_chars as usize > characters;
    is_kind && !is_link && !block.hidden && words > 0.0 && words <= MOST_WORDS
}

#[cfg(test)]
mod tests {
    use crate::document::Verdict;
    use crate::html;
    use crate::select::testing::{PROSE, scored};
    use crate::select::{Comments, select};

    /// The kept blocks of a page in which the prose is likely and nothing else is.
    fn kept(markup: &str, other: f32) -> Vec<String> {
        let document = html::parse(markup);
        let probabilities: Vec<f32> = document
            .blocks
            .iter()
            .map(|block| if block.text == PROSE { 0.95 } else { other })
            .collect();
        let (scores, title) = scored(&document, &probabilities, None);
        let verdicts = select(&document, &scores, &title, Comments::Drop, &[]).verdicts;
        let blocks = document.blocks.into_iter().zip(verdicts);
        blocks
            .filter(|(_, verdict)| *verdict == Verdict::Keep)
            .map(|(block, _)| block.text)
            .collect()
    }

    #[test]
    fn the_label_of_a_kept_list_is_kept() {
        let page = |label: &str| {
            format!("<p>{PROSE}</p><p>{PROSE}</p>{label}<ul><li>{PROSE}<li>{PROSE}</ul>")
        };
        for label in ["<h3>Cons</h3>", "<p><b>Cons</b></p>", "<dl><dt>Cons</dl>"] {
            assert!(kept(&page(label), 0.08).contains(&"Cons".into()), "{label}");
        }
        for label in ["<h3><a href=/c>Cons</a></h3>", "<p>Cons</p>"] {
            assert!(
                !kept(&page(label), 0.08).contains(&"Cons".into()),
                "{label}"
            );
        }
        assert!(!kept(&page("<h3>Cons</h3>"), 0.01).contains(&"Cons".into()));
    }

    #[test]
    fn the_heading_of_dropped_blocks_is_dropped() {
        let body = format!("<p>{PROSE}</p>").repeat(5);
        let page = format!("{body}<h2>More</h2><p>a<p>b<p>c<p>d<h2>Then</h2>{body}");
        let lines = kept(&page, 0.08);
        assert!(lines.contains(&"Then".into()) && !lines.contains(&"More".into()));
    }
}
