//! Finds misread sequences of windows-1252 that lost bytes, or were changed, before they came here.
//!
//! Programs drop or replace bytes that they do not define: the end of a closing quote (E2 80 9D)
//! and the soft hyphen, which is the second byte of í (C3 AD). Others normalise the result: `™`
//! becomes `TM`, `”` becomes `"`. The pieces that are left are enough to know the character.

use super::super::code_pages::{self, origin};
use super::sequences::Sequence;

/// The sequence that begins at `start` and is not complete. `before` is the character that the
/// sequence ending there encodes.
pub fn incomplete_sequence(text: &str, start: usize, before: Option<char>) -> Option<Sequence> {
    if let Some((length, decoded)) =
        normalised_punctuation(text, start).or_else(|| closing_quote(text, start, before))
    {
        return Some(Sequence::new(start..start + length, 0xe2, decoded, false));
    }
    let length = 'Ã'.len_utf8();
    is_i_acute(&text[start..]).then(|| Sequence::new(start..start + length, 0xc3, 'í', true))
}

/// `â€TM` and `â€"`, which NFKC and straight quotes leave of `â€™` and `â€”`, and `â¦`.
fn normalised_punctuation(text: &str, start: usize) -> Option<(usize, char)> {
    // The byte 80 was a control that a program dropped: `waitâ¦`.
    if text[start..].starts_with("â¦") {
        return Some(("â¦".len(), '…'));
    }
    let after = text[start..].strip_prefix("â€")?;
    let goes_on = |text: &str| text.starts_with(|c: char| c == ' ' || c.is_alphabetic());
    let (mark, decoded) = match after {
        _ if after.starts_with("TM") && !after[2..].starts_with(char::is_uppercase) => ("TM", '’'),
        _ if after.starts_with('"') && goes_on(&after[1..]) => ("\"", '—'),
        _ => return None,
    };
    Some(("â€".len() + mark.len(), decoded))
}

/// `â€` without the last byte of a closing quote, or with `?` in its place. windows-1252 does not
/// define the byte, and many programs drop it. After a word and before a blank it is not a dagger
/// (E2 80 A0).
fn closing_quote(text: &str, start: usize, before: Option<char>) -> Option<(usize, char)> {
    let after = text[start..].strip_prefix("â€")?;
    let next = after.chars().next().unwrap_or('\n');
    // In text that was damaged twice, it is the middle of a letter after its lead character.
    let inside_letter = before.is_some_and(|c| matches!(c, '\u{a1}'..='\u{bf}' | 'Â'..='ß'));
    let continues = origin(next).continues & 1 << code_pages::WINDOWS_1252_PAGE != 0;
    let closes = !inside_letter
        && text[..start].ends_with(|c: char| !c.is_whitespace())
        && may_follow_quote(next)
        && (matches!(next, ' ' | char::REPLACEMENT_CHARACTER) || !continues);
    // Another lost quote near by shows that this one is no question.
    let is_near = |text: &str| text.contains("â€?");
    let (before, rest) = (last_chars(&text[..start]), first_chars(after));
    let has_mark =
        has_mark_of_loss(after) || after.starts_with('?') && (is_near(before) || is_near(rest));
    let opens = |text: &str| text.contains(['“', 'œ']);
    let length = match after.strip_prefix(char::REPLACEMENT_CHARACTER) {
        Some(rest)
            if opens(before)
                && before.ends_with([',', '.', '!', '?'])
                && !rest.starts_with(char::is_alphanumeric) =>
        {
            char::REPLACEMENT_CHARACTER.len_utf8()
        }
        Some(_) => return None,
        None => usize::from(has_mark),
    };
    let length = "â€".len() + length;
    closes.then_some((length, '”'))
}

/// In characters: as far as another lost quote is looked for.
const NEAR: usize = 100;

fn first_chars(text: &str) -> &str {
    let end = text.char_indices().nth(NEAR);
    end.map_or(text, |(end, _)| &text[..end])
}

fn last_chars(text: &str) -> &str {
    let start = text.char_indices().rev().nth(NEAR);
    start.map_or(text, |(start, _)| &text[start..])
}

/// Whether a question mark is in the place of the lost byte: the sentence goes on.
fn has_mark_of_loss(after: &str) -> bool {
    let Some(rest) = after.strip_prefix('?') else {
        return false;
    };
    let mut chars = rest.chars();
    match chars.next() {
        Some(' ') => chars
            .next()
            .is_some_and(|c| c.is_lowercase() || c.is_ascii_digit()),
        Some(c) => matches!(c, ',' | '.' | ';' | ':' | ')'),
        None => false,
    }
}

/// White space and punctuation. Not emoji, because between them `â€` was a joiner (E2 80 8D).
fn may_follow_quote(c: char) -> bool {
    let punctuation = matches!(c, '’' | '”' | '»' | '…' | '–' | '—' | '\u{fffd}');
    c.is_whitespace() || c.is_control() || c.is_ascii_punctuation() || punctuation
}

/// Whether the text begins with `Ã` that has no second byte and is not before a blank, which would
/// be the second byte of à.
fn is_i_acute(text: &str) -> bool {
    let after = text.strip_prefix('Ã');
    let is_end =
        |c: char| c.is_ascii_alphabetic() || matches!(c, '.' | ',' | ';' | ':' | '!' | '?' | ')');
    after.is_some_and(|after| after.starts_with(is_end))
}
