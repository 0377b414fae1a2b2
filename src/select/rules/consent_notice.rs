//! Drops the consent notice beside a body.
//!
//! On a short page the notice is most of the text, and it reads like prose. Two things show it: its
//! element is named for consent, or is a dialog, and a phrase in it asks for consent. Where nothing
//! else is kept, the page may be a consent screen, which [`crate::no_content`] recognises.

use super::Rule;
use crate::document::{Document, Reason};
use crate::lang::notices::{self, PageKind};
use crate::select::{Context, Selection, SourceKind};

pub(super) const RULE: Rule = Rule {
    name: "consent-notice",
    applies_to: &[SourceKind::Html],
    why: "A notice that asks for consent, in an element of its own, is not part of the body.",
    apply,
};

/// Kept words outside the notice from which on the page has a body of its own.
const BODY_WORDS: f32 = 8.0;

/// Words of a notice, at most. A longer one is a text about consent.
const NOTICE_WORDS: f32 = 200.0;

fn apply(context: &Context, selection: &mut Selection) {
    let mut notices = Notices::new(context.document);
    let kept: Vec<usize> = selection.kept(selection.blocks()).collect();
    let notice_of: Vec<Option<usize>> = kept
        .iter()
        .map(|block| notices.around(context.document.blocks[*block].container as usize))
        .collect();
    let outside = kept
        .iter()
        .zip(&notice_of)
        .filter(|(_, notice)| notice.is_none());
    let body_words: f32 = outside.map(|(block, _)| context.words(*block)).sum();
    if body_words < BODY_WORDS {
        return;
    }
    let inside: Vec<(usize, usize)> = kept
        .into_iter()
        .zip(notice_of)
        .filter_map(|(block, notice)| Some((block, notice?)))
        .collect();
    for same in inside.chunk_by(|(_, one), (_, next)| one == next) {
        let words: f32 = same.iter().map(|(block, _)| context.words(*block)).sum();
        let asks = |(block, _): &(usize, usize)| asks_for_consent(context.text(*block));
        if words <= NOTICE_WORDS && same.iter().any(asks) {
            for (block, _) in same {
                selection.drop(*block, Reason::Boilerplate);
            }
        }
    }
}

/// The outermost notice around each container, found where it is needed: reading the names of all
/// elements would take longer than the rest of the selection.
struct Notices<'a> {
    document: &'a Document,
    known: Vec<Option<Option<usize>>>,
}

impl<'a> Notices<'a> {
    fn new(document: &'a Document) -> Self {
        let known = vec![None; document.containers.len()];
        Notices { document, known }
    }

    /// The outermost notice that a container is in, itself included.
    fn around(&mut self, container: usize) -> Option<usize> {
        let mut path = Vec::new();
        let mut index = container;
        while self.known[index].is_none() && index != 0 {
            path.push(index);
            index = self.document.containers[index].parent as usize;
        }
        let mut notice = self.known[index].flatten();
        for index in path.into_iter().rev() {
            let is_notice = || self.document.containers[index].is_notice();
            notice = notice.or_else(|| is_notice().then_some(index));
            self.known[index] = Some(notice);
        }
        notice
    }
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
