//! What can be counted of one block's text, in one pass.
//!
//! Nothing here depends on a language: capitals, digits, stops and length are enough to
//! tell prose from headlines and headlines from furniture, in any script that has them.

use crate::document::{Block, BlockKind};
use crate::text::words;
use rustc_hash::FxHasher;
use std::hash::Hasher;

/// A block is long when it has at least this many words, and most of them lead nowhere:
/// jusText's `LENGTH_LOW` (70 characters) is about 12 words of English.
const LONG_WORDS: f32 = 12.0;

/// Text of which more than this share is linked is navigation, not prose
/// (Kohlschütter et al., "Boilerplate Detection using Shallow Text Features", WSDM 2010, finds 0.33).
const LONG_LINK_DENSITY: f32 = 0.33;

/// Articles, prepositions and conjunctions have no more letters in the languages that have them, and are two words in five of
/// their prose; headlines and menus do without.
const LITTLE_LETTERS: u32 = 3;

/// How a block ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Ends {
    Open,
    /// With a colon, a comma or a dash: more is to come.
    Announcing,
    Sentence,
}

/// How a block begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Begins {
    /// In a script without capitals.
    Plain,
    Lower,
    Upper,
    Digit,
    Quote,
    /// With a bullet, an arrow or another sign.
    Sign,
}

/// What was counted of a block.
#[derive(Debug, Clone)]
pub(super) struct TextStats {
    pub words: f32,
    /// Characters that are not white space.
    pub chars: f32,
    pub letters: f32,
    pub capitals: f32,
    /// Words that begin with a capital.
    pub capital_words: f32,
    /// Words as white space separates them.
    pub spaced_words: f32,
    pub digits: f32,
    /// Words of a few letters that begin with a small one: most of them hold a sentence together.
    pub little: f32,
    pub commas: f32,
    /// Ends of sentences inside it.
    pub stops: f32,
    /// `|`, `·`, `•`, `/` and their kin between words.
    pub separators: f32,
    pub ends: Ends,
    pub begins: Begins,
    pub asks: bool,
    pub exclaims: bool,
    /// It holds an e-mail address or a handle.
    pub address: bool,
    /// The last word is a dash or a bar, as scrapers leave them between headlines.
    pub ends_in_dash: bool,
    /// It holds a year between 1900 and 2099.
    pub year: bool,
    /// It holds a time of day or a number with a separator, such as `12:30`, `5.10`.
    pub clock: bool,
    /// It holds a sign of a currency beside a digit.
    pub price: bool,
    pub cjk: bool,
    pub link_density: f32,
    /// Long enough for prose, and not made of links.
    pub long: bool,
    /// The same for the same words, whatever their case and punctuation.
    pub hash: u64,
}

