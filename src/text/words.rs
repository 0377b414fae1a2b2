//! What a word is, in any script.
//!
//! Length is what separates prose from furniture, so it must mean the same everywhere.
//! Chinese and Japanese write no spaces, nor do Thai, Lao, Khmer and Burmese; there,
//! characters are counted and divided by how many make a word.

use rustc_hash::FxHasher;
use std::hash::Hasher;

/// Characters a word in Han, kana: about 1.6 (mean length of a Chinese word in running
/// text is 1.4 to 1.7, of a Japanese one somewhat more); 5 characters for 3 words.
const CJK: (usize, usize) = (3, 5);

/// Characters a word in the spaceless scripts of South-East Asia, vowel signs included.
const SOUTH_EAST_ASIAN: (usize, usize) = (1, 5);

/// How a character takes part in words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Letter,
    Cjk,
    SouthEastAsian,
    /// Inside a word if letters stand on both sides.
    Joiner,
    Gap,
}

#[inline]
fn part(c: char) -> Part {
    match ASCII.get(c as usize) {
        Some(part) => *part,
        None => part_beyond_ascii(c),
    }
}

/// The parts of ASCII: most characters of most texts, each looked at several times.
const ASCII: [Part; 128] = {
    let mut parts = [Part::Gap; 128];
    let mut c = 0u8;
    while c < 128 {
        if c.is_ascii_alphanumeric() {
            parts[c as usize] = Part::Letter;
        }
        c += 1;
    }
    parts[b'\'' as usize] = Part::Joiner;
    parts
};

fn part_beyond_ascii(c: char) -> Part {
    match c {
        '’' | 'ʼ' | '\u{ad}' | '\u{200c}' | '\u{200d}' => Part::Joiner,
        c if is_cjk(c) => Part::Cjk,
        '\u{0e00}'..='\u{0eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' => {
            Part::SouthEastAsian
        }
        // Vowel signs of Indic scripts are no letters, and stand inside words.
        '\u{0900}'..='\u{0dff}' if !matches!(c, '\u{0964}' | '\u{0965}') => Part::Letter,
        c if c.is_alphanumeric() => Part::Letter,
        '\u{0300}'..='\u{036f}' | '\u{064b}'..='\u{065f}' | '\u{0591}'..='\u{05c7}' => Part::Joiner,
        _ => Part::Gap,
    }
}

/// Han and kana, with their extensions.
pub fn is_cjk(c: char) -> bool {
    matches!(c,
        '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}'
        | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{323af}')
}

/// Whether a character is of a script that writes no spaces between words.
pub fn is_spaceless(c: char) -> bool {
    matches!(part(c), Part::Cjk | Part::SouthEastAsian)
}

/// The number of words in `text`.
pub fn count(text: &str) -> usize {
    let mut counter = Counter::default();
    text.chars().for_each(|c| counter.take(c));
    counter.words()
}

/// Counts the words of characters that come one by one.
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
        // Where a word ends cannot be guessed, so nothing branches on it.
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

/// Whether the last thing said ends a sentence, behind any closing quotes and brackets.
pub fn ends_sentence(text: &str) -> bool {
    const ENDS: [char; 17] = [
        '.', '!', '?', '…', '。', '！', '？', '．', '।', '॥', '؟', '۔', '։', '።', '។', ';', '；',
    ];
    const CLOSING: [char; 16] = [
        '"', '\'', '”', '’', '»', '›', ')', ']', '）', '」', '』', '】', '*', '_', ' ', '\u{a0}',
    ];
    /// No sentence has more behind its end; a page of brackets must not be read to its start.
    const MOST_CLOSING: usize = 8;
    let mut last = text.chars().rev().take(MOST_CLOSING);
    last.find(|c| !CLOSING.contains(c))
        .is_some_and(|c| ENDS.contains(&c))
}

/// The words of `text` in lower case, for comparing: runs of letters and digits, each
/// character of a spaceless script by itself.
pub fn folded(text: &str) -> impl Iterator<Item = String> + '_ {
    runs(text).map(|run| {
        let letters = run.chars().filter(|c| part(*c) != Part::Joiner);
        letters.flat_map(char::to_lowercase).collect()
    })
}

/// What [`folded`] gives, as a hash and the number of characters of each word: for
/// comparing many texts without a string for each of their words.
pub fn hashed(text: &str) -> Vec<(u64, usize)> {
    first_hashed(text, usize::MAX)
}

/// The first of them, so many at most.
pub fn first_hashed(text: &str, room: usize) -> Vec<(u64, usize)> {
    let mut reader = Reader::new(text.len(), room);
    for c in text.chars() {
        if reader.hashed.len() == room {
            break;
        }
        reader.take(c);
    }
    reader.finish()
}

/// Counts words and hashes them as [`hashed`] does, while somebody else walks over a text.
pub struct Reader {
    counter: Counter,
    hasher: FxHasher,
    length: usize,
    hashed: Vec<(u64, usize)>,
    room: usize,
}

impl Reader {
    /// For a text of so many bytes. Of so many words the hashes are kept.
    pub fn new(bytes: usize, room: usize) -> Reader {
        /// Of English prose and its blanks.
        const BYTES_OF_WORD: usize = 6;
        /// Words of most blocks. Room for more is made when it is needed: bytes may be no words at all.
        const WORDS_OF_BLOCK: usize = 64;
        let words = bytes.div_ceil(BYTES_OF_WORD).min(WORDS_OF_BLOCK);
        Reader {
            counter: Counter::default(),
            hasher: FxHasher::default(),
            length: 0,
            hashed: Vec::with_capacity(words.min(room)),
            room,
        }
    }

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
            // A character of a spaceless script is a word, and ends the one before it.
            Part::Cjk | Part::SouthEastAsian => {
                self.end_word();
                hash_folded(c, &mut self.hasher);
                self.length = 1;
                self.end_word();
            }
        }
    }

    /// An ASCII letter or digit, of which nothing must be looked up.
    #[inline]
    pub fn take_ascii_alphanumeric(&mut self, byte: u8) {
        self.counter.take_ascii_alphanumeric();
        hash_folded(byte as char, &mut self.hasher);
        self.length += 1;
    }

    #[inline]
    fn end_word(&mut self) {
        if self.length > 0 {
            if self.hashed.len() < self.room {
                self.hashed.push((self.hasher.finish(), self.length));
            }
            (self.hasher, self.length) = (FxHasher::default(), 0);
        }
    }

    pub fn words(&self) -> usize {
        self.counter.words()
    }

    /// The hashes.
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
    } else {
        c.to_lowercase().for_each(|c| hasher.write_u32(c as u32));
    }
}

/// The stretches of `text` that are words, joiners inside them included.
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
        let (run, behind) = rest.split_at(length);
        rest = behind;
        Some(run)
    })
}

/// The text on one line: white space at both ends is removed, and runs of it become one space.
pub fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_counted_alike_in_all_scripts() {
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
    fn a_sentence_ends_behind_quotes_and_brackets_too() {
        for text in [
            "End.",
            "“End.”",
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
    fn folded_words_compare_across_case_and_apostrophes() {
        let words: Vec<_> = folded("The Alliance’s 3 Büros: 北约").collect();
        assert_eq!(words, ["the", "alliances", "3", "büros", "北", "约"]);
        assert_eq!(
            hashed("The Alliance’s 3 Büros: 北约"),
            hashed("the ALLIANCES, 3 büros 北 约")
        );
        assert_eq!(hashed("Büros")[0].1, 5);
    }
}
