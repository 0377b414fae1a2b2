//! Character references such as `&amp;` and `&#65;`: HTML standard, 13.2.5.72 to 13.2.5.80.

use super::REPLACEMENT;
use html5ever::data::{C1_REPLACEMENTS, NAMED_ENTITIES};
use html5ever::tendril::StrTendril;

/// A resolved character reference.
#[derive(Debug, PartialEq)]
pub(super) struct CharacterReference {
    first: char,
    /// Some named references resolve to two characters.
    second: Option<char>,
    /// Its length in bytes after the `&`.
    pub(super) length: usize,
}

impl CharacterReference {
    fn new(first: char, length: usize) -> Self {
        CharacterReference {
            first,
            second: None,
            length,
        }
    }

    pub(super) fn text(&self) -> StrTendril {
        let mut text = StrTendril::from_char(self.first);
        if let Some(second) = self.second {
            text.push_char(second);
        }
        text
    }
}

/// The most frequent references of pages, tried before the byte-by-byte lookup.
const FREQUENT: [(&str, char); 5] = [
    ("amp;", '&'),
    ("nbsp;", '\u{a0}'),
    ("quot;", '"'),
    ("lt;", '<'),
    ("gt;", '>'),
];

/// Resolves the reference at the beginning of `text`, which is the text after an `&`. In an
/// attribute value, `&copy=` is not a reference.
pub(super) fn reference(text: &str, in_attribute: bool) -> Option<CharacterReference> {
    match text.as_bytes().first()? {
        b'#' => numeric(text),
        byte if byte.is_ascii_alphanumeric() => named(text, in_attribute),
        _ => None,
    }
}

fn named(text: &str, in_attribute: bool) -> Option<CharacterReference> {
    for (name, character) in FREQUENT {
        if text.starts_with(name) {
            return Some(CharacterReference::new(character, name.len()));
        }
    }
    // The table also contains each prefix of a name, with no characters.
    let mut found = None;
    for (last, _) in text.char_indices() {
        let Some(name) = text.get(..=last) else { break };
        match NAMED_ENTITIES.get(name) {
            Some((0, _)) => {}
            Some((first, second)) => {
                found = Some(CharacterReference {
                    first: char::from_u32(*first)?,
                    second: char::from_u32(*second).filter(|second| *second != '\0'),
                    length: name.len(),
                });
            }
            None => break,
        }
    }
    let found = found?;
    let (name, after) = text.split_at(found.length);
    let continues = after.starts_with(|next: char| next == '=' || next.is_ascii_alphanumeric());
    let is_text = in_attribute && !name.ends_with(';') && continues;
    (!is_text).then_some(found)
}

fn numeric(text: &str) -> Option<CharacterReference> {
    let (digits, base) = match text.as_bytes() {
        [b'#', b'x' | b'X', ..] => (&text["#x".len()..], 16),
        _ => (&text["#".len()..], 10),
    };
    let mut number = 0_u32;
    let mut length = 0;
    for digit in digits.chars().map_while(|digit| digit.to_digit(base)) {
        number = number.saturating_mul(base).saturating_add(digit);
        length += 1;
    }
    if length == 0 {
        return None;
    }
    let semicolon = usize::from(digits[length..].starts_with(';'));
    let c1 = number
        .checked_sub(0x80)
        .and_then(|c1| C1_REPLACEMENTS.get(c1 as usize).copied().flatten());
    let character = match number {
        0 => REPLACEMENT,
        _ => c1.or(char::from_u32(number)).unwrap_or(REPLACEMENT),
    };
    let begin = text.len() - digits.len();
    Some(CharacterReference::new(
        character,
        begin + length + semicolon,
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_resolve_by_the_rules_of_the_standard() {
        for (text, in_attribute, resolved, length) in [
            ("amp;x", false, "&", 4),
            ("amp", false, "&", 3),
            ("amp=x", false, "&", 3),
            ("ampx", false, "&", 3),
            ("notit;", false, "¬", 3),
            ("notin;", false, "∉", 6),
            ("NotEqualTilde;", false, "≂̸", 14),
            ("amp;x", true, "&", 4),
            ("amp", true, "&", 3),
            ("amp x", true, "&", 3),
            ("#65;x", false, "A", 4),
            ("#65x", true, "A", 3),
            ("#x41;", false, "A", 5),
            ("#X4a", false, "J", 4),
            ("#0;", false, "\u{fffd}", 3),
            ("#xd800;", false, "\u{fffd}", 7),
            ("#x110000;", false, "\u{fffd}", 9),
            ("#99999999999999999999;", false, "\u{fffd}", 22),
            ("#150;", false, "–", 5),
            ("#129;", false, "\u{81}", 5),
        ] {
            let found = reference(text, in_attribute).unwrap_or_else(|| panic!("{text}"));
            assert_eq!((&*found.text(), found.length), (resolved, length), "{text}");
        }
    }

    #[test]
    fn an_ampersand_that_begins_no_reference_is_text() {
        for (text, in_attribute) in [
            ("", false),
            (" amp;", false),
            ("#", false),
            ("#;", false),
            ("#x;", false),
            ("#xg", false),
            ("bogus;", false),
            ("é", false),
            ("aé", false),
            ("copy=1", true),
            ("copyx", true),
            ("notit;", true),
        ] {
            assert_eq!(reference(text, in_attribute), None, "{text}");
        }
    }
}
