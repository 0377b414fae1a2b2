//! Repairs apostrophes and quotes.
//!
//! Many writers type the spacing accents `´` and `` ` `` for an apostrophe. They become the ASCII
//! apostrophe, which is correct in every style, if the letters around them show that an apostrophe
//! is meant: `alliance´s`, `l´homme`, `´90s`. If they may be an accent (`cafe´`, `citta``), a prime
//! or code, they stay.

use super::characters::replace_chars;
use super::code_spans::CodeSpans;
use std::borrow::Cow;
use std::ops::Range;

/// Straightens typographic quotes. U+02BC stays, because it is a letter in Ukrainian and Hawaiian.
pub fn straighten(text: &str) -> Cow<'_, str> {
    replace_chars(
        text,
        |c| straight(c).is_some(),
        |c, out| out.extend(straight(c)),
    )
}

/// The straight quote for a typographic quote.
pub fn straight(c: char) -> Option<char> {
    match c {
        '\u{2018}'..='\u{201b}' => Some('\''),
        '\u{201c}'..='\u{201f}' => Some('"'),
        _ => None,
    }
}

/// Replaces accents that were typed for apostrophes and quotes.
pub fn repair_apostrophes(text: &str) -> Cow<'_, str> {
    let mut edits: Vec<(Range<usize>, &str)> = vec![];
    let mut spans = CodeSpans::new(text);
    let mut language = Language {
        text,
        spanish: None,
    };
    let mut open = OpenQuotes::default();
    let mut at = 0;
    while let Some(found) = text[at..].find(['´', '`', '\'']) {
        let last_edit = edits.last().map_or(0, |(range, _)| range.end);
        let Some(accent) = Accent::at(text, at + found, last_edit) else {
            break;
        };
        at = accent.range.end;
        if accent.c == '`' && spans.contains(accent.range.start) {
            continue;
        }
        match (accent.c, accent.count) {
            ('\'', 1) if open.single.is_some() && accent.closes() => {
                edits.extend(open.single.take().map(|open| (open, "'")));
            }
            // Another quotation begins, so the open one is never closed.
            ('\'', 1) if accent.opens() && !is_elided(accent.word_after()) => open.single = None,
            ('\'', 2) | ('´', 2) if accent.closes() && open.double_closes_with(accent.c) => {
                edits.extend(open.double.take().map(|(open, _)| (open, "\"")));
                edits.push((accent.range, "\""));
            }
            ('´' | '`', 2) if accent.opens() => {
                let closing = if accent.c == '`' { '\'' } else { '´' };
                open.double = Some((accent.range, closing));
            }
            ('´' | '`', 1) => {
                if open.single.is_some() && accent.closes() && !accent.may_be_accent(&mut language)
                {
                    edits.extend(open.single.take().map(|open| (open, "'")));
                    edits.push((accent.range, "'"));
                } else if accent.is_apostrophe(&mut language) {
                    edits.push((accent.range, "'"));
                } else if accent.opens() {
                    open.single = Some(accent.range);
                }
            }
            _ => {}
        }
    }
    if edits.is_empty() {
        return Cow::Borrowed(text);
    }
    // An opening quote is recognised only when its closing quote is found.
    edits.sort_by_key(|(range, _)| range.start);
    let mut repaired = String::with_capacity(text.len());
    let mut done = 0;
    for (range, replacement) in edits {
        repaired.push_str(&text[done..range.start]);
        repaired.push_str(replacement);
        done = range.end;
    }
    repaired.push_str(&text[done..]);
    Cow::Owned(repaired)
}

/// Quotes that are not closed yet.
#[derive(Default)]
struct OpenQuotes {
    single: Option<Range<usize>>,
    /// With the character that closes it when doubled.
    double: Option<(Range<usize>, char)>,
}

impl OpenQuotes {
    fn double_closes_with(&self, c: char) -> bool {
        self.double
            .as_ref()
            .is_some_and(|(_, closing)| *closing == c)
    }
}

/// An accent or apostrophe, or several of one kind, and the text on both sides.
struct Accent<'a> {
    c: char,
    count: usize,
    range: Range<usize>,
    /// The end of the last edit. A backtick that ends there has been replaced.
    last_edit: usize,
    before: &'a str,
    after: &'a str,
}

