//! Build time: compiles a phrase (a regular expression) to an [`Expr`] tree.
//!
//! The program walks these trees without any further compilation. Compiling the phrases with
//! `regex` at start-up takes longer than cleaning a page. `build.rs` uses this module, the library
//! only its tests.

use regex_syntax::ParserBuilder;
use regex_syntax::hir::{Class, ClassUnicode, ClassUnicodeRange, Hir, HirKind, Look};

/// The most characters of a class that is treated as an alternation of characters. A larger class
/// is treated as any character.
pub const MAX_SMALL_CLASS: usize = 8;

/// A compiled phrase, or a part of one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Expr {
    /// Case-folded characters ([`fold`]), matched case-insensitively.
    Folded(String),
    /// Characters that are matched exactly.
    Exact(String),
    /// Ranges of characters in ascending order.
    Class(Vec<(char, char)>),
    Concat(Vec<Expr>),
    Alternation(Vec<Expr>),
    /// At least and at most this many repetitions; `u16::MAX` means unlimited.
    Repetition(u16, u16, Box<Expr>),
    Start,
    End,
    /// An ASCII word boundary.
    WordBoundary,
}

/// Compiles a phrase, case-insensitively unless it contains `(?-i:…)`.
///
/// # Panics
/// If the phrase is not a regular expression, or uses a construct that the matcher lacks.
pub fn compile(phrase: &str) -> Expr {
    // Next to the letters of our phrases, ASCII and Unicode word boundaries are the same.
    let phrase = phrase.replace(r"\b", r"(?-u:\b)");
    let parsed = ParserBuilder::new()
        .case_insensitive(true)
        .build()
        .parse(&phrase);
    expr(&parsed.unwrap_or_else(|error| panic!("{phrase}: {error}")))
}

fn expr(hir: &Hir) -> Expr {
    match hir.kind() {
        HirKind::Empty => Expr::Concat(Vec::new()),
        HirKind::Literal(literal) => {
            let text = std::str::from_utf8(&literal.0).expect("phrases are Unicode");
            // The parser makes classes of letters with case, except where case matters.
            match text.chars().all(|c| case_variants(c).len() == 1) {
                true => Expr::Folded(text.to_owned()),
                false => Expr::Exact(text.to_owned()),
            }
        }
        HirKind::Class(Class::Unicode(class)) => match small_class(class) {
            Some(chars) if case_variants(chars[0]) == chars => Expr::Folded(fold(chars[0]).into()),
            _ => Expr::Class(class.iter().map(|r| (r.start(), r.end())).collect()),
        },
        HirKind::Class(Class::Bytes(_)) => panic!("phrases are Unicode"),
        HirKind::Look(Look::Start) => Expr::Start,
        HirKind::Look(Look::End) => Expr::End,
        HirKind::Look(Look::WordAscii) => Expr::WordBoundary,
        HirKind::Look(look) => panic!("the matcher does not support {look:?}"),
        HirKind::Repetition(repetition) => {
            let count = |count: u32| u16::try_from(count).expect("counts fit 16 bits");
            let max = repetition.max.map_or(u16::MAX, count);
            let sub = Box::new(expr(&repetition.sub));
            Expr::Repetition(count(repetition.min), max, sub)
        }
        HirKind::Capture(capture) => expr(&capture.sub),
        HirKind::Alternation(parts) => Expr::Alternation(parts.iter().map(expr).collect()),
        HirKind::Concat(parts) => {
            let mut all: Vec<Expr> = Vec::new();
            for part in parts.iter().map(expr) {
                match (all.last_mut(), part) {
                    (Some(Expr::Folded(before)), Expr::Folded(text)) => before.push_str(&text),
                    (_, part) => all.push(part),
                }
            }
            Expr::Concat(all)
        }
    }
}

/// The characters of a class, if there are few.
fn small_class(class: &ClassUnicode) -> Option<Vec<char>> {
    let chars = || class.iter().flat_map(|range| range.start()..=range.end());
    let is_small = chars().next().is_some() && chars().nth(MAX_SMALL_CLASS).is_none();
    is_small.then(|| chars().collect())
}

/// All characters that equal `c` under Unicode's simple case folding, in ascending order.
pub fn case_variants(c: char) -> Vec<char> {
    let mut class = ClassUnicode::new([ClassUnicodeRange::new(c, c)]);
    class.case_fold_simple();
    class
        .iter()
        .flat_map(|range| range.start()..=range.end())
        .collect()
}

/// The representative of [`case_variants`]: the lower-case ASCII letter, or else the first.
pub fn fold(c: char) -> char {
    let variants = case_variants(c);
    let lower = variants.iter().find(|c| c.is_ascii_lowercase());
    *lower.unwrap_or(&variants[0])
}

/// The ranges of a character class such as `\p{L}`.
///
/// # Panics
/// If the pattern is anything else than a class.
pub fn class_ranges(pattern: &str) -> Vec<(char, char)> {
    match regex_syntax::parse(pattern).map(Hir::into_kind) {
        Ok(HirKind::Class(Class::Unicode(class))) => {
            class.iter().map(|r| (r.start(), r.end())).collect()
        }
        other => panic!("{pattern} is not a class: {other:?}"),
    }
}

/// An upper bound for the characters of a match after symbols and digits are trimmed from both
/// ends; `u16::MAX` means unlimited.
pub fn max_trimmed_chars(expr: &Expr) -> u16 {
    match expr {
        Expr::Alternation(parts) => parts.iter().map(max_trimmed_chars).max().unwrap_or(0),
        // Only leading digits are subtracted. Digits elsewhere count.
        Expr::Concat(parts) => sum_max_chars(parts.iter().skip_while(|part| is_number(part))),
        expr => max_chars(expr),
    }
}

fn max_chars(expr: &Expr) -> u16 {
    match expr {
        Expr::Folded(text) | Expr::Exact(text) => text.chars().count() as u16,
        Expr::Class(_) => 1,
        Expr::Start | Expr::End | Expr::WordBoundary => 0,
        Expr::Alternation(parts) => parts.iter().map(max_chars).max().unwrap_or(0),
        Expr::Repetition(_, max, part) => max_chars(part).saturating_mul(*max),
        Expr::Concat(parts) => sum_max_chars(parts.iter()),
    }
}

fn sum_max_chars<'a>(parts: impl Iterator<Item = &'a Expr>) -> u16 {
    parts.map(max_chars).fold(0, u16::saturating_add)
}

/// Whether an expression matches digits only.
fn is_number(expr: &Expr) -> bool {
    match expr {
        Expr::Repetition(_, _, part) => is_number(part),
        Expr::Class(ranges) => {
            let mut chars = ranges.iter().flat_map(|(from, to)| *from..=*to);
            chars.all(char::is_numeric)
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_length_of_a_match_is_that_of_its_longest_alternative_after_leading_digits() {
        let max = |phrase| max_trimmed_chars(&compile(phrase));
        assert_eq!(max(r"\d+ (views|votes)( ago)?"), 1 + 5 + 4);
        assert_eq!(max("read .{2,7}"), 5 + 7);
        assert_eq!(max(r"read( [0-9]+ more)?"), u16::MAX);
        assert_eq!(max(r"(\w+ )+ago"), u16::MAX);
    }
}
