//! Words that a template wrote without a space between them.
//!
//! `<span>by Jane Doe</span><span>Monday, 20 August</span>` is shown with a gap, but its text is
//! `by Jane DoeMonday, 20 August`. A capital letter inside a word also occurs in names
//! (`McDonald`), so the part after it must be a known word.

use crate::lang::bylines::{ENDING_WORDS, SHARE_LABELS};
use crate::lang::dates;
use crate::metadata::calendar;

/// Characters of the shortest word that is split off. Shorter ones occur in names (`DeSun`).
const MIN_CHARS: usize = 4;

/// The text with a space before each known word, and each date, that follows a name directly.
pub(in crate::metadata) fn separated(text: &str) -> String {
    let words: Vec<&str> = text.split(' ').collect();
    let separated: Vec<String> = words
        .iter()
        .enumerate()
        .map(|(at, word)| separated_word(word, words.get(at + 1).copied().unwrap_or("")))
        .collect();
    separated.join(" ")
}

fn separated_word(word: &str, next: &str) -> String {
    let mut previous = None;
    let all_capitals = !word.chars().any(char::is_lowercase);
    for (at, c) in word.char_indices() {
        let after_letter = previous.is_some_and(char::is_alphabetic);
        previous = Some(c);
        if !after_letter {
            continue;
        }
        let rest = &word[at..];
        let splits = match c {
            _ if c.is_ascii_digit() => is_day(rest, next),
            _ if c.is_uppercase() => is_known(rest) && !all_capitals,
            _ => false,
        };
        if splits {
            return format!("{} {}", &word[..at], separated_word(rest, next));
        }
    }
    word.to_owned()
}

/// Whether a number begins a date. Other numbers are part of a handle (`jane77`).
fn is_day(word: &str, next: &str) -> bool {
    let next = next.to_lowercase();
    let next = next.trim_matches(|c: char| !c.is_alphanumeric());
    let is_short = word.len() <= 4;
    (is_short && dates::month(next).is_some())
        || calendar::first(word, calendar::Order::DayFirst).is_some()
}

/// Whether a word that begins with a capital letter is a day, a month, or a label.
fn is_known(word: &str) -> bool {
    let end = word
        .char_indices()
        .skip(1)
        .find(|(_, c)| !c.is_lowercase() && *c != '-')
        .map_or(word.len(), |(end, _)| end);
    let word = word[..end].to_lowercase();
    word.chars().count() >= MIN_CHARS
        && (dates::WEEKDAYS.contains(&word.as_str())
            || dates::month(&word).is_some()
            || SHARE_LABELS.contains(&word.as_str())
            || ENDING_WORDS.contains(&word.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_words_and_numbers_are_split_off_and_names_stay() {
        for (glued, wanted) in [
            ("Ines HollisMonday, 20", "Ines Hollis Monday, 20"),
            ("HollisTwitterFacebook", "Hollis Twitter Facebook"),
            ("HollisAugust 20", "Hollis August 20"),
            ("Hollis20 August", "Hollis 20 August"),
            ("Hollis20.08.2024", "Hollis 20.08.2024"),
            ("hollis77 Well-known", "hollis77 Well-known"),
            ("HOLLISJune 5", "HOLLIS June 5"),
            ("HOLLIS JUNE", "HOLLIS JUNE"),
            ("HollisPublished", "Hollis Published"),
            ("McDonald", "McDonald"),
            ("DeSun LeMay", "DeSun LeMay"),
            ("", ""),
        ] {
            assert_eq!(separated(glued), wanted);
        }
    }
}
