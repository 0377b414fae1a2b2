//! Recognises pages that are no content: error pages, bot walls, login and consent screens, script
//! shells, parked domains.
//!
//! Input: a document, its title, its scores and its selection. Output: a [`Finding`], which says
//! what the page is. It runs after the selection, because what the selection keeps is the best
//! measure of how much else the page holds.
//!
//! No phrase decides alone. [`evidence`] collects what titles, headings, sentences and markup state
//! for each kind of page, and how many words of the page they do not explain. [`weigh`] compares
//! the two: the more evidence, the more other words are allowed. An article about error pages has
//! few phrases that fill a line and much prose, so it stays content.

mod evidence;
mod shell;
mod teaser;
#[cfg(test)]
mod tests;
mod weigh;

use crate::classify::BlockScores;
use crate::document::{Document, Reason, Title, Verdict};
use crate::lang::notices::PageKind;
use crate::select::Selection;
use crate::warning::Warning;

/// The name of the stage in `disabled_rules`.
pub(crate) const NAME: &str = "no-content";

/// Kept words from which on a page has a body. The longest consent screens have some 500 words,
/// most of which their phrases explain.
const MOST_KEPT_WORDS: f32 = 600.0;

/// The confidence of a body that may be no content, at most.
const DOUBTFUL_CONFIDENCE: f32 = 0.3;

/// What a page is, if it is more or less than content.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Finding {
    /// The page is of this kind and has no body.
    NoContent(PageKind),
    /// The page may be of this kind, but much of its text is something else.
    Doubtful(PageKind),
    /// The page has the beginning of a body, and a wall of this kind before the rest.
    Teaser(PageKind),
}

impl Finding {
    /// The warning of the article.
    pub(crate) fn warning(self) -> Warning {
        let (Finding::NoContent(kind) | Finding::Doubtful(kind) | Finding::Teaser(kind)) = self;
        match kind {
            PageKind::ErrorPage => Warning::ErrorPage,
            PageKind::ScriptShell => Warning::ScriptShell,
            PageKind::LoginWall => Warning::LoginWall,
            PageKind::ConsentWall => Warning::ConsentWall,
            PageKind::Parked => Warning::Parked,
            PageKind::BotWall => Warning::BotWall,
        }
    }
}

/// A page after its selection.
pub(crate) struct SelectedPage<'a> {
    pub document: &'a Document,
    pub title: &'a Title,
    pub scores: &'a BlockScores,
    pub selection: &'a Selection,
    /// Phrases of this vendor are left out, to measure how pages of vendors nobody listed fare.
    pub skipped_vendor: &'a str,
}

impl SelectedPage<'_> {
    /// The number of words of a block.
    fn words(&self, block: usize) -> f32 {
        self.scores.stats.words[block]
    }

    fn is_kept(&self, block: usize) -> bool {
        self.selection.verdicts[block] == Verdict::Keep
    }

    fn kept_words(&self) -> f32 {
        let kept = (0..self.document.blocks.len()).filter(|block| self.is_kept(*block));
        kept.map(|block| self.words(block)).sum()
    }
}

/// What the page is; `None` for content.
pub(crate) fn find(page: &SelectedPage) -> Option<Finding> {
    let kept_words = page.kept_words();
    if kept_words > MOST_KEPT_WORDS {
        return None;
    }
    weigh::finding(&evidence::collect(page))
        .or_else(|| shell::is_shell(page).then_some(Finding::NoContent(PageKind::ScriptShell)))
        .or_else(|| teaser::find(page, kept_words))
}

/// Applies a finding to the selection.
pub(crate) fn apply(finding: Finding, selection: &mut Selection) {
    match finding {
        Finding::NoContent(_) => selection.drop_all(NAME, Reason::Boilerplate),
        Finding::Doubtful(_) => {
            selection.confidence = selection.confidence.min(DOUBTFUL_CONFIDENCE);
        }
        Finding::Teaser(_) => {}
    }
}
