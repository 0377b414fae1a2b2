//! Decides whether an accent (`´` or `` ` ``) was typed for an apostrophe.
//!
//! In: an accent between the words on both sides. Out: what it is by itself ([`Verdict`]), and with
//! the habits of the whole text ([`Habits`]). An accent may also be a letter's own that was written
//! apart, as in text from PDF (`posici´on`, `cafe´`). A text does one or the other, so one accent
//! that was certainly written apart leaves all uncertain ones in place.

mod habits;
mod words;

use super::language_model::{BIT, Neighbours, cost};
pub use habits::Habits;
use habits::balance;
use std::borrow::Cow;
use unicode_normalization::char::compose;
use words::{
    BEFORE_VERBS, ELIDED_AT_THE_BEGINNING, ELIDED_IN_U, ELIDED_WORDS, ENDING_IN_E_ACUTE, ENGLISH,
    ENGLISH_SUFFIXES, GLOTTAL_STOPS, TURKISH_SUFFIXES, WELSH,
};

/// An accent or apostrophe, or several of one kind, and the text on both sides.
pub struct Accent<'a> {
    pub c: char,
    pub before: &'a str,
    pub after: &'a str,
    /// A backtick ends directly before the word, so the word is code (two `` `it`s ``).
    pub is_after_code: bool,
}

/// What an accent is by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    Apostrophe,
    /// An apostrophe, unless the text writes accents apart.
    Likely,
    /// The apostrophe of an article or pronoun that lost its vowel (`l´homme`), or an accent
    /// (`l´egal`).
    Elision,
    /// The accent of a letter beside it.
    WrittenApart,
    Unclear,
}

use Verdict::{Apostrophe, Elision, Likely, Unclear, WrittenApart};

impl<'a> Accent<'a> {
    pub fn previous(&self) -> Option<char> {
        self.before.chars().next_back()
    }

    pub fn next(&self) -> Option<char> {
        self.after.chars().next()
    }

    pub fn begins_word(&self) -> bool {
        self.previous()
            .is_none_or(|c| c.is_whitespace() || "([{<\"“„«–—-/".contains(c))
    }

    pub fn ends_word(&self) -> bool {
        self.next()
            .is_none_or(|c| !c.is_alphanumeric() && !matches!(c, '´' | '`'))
    }

    pub fn opens(&self) -> bool {
        self.begins_word() && self.next().is_some_and(|c| !c.is_whitespace())
    }

    pub fn closes(&self) -> bool {
        self.ends_word() && self.previous().is_some_and(|c| !c.is_whitespace())
    }

