//! Drops the consent notice beside a body.
//!
//! On a short page the notice is most of the text, and it reads like prose. Two things show it: its
//! element is named for consent, or is a dialog, and a phrase in it asks for consent. Where nothing
//! else is kept, the page may be a consent screen, which [`crate::no_content`] recognises.

use super::Rule;
use crate::document::{Container, Reason, Tag};
use crate::lang::class_names;
use crate::lang::notices::{self, PageKind};
use crate::select::{Context, Selection, SourceKind};

pub(super) const RULE: Rule = Rule {
    name: "consent-notice",
    applies_to: &[SourceKind::Html],
    why: "A notice that asks for consent, in an element of its own, is not part of the body.",
    apply,
};

/// The name of the rule. Where it drops a notice, the page is not a consent screen.
pub(crate) const NAME: &str = RULE.name;

/// Kept words outside the notice from which on the page has a body of its own.
const BODY_WORDS: f32 = 8.0;

/// Words of a notice, at most. A longer one is a text about consent.
const NOTICE_WORDS: f32 = 200.0;

fn apply(context: &Context, selection: &mut Selection) {
    let kept: Vec<usize> = selection.kept(selection.blocks()).collect();
    let notices = context.boxes_around(&kept, is_notice);
    let notice_of = |block: &usize| notices[context.document.blocks[*block].container as usize];
    let (inside, outside): (Vec<usize>, Vec<usize>) =
        kept.iter().partition(|block| notice_of(block).is_some());
    if context.words_of(&outside) < BODY_WORDS {
        return;
    }
    for notice in inside.chunk_by(|one, next| notice_of(one) == notice_of(next)) {
        let asks = |block: &usize| asks_for_consent(context.text(*block));
        if context.words_of(notice) <= NOTICE_WORDS && notice.iter().any(asks) {
            for block in notice {
                selection.drop(*block, Reason::Boilerplate);
            }
        }
    }
}

/// Whether an element is a dialog, or is named for consent or as an overlay.
fn is_notice(container: &Container) -> bool {
    container.tag == Tag::Dialog
        || class_names::names_in(&container.label) & class_names::NOTICE != 0
}

fn asks_for_consent(text: &str) -> bool {
    let found = notices::matches(&notices::fold(text), "");
    found
        .iter()
        .any(|found| found.rule.kinds.contains(&PageKind::ConsentWall))
}

#[cfg(test)]
mod tests {
    use crate::html;
    use crate::select::Comments;
    use crate::select::testing::{PROSE, kept_alike};

    const NOTICE: &str = "<p>We use cookies to improve your experience. By continuing to use this \
                          site you accept cookies.</p>";

    fn kept(page: &str) -> Vec<bool> {
        kept_alike(&html::parse(page), 0.9, None, Comments::Drop)
    }

    #[test]
    fn a_notice_in_an_element_named_for_consent_is_dropped_beside_a_body() {
        let page = format!("<div class=cookie-banner>{NOTICE}</div><p>{PROSE}</p>");
        assert_eq!(kept(&page), [false, true]);
        let page = format!("<p>{PROSE}</p><dialog>{NOTICE}</dialog>");
        assert_eq!(kept(&page), [true, false]);
    }

    #[test]
    fn a_paragraph_about_cookies_is_kept() {
        let page = format!("<div class=text>{NOTICE}</div><p>{PROSE}</p>");
        assert_eq!(kept(&page), [true, true]);
    }

    #[test]
    fn an_element_named_for_consent_that_asks_for_nothing_is_kept() {
        let page = format!("<div class=overlay><p>{PROSE}</p></div><p>{PROSE}</p>");
        assert_eq!(kept(&page), [true, true]);
    }

    #[test]
    fn a_page_that_is_one_notice_is_left_to_the_recognition_of_consent_screens() {
        let page = format!("<div class=overlay>{NOTICE}</div>");
        assert_eq!(kept(&page), [true]);
    }
}