/// Counts a block's text, and gives the hashes of its words, so many at most, with their lengths.
pub(super) fn of_block(block: &Block, room: usize) -> (TextStats, Vec<(u64, usize)>) {
    let text = block.text.trim();
    let mut m = TextStats {
        words: 0.0,
        chars: 0.0,
        letters: 0.0,
        capitals: 0.0,
        capital_words: 0.0,
        spaced_words: 0.0,
        digits: 0.0,
        little: 0.0,
        commas: 0.0,
        stops: 0.0,
        separators: 0.0,
        ends: ends(text),
        begins: begins(text),
        asks: text.ends_with(['?', '？', '؟', '\u{37e}']),
        exclaims: text.ends_with(['!', '！']),
        address: text.contains('@'),
        ends_in_dash: ends_in_dash(text),
        year: false,
        clock: false,
        price: false,
        cjk: false,
        link_density: 0.0,
        long: false,
        hash: 0,
    };
    let mut hasher = FxHasher::default();
    let (mut chars, mut letters, mut capitals, mut digits) = (0u32, 0u32, 0u32, 0u32);
    let (mut commas, mut stops, mut separators) = (0u32, 0u32, 0u32);
    let (mut capital_words, mut spaced_words) = (0u32, 0u32);
    // Of the word that is read: whether it begins with a small letter, and its letters.
    let (mut little, mut small, mut length) = (0u32, false, 0u32);
    let mut before = ' ';
    // The same, but over white space.
    let mut said = ' ';
    let mut number = 0u32;
    let mut number_digits = 0u32;
    let (mut year, mut clock, mut price, mut cjk) = (false, false, false, false);
    let mut reader = words::Reader::new(text.len(), room);
    let mut rest = text;
    loop {
        let run = letters_at_the_beginning(rest);
        if let Some(first) = run.bytes().next() {
            if number_digits > 0 {
                year |= number_digits == 4 && (1900..2100).contains(&number);
                (number, number_digits) = (0, 0);
            }
            let starts = before == ' ';
            if starts {
                (small, length) = (first.is_ascii_lowercase(), 0);
            }
            length += run.len() as u32;
            let capital = first.is_ascii_uppercase() && (starts || !before.is_alphanumeric());
            spaced_words += u32::from(starts);
            capital_words += u32::from(capital);
            let mut last = first;
            for letter in run.bytes() {
                capitals += u32::from(letter.is_ascii_uppercase());
                words::hash_folded(letter as char, &mut hasher);
                reader.take_ascii_alphanumeric(letter);
                last = letter;
            }
            chars += run.len() as u32;
            letters += run.len() as u32;
            (said, before) = (last as char, last as char);
        }
        // Behind the text there is white space, as between words.
        let behind = &rest[run.len()..];
        let ended = behind.is_empty();
        let mut characters = behind.chars();
        let c = characters.next().unwrap_or(' ');
        rest = characters.as_str();
        reader.take(c);
        if c.is_whitespace() {
            little += u32::from(small && length <= LITTLE_LETTERS);
            small = false;
        }
        if c == ' ' && number_digits == 0 {
            stops += u32::from(matches!(before, '.' | '!' | '?' | '…'));
            before = c;
            if ended {
                break;
            }
            continue;
        }
        let is_digit = c.is_ascii_digit();
        if is_digit {
            number = number
                .saturating_mul(10)
                .saturating_add(c as u32 - '0' as u32);
            number_digits += 1;
        } else if number_digits > 0 {
            year |= number_digits == 4 && (1900..2100).contains(&number);
            number = 0;
            number_digits = 0;
        }
        if c.is_whitespace() {
            stops += u32::from(matches!(before, '.' | '!' | '?' | '…'));
            before = ' ';
            if ended {
                break;
            }
            continue;
        }
        chars += 1;
        let starts = before == ' ';
        spaced_words += u32::from(starts);
        if starts {
            (small, length) = (c.is_lowercase(), 0);
        }
        length += u32::from(c.is_alphabetic());
        if c.is_alphanumeric() {
            if c.is_numeric() {
                digits += 1;
                clock |= is_digit && matches!(before, ':' | '.' | '/');
                price |= is_digit && is_currency(said);
            } else {
                letters += 1;
                if c.is_uppercase() {
                    capitals += 1;
                    capital_words += u32::from(starts || !before.is_alphanumeric());
                }
                cjk |= words::is_cjk(c);
            }
            words::hash_folded(c, &mut hasher);
        } else {
            match c {
                ',' | '，' | '、' | '،' | ';' | '；' => commas += 1,
                '。' | '！' | '？' | '।' | '။' | '።' => stops += 1,
                '|' | '·' | '•' | '/' | '»' | '›' | '>' | '★' => separators += 1,
                _ => {}
            }
            price |= is_currency(c) && said.is_ascii_digit();
        }
        said = c;
        before = c;
    }
    (m.year, m.clock, m.price, m.cjk) = (year, clock, price, cjk);
    m.words = reader.words() as f32;
    m.chars = chars as f32;
    m.letters = letters as f32;
    m.capitals = capitals as f32;
    m.digits = digits as f32;
    m.little = little as f32;
    m.commas = commas as f32;
    m.stops = stops as f32;
    m.separators = separators as f32;
    m.capital_words = capital_words as f32;
    m.spaced_words = spaced_words as f32;
    m.link_density = share(block.link_chars as f32, m.chars).min(1.0);
    m.long = m.words >= LONG_WORDS && m.link_density <= LONG_LINK_DENSITY;
    m.hash = hasher.finish();
    (m, reader.finish())
}

/// The ASCII letters with which a text begins: most characters of most texts, and little is to be known of them.
#[inline]
fn letters_at_the_beginning(text: &str) -> &str {
    let end = text.bytes().position(|byte| !byte.is_ascii_alphabetic());
    &text[..end.unwrap_or(text.len())]
}

/// `part` of `whole`, 0 where there is nothing.
pub(super) fn share(part: f32, whole: f32) -> f32 {
    if whole > 0.0 { part / whole } else { 0.0 }
}

