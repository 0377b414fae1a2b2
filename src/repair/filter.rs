//! Repairs lines of text as a filter does: bytes in, bytes out, the same number of lines.
//!
//! One scan covers many lines, and only a line with a trigger is examined by itself. Nothing is
//! copied unless something changes. The line end (`\n`, `\r\n`, or the end of the input) is not
//! part of the text of a line.

use super::explain::{Step, explain, stray_bytes_step};
use super::prefilter::{Triggers, first_trigger};
use super::{Quotes, line};
use encoding_rs::WINDOWS_1252;
use memchr::{memchr, memrchr};
use serde::Serialize;
use std::borrow::Cow;
use std::ops::Range;

/// Repaired lines, and counts for a report.
#[derive(Debug, PartialEq, Eq)]
pub struct RepairedLines<'a> {
    /// All lines, with their line ends.
    pub lines: Cow<'a, [u8]>,
    /// Lines that were not UTF-8. They are now: their stray bytes were read as windows-1252.
    pub not_utf8: u64,
    /// Lines that are not records with a text to repair, and were not changed.
    pub skipped: u64,
    /// The index of the first skipped line, from 0, and the reason.
    pub first_skipped: Option<(u64, String)>,
}

/// Repairs each line of text.
///
/// ```
/// use dechaff::{Quotes, internals::text_lines};
///
/// let repaired = text_lines(b"A good line.\r\nThe alliance\xc2\xb4s\n", Quotes::Keep);
/// assert_eq!(&*repaired.lines, b"A good line.\r\nThe alliance's\n");
/// ```
pub fn text_lines(lines: &[u8], quotes: Quotes) -> RepairedLines<'_> {
    let wanted = match quotes {
        Quotes::Keep => Triggers::ALL.without(Triggers::TYPOGRAPHIC_QUOTE),
        Quotes::Straight => Triggers::ALL,
    };
    let mut edits = Edits::new(lines);
    let mut not_utf8 = 0;
    let mut at = 0;
    while let Some(trigger) = first_trigger(lines, at, wanted) {
        let start = memrchr(b'\n', &lines[at..trigger]).map_or(at, |newline| at + newline + 1);
        let content = line_content(lines, start);
        let decoded = decode_line(&lines[content.clone()]);
        let had_stray_bytes = matches!(decoded, Cow::Owned(_));
        not_utf8 += u64::from(had_stray_bytes);
        let repaired = line(&decoded, quotes);
        if had_stray_bytes || matches!(repaired, Cow::Owned(_)) {
            edits.replace(content.clone(), repaired.as_bytes());
        }
        at = next_line(lines, content.end);
    }
    RepairedLines {
        lines: edits.finish(),
        not_utf8,
        skipped: 0,
        first_skipped: None,
    }
}

/// The changes to one line, or to one text of a record.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct LineExplanation {
    /// The number of the line, from 1.
    pub line: u64,
    /// The key of the text in a record. None for text lines, and for stray bytes of a record.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
    /// The fixes that changed it, in order.
    pub fixes: Vec<Step>,
}

/// Explains what [`text_lines`] changes, for each line that it changes. `lines_before` is the
/// number of lines before these.
pub fn explain_text_lines(lines: &[u8], quotes: Quotes, lines_before: u64) -> Vec<LineExplanation> {
    let numbered = (lines_before + 1..).zip(lines.split(|byte| *byte == b'\n'));
    let explained = numbered.map(|(line, content)| {
        let content = content.strip_suffix(b"\r").unwrap_or(content);
        let decoded = decode_line(content);
        let decoding = stray_bytes_step(content, &decoded).into_iter();
        LineExplanation {
            line,
            field: None,
            fixes: decoding.chain(explain(&decoded, quotes)).collect(),
        }
    });
    explained.filter(|line| !line.fixes.is_empty()).collect()
}

/// The range of the line that begins at `start`, without its line end.
pub(super) fn line_content(lines: &[u8], start: usize) -> Range<usize> {
    let rest = &lines[start..];
    let line = memchr(b'\n', rest).map_or(rest, |newline| &rest[..newline]);
    let line = line.strip_suffix(b"\r").unwrap_or(line);
    start..start + line.len()
}

/// The beginning of the line after the one whose content ends at `content_end`.
pub(super) fn next_line(lines: &[u8], content_end: usize) -> usize {
    let rest = &lines[content_end..];
    memchr(b'\n', rest).map_or(lines.len(), |newline| content_end + newline + 1)
}

/// Decodes a line; it is copied only if it is not UTF-8. Stray bytes are read as windows-1252,
/// which maps every byte, so none is lost.
pub(super) fn decode_line(line: &[u8]) -> Cow<'_, str> {
    if let Ok(text) = std::str::from_utf8(line) {
        return Cow::Borrowed(text);
    }
    let mut text = String::with_capacity(line.len() + line.len() / 8);
    for chunk in line.utf8_chunks() {
        text.push_str(chunk.valid());
        text.push_str(&WINDOWS_1252.decode_without_bom_handling(chunk.invalid()).0);
    }
    Cow::Owned(text)
}

/// Replaces ranges of a byte string, from left to right. It is copied only if there is one.
pub(super) struct Edits<'a> {
    original: &'a [u8],
    edited: Vec<u8>,
    /// How many bytes of the original are in `edited`, copied or replaced.
    done: usize,
}

impl<'a> Edits<'a> {
    pub fn new(original: &'a [u8]) -> Self {
        Edits {
            original,
            edited: Vec::new(),
            done: 0,
        }
    }

    pub fn replace(&mut self, range: Range<usize>, with: &[u8]) {
        if self.done == 0 {
            self.edited.reserve(self.original.len());
        }
        self.edited
            .extend_from_slice(&self.original[self.done..range.start]);
        self.edited.extend_from_slice(with);
        self.done = range.end;
    }

    pub fn finish(mut self) -> Cow<'a, [u8]> {
        if self.done == 0 {
            return Cow::Borrowed(self.original);
        }
        self.edited.extend_from_slice(&self.original[self.done..]);
        Cow::Owned(self.edited)
    }
}