    /// The letters before it, at most ten.
    pub fn word_before(&self) -> &'a str {
        let letters = self.before.char_indices().rev().take(10);
        let start = letters.take_while(|(_, c)| c.is_alphabetic()).last();
        start.map_or("", |(start, _)| &self.before[start..])
    }

    /// The letters and digits after it, at most eight.
    pub fn word_after(&self) -> &'a str {
        let word = self.after.char_indices().take(8);
        let end = word.take_while(|(_, c)| c.is_alphanumeric()).last();
        end.map_or("", |(at, c)| &self.after[..at + c.len_utf8()])
    }

    /// What it is, without the rest of the text.
    pub fn verdict(&self) -> Verdict {
        if self.closes_n() {
            return Apostrophe;
        }
        match (self.previous(), self.next()) {
            (Some(last), Some(next)) if last.is_alphabetic() && next.is_alphabetic() => {
                self.between_letters(last, next)
            }
            // The 1990´s.
            (Some(last), Some('s')) if last.is_ascii_digit() && self.word_after() == "s" => {
                Apostrophe
            }
            _ if self.begins_word() => match is_elided(self.word_after()) {
                true => Apostrophe,
                false => Unclear,
            },
            (Some(last), _) if self.ends_word() => self.after_word(last),
            _ => Unclear,
        }
    }

    /// The second apostrophe of rock ´n´ roll.
    fn closes_n(&self) -> bool {
        let before_n = self.before.strip_suffix(['n', 'N']);
        before_n.is_some_and(|text| text.ends_with(['´', '`', '\'']))
    }

    fn after_word(&self, last: char) -> Verdict {
        let word = self.word_before();
        let letters = word.chars().count();
        match last {
            // The boys´ team. One letter is a name in a formula: x´.
            's' | 'S' | 'z' | 'x' if letters > 1 => Likely,
            // goin´
            'n' if letters > 3 && word.is_ascii() && word.ends_with("in") => Likely,
            // hab´, sag´
            'b' | 'd' | 'f' | 'g' | 'h' | 'k' | 't' if letters > 2 && self.c == '´' => Likely,
            // un po´
            'o' if word == "po" && self.before.ends_with("un po") => Apostrophe,
            _ => Unclear,
        }
    }

    fn between_letters(&self, last: char, next: char) -> Verdict {
        if is_cyrillic(last) && is_cyrillic(next) {
            // Ukrainian об´єкт. After a vowel it is a stress mark.
            let is_ukrainian = !"аеиоуыэюяєії".contains(last) && "єюяїеёиЄЮЯЇЕЁИ".contains(next);
            return if is_ukrainian { Apostrophe } else { Unclear };
        }
        if !is_latin(last) || !is_latin(next) || self.is_after_code {
            return Unclear;
        }
        let (before, after) = (self.word_before(), self.word_after());
        let (before, after) = (before.to_lowercase(), after.to_lowercase());
        let (before, after) = (before.as_str(), after.as_str());
        let letters = before.chars().count();
        let goes_on = self.after[self.word_after().len()..].starts_with(['´', '`']);
        let is_suffix = ENGLISH_SUFFIXES.contains(&after) && !goes_on;
        // The first apostrophe of rock´n´roll.
        let is_softened = |c: char| "cnszlr".contains(c.to_ascii_lowercase());
        if after == "n" && !is_vowel(last) && (goes_on || !is_softened(last)) {
            return Apostrophe;
        }
        // Grimm´sche Märchen.
        if after.starts_with("sche") {
            return Likely;
        }
        // No i has lost its dot before an apostrophe.
        if next == 'ı' && !before.contains(['ş', 'ğ', 'ı']) {
            return WrittenApart;
        }
        let is_glottal = self.c == '´' && GLOTTAL_STOPS.contains(&(before, after));
        if is_glottal || after == "clock" && before == "o" {
            return Apostrophe;
        }
        if letters == 1 && last.is_uppercase() && next.is_uppercase() {
            // O´Brien.
            return if last == 'O' { Apostrophe } else { Likely };
        }
        if is_vowel(last) {
            return match () {
                () if ELIDED_IN_U.contains(&before) && is_vowel(next) => Likely,
                () if after == "s"
                    && before != "e"
                    && !goes_on
                    && !ENDING_IN_E_ACUTE.contains(&before) =>
                {
                    Likely
                }
                () if is_suffix && BEFORE_VERBS.contains(&before) => Likely,
                () if before == "y" && is_vowel(next) => Likely,
                () if WELSH.0.contains(&before) && WELSH.1.contains(&after) => Likely,
                () if self.is_turkish(after) => Likely,
                () if is_vowel(next) => Unclear,
                () => WrittenApart,
            };
        }
        if is_suffix {
            return Apostrophe;
        }
        if is_vowel(next) || matches!(next, 'h' | 'H') {
            return match () {
                // Breton c´hoar.
                () if before.ends_with('c') && after.starts_with('h') => Apostrophe,
                () if ELIDED_WORDS.contains(&before) => Likely,
                () if letters == 1 && "bcdgjlmnstv".contains(before) => Elision,
                () if self.is_turkish(after) => Likely,
                () => WrittenApart,
            };
        }
        // s´wiat and je´s´c have Polish letters.
        match is_softened(last) || letters > 1 && is_softened(next) {
            true if self.is_turkish(after) => Likely,
            true => WrittenApart,
            false => Likely,
        }
    }

    /// Whether it is between a name and a Turkish suffix.
    fn is_turkish(&self, after: &str) -> bool {
        let word = self.word_before();
        word.starts_with(char::is_uppercase)
            && word.chars().count() > 2
            && TURKISH_SUFFIXES.contains(&after)
    }

    /// How much likelier an apostrophe is than the accented letter that would be here otherwise, in
    /// sixteenths of a bit.
    fn apostrophe_gain(&self, is_french: bool) -> i32 {
        let (Some(last), Some(next)) = (self.previous(), self.next()) else {
            return 0;
        };
        let mark = match self.c {
            '´' => '\u{301}',
            _ => '\u{300}',
        };
        let is_possible = |c: &char| !is_french || "éàèùìò".contains(c.to_ascii_lowercase());
        let Some(accented) = compose(next, mark).filter(is_possible) else {
            return NO_SUCH_LETTER;
        };
        let before = &self.before[..self.before.len() - last.len_utf8()];
        let neighbours = Neighbours::between(before, &self.after[next.len_utf8()..]);
        let as_accent = cost(&format!("{last}{accented}"), neighbours);
        let as_apostrophe = cost(&format!("{last}'{next}"), neighbours);
        as_accent - as_apostrophe
    }
}

