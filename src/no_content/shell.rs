//! Pages that a script fills, and that show no notice: a shop or an app with a menu, but no body.
//! Without this rule the least unlikely block of such a page becomes its body.

use super::SelectedPage;
use crate::document::DocumentFormat;
use crate::text::words;
use rustc_hash::FxHashSet;

/// Words of a page from which on it is not a shell.
const SHELL_WORDS: f32 = 300.0;

/// Words of a block, and its probability, from which on its page is not a shell.
const BLOCK_WORDS: f32 = 3.0;
const BLOCK_PROBABILITY: f32 = 0.6;

/// Whether the page is a script shell: it has few words, no block that is likely body,
/// and no block that repeats the title.
pub(super) fn is_shell(page: &SelectedPage) -> bool {
    let document = page.document;
    if document.format != DocumentFormat::Html {
        return false;
    }
    let blocks = &document.blocks;
    let is_likely = |block: usize| {
        page.scores.probabilities[block] >= BLOCK_PROBABILITY && page.words(block) >= BLOCK_WORDS
    };
    let words: f32 = page.scores.stats.words.iter().sum();
    if words >= SHELL_WORDS || (0..blocks.len()).any(is_likely) {
        return false;
    }
    let title: FxHashSet<String> = words::folded(&page.title.text).collect();
    // A block repeats the title if it has half of the title's words.
    !blocks.iter().any(|block| {
        let words: FxHashSet<String> = words::folded(&block.text).collect();
        let shared = title.intersection(&words).count();
        shared > 0 && 2 * shared >= title.len()
    })
}
