//! Build time: derives from a phrase what a text must contain for the phrase to match.
//!
//! For a phrase at the start of a block it is the block's first letters ([`Prefilter::prefixes`]).
//! For a phrase anywhere in a block it is four consecutive bytes that are in every match
//! ([`Prefilter::windows`]): of all such windows the rarest. `build.rs` uses this module, the
//! library only its tests.

use super::compiler::{Expr, MAX_SMALL_CLASS, case_variants, class_ranges, fold};
use super::rules::{Anchor, PhraseRule};
use std::collections::BTreeSet;

/// Characters of a prefix. Few texts begin with `the rela`, too many with `the r`.
pub const PREFIX_CHARS: usize = 8;

/// Bytes of a window. Four bytes fit a `u32` and are rare enough.
const WINDOW_BYTES: usize = 4;

/// The most case variants of one window. An ASCII `k` or `s` has two in lower case: the Kelvin
/// sign and the long s.
const MAX_CASES: usize = 64;

/// Represents any digit in a prefix.
const DIGIT: char = '\0';

/// Consecutive bytes, and the ASCII letters around them in their word.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct ByteWindow {
    /// Little-endian; the bit of ASCII's lower case (0x20) is set in every byte.
    pub bytes: u32,
    pub before: String,
    pub after: String,
}

/// The conditions under which a phrase may match. Any one of them is enough.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Prefilter {
    /// The text begins with one of these, case-folded, after characters that are not letters.
    pub prefixes: BTreeSet<String>,
    /// The text contains one of these.
    pub windows: BTreeSet<ByteWindow>,
    /// The text contains one of these, which are too short for a window.
    pub short_words: BTreeSet<String>,
    /// The text has a digit before its first letter.
    pub leading_digit: bool,
    /// The text does not begin with a letter.
    pub leading_symbol: bool,
    /// No condition is known: every text must be tried.
    pub always: bool,
}

fn is_letter(c: char) -> bool {
    thread_local! {
        static LETTERS: Vec<(char, char)> = class_ranges(r"\p{L}");
    }
    let contains = |range: &(char, char)| range.0 <= c && c <= range.1;
    LETTERS.with(|letters| letters.iter().any(contains))
}

/// Whether every match is at the start of the text.
fn is_anchored(expr: &Expr) -> bool {
    match expr {
        Expr::Start => true,
        Expr::Concat(parts) => parts.first().is_some_and(is_anchored),
        Expr::Alternation(parts) => parts.iter().all(is_anchored),
        Expr::Repetition(min, _, part) => *min > 0 && is_anchored(part),
        Expr::Folded(_) | Expr::Exact(_) | Expr::Class(_) | Expr::End | Expr::WordBoundary => false,
    }
}

impl Prefilter {
    /// The conditions for a phrase of a rule.
    pub fn new(rule: &PhraseRule, phrase: &Expr) -> Prefilter {
        let mut prefilter = Prefilter::default();
        let mut needs_window = true;
        let anchored = is_anchored(phrase);
        // Rules that match anywhere also have phrases with an anchor of their own.
        if rule.anchor != Anchor::Anywhere || anchored {
            needs_window = false;
            for prefix in prefixes(phrase).into_iter().map(|(prefix, _)| prefix) {
                match prefix.chars().next() {
                    Some(DIGIT) => prefilter.leading_digit = true,
                    Some(c) if is_letter(c) || anchored => {
                        let before_digit = prefix.split(DIGIT).next();
                        prefilter
                            .prefixes
                            .insert(before_digit.unwrap_or_default().to_owned());
                        continue;
                    }
                    Some(_) => prefilter.leading_symbol = true,
                    None => prefilter.always = true,
                }
                needs_window = true;
            }
        }
        if needs_window {
            match required_windows(phrase) {
                Some(choice) => {
                    prefilter = Prefilter {
                        windows: choice.windows,
                        ..Prefilter::default()
                    };
                }
                None if prefilter == Prefilter::default() => {
                    prefilter.short_words = required_short_words(phrase).unwrap_or_default();
                    prefilter.always = prefilter.short_words.is_empty();
                }
                None => {}
            }
        }
        prefilter
    }
}

