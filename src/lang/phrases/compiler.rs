//! From the phrases of the cues to what the program looks for: done when the program is built.
//!
//! Reading a thousand regular expressions and making automata of them took a tenth of a second of
//! every process, and of most phrases no text ever shows a sign. `build.rs` reads them instead, and
//! writes for each a tree that is walked over a text without being compiled ([`Part`]), and the
//! signs without which it need not be tried (`signs.rs`). All is read off the phrases, so that a new
//! phrase needs no thought. (In the library it is part of the tests alone.)

use regex_syntax::ParserBuilder;
use regex_syntax::hir::{Class, ClassUnicode, ClassUnicodeRange, Hir, HirKind, Look};

/// A class of more characters stands for any.
pub const MOST_OF_CLASS: usize = 8;

/// A regular expression as the program walks it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// These characters, or those that differ from them in case only ([`fold`]).
    Folded(String),
    /// These characters as they are.
    Raw(String),
    Class(Vec<(char, char)>),
    All(Vec<Part>),
    Any(Vec<Part>),
    /// From so many times to so many; `u16::MAX` is without end.
    Repeat(u16, u16, Box<Part>),
    Start,
    End,
    WordBoundary,
}

/// A phrase as a tree, whatever the case of its letters.
pub fn part(phrase: &str) -> Part {
    // Beside a letter of a phrase, ASCII's word boundary says the same as Unicode's.
    let phrase = phrase.replace(r"\b", r"(?-u:\b)");
    let parsed = ParserBuilder::new()
        .case_insensitive(true)
        .build()
        .parse(&phrase);
    of(&parsed.unwrap_or_else(|error| panic!("{phrase}: {error}")))
}

fn of(hir: &Hir) -> Part {
    match hir.kind() {
        HirKind::Empty => Part::All(Vec::new()),
        HirKind::Literal(literal) => {
            let word = std::str::from_utf8(&literal.0).expect("phrases are Unicode");
            // What has cases stands here only where a phrase says that they matter.
            match word.chars().all(|c| same(c).len() == 1) {
                true => Part::Folded(word.to_owned()),
                false => Part::Raw(word.to_owned()),
            }
        }
        HirKind::Class(Class::Unicode(class)) => match few(class) {
            Some(chars) if same(chars[0]) == chars => Part::Folded(fold(chars[0]).into()),
            _ => Part::Class(class.iter().map(|r| (r.start(), r.end())).collect()),
        },
        HirKind::Class(Class::Bytes(_)) => panic!("phrases are Unicode"),
        HirKind::Look(Look::Start) => Part::Start,
        HirKind::Look(Look::End) => Part::End,
        HirKind::Look(Look::WordAscii) => Part::WordBoundary,
        HirKind::Look(look) => panic!("no phrase has had {look:?} so far"),
        HirKind::Repetition(repetition) => {
            let times = |count: u32| u16::try_from(count).expect("counts are small");
            let most = repetition.max.map_or(u16::MAX, times);
            let sub = Box::new(of(&repetition.sub));
            Part::Repeat(times(repetition.min), most, sub)
        }
        HirKind::Capture(capture) => of(&capture.sub),
        HirKind::Alternation(parts) => Part::Any(parts.iter().map(of).collect()),
        HirKind::Concat(parts) => {
            let mut all: Vec<Part> = Vec::new();
            for part in parts.iter().map(of) {
                match (all.last_mut(), part) {
                    (Some(Part::Folded(before)), Part::Folded(word)) => before.push_str(&word),
                    (_, part) => all.push(part),
                }
            }
            Part::All(all)
        }
    }
}

fn few(class: &ClassUnicode) -> Option<Vec<char>> {
    let all = || class.iter().flat_map(|range| range.start()..=range.end());
    let few = all().next().is_some() && all().nth(MOST_OF_CLASS).is_none();
    few.then(|| all().collect())
}

/// The characters that a regular expression takes for the same in any case, in their order.
pub fn same(c: char) -> Vec<char> {
    let mut same = ClassUnicode::new([ClassUnicodeRange::new(c, c)]);
    same.case_fold_simple();
    same.iter()
        .flat_map(|range| range.start()..=range.end())
        .collect()
}

/// The one that stands for all of [`same`]: ASCII's lower case if it is among them.
pub fn fold(c: char) -> char {
    let same = same(c);
    let lower = same.iter().find(|c| c.is_ascii_lowercase());
    *lower.unwrap_or(&same[0])
}

/// The characters of a class, written as in a phrase.
pub fn class(pattern: &str) -> Vec<(char, char)> {
    match regex_syntax::parse(pattern).map(Hir::into_kind) {
        Ok(HirKind::Class(Class::Unicode(class))) => {
            class.iter().map(|r| (r.start(), r.end())).collect()
        }
        other => panic!("{pattern} is no class but {other:?}"),
    }
}

/// The most characters that a match has from its first to its last that is neither a sign nor a
/// digit, as near as is told easily; `u16::MAX` is without end.
pub fn most_chars(part: &Part) -> u16 {
    match part {
        Part::Any(parts) => parts.iter().map(most_chars).max().unwrap_or(0),
        // Only what a match begins with is left out: digits further in count.
        Part::All(parts) => chars_of(parts.iter().skip_while(|part| is_number(part))),
        part => chars(part),
    }
}

fn chars(part: &Part) -> u16 {
    match part {
        Part::Folded(word) | Part::Raw(word) => word.chars().count() as u16,
        Part::Class(_) => 1,
        Part::Start | Part::End | Part::WordBoundary => 0,
        Part::Any(parts) => parts.iter().map(chars).max().unwrap_or(0),
        Part::Repeat(_, most, part) => chars(part).saturating_mul(*most),
        Part::All(parts) => chars_of(parts.iter()),
    }
}

fn chars_of<'a>(parts: impl Iterator<Item = &'a Part>) -> u16 {
    parts.map(chars).fold(0, u16::saturating_add)
}

/// Whether all that a part matches are digits.
fn is_number(part: &Part) -> bool {
    match part {
        Part::Repeat(_, _, part) => is_number(part),
        Part::Class(ranges) => {
            let mut all = ranges.iter().flat_map(|(from, to)| *from..=*to);
            all.all(char::is_numeric)
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_match_is_as_long_as_its_longest_choice_behind_its_digits() {
        let most = |phrase| most_chars(&part(phrase));
        assert_eq!(most(r"\d+ (views|votes)( ago)?"), 1 + 5 + 4);
        assert_eq!(most("read .{2,7}"), 5 + 7);
        assert_eq!(most(r"read( [0-9]+ more)?"), u16::MAX);
        assert_eq!(most(r"(\w+ )+ago"), u16::MAX);
    }
}
