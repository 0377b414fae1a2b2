//! Finds code between backticks, which repair does not change.

use std::ops::Range;

/// The `` `code` `` spans of a text, for lookups from left to right.
pub struct CodeSpans<'a> {
    text: &'a str,
    /// The last span found; empty at first.
    span: Range<usize>,
    /// There are no more spans.
    exhausted: bool,
}

impl<'a> CodeSpans<'a> {
    pub fn new(text: &'a str) -> Self {
        CodeSpans {
            text,
            span: 0..0,
            exhausted: false,
        }
    }

    /// Whether the byte at `at` is in a span or its backticks. Positions must not decrease from
    /// call to call.
    pub fn contains(&mut self, at: usize) -> bool {
        while self.span.end <= at && !self.exhausted {
            match next_span(self.text, self.span.end) {
                Some(span) => self.span = span,
                None => self.exhausted = true,
            }
        }
        self.span.contains(&at)
    }
}

/// The next span. It opens with backticks after a blank or bracket, and closes with the same number
/// of them before anything but a letter or digit. Its content does not begin or end with a blank.
fn next_span(text: &str, from: usize) -> Option<Range<usize>> {
    let mut opened: Option<Range<usize>> = None;
    let mut at = from;
    while let Some(found) = text[at..].find('`') {
        let start = at + found;
        let end = start + text[start..].bytes().take_while(|b| *b == b'`').count();
        at = end;
        let before = text[..start].chars().next_back();
        let after = text[end..].chars().next();
        if let Some(open) = &opened
            && open.len() == end - start
            && before.is_some_and(|c| !c.is_whitespace())
            && after.is_none_or(|c| !c.is_alphanumeric())
        {
            return Some(open.start..end);
        }
        if before.is_none_or(|c| c.is_whitespace() || "([{\"'“,;:/|=".contains(c))
            && after.is_some_and(|c| !c.is_whitespace())
        {
            opened = Some(start..end);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_are_found_in_order() {
        let text = "run `a & b`, not don`t, (``x`y``) and `open";
        let mut spans = CodeSpans::new(text);
        let inside: Vec<char> = text
            .char_indices()
            .filter(|(at, _)| spans.contains(*at))
            .map(|(_, c)| c)
            .collect();
        assert_eq!(inside.iter().collect::<String>(), "`a & b```x`y``");
    }
}
