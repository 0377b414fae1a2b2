//! Phrases that tell what a block is for: the only place that knows a language.
//!
//! The model works without them (structure carries it), so a language that is missing
//! here is judged almost as well; they help where text has no structure left. One cue
//! goes beyond the model: a line that `promo` fires on is dropped even where the model
//! keeps it (`trim.rs`), so its phrases must be certain.
//!
//! A cue is a file for each use: why it exists, its phrases by language, texts it must
//! fire on in each of its languages, and texts it must not. To add a phrase, add it to
//! its language, and a text to `fires` where the language is new; to add a cue, add a
//! file and its line in [`CUES`]. Then train again (`CONTRIBUTING.md`).

mod account;
mod advert;
mod back;
mod byline;
mod comments;
mod follow;
mod legal;
mod newsletter;
mod note;
mod prefilter;
mod promo;
mod reading;
mod related;
mod share;

use prefilter::Prefilter;
use regex::{Regex, RegexBuilder, RegexSet, RegexSetBuilder};
use std::sync::LazyLock;

/// Where a phrase must stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum At {
    /// It is all the block says, but for punctuation and numbers.
    Whole,
    /// The block begins with it.
    Start,
    /// The block begins with it, and behind a colon, a bar, an arrow or a dash stands more:
    /// a promo of another page inside the body.
    Promo,
    /// Anywhere in it.
    Anywhere,
}

/// What a block that holds the phrase is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum Use {
    /// Introduces other stories.
    Related,
    /// Points to one other story from inside the body.
    Promo,
    Share,
    Newsletter,
    Comments,
    Legal,
    Account,
    Byline,
    Reading,
    Advert,
    /// Sources, references, about the author: behind the body, and sometimes part of it.
    Back,
    /// Asks to follow the site elsewhere.
    Follow,
    /// Tells how the story was made.
    Note,
}

/// All uses, in the order of their bits.
pub const USES: [(Use, &str); 13] = [
    (Use::Related, "related"),
    (Use::Promo, "promo"),
    (Use::Share, "share"),
    (Use::Newsletter, "newsletter"),
    (Use::Comments, "comments"),
    (Use::Legal, "legal"),
    (Use::Account, "account"),
    (Use::Byline, "byline"),
    (Use::Reading, "reading"),
    (Use::Advert, "advert"),
    (Use::Back, "back"),
    (Use::Follow, "follow"),
    (Use::Note, "note"),
];

/// One cue.
pub struct Cue {
    pub name: &'static str,
    pub why: &'static str,
    pub purpose: Use,
    pub at: At,
    /// A language (ISO 639, `mul` for names and signs of every language) and its phrases,
    /// in lower case, each a regular expression; where they stand is said by [`At`], so an
    /// anchor is needed only where a phrase differs from its cue.
    pub phrases: &'static [(&'static str, &'static [&'static str])],
    /// Texts with their language: at least one for each language of `phrases`, which that
    /// language's own phrases must match.
    pub fires: &'static [(&'static str, &'static str)],
    /// Texts with their language that look like the cue and are prose.
    pub not: &'static [(&'static str, &'static str)],
}

/// A cue is read in blocks up to this many bytes: a longer block is prose that happens
/// to hold the phrase.
const CUE_BYTES: usize = 240;

/// Notes on how a story was made are sentences: a disclosure takes three or four.
const NOTE_BYTES: usize = 700;

pub const CUES: &[Cue] = &[
    related::CUE,
    promo::CUE,
    share::CUE,
    newsletter::CUE,
    comments::CUE,
    legal::CUE,
    account::CUE,
    byline::CUE,
    reading::CUE,
    advert::CUE,
    back::CUE,
    follow::CUE,
    note::CUE,
];

/// The phrases of all cues, ready to be looked for.
struct Patterns {
    /// Those that stand at a block's start: one automaton for all, which most texts leave after a
    /// few characters.
    at_start: RegexSet,
    start_uses: Vec<Use>,
    /// Those that may stand anywhere, by cue: each is looked for only where the filter says that it may be.
    anywhere: Vec<(Use, Regex)>,
    filter: Prefilter,
}

/// The alternatives are many, their programs small: the default limit of 10 MiB is for strangers' patterns.
const PROGRAM_BYTES: usize = 64 << 20;
const AUTOMATON_BYTES: usize = 16 << 20;

