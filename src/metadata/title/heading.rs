//! Removal of what a heading contains beside the headline.
//!
//! Templates put the brand, a counter of comments, or a label of the kind of page into the heading.
//! The declared titles do not have these. So what a heading has beyond a declared title is removed
//! if its form shows that it is no part of the headline.

use super::line::is_title_length;
use crate::metadata::{calendar, site};
use crate::text::similarity::normalised_key;

/// Words of the longest addition to a headline.
const MAX_WORDS: usize = 4;

/// The heading without additions, as one of the declared titles has it; `names` are the names of
/// the site.
pub(super) fn without_extras(heading: &str, declared: &[&str], names: &[String]) -> String {
    let key = normalised_key(heading);
    if declared.iter().any(|title| normalised_key(title) == key) {
        return heading.to_owned();
    }
    declared
        .iter()
        .filter_map(|title| {
            let (before, headline, after) = split_at_title(heading, title)?;
            let is_extra =
                |text: &str, glued: bool| text.is_empty() || is_addition(text, glued, names);
            // A capital letter: a declared title may also be cut off inside a word.
            let glued_after = after.starts_with(char::is_uppercase);
            let glued_before =
                before.ends_with(char::is_alphabetic) && headline.starts_with(char::is_uppercase);
            (is_extra(before.trim(), glued_before) && is_extra(after.trim(), glued_after))
                .then_some(headline)
        })
        // The longest: it removes least.
        .max_by_key(|headline| headline.len())
        .unwrap_or(heading)
        .to_owned()
}

/// The heading before, in and after the words of a title that it contains. The heading has other
/// typography than the title, so letters and digits are compared alone.
fn split_at_title<'a>(heading: &'a str, title: &str) -> Option<(&'a str, &'a str, &'a str)> {
    let (key, wanted) = (normalised_key(heading), normalised_key(title));
    if wanted.is_empty() || wanted.len() >= key.len() {
        return None;
    }
    if !is_title_length(title) {
        return None;
    }
    let start = key.find(&wanted)?;
    let (start, end) = (
        offset(heading, start)?,
        offset_after(heading, start + wanted.len())?,
    );
    // Closing punctuation belongs to the headline.
    let rest = &heading[end..];
    let end = end
        + (rest.len()
            - rest
                .trim_start_matches(['.', '?', '!', '"', '”', '“', '»', '’', '\''])
                .len());
    Some((&heading[..start], &heading[start..end], &heading[end..]))
}

/// The byte offset in a text of the character that gives the byte `at` of its normalised key.
fn offset(text: &str, at: usize) -> Option<usize> {
    let mut length = 0;
    for (offset, c) in text.char_indices() {
        let added = normalised_key(c.encode_utf8(&mut [0; 4])).len();
        if added > 0 && length == at {
            return Some(offset);
        }
        length += added;
    }
    None
}

/// The byte offset in a text after the first `length` bytes of its normalised key.
fn offset_after(text: &str, length: usize) -> Option<usize> {
    let mut found = 0;
    for (offset, c) in text.char_indices() {
        found += normalised_key(c.encode_utf8(&mut [0; 4])).len();
        if found == length {
            return Some(offset + c.len_utf8());
        }
    }
    None
}

/// Whether the text beside a headline is no part of it: glued to it, a counter, a date, in
/// brackets, or the name of the site.
fn is_addition(text: &str, glued: bool, names: &[String]) -> bool {
    let words = text.split_whitespace().count();
    let has_letters = text.chars().any(char::is_alphabetic);
    let is_bracketed = text.starts_with(['(', '[']) && !text.starts_with("[…");
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let counts = digits > 0 && words <= 2;
    // A year belongs to the headline.
    let is_counter = !has_letters && digits != 4;
    let bare = text.trim_matches(|c: char| !c.is_alphanumeric());
    words <= MAX_WORDS
        && (glued
            || is_counter
            || (is_bracketed && counts)
            || calendar::first(text, calendar::Order::Unknown).is_some()
            || (!bare.is_empty() && site::is_name(bare, names)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brands_counters_and_dates_are_removed_and_words_of_the_headline_stay() {
        for (heading, title, wanted) in [
            (
                "Kell valley drainedUltima",
                "Kell valley drained",
                "Kell valley drained",
            ),
            (
                "Kell valley drained 87",
                "Kell valley drained",
                "Kell valley drained",
            ),
            (
                "Kell valley drained (87)",
                "Kell valley drained",
                "Kell valley drained",
            ),
            (
                "15 - Kell valley drained",
                "Kell valley drained",
                "Kell valley drained",
            ),
            (
                "Kell valley “drained”?",
                "Kell valley drained",
                "Kell valley “drained”?",
            ),
            (
                "Oct 5, 2023 Kell valley drained",
                "Kell valley drained",
                "Kell valley drained",
            ),
            (
                "Kell valley drained The Daily",
                "Kell valley drained",
                "Kell valley drained",
            ),
            (
                "Kell valley drained at last",
                "Kell valley drained",
                "Kell valley drained at last",
            ),
            (
                "Kell valley drained 2025",
                "Kell valley drained",
                "Kell valley drained 2025",
            ),
            ("iPhone 15", "iPhone", "iPhone 15"),
            (
                "Why Kell valley drained",
                "Kell valley drained",
                "Why Kell valley drained",
            ),
            ("Kell valley drained", "Floods", "Kell valley drained"),
        ] {
            let found = without_extras(heading, &[title], &["daily".to_owned()]);
            assert_eq!(found, wanted, "{heading}");
        }
    }
}
