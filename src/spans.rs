//! The inline markup of a block: links, emphasis, code, images and line breaks as ranges of its
//! text.
//!
//! A block has one text, which every stage reads. Its [`Span`]s say which bytes of the text had
//! which markup, so that Markdown and HTML can be written at the end without a second copy of the
//! text. Repair replaces the text of a block; [`realign`] then moves the spans along.

use std::collections::BTreeMap;

/// A range of the text of a block, in bytes, and its markup.
///
/// The spans of a block are sorted by their start. They nest, and an outer span is before the
/// spans in it.
#[derive(Debug, Clone, PartialEq)]
pub struct Span {
    /// The first byte.
    pub start: u32,
    /// The byte after the last. Equal to `start` for an image, a line break and an empty cell.
    pub end: u32,
    /// The markup.
    pub mark: Mark,
}

/// The markup of a range.
#[derive(Debug, Clone, PartialEq)]
pub enum Mark {
    /// A link with its address as written.
    Link(Box<str>),
    /// Bold text.
    Strong,
    /// Italic text.
    Emphasis,
    /// Code in a line, or a whole block of code with the name of its language (may be empty).
    Code(Box<str>),
    /// Deleted text.
    Deleted,
    /// Subscript.
    Sub,
    /// Superscript.
    Sup,
    /// A formula in LaTeX.
    Formula,
    /// An image before the character at `start`: its address as written, and its description.
    Image(Box<Image>),
    /// A line break in place of the blank at `start`.
    Break,
    /// A cell of a table row.
    Cell(Cell),
}

/// An image.
#[derive(Debug, Clone, PartialEq)]
pub struct Image {
    /// The address as written.
    pub address: Box<str>,
    /// The description (`alt`).
    pub alt: Box<str>,
}

/// The properties of a table cell.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Cell {
    /// Whether it is a `th`.
    pub is_header: bool,
    /// The columns that it spans.
    pub columns: u8,
    /// The rows that it spans.
    pub rows: u8,
}

impl Mark {
    /// Whether a span without text has this mark.
    fn may_be_empty(&self) -> bool {
        matches!(self, Mark::Image(_) | Mark::Break | Mark::Cell(_))
    }
}

impl Span {
    /// The range in the text.
    pub fn range(&self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// Cuts the spans to the text, and their ends to words. Removes those without text.
pub fn trim(text: &str, spans: &mut Vec<Span>) {
    let length = text.len() as u32;
    spans.retain_mut(|span| {
        span.start = span.start.min(length);
        span.end = span.end.clamp(span.start, length);
        if let Mark::Break = span.mark {
            return span.start > 0 && span.start < length;
        }
        if span.mark.may_be_empty() {
            return true;
        }
        let marked = text.get(span.range()).unwrap_or_default();
        let start = marked.len() - marked.trim_start().len();
        span.start += start as u32;
        span.end = span.start + marked.trim().len() as u32;
        span.start < span.end
    });
}

/// Moves the spans of a text to the same characters of the repaired text.
///
/// Repair changes few characters, so the texts are walked side by side. Where they differ, the
/// nearest place is searched from which they agree again.
pub fn realign(before: &str, after: &str, spans: &mut Vec<Span>) {
    if spans.is_empty() {
        return;
    }
    let mut moved: BTreeMap<u32, u32> = spans
        .iter()
        .flat_map(|span| [(span.start, 0), (span.end, 0)])
        .collect();
    if !align_words(before, after, &mut moved) {
        let mut aligner = Aligner::new(before, after);
        for (from, to) in &mut moved {
            *to = aligner.position(*from as usize) as u32;
        }
    }
    for span in spans.iter_mut() {
        (span.start, span.end) = (moved[&span.start], moved[&span.end]);
    }
    trim(after, spans);
}

/// Finds the positions word by word, if both texts have as many: a line that was misread as a whole
/// has no character in common with its repair.
fn align_words(before: &str, after: &str, moved: &mut BTreeMap<u32, u32>) -> bool {
    if before.matches(' ').count() != after.matches(' ').count() {
        return false;
    }
    let mut words = before.split(' ').zip(after.split(' '));
    let mut current = words.next().unwrap_or_default();
    let (mut start_before, mut start_after) = (0, 0);
    for (from, to) in moved {
        let from = *from as usize;
        while from > start_before + current.0.len() {
            start_before += current.0.len() + 1;
            start_after += current.1.len() + 1;
            let Some(next) = words.next() else { break };
            current = next;
        }
        let inside = from.saturating_sub(start_before);
        let inside = match inside {
            0 => 0,
            end if end >= current.0.len() => current.1.len(),
            _ => Aligner::new(current.0, current.1).position(inside),
        };
        *to = (start_after + inside).min(after.len()) as u32;
    }
    true
}

/// Characters that a repair replaces at one place, at most, on both sides together.
const LONGEST_CHANGE: usize = 24;

/// Characters that must agree after a change.
const AGREEMENT: usize = 3;

/// Finds the positions of a text in its repaired form, in ascending order.
struct Aligner<'a> {
    before: &'a str,
    after: &'a str,
    at_before: usize,
    at_after: usize,
}

impl<'a> Aligner<'a> {
    fn new(before: &'a str, after: &'a str) -> Self {
        Aligner {
            before,
            after,
            at_before: 0,
            at_after: 0,
        }
    }

