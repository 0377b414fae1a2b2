//! Drops lines of symbols at the edges of a cut body: the stars under a title or above comments.
//!
//! A text that is kept whole may begin with one brace and end with another.

use super::{Rule, TEXT};
use crate::document::{Reason, Verdict};
use crate::select::{Context, Selection};
use std::ops::Range;

pub(super) const RULE: Rule = Rule {
    name: "edge-symbols",
    applies_to: TEXT,
    why: "Where a text is cut, symbols next to the cut belong to what was removed.",
    apply,
};

fn apply(context: &Context, selection: &mut Selection) {
    let has_words = |block: &usize| context.words(*block) > 0.0;
    let body: Vec<usize> = selection
        .kept(selection.blocks())
        .filter(has_words)
        .collect();
    let (Some(first), Some(last)) = (body.first(), body.last()) else {
        return;
    };
    let end = selection.verdicts.len();
    let is_cut = |blocks: Range<usize>| {
        selection.verdicts[blocks]
            .iter()
            .any(|v| *v != Verdict::Keep)
    };
    let (cut_before, cut_after) = (is_cut(0..*first), is_cut(*last..end));
    if cut_before {
        selection.drop_kept(0..*first, Reason::Head);
    }
    if cut_after {
        selection.drop_kept(last + 1..end, Reason::Tail);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Title;
    use crate::plain_text;
    use crate::select::testing::{PROSE, apply_rule, kept};

    #[test]
    fn a_cut_body_begins_and_ends_with_words() {
        let lines = [
            ("Menu", 0.02),
            ("{ }", 0.9),
            (PROSE, 0.95),
            ("***", 0.9),
            ("Menu", 0.02),
        ];
        assert_eq!(kept(&lines), [PROSE]);
    }

    #[test]
    fn a_whole_text_keeps_its_braces() {
        let lines = [("{", 0.01), (PROSE, 0.95), ("}", 0.01)];
        assert_eq!(kept(&lines), ["{", PROSE, "}"]);
    }

    #[test]
    fn symbols_next_to_a_dropped_title_or_dropped_comments_are_dropped() {
        let document = plain_text::parse(&format!("Offices closed\n***\n{PROSE}\n***\nMenu"));
        let mut verdicts = vec![Verdict::Keep; 5];
        verdicts[0] = Verdict::Drop(Reason::Title);
        verdicts[4] = Verdict::Drop(Reason::Comments);
        let verdicts = apply_rule(&RULE, &document, &Title::default(), verdicts);
        let kept: Vec<usize> = (0..5).filter(|at| verdicts[*at] == Verdict::Keep).collect();
        assert_eq!(kept, [2]);
    }
}
