//! Statistics of one block's text, counted in a single pass.
//!
//! Input: a [`Block`]. Output: [`TextStats`], and the hashes of the block's words.
//!
//! Nothing here depends on a language: capitals, digits, sentence ends and length separate prose,
//! headlines and boilerplate in every script that has them.

use crate::document::{Block, BlockKind};
use crate::text::characters::Class;
use crate::text::words;
use rustc_hash::FxHasher;
use std::hash::Hasher;

/// Minimum words of a long block. jusText's `LENGTH_LOW` (70 characters) is about 12 English words.
const LONG_WORDS: f32 = 12.0;

/// Maximum link density of a long block. Text with more links is navigation (Kohlschütter et al.,
/// "Boilerplate Detection using Shallow Text Features", WSDM 2010, finds 0.33).
const LONG_LINK_DENSITY: f32 = 0.33;

/// Maximum letters of a short word. Articles, prepositions and conjunctions have no more in the
/// languages that have them. They are two fifths of the words of prose, and rare in headlines and
/// menus.
const SHORT_WORD_LETTERS: u32 = 3;

/// How a block ends. The order of the variants is part of the features.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Ending {
    /// With anything else.
    Open,
    /// With a colon, a comma or a dash: more follows.
    Continued,
    /// With the end of a sentence.
    Sentence,
}

/// How a block begins. The order of the variants is part of the features.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Beginning {
    /// With a letter of a script without case.
    Uncased,
    Lower,
    Upper,
    Digit,
    Quote,
    /// With a bullet, an arrow or another symbol.
    Symbol,
}

/// Statistics of a block's text. Counts are `f32` because they become features.
#[derive(Debug, Clone)]
pub(super) struct TextStats {
    /// Words, in any script.
    pub words: f32,
    /// Characters except white space.
    pub chars: f32,
    /// Letters.
    pub letters: f32,
    /// Capital letters.
    pub capitals: f32,
    /// Words that begin with a capital.
    pub capitalised_words: f32,
    /// Words separated by white space.
    pub spaced_words: f32,
    /// Decimal digits.
    pub digits: f32,
    /// Words with up to [`SHORT_WORD_LETTERS`] letters that begin in lower case.
    pub short_words: f32,
    /// Commas.
    pub commas: f32,
    /// Sentence ends inside the block.
    pub sentence_ends: f32,
    /// `|`, `·`, `•`, `/` and similar characters between words.
    pub separators: f32,
    /// How the block ends.
    pub ending: Ending,
    /// How the block begins.
    pub beginning: Beginning,
    /// The block ends with a question mark.
    pub question: bool,
    /// The block ends with an exclamation mark.
    pub exclamation: bool,
    /// Contains `@`: an e-mail address or a handle.
    pub address: bool,
    /// The last word is a dash or a bar, as scrapers leave them between headlines.
    pub ends_in_dash: bool,
    /// Contains a year from 1900 to 2099.
    pub year: bool,
    /// Contains a time of day or another number with a separator, such as `12:30` or `5.10`.
    pub clock: bool,
    /// Contains a currency sign next to a digit.
    pub price: bool,
    /// Contains Han or kana.
    pub cjk: bool,
    /// The share of the characters that are inside links.
    pub link_density: f32,
    /// Long enough for prose, and not made of links.
    pub long: bool,
    /// Hash of the words, regardless of case and punctuation.
    pub hash: u64,
}

