//! Repairs texts inside JSON lines, and nothing else of them.
//!
//! Every byte outside the named texts is kept, including the format of numbers and white space. A
//! line that is not a record is passed through and counted, so that a filter never loses data.

use super::Quotes;
use super::explain::{explain, stray_bytes_step};
use super::filter::{
    Edits, LineExplanation, RepairedLines, decode_line, line_content, next_line, text_lines,
};

use crate::text::json_object::{ObjectError, members};
use serde::Deserialize;
use std::borrow::Cow;
use std::iter;
use std::ops::Range;
use thiserror::Error;

/// Repairs the texts under the keys `fields` of the record on each line. A text is repaired line by
/// line. A line that is not a record, or has no text under these keys, is not changed, except that
/// stray bytes become UTF-8 anywhere, as in [`text_lines`].
pub fn json_lines<'a>(lines: &'a [u8], fields: &[String], quotes: Quotes) -> RepairedLines<'a> {
    let mut edits = Edits::new(lines);
    let (mut not_utf8, mut skipped) = (0, 0);
    let mut first_skipped = None;
    let mut at = 0;
    let mut number = 0;
    while at < lines.len() {
        let content = line_content(lines, at);
        let decoded = decode_line(&lines[content.clone()]);
        let had_stray_bytes = matches!(decoded, Cow::Owned(_));
        not_utf8 += u64::from(had_stray_bytes);
        let repaired = repair_record(&decoded, fields, quotes).unwrap_or_else(|reason| {
            skipped += 1;
            first_skipped.get_or_insert((number, reason.to_string()));
            Cow::Borrowed(&*decoded)
        });
        if had_stray_bytes || matches!(repaired, Cow::Owned(_)) {
            edits.replace(content.clone(), repaired.as_bytes());
        }
        at = next_line(lines, content.end);
        number += 1;
    }
    RepairedLines {
        lines: edits.finish(),
        not_utf8,
        skipped,
        first_skipped,
    }
}

/// Explains what [`json_lines`] changes, for each text that it changes.
pub fn explain_json_lines(
    lines: &[u8],
    fields: &[String],
    quotes: Quotes,
    lines_before: u64,
) -> Vec<LineExplanation> {
    let numbered = (lines_before + 1..).zip(lines.split(|byte| *byte == b'\n'));
    let explained = numbered.flat_map(|(line, content)| {
        let decoded = decode_line(content);
        let whole_line = LineExplanation {
            line,
            field: None,
            fixes: stray_bytes_step(content, &decoded).into_iter().collect(),
        };
        let texts = record_texts(&decoded, fields).unwrap_or_default();
        let explained = texts.into_iter().map(|text| {
            let lines = text.value.split('\n');
            LineExplanation {
                line,
                field: Some(text.key),
                fixes: lines.flat_map(|line| explain(line, quotes)).collect(),
            }
        });
        iter::once(whole_line).chain(explained).collect::<Vec<_>>()
    });
    explained.filter(|text| !text.fixes.is_empty()).collect()
}

/// Why a line has no text to repair.
#[derive(Debug, Error)]
enum SkipReason {
    #[error(transparent)]
    NotARecord(#[from] ObjectError),
    #[error("no key `{0}`; name the keys that hold text with --field")]
    NoField(String),
}

fn repair_record<'a>(
    line: &'a str,
    fields: &[String],
    quotes: Quotes,
) -> Result<Cow<'a, str>, SkipReason> {
    let mut edits = Edits::new(line.as_bytes());
    for text in record_texts(line, fields)? {
        if let Cow::Owned(repaired) = text_lines(text.value.as_bytes(), quotes).lines {
            let repaired = String::from_utf8_lossy(&repaired);
            let repaired = serde_json::Value::from(repaired).to_string();
            edits.replace(text.range, repaired.as_bytes());
        }
    }
    Ok(match edits.finish() {
        Cow::Owned(repaired) => Cow::Owned(String::from_utf8_lossy(&repaired).into_owned()),
        Cow::Borrowed(_) => Cow::Borrowed(line),
    })
}

/// A text in a record.
struct RecordText<'a> {
    key: String,
    value: Cow<'a, str>,
    /// The range of its JSON in the line.
    range: Range<usize>,
}

/// The texts of a record under `fields`. A blank line has none. Values that are not strings are
/// left out, as are strings with a lone surrogate, which UTF-8 cannot hold.
fn record_texts<'a>(line: &'a str, fields: &[String]) -> Result<Vec<RecordText<'a>>, SkipReason> {
    let object = line.trim_start_matches('\u{feff}').trim();
    if object.is_empty() {
        return Ok(vec![]);
    }
    let mut members = members(object)?;
    members.retain(|(key, _)| fields.contains(key));
    if members.is_empty() {
        return Err(SkipReason::NoField(fields.join("`, `")));
    }
    let texts = members.into_iter().filter_map(|(key, value)| {
        let json = value.get();
        let start = json.as_ptr().addr() - line.as_ptr().addr();
        Some(RecordText {
            key,
            value: serde_json::from_str::<JsonString>(json).ok()?.0,
            range: start..start + json.len(),
        })
    });
    Ok(texts.collect())
}

/// A JSON string, borrowed if it has no escapes.
#[derive(Deserialize)]
struct JsonString<'a>(#[serde(borrow)] Cow<'a, str>);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_named_text_of_a_record_changes() {
        let record = r#"{"id": 1.0, "text": "The alliance\u00b4s", "note": "it\u00b4s"}"#;
        let repaired = json_lines(record.as_bytes(), &["text".to_owned()], Quotes::Keep);
        let expected = r#"{"id": 1.0, "text": "The alliance's", "note": "it\u00b4s"}"#;
        assert_eq!(&*repaired.lines, expected.as_bytes());
    }
}
