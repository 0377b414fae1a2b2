//! Keeps the list that the last line of a text's body introduces, and the sentence after it.
//!
//! The classifier takes a list at the end for links to other pages. But a list of links is seldom
//! introduced by a line that is body itself.

use super::{Rule, TEXT};
use crate::document::BlockKind;
use crate::select::{Context, Selection};
use crate::text::words;

pub(super) const RULE: Rule = Rule {
    name: "introduced-list",
    applies_to: TEXT,
    why: "A list after a line of the body that ends in a colon belongs to that line.",
    apply,
};

/// The least items of the list, and the least probability of each
/// (`docs/decisions/0029-named-boxes-and-trailing-headlines.md` has the figures).
const LEAST_ITEMS: usize = 2;
const LEAST_PROBABILITY: f32 = 0.05;

/// The least probability of the sentence after the list.
const LEAST_PROBABILITY_AFTER: f32 = 0.3;

fn apply(context: &Context, selection: &mut Selection) {
    let Some(last) = selection.last_kept() else {
        return;
    };
    if !context.text(last).trim_end().ends_with([':', '：']) {
        return;
    }
    let is_item = |block: &usize| {
        context.document.blocks[*block].kind == BlockKind::Item
            && context.probability(*block) >= LEAST_PROBABILITY
    };
    let end = (last + 1..selection.verdicts.len())
        .find(|block| !is_item(block))
        .unwrap_or(selection.verdicts.len());
    if end - last - 1 < LEAST_ITEMS {
        return;
    }
    for item in last + 1..end {
        selection.keep(item);
    }
    let closes = end < selection.verdicts.len()
        && words::ends_sentence(context.text(end))
        && context.probability(end) >= LEAST_PROBABILITY_AFTER
        && context.scores.stats.roles[end] == 0;
    if closes {
        selection.keep(end);
    }
}

#[cfg(test)]
mod tests {
    use crate::select::testing::{PROSE, kept};

    #[test]
    fn a_list_at_the_end_and_the_sentence_after_it_are_kept() {
        let lines = [
            (PROSE, 0.95),
            (PROSE, 0.95),
            ("What to bring:", 0.9),
            ("- boots that you can throw away", 0.15),
            ("- a friend", 0.1),
            ("Without these you do not go down.", 0.35),
        ];
        assert_eq!(kept(&lines).len(), 6);
    }

    #[test]
    fn a_list_without_an_introduction_is_dropped() {
        let lines = [
            (PROSE, 0.95),
            (PROSE, 0.95),
            ("- boots that you can throw away", 0.15),
            ("- a friend", 0.1),
        ];
        assert_eq!(kept(&lines).len(), 2);
    }

    #[test]
    fn a_list_that_is_certainly_not_body_is_dropped() {
        let lines = [
            (PROSE, 0.95),
            (PROSE, 0.95),
            ("More of this:", 0.9),
            ("- Bridge closed for a week", 0.02),
            ("- Owls take over the signal box", 0.02),
        ];
        assert_eq!(kept(&lines).len(), 3);
    }
}