/// The statistics of a block, and its first `max_words` words as hash and number of letters.
pub(super) fn of_block(block: &Block, max_words: usize) -> (TextStats, Vec<(u64, usize)>) {
    let text = block.text.trim();
    let mut stats = TextStats {
        words: 0.0,
        chars: 0.0,
        letters: 0.0,
        capitals: 0.0,
        capitalised_words: 0.0,
        spaced_words: 0.0,
        digits: 0.0,
        short_words: 0.0,
        commas: 0.0,
        sentence_ends: 0.0,
        separators: 0.0,
        ending: ending(text),
        beginning: beginning(text),
        question: text.ends_with(['?', '？', '؟', '\u{37e}']),
        exclamation: text.ends_with(['!', '！']),
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
    let (mut commas, mut sentence_ends, mut separators) = (0u32, 0u32, 0u32);
    let (mut capitalised_words, mut spaced_words) = (0u32, 0u32);
    // The current word: whether it begins in lower case, and its number of letters.
    let (mut short_words, mut is_lower, mut length) = (0u32, false, 0u32);
    // The previous character, and the previous one that is not white space.
    let mut previous = ' ';
    let mut previous_visible = ' ';
    let mut number = Number::default();
    let (mut year, mut clock, mut price, mut cjk) = (false, false, false, false);
    let mut reader = words::Reader::new(text.len(), max_words);
    let mut rest = text;
    loop {
        let run = leading_ascii_letters(rest);
        if let Some(first) = run.bytes().next() {
            if number.digits > 0 {
                year |= number.end_is_year();
            }
            let starts = previous == ' ';
            if starts {
                (is_lower, length) = (first.is_ascii_lowercase(), 0);
            }
            length += run.len() as u32;
            let begins = || starts || !Class::of(previous).is_alphanumeric();
            let is_capital = first.is_ascii_uppercase() && begins();
            spaced_words += u32::from(starts);
            capitalised_words += u32::from(is_capital);
            let mut last = first;
            for letter in run.bytes() {
                capitals += u32::from(letter.is_ascii_uppercase());
                words::hash_folded(letter as char, &mut hasher);
                reader.take_ascii_alphanumeric(letter);
                last = letter;
            }
            chars += run.len() as u32;
            letters += run.len() as u32;
            (previous_visible, previous) = (last as char, last as char);
        }
        // The end of the text counts as white space, which ends the last word.
        let after_run = &rest[run.len()..];
        let ended = after_run.is_empty();
        let mut characters = after_run.chars();
        let c = characters.next().unwrap_or(' ');
        rest = characters.as_str();
        reader.take(c);
        if c.is_whitespace() {
            short_words += u32::from(is_lower && length <= SHORT_WORD_LETTERS);
            is_lower = false;
        }
        if c == ' ' && number.digits == 0 {
            sentence_ends += u32::from(is_sentence_end(previous));
            previous = c;
            if ended {
                break;
            }
            continue;
        }
        let is_digit = c.is_ascii_digit();
        if is_digit {
            number.push(c as u32 - '0' as u32);
        } else if number.digits > 0 {
            year |= number.end_is_year();
        }
        if c.is_whitespace() {
            sentence_ends += u32::from(is_sentence_end(previous));
            previous = ' ';
            if ended {
                break;
            }
            continue;
        }
        chars += 1;
        let starts = previous == ' ';
        spaced_words += u32::from(starts);
        let class = Class::of(c);
        if starts {
            (is_lower, length) = (class.is_lowercase(), 0);
        }
        length += u32::from(class.is_alphabetic());
        if class.is_alphanumeric() {
            if class.is_numeric() {
                digits += 1;
                clock |= is_digit && matches!(previous, ':' | '.' | '/');
                price |= is_digit && is_currency(previous_visible);
            } else {
                letters += 1;
                if class.is_uppercase() {
                    capitals += 1;
                    let begins = starts || !Class::of(previous).is_alphanumeric();
                    capitalised_words += u32::from(begins);
                }
                cjk |= words::is_cjk(c);
            }
            words::hash_folded(c, &mut hasher);
        } else {
            match c {
                ',' | '，' | '、' | '،' | ';' | '；' => commas += 1,
                '。' | '！' | '？' | '।' | '။' | '።' => sentence_ends += 1,
                '|' | '·' | '•' | '/' | '»' | '›' | '>' | '★' => separators += 1,
                _ => {}
            }
            price |= is_currency(c) && previous_visible.is_ascii_digit();
        }
        previous_visible = c;
        previous = c;
    }
    (stats.year, stats.clock, stats.price, stats.cjk) = (year, clock, price, cjk);
    stats.words = reader.words() as f32;
    stats.chars = chars as f32;
    stats.letters = letters as f32;
    stats.capitals = capitals as f32;
    stats.digits = digits as f32;
    stats.short_words = short_words as f32;
    stats.commas = commas as f32;
    stats.sentence_ends = sentence_ends as f32;
    stats.separators = separators as f32;
    stats.capitalised_words = capitalised_words as f32;
    stats.spaced_words = spaced_words as f32;
    stats.link_density = share(block.link_chars as f32, stats.chars).min(1.0);
    stats.long = stats.words >= LONG_WORDS && stats.link_density <= LONG_LINK_DENSITY;
    stats.hash = hasher.finish();
    (stats, reader.finish())
}

/// The number at the current position of a text.
#[derive(Default)]
struct Number {
    value: u32,
    digits: u32,
}

impl Number {
    #[inline(always)]
    fn push(&mut self, digit: u32) {
        self.value = self.value.saturating_mul(10).saturating_add(digit);
        self.digits += 1;
    }

    /// Ends the number. Returns whether it is a year from 1900 to 2099.
    #[inline(always)]
    fn end_is_year(&mut self) -> bool {
        let number = std::mem::take(self);
        number.digits == 4 && (1900..2100).contains(&number.value)
    }
}

/// Whether this character before white space ends a sentence.
#[inline(always)]
fn is_sentence_end(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '…')
}

