//! Words in any script: counting, folding and hashing them.
//!
//! Length in words separates prose from navigation, so a word must mean the same in every script.
//! Chinese, Japanese, Thai, Lao, Khmer and Burmese write no spaces. There, characters are counted
//! and divided by the mean length of a word.

pub use super::characters::{Part, is_cjk};

use super::characters::Class;
use rustc_hash::FxHasher;
use std::borrow::Cow;
use std::hash::Hasher;
use unicode_normalization::{UnicodeNormalization, is_nfc};

/// Words and characters in Han and kana: 3 words for 5 characters. (The mean length of a Chinese
/// word in running text is 1.4 to 1.7 characters, that of a Japanese word slightly more.)
const CJK: (usize, usize) = (3, 5);

/// Words and characters, including vowel signs, in the spaceless scripts of South-East Asia.
const SOUTH_EAST_ASIAN: (usize, usize) = (1, 5);

/// How a character contributes to words.
#[inline]
pub fn part(c: char) -> Part {
    Class::of(c).part()
}

/// Whether a character belongs to a script that writes no spaces between words.
pub fn is_spaceless(c: char) -> bool {
    matches!(part(c), Part::Cjk | Part::SouthEastAsian)
}

/// The number of words in `text`.
pub fn count(text: &str) -> usize {
    let mut counter = Counter::default();
    text.chars().for_each(|c| counter.take(c));
    counter.words()
}

/// Counts words in a stream of characters.
#[derive(Default)]
struct Counter {
    words: usize,
    cjk: usize,
    asian: usize,
    inside: bool,
}

impl Counter {
    #[inline]
    fn take(&mut self, c: char) {
        self.take_part(part(c));
    }

    #[inline]
    fn take_part(&mut self, part: Part) {
        // The end of a word cannot be predicted, so this code does not branch on it.
        let letter = part == Part::Letter;
        self.words += usize::from(letter & !self.inside);
        self.inside = letter | (self.inside & (part == Part::Joiner));
        match part {
            Part::Cjk => self.cjk += 1,
            Part::SouthEastAsian => self.asian += 1,
            _ => {}
        }
    }

    #[inline]
    fn take_ascii_alphanumeric(&mut self) {
        self.words += usize::from(!self.inside);
        self.inside = true;
    }

    fn words(&self) -> usize {
        self.words
            + (self.cjk * CJK.0).div_ceil(CJK.1)
            + (self.asian * SOUTH_EAST_ASIAN.0).div_ceil(SOUTH_EAST_ASIAN.1)
    }
}

/// Whether a text ends with the end of a sentence, optionally followed by quotes and brackets.
pub fn ends_sentence(text: &str) -> bool {
    const ENDS: [char; 17] = [
        '.', '!', '?', '…', '。', '！', '？', '．', '।', '॥', '؟', '۔', '։', '።', '។', ';', '；',
    ];
    // German ends quotes with `“`, `‘` and `«`, which open them in English and French.
    const CLOSING: [char; 20] = [
        '"', '\'', '”', '’', '“', '‘', '»', '›', '«', '‹', ')', ']', '）', '」', '』', '】', '*',
        '_', ' ', '\u{a0}',
    ];
    /// Closing characters that are skipped. The limit keeps a page of brackets from being read to
    /// its start.
    const MOST_CLOSING: usize = 8;
    let mut last = text.chars().rev().take(MOST_CLOSING);
    last.find(|c| !CLOSING.contains(c))
        .is_some_and(|c| ENDS.contains(&c))
}

/// The words of a text in lower case, for comparison: runs of letters and digits. Every character
/// of a spaceless script is a word.
pub fn folded(text: &str) -> impl Iterator<Item = String> + '_ {
    runs(text).map(|run| {
        let letters = run.chars().filter(|c| part(*c) != Part::Joiner);
        letters.flat_map(char::to_lowercase).collect()
    })
}

/// The words of [`folded`] as pairs of a hash and a length in characters. This compares many texts
/// without allocating a string for each word.
pub fn hashed(text: &str) -> Vec<(u64, usize)> {
    first_hashed(text, usize::MAX)
}

/// At most the first `limit` words of [`hashed`].
pub fn first_hashed(text: &str, limit: usize) -> Vec<(u64, usize)> {
    let mut reader = Reader::new(text.len(), limit);
    for c in text.chars() {
        if reader.hashed.len() == limit {
            break;
        }
        reader.take(c);
    }
    reader.finish()
}

/// Counts words and hashes them as [`hashed`] does, while the caller iterates over the text.
pub struct Reader {
    counter: Counter,
    hasher: FxHasher,
    length: usize,
    hashed: Vec<(u64, usize)>,
    limit: usize,
}

