//! Drops blocks without a word.

use super::{ALL, Rule};
use crate::document::DocumentFormat;
use crate::document::{BlockKind, Reason};
use crate::select::symbols::is_divider;
use crate::select::{Context, Selection};

pub(super) const RULE: Rule = Rule {
    name: "wordless-blocks",
    applies_to: ALL,
    why: "Dividers and buttons are not text. In code and in plain text other symbols can be.",
    apply,
};

fn apply(context: &Context, selection: &mut Selection) {
    let is_html = context.document.format == DocumentFormat::Html;
    for (index, block) in context.document.blocks.iter().enumerate() {
        let is_wordless = block.kind != BlockKind::Code && context.words(index) == 0.0;
        if selection.is_kept(index) && is_wordless && (is_html || is_divider(&block.text)) {
            selection.drop(index, Reason::Boilerplate);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::select::testing::{PROSE, kept};

    #[test]
    fn dividers_and_buttons_are_dropped() {
        for divider in ["-", "____", "───", "═══", "| |", "×", "▲"] {
            let lines = [(PROSE, 0.95), (divider, 0.95), (PROSE, 0.95)];
            assert_eq!(kept(&lines), [PROSE, PROSE], "{divider}");
        }
    }

    #[test]
    fn underlines_of_headings_and_code_fences_are_kept() {
        for markup in ["=====", "~~~"] {
            let lines = [(PROSE, 0.95), (markup, 0.95), (PROSE, 0.95)];
            assert_eq!(kept(&lines), [PROSE, markup, PROSE]);
        }
    }
}
