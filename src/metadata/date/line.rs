//! Dates in a line of text.
//!
//! In: the text of a block. Out: its dates, if the line states a date of the article, and not one
//! in a sentence or of an event.

use crate::document::Block;
use crate::lang::dates;
use crate::metadata::calendar::{Found, Order, all};
use crate::metadata::glued;
use crate::text::characters::Class;

/// Words of a line, beyond those of its dates, from which on a line is a sentence about a date: if
/// it ends like a sentence, and without such an end.
const SENTENCE_WORDS: usize = 5;
const LINE_WORDS: usize = 10;

/// A line that states dates.
pub(super) struct DateLine {
    pub found: Vec<Found>,
    /// Whether a word shows that they are the dates of the article (`Published …`).
    pub labelled: bool,
}

/// The dates in a line that states a date, and not one in a sentence or of something else than the
/// article.
pub(super) fn date_line(text: &str, order: Order) -> Option<DateLine> {
    if !may_have_year(text) {
        return None;
    }
    let text = &glued::separated(text);
    let found = all(text, order);
    if found.is_empty() {
        return None;
    }
    let lower = text.trim_start().to_lowercase();
    if has_label(&lower) {
        return Some(DateLine {
            found,
            labelled: true,
        });
    }
    if dates::begins_with_label(&lower, dates::OTHER_LABELS) {
        return None;
    }
    // A date is three words at most.
    let words = text
        .split_whitespace()
        .count()
        .saturating_sub(3 * found.len());
    let ends_sentence = text.trim_end().ends_with(['.', '!', '?', '。', '！', '？']);
    // Separators divide the fields of a line: `by Amanda · May 5, 2024 at 3:00 am · One comment`.
    let has_fields = text.contains(['·', '|', '•']);
    let is_sentence =
        (!has_fields && words >= LINE_WORDS) || (ends_sentence && words >= SENTENCE_WORDS);
    (!is_sentence).then_some(DateLine {
        found,
        labelled: false,
    })
}

/// Whether a text has four numerals in a row, as each date that is read has. This spares most lines
/// the search.
fn may_have_year(text: &str) -> bool {
    let mut numerals = 0;
    text.chars().any(|c| {
        numerals = match Class::of(c).is_numeric() {
            true => numerals + 1,
            false => 0,
        };
        numerals == 4
    })
}

/// Whether a word shows that a line in lower case states the date of publication or of a change.
pub(super) fn has_label(lower: &str) -> bool {
    dates::contains_stem(lower, dates::PUBLISHED) || dates::contains_stem(lower, dates::MODIFIED)
}

/// Whether a line is beside the line of a place or a time: the data of an event.
pub(super) fn is_beside_place(blocks: &[Block], at: usize) -> bool {
    let near = at.saturating_sub(2)..(at + 3).min(blocks.len());
    near.filter(|other| *other != at).any(|other| {
        let text = &blocks[other].text;
        let lower: String = text.chars().take(30).flat_map(char::to_lowercase).collect();
        dates::PLACE_LABELS.iter().any(|label| {
            lower
                .strip_prefix(label)
                .is_some_and(|rest| rest.is_empty() || rest.trim_start().starts_with([':', '：']))
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_without_four_numerals_in_a_row_has_no_year() {
        for text in ["5. 10. 999", "20 24", "", "abc"] {
            assert!(!may_have_year(text), "{text}");
        }
        for text in ["5.10.2024", "Dienstag2024", "٢٠٢٤", "２０２４年"] {
            assert!(may_have_year(text), "{text}");
        }
    }
}
