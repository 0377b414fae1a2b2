//! Finds the phrases of [`NOTICE_RULES`] in a line.
//!
//! Text and phrases are folded to the same form: words in lower case, one space between them. The
//! first word of a phrase is looked up for each word of the line, so the cost is linear in the line
//! and hardly depends on the number of phrases.

use super::{NOTICE_RULES, NoticeRule, PageKind, Place};
use crate::text::words::{self, is_spaceless};
use rustc_hash::FxHashMap;
use std::borrow::Cow;
use std::ops::Range;
use std::sync::{LazyLock, OnceLock};

/// A phrase found in a folded line.
#[derive(Clone)]
pub(crate) struct Match {
    pub rule: &'static NoticeRule,
    /// The bytes of the line that the phrase covers.
    pub span: Range<usize>,
}

struct Phrase {
    rule: &'static NoticeRule,
    written: &'static str,
    /// The phrase as it is compared. Most phrases are never compared in a run, and folding all of
    /// them would take longer than the rest of the start of the program.
    folded: OnceLock<(String, End)>,
    /// The next phrase with the same first word.
    next: Option<usize>,
}

impl Phrase {
    fn folded(&self) -> (&str, End) {
        let (text, end) = self.folded.get_or_init(|| {
            let text = fold(self.written);
            let end = match self.written.ends_with('*') || text.ends_with(is_hangul) {
                true => End::Stem,
                false if text.ends_with(is_spaceless) => End::Anywhere,
                false => End::Word,
            };
            (text, end)
        });
        (text, *end)
    }
}

/// All phrases, and the first one for each first word.
struct Phrases {
    all: Vec<Phrase>,
    by_first_word: FxHashMap<Cow<'static, str>, usize>,
}

impl Phrases {
    /// The phrases that begin with a word.
    fn beginning_with(&self, word: &str) -> impl Iterator<Item = &Phrase> {
        let first = self.by_first_word.get(word).map(|at| &self.all[*at]);
        std::iter::successors(first, |phrase| phrase.next.map(|at| &self.all[at]))
    }
}

/// How a phrase ends.
#[derive(Debug, Clone, Copy)]
enum End {
    /// With the word.
    Word,
    /// Inside a word, which belongs to the phrase: phrases with a final `*`.
    Stem,
    /// At any character: spaceless scripts.
    Anywhere,
}

/// The HTTP statuses of errors.
const STATUSES: Range<u16> = 400..600;

static PHRASES: LazyLock<Phrases> = LazyLock::new(|| {
    let written = NOTICE_RULES
        .iter()
        .copied()
        .rev()
        .flat_map(|rules| rules.iter().rev());
    // In reverse, so that the phrases of a word are in the order of the rules.
    let written = written.flat_map(|rule| {
        let phrases = rule.phrases.iter().rev();
        let phrases = phrases.flat_map(|(_, phrases)| phrases.iter().rev());
        phrases.map(move |written| (rule, *written))
    });
    let mut all: Vec<Phrase> = Vec::new();
    let mut by_first_word = FxHashMap::default();
    for (rule, written) in written {
        let next = by_first_word.insert(folded_first_word(written), all.len());
        all.push(Phrase {
            rule,
            written,
            folded: OnceLock::new(),
            next,
        });
    }
    Phrases { all, by_first_word }
});

/// The first word of a phrase as it is folded. Most are written in that form.
fn folded_first_word(written: &'static str) -> Cow<'static, str> {
    let first = first_word(written);
    // Folding parts a word from the spaceless script after it.
    let is_folded = |c: char| c.is_alphabetic() && !c.is_uppercase() && !is_spaceless(c);
    let is_single = first.chars().nth(1).is_none();
    match is_single || first.chars().all(is_folded) {
        true => Cow::Borrowed(first),
        false => Cow::Owned(first_word(&fold(written)).to_owned()),
    }
}

/// The first word of a folded text, or its first character in spaceless scripts.
fn first_word(text: &str) -> &str {
    let end = match text.chars().next() {
        Some(first) if is_spaceless(first) => first.len_utf8(),
        _ => text.find(' ').unwrap_or(text.len()),
    };
    &text[..end]
}

/// The words of a text in lower case, one space between them. Runs of a spaceless script are one
/// word. HTTP error statuses become `#`, apostrophes vanish, and so do names of hosts, which
/// notices have in any place.
pub(crate) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len() + 1);
    for token in text.split_whitespace().filter(|token| !is_host(token)) {
        fold_token(token, &mut folded);
    }
    folded.truncate(folded.trim_end().len());
    folded
}

/// Whether a token is the name of a host, such as `www.example.com`.
fn is_host(token: &str) -> bool {
    let name = token.trim_matches(|c: char| !c.is_ascii_alphanumeric());
    name.rsplit_once('.').is_some_and(|(before, top)| {
        before.len() > 1
            && (2..=MAX_TOP_DOMAIN).contains(&top.len())
            && top.bytes().all(|byte| byte.is_ascii_lowercase())
            && before
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-'))
    })
}

/// Letters of the longest top-level domain that a host is recognised by.
const MAX_TOP_DOMAIN: usize = 10;

