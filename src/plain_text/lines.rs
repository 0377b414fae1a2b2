//! Splits a text into lines, and measures their columns and indentation.

use crate::warning::Warning;
use memchr::{memchr2, memchr3};

/// Lines of a text, and further blocks that separators add. A line takes 350 bytes, including its
/// statistics. Everything after the last line within the limit is one line.
pub(super) const MAX_LINES: usize = 300_000;

/// A line that is not blank.
pub(super) struct TextLine<'a> {
    /// The line with its indentation, without trailing white space.
    pub indented_text: &'a str,
    /// The line without white space at both ends.
    pub text: &'a str,
    /// The column after its last character, indentation included: an indented line is as full as
    /// the others with less text.
    pub columns: usize,
    /// Columns of white space before the text.
    pub indent: u16,
    /// Blank lines before it.
    pub blank_lines: u16,
    /// Whether a form feed comes before it: it is the first line of a page.
    pub begins_page: bool,
    /// Whether it continues the sentence that ended the page before.
    pub runs_on: bool,
}

/// The lines of a text that are not blank, and a warning if there are too many.
pub(super) fn lines(source: &str) -> (Vec<TextLine<'_>>, Vec<Warning>) {
    let mut lines = Vec::new();
    let mut blank_lines = 0u16;
    let mut begins_page = false;
    let breaks = ['\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}'];
    for line in source.split('\n') {
        let line = line.strip_suffix('\r').unwrap_or(line);
        let may_break = may_contain_break(line.as_bytes());
        let mut rest = Some(line);
        while let Some(line) = rest {
            let parts = if may_break {
                line.split_once(breaks)
            } else {
                None
            };
            let indented_text = parts.map_or(line, |(first, _)| first).trim_end();
            rest = parts.map(|(_, after)| after);
            let ends_page =
                parts.is_some_and(|(first, _)| line.as_bytes().get(first.len()) == Some(&0xc));
            let text = indented_text.trim_start();
            if text.is_empty() {
                blank_lines = blank_lines.saturating_add(1);
                begins_page |= ends_page;
                continue;
            }
            if lines.len() == MAX_LINES {
                let position = text.as_ptr().addr() - source.as_ptr().addr();
                let rest = source[position..].trim_end();
                lines.push(TextLine {
                    indented_text: rest,
                    text: rest,
                    columns: 0,
                    indent: 0,
                    blank_lines,
                    begins_page,
                    runs_on: false,
                });
                return (lines, vec![Warning::LineLimit]);
            }
            let indent = indented_text.len() - text.len();
            lines.push(TextLine {
                indented_text,
                text,
                columns: indented_text.chars().count(),
                indent: u16::try_from(indent).unwrap_or(u16::MAX),
                blank_lines,
                begins_page,
                runs_on: false,
            });
            blank_lines = 0;
            begins_page = ends_page;
        }
    }
    (lines, Vec::new())
}

/// Whether a line may contain a line break other than `\n`. Those beyond ASCII begin with the
/// byte C2 or E2.
fn may_contain_break(line: &[u8]) -> bool {
    memchr3(b'\r', 0xb, 0xc, line).is_some() || memchr2(0xc2, 0xe2, line).is_some()
}
