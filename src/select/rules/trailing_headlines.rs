//! Drops headlines of other stories that trail a text of prose.
//!
//! Three forms look like body line by line and unlike it as a whole: a run of headlines, headlines
//! with a teaser each, and headlines that a scraper joined to one line. All three rules run only
//! where the text before is prose: paragraphs, and few lines shaped like a headline.

use super::Rule;
use crate::document::{BlockKind, Reason};
use crate::select::{Context, Selection, SourceKind};
use crate::text::words;
use std::ops::RangeInclusive;

/// All the text of a page ends in its footer, and listings are full of headlines.
const EXTRACTED: &[SourceKind] = &[SourceKind::ExtractedText, SourceKind::ProfiledText];

pub(super) const RUN: Rule = Rule {
    name: "headline-run",
    applies_to: EXTRACTED,
    why: "A run of headlines at the end is dropped as a whole, not line by line.",
    apply: drop_run,
};

pub(super) const PAIRS: Rule = Rule {
    name: "teaser-pairs",
    applies_to: EXTRACTED,
    why: "Short sentences that follow a headline each are teasers of other stories.",
    apply: drop_pairs,
};

pub(super) const JOINED: Rule = Rule {
    name: "joined-headlines",
    applies_to: EXTRACTED,
    why: "A long last line without punctuation is several headlines that a scraper joined.",
    apply: drop_joined,
};

/// Blocks of prose that have to be before the headlines, at least.
const LEAST_BEFORE: usize = 3;

/// The largest share of the blocks before that may be shaped like a headline.
const MOST_HEADLINES_BEFORE: f32 = 0.1;

/// Characters of a line of prose, at least: the median of such lines is the length of a paragraph.
const PROSE_CHARS: usize = 60;

/// The words of a headline.
const HEADLINE_WORDS: RangeInclusive<usize> = 2..=25;

/// Headlines of a run, at least, and their mean probability, at most. Few texts of the corpora have
/// such a run, because the classifier knows it well there: the rule is for languages that have few
/// training texts. Thai has none, so that the probability of a Thai line is not asked.
const LEAST_RUN: usize = 5;
const RUN_PROBABILITY: f32 = 0.7;

/// A line that is less likely is certainly not body, and shows nothing about the lines before it.
const CERTAINLY_NOT: f32 = 0.05;

/// Pairs of headline and teaser, at least, the words of a teaser, at most, and the mean probability
/// of the headlines, at most.
const LEAST_PAIRS: usize = 3;
const TEASER_WORDS: usize = 25;
const PAIR_PROBABILITY: f32 = 0.5;

/// The words of a line of joined headlines, at least, and the share of words that may begin a
/// headline: capitalised, after a word in lower case.
const JOINED_WORDS: usize = 20;
const JOINED_STARTS: f32 = 0.08;

/// The lengths of a text's lines.
struct Shape {
    /// The median length of a paragraph, in characters.
    paragraph: usize,
}

impl Shape {
    /// The shape of the kept text, if it has paragraphs.
    fn of(context: &Context, selection: &Selection) -> Option<Shape> {
        let mut lengths: Vec<usize> = selection
            .kept(selection.blocks())
            .map(|block| context.text(block).chars().count())
            .filter(|chars| *chars >= PROSE_CHARS)
            .collect();
        if lengths.len() < LEAST_BEFORE {
            return None;
        }
        lengths.sort_unstable();
        Some(Shape {
            paragraph: lengths[lengths.len() / 2],
        })
    }

    /// Whether a block is shaped like a headline: a short line that does not end a sentence.
    fn is_headline(&self, context: &Context, block: usize) -> bool {
        let text = context.text(block).trim_end();
        context.document.blocks[block].kind == BlockKind::Paragraph
            && text.chars().take(self.paragraph / 2).count() < self.paragraph / 2
            && !text.ends_with([':', '：', ',', '，', '、'])
            && !words::ends_sentence(text)
            && HEADLINE_WORDS.contains(&words::count(text))
    }

    /// Whether the kept blocks before `end` are prose. The first may be the headline of the text.
    fn is_prose_before(&self, context: &Context, selection: &Selection, end: usize) -> bool {
        let before: Vec<usize> = selection.kept(0..end).collect();
        let headlines = before.iter().skip(1);
        let headlines = headlines.filter(|block| self.is_headline(context, **block));
        before.len() >= LEAST_BEFORE
            && headlines.count() as f32 <= MOST_HEADLINES_BEFORE * before.len() as f32
    }
}

/// Drops the kept lines of a run of headlines that ends the text, or that dropped headlines end.
fn drop_run(context: &Context, selection: &mut Selection) {
    let (Some(shape), Some(last)) = (Shape::of(context, selection), selection.last_kept()) else {
        return;
    };
    let blocks = selection.verdicts.len();
    let is_headline = |block: &usize| shape.is_headline(context, *block);
    let before = (0..=last).rev();
    let kept = before.take_while(|block| selection.is_kept(*block) && is_headline(block));
    let first = last + 1 - kept.count();
    let may_be_of_run =
        |block: &usize| is_headline(block) && context.probability(*block) >= CERTAINLY_NOT;
    let end = last + 1 + (last + 1..blocks).take_while(may_be_of_run).count();
    let sum: f32 = (first..end).map(|block| context.probability(block)).sum();
    let is_introduced = first > 0 && context.text(first - 1).trim_end().ends_with([':', '：']);
    if end - first >= LEAST_RUN
        && (end > last + 1 || end == blocks)
        && !is_introduced
        && (sum < RUN_PROBABILITY * (end - first) as f32 || is_without_spaces(context.text(first)))
        && shape.is_prose_before(context, selection, first)
    {
        selection.drop_kept(first..end, Reason::Tail);
    }
}

