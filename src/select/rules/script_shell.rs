//! Empties pages that are the shell of an application.
//!
//! A shop or an app that a script fills has a menu and a notice, but no body. Without this rule
//! the least unlikely block of such a page becomes its body.

use super::Rule;
use crate::document::Reason;
use crate::select::{Context, Selection, SourceKind};
use crate::text::words;
use rustc_hash::FxHashSet;

pub(super) const RULE: Rule = Rule {
    name: "script-shell",
    applies_to: &[SourceKind::Html],
    why: "A short page without a likely block and without its title is filled by a script.",
    apply,
};

/// Words of a page from which on it is not a shell.
const SHELL_WORDS: f32 = 300.0;

/// Words of a block, and its probability, from which on its page is not a shell.
const BLOCK_WORDS: f32 = 3.0;
const BLOCK_PROBABILITY: f32 = 0.6;

fn apply(context: &Context, selection: &mut Selection) {
    if is_shell(context) {
        for block in selection.blocks() {
            selection.drop(block, Reason::Boilerplate);
        }
    }
}

fn is_shell(context: &Context) -> bool {
    let blocks = &context.document.blocks;
    let is_likely = |block: usize| {
        context.probability(block) >= BLOCK_PROBABILITY && context.words(block) >= BLOCK_WORDS
    };
    let words: f32 = context.scores.stats.words.iter().sum();
    if words >= SHELL_WORDS || (0..blocks.len()).any(is_likely) {
        return false;
    }
    let title: FxHashSet<String> = words::folded(&context.title.text).collect();
    // A block repeats the title if it has half of the title's words.
    !blocks.iter().any(|block| {
        let words: FxHashSet<String> = words::folded(&block.text).collect();
        let shared = title.intersection(&words).count();
        shared > 0 && 2 * shared >= title.len()
    })
}

#[cfg(test)]
mod tests {
    use crate::html;
    use crate::select::testing::kept_count;

    #[test]
    fn a_short_page_with_neither_a_likely_block_nor_its_title_has_no_body() {
        let is_kept = |markup: &str| kept_count(&html::parse(markup), &[0.5], None) == 1;
        let shell = "<p>Please enable scripts to see the shop";
        assert!(!is_kept(&format!("<title>Blue wool coat</title>{shell}")));
        assert!(is_kept(
            "<title>Blue wool coat</title><p>A blue coat of wool"
        ));
        assert!(is_kept(&format!(
            "<title>Blue wool coat</title>{shell} {}",
            "and more ".repeat(150)
        )));
    }
}
