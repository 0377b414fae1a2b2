//! Names out of bylines.
//!
//! Bylines come with everything around the name: `By`, a role, a handle, a date, the
//! site. What is left after cleaning counts only if it reads like a name; a wrong author
//! is worse than none.

use super::calendar;
use crate::lang::bylines::{
    ENDING_WORDS, ENDS, HOUSES, JOINTS, NO_NAMES, PARTICLES, PREFIXES, ROLES,
};
use crate::lang::months;
use crate::text::similarity::letters;

/// Characters of a text in which names are looked for.
const MOST_TEXT: usize = 1000;

/// Characters and words of the longest name.
const MOST_CHARS: usize = 60;
const MOST_WORDS: usize = 6;

/// Characters of the longest line that may be a byline.
pub(super) const BYLINE_CHARS: usize = 120;

/// Whether a line is nothing but a byline: a word for `by`, and a name. `记者` begins
/// sentences as well, which end with a full stop as no byline does.
pub(super) fn is_byline(text: &str) -> bool {
    text.chars().take(BYLINE_CHARS + 1).count() <= BYLINE_CHARS
        && !text.contains('。')
        && signed_part(text).is_some()
        && !names(text, true).is_empty()
}

/// The part of a line that a word for `by` begins, without that word.
fn signed_part(text: &str) -> Option<&str> {
    text.split(['|', '•', '·', '\n'])
        .find_map(|part| unsigned(part.trim()))
}

/// A text without the word for `by` before it, if one is there.
fn unsigned(text: &str) -> Option<&str> {
    // Most lines differ from each in their first letter.
    let first = text.chars().next()?.to_lowercase().next();
    let mut alike = PREFIXES
        .iter()
        .filter(|prefix| prefix.chars().next() == first);
    alike.find_map(|prefix| {
        let end = text
            .char_indices()
            .nth(prefix.chars().count())
            .map_or(text.len(), |(end, _)| end);
        let (start, rest) = text.split_at(end);
        // `posts by` must not begin `posts bygone`.
        let whole =
            !prefix.ends_with(|c: char| c.is_ascii_alphabetic()) || rest.starts_with([' ', ':']);
        (whole && start.to_lowercase() == *prefix)
            .then(|| rest.trim_start_matches([' ', ':', '：']))
    })
}

/// The names in a text. `strict`: nothing but the text itself says that it holds names,
/// so they must be written as names are, with a first and a last one.
pub(super) fn names(text: &str, strict: bool) -> Vec<String> {
    let end = text
        .char_indices()
        .nth(MOST_TEXT)
        .map_or(text.len(), |(end, _)| end);
    let words: Vec<&str> = text[..end]
        .split_whitespace()
        .filter(|word| !is_address(word))
        .collect();
    let text = words.join(" ");
    let mut part = signed_part(&text).unwrap_or(&text);
    while let Some(rest) = unsigned(part) {
        part = rest;
    }
    let end = ENDS.iter().filter_map(|end| part.find(end)).min();
    let mut pieces = vec![&part[..end.unwrap_or(part.len())]];
    for joint in JOINTS {
        pieces = pieces
            .into_iter()
            .flat_map(|piece| split(piece, joint))
            .collect();
    }
    pieces
        .into_iter()
        .enumerate()
        .filter_map(|(at, piece)| name(piece, strict, at == 0))
        .collect()
}

/// The parts of a piece, unless the joint is a word that belongs to a name (`Ortega y Gasset`).
fn split<'a>(piece: &'a str, joint: &str) -> Vec<&'a str> {
    let parts: Vec<&str> = piece.split(joint).collect();
    let word = joint.starts_with(' ');
    if word && parts.iter().any(|part| part.split_whitespace().count() < 2) {
        vec![piece]
    } else {
        parts
    }
}

/// The name in a piece of a byline, if it is one. The first piece may be a single word or
/// an editorial office (`News Staff`); behind it such pieces are offices and degrees.
fn name(piece: &str, strict: bool, first: bool) -> Option<String> {
    if piece.contains(['?', '!', ':', '"', '“', '<', '>', '{', '}', '=', '#', '…']) {
        return None;
    }
    let all: Vec<&str> = piece.split_whitespace().collect();
    let words = &all[..name_words(&all, strict)];
    let (start, end) = (words.first()?, words.last()?);
    let dated = all[words.len()..].iter().any(|word| has_digit(word));
    let name = words.join(" ");
    let name = name.trim_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '.' | ')' | '®'));
    // The full stop of `Jr.` and `Ph.D.` is theirs, that of a longer word the line's.
    let abbreviated = end.len() <= 5;
    let name = name
        .strip_suffix('.')
        .filter(|_| !abbreviated)
        .unwrap_or(name);

    let chars = name.chars().count();
    let of_a_names_size = (2..=MOST_CHARS).contains(&chars) && words.len() <= MOST_WORDS;
    // Nor is what stands before a date (`Sun Dec 17, 2023`) or begins with a number.
    let no_name = NO_NAMES.contains(&letters(name).as_str())
        || !name.chars().any(char::is_alphabetic)
        || PARTICLES.contains(end)
        || (dated && words.len() == 1 && has_case(name))
        || (words.len() > 1 && name.starts_with(|c: char| c.is_ascii_digit()))
        || calendar::first(name, calendar::Order::DayFirst).is_some();
    let in_its_place = if first {
        !words.iter().all(|word| is_role(word))
            && !words.iter().any(|word| is_role(word) && is_lower(word))
            && (!strict || words.len() >= 2 || !has_case(name))
    } else {
        !words.iter().any(|word| is_role(word)) && !is_lower(start) && is_full(name)
    };
    (of_a_names_size && !no_name && in_its_place).then(|| name.to_owned())
}

