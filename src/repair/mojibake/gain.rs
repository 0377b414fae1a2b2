//! Measures how much better a run of sequences reads when it is repaired.
//!
//! The gain is the [`badness`] of the run between its neighbours minus that of its repair, plus a
//! few kinds of evidence that pairs of characters do not show.

use super::super::code_pages::{self, is_c1, origin};
use super::badness::{badness, strong_bigram};
use super::char_class::is_rare;
use super::sequences::{Sequence, find_sequences, rewrite};
use std::ops::Range;

/// The gain of repairing a run.
pub fn gain(text: &str, run: &[Sequence], page: usize) -> i32 {
    let (start, end) = bounds(run);
    let around = surroundings(text, run);
    // A neighbour that is part of a damaged sequence does not count.
    let is_torn = |c: Option<char>| {
        c.is_some_and(|c| !c.is_ascii() && is_latin(c) && origin(c).leads & 1 << page != 0)
    };
    let from = match is_torn(text[..start].chars().next_back()) {
        true => start,
        false => around.start,
    };
    let to = match is_torn(text[end..].chars().next()) {
        true => end,
        false => around.end,
    };
    let mut repaired = String::with_capacity(to - from);
    let mut done = from;
    for sequence in run {
        repaired.push_str(&text[done..sequence.start]);
        sequence.write(&mut repaired);
        done = sequence.end;
    }
    repaired.push_str(&text[done..to]);
    let evidence = badness(&text[from..to]) - strong_bigrams_at_bounds(text, start, end)
        + count_c1(&text[start..end])
        + i32::from(keeps_its_blank(text, run));
    evidence - least_badness(repaired, page)
}

/// The weight of strong bigrams that cross the bounds of a run. They belong to a sequence of
/// another code page, and count for that one only.
fn strong_bigrams_at_bounds(text: &str, start: usize, end: usize) -> i32 {
    let weight_at = |at: usize| {
        let before = text[..at].chars().next_back()?;
        Some(strong_bigram(before, text[at..].chars().next()?).max(0))
    };
    weight_at(start).unwrap_or(0) + weight_at(end).unwrap_or(0)
}

/// The number of C1 controls, which nobody writes. One alone does not make a repair certain,
/// because it may be a quote of windows-1252.
fn count_c1(text: &str) -> i32 {
    let count = text.chars().filter(|c| is_c1(*c)).count();
    i32::try_from(count).unwrap_or(i32::MAX / 2)
}

/// Whether a blank that was a no-break space is where nobody writes a blank: before another, or
/// after the end of a word (`Ã  la carte`, `end.Â  Next`).
fn keeps_its_blank(text: &str, run: &[Sequence]) -> bool {
    let [sequence] = run else { return false };
    let before = text[..sequence.start].chars().next_back().unwrap_or(' ');
    let before_blank = text[sequence.end..].starts_with(' ');
    let not_in_word = matches!(
        before,
        ' ' | '.' | ',' | ':' | ';' | '!' | '?' | ')' | '0'..='9'
    );
    sequence.is_weak
        && not_in_word
        && match sequence.decoded {
            'à' => before_blank && before == ' ',
            '\u{a0}' => before_blank || before != ' ',
            _ => false,
        }
}

fn is_latin(c: char) -> bool {
    matches!(c, '\u{c0}'..='\u{24f}')
}

/// The start and end of a run.
fn bounds(run: &[Sequence]) -> (usize, usize) {
    let start = run.first().map_or(0, |sequence| sequence.start);
    (start, run.last().map_or(start, |sequence| sequence.end))
}

/// A run with two characters before and after it, which is as far as [`badness`] looks.
pub fn surroundings(text: &str, run: &[Sequence]) -> Range<usize> {
    let (start, end) = bounds(run);
    let before = text[..start].char_indices().rev().take(2).last();
    let after = text[end..].char_indices().take(2).last();
    before.map_or(start, |(at, _)| at)..after.map_or(end, |(at, c)| end + at + c.len_utf8())
}

/// The badness of a repaired text, or of its further repairs if that is less. A text that was
/// damaged twice gains little from the first repair and everything from the second. The second
/// may be of another code page, which is less likely.
fn least_badness(text: String, page: usize) -> i32 {
    const FURTHER_REPAIRS: usize = 2;
    const ANOTHER_PAGE_COST: i32 = 1;
    let mut least = badness(&text).max(0);
    let has_rare = text.contains(is_rare);
    for (pages, cost) in [(1 << page, 0), (code_pages::ALL, ANOTHER_PAGE_COST)] {
        if least == 0 || has_rare && cost > 0 {
            break;
        }
        let mut text = text.clone();
        for _ in 0..FURTHER_REPAIRS {
            let found = find_sequences(&text, pages);
            let sequences = found.iter().filter(|sequences| !sequences.is_empty());
            let repaired = sequences.map(|sequences| rewrite(&text, sequences));
            let measured = repaired.map(|repaired| (badness(&repaired).max(0), repaired));
            let Some((badness, better)) = measured.min_by_key(|(badness, _)| *badness) else {
                break;
            };
            least = least.min(badness + cost);
            text = better;
        }
    }
    least
}
