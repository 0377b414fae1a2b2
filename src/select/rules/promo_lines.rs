//! Drops lines that point to another story, and keeps the paragraph after one.

use super::{ALL, Rule, TEXT};
use crate::document::{BlockKind, Reason};
use crate::lang::phrases::{Role, roles};
use crate::select::{Context, Selection};
use crate::text::words;

pub(super) const RULE: Rule = Rule {
    name: "promo-lines",
    applies_to: ALL,
    why: "A line such as `Also read: …` is not body, even in the middle of it.",
    apply,
};

pub(super) const PARAGRAPH_AFTER: Rule = Rule {
    name: "paragraph-after-promo",
    applies_to: TEXT,
    why: "A line such as `Also read: …` after a paragraph often interrupts the body.",
    apply: keep_paragraph_after,
};

/// Words of the headline after a label such as `Related:`.
const HEADLINE_WORDS: std::ops::RangeInclusive<usize> = 4..=25;

/// Bytes of the longest label.
const MAX_LABEL_BYTES: usize = 80;

/// A line with such a label, or one that a phrase of an advert or of following matches, is body if
/// it is likelier than this: `Recommended: 8 GB of memory`. On two folds of HTML that no model saw,
/// all 19 kept blocks with phrases of an advert or of following were foreign.
const LIKELY: f32 = 0.85;

/// The least words and the least probability of a paragraph after a promo line.
const LEAST_WORDS: f32 = 12.0;
const LEAST_PROBABILITY: f32 = 0.3;

fn apply(context: &Context, selection: &mut Selection) {
    for index in selection.blocks() {
        if selection.is_kept(index) && is_promo(context, index) {
            selection.drop(index, Reason::Promo);
        }
    }
}

fn keep_paragraph_after(context: &Context, selection: &mut Selection) {
    let Some(last) = selection.last_kept() else {
        return;
    };
    let mut after_promo = false;
    for block in last + 1..selection.verdicts.len() {
        let is_paragraph = words::ends_sentence(context.text(block))
            && context.words(block) >= LEAST_WORDS
            && context.probability(block) >= LEAST_PROBABILITY
            && context.scores.stats.roles[block] == 0;
        match is_promo(context, block) {
            true => after_promo = true,
            false if after_promo && is_paragraph => selection.keep(block),
            false => return,
        }
    }
}

/// Whether a block points to another story, or is a notice beside the body.
fn is_promo(context: &Context, block: usize) -> bool {
    let roles = context.scores.stats.roles[block];
    let is_doubtful = context.probability(block) < LIKELY;
    context.document.blocks[block].kind != BlockKind::Code
        && (roles & Role::Promo.bit() != 0
            || is_doubtful
                && (roles & (Role::Advert.bit() | Role::FollowUs.bit()) != 0
                    || is_labelled_headline(context.text(block))))
}

/// Whether the heading of a list of stories and a headline share the line: `Related: Bridge closed
/// for a week`.
fn is_labelled_headline(text: &str) -> bool {
    let label_end = text
        .char_indices()
        .take_while(|(at, _)| *at <= MAX_LABEL_BYTES)
        .find(|(_, c)| matches!(c, ':' | '：' | '»' | '→' | '|'));
    let Some((at, separator)) = label_end else {
        return false;
    };
    let headline = text[at + separator.len_utf8()..].trim();
    let is_sentence = words::ends_sentence(headline) && !headline.ends_with(['?', '？']);
    !headline.starts_with(char::is_lowercase)
        && !is_sentence
        && HEADLINE_WORDS.contains(&words::count(headline))
        && roles(text[..at].trim()) & Role::Related.bit() != 0
}

#[cfg(test)]
mod tests {
    use super::is_labelled_headline;
    use crate::select::testing::{PROSE, kept};

    #[test]
    fn promos_are_dropped_however_likely_they_are() {
        let promo = "Also read: Five charged after heist";
        let lines = [(PROSE, 0.95), (promo, 0.95), (PROSE, 0.95)];
        assert_eq!(kept(&lines), [PROSE, PROSE]);
    }

    #[test]
    fn the_word_advertisement_inside_the_body_is_dropped_unless_it_is_likely() {
        let kept_at = |p| kept(&[(PROSE, 0.95), ("Advertisement", p), (PROSE, 0.95)]).len();
        assert_eq!((kept_at(0.6), kept_at(0.9)), (2, 3));
    }

    #[test]
    fn headlines_after_the_heading_of_a_list_are_dropped_unless_they_are_likely() {
        let promo = "Related: Bridge closed for a week after barge strike";
        let kept_at = |probability| kept(&[(PROSE, 0.95), (promo, probability), (PROSE, 0.95)]);
        assert_eq!(kept_at(0.6), [PROSE, PROSE]);
        assert_eq!(kept_at(0.9), [PROSE, promo, PROSE]);
        for line in [
            "Das könnte Sie auch interessieren: Eulen ziehen ins Stellwerk",
            "Sur le même sujet : Les hiboux dans le poste d'aiguillage",
            "Artículos relacionados » Las lechuzas toman la caseta",
            "More from Kell: Why does the bridge hum in the wind?",
        ] {
            assert!(is_labelled_headline(line), "{line}");
        }
        for line in [
            "Recommended: two cups of flour and one egg for every person at the table.",
            "Recommended: 8 GB",
            "Related: it is dry and nobody knows why",
            "The mayor: Owls take over the signal box",
            "10:30 The second half begins in the rain",
        ] {
            assert!(!is_labelled_headline(line), "{line}");
        }
    }

    #[test]
    fn a_paragraph_after_a_promo_that_follows_the_body_is_kept() {
        let promo = "Das könnte Sie auch interessieren: Eulen ziehen ins Stellwerk";
        let long = "The offices in Moscow and in Minsk were closed on Monday, the minister said.";
        let kept_at = |probability| {
            let body = [(PROSE, 0.98), (PROSE, 0.98), (promo, 0.05)];
            kept(&[&body[..], &[(long, probability), (promo, 0.1)]].concat()).len()
        };
        assert_eq!(kept_at(0.35), 3);
        assert_eq!(kept_at(0.2), 2);
    }
}
