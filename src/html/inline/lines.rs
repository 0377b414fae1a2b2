//! The lines and the white space of inline text.

use crate::spans::{Mark, Span};

/// Characters of the lines of wrapped prose, on average at least. Lines of verse are shorter.
const WRAPPED_LINE_CHARS: usize = 40;

/// Whether the line breaks of a block only wrap its prose: its lines are long, and most go on in
/// lower case.
pub(super) fn is_wrapped(text: &str, spans: &[Span]) -> bool {
    let breaks = spans.iter().filter(|span| span.mark == Mark::Break);
    let after = breaks.map(|span| text.get(span.start as usize + 1..).unwrap_or_default());
    let (mut lines, mut in_lower_case) = (0, 0);
    for line in after {
        lines += 1;
        in_lower_case += usize::from(line.starts_with(char::is_lowercase));
    }
    lines >= 2
        && in_lower_case * 2 > lines
        && text.chars().count() >= (lines + 1) * WRAPPED_LINE_CHARS
}

/// The number of spaces in a line of ASCII, if all of its white space is single spaces between
/// words.
pub(super) fn single_spaces(line: &str) -> Option<usize> {
    if !line.is_ascii() {
        return None;
    }
    let (mut spaces, mut other_space) = (0, false);
    let mut before = b' ';
    for &byte in line.as_bytes() {
        spaces += usize::from(byte == b' ');
        other_space |= matches!(byte, b'\t'..=b'\r') | (byte == b' ' && before == b' ');
        before = byte;
    }
    (!other_space).then_some(spaces)
}
