//! Sets superscripts off from the text before them.
//!
//! In a line of text a superscript is glued to the word before it: `10<sup>6</sup>` becomes `106`
//! and the mark of a footnote becomes a part of a word. So a number above a number or a unit gets
//! a caret (`10^6`, `m^2`), and a footnote mark gets brackets (`word[1]`). Others stay: `1st`.

/// Characters of a footnote mark, at most: `1`, `12,13`, `1, 2, 3`.
const MAX_MARK_CHARS: usize = 12;

/// Characters of a power, at most.
const MAX_POWER_CHARS: usize = 4;

/// Characters before a power that are read, at most.
const MAX_BASE_CHARS: usize = 40;

/// Units that have powers. Other words have footnotes.
const UNITS: [&str; 16] = [
    "m", "km", "cm", "mm", "dm", "nm", "µm", "μm", "ft", "in", "mi", "yd", "s", "sec", "min", "h",
];

/// Years of the numbers that have footnotes and not powers.
const YEARS: std::ops::RangeInclusive<u32> = 1500..=2100;

/// What is put before and after the superscript; `None` if it stays as it is.
///
/// `is_reference` says that a link in it leads to a footnote.
pub(super) fn brackets(before: &str, sup: &str, is_reference: bool) -> Option<[&'static str; 2]> {
    let last = before.chars().next_back()?;
    if last.is_whitespace() || sup.is_empty() || sup.chars().count() > MAX_MARK_CHARS {
        return None;
    }
    let is_mark = |c: char| c.is_alphanumeric() || "*†‡§,–-; ".contains(c);
    if is_reference {
        return sup.chars().all(is_mark).then_some(["[", "]"]);
    }
    let is_list_sign = |c: char| matches!(c, ',' | ';' | ' ' | '–' | '-');
    let is_list = sup.starts_with(|c: char| c.is_ascii_digit())
        && sup.contains(is_list_sign)
        && sup.chars().all(|c| c.is_ascii_digit() || is_list_sign(c));
    if is_list {
        return Some(["[", "]"]);
    }
    let digits = sup.trim_start_matches(['-', '−', '–', '+']);
    let is_number = !digits.is_empty() && digits.chars().all(|c| c.is_ascii_digit());
    if !is_number || sup.chars().count() > MAX_POWER_CHARS {
        return None;
    }
    Some(match has_powers(before, last) {
        true => ["^", ""],
        false => ["[", "]"],
    })
}

/// Whether a number above the end of a text is a power: after a number that is no year, a variable,
/// a unit, or an expression in parentheses.
fn has_powers(before: &str, last: char) -> bool {
    let start = before.char_indices().rev().nth(MAX_BASE_CHARS);
    let before = start.map_or(before, |(start, _)| &before[start..]);
    let word = before.rsplit(|c: char| !c.is_alphanumeric()).next();
    let word = word.unwrap_or_default();
    if last == ')' {
        let inside = before.rsplit('(').next().unwrap_or_default();
        return inside.contains(['+', '-', '−', '*', '/', '=']) || inside.len() <= 2;
    }
    if last.is_ascii_digit() {
        return !word
            .parse()
            .is_ok_and(|number: u32| YEARS.contains(&number));
    }
    word.chars().count() == 1 || UNITS.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::html::parse;

    #[test]
    fn powers_get_a_caret_and_footnote_marks_get_brackets() {
        for (before, sup, is_reference, expected) in [
            ("10", "6", false, Some(["^", ""])),
            ("10", "-6", false, Some(["^", ""])),
            ("5 km", "2", false, Some(["^", ""])),
            ("(a + b)", "2", false, Some(["^", ""])),
            ("the church", "2", false, Some(["[", "]"])),
            ("in 1966", "2", true, Some(["[", "]"])),
            ("the church", "*", true, Some(["[", "]"])),
            ("the church", "[2]", true, None),
            ("in proteins", "12,13", true, Some(["[", "]"])),
            ("in proteins", "1,2", false, Some(["[", "]"])),
            ("after the war", "1", false, Some(["[", "]"])),
            ("the UK", "2", false, Some(["[", "]"])),
            ("in 1966", "3", false, Some(["[", "]"])),
            ("(see below)", "4", false, Some(["[", "]"])),
            ("10", "–6", false, Some(["^", ""])),
            ("the 1", "st", false, None),
            ("Acme", "TM", false, None),
            ("", "1", true, None),
        ] {
            assert_eq!(
                brackets(before, sup, is_reference),
                expected,
                "{before}^{sup}"
            );
        }
    }

    #[test]
    fn marks_of_footnotes_are_set_off_from_words() {
        for (source, expected) in [
            ("<p>The road<sup><a href=#f1>1</a></sup>.", "The road[1]."),
            (
                "<p>The road<a href=#f1><sup>1</sup></a> is",
                "The road[1] is",
            ),
            (
                "<p>The road<a role=doc-noteref href=#f>1</a>.",
                "The road[1].",
            ),
            (
                "<p>The road<sup class=reference><a href=#c>[1]</a></sup> is",
                "The road is",
            ),
            ("<p>10<sup>6</sup> litres", "10^6 litres"),
            ("<p>H<sub>2</sub>O on the 1<sup>st</sup>", "H2O on the 1st"),
            ("<p>Built in 1966. <a href=#r1>↩</a>", "Built in 1966."),
        ] {
            let blocks = parse(source).blocks;
            assert_eq!(blocks[0].text, expected, "{source}");
        }
    }
}
