//! Drops blocks before the headline.
//!
//! If the teasers of a page contain more prose than its story, the classifier cannot locate the
//! story. The headline shows where it begins. Extracted text begins with its title and may repeat
//! it in a heading, so the rule does not apply there.

use super::Rule;
use crate::document::Reason;
use crate::select::{Context, Selection, SourceKind};
use std::ops::Range;

pub(super) const RULE: Rule = Rule {
    name: "before-headline",
    applies_to: &[SourceKind::Html, SourceKind::RawText],
    why: "On article pages and in raw text the body begins after the headline.",
    apply,
};

/// The probability of being an article from which on an HTML page begins with its headline.
///
/// It is so low because an article under many teasers looks like a listing, and pages of other
/// types lose next to nothing. Five folds, WCXB / world / Russian pages of world: 0.8760 / 0.9617
/// / 0.915 with 0.1, 0.8760 / 0.9637 / 0.928 with 0.01, 0.8756 / 0.9637 / 0.928 without a limit.
const ARTICLE: f32 = 0.01;

/// The minimum of kept words after the headline. The title may also be a heading in a list of
/// stories.
const WORDS_AFTER: f32 = 40.0;

/// In raw text, which has no headings, the words after the headline are at least this share of
/// those before it: a list of recent posts after the body contains the title too. On HTML the
/// same limit costs 0.009 of the F1 of world's Russian pages.
const SHARE_AFTER: f32 = 0.5;

/// A block before the headline is certain body from this probability on. If more than half of the
/// words before it are certain, the headline is a later repetition of the title: teasers above a
/// story are less likely than that. Without this limit the rule drops the body of 4 pages of
/// readers-dev and WCXB with probabilities near 1 (F1 0.49, 0.02, 0.88 and 0.87 instead of 1.00,
/// 0.99, 1.00 and 0.98); with it the rule still corrects the two pages of readers-dev it gains on.
const CERTAIN: f32 = 0.9;
const CERTAIN_SHARE: f32 = 0.5;

fn apply(context: &Context, selection: &mut Selection) {
    let is_html = context.source_kind == SourceKind::Html;
    if is_html && context.scores.p_expert < ARTICLE {
        return;
    }
    let Some(headline) = context.title.block.filter(|_| context.title.sure) else {
        return;
    };
    let kept_words = |blocks: Range<usize>| -> f32 {
        let kept = selection.kept(blocks);
        kept.map(|block| context.words(block)).sum()
    };
    let before = kept_words(0..headline);
    let after = kept_words(headline..selection.verdicts.len());
    if after < WORDS_AFTER || !is_html && after < before * SHARE_AFTER {
        return;
    }
    let certain = selection.kept(0..headline);
    let certain = certain.filter(|block| context.probability(*block) >= CERTAIN);
    let certain_words: f32 = certain.map(|block| context.words(block)).sum();
    if is_html && certain_words > before * CERTAIN_SHARE {
        return;
    }
    selection.drop_kept(0..headline, Reason::Head);
}

#[cfg(test)]
mod tests {
    use crate::select::Comments;
    use crate::select::testing::{PROSE, kept_alike};
    use crate::{html, plain_text};

    #[test]
    fn an_article_begins_after_its_headline() {
        let is_first_kept = |p_expert: f32, paragraphs: usize| {
            let body = format!("<p>{}</p>", PROSE.repeat(paragraphs));
            let document = html::parse(&format!(
                "<title>A bridge is closed</title><p>{PROSE}</p><h1>A bridge is closed</h1>{body}"
            ));
            kept_alike(&document, 0.8, Some(p_expert), Comments::Drop)[0]
        };
        assert!(!is_first_kept(0.9, 5));
        assert!(!is_first_kept(0.05, 5), "an article under many teasers");
        assert!(is_first_kept(0.0, 5), "a page of another type");
        assert!(is_first_kept(0.9, 1), "a headline above a teaser");
    }

    #[test]
    fn certain_body_before_a_repeated_title_is_kept() {
        let is_first_kept = |probability: f32| {
            let body = format!("<p>{PROSE}</p>").repeat(5);
            let document = html::parse(&format!(
                "<title>A bridge is closed</title>{body}<h1>A bridge is closed</h1>{body}"
            ));
            kept_alike(&document, probability, Some(0.9), Comments::Drop)[0]
        };
        assert!(is_first_kept(0.95) && !is_first_kept(0.8));
    }

    #[test]
    fn raw_text_begins_after_its_headline_and_extracted_text_does_not() {
        let text = format!(
            "Offices closed in Moscow - The Daily\n{PROSE}\nOffices closed in Moscow\n{}",
            [PROSE; 4].join("\n")
        );
        let document = plain_text::parse(&text);
        let kept = |p_expert: f32| {
            let kept = kept_alike(&document, 0.9, Some(p_expert), Comments::Drop);
            kept.iter().filter(|kept| **kept).count()
        };
        assert_eq!((kept(0.1), kept(0.9)), (4, 7));
    }

    #[test]
    fn raw_text_does_not_begin_at_its_title_in_a_list_of_recent_posts() {
        let body = [PROSE; 12].join("\n");
        let teasers = [PROSE; 5].join("\n");
        let text = format!(
            "Offices closed in Moscow - The Daily\n{body}\nRecent posts\n\
             Offices closed in Moscow\n{teasers}"
        );
        let kept = kept_alike(&plain_text::parse(&text), 0.9, Some(0.1), Comments::Drop);
        assert!(kept[1..13].iter().all(|kept| *kept));
    }
}
