//! Separators between items that share a line, such as headlines or links.

use crate::text::words;
use memchr::{memchr, memchr2_iter, memchr3_iter};

/// The separators with their blanks, and how many of one a line needs to be split. The first
/// separator with enough occurrences splits the line. Dashes are also punctuation, so a line needs
/// more of them, and each item after one must begin like a headline.
const SEPARATORS: [(&str, usize); 19] = [
    ("\t", 2),
    (" | ", 2),
    (" • ", 2),
    (" · ", 2),
    (" » ", 2),
    (" ▪ ", 2),
    (" ● ", 2),
    (" › ", 2),
    (" ¦ ", 2),
    (" ■ ", 2),
    (" ◆ ", 2),
    (" ∙ ", 2),
    (" ⋅ ", 2),
    (" ‣ ", 2),
    (" ► ", 2),
    (" – ", PUNCTUATION),
    (" — ", PUNCTUATION),
    (" -- ", PUNCTUATION),
    (" - ", PUNCTUATION),
];

/// The number of occurrences required of a separator that is also punctuation.
const PUNCTUATION: usize = 3;

/// Words per item, on average, of a line that is split: more than a table cell, less than prose.
const ITEM_WORDS: std::ops::RangeInclusive<f32> = 4.0..=20.0;

/// The separator that splits a line into items, if one does. `has_capacity` returns whether
/// the document may get this many more blocks.
pub(super) fn find(line: &str, has_capacity: impl Fn(usize) -> bool) -> Option<&'static str> {
    if !may_contain_separator(line) {
        return None;
    }
    SEPARATORS
        .iter()
        .find(|(separator, min_count)| {
            may_contain(separator, line)
                && has_capacity(line.matches(separator).count())
                && splits(line, separator, *min_count)
        })
        .map(|(separator, _)| *separator)
}

/// Whether a line may contain one of [`SEPARATORS`]: a tab, or a blank followed by the first byte
/// of another. Most lines do not, and searching for nineteen strings would take as long as all
/// other steps for plain text together.
fn may_contain_separator(line: &str) -> bool {
    let bytes = line.as_bytes();
    let is_after_blank = |at: usize| at > 0 && bytes[at - 1] == b' ';
    // Of the separators beyond ASCII, `·`, `»` and `¦` begin with C2, the others with E2.
    memchr3_iter(b'\t', b'|', b'-', bytes).any(|at| bytes[at] == b'\t' || is_after_blank(at))
        || memchr2_iter(0xc2, 0xe2, bytes).any(is_after_blank)
}

/// Whether a line contains the last byte of a separator's symbol. That is faster than searching
/// for the separator.
fn may_contain(separator: &str, line: &str) -> bool {
    let byte = separator.trim_end_matches(' ').bytes().last();
    byte.is_some_and(|byte| memchr(byte, line.as_bytes()).is_some())
}

/// Whether a separator splits a line into items of the length of headlines or links.
fn splits(line: &str, separator: &str, min_count: usize) -> bool {
    if line.matches(separator).count() < min_count {
        return false;
    }
    let parts: Vec<&str> = line
        .split(separator)
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .collect();
    let lengths: Vec<usize> = parts.iter().skip(1).map(|p| words::count(p)).collect();
    let mean = lengths.iter().sum::<usize>() as f32 / lengths.len().max(1) as f32;
    let is_headline = |part: &&str| part.starts_with(|c: char| !c.is_lowercase());
    lengths.len() + 1 >= min_count
        && ITEM_WORDS.contains(&mean)
        && (min_count < PUNCTUATION || parts.iter().skip(1).all(is_headline))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_byte_searches_find_every_separator() {
        for (separator, _) in SEPARATORS {
            let line = format!("One{separator}two");
            assert!(may_contain_separator(&line), "{separator:?}");
            assert!(may_contain(separator, &line), "{separator:?}");
            assert!(!may_contain(separator, "One two"), "{separator:?}");
        }
        assert!(!may_contain_separator("A well-known line|it has no blanks"));
    }
}