/// Whether a line is in a script that separates neither words nor sentences. The probability of
/// such a line says little about it.
fn is_without_spaces(text: &str) -> bool {
    let is_of_script = |c: &char| words::is_spaceless(*c) && !words::is_cjk(*c);
    2 * text.chars().filter(is_of_script).count() > text.chars().count()
}

/// Drops pairs of headline and teaser at the end.
fn drop_pairs(context: &Context, selection: &mut Selection) {
    let (Some(shape), Some(last)) = (Shape::of(context, selection), selection.last_kept()) else {
        return;
    };
    let is_pair = |first: usize| {
        let teaser = context.text(first + 1);
        shape.is_headline(context, first)
            && words::ends_sentence(teaser)
            && words::count(teaser) <= TEASER_WORDS
    };
    let end = selection.verdicts.len();
    let mut first = 0;
    while first + 1 < end {
        let pairs = (first..end - 1).step_by(2).take_while(|at| is_pair(*at));
        let pairs: Vec<usize> = pairs.collect();
        let after = first + 2 * pairs.len();
        let sum: f32 = pairs.iter().map(|at| context.probability(*at)).sum();
        if pairs.len() >= LEAST_PAIRS
            && after > last
            && sum < PAIR_PROBABILITY * pairs.len() as f32
            && shape.is_prose_before(context, selection, first)
        {
            selection.drop_kept(first..after, Reason::Tail);
            return;
        }
        first = after.max(first + 1);
    }
}

/// Drops the last line if it is several headlines.
fn drop_joined(context: &Context, selection: &mut Selection) {
    let (Some(shape), Some(last)) = (Shape::of(context, selection), selection.last_kept()) else {
        return;
    };
    let before: Vec<usize> = selection.kept(0..last).skip(1).collect();
    let all_end = before
        .iter()
        .all(|block| words::ends_sentence(context.text(*block)));
    if all_end && is_joined(context.text(last)) && shape.is_prose_before(context, selection, last) {
        selection.drop(last, Reason::Tail);
    }
}

/// Whether a line is long, without punctuation of sentences, and full of beginnings.
fn is_joined(text: &str) -> bool {
    let all: Vec<&str> = text.split_whitespace().collect();
    if all.len() < JOINED_WORDS || words::ends_sentence(text) {
        return false;
    }
    let is_sentence = all
        .iter()
        .any(|word| word.ends_with(['.', '!', '?', ';', ':']));
    let starts = all.windows(2).filter(|pair| {
        pair[0].ends_with(char::is_lowercase)
            && pair[1].starts_with(char::is_uppercase)
            && pair[1].ends_with(char::is_lowercase)
    });
    !is_sentence && starts.count() as f32 >= JOINED_STARTS * all.len() as f32
}

#[cfg(test)]
mod tests {
    use crate::select::testing::{PROSE, kept};

    const PARAGRAPH: &str = "The offices in Moscow were closed on Monday, the minister said, and \
                             they will not be opened again before the end of the year.";

    fn kept_of(lines: &[(&str, f32)]) -> usize {
        let prose = [(PARAGRAPH, 0.97); 5];
        kept(&[&prose, lines].concat()).len() - prose.len()
    }

    #[test]
    fn a_doubtful_run_is_dropped_whole() {
        let run = |p: f32| {
            kept_of(&[
                ("Owls take over the signal box", 0.9),
                ("Why the bridge hums in the wind", p),
                ("Ten walks for a wet Sunday", p),
                ("Last bank in town becomes a van", p),
                ("Ferry to Holm shut down", p),
            ])
        };
        assert_eq!((run(0.1), run(0.9), run(0.02)), (0, 5, 1));
    }

    #[test]
    fn a_short_run_is_left_to_the_probabilities() {
        let lines = [
            ("Owls take over the signal box", 0.55),
            ("Why the bridge hums in the wind", 0.02),
        ];
        assert_eq!(kept_of(&lines), 1);
    }

    #[test]
    fn teasers_are_dropped_with_their_headlines() {
        let pairs = |p: f32| {
            kept_of(&[
                ("Owls take over the signal box", p),
                ("A pair came in through a broken pane.", 0.98),
                ("Why the bridge hums in the wind", p),
                ("The council likes it that way.", 0.98),
                ("Last bank in town becomes a van", p),
                ("It comes on Tuesdays, if the pass is open.", 0.98),
            ])
        };
        assert_eq!((pairs(0.4), pairs(0.8)), (0, 6));
    }

    #[test]
    fn headlines_on_one_line_are_dropped() {
        let joined = "Bridge closed for a week after barge strike Why the market hall keeps its \
                      gas lamps Ten walks for a wet Sunday Owls take over the signal box";
        assert_eq!(kept_of(&[(joined, 0.9)]), 0);
    }

    #[test]
    fn a_last_paragraph_that_breaks_off_is_kept() {
        let paragraph = "The mayor has said for some years that the old bridge over the river is \
                         in need of repair and that Hatherley has no money for";
        assert_eq!(kept_of(&[(paragraph, 0.9)]), 1);
        assert_eq!(kept_of(&[(PROSE, 0.9)]), 1);
    }
}
