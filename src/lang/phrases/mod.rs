//! Phrases that tell what a block is for: the only place that knows a language.
//!
//! The model works without them (structure carries it), so a language that is missing
//! here is judged almost as well; they help where text has no structure left. One cue
//! goes beyond the model: a line that `promo` matches on is dropped even where the model
//! keeps it (`trim.rs`), so its phrases must be certain.
//!
//! A cue is a file for each use: why it exists, its phrases by language, texts it must
//! fire on in each of its languages, and texts it must not. To add a phrase, add it to
//! its language, and a text to `matches` where the language is new; to add a cue, add a
//! file and its line in [`PHRASE_RULES`]. Then train again (`CONTRIBUTING.md`). What is looked for is derived from
//! the phrases when the program is built (`derive.rs`, `signs.rs`); which of them may match a text is seen
//! first (`candidates.rs`), then each is tried (`program.rs`).

mod candidates;
// Made when the program is built: `build.rs` uses them all.
#[cfg(test)]
mod compiler;
mod matcher;
#[cfg(test)]
mod prefilter;
// The path makes its modules those beside it, as they are for `build.rs`.
#[path = "table.rs"]
mod table;

/// One phrase as it is looked for.
struct Phrase {
    role: Role,
    anchor: Anchor,
    /// What every match begins with; nothing if that can be anything.
    begins: &'static [&'static str],
    /// The letters, folded, one of which every match ends with; none if that can be anything. (Asked where a phrase is all of a text.)
    ends: &'static [char],
    /// The most characters of a match from its first to its last that is neither sign nor digit.
    most_chars: u16,
    node: Node,
}

/// What is made of the phrases when the program is built.
mod tables {
    use super::candidates::{Bits, bits_of};
    use super::matcher::{Class, Node};
    use super::{Anchor, Phrase, Role};

    include!(concat!(env!("OUT_DIR"), "/cues.rs"));
}

use candidates::{Candidates, fold};
use matcher::{CUE_WORDS, NOTE_WORDS, Node, Places, Text};
pub use table::{Anchor, PHRASE_RULES, PhraseRule, ROLES, Role};
use tables::{BEFORE_PROMO, BEFORE_START, BEHIND_PROMO, PHRASES, SPACE_OR_SIGN};

/// A cue is read in blocks up to this many bytes: a longer block is prose that happens
/// to hold the phrase.
const CUE_BYTES: usize = 240;

/// Notes on how a story was made are sentences: a disclosure takes three or four.
const NOTE_BYTES: usize = 700;

/// The uses of a block, one bit for each of [`ROLES`].
pub fn roles(text: &str) -> u16 {
    let text = text.trim();
    if text.is_empty() || text.len() > NOTE_BYTES {
        return 0;
    }
    let long = text.len() > CUE_BYTES;
    let (mut found, mut read, mut core) = (0, None, None);
    for phrase in Candidates::of(text, long).iter() {
        let phrase = &PHRASES[phrase];
        let wanted = (!long || phrase.role == Role::Note) && found & bit(phrase.role) == 0;
        // A phrase that is all of a text is no shorter, and ends as it does.
        let fits = phrase.anchor != Anchor::Whole
            || core.get_or_insert_with(|| Core::of(text)).fits(phrase);
        if !wanted || !fits {
            continue;
        }
        let text = read.get_or_insert_with(|| Text::new(text, fold));
        let stands = match long {
            true => stands::<NOTE_WORDS>,
            false => stands::<CUE_WORDS>,
        };
        if stands(phrase, text) {
            found |= bit(phrase.role);
        }
    }
    found
}

/// A text from its first to its last character that is neither a sign nor a digit.
struct Core {
    chars: usize,
    /// Folded.
    last: Option<char>,
}

impl Core {
    fn of(text: &str) -> Core {
        let core = text.trim_matches(|c: char| match c.is_ascii() {
            true => !c.is_ascii_alphabetic() && c != '_',
            false => matcher::within(SPACE_OR_SIGN, c),
        });
        Core {
            chars: core.chars().count(),
            last: core.chars().next_back().map(fold),
        }
    }

    /// Whether a phrase may be all of it.
    fn fits(&self, phrase: &Phrase) -> bool {
        let ends = self.last.is_some_and(|last| phrase.ends.contains(&last));
        self.chars <= usize::from(phrase.most_chars) && (ends || phrase.ends.is_empty())
    }
}

/// Whether a phrase stands in a text where it must.
fn stands<const WORDS: usize>(phrase: &Phrase, text: &Text) -> bool {
    let ends = |from: &Places<WORDS>| matcher::ends(&phrase.node, text, from);
    match phrase.anchor {
        Anchor::Whole => text.ends_with(&ends(&text.behind(SPACE_OR_SIGN)), SPACE_OR_SIGN),
        Anchor::Start => !ends(&text.behind(BEFORE_START)).is_empty(),
        Anchor::Promo => {
            let behind = ends(&text.behind(BEFORE_PROMO));
            !matcher::ends(&BEHIND_PROMO, text, &behind).is_empty()
        }
        Anchor::Anywhere => !ends(&text.beginning_with(phrase.begins)).is_empty(),
    }
}

