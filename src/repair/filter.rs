//! Mends as a filter does: bytes in, bytes out, the same number of lines.
//!
//! The scan runs over many lines at once, and only a line that shows a sign is looked at
//! by itself; nothing is copied unless something changes. A line's end (`\n`, `\r\n`, or
//! nothing at the end of the input) is no part of its text.

use super::signs::{self, Signs};
use super::{Quotes, Step, explain, explain::reading, line};
use crate::text::json_object::members;
use encoding_rs::WINDOWS_1252;
use memchr::{memchr, memrchr};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::iter;
use std::ops::Range;

/// Lines, mended, and what is to be said of them.
#[derive(Debug, PartialEq, Eq)]
pub struct Mended<'a> {
    pub lines: Cow<'a, [u8]>,
    /// How many were not UTF-8. They are now: their stray bytes were read as windows-1252.
    pub not_utf8: u64,
    /// How many were no records with a text to mend, and went through unmended.
    pub unmended: u64,
    /// Where the first of these is, counted from 0, and why.
    pub first_unmended: Option<(u64, String)>,
}

/// Mends each line of text.
///
/// ```
/// use dechaff::repair::{Quotes, text};
///
/// let mended = text(b"A good line.\r\nThe alliance\xc2\xb4s\n", Quotes::Keep);
/// assert_eq!(&*mended.lines, b"A good line.\r\nThe alliance's\n");
/// ```
pub fn text(lines: &[u8], quotes: Quotes) -> Mended<'_> {
    let wanted = match quotes {
        Quotes::Keep => Signs::ALL.without(Signs::TYPOGRAPHIC_QUOTE),
        Quotes::Straight => Signs::ALL,
    };
    let mut edits = Edits::of(lines);
    let mut not_utf8 = 0;
    let mut at = 0;
    while let Some(sign) = signs::first(lines, at, wanted) {
        let start = memrchr(b'\n', &lines[at..sign]).map_or(at, |newline| at + newline + 1);
        let content = content(lines, start);
        let read = decoded(&lines[content.clone()]);
        let stray = matches!(read, Cow::Owned(_));
        not_utf8 += u64::from(stray);
        let mended = line(&read, quotes);
        if stray || matches!(mended, Cow::Owned(_)) {
            edits.replace(content.clone(), mended.as_bytes());
        }
        at = next_line(lines, content.end);
    }
    Mended {
        lines: edits.made(),
        not_utf8,
        unmended: 0,
        first_unmended: None,
    }
}

/// Mends the texts under the keys `fields` of the record that each line is, line by line
/// within a text. Every other byte of a record stays as it is; so does a line that is no
/// record, or has nothing under these keys. Only stray bytes become UTF-8 wherever they
/// stand, as in [`text`].
///
/// ```
/// use dechaff::repair::{Quotes, records};
///
/// let record = r#"{"id": 1.0, "text": "The alliance\u00b4s"}"#;
/// let mended = records(record.as_bytes(), &["text".to_owned()], Quotes::Keep);
/// assert_eq!(&*mended.lines, br#"{"id": 1.0, "text": "The alliance's"}"#);
/// ```
pub fn records<'a>(lines: &'a [u8], fields: &[String], quotes: Quotes) -> Mended<'a> {
    let mut edits = Edits::of(lines);
    let (mut not_utf8, mut unmended) = (0, 0);
    let mut first_unmended = None;
    let mut at = 0;
    let mut number = 0;
    while at < lines.len() {
        let content = content(lines, at);
        let read = decoded(&lines[content.clone()]);
        let stray = matches!(read, Cow::Owned(_));
        not_utf8 += u64::from(stray);
        let mended = record(&read, fields, quotes).unwrap_or_else(|why| {
            unmended += 1;
            first_unmended.get_or_insert((number, why));
            Cow::Borrowed(&*read)
        });
        if stray || matches!(mended, Cow::Owned(_)) {
            edits.replace(content.clone(), mended.as_bytes());
        }
        at = next_line(lines, content.end);
        number += 1;
    }
    Mended {
        lines: edits.made(),
        not_utf8,
        unmended,
        first_unmended,
    }
}

fn record<'a>(line: &'a str, fields: &[String], quotes: Quotes) -> Result<Cow<'a, str>, String> {
    let mut edits = Edits::of(line.as_bytes());
    for said in texts(line, fields)? {
        if let Cow::Owned(mended) = text(said.text.as_bytes(), quotes).lines {
            let mended = String::from_utf8_lossy(&mended);
            let mended = serde_json::Value::from(mended).to_string();
            edits.replace(said.range, mended.as_bytes());
        }
    }
    Ok(match edits.made() {
        Cow::Owned(mended) => Cow::Owned(String::from_utf8_lossy(&mended).into_owned()),
        Cow::Borrowed(_) => Cow::Borrowed(line),
    })
}

