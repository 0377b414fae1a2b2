//! Drops boxes inside an article that are named for an offer of the site.
//!
//! A name alone decides nothing: templates call the wrapper of a whole article so
//! (`docs/decisions/0024-boxes-in-articles.md`). A box is small beside the rest of the article, and
//! what begins with a heading of the body is a section of it.

use super::Rule;
use crate::document::{BlockKind, Container, Reason};
use crate::lang::class_names;
use crate::select::{Context, Selection, SourceKind};

pub(super) const RULE: Rule = Rule {
    name: "offer-box",
    applies_to: &[SourceKind::Html],
    why: "A small box of an article that is named for subscriptions, newsletters or disclaimers is not body.",
    apply,
};

/// A page with at least this probability of being an article. On other pages offers are the body.
const ARTICLE: f32 = 0.5;

/// The kept words of a box, at most, and the largest share of the kept words that all boxes have.
const MOST_WORDS: f32 = 200.0;
const MOST_SHARE: f32 = 0.5;

fn apply(context: &Context, selection: &mut Selection) {
    if context.scores.p_expert < ARTICLE {
        return;
    }
    let kept: Vec<usize> = selection.kept(selection.blocks()).collect();
    let is_offer = |container: &Container| class_names::names_offer(&container.label);
    let boxes = context.boxes_around(&kept, is_offer);
    let box_of = |block: &usize| boxes[context.document.blocks[*block].container as usize];
    let boxed: Vec<usize> = kept
        .iter()
        .copied()
        .filter(|block| box_of(block).is_some())
        .collect();
    if context.words_of(&boxed) > MOST_SHARE * context.words_of(&kept) {
        return;
    }
    for inside in kept.chunk_by(|one, next| box_of(one) == box_of(next)) {
        let is_section = matches!(
            context.document.blocks[inside[0]].kind,
            BlockKind::Heading(_)
        );
        if box_of(&inside[0]).is_some() && !is_section && context.words_of(inside) <= MOST_WORDS {
            for block in inside {
                selection.drop(*block, Reason::Boilerplate);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::html;
    use crate::select::Comments;
    use crate::select::testing::{PROSE, kept_alike};

    fn kept(page: &str, p_expert: f32) -> Vec<bool> {
        kept_alike(&html::parse(page), 0.9, Some(p_expert), Comments::Drop)
    }

    #[test]
    fn a_box_that_is_named_for_an_offer_is_dropped_from_an_article() {
        let prose = format!("<p>{PROSE}</p>").repeat(2);
        for name in ["subscribe-inline", "newsletterSignup", "legal"] {
            let page = format!("{prose}<div class={name}><p>{PROSE}</p></div>{prose}");
            assert_eq!(kept(&page, 0.9), [true, true, false, true, true], "{name}");
        }
    }

    #[test]
    fn a_wrapper_of_the_body_is_kept_whatever_its_name() {
        let prose = format!("<p>{PROSE}</p>").repeat(2);
        let page = format!("<div class=subscription>{prose}{prose}</div><p>{PROSE}</p>");
        assert_eq!(kept(&page, 0.9), [true; 5]);
    }

    #[test]
    fn a_body_that_consists_of_such_boxes_is_kept() {
        let inside = format!("<div class=membership><p>{PROSE}</p></div>").repeat(4);
        let page = format!("<p>{PROSE}</p>{inside}");
        assert_eq!(kept(&page, 0.9), [true; 5]);
    }

    #[test]
    fn a_section_about_such_a_thing_is_kept() {
        let prose = format!("<p>{PROSE}</p>").repeat(2);
        let section =
            format!("<section id=legal><h2>What the law says</h2><p>{PROSE}</p></section>");
        let page = format!("{prose}{section}{prose}");
        assert_eq!(kept(&page, 0.9), [true; 6]);
    }

    #[test]
    fn offers_are_the_body_of_other_pages() {
        let prose = format!("<p>{PROSE}</p>").repeat(2);
        let page = format!("{prose}<div class=subscription><p>{PROSE}</p></div>{prose}");
        assert_eq!(kept(&page, 0.2), [true; 5]);
    }
}