impl Reader {
    /// A reader for a text of this many bytes, which keeps the hashes of the first `limit` words.
    pub fn new(bytes: usize, limit: usize) -> Reader {
        /// Bytes of a word of English prose and the space after it.
        const BYTES_PER_WORD: usize = 6;
        /// Words of most blocks. More capacity is allocated on demand, since the bytes may contain
        /// no words at all.
        const WORDS_PER_BLOCK: usize = 64;
        let words = bytes.div_ceil(BYTES_PER_WORD).min(WORDS_PER_BLOCK);
        Reader {
            counter: Counter::default(),
            hasher: FxHasher::default(),
            length: 0,
            hashed: Vec::with_capacity(words.min(limit)),
            limit,
        }
    }

    /// Takes the next character.
    #[inline]
    pub fn take(&mut self, c: char) {
        let part = part(c);
        self.counter.take_part(part);
        match part {
            Part::Letter => {
                hash_folded(c, &mut self.hasher);
                self.length += 1;
            }
            Part::Joiner => {}
            Part::Gap => self.end_word(),
            // A character of a spaceless script is a word, and ends the word before it.
            Part::Cjk | Part::SouthEastAsian => {
                self.end_word();
                hash_folded(c, &mut self.hasher);
                self.length = 1;
                self.end_word();
            }
        }
    }

    /// Takes an ASCII letter or digit, which needs no table look-up.
    #[inline]
    pub fn take_ascii_alphanumeric(&mut self, byte: u8) {
        self.counter.take_ascii_alphanumeric();
        hash_folded(byte as char, &mut self.hasher);
        self.length += 1;
    }

    #[inline]
    fn end_word(&mut self) {
        if self.length > 0 {
            if self.hashed.len() < self.limit {
                self.hashed.push((self.hasher.finish(), self.length));
            }
            (self.hasher, self.length) = (FxHasher::default(), 0);
        }
    }

    /// The number of words so far.
    pub fn words(&self) -> usize {
        self.counter.words()
    }

    /// The hashes and lengths of the first words.
    pub fn finish(mut self) -> Vec<(u64, usize)> {
        self.end_word();
        self.hashed
    }
}

/// Adds a character in lower case to a hash.
#[inline]
pub fn hash_folded(c: char, hasher: &mut FxHasher) {
    if c.is_ascii() {
        hasher.write_u32(c.to_ascii_lowercase() as u32);
    } else if Class::of(c).changes_in_lower_case() {
        c.to_lowercase().for_each(|c| hasher.write_u32(c as u32));
    } else {
        hasher.write_u32(c as u32);
    }
}

/// The substrings of a text that are words, including the joiners inside them.
fn runs(text: &str) -> impl Iterator<Item = &str> + '_ {
    let mut rest = text;
    std::iter::from_fn(move || {
        let is_word = |c: char| !matches!(part(c), Part::Gap | Part::Joiner);
        rest = &rest[rest.find(is_word)?..];
        let first = rest.chars().next()?;
        let length = match part(first) {
            Part::Letter => rest
                .find(|c| !matches!(part(c), Part::Letter | Part::Joiner))
                .unwrap_or(rest.len()),
            _ => first.len_utf8(),
        };
        let (run, after) = rest.split_at(length);
        rest = after;
        Some(run)
    })
}

/// Composes characters (NFC), so that equal words have equal bytes.
pub fn composed(text: &str) -> Cow<'_, str> {
    match is_nfc(text) {
        true => Cow::Borrowed(text),
        false => Cow::Owned(text.nfc().collect()),
    }
}

/// The text on one line: white space at both ends is removed, and runs of it become one space.
pub fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_counted_in_all_scripts() {
        assert_eq!(count(""), 0);
        assert_eq!(count(" - | · "), 0);
        assert_eq!(count("The alliance's offices, in Moscow."), 5);
        assert_eq!(count("Россия закрыла миссию"), 3);
        assert_eq!(count("春遊突生病隨身護理包"), 6);
        assert_eq!(count("नमस्ते दुनिया"), 2);
        assert_eq!(count("สวัสดีชาวโลก"), 3);
        assert_eq!(count("NATO 北约 2021"), 4);
    }

    #[test]
    fn closing_quotes_and_brackets_after_a_sentence_are_ignored() {
        for text in [
            "End.",
            "“End.”",
            "„Ende.“",
            "»Ende.«",
            "(Really?)",
            "结束。",
            "समाप्त।",
            "He said: 'No!' ",
        ] {
            assert!(ends_sentence(text), "{text}");
        }
        for text in ["Read more", "Wait,", "News:", "", "2021)"] {
            assert!(!ends_sentence(text), "{text}");
        }
    }

    #[test]
    fn folded_words_ignore_case_and_apostrophes() {
        let words: Vec<_> = folded("The Alliance’s 3 Büros: 北约").collect();
        assert_eq!(words, ["the", "alliances", "3", "büros", "北", "约"]);
        assert_eq!(
            hashed("The Alliance’s 3 Büros: 北约"),
            hashed("the ALLIANCES, 3 büros 北 约")
        );
        assert_eq!(hashed("Büros")[0].1, 5);
    }
}
