//! Recognises hard-wrapped text, and the lines that continue the line before.
//!
//! Greedy wrapping breaks a line where the next word no longer fits. So most lines of a wrapped
//! text are full: the first word of the next line would not have fitted.

use super::hyphenation::divides;
use super::lines::TextLine;
use super::markers::kind;
use crate::document::BlockKind;
use crate::text::words;

/// Columns at which people and programs wrap text: 72 and 80 are customary, e-readers and mail
/// programs use 50 to 100.
const WRAP_COLUMNS: std::ops::RangeInclusive<usize> = 45..=110;

/// The narrowest column of a text that divides words. Columns of newspapers and of papers have 30
/// to 50.
const MIN_COLUMN_OF_DIVIDED: usize = 25;

/// The least number of divided words that show a narrow text to be wrapped, and their least share
/// of the followed lines. Poems and lists have none.
const MIN_DIVIDED: usize = 3;
const MIN_DIVIDED_SHARE: f32 = 0.05;

/// The share of followed lines that must be full in a wrapped text. Greedy wrapping fills all of
/// them; lists and headings account for the rest.
const MIN_FULL_SHARE: f32 = 0.7;

/// The share of lines after full lines that must not begin with a capital or a digit. Headlines of
/// similar length are full lines too, but each begins with a capital. In English prose three of
/// four lines pass, in German fewer, and in scripts without capitals all.
const MIN_CONTINUING_SHARE: f32 = 0.4;

/// Columns that a full line may leave unused. People who wrap by hand and programs that balance
/// lines (`fmt` fills 93% of 75 columns) leave some.
const UNUSED_COLUMNS: usize = 3;

/// Fewer full lines than this may be coincidence.
const MIN_FULL_LINES: usize = 4;

/// The column at which the text is wrapped; `None` if it is not wrapped.
pub(super) fn wrap_column(lines: &[TextLine]) -> Option<usize> {
    let mut followed: Vec<usize> = lines
        .windows(2)
        .filter(|pair| is_followed(&pair[0], &pair[1]))
        .map(|pair| pair[0].columns)
        .collect();
    if followed.len() < MIN_FULL_LINES {
        return None;
    }
    followed.sort_unstable();
    // The 95th percentile, because a long word or a URL may exceed the column.
    let column = followed[(followed.len() * 19 / 20).min(followed.len() - 1)];
    let after_full: Vec<&TextLine> = lines
        .windows(2)
        .filter(|pair| is_followed(&pair[0], &pair[1]) && is_full(&pair[0], &pair[1], column))
        .map(|pair| &pair[1])
        .collect();
    let begins_anew = |line: &&&TextLine| {
        line.text
            .starts_with(|c: char| c.is_uppercase() || c.is_numeric())
    };
    let continuing = after_full.len() - after_full.iter().filter(begins_anew).count();
    let divided = lines
        .windows(2)
        .filter(|pair| divides(&pair[0], &pair[1]))
        .count();
    let is_narrow = divided >= MIN_DIVIDED
        && divided as f32 >= MIN_DIVIDED_SHARE * followed.len() as f32
        && (MIN_COLUMN_OF_DIVIDED..*WRAP_COLUMNS.start()).contains(&column);
    let wrapped = (is_narrow || WRAP_COLUMNS.contains(&column))
        && after_full.len() >= MIN_FULL_LINES
        && after_full.len() as f32 >= MIN_FULL_SHARE * followed.len() as f32
        && continuing as f32 >= MIN_CONTINUING_SHARE * after_full.len() as f32;
    wrapped.then_some(column)
}

/// Whether `next` may belong to the same paragraph as `line`. Lines in scripts without spaces
/// never do: their first word does not show whether they were wrapped, and scrapers write each
/// paragraph on one line.
fn is_followed(line: &TextLine, next: &TextLine) -> bool {
    next.blank_lines == 0
        && kind(next.text) == BlockKind::Paragraph
        && !line.text.starts_with('#')
        && !next.text.starts_with(words::is_spaceless)
}

/// Whether the first word of the next line would hardly have fitted on this line.
fn is_full(line: &TextLine, next: &TextLine, column: usize) -> bool {
    let word = next.text.split_whitespace().next().unwrap_or("");
    line.columns + 1 + word.chars().count() + UNUSED_COLUMNS > column || divides(line, next)
}

/// Whether `next` continues the paragraph of `line`, in a text wrapped at `column`. A line that
/// begins in lower case does, however short the line before.
pub(super) fn continues(line: &TextLine, next: &TextLine, column: usize) -> bool {
    let lower_case = next.text.starts_with(char::is_lowercase);
    is_followed(line, next) && (lower_case || is_full(line, next, column))
}
