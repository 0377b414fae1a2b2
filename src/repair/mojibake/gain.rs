//! Measures how much better a run of sequences reads when it is repaired.
//!
//! The gain is the [cost](super::super::language_model) of the run between its neighbours minus
//! that of its repair, in sixteenths of a bit, plus a few kinds of evidence that pairs of
//! characters do not show.

use super::super::char_class::{Class, class};
use super::super::code_pages;
use super::super::language_model::{BIT, Neighbours, cost};
use super::sequences::{Sequence, find_sequences, rewrite};
use std::ops::Range;

/// The price of a second repair in the same code page, and in another.
const FURTHER_PRICE: i32 = 4 * BIT;
const OTHER_PAGE_PRICE: i32 = 16 * BIT;

/// What a blank is worth that must have been a no-break space.
const KEPT_BLANK: i32 = 8 * BIT;

/// What typographic punctuation, signs of Latin-1 and the no-break space are worth more.
const COMMON_PUNCTUATION: i32 = 8 * BIT;
const COMMON_SIGN: i32 = 6 * BIT;
const COMMON_NO_BREAK_SPACE: i32 = 14 * BIT;

/// The gain of repairing a run.
pub fn gain(text: &str, run: &[Sequence], page: usize) -> i32 {
    let (start, end) = bounds(run);
    let neighbours = Neighbours::of(text, start..end);
    let mut repaired = String::with_capacity(end - start);
    for sequence in run {
        sequence.write(&mut repaired);
    }
    let kept_blank = match keeps_its_blank(text, run, page) {
        true => KEPT_BLANK,
        false => 0,
    };
    cost(&text[start..end], neighbours) - least_cost(repaired, neighbours, page)
        + kept_blank
        + commonness(text, run, page)
}

/// How much more a run is worth because it is damaged more often than others: signs are, which
/// software writes for people, and so is the no-break space.
fn commonness(text: &str, run: &[Sequence], page: usize) -> i32 {
    let is_sign = |s: &Sequence| !matches!(class(s.decoded), Class::Letter(..) | Class::Mark);
    let start = bounds(run).0;
    if page >= code_pages::RARE_PAGE || !run.iter().any(is_sign) {
        0
    } else if run.iter().any(|s| s.lead == 0xe2) {
        COMMON_PUNCTUATION
    } else if !text[start..].starts_with(['Â', 'Ã']) {
        0
    } else if run.iter().any(|s| s.decoded == '\u{a0}' && !s.is_weak) {
        COMMON_NO_BREAK_SPACE
    } else {
        COMMON_SIGN
    }
}

/// The gain of repairing one sequence, without further evidence. It is cheap, for the prefilter.
pub fn single_gain(text: &str, sequence: &Sequence) -> i32 {
    let neighbours = Neighbours::of(text, sequence.start..sequence.end);
    let mut buffer = [0; 4];
    cost(&text[sequence.start..sequence.end], neighbours)
        - cost(sequence.decoded.encode_utf8(&mut buffer), neighbours)
}

/// Whether a blank that was a no-break space is where nobody writes a blank: before another, or
/// after the end of a word (`Ã  la carte`, `end.Â  Next`).
pub fn keeps_its_blank(text: &str, run: &[Sequence], page: usize) -> bool {
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
            '\u{a0}' => {
                (before_blank || before != ' ') && !is_word_of_one_letter(text, sequence, page)
            }
            _ => false,
        }
}

/// Whether a sequence that would be a no-break space is a Cyrillic or Greek capital: `В` and `Β`
/// begin sentences, and follow numbers (`220В`). Before a second blank it was the space.
pub fn is_word_of_one_letter(text: &str, sequence: &Sequence, page: usize) -> bool {
    code_pages::OF_LETTERS & 1 << page == 0
        && sequence.is_weak
        && sequence.decoded == '\u{a0}'
        && !text[sequence.end..].starts_with(' ')
}

/// The start and end of a run.
fn bounds(run: &[Sequence]) -> (usize, usize) {
    let start = run.first().map_or(0, |sequence| sequence.start);
    (start, run.last().map_or(start, |sequence| sequence.end))
}

/// A run with two characters before and after it, which is as far as the language model looks.
pub fn surroundings(text: &str, run: &[Sequence]) -> Range<usize> {
    let (start, end) = bounds(run);
    let before = text[..start].char_indices().rev().take(2).last();
    let after = text[end..].char_indices().take(2).last();
    before.map_or(start, |(at, _)| at)..after.map_or(end, |(at, c)| end + at + c.len_utf8())
}

/// The cost of a repaired text, or of its further repairs if that is less. A text that was damaged
/// twice gains little from the first repair and everything from the second. The second may be of
/// another code page, which is less likely.
fn least_cost(text: String, neighbours: Neighbours, page: usize) -> i32 {
    const FURTHER_REPAIRS: usize = 2;
    let mut least = cost(&text, neighbours);
    // One character is no sequence.
    if text.chars().filter(|c| !c.is_ascii()).count() < 2 {
        return least;
    }
    for (pages, price) in [
        (1 << page, FURTHER_PRICE),
        (code_pages::ALL, OTHER_PAGE_PRICE),
    ] {
        let mut text = text.clone();
        for _ in 0..FURTHER_REPAIRS {
            let found = find_sequences(&text, pages);
            let sequences = found.iter().filter(|sequences| !sequences.is_empty());
            let repaired = sequences.map(|sequences| rewrite(&text, sequences));
            let measured = repaired.map(|repaired| (cost(&repaired, neighbours), repaired));
            let Some((cost, better)) = measured.min_by_key(|(cost, _)| *cost) else {
                break;
            };
            least = least.min(cost + price);
            text = better;
        }
    }
    least
}
