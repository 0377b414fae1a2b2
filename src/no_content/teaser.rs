//! Articles that a paywall or login wall cuts off after a teaser.
//!
//! The teaser is the body that the page has, so it is kept. The warning lets users leave out
//! articles that are not whole.

use super::{Finding, SelectedPage};
use crate::lang::notices::{self, PageKind, Place};

/// Words of a body up to which it may be a teaser.
const TEASER_WORDS: f32 = 250.0;

/// Blocks before and after the last kept block in which the wall must be.
const BEFORE: usize = 2;
const AFTER: usize = 6;

/// Words of a block up to which it may be a wall, and of the body after it.
const WALL_WORDS: f32 = 25.0;

/// A login wall at the end of a short body.
pub(super) fn find(page: &SelectedPage, kept_words: f32) -> Option<Finding> {
    if kept_words > TEASER_WORDS {
        return None;
    }
    let last = page.selection.last_kept()?;
    let near = last.saturating_sub(BEFORE)..page.document.blocks.len().min(last + AFTER + 1);
    let kept_after = |block: usize| -> f32 {
        let after = (block + 1..page.document.blocks.len()).filter(|block| page.is_kept(*block));
        after.map(|block| page.words(block)).sum()
    };
    let is_wall = |block: usize| {
        let text = &page.document.blocks[block].text;
        page.words(block) <= WALL_WORDS
            && kept_after(block) <= WALL_WORDS
            && notices::matches(&notices::fold(text), page.skipped_vendor)
                .iter()
                .any(|found| found.rule.place == Place::EndOfTeaser)
    };
    let is_walled = near.into_iter().any(is_wall);
    is_walled.then_some(Finding::Teaser(PageKind::LoginWall))
}