/// The number of words before what ends a name: a date, a verb, an office.
fn name_words(words: &[&str], strict: bool) -> usize {
    let ends = |(at, word): (usize, &&str)| {
        let month = months::number(&letters(word)).is_some()
            && words
                .get(at + 1)
                .is_some_and(|next| next.starts_with(|c: char| c.is_ascii_digit()));
        month
            || (strict && is_lower(word))
            || (at > 0 && has_digit(word))
            || ENDING_WORDS.contains(&letters(word).as_str())
            // `Jane Doe Staff Writer`: the office follows without a comma.
            || (at >= 2 && is_role(word))
    };
    words
        .iter()
        .enumerate()
        .position(ends)
        .unwrap_or(words.len())
}

fn has_digit(word: &str) -> bool {
    word.contains(|c: char| c.is_ascii_digit())
}

/// Whether a text is in a script that has small and capital letters.
fn has_case(text: &str) -> bool {
    text.chars().any(|c| c.is_lowercase() || c.is_uppercase())
}

/// Whether a name has a first and a last part, and is no paper's or agency's.
pub(super) fn is_full(name: &str) -> bool {
    (!has_case(name) || name.contains(' ')) && !names_house(name)
}

fn names_house(name: &str) -> bool {
    name.split(' ')
        .any(|word| HOUSES.contains(&letters(word).as_str()))
}

fn is_role(word: &str) -> bool {
    ROLES.contains(&letters(word).as_str())
}

/// Whether a word begins small and is none of the small words in names.
fn is_lower(word: &str) -> bool {
    word.starts_with(char::is_lowercase) && !PARTICLES.contains(&word)
}

/// Whether a word is an e-mail or web address or a handle.
fn is_address(word: &str) -> bool {
    let domain = word
        .trim_matches(|c: char| !c.is_alphanumeric())
        .rsplit_once('.')
        .is_some_and(|(name, ending)| {
            name.len() >= 2
                && (2..=6).contains(&ending.len())
                && ending.chars().all(|c| c.is_ascii_lowercase())
        });
    domain || word.contains('@') || word.contains("://")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bylines_are_cleaned_to_names() {
        for (text, wanted) in [
            ("By Jane Doe", "Jane Doe"),
            ("BY JANE DOE", "JANE DOE"),
            (
                "By Jane Doe and John Smith, Staff Writers",
                "Jane Doe, John Smith",
            ),
            ("By Jane Doe, Senior Editor", "Jane Doe"),
            (
                "Written by: Jane Doe | The Daily | jane@daily.example",
                "Jane Doe",
            ),
            ("Oct 5, 2023 | By Jane Doe", "Jane Doe"),
            ("By Jane Doe on October 5, 2023", "Jane Doe"),
            ("By Jane Doe @janedoe (Reuters)", "Jane Doe"),
            ("Von Jürgen von der Heide", "Jürgen von der Heide"),
            ("Por José Ortega y Gasset", "José Ortega y Gasset"),
            (
                "Par Élodie Martin et Luc Besson",
                "Élodie Martin, Luc Besson",
            ),
            ("Автор: Иван Иванов", "Иван Иванов"),
            ("作者：张三、李四", "张三, 李四"),
            ("Από τη Μαρία Καλογήρου", "Μαρία Καλογήρου"),
            ("By J.K. Rowling", "J.K. Rowling"),
            ("By Jane Harrow.", "Jane Harrow"),
            ("By Sammy Davis Jr.", "Sammy Davis Jr."),
        ] {
            assert!(is_byline(text), "{text}");
            assert_eq!(names(text, true).join(", "), wanted, "{text}");
        }
    }

    #[test]
    fn what_is_no_byline_names_nobody() {
        for text in [
            "By using this site you agree to our terms",
            "By Monday, everything had changed",
            "Bystanders Saw Everything",
            "By the numbers",
            "By 2030",
            "Jane Doe",
            "By admin",
            "Posted by Staff Writer",
            "记者昨天来到书店，看到座位坐满了人，孩子在看书。",
            "",
        ] {
            assert!(!is_byline(text), "{text}: {:?}", names(text, true));
        }
        for text in [
            "admin",
            "https://facebook.com/jane",
            "@janedoe",
            "",
            "Is this a name?",
            "Staff Writer",
            "About the author of this little site and its dog",
        ] {
            assert_eq!(names(text, false), Vec::<String>::new(), "{text}");
        }
    }
}
