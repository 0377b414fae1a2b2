//! The form of a line that may be a title.

use crate::text::words::one_line;
use std::borrow::Cow;

/// Characters of the longest title; longer values are texts in the wrong place.
const MAX_CHARS: usize = 400;

/// Whether a text is short enough for a title. Longer texts are not searched: a hostile page may
/// have a title of a million separators.
pub(super) fn fits(text: &str) -> bool {
    text.len() <= 4 * MAX_CHARS
}

/// A text on one line, if it may be a title at all.
pub(super) fn plausible(text: &str) -> Option<String> {
    let may_be_title = fits(text) && text.chars().any(char::is_alphanumeric);
    may_be_title.then(|| one_line(text))
}

/// A declared title without tags that stand directly after a character: the markup of a brand or a
/// line break that a template copied (`Ten die<span>`). Other tags may be what a title is about
/// (`The <div> element`).
pub(super) fn without_stray_tags(text: &str) -> Cow<'_, str> {
    let mut plain = Cow::Borrowed(text);
    let mut from = 0;
    while let Some(start) = plain[from..].find('<').map(|at| from + at) {
        let glued = plain[..start]
            .chars()
            .next_back()
            .is_some_and(|c| !c.is_whitespace());
        let is_tag = plain[start + 1..].starts_with(|c: char| c.is_ascii_alphabetic() || c == '/');
        match plain[start..].find('>') {
            Some(length) if glued && is_tag => {
                plain.to_mut().replace_range(start..=start + length, " ");
                from = start + 1;
            }
            Some(_) => from = start + 1,
            None => break,
        }
    }
    plain
}

/// Whether a line is long enough for a title and too long for a link to a section: three words, or
/// six characters of a script without spaces.
pub(super) fn is_title_length(text: &str) -> bool {
    text.split_whitespace().take(3).count() == 3
        || text.chars().filter(|c| is_unspaced(*c)).take(6).count() == 6
}

/// Thai, Lao, Japanese and Chinese characters.
fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{0e00}'..='\u{0eff}' | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}')
}
