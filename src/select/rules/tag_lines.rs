//! Drops the line that lists what a page is filed under.
//!
//! Readers call such a line neutral, so nothing is lost with it
//! (`docs/decisions/0024-boxes-in-articles.md`).

use super::{ALL, Rule};
use crate::document::{BlockKind, Reason};
use crate::lang::tag_labels;
use crate::select::{Context, Selection};
use crate::text::words;

pub(super) const RULE: Rule = Rule {
    name: "tag-lines",
    applies_to: ALL,
    why: "A line such as `Tags: dams, water` is about the page.",
    apply,
};

/// Words of the line, at most.
const MAX_WORDS: f32 = 40.0;

fn apply(context: &Context, selection: &mut Selection) {
    for block in selection.blocks() {
        if selection.is_kept(block)
            && context.document.blocks[block].kind != BlockKind::Code
            && context.words(block) <= MAX_WORDS
            && lists_tags(context.text(block))
        {
            selection.drop(block, Reason::Boilerplate);
        }
    }
}

/// Whether a line has such a label and a list, which is no sentence.
fn lists_tags(line: &str) -> bool {
    tag_labels::after_label(line)
        .is_some_and(|tags| !tags.is_empty() && !words::ends_sentence(tags))
}

#[cfg(test)]
mod tests {
    use crate::select::testing::{PROSE, kept};

    #[test]
    fn a_list_of_tags_is_dropped_after_a_body_and_before_it() {
        let lines = [
            ("Topics: dams, water", 0.9),
            (PROSE, 0.9),
            ("Tags: dams, Kell", 0.9),
        ];
        assert_eq!(kept(&lines), [PROSE]);
    }

    #[test]
    fn a_sentence_after_the_label_is_kept() {
        let line = "Topics: we spoke about dams, and about the water that they hold.";
        assert_eq!(kept(&[(PROSE, 0.9), (line, 0.9)]), [PROSE, line]);
    }
}