/// A text in a record.
struct Said<'a> {
    key: String,
    text: Cow<'a, str>,
    /// Where its JSON stands in the record.
    range: Range<usize>,
}

/// The texts of a record under `fields`. A blank line has none; a null, a number or half a
/// surrogate pair is none.
fn texts<'a>(line: &'a str, fields: &[String]) -> Result<Vec<Said<'a>>, String> {
    let object = line.trim_start_matches('\u{feff}').trim();
    if object.is_empty() {
        return Ok(vec![]);
    }
    let mut named = members(object).map_err(|error| error.to_string())?;
    named.retain(|(key, _)| fields.contains(key));
    if named.is_empty() {
        let wanted = fields.join("`, `");
        return Err(format!(
            "no key `{wanted}`; name the keys that hold text with --field"
        ));
    }
    let said = named.into_iter().filter_map(|(key, value)| {
        let json = value.get();
        let start = json.as_ptr().addr() - line.as_ptr().addr();
        Some(Said {
            key,
            text: serde_json::from_str::<Text>(json).ok()?.0,
            range: start..start + json.len(),
        })
    });
    Ok(said.collect())
}

/// A string of JSON, borrowed where it has no escapes.
#[derive(Deserialize)]
struct Text<'a>(#[serde(borrow)] Cow<'a, str>);

/// What was done to a line.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct Explanation {
    /// Its number, counted from 1.
    pub line: u64,
    /// The key of the text, in a record; none where stray bytes of the record were read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
    pub fixes: Vec<Step>,
}

/// What [`text`] does to each line, of those to which it does something. `lines_before`
/// came before these.
pub fn explain_text(lines: &[u8], quotes: Quotes, lines_before: u64) -> Vec<Explanation> {
    let numbered = (lines_before + 1..).zip(lines.split(|byte| *byte == b'\n'));
    let explained = numbered.map(|(line, content)| {
        let content = content.strip_suffix(b"\r").unwrap_or(content);
        let read = decoded(content);
        let fixes = reading(content, &read).into_iter();
        Explanation {
            line,
            field: None,
            fixes: fixes.chain(explain(&read, quotes)).collect(),
        }
    });
    explained.filter(|line| !line.fixes.is_empty()).collect()
}

/// What [`records`] does to each text, of those to which it does something.
pub fn explain_records(
    lines: &[u8],
    fields: &[String],
    quotes: Quotes,
    lines_before: u64,
) -> Vec<Explanation> {
    let numbered = (lines_before + 1..).zip(lines.split(|byte| *byte == b'\n'));
    let explained = numbered.flat_map(|(line, content)| {
        let read = decoded(content);
        let whole = Explanation {
            line,
            field: None,
            fixes: reading(content, &read).into_iter().collect(),
        };
        let said = texts(&read, fields).unwrap_or_default();
        let explained = said.into_iter().map(|said| {
            let lines = said.text.split('\n');
            Explanation {
                line,
                field: Some(said.key),
                fixes: lines.flat_map(|text| explain(text, quotes)).collect(),
            }
        });
        iter::once(whole).chain(explained).collect::<Vec<_>>()
    });
    explained.filter(|text| !text.fixes.is_empty()).collect()
}

/// The line that begins at `start`, without its end.
fn content(lines: &[u8], start: usize) -> Range<usize> {
    let rest = &lines[start..];
    let line = memchr(b'\n', rest).map_or(rest, |newline| &rest[..newline]);
    let line = line.strip_suffix(b"\r").unwrap_or(line);
    start..start + line.len()
}

/// Where the line begins that follows a line's content.
fn next_line(lines: &[u8], content_end: usize) -> usize {
    let rest = &lines[content_end..];
    memchr(b'\n', rest).map_or(lines.len(), |newline| content_end + newline + 1)
}

/// A line as text; copied only where it is not UTF-8. Every byte has a reading in
/// windows-1252, so that none is lost.
fn decoded(line: &[u8]) -> Cow<'_, str> {
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

/// A text with some of its ranges replaced, from left to right.
struct Edits<'a> {
    original: &'a [u8],
    edited: Vec<u8>,
    /// How much of the original is in `edited`, as it was or replaced.
    done: usize,
}

impl<'a> Edits<'a> {
    fn of(original: &'a [u8]) -> Self {
        Edits {
            original,
            edited: Vec::new(),
            done: 0,
        }
    }

    fn replace(&mut self, range: Range<usize>, with: &[u8]) {
        if self.done == 0 {
            self.edited.reserve(self.original.len());
        }
        self.edited
            .extend_from_slice(&self.original[self.done..range.start]);
        self.edited.extend_from_slice(with);
        self.done = range.end;
    }

    fn made(mut self) -> Cow<'a, [u8]> {
        if self.done == 0 {
            return Cow::Borrowed(self.original);
        }
        self.edited.extend_from_slice(&self.original[self.done..]);
        Cow::Owned(self.edited)
    }
}