/// The bit of a use.
pub const fn bit(role: Role) -> u16 {
    1 << role as u8
}

#[cfg(test)]
mod tests {
    use super::*;
    use regex::Regex;
    use std::collections::BTreeSet;

    /// One regular expression of all the phrases, standing where they must.
    fn pattern(anchor: Anchor, phrases: &[&str]) -> String {
        let phrases = phrases.join("|").replace(r"\b", r"(?-u:\b)");
        match anchor {
            Anchor::Whole => format!(r"^[\W\d]*(?:{phrases})[\W\d]*$"),
            Anchor::Start => format!(r"^[^\p{{L}}©(]*(?:{phrases})"),
            Anchor::Promo => format!(r"^[^\p{{L}}]*(?:{phrases})\s*(?:[:：|»›>→]|[-–—]\s)\s*\S"),
            Anchor::Anywhere => format!("(?:{phrases})"),
        }
    }

    #[test]
    fn every_cue_fires_on_its_texts_and_not_on_the_others() {
        for cue in PHRASE_RULES {
            let name = cue.name;
            assert!(!cue.matches.is_empty() && !cue.rejects.is_empty() && !cue.why.is_empty());
            for (_, text) in cue.matches {
                assert_ne!(roles(text) & bit(cue.role), 0, "{name} on {text:?}");
            }
            for (_, text) in cue.rejects {
                assert_eq!(roles(text) & bit(cue.role), 0, "{name} on {text:?}");
            }
        }
    }

    /// Texts of the table, whole, cut, in other cases, and behind each other.
    fn texts() -> Vec<String> {
        let own = PHRASE_RULES
            .iter()
            .flat_map(|cue| cue.matches.iter().chain(cue.rejects));
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
                // A numeral that is no letter, and digits of another script, before and behind.
                format!("Ⅷ — ({text}) ٣"),
                format!("«{text}» 12 © {other}"),
                format!("{text} {}", "и так далее ".repeat(9)),
            ]);
            texts.push((*text).to_owned());
        }
        texts
    }

    #[test]
    fn what_is_looked_for_in_parts_is_what_each_cue_finds_by_itself() {
        let whole: Vec<(Role, Regex)> = PHRASE_RULES
            .iter()
            .map(|cue| {
                let phrases = cue.phrases.iter().flat_map(|(_, own)| *own);
                let phrases: Vec<&str> = phrases.copied().collect();
                let pattern = format!("(?i){}", pattern(cue.anchor, &phrases));
                (
                    cue.role,
                    Regex::new(&pattern).expect("a cue compiles alone"),
                )
            })
            .collect();
        let mut fired = 0;
        for text in texts() {
            let text = text.trim();
            let by_itself = whole
                .iter()
                .filter(|(role, _)| text.len() <= CUE_BYTES || *role == Role::Note)
                .filter(|(_, pattern)| pattern.is_match(text))
                .fold(0, |bits, (role, _)| bits | bit(*role));
            assert_eq!(roles(text), by_itself, "{text:?}");
            fired |= by_itself;
        }
        assert_eq!(fired.count_ones() as usize, ROLES.len());
    }

    #[test]
    fn no_phrase_is_tried_on_every_text() {
        assert_eq!(Candidates::of("Now", false).iter().count(), 0);
    }

    #[test]
    fn the_phrases_of_every_language_are_shown_at_work() {
        for cue in PHRASE_RULES {
            let name = cue.name;
            for (language, phrases) in cue.phrases {
                let own = regex::RegexBuilder::new(&pattern(cue.anchor, phrases))
                    .case_insensitive(true)
                    .build()
                    .expect("a language's phrases compile alone");
                let mut texts = cue.matches.iter().filter(|(of, _)| of == language);
                assert!(
                    texts.any(|(_, text)| own.is_match(text)),
                    "{name} in {language}"
                );
            }
            let foreign: BTreeSet<&str> = cue
                .rejects
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
        for cue in PHRASE_RULES {
            let languages: Vec<&str> = cue.phrases.iter().map(|(language, _)| *language).collect();
            let texts = cue
                .matches
                .iter()
                .chain(cue.rejects)
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
        assert_eq!(roles(&long), bit(Role::Note));
        assert_eq!(roles(&"Related posts ".repeat(60)), 0);
    }

    #[test]
    fn bits_stand_in_the_order_of_uses() {
        for (index, (role, _)) in ROLES.iter().enumerate() {
            assert_eq!(bit(*role), 1 << index);
        }
    }
}