fn fold_token(token: &str, folded: &mut String) {
    let mut word_start = folded.len();
    let mut was_spaceless = false;
    for c in token.chars() {
        match c {
            '\'' | '’' | 'ʼ' | '`' | '´' | '\u{ad}' | '\u{200c}' | '\u{200d}' => {}
            c if c.is_alphanumeric() || is_spaceless(c) || is_mark(c) => {
                if is_spaceless(c) != was_spaceless {
                    end_word(folded, &mut word_start);
                }
                was_spaceless = is_spaceless(c);
                // The dot that remains of a Turkish capital I is not part of the word.
                folded.extend(c.to_lowercase().filter(|c| *c != '\u{307}'));
            }
            _ => end_word(folded, &mut word_start),
        }
    }
    end_word(folded, &mut word_start);
}

/// Whether a letter is Korean: particles and endings follow a word without a space.
fn is_hangul(c: char) -> bool {
    matches!(c, '\u{ac00}'..='\u{d7a3}')
}

/// Vowel signs and accents that are written after their letter.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{64b}'..='\u{65f}' | '\u{900}'..='\u{dff}')
}

fn end_word(folded: &mut String, word_start: &mut usize) {
    let word = &folded[*word_start..];
    if word.is_empty() {
        return;
    }
    if word.len() == 3
        && word
            .parse()
            .is_ok_and(|status: u16| STATUSES.contains(&status))
    {
        folded.truncate(*word_start);
        folded.push('#');
    }
    folded.push(' ');
    *word_start = folded.len();
}

/// The phrases in a folded line, in order of their position. `skipped_vendor` leaves out the
/// phrases of one vendor.
pub(crate) fn matches(line: &str, skipped_vendor: &str) -> Vec<Match> {
    let mut found = Vec::new();
    let mut after_gap = true;
    for (at, c) in line.char_indices() {
        if c == ' ' {
            after_gap = true;
            continue;
        }
        let begins = after_gap || is_spaceless(c);
        after_gap = false;
        if !begins {
            continue;
        }
        let rest = &line[at..];
        for phrase in PHRASES.beginning_with(first_word(rest)) {
            if !skipped_vendor.is_empty() && phrase.rule.vendor == skipped_vendor {
                continue;
            }
            let (text, end_of_phrase) = phrase.folded();
            let Some(after) = rest.strip_prefix(text) else {
                continue;
            };
            let word_rest = after.find(' ').unwrap_or(after.len());
            let end = at + text.len();
            match end_of_phrase {
                End::Anywhere => found.push(Match {
                    rule: phrase.rule,
                    span: at..end,
                }),
                End::Stem => found.push(Match {
                    rule: phrase.rule,
                    span: at..end + word_rest,
                }),
                End::Word if word_rest == 0 => found.push(Match {
                    rule: phrase.rule,
                    span: at..end,
                }),
                End::Word => {}
            }
        }
    }
    found
}

/// Whether a folded line consists of phrases of a kind at a place. Other phrases of the kind may
/// fill the rest of the line, and few other words: the name of a site, a polite word.
pub(crate) fn states(line: &str, matches: &[Match], kind: PageKind, place: Place) -> bool {
    let of_kind = || {
        matches
            .iter()
            .filter(|found| found.rule.kinds.contains(&kind))
    };
    if !of_kind().any(|found| found.rule.place == place) {
        return false;
    }
    let explaining = of_kind().filter(|found| EXPLAINS.contains(&found.rule.place));
    let explained = covered_words(line, explaining);
    let with_fillers = of_kind()
        .filter(|found| EXPLAINS.contains(&found.rule.place) || found.rule.place == Place::Filler);
    let other = words(line) - covered_words(line, with_fillers);
    let begins_with_status = kind == PageKind::ErrorPage
        && STATUS_BEGINNINGS
            .iter()
            .any(|begin| line.starts_with(begin));
    other <= (explained / 3.0).min(MOST_OTHER_WORDS)
        || begins_with_status && words(line) <= MOST_STATUS_WORDS
}

/// How folded lines begin that state an error status, whatever the server calls it.
const STATUS_BEGINNINGS: [&str; 4] = [
    "error # ",
    "http status # ",
    "http error # ",
    "error code # ",
];

/// Words of a line that begins so, at most.
const MOST_STATUS_WORDS: f32 = 6.0;

/// Places whose phrases fill a line.
const EXPLAINS: [Place; 4] = [
    Place::Line,
    Place::Sentence,
    Place::EndOfTeaser,
    Place::Control,
];

/// Words of a line that no phrase explains, at most.
const MOST_OTHER_WORDS: f32 = 2.0;

/// The number of words of a folded text.
fn words(text: &str) -> f32 {
    words::count(text) as f32 + text.matches('#').count() as f32
}

/// The number of words that matches cover together. They are in order of their position.
fn covered_words<'a>(line: &str, matches: impl Iterator<Item = &'a Match>) -> f32 {
    let (mut covered, mut end) = (0.0, 0);
    for found in matches {
        if found.span.end > end {
            covered += words(&line[found.span.start.max(end)..found.span.end]);
            end = found.span.end;
        }
    }
    covered
}