impl TextStats {
    /// The share of its characters that are neither letters nor digits: brackets and operators of code, rules of tables.
    pub(super) fn signs(&self) -> f32 {
        share(self.chars - self.letters - self.digits, self.chars)
    }

    /// 1 where it begins with a small letter.
    pub(super) fn lower(&self) -> f32 {
        f32::from(u8::from(self.begins == Begins::Lower))
    }

    /// Prose: long, and a sentence of it ends.
    pub(super) fn prose(&self, kind: BlockKind) -> bool {
        self.long && (self.ends == Ends::Sentence || self.stops >= 1.0) && kind != BlockKind::Code
    }
}

fn ends(text: &str) -> Ends {
    if words::ends_sentence(text) {
        Ends::Sentence
    } else if text.ends_with([':', ',', '：', '，', '、', '-', '–', '—']) {
        Ends::Announcing
    } else {
        Ends::Open
    }
}

/// The signs of Unicode's category Sc that shops use.
fn is_currency(c: char) -> bool {
    matches!(
        c,
        '$' | '¢' | '£' | '¥' | '￥' | '฿' | '\u{20a0}'..='\u{20c0}'
    )
}

fn ends_in_dash(text: &str) -> bool {
    let last = text.rsplit(char::is_whitespace).next().unwrap_or("");
    matches!(
        last,
        "-" | "–" | "—" | "|" | "»" | "›" | ">" | "→" | "·" | "•"
    )
}

fn begins(text: &str) -> Begins {
    match text.chars().next() {
        Some(c) if c.is_numeric() => Begins::Digit,
        Some(c) if c.is_lowercase() => Begins::Lower,
        Some(c) if c.is_uppercase() => Begins::Upper,
        Some(c) if c.is_alphabetic() => Begins::Plain,
        Some('"' | '\'' | '“' | '‘' | '«' | '„' | '»' | '「' | '『' | '(' | '[') => {
            Begins::Quote
        }
        _ => Begins::Sign,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> TextStats {
        of_block(
            &Block::new(BlockKind::Paragraph, text.into(), 0),
            usize::MAX,
        )
        .0
    }

    #[test]
    fn the_words_of_a_block_are_hashed_as_those_that_they_are_compared_with() {
        for text in [
            " The alliance’s 3rd  night-train: it's 北约 back, année 2021! ",
            "a'b 'c' d’e",
            "สวัสดีชาวโลก",
            " - | · ",
            "",
        ] {
            let block = Block::new(BlockKind::Paragraph, text.into(), 0);
            let (_, hashed) = of_block(&block, usize::MAX);
            assert_eq!(hashed, words::hashed(text), "{text}");
            let (_, first) = of_block(&block, 2);
            assert_eq!(first, hashed[..hashed.len().min(2)], "{text}");
        }
    }

    #[test]
    fn a_paragraph_is_prose_and_a_headline_is_not() {
        let prose = of(
            "Russia said Monday it was suspending its mission to NATO, as relations \
                        with the Western military bloc plunged to new depths.",
        );
        assert!(prose.prose(BlockKind::Paragraph));
        assert_eq!((prose.ends, prose.begins), (Ends::Sentence, Begins::Upper));
        let headline = of("Key Details From Germany's Multimillion-euro Heist Revealed -");
        assert!(!headline.prose(BlockKind::Paragraph));
        assert!(headline.ends_in_dash);
        assert!(headline.capital_words / headline.spaced_words > 0.7);
    }

    #[test]
    fn years_clocks_and_hashes_are_seen() {
        assert!(of("12 February, 2026").year);
        assert!(!of("Call 12026 now").year);
        assert!(of("5:50 am").clock);
        assert!(of("Now €12.50").price && of("12 € only").price && of("$ 5").price);
        assert!(!of("US$ and 12 pounds").price);
        assert_eq!(of("Read more »").hash, of("READ MORE").hash);
    }

    #[test]
    fn little_words_have_up_to_three_letters_and_begin_small() {
        // `in`, `the`, `и`, `της` and `b`, but not `The`, `And` and `5th`.
        let line = of("The town in the east и της over b. And 12 5th");
        assert_eq!((line.little, line.spaced_words), (5.0, 12.0));
        assert_eq!(of("no").little, 1.0);
        assert_eq!(of("the-end of").little, 1.0);
        assert_eq!(of("莫斯科 代表").little, 0.0);
    }
}
