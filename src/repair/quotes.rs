//! Apostrophes and quotes.
//!
//! Many writers and editors type the spacing accents `´` and `` ` `` for an apostrophe.
//! They become the ASCII one, which is right in every style, wherever the letters around
//! say that an apostrophe is meant: `alliance´s`, `l´homme`, `´90s`. Where they may stand
//! for an accent (`cafe´`, `citta``), a prime or code, they stay.

use super::characters::replace_chars;
use super::code_spans::CodeSpans;
use std::borrow::Cow;
use std::ops::Range;

/// Straightens typographic quotes. U+02BC is a letter (Ukrainian, Hawaiian) and stays.
pub fn straighten(text: &str) -> Cow<'_, str> {
    replace_chars(
        text,
        |c| straight(c).is_some(),
        |c, out| out.extend(straight(c)),
    )
}

/// The straight quote for a typographic one.
pub fn straight(c: char) -> Option<char> {
    match c {
        '\u{2018}'..='\u{201b}' => Some('\''),
        '\u{201c}'..='\u{201f}' => Some('"'),
        _ => None,
    }
}

/// Mends accents typed for apostrophes and quotes.
pub fn mend_apostrophes(text: &str) -> Cow<'_, str> {
    let mut edits: Vec<(Range<usize>, &str)> = vec![];
    let mut spans = CodeSpans::of(text);
    let mut language = Language {
        text,
        spanish: None,
    };
    let mut opened = Opened::default();
    let mut at = 0;
    while let Some(found) = text[at..].find(['´', '`', '\'']) {
        let mended = edits.last().map_or(0, |(range, _)| range.end);
        let Some(mark) = Mark::at(text, at + found, mended) else {
            break;
        };
        at = mark.range.end;
        if mark.c == '`' && spans.contains(mark.range.start) {
            continue;
        }
        match (mark.c, mark.count) {
            ('\'', 1) if opened.single.is_some() && mark.closes() => {
                edits.extend(opened.single.take().map(|open| (open, "'")));
            }
            // Another quote begins: what is open has no end of its own.
            ('\'', 1) if mark.opens() && !is_elided(mark.word_after()) => opened.single = None,
            ('\'', 2) | ('´', 2) if mark.closes() && opened.double_closes_with(mark.c) => {
                edits.extend(opened.double.take().map(|(open, _)| (open, "\"")));
                edits.push((mark.range, "\""));
            }
            ('´' | '`', 2) if mark.opens() => {
                let closing = if mark.c == '`' { '\'' } else { '´' };
                opened.double = Some((mark.range, closing));
            }
            ('´' | '`', 1) => {
                if opened.single.is_some() && mark.closes() && !mark.may_be_accent(&mut language) {
                    edits.extend(opened.single.take().map(|open| (open, "'")));
                    edits.push((mark.range, "'"));
                } else if mark.is_apostrophe(&mut language) {
                    edits.push((mark.range, "'"));
                } else if mark.opens() {
                    opened.single = Some(mark.range);
                }
            }
            _ => {}
        }
    }
    if edits.is_empty() {
        return Cow::Borrowed(text);
    }
    // An opening quote is known for one only at its closing.
    edits.sort_by_key(|(range, _)| range.start);
    let mut mended = String::with_capacity(text.len());
    let mut done = 0;
    for (range, replacement) in edits {
        mended.push_str(&text[done..range.start]);
        mended.push_str(replacement);
        done = range.end;
    }
    mended.push_str(&text[done..]);
    Cow::Owned(mended)
}

/// Quotes that wait for their closing.
#[derive(Default)]
struct Opened {
    single: Option<Range<usize>>,
    /// With the character that must close it, twice.
    double: Option<(Range<usize>, char)>,
}

impl Opened {
    fn double_closes_with(&self, c: char) -> bool {
        self.double
            .as_ref()
            .is_some_and(|(_, closing)| *closing == c)
    }
}

/// An accent or apostrophe (or several of one kind), and the text on both sides.
struct Mark<'a> {
    c: char,
    count: usize,
    range: Range<usize>,
    /// Where the mark ends that was mended last: what stands there is a backtick no more.
    mended: usize,
    before: &'a str,
    after: &'a str,
}

impl<'a> Mark<'a> {
    fn at(text: &'a str, start: usize, mended: usize) -> Option<Self> {
        let c = text[start..].chars().next()?;
        let count = text[start..].chars().take_while(|next| *next == c).count();
        let range = start..start + count * c.len_utf8();
        Some(Mark {
            c,
            count,
            mended,
            before: &text[..start],
            after: &text[range.end..],
            range,
        })
    }

    fn last(&self) -> Option<char> {
        self.before.chars().next_back()
    }

    fn next(&self) -> Option<char> {
        self.after.chars().next()
    }

    fn begins_word(&self) -> bool {
        self.last()
            .is_none_or(|c| c.is_whitespace() || "([{<\"“„«–—-/".contains(c))
    }

    fn ends_word(&self) -> bool {
        self.next()
            .is_none_or(|c| !c.is_alphanumeric() && !matches!(c, '´' | '`'))
    }

    fn opens(&self) -> bool {
        self.begins_word() && self.next().is_some_and(|c| !c.is_whitespace())
    }

    fn closes(&self) -> bool {
        self.ends_word() && self.last().is_some_and(|c| !c.is_whitespace())
    }

