//! Names with the last name first: `Doe, Jane`, as libraries and journals write them.
//!
//! A comma also separates two people, or a name and a role. So each part must be too short to be
//! a whole name: a single word, or a first name with an initial.

use super::{has_case, is_full_name, is_lower, is_role};
use crate::lang::bylines::{PARTICLES, SHARE_LABELS};

/// Words of the longest first name with initials.
const MAX_FIRST_WORDS: usize = 3;

/// The names with the first name first; none if any is written otherwise. In a catalogue a comma
/// only separates last and first name, so the first name may be long.
pub(super) fn names(text: &str, in_catalogue: bool) -> Vec<String> {
    if !text.contains(',') {
        return Vec::new();
    }
    let people = text
        .split(';')
        .flat_map(|part| part.split(" and "))
        .flat_map(|part| part.split(" & "))
        .map(str::trim)
        .filter(|part| !part.is_empty());
    people
        .map(|person| reversed(person, in_catalogue))
        .collect::<Option<_>>()
        .unwrap_or_default()
}

/// `Jane Doe` from `Doe, Jane`.
fn reversed(person: &str, in_catalogue: bool) -> Option<String> {
    let (last, first) = person.split_once(',')?;
    let (last, first) = (last.trim(), first.trim());
    let fits = is_last_name(last) && is_first_name(first, in_catalogue) && has_case(person);
    let name = format!("{first} {last}");
    (fits && is_full_name(&name)).then_some(name)
}

fn is_last_name(text: &str) -> bool {
    let mut words = text.split_whitespace().rev();
    let is_name = words.next().is_some_and(is_name_word);
    is_name && words.all(|word| PARTICLES.contains(&word.to_lowercase().as_str()))
}

fn is_first_name(text: &str, in_catalogue: bool) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let is_initial = |word: &&str| word.trim_end_matches('.').chars().count() <= 2;
    let whole = words.iter().filter(|word| !is_initial(word)).count();
    (1..=MAX_FIRST_WORDS).contains(&words.len()) && (whole <= 1 || in_catalogue) && words.iter().all(|word| is_name_word(word))
        // `Doe, MD` has a degree.
        && !(whole == 0 && text.chars().all(|c| c.is_uppercase()))
}

fn is_name_word(word: &str) -> bool {
    word.chars()
        .all(|c| c.is_alphabetic() || matches!(c, '.' | '-' | '\'' | '’'))
        && !is_lower(word)
        && !is_role(word)
        && !SHARE_LABELS.contains(&word.to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_short_parts_are_a_last_and_a_first_name() {
        for (text, wanted) in [
            ("Doe, Jane", "Jane Doe"),
            ("Doe, Jane B.", "Jane B. Doe"),
            ("von der Heide, J.", "J. von der Heide"),
            ("Doe, Jane; Smith, Tom", "Jane Doe, Tom Smith"),
            ("Doe, Jane and Smith, Tom", "Jane Doe, Tom Smith"),
            ("Jane Doe, Tom Smith", ""),
            ("Jane Doe, Reuters", ""),
            ("Doe, Reuters", ""),
            ("Doe, MD", ""),
            ("Doe, Editor", ""),
            ("Doe", ""),
        ] {
            assert_eq!(names(text, false).join(", "), wanted, "{text}");
        }
        assert_eq!(names("Doe, Jane Marie", false), Vec::<String>::new());
        assert_eq!(names("Doe, Jane Marie", true), ["Jane Marie Doe"]);
    }
}