/// The case-folded prefixes, one of which begins every match; none if a match may begin with
/// anything.
pub fn required_prefixes(phrase: &Expr) -> Vec<String> {
    let all: BTreeSet<String> = prefixes(phrase).into_iter().map(|(p, _)| p).collect();
    match all
        .iter()
        .any(|prefix| prefix.is_empty() || prefix.contains(DIGIT))
    {
        true => Vec::new(),
        false => all.into_iter().collect(),
    }
}

/// The case-folded prefixes of all matches, each with whether what follows may extend it.
fn prefixes(expr: &Expr) -> BTreeSet<(String, bool)> {
    let extensible = |text: String| BTreeSet::from([(text, true)]);
    match expr {
        Expr::Folded(text) | Expr::Exact(text) => {
            let prefix: String = text.chars().take(PREFIX_CHARS).map(fold).collect();
            let is_short = prefix.chars().count() < PREFIX_CHARS;
            BTreeSet::from([(prefix, is_short)])
        }
        Expr::Class(ranges) => {
            let chars = || ranges.iter().flat_map(|(from, to)| *from..=*to);
            if chars().nth(MAX_SMALL_CLASS).is_none() {
                chars().map(|c| (fold(c).to_string(), true)).collect()
            } else if chars().all(char::is_numeric) {
                BTreeSet::from([(DIGIT.to_string(), false)])
            } else {
                BTreeSet::from([(String::new(), false)])
            }
        }
        Expr::Start | Expr::End | Expr::WordBoundary => extensible(String::new()),
        Expr::Alternation(parts) => parts.iter().flat_map(prefixes).collect(),
        Expr::Repetition(min, max, part) => {
            let once = prefixes(part).into_iter();
            let mut all: BTreeSet<_> = once.map(|(p, extends)| (p, extends && *max == 1)).collect();
            if *min == 0 {
                all.extend(extensible(String::new()));
            }
            all
        }
        Expr::Concat(parts) => parts
            .iter()
            .fold(extensible(String::new()), |before, part| {
                let (open, closed): (BTreeSet<_>, BTreeSet<_>) =
                    before.into_iter().partition(|(_, extends)| *extends);
                if open.is_empty() {
                    return closed;
                }
                let next = prefixes(part);
                let longer = open.iter().flat_map(|(begun, _)| {
                    next.iter().map(move |(text, extends)| {
                        let all: String = begun.chars().chain(text.chars()).collect();
                        let cut: String = all.chars().take(PREFIX_CHARS).collect();
                        let extends = *extends && cut.chars().count() < PREFIX_CHARS;
                        (cut, extends)
                    })
                });
                closed.into_iter().chain(longer).collect()
            }),
    }
}

/// The case-folded letters, one of which ends every match; none if a match may end with anything
/// else.
pub fn last_letters(phrase: &Expr) -> BTreeSet<char> {
    match last_chars(phrase) {
        Some((chars, false)) if chars.iter().all(|c| is_letter(*c)) => chars,
        _ => BTreeSet::new(),
    }
}

/// The case-folded last characters of all matches, if they are few, and whether a match may be
/// empty.
fn last_chars(expr: &Expr) -> Option<(BTreeSet<char>, bool)> {
    match expr {
        Expr::Folded(text) | Expr::Exact(text) => Some((
            text.chars().last().map(fold).into_iter().collect(),
            text.is_empty(),
        )),
        Expr::Class(ranges) => {
            let chars = || ranges.iter().flat_map(|(from, to)| *from..=*to);
            let is_small = chars().nth(MAX_SMALL_CLASS).is_none();
            is_small.then(|| (chars().map(fold).collect(), false))
        }
        Expr::Start | Expr::End | Expr::WordBoundary => Some((BTreeSet::new(), true)),
        Expr::Repetition(min, _, part) => {
            let (chars, empty) = last_chars(part)?;
            Some((chars, empty || *min == 0))
        }
        Expr::Alternation(parts) => parts
            .iter()
            .try_fold((BTreeSet::new(), false), |all, part| {
                let (chars, empty) = last_chars(part)?;
                Some((&all.0 | &chars, all.1 || empty))
            }),
        Expr::Concat(parts) => {
            let mut all = BTreeSet::new();
            for part in parts.iter().rev() {
                let (chars, empty) = last_chars(part)?;
                all.extend(chars);
                if !empty {
                    return Some((all, false));
                }
            }
            Some((all, true))
        }
    }
}

