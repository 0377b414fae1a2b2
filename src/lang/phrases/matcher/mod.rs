//! The phrase matcher: which roles the phrases of [`super::rules`] give a text.
//!
//! ```text
//! build time (build.rs)   phrases -> compiler -> trees
//!                         trees -> prefilter -> conditions for a match
//! run time                text -> candidates (few phrases meet their conditions)
//!                              -> node (each candidate's tree is matched)
//! ```
//!
//! The matcher replaces `regex` because compiling some 2,000 Unicode phrases at start-up takes
//! longer than cleaning a page. Built at compile time, their DFAs would have hundreds of megabytes.
//! Most phrases never meet their conditions in a run, so matching a tree without compiling it is
//! cheap. The figures are in `docs/decisions/0001-phrase-matcher.md`. A test compares the results
//! with those of plain regular expressions.

mod bits;
mod candidates;
// `build.rs` includes the next two; the library needs them only to test them.
#[cfg(test)]
mod compiler;
mod node;
#[cfg(test)]
mod prefilter;

#[cfg(test)]
use super::rules;
use super::rules::{Anchor, Role};
use candidates::{Candidates, fold};
use node::{BLOCK_WORDS, FoldedText, NOTE_WORDS, Node, PositionSet};
use tables::{BEFORE_PROMO, BEFORE_START, PADDING, PHRASES, PROMO_SEPARATOR};

/// The longest block in which phrases are looked for, in bytes. A longer block is prose that
/// happens to contain a phrase.
pub(super) const MAX_BLOCK_BYTES: usize = 240;

/// The same for phrases of [`Role::EditorialNote`]: a disclosure may be three or four sentences.
pub(super) const MAX_NOTE_BYTES: usize = 700;

/// A phrase as the matcher needs it.
struct Phrase {
    role: Role,
    anchor: Anchor,
    /// The case-folded prefixes, one of which begins every match, each with the bits of its
    /// characters ([`bits`]); none if any character may.
    prefixes: &'static [(u128, &'static str)],
    /// The case-folded letters, one of which ends every match; none if any character may.
    last_letters: &'static [char],
    /// The most characters of a match after symbols and digits are trimmed from both ends.
    max_chars: u16,
    node: Node,
}

/// The tables that `build.rs` generates.
mod tables {
    use super::candidates::{WindowBits, bits_of};
    use super::node::{CharRanges, Node};
    use super::{Anchor, Phrase, Role};

    include!(concat!(env!("OUT_DIR"), "/phrase_tables.rs"));
}

/// The roles of a text as a bit set ([`Role::bit`]).
pub(super) fn roles(text: &str) -> u16 {
    let text = text.trim();
    if text.is_empty() || text.len() > MAX_NOTE_BYTES {
        return 0;
    }
    let is_long = text.len() > MAX_BLOCK_BYTES;
    let (mut found, mut folded, mut trimmed) = (0, None, None);
    for phrase in Candidates::of(text, is_long).iter() {
        let phrase = &PHRASES[phrase];
        let is_wanted =
            (!is_long || phrase.role == Role::EditorialNote) && found & phrase.role.bit() == 0;
        let may_match = phrase.anchor != Anchor::Whole
            || trimmed
                .get_or_insert_with(|| TrimmedEnd::of(text))
                .may_match(phrase);
        if !is_wanted || !may_match {
            continue;
        }
        let text = folded.get_or_insert_with(|| FoldedText::new(text, fold));
        let matches = match is_long {
            true => matches::<NOTE_WORDS>,
            false => matches::<BLOCK_WORDS>,
        };
        if matches(phrase, text) {
            found |= phrase.role.bit();
        }
    }
    found
}

/// The length and the last letter of a text without leading and trailing symbols and digits. Most
/// candidates of [`Anchor::Whole`] are excluded by these two.
struct TrimmedEnd {
    chars: usize,
    /// Case-folded.
    last: Option<char>,
}

impl TrimmedEnd {
    fn of(text: &str) -> TrimmedEnd {
        let trimmed = text.trim_matches(|c: char| match c.is_ascii() {
            true => !c.is_ascii_alphabetic() && c != '_',
            false => node::contains(PADDING, c),
        });
        TrimmedEnd {
            chars: trimmed.chars().count(),
            last: trimmed.chars().next_back().map(fold),
        }
    }

    /// Whether a phrase may match the whole text.
    fn may_match(&self, phrase: &Phrase) -> bool {
        let ends = self.last.is_some_and(|c| phrase.last_letters.contains(&c));
        self.chars <= usize::from(phrase.max_chars) && (ends || phrase.last_letters.is_empty())
    }
}

