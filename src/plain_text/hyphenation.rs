//! Decides how two lines of a paragraph are joined: with a blank, at a hyphen, or without it.
//!
//! Input: the lines of a hard-wrapped text. Output: a [`Joint`] for the end of one line and the
//! beginning of the next. A hyphen at the end of a line divides a word (`reser-|voir`) or belongs
//! to it (`well-|known`). The text itself is the best evidence: it may contain the word elsewhere,
//! solid or with its hyphen. Otherwise the share of lines that end in a hyphen decides, because
//! a program that divides words does so on every tenth line, and one that does not divide words
//! breaks a line at a hyphen on every hundredth.

use super::lines::TextLine;
use crate::lang::line_ends::{COMPOUND_FIRST, CONJUNCTIONS, SOLID_ENDINGS};
use rustc_hash::{FxHashMap, FxHasher};
use std::hash::Hasher;

/// How the next line is appended to a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Joint {
    /// After a blank.
    Blank,
    /// Directly after the hyphen, which belongs to the word.
    KeepHyphen,
    /// Without the last character, which divides a word.
    DropHyphen,
}

/// Lines that end in a hyphen per lines that are followed by another, from which on the text is
/// taken to divide words.
const MIN_HYPHEN_SHARE: f32 = 0.03;

/// Letters of the part before a suspended hyphen: `Haupt- und Nebenwege`.
const MIN_SUSPENDED_LETTERS: usize = 3;

/// What a text shows about the hyphens at the ends of its lines.
pub(super) struct Hyphenation {
    /// Whether the text divides words at the ends of lines.
    divides_words: bool,
    /// By the hash of a divided word without its hyphen: how the text writes it inside lines.
    written: FxHashMap<u64, Written>,
}

/// How a word occurs inside lines.
#[derive(Debug, Default, Clone, Copy)]
struct Written {
    solid: bool,
    hyphenated: bool,
}

impl Hyphenation {
    /// Reads the lines of a text. Texts without a hyphen at the end of a line are not searched.
    pub fn of(lines: &[TextLine]) -> Hyphenation {
        let mut written = FxHashMap::default();
        let mut divided = 0;
        for pair in lines.windows(2) {
            if let Some((left, right)) = divided_word(pair[0].text, pair[1].text) {
                written.insert(key(left, right), Written::default());
                divided += usize::from(may_be_divided(pair[0].text, left, right));
            }
        }
        let mut hyphenation = Hyphenation {
            divides_words: divided as f32 >= MIN_HYPHEN_SHARE * lines.len() as f32,
            written,
        };
        if !hyphenation.written.is_empty() {
            lines.iter().for_each(|line| hyphenation.read(line.text));
        }
        hyphenation
    }

    /// Notes the words of a line, except a part of a word at its end.
    fn read(&mut self, line: &str) {
        let words = line.split(|c: char| !is_word_char(c));
        for word in words.filter(|word| !word.is_empty() && !word.ends_with(is_hyphen)) {
            if let Some(written) = self.written.get_mut(&key(word, "")) {
                match word.contains(is_hyphen) {
                    true => written.hyphenated = true,
                    false => written.solid = true,
                }
            }
        }
    }

    /// Appends the next line to the text of a paragraph that ends with `line`.
    pub fn append(&self, text: &mut String, line: &str, next: &str) {
        match self.joint(line, next) {
            Joint::Blank => text.push(' '),
            Joint::KeepHyphen => {}
            Joint::DropHyphen => {
                text.pop();
            }
        }
        text.push_str(next);
    }

    /// How `next` is appended to `line`.
    fn joint(&self, line: &str, next: &str) -> Joint {
        // Soft hyphens, and the sign that text recognition writes for them, divide words only.
        if line.ends_with(['\u{ad}', '¬']) && next.starts_with(char::is_alphanumeric) {
            return Joint::DropHyphen;
        }
        if line.ends_with("--") {
            let is_spaced = line.trim_end_matches('-').ends_with(char::is_whitespace);
            return match is_spaced {
                true => Joint::Blank,
                false => Joint::KeepHyphen,
            };
        }
        let Some((left, right)) = divided_word(line, next) else {
            return Joint::Blank;
        };
        let written = self.written.get(&key(left, right)).copied();
        let Written { solid, hyphenated } = written.unwrap_or_default();
        match () {
            () if is_suspended(left, right) => Joint::Blank,
            () if !may_be_divided(line, left, right) => Joint::KeepHyphen,
            () if solid && !hyphenated => Joint::DropHyphen,
            () if hyphenated || is_compound(left, right) => Joint::KeepHyphen,
            () if self.divides_words => Joint::DropHyphen,
            () => Joint::KeepHyphen,
        }
    }
}

/// Whether `line` ends in a hyphen, and `next` continues its last word in lower case.
pub(super) fn divides(line: &TextLine, next: &TextLine) -> bool {
    line.text.ends_with(['-', '\u{2010}', '\u{ad}', '¬'])
        && next.text.starts_with(char::is_lowercase)
        && divided_word(line.text, next.text).is_some()
}