/// What it gains if no letter takes the accent.
const NO_SUCH_LETTER: i32 = 10 * BIT;

/// Restores apostrophes that only `â` is left of, because a program dropped the other bytes
/// (80 99) as controls (`donât`), and those of MacRoman that were read as Latin-1 (`donÕt`). Only
/// in English, which has neither letter, and only if nothing else in the text is a letter beyond
/// ASCII.
pub fn restore_lost(text: &str) -> Cow<'_, str> {
    let is_lost = |at: usize, c: &str| {
        let before = text[..at].chars().next_back();
        let after = &text[at + c.len()..];
        let end = after.find(|c: char| !c.is_alphanumeric());
        let suffix = &after[..end.unwrap_or(after.len())];
        let is_suffix = match suffix {
            "t" => before == Some('n'),
            _ => ENGLISH_SUFFIXES.contains(&suffix),
        };
        is_suffix && before.is_some_and(|c| c.is_ascii_alphabetic())
    };
    let is_letter = |c: char| !c.is_ascii() && c.is_alphabetic();
    let mut letters = text.match_indices(is_letter);
    let is_damaged = text.contains(LOST_APOSTROPHES)
        && letters.all(|(at, c)| c.contains(LOST_APOSTROPHES) && is_lost(at, c))
        && balance(text, &ENGLISH, &[]) > 0;
    match is_damaged {
        true => Cow::Owned(text.replace(LOST_APOSTROPHES, "’")),
        false => Cow::Borrowed(text),
    }
}

/// The letters that apostrophes became.
pub const LOST_APOSTROPHES: [char; 2] = ['â', 'Õ'];

/// Whether a word lost its beginning, or is a decade (`´90s`).
pub fn is_elided(word: &str) -> bool {
    let decade = word.strip_suffix('s').unwrap_or(word);
    let is_elided = |elided: &&str| word.eq_ignore_ascii_case(elided);
    decade.len() == 2 && decade.bytes().all(|b| b.is_ascii_digit())
        || ELIDED_AT_THE_BEGINNING.iter().any(is_elided)
}

fn is_plain_vowel(c: char) -> bool {
    matches!(c.to_ascii_lowercase(), 'a' | 'e' | 'i' | 'o' | 'u')
}

fn is_vowel(c: char) -> bool {
    is_plain_vowel(c) || matches!(c, 'y' | 'Y') || is_latin(c) && !c.is_ascii()
}

fn is_latin(c: char) -> bool {
    c.is_ascii_alphabetic() || matches!(c, '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}')
}

fn is_cyrillic(c: char) -> bool {
    matches!(c, '\u{400}'..='\u{52f}')
}