    /// The position in the repaired text. A position inside a change moves to its end.
    fn position(&mut self, wanted: usize) -> usize {
        if wanted >= self.before.len() {
            return self.after.len();
        }
        while self.at_before < wanted {
            let (before, after) = (&self.before[self.at_before..], &self.after[self.at_after..]);
            let (changed, into) = match (before.chars().next(), after.chars().next()) {
                (Some(a), Some(b)) if a == b => (a.len_utf8(), b.len_utf8()),
                _ => change(before, after),
            };
            self.at_before += changed;
            self.at_after += into;
            if changed + into == 0 {
                break;
            }
        }
        self.at_after
    }
}

/// The lengths of the different beginnings of two texts, in bytes.
fn change(before: &str, after: &str) -> (usize, usize) {
    let offsets = |text: &str| -> Vec<usize> {
        let all = text.char_indices().map(|(at, _)| at).chain([text.len()]);
        all.take(LONGEST_CHANGE + 1).collect()
    };
    let (befores, afters) = (offsets(before), offsets(after));
    for distance in 1..=LONGEST_CHANGE {
        for removed in 0..=distance {
            let (Some(&from), Some(&to)) = (befores.get(removed), afters.get(distance - removed))
            else {
                continue;
            };
            if agree(&before[from..], &after[to..]) {
                return (from, to);
            }
        }
    }
    let first = |offsets: &[usize]| offsets.get(1).copied().unwrap_or(0);
    (first(&befores), first(&afters))
}

fn agree(a: &str, b: &str) -> bool {
    match (a.is_empty(), b.is_empty()) {
        (true, true) => true,
        (false, false) => a.chars().take(AGREEMENT).eq(b.chars().take(AGREEMENT)),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::repair::{Quotes, prose};
    use proptest::prelude::*;

    fn span(start: usize, end: usize, mark: Mark) -> Span {
        Span {
            start: start as u32,
            end: end as u32,
            mark,
        }
    }

    #[test]
    fn spans_move_with_repaired_text() {
        for (before, marked, after, expected) in [
            (
                "The allianceÂ´s plan is",
                "plan",
                "The alliance's plan is",
                "plan",
            ),
            ("Le cafÃ© noir", "cafÃ©", "Le café noir", "café"),
            ("Ã©tÃ© en Ã©tÃ©", "en", "été en été", "en"),
            ("a  b &amp; c d", "c d", "a b & c d", "c d"),
            (
                "РџСЂРёРІРµС‚ РјРёСЂ РґРѕРј",
                "РјРёСЂ",
                "Привет мир дом",
                "мир",
            ),
        ] {
            assert_eq!(prose(before, Quotes::Keep), after);
            let start = before.find(marked).unwrap();
            let mut spans = vec![span(start, start + marked.len(), Mark::Strong)];
            realign(before, after, &mut spans);
            assert_eq!(&after[spans[0].range()], expected, "{before}");
        }
    }

    #[test]
    fn spans_are_cut_to_words_and_empty_ones_are_removed() {
        let text = "One two";
        let mut spans = vec![
            span(0, 0, Mark::Emphasis),
            span(3, 9, Mark::Strong),
            span(3, 3, Mark::Break),
            span(7, 7, Mark::Break),
        ];
        trim(text, &mut spans);
        assert_eq!(spans, [span(4, 7, Mark::Strong), span(3, 3, Mark::Break)]);
    }

    proptest! {
        #[test]
        fn moved_spans_are_ranges_of_the_new_text(
            before in "[a-zé ]{0,30}",
            after in "[a-zé ]{0,30}",
            at in 0usize..30,
        ) {
            let start = (0..=at.min(before.len())).rev().find(|at| before.is_char_boundary(*at));
            let mut spans = vec![span(start.unwrap_or(0), before.len(), Mark::Strong)];
            realign(&before, &after, &mut spans);
            for span in &spans {
                prop_assert!(!after[span.range()].is_empty());
            }
        }
    }
}
