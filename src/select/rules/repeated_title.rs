//! Drops the title at the beginning of the body: it has a field of its own.

use super::{ALL, Rule};
use crate::document::Reason;
use crate::select::{Context, Selection};
use crate::text::words;

pub(super) const RULE: Rule = Rule {
    name: "repeated-title",
    applies_to: ALL,
    why: "The title is a field of the article, so the body does not begin with it.",
    apply,
};

fn apply(context: &Context, selection: &mut Selection) {
    // Symbols may precede the title.
    let has_words = |block: &usize| words::folded(context.text(*block)).next().is_some();
    let (first, is_alone) = {
        let mut kept = selection.kept(selection.blocks());
        let Some(first) = kept.find(has_words) else {
            return;
        };
        (first, kept.next().is_none())
    };
    let is_title = words::folded(context.text(first)).eq(words::folded(&context.title.text));
    if is_title && !is_alone {
        selection.drop(first, Reason::Title);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Title;
    use crate::document::Verdict;
    use crate::plain_text;
    use crate::select::testing::{PROSE, apply_rule};

    #[test]
    fn the_title_is_dropped_after_a_line_of_stars_and_an_untitled_text_keeps_all() {
        let document = plain_text::parse(&format!("***\nOffices closed\n{PROSE}"));
        let verdicts = |title: &str| {
            let title = Title {
                text: title.into(),
                ..Title::default()
            };
            apply_rule(&RULE, &document, &title, vec![Verdict::Keep; 3])
        };
        let (kept, title) = (Verdict::Keep, Verdict::Drop(Reason::Title));
        assert_eq!(verdicts("Offices closed"), [kept, title, kept]);
        assert_eq!(verdicts(""), [kept; 3]);
    }
}