static PATTERNS: LazyLock<Patterns> = LazyLock::new(|| {
    let (mut at_start, mut start_uses) = (Vec::new(), Vec::new());
    let (mut anywhere, mut anywhere_uses, mut words) = (Vec::new(), Vec::new(), Vec::new());
    for cue in CUES {
        let phrases = cue.phrases.iter().flat_map(|(_, own)| *own).copied();
        // Also of a cue that fires anywhere some phrases have an anchor of their own.
        let (anchored, free): (Vec<&str>, Vec<&str>) =
            phrases.partition(|phrase| cue.at != At::Anywhere || phrase.starts_with('^'));
        if !anchored.is_empty() {
            at_start.push(pattern(cue.at, &anchored));
            start_uses.push(cue.purpose);
        }
        if !free.is_empty() {
            words.extend(free.iter().map(|phrase| (*phrase, anywhere.len())));
            anywhere.push(pattern(cue.at, &free));
            anywhere_uses.push(cue.purpose);
        }
    }
    let filter = Prefilter::new(words.into_iter());
    let at_start = RegexSetBuilder::new(at_start)
        .case_insensitive(true)
        .size_limit(PROGRAM_BYTES)
        .dfa_size_limit(AUTOMATON_BYTES)
        .build()
        .expect("the table's patterns compile: a test walks them");
    let compiled = anywhere.iter().map(|pattern| {
        RegexBuilder::new(pattern)
            .case_insensitive(true)
            .size_limit(PROGRAM_BYTES)
            .dfa_size_limit(AUTOMATON_BYTES)
            .build()
            .expect("the table's patterns compile: a test walks them")
    });
    Patterns {
        at_start,
        start_uses,
        anywhere: anywhere_uses.into_iter().zip(compiled).collect(),
        filter,
    }
});

/// One pattern of all the phrases, standing where they must.
fn pattern(at: At, phrases: &[&str]) -> String {
    // The Unicode word boundary would force the regex engine off its fast path wherever
    // a text is not ASCII; beside a letter of a phrase, the ASCII one says the same.
    let phrases = phrases.join("|").replace(r"\b", r"(?-u:\b)");
    match at {
        At::Whole => format!(r"^[\W\d]*(?:{phrases})[\W\d]*$"),
        At::Start => format!(r"^[^\p{{L}}©(]*(?:{phrases})"),
        At::Promo => format!(r"^[^\p{{L}}]*(?:{phrases})\s*(?:[:：|»›>→]|[-–—]\s)\s*\S"),
        At::Anywhere => format!("(?:{phrases})"),
    }
}

/// The uses of a block, one bit for each of [`USES`].
pub fn uses(text: &str) -> u16 {
    let text = text.trim();
    if text.is_empty() || text.len() > NOTE_BYTES {
        return 0;
    }
    let at_start = PATTERNS.at_start.matches(text);
    let mut found = at_start
        .iter()
        .filter_map(|index| PATTERNS.start_uses.get(index))
        .fold(0, |bits, purpose| bits | bit(*purpose));
    let candidates = PATTERNS.filter.candidates(text);
    for (index, (purpose, pattern)) in PATTERNS.anywhere.iter().enumerate() {
        let wanted = text.len() <= CUE_BYTES || *purpose == Use::Note;
        if wanted && (candidates >> index) & 1 == 1 && pattern.is_match(text) {
            found |= bit(*purpose);
        }
    }
    match text.len() <= CUE_BYTES {
        true => found,
        false => found & bit(Use::Note),
    }
}