/// Windows of which every match contains at least one.
struct WindowChoice {
    windows: BTreeSet<ByteWindow>,
    /// The rarity of the most frequent window.
    rarity: u32,
}

/// The rarest choice of windows, one of which is in every match; `None` if there is none.
fn required_windows(expr: &Expr) -> Option<WindowChoice> {
    match expr {
        Expr::Folded(text) => rarest_windows(&text.chars().map(case_variants).collect::<Vec<_>>()),
        Expr::Exact(text) => rarest_windows(&text.chars().map(|c| vec![c]).collect::<Vec<_>>()),
        Expr::Class(_) | Expr::Start | Expr::End | Expr::WordBoundary => None,
        Expr::Repetition(0, _, _) => None,
        Expr::Repetition(_, _, part) => required_windows(part),
        Expr::Concat(parts) => parts
            .iter()
            .filter_map(required_windows)
            .max_by_key(|choice| choice.rarity),
        Expr::Alternation(parts) => {
            let each: Option<Vec<WindowChoice>> = parts.iter().map(required_windows).collect();
            each.map(|each| WindowChoice {
                rarity: each.iter().map(|c| c.rarity).min().unwrap_or(0),
                windows: each.into_iter().flat_map(|c| c.windows).collect(),
            })
        }
    }
}

/// The rarest windows of a word, given the case variants of each character. Every spelling of the
/// word contains one of them.
fn rarest_windows(word: &[Vec<char>]) -> Option<WindowChoice> {
    let choices = (0..word.len()).filter_map(|start| {
        let (mut spellings, mut end) = (BTreeSet::from([Vec::new()]), start);
        while spellings.iter().any(|bytes| bytes.len() < WINDOW_BYTES) {
            let variants = word.get(end)?;
            end += 1;
            spellings = spellings
                .iter()
                .flat_map(|bytes| {
                    variants
                        .iter()
                        .map(move |c| [bytes, lower_bytes(*c).as_slice()].concat())
                })
                .collect();
        }
        let ascii = |variants: &Vec<char>| variants.iter().copied().find(char::is_ascii);
        let mut before: Vec<char> = word[..start].iter().rev().map_while(ascii).collect();
        before.reverse();
        let after: Vec<char> = word[end..].iter().map_while(ascii).collect();
        let text = |chars: &[char]| chars.iter().map(|c| lower_bytes(*c)[0] as char).collect();
        let window = |bytes: &Vec<u8>| ByteWindow {
            bytes: u32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]),
            before: text(&before),
            after: text(if bytes.len() == WINDOW_BYTES {
                &after
            } else {
                &[]
            }),
        };
        (spellings.len() <= MAX_CASES).then(|| WindowChoice {
            rarity: spellings
                .iter()
                .map(|bytes| rarity(&bytes[..WINDOW_BYTES]))
                .min()
                .unwrap_or(0),
            windows: spellings.iter().map(window).collect(),
        })
    });
    choices.max_by_key(|choice| choice.rarity)
}

/// Words without case, however short, one of which is in every match.
fn required_short_words(expr: &Expr) -> Option<BTreeSet<String>> {
    match expr {
        Expr::Folded(text) if text.chars().all(|c| case_variants(c).len() == 1) => {
            Some(BTreeSet::from([text.clone()]))
        }
        Expr::Concat(parts) => parts.iter().find_map(required_short_words),
        Expr::Alternation(parts) => {
            let each: Option<Vec<BTreeSet<String>>> =
                parts.iter().map(required_short_words).collect();
            each.map(|each| each.into_iter().flatten().collect())
        }
        _ => None,
    }
}

/// The UTF-8 bytes of a character with the bit of ASCII's lower case set in each. The bytes of a
/// text are compared in the same form.
fn lower_bytes(c: char) -> Vec<u8> {
    c.to_string().bytes().map(|byte| byte | 0x20).collect()
}

/// A measure of rarity: the sum of the bytes' ranks by frequency in English. Bytes that are not
/// ASCII letters rank as rarest.
fn rarity(window: &[u8]) -> u32 {
    const MOST_FREQUENT_FIRST: &[u8] = b" etaoinshrdlcumwfgypbvkjxqz";
    let rank = |byte: &u8| MOST_FREQUENT_FIRST.iter().position(|other| other == byte);
    let ranks = window
        .iter()
        .map(|byte| rank(byte).unwrap_or(MOST_FREQUENT_FIRST.len()));
    ranks.sum::<usize>() as u32
}