/// The parts of the word around a line break, without the hyphen between them.
fn divided_word<'a>(line: &'a str, next: &'a str) -> Option<(&'a str, &'a str)> {
    let before = line.strip_suffix(|c| is_hyphen(c) || matches!(c, '\u{ad}' | '¬'))?;
    let left_at = before
        .char_indices()
        .rev()
        .take_while(|(_, c)| is_word_char(*c))
        .last()?
        .0;
    let left = &before[left_at..];
    let right_end = next.find(|c| !is_word_char(c)).unwrap_or(next.len());
    let right = next[..right_end].trim_end_matches(is_hyphen);
    (!left.ends_with(is_hyphen) && right.starts_with(char::is_alphanumeric))
        .then_some((left, right))
}

/// Whether the hyphen replaces the rest of a word that follows later.
fn is_suspended(left: &str, right: &str) -> bool {
    CONJUNCTIONS.contains(&right) && left.chars().count() >= MIN_SUSPENDED_LETTERS
}

/// Whether the parts may be syllables of a word: `COVID-|19`, `e-|mail`, `mother-in-|law`,
/// `Anglo-|Saxon` and addresses are not divided.
fn may_be_divided(line: &str, left: &str, right: &str) -> bool {
    let is_capitals = |part: &str| !part.contains(char::is_lowercase);
    let before = line.trim_end_matches(is_hyphen).trim_end_matches(left);
    let has_letters_only = |part: &str| part.chars().all(|c| c.is_alphabetic() || is_mark(c));
    has_letters_only(left)
        && has_letters_only(right)
        && left.chars().nth(1).is_some()
        && (begins_in_lower_case(right) || is_capitals(left) && is_capitals(right))
        && !before.ends_with(['/', '@', '.', '_'])
}

/// Whether English writes these parts with a hyphen.
fn is_compound(left: &str, right: &str) -> bool {
    COMPOUND_FIRST.contains(&left.to_lowercase().as_str()) && !SOLID_ENDINGS.contains(&right)
}

fn begins_in_lower_case(text: &str) -> bool {
    text.starts_with(char::is_lowercase)
}

fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}')
}

fn is_word_char(c: char) -> bool {
    c.is_alphanumeric() || is_hyphen(c) || is_mark(c) || matches!(c, '\'' | '’')
}

/// Accents that follow their letter.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

/// The hash of a word in lower case without its hyphens.
fn key(left: &str, right: &str) -> u64 {
    let mut hasher = FxHasher::default();
    let letters = left.chars().chain(right.chars()).filter(|c| !is_hyphen(*c));
    letters
        .flat_map(char::to_lowercase)
        .for_each(|c| hasher.write_u32(c.into()));
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plain_text::lines::lines;

    /// The lines of a text that divides words, or does not, joined.
    fn joined(parts: &str, others: &str) -> String {
        let source = parts.replace('|', "\n") + "\n\n" + others;
        let (lines, _) = lines(&source);
        let hyphenation = Hyphenation::of(&lines);
        let mut text = lines[0].text.to_owned();
        for pair in lines.windows(2).take_while(|pair| pair[1].blank_lines == 0) {
            hyphenation.append(&mut text, pair[0].text, pair[1].text);
        }
        text
    }

    #[test]
    fn divided_words_are_joined() {
        for (parts, whole) in [
            ("The reser-|voir above Kell", "The reservoir above Kell"),
            ("die Was-|serleitung im Tal", "die Wasserleitung im Tal"),
            ("le réser-|voir du village", "le réservoir du village"),
            ("los habi-|tantes del valle", "los habitantes del valle"),
            ("водохра-|нилище над деревней", "водохранилище над деревней"),
            ("reser\u{ad}|voir", "reservoir"),
            ("reser¬|voir", "reservoir"),
            ("reser‐|voir", "reservoir"),
            ("THE RESER-|VOIR", "THE RESERVOIR"),
            ("a self-|ish man", "a selfish man"),
        ] {
            assert_eq!(joined(parts, ""), whole);
        }
    }

    #[test]
    fn hyphens_that_belong_to_a_word_stay() {
        for (parts, whole) in [
            ("a well-|known mill", "a well-known mill"),
            ("a self-|made man", "a self-made man"),
            ("since COVID-|19 came", "since COVID-19 came"),
            ("a 20-|year plan", "a 20-year plan"),
            ("by e-|mail", "by e-mail"),
            ("a state-of-|the-art dam", "a state-of-the-art dam"),
            ("in Baden-|Württemberg", "in Baden-Württemberg"),
            ("Haupt-|und Nebenwege", "Haupt- und Nebenwege"),
            ("see example.org/dam-|report", "see example.org/dam-report"),
            ("the dam--|nobody knew", "the dam--nobody knew"),
            ("the dam --|nobody knew", "the dam -- nobody knew"),
            ("the dam -|nobody knew", "the dam - nobody knew"),
        ] {
            assert_eq!(joined(parts, ""), whole);
        }
    }

    #[test]
    fn the_text_shows_how_a_word_is_written() {
        let term = "a long-|term plan";
        assert_eq!(joined(term, ""), "a longterm plan");
        assert_eq!(joined(term, "The long-term goal"), "a long-term plan");
        assert_eq!(
            joined("a wa-|ter pipe", "Water-ways and water"),
            "a water pipe"
        );
        // In a text that divides no words, a hyphen at the end of a line is part of a word.
        let undivided = "Nothing is divided here.\n".repeat(60);
        assert_eq!(joined(term, &undivided), "a long-term plan");
        let solid = format!("{undivided}It was water.");
        assert_eq!(joined("a wa-|ter pipe", &solid), "a water pipe");
    }
}