/// The ASCII letters at the beginning of a text. They are most of the characters of most texts, and
/// need fewer checks than others.
#[inline]
fn leading_ascii_letters(text: &str) -> &str {
    let end = text.bytes().position(|byte| !byte.is_ascii_alphabetic());
    &text[..end.unwrap_or(text.len())]
}

/// `part / whole`, or 0 if the whole is 0.
pub(super) fn share(part: f32, whole: f32) -> f32 {
    if whole > 0.0 { part / whole } else { 0.0 }
}

impl TextStats {
    /// The share of characters that are neither letters nor digits: brackets and operators of code,
    /// lines of tables.
    pub(super) fn symbol_share(&self) -> f32 {
        share(self.chars - self.letters - self.digits, self.chars)
    }

    /// 1 if the block begins in lower case, else 0.
    pub(super) fn lower_start(&self) -> f32 {
        f32::from(u8::from(self.beginning == Beginning::Lower))
    }

    /// Whether a block of this kind is prose: long, with the end of a sentence.
    pub(super) fn is_prose(&self, kind: BlockKind) -> bool {
        let has_sentence = self.ending == Ending::Sentence || self.sentence_ends >= 1.0;
        self.long && has_sentence && kind != BlockKind::Code
    }
}

fn ending(text: &str) -> Ending {
    if words::ends_sentence(text) {
        Ending::Sentence
    } else if text.ends_with([':', ',', '：', '，', '、', '-', '–', '—']) {
        Ending::Continued
    } else {
        Ending::Open
    }
}

/// Currency signs that shops use (a subset of Unicode's category Sc).
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

fn beginning(text: &str) -> Beginning {
    match text.chars().next() {
        Some(c) if c.is_numeric() => Beginning::Digit,
        Some(c) if c.is_lowercase() => Beginning::Lower,
        Some(c) if c.is_uppercase() => Beginning::Upper,
        Some(c) if c.is_alphabetic() => Beginning::Uncased,
        Some('"' | '\'' | '“' | '‘' | '«' | '„' | '»' | '「' | '『' | '(' | '[') => {
            Beginning::Quote
        }
        _ => Beginning::Symbol,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stats(text: &str) -> TextStats {
        let block = Block::new(BlockKind::Paragraph, text.into(), 0);
        of_block(&block, usize::MAX).0
    }

    #[test]
    fn word_hashes_equal_those_of_the_words_module() {
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
        let prose = stats(
            "Russia said Monday it was suspending its mission to NATO, as relations \
             with the Western military bloc plunged to new depths.",
        );
        assert!(prose.is_prose(BlockKind::Paragraph));
        assert_eq!(
            (prose.ending, prose.beginning),
            (Ending::Sentence, Beginning::Upper)
        );
        let headline = stats("Key Details From Germany's Multimillion-euro Heist Revealed -");
        assert!(!headline.is_prose(BlockKind::Paragraph));
        assert!(headline.ends_in_dash);
        assert!(headline.capitalised_words / headline.spaced_words > 0.7);
    }

    #[test]
    fn years_times_and_prices_are_found() {
        assert!(stats("12 February, 2026").year);
        assert!(!stats("Call 12026 now").year);
        assert!(stats("5:50 am").clock);
        assert!(stats("Now €12.50").price && stats("12 € only").price && stats("$ 5").price);
        assert!(!stats("US$ and 12 pounds").price);
    }

    #[test]
    fn the_hash_ignores_case_and_punctuation() {
        assert_eq!(stats("Read more »").hash, stats("READ MORE").hash);
    }

    #[test]
    fn short_words_have_up_to_three_letters_and_begin_in_lower_case() {
        // `in`, `the`, `и`, `της` and `b`, but not `The`, `And` and `5th`.
        let line = stats("The town in the east и της over b. And 12 5th");
        assert_eq!((line.short_words, line.spaced_words), (5.0, 12.0));
        assert_eq!(stats("no").short_words, 1.0);
        assert_eq!(stats("the-end of").short_words, 1.0);
        assert_eq!(stats("莫斯科 代表").short_words, 0.0);
    }
}