#[cfg(test)]
mod tests {
    use super::super::compiler::compile;
    use super::super::{candidates, rules::PHRASE_RULES};
    use super::*;

    fn windows(phrase: &str) -> Vec<String> {
        let choice = required_windows(&compile(phrase));
        let text = |window: &ByteWindow| {
            let bytes = window.bytes.to_le_bytes();
            let bytes = String::from_utf8_lossy(&bytes);
            format!("{}[{bytes}]{}", window.before, window.after)
        };
        choice.map_or(Vec::new(), |c| c.windows.iter().map(text).collect())
    }

    fn prefixes_of(phrase: &str) -> Vec<String> {
        prefixes(&compile(phrase))
            .into_iter()
            .map(|(p, _)| p)
            .collect()
    }

    #[test]
    fn the_run_time_folds_the_last_letters_of_phrases_as_the_build_does() {
        for phrase in PHRASE_RULES
            .iter()
            .flat_map(|rule| rule.phrases)
            .flat_map(|(_, phrases)| *phrases)
        {
            for c in last_letters(&compile(phrase))
                .into_iter()
                .flat_map(case_variants)
            {
                assert_eq!(candidates::fold(c), fold(c), "{phrase}");
            }
        }
    }

    #[test]
    fn the_last_letters_are_those_of_the_last_required_part() {
        let last = |phrase| {
            last_letters(&compile(phrase))
                .into_iter()
                .collect::<String>()
        };
        assert_eq!(last(r"\d+ \w+ fa"), "a");
        assert_eq!(last(r"\d+ (views|vote)( ago)?\b"), "eos");
        assert_eq!(last("read (more)?K"), "k");
        // A trailing symbol or digit may be trimmed before the end is compared.
        for phrase in [r"read \w+", "read more?!?", "read (more|[0-9])", "(more)?"] {
            assert_eq!(last(phrase), "", "{phrase}");
        }
    }

    #[test]
    fn the_window_is_the_rarest_that_every_match_contains() {
        assert_eq!(windows(r"\bin (your|the) inbox( now)?"), [" i[nbox]"]);
        assert_eq!(windows("(xbox|quiz)es .{1,3}up"), ["[xbox]", "[quiz]"]);
        assert_eq!(windows(r"\w+( and more)*"), [""; 0]);
        assert_eq!(windows("rights|t.*"), [""; 0]);
        // The Kelvin sign is a case variant of k.
        assert_eq!(windows("(?-i:KLMN)|back").len(), 3);
    }

    #[test]
    fn prefixes_cover_alternatives_and_optional_parts() {
        assert_eq!(prefixes_of("(the )?news"), ["news", "the news"]);
        assert_eq!(
            prefixes_of("read (more|next) .{1,3}"),
            ["read mor", "read nex"]
        );
        assert_eq!(prefixes_of(r"^a(b|c)+d"), ["ab", "ac"]);
        assert_eq!(prefixes_of(r"vor \d+ tagen"), ["vor \0"]);
        assert_eq!(
            prefixes_of(r"\(?\d* ?reply"),
            ["\0", " reply", "(\0", "( reply", "(reply", "reply"]
        );
    }

    #[test]
    fn a_phrase_that_begins_with_any_character_has_no_required_prefixes() {
        let required = |phrase| required_prefixes(&compile(phrase));
        assert_eq!(required("(the )?news"), ["news", "the news"]);
        assert_eq!(required(r"\d+ news"), [""; 0]);
        assert_eq!(required(".news"), [""; 0]);
    }

    #[test]
    fn a_phrase_is_anchored_if_all_its_alternatives_are() {
        let anchored = |phrase| is_anchored(&compile(phrase));
        assert!(anchored("^news") && anchored("^a|^b") && anchored("(^a|^b)c"));
        assert!(!anchored("^a|b") && !anchored("(^a)?b") && !anchored("a^"));
        let rule = PHRASE_RULES
            .iter()
            .find(|rule| rule.anchor == Anchor::Anywhere)
            .unwrap();
        let windows = |phrase| Prefilter::new(rule, &compile(phrase)).windows.len();
        assert_eq!(windows("^newsroom|^reviews"), 0, "prefixes are enough");
        assert_ne!(windows("^newsroom|reviews"), 0, "reviews has no anchor");
    }
}