/// Whether a phrase matches at its anchor.
fn matches<const WORDS: usize>(phrase: &Phrase, text: &FoldedText) -> bool {
    let ends = |from: &PositionSet<WORDS>| node::ends(&phrase.node, text, from);
    match phrase.anchor {
        Anchor::Whole => text.any_before_trailing(&ends(&text.positions_after(PADDING)), PADDING),
        Anchor::Start => !ends(&text.positions_after(BEFORE_START)).is_empty(),
        Anchor::Promo => {
            let after = ends(&text.positions_after(BEFORE_PROMO));
            !node::ends(&PROMO_SEPARATOR, text, &after).is_empty()
        }
        Anchor::Anywhere => !ends(&text.positions_of(phrase.prefixes)).is_empty(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::phrases::rules::tests::regex_at_anchor;
    use crate::lang::phrases::rules::{PHRASE_RULES, PhraseRule};
    use regex::{Regex, RegexBuilder};
    use std::time::Instant;

    /// The example texts of all rules: whole, cut, with other case, and joined to each other.
    fn texts() -> Vec<String> {
        let examples = PHRASE_RULES
            .iter()
            .flat_map(|rule| rule.matches.iter().chain(rule.rejects));
        let examples: Vec<&str> = examples.map(|(_, text)| *text).collect();
        let mut texts = Vec::new();
        for (index, text) in examples.iter().enumerate() {
            let other = examples[(index * 7 + 3) % examples.len()];
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
                // A numeral that is not a letter, and digits of another script.
                format!("Ⅷ — ({text}) ٣"),
                format!("«{text}» 12 © {other}"),
                format!("{text} {}", "и так далее ".repeat(9)),
            ]);
            texts.push((*text).to_owned());
        }
        texts
    }

    /// One regular expression for each rule.
    fn rule_regexes() -> Vec<(Role, Regex)> {
        let regex = |rule: &PhraseRule| {
            let phrases = rule.phrases.iter().flat_map(|(_, phrases)| *phrases);
            let pattern = regex_at_anchor(rule.anchor, &phrases.copied().collect::<Vec<_>>());
            let regex = RegexBuilder::new(&pattern).case_insensitive(true).build();
            (rule.role, regex.expect("the phrases of a rule compile"))
        };
        PHRASE_RULES.iter().map(regex).collect()
    }

    fn roles_by_regexes(regexes: &[(Role, Regex)], text: &str) -> u16 {
        regexes
            .iter()
            .filter(|(role, _)| text.len() <= MAX_BLOCK_BYTES || *role == Role::EditorialNote)
            .filter(|(_, regex)| regex.is_match(text))
            .fold(0, |bits, (role, _)| bits | role.bit())
    }

    #[test]
    fn the_matcher_agrees_with_plain_regular_expressions() {
        let regexes = rule_regexes();
        let mut seen = 0;
        for text in texts() {
            let text = text.trim();
            let expected = roles_by_regexes(&regexes, text);
            assert_eq!(roles(text), expected, "{text:?}");
            seen |= expected;
        }
        assert_eq!(seen.count_ones() as usize, Role::ALL.len());
    }

    #[test]
    #[allow(clippy::print_stdout)]
    #[ignore = "prints times; run with `--release --lib matcher -- --ignored --nocapture`"]
    fn cost_of_the_matcher_and_of_plain_regular_expressions() {
        const ROUNDS: usize = 20;
        let texts = texts();
        let start = Instant::now();
        let regexes = rule_regexes();
        println!("compile one regex for each rule: {:?}", start.elapsed());
        let time = |name: &str, roles: &dyn Fn(&str) -> u16| {
            let start = Instant::now();
            let found: u64 = (0..ROUNDS)
                .flat_map(|_| &texts)
                .map(|text| u64::from(roles(text.trim())))
                .sum();
            let each = start.elapsed() / (ROUNDS * texts.len()) as u32;
            println!("{name}: {each:?} for each text");
            found
        };
        let by_regexes = time("regexes", &|text| roles_by_regexes(&regexes, text));
        assert_eq!(time("matcher", &roles), by_regexes);
    }

    #[test]
    fn no_phrase_is_a_candidate_for_every_text() {
        assert_eq!(Candidates::of("Now", false).iter().count(), 0);
    }

    #[test]
    fn a_long_block_is_matched_against_editorial_notes_only() {
        let long = format!(
            "{}. Follow us on Facebook. Ann can be reached at home.",
            "a b ".repeat(80)
        );
        assert_eq!(roles(&long), Role::EditorialNote.bit());
        assert_eq!(roles(&"Related posts ".repeat(60)), 0);
    }
}