    /// The letters before it, at most ten.
    fn word_before(&self) -> &'a str {
        let letters = self.before.char_indices().rev().take(10);
        let start = letters.take_while(|(_, c)| c.is_alphabetic()).last();
        start.map_or("", |(start, _)| &self.before[start..])
    }

    /// The letters and digits behind it, at most eight.
    fn word_after(&self) -> &'a str {
        let word = self.after.char_indices().take(8);
        let end = word.take_while(|(_, c)| c.is_alphanumeric()).last();
        end.map_or("", |(at, c)| &self.after[..at + c.len_utf8()])
    }

    /// `cafe´`, `citta``: an accent typed behind its vowel.
    fn may_be_accent(&self, language: &mut Language) -> bool {
        self.last().is_some_and(is_plain_vowel) && language.is_spanish()
    }

    fn is_apostrophe(&self, language: &mut Language) -> bool {
        if self.closes_n() {
            return true;
        }
        match (self.last(), self.next()) {
            (Some(last), Some(next)) if last.is_alphabetic() && next.is_alphabetic() => {
                self.is_between_letters(last, next, language)
            }
            // The 1990´s.
            (Some(last), Some('s')) if last.is_ascii_digit() => self.word_after() == "s",
            (Some('s' | 'S' | 'z' | 'x'), _) if self.ends_word() => true,
            _ if self.begins_word() => is_elided(self.word_after()),
            // goin´.
            _ if self.ends_word() => {
                let word = self.word_before();
                word.len() >= 4 && word.is_ascii() && word.ends_with("in")
            }
            _ => false,
        }
    }

    /// The second of rock ´n´ roll.
    fn closes_n(&self) -> bool {
        let before_n = self.before.strip_suffix(['n', 'N']);
        before_n.is_some_and(|text| text.ends_with(['´', '`', '\'']))
    }

    fn is_between_letters(&self, last: char, next: char, language: &mut Language) -> bool {
        let (before, after) = (self.word_before(), self.word_after());
        if is_cyrillic(last) && is_cyrillic(next) {
            // Ukrainian об´єкт; behind a vowel it is a stress mark.
            return !"аеиоуыэюяєії".contains(last) && "єюяїеёиЄЮЯЇЕЁИ".contains(next);
        }
        // The plural of a name in backticks: two `it`s.
        let ahead = self.before.strip_suffix(before);
        let names_code = self.c == '`'
            && ahead.is_some_and(|ahead| ahead.ends_with('`') && ahead.len() != self.mended);
        if !is_latin(last) || !is_latin(next) || names_code {
            return false;
        }
        if before.chars().count() == 1 && last.is_uppercase() && next.is_uppercase() {
            // O´Brien.
            return true;
        }
        let suffix = ENGLISH_SUFFIXES
            .iter()
            .any(|s| after.eq_ignore_ascii_case(s));
        if is_plain_vowel(last) {
            // qu´il, lorsqu´elle.
            let word = before.to_ascii_lowercase();
            let elided = word.ends_with("qu") && is_vowel(next);
            let accented = ENDING_IN_E_ACUTE.contains(&&*word);
            return (elided || suffix && !accented) && !language.is_spanish();
        }
        if suffix {
            return true;
        }
        // est´as: an accent typed before its vowel. n´, s´ and their kin are Polish letters
        // unless a vowel follows (s´il, n´est).
        let polish = "cnszCNSZ".contains(last) && !is_vowel(next) && !matches!(next, 'h' | 'H');
        !polish && !language.is_spanish()
    }
}

/// English words that are written with an é at their end: `crudite´s` may be crudités.
const ENDING_IN_E_ACUTE: [&str; 10] = [
    "cafe",
    "canape",
    "cliche",
    "communique",
    "crudite",
    "fiance",
    "fiancee",
    "protege",
    "saute",
    "souffle",
];

/// What follows an apostrophe in English, German (`geht´s`) and many brand names.
const ENGLISH_SUFFIXES: [&str; 8] = ["s", "t", "d", "m", "ll", "re", "ve", "clock"];

/// Words of which the beginning is left out, and decades: `´em`, `´90s`, Dutch `´s morgens`.
fn is_elided(word: &str) -> bool {
    const WORDS: [&str; 12] = [
        "n", "em", "til", "cause", "cos", "tis", "twas", "bout", "round", "s", "t", "neath",
    ];
    let decade = word.strip_suffix('s').unwrap_or(word);
    decade.len() == 2 && decade.bytes().all(|b| b.is_ascii_digit())
        || WORDS.iter().any(|elided| word.eq_ignore_ascii_case(elided))
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

/// Whether the text is in a language that types accents and has no apostrophes.
struct Language<'a> {
    text: &'a str,
    spanish: Option<bool>,
}

impl Language<'_> {
    /// Spanish or Portuguese, by the small words they share with none of their neighbours.
    fn is_spanish(&mut self) -> bool {
        const SPANISH: [&str; 10] = [
            "el", "los", "las", "por", "para", "como", "muy", "pero", "uma", "não",
        ];
        const ENGLISH: [&str; 8] = ["the", "of", "and", "to", "is", "for", "that", "with"];
        *self.spanish.get_or_insert_with(|| {
            let mut balance = 0;
            for word in self.text.split(|c: char| !c.is_alphabetic()) {
                let is_one_of = |words: &[&str]| words.iter().any(|w| word.eq_ignore_ascii_case(w));
                balance += i32::from(is_one_of(&SPANISH)) - i32::from(is_one_of(&ENGLISH));
            }
            balance > 0
        })
    }
}