/// The bit of a use.
pub const fn bit(purpose: Use) -> u16 {
    1 << purpose as u8
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_cue_fires_on_its_texts_and_not_on_the_others() {
        for cue in CUES {
            let name = cue.name;
            assert!(!cue.fires.is_empty() && !cue.not.is_empty() && !cue.why.is_empty());
            for (_, text) in cue.fires {
                assert_ne!(uses(text) & bit(cue.purpose), 0, "{name} on {text:?}");
            }
            for (_, text) in cue.not {
                assert_eq!(uses(text) & bit(cue.purpose), 0, "{name} on {text:?}");
            }
        }
    }

    /// Texts of the table, whole, cut, in other cases, and behind each other.
    fn texts() -> Vec<String> {
        let own = CUES.iter().flat_map(|cue| cue.fires.iter().chain(cue.not));
        let own: Vec<&str> = own.map(|(_, text)| *text).collect();
        let mut texts = Vec::new();
        for (index, text) in own.iter().enumerate() {
            let other = own[(index * 7 + 3) % own.len()];
            let half = text.chars().count() / 2;
            texts.extend([
                text.to_uppercase(),
                text.to_lowercase()
                    .replace('k', "\u{212a}")
                    .replace('s', "\u{17f}"),
                text.chars().skip(half).collect(),
                text.chars().take(half).collect(),
                format!("12. {text} {other}"),
                format!("x {text} | {other}"),
            ]);
            texts.push((*text).to_owned());
        }
        texts
    }

    #[test]
    fn what_is_looked_for_in_parts_is_what_each_cue_finds_by_itself() {
        let whole: Vec<(Use, Regex)> = CUES
            .iter()
            .map(|cue| {
                let phrases = cue.phrases.iter().flat_map(|(_, own)| *own);
                let phrases: Vec<&str> = phrases.copied().collect();
                let pattern = format!("(?i){}", pattern(cue.at, &phrases));
                (
                    cue.purpose,
                    Regex::new(&pattern).expect("a cue compiles alone"),
                )
            })
            .collect();
        let mut fired = 0;
        for text in texts() {
            let text = text.trim();
            let by_itself = whole
                .iter()
                .filter(|(purpose, _)| text.len() <= CUE_BYTES || *purpose == Use::Note)
                .filter(|(_, pattern)| pattern.is_match(text))
                .fold(0, |bits, (purpose, _)| bits | bit(*purpose));
            assert_eq!(uses(text), by_itself, "{text:?}");
            fired |= by_itself;
        }
        assert_eq!(fired.count_ones() as usize, USES.len());
    }

    #[test]
    fn every_phrase_that_may_stand_anywhere_has_a_word_to_look_for_first() {
        assert_eq!(PATTERNS.filter.candidates("1 2 3"), 0);
    }

    #[test]
    fn the_phrases_of_every_language_are_shown_at_work() {
        for cue in CUES {
            let name = cue.name;
            for (language, phrases) in cue.phrases {
                let own = regex::RegexBuilder::new(&pattern(cue.at, phrases))
                    .case_insensitive(true)
                    .build()
                    .expect("a language's phrases compile alone");
                let mut texts = cue.fires.iter().filter(|(of, _)| of == language);
                assert!(
                    texts.any(|(_, text)| own.is_match(text)),
                    "{name} in {language}"
                );
            }
            let foreign: BTreeSet<&str> = cue
                .not
                .iter()
                .map(|(language, _)| *language)
                .filter(|l| *l != "en")
                .collect();
            assert!(
                foreign.len() >= 3,
                "{name} is kept from prose in {foreign:?} alone"
            );
        }
    }

    #[test]
    fn languages_are_named_once_and_alike() {
        const LANGUAGES: [&str; 16] = [
            "mul", "en", "de", "fr", "es", "pt", "it", "nl", "pl", "ru", "el", "zh", "ja", "ko",
            "tr", "ar",
        ];
        for cue in CUES {
            let languages: Vec<&str> = cue.phrases.iter().map(|(language, _)| *language).collect();
            let texts = cue
                .fires
                .iter()
                .chain(cue.not)
                .map(|(language, _)| *language);
            let unknown = languages
                .iter()
                .copied()
                .chain(texts)
                .find(|l| !LANGUAGES.contains(l));
            assert_eq!(unknown, None, "{}", cue.name);
            assert_eq!(
                languages.iter().collect::<BTreeSet<_>>().len(),
                languages.len(),
                "{}",
                cue.name
            );
        }
    }

    #[test]
    fn a_long_block_holds_notes_and_no_other_cue() {
        let long = format!(
            "{}. Follow us on Facebook. Ann can be reached at home.",
            "a b ".repeat(80)
        );
        assert_eq!(uses(&long), bit(Use::Note));
        assert_eq!(uses(&"Related posts ".repeat(60)), 0);
    }

    #[test]
    fn bits_stand_in_the_order_of_uses() {
        for (index, (purpose, _)) in USES.iter().enumerate() {
            assert_eq!(bit(*purpose), 1 << index);
        }
    }
}
