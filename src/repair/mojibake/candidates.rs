//! Decides, for the prefilter, whether mojibake may begin at a position.
//!
//! The answer is based on a few characters around the position. A text in which every position is
//! rejected is not examined, so sequences that would only gain enough together stay.

use super::super::code_pages::{self, is_c1};
use super::super::language_model::BIT;
use super::gain::{is_word_of_one_letter, single_gain};
use super::sequences::{Sequence, sequence_at};

/// The least gain of one sequence by itself.
const LEAST_GAIN: i32 = 4 * BIT;

/// Characters before the position that are examined: as far as [`is_odd`] looks back.
const BEFORE: usize = 2;

/// Characters from the position on that are examined: the longest sequence, which has six
/// characters in CESU-8, and two neighbours.
const AFTER: usize = 8;

/// Whether a run that is worth repairing may begin at `at`, where a character is the lead byte of a
/// sequence in each of `pages`.
///
/// It cannot if no code page reads a sequence there. Nor can it if nothing near the sequence is
/// unlikely, because its repair gains nothing then. Bytes that are not UTF-8 may begin one.
pub fn may_begin(bytes: &[u8], at: usize, mut pages: code_pages::PageSet) -> bool {
    let Some((text, start)) = window(bytes, at) else {
        return true;
    };
    let mut last = None;
    while pages != 0 {
        let page = pages.trailing_zeros() as usize;
        pages &= pages - 1;
        let sequence = sequence_at(text, start, page, None);
        // Most code pages read the same sequence.
        let is_new = |found: &Sequence| last.as_ref() != Some(found);
        let is_word = |found: &Sequence| {
            text[..found.end].ends_with(' ') && is_word_of_one_letter(text, found, page)
        };
        if let Some(sequence) = sequence.filter(|found| is_new(found) && !is_word(found)) {
            let is_suspect = text[start..sequence.end].contains(is_c1)
                || single_gain(text, &sequence) >= LEAST_GAIN;
            if is_suspect {
                return true;
            }
            last = Some(sequence);
        }
    }
    false
}

/// The characters around `at` in its line, and the offset of `at` in them.
fn window(bytes: &[u8], at: usize) -> Option<(&str, usize)> {
    let ends_line = |byte: &u8| *byte == b'\n';
    let begins_character = |byte: &u8| !matches!(byte, 0x80..=0xbf);
    let before = &bytes[at.saturating_sub(BEFORE * 4)..at];
    let before = before.rsplit(ends_line).next()?;
    let start = (0..before.len())
        .rev()
        .filter(|at| begins_character(&before[*at]))
        .take(BEFORE)
        .last();
    let before = &before[start.unwrap_or(before.len())..];
    let after = &bytes[at..bytes.len().min(at + AFTER * 4)];
    let after = after.split(ends_line).next()?;
    let end = (0..after.len())
        .filter(|at| begins_character(&after[*at]))
        .nth(AFTER);
    let after = &after[..end.unwrap_or(after.len())];
    let window = &bytes[at - before.len()..at + after.len()];
    let text = std::str::from_utf8(window).ok()?;
    Some((text.strip_suffix('\r').unwrap_or(text), before.len()))
}