impl<'a> Accent<'a> {
    fn at(text: &'a str, start: usize, last_edit: usize) -> Option<Self> {
        let c = text[start..].chars().next()?;
        let count = text[start..].chars().take_while(|next| *next == c).count();
        let range = start..start + count * c.len_utf8();
        Some(Accent {
            c,
            count,
            last_edit,
            before: &text[..start],
            after: &text[range.end..],
            range,
        })
    }

    fn previous(&self) -> Option<char> {
        self.before.chars().next_back()
    }

    fn next(&self) -> Option<char> {
        self.after.chars().next()
    }

    fn begins_word(&self) -> bool {
        self.previous()
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
        self.ends_word() && self.previous().is_some_and(|c| !c.is_whitespace())
    }

    /// The letters before it, at most ten.
    fn word_before(&self) -> &'a str {
        let letters = self.before.char_indices().rev().take(10);
        let start = letters.take_while(|(_, c)| c.is_alphabetic()).last();
        start.map_or("", |(start, _)| &self.before[start..])
    }

    /// The letters and digits after it, at most eight.
    fn word_after(&self) -> &'a str {
        let word = self.after.char_indices().take(8);
        let end = word.take_while(|(_, c)| c.is_alphanumeric()).last();
        end.map_or("", |(at, c)| &self.after[..at + c.len_utf8()])
    }

    /// Whether it may be an accent that was typed after its vowel, as in `cafe´` and `citta``.
    fn may_be_accent(&self, language: &mut Language) -> bool {
        self.previous().is_some_and(is_plain_vowel) && language.is_spanish()
    }

    fn is_apostrophe(&self, language: &mut Language) -> bool {
        if self.closes_n() {
            return true;
        }
        match (self.previous(), self.next()) {
            (Some(last), Some(next)) if last.is_alphabetic() && next.is_alphabetic() => {
                self.is_between_letters(last, next, language)
            }
            // The 1990´s.
            (Some(last), Some('s')) if last.is_ascii_digit() => self.word_after() == "s",
            (Some('s' | 'S' | 'z' | 'x'), _) if self.ends_word() => true,
            _ if self.begins_word() => is_elided(self.word_after()),
            // goin´
            _ if self.ends_word() => {
                let word = self.word_before();
                word.len() >= 4 && word.is_ascii() && word.ends_with("in")
            }
            _ => false,
        }
    }

    /// The second apostrophe of rock ´n´ roll.
    fn closes_n(&self) -> bool {
        let before_n = self.before.strip_suffix(['n', 'N']);
        before_n.is_some_and(|text| text.ends_with(['´', '`', '\'']))
    }

    fn is_between_letters(&self, last: char, next: char, language: &mut Language) -> bool {
        let (before, after) = (self.word_before(), self.word_after());
        if is_cyrillic(last) && is_cyrillic(next) {
            // Ukrainian об´єкт. After a vowel it is a stress mark.
            return !"аеиоуыэюяєії".contains(last) && "єюяїеёиЄЮЯЇЕЁИ".contains(next);
        }
        // The plural of a name in backticks: two `it`s.
        let ahead = self.before.strip_suffix(before);
        let names_code = self.c == '`'
            && ahead.is_some_and(|ahead| ahead.ends_with('`') && ahead.len() != self.last_edit);
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
        // est´as has an accent typed before its vowel. n´, s´ and the like are Polish letters
        // unless a vowel follows (s´il, n´est).
        let polish = "cnszCNSZ".contains(last) && !is_vowel(next) && !matches!(next, 'h' | 'H');
        !polish && !language.is_spanish()
    }
}

/// English words that may end in é: `crudite´s` may be crudités.
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

/// Suffixes after an apostrophe in English, German (`geht´s`) and many brand names.
const ENGLISH_SUFFIXES: [&str; 8] = ["s", "t", "d", "m", "ll", "re", "ve", "clock"];

/// Words whose beginning is elided, and decades: `´em`, `´90s`, Dutch `´s morgens`.
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

/// Whether the text is in a language with accents and without apostrophes, computed on first use.
struct Language<'a> {
    text: &'a str,
    spanish: Option<bool>,
}

impl Language<'_> {
    /// Spanish or Portuguese, by frequent words that other languages do not have.
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
