//! Selects the body from the probabilities of the blocks.
//!
//! Input: a document, its scores, its title. Output: a [`Selection`], which has a verdict for each
//! block and the rule that decided it.
//!
//! The selection has two steps. The [`path`] finds the most likely body as a whole: one span
//! with gaps, above a threshold that is computed for each page. The [`rules`] then correct what
//! no probability of a single block can express, such as that readers' comments are not part of
//! an article. They run in the order of one table, so that each can be read, tested and switched
//! off alone.

mod confidence;
mod path;
mod rules;
mod source_kind;
mod symbols;
#[cfg(test)]
mod testing;
#[cfg(test)]
mod tests;
mod viterbi;

use path::CAUTIOUS_PATH;
pub(crate) use rules::CONSENT_NOTICE;
pub use rules::{Comments, RULES};
pub use source_kind::SourceKind;

use crate::classify::BlockScores;
use crate::document::Title;
use crate::document::{Container, Document, Reason, Verdict};
use std::ops::Range;

/// The input of the path and the rules for one page.
pub struct Context<'a> {
    pub(crate) document: &'a Document,
    pub(crate) scores: &'a BlockScores,
    pub(crate) title: &'a Title,
    pub(crate) comments: Comments,
    pub(crate) source_kind: SourceKind,
}

impl Context<'_> {
    /// The probability that a block is body.
    fn probability(&self, block: usize) -> f32 {
        self.scores.probabilities[block]
    }

    /// The number of words of a block, which is its weight in every sum.
    fn words(&self, block: usize) -> f32 {
        self.scores.stats.words[block]
    }

    /// The number of words of several blocks.
    fn words_of(&self, blocks: &[usize]) -> f32 {
        blocks.iter().map(|block| self.words(*block)).sum()
    }

    fn text(&self, block: usize) -> &str {
        &self.document.blocks[block].text
    }

    /// For each container around these blocks, the outermost one around it, or itself, that
    /// `is_box`. Other containers have `None`: most of a page is around no block of the body, and
    /// reading all their names takes time.
    fn boxes_around(
        &self,
        blocks: &[usize],
        is_box: impl Fn(&Container) -> bool,
    ) -> Vec<Option<usize>> {
        let containers = &self.document.containers;
        let mut is_around = vec![false; containers.len()];
        for block in blocks {
            let mut container = self.document.blocks[*block].container as usize;
            while !std::mem::replace(&mut is_around[container], true) {
                container = containers[container].parent as usize;
            }
        }
        let mut boxes: Vec<Option<usize>> = Vec::with_capacity(containers.len());
        for (index, container) in containers.iter().enumerate() {
            let outer = boxes.get(container.parent as usize).copied().flatten();
            let own = || (is_around[index] && is_box(container)).then_some(index);
            boxes.push(outer.or_else(own));
        }
        boxes
    }
}

/// Which blocks are body.
#[derive(Debug)]
pub struct Selection {
    /// One verdict for each block.
    pub verdicts: Vec<Verdict>,
    /// The name of the rule that decided each verdict: the last one that changed it.
    pub rules: Vec<&'static str>,
    /// The probability above which the path keeps a block that has no neighbours.
    pub threshold: f32,
    /// The F1 that nearly all selections like this one reach, 0 to 1.
    pub confidence: f32,
    /// The rule that runs at the moment.
    rule: &'static str,
}

impl Selection {
    /// The last block of the body.
    pub fn last_kept(&self) -> Option<usize> {
        self.verdicts.iter().rposition(|v| *v == Verdict::Keep)
    }

    fn blocks(&self) -> Range<usize> {
        0..self.verdicts.len()
    }

    fn is_kept(&self, block: usize) -> bool {
        self.verdicts[block] == Verdict::Keep
    }

    /// The kept blocks of a range, in order.
    fn kept(&self, blocks: Range<usize>) -> impl Iterator<Item = usize> {
        blocks.filter(|block| self.is_kept(*block))
    }

    fn keep(&mut self, block: usize) {
        self.set(block, Verdict::Keep);
    }

    fn drop(&mut self, block: usize, reason: Reason) {
        self.set(block, Verdict::Drop(reason));
    }

    /// Drops the blocks of a range that are kept so far.
    fn drop_kept(&mut self, blocks: Range<usize>, reason: Reason) {
        for block in blocks {
            if self.is_kept(block) {
                self.drop(block, reason);
            }
        }
    }

    /// Drops every block, for a rule outside this module.
    pub fn drop_all(&mut self, rule: &'static str, reason: Reason) {
        self.rule = rule;
        self.drop_kept(self.blocks(), reason);
        self.confidence = 0.0;
    }

    fn set(&mut self, block: usize, verdict: Verdict) {
        if self.verdicts[block] != verdict {
            self.verdicts[block] = verdict;
            self.rules[block] = self.rule;
        }
    }
}

/// Selects the body of a page.
///
/// `disabled_rules` are names of rules that do not run: with them an evaluation measures what
/// each rule is worth.
pub fn select(
    document: &Document,
    scores: &BlockScores,
    title: &Title,
    comments: Comments,
    disabled_rules: &[&str],
) -> Selection {
    let context = Context {
        document,
        scores,
        title,
        comments,
        source_kind: SourceKind::of(document.format, scores),
    };
    let mut selection = path::select(&context, disabled_rules);
    for rule in RULES {
        if rule.applies_to.contains(&context.source_kind) && !disabled_rules.contains(&rule.name) {
            selection.rule = rule.name;
            (rule.apply)(&context, &mut selection);
        }
    }
    selection.confidence = confidence::confidence(&context, &selection);
    selection
}

/// The names that `disabled_rules` may hold: the cautious path, and every rule in order.
pub fn rule_names() -> impl Iterator<Item = &'static str> {
    std::iter::once(CAUTIOUS_PATH).chain(RULES.iter().map(|rule| rule.name))
}
