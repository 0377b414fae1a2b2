//! Detects the format of an input from its first bytes.
//!
//! The content decides. The file extension only breaks ties, because it is wrong more often than
//! the content. JSON is recognised from its first key, so that a slow stream of lines is not held
//! up. HTML and text may need up to [`HEAD_BYTES`] bytes.

use crate::text::markup::{Evidence, HEAD_BYTES, html_evidence};
use crate::{decode, markdown};
use memchr::memchr;
use std::path::Path;

/// The format of an input.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Detected {
    /// One JSON object per line.
    Jsonl,
    /// One HTML document or several.
    Html,
    /// HTML in UTF-16, in which documents are not split.
    Utf16Html,
    Text,
    /// A table whose first row names the columns.
    Csv,
    /// Text with the signs of Markdown, or a file that is named so.
    Markdown,
    /// One array around the records.
    JsonArray,
    /// Objects of several lines each.
    PrettyJson,
    /// JSON lines in UTF-16, whose newlines are not single bytes.
    Utf16Json,
    /// A table in UTF-16, as spreadsheets write it.
    Utf16Csv,
}

/// The format of an input that starts with `head`, or `None` if more bytes are needed.
/// `complete`: the input ends with them.
pub(super) fn detect(head: &[u8], complete: bool, path: Option<&Path>) -> Option<Detected> {
    let decided = complete || head.len() >= HEAD_BYTES;
    let utf16 = is_utf16(head);
    let without_zeros: Vec<u8>;
    let head = if utf16 {
        // Without its zeros, UTF-16 still has the ASCII of tags and braces.
        without_zeros = head.iter().copied().filter(|byte| *byte != 0).collect();
        without_zeros
            .strip_prefix(b"\xff\xfe")
            .or(without_zeros.strip_prefix(b"\xfe\xff"))
            .unwrap_or(&without_zeros)
    } else {
        head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head)
    };
    let head = head.trim_ascii_start();
    let extension = path.and_then(extension).unwrap_or_default();
    let named_jsonl = matches!(&*extension, "jsonl" | "ndjson");
    match head.first() {
        None => {
            return match (decided, named_jsonl) {
                (false, _) => None,
                (true, true) => Some(Detected::Jsonl),
                (true, false) => Some(Detected::Text),
            };
        }
        Some(b'{' | b'[') => match detect_json(head, decided) {
            JsonMatch::NeedsMore => return None,
            JsonMatch::Json(_) if utf16 => return Some(Detected::Utf16Json),
            JsonMatch::Json(format) => return Some(format),
            JsonMatch::NotJson if named_jsonl && !utf16 => return Some(Detected::Jsonl),
            JsonMatch::NotJson => {}
        },
        // The name decides, because a table of pages is full of markup.
        Some(first) if *first != b'<' && is_table_extension(&extension) => {
            return Some(match utf16 {
                true => Detected::Utf16Csv,
                false => Detected::Csv,
            });
        }
        Some(_) => {}
    }
    let html = match utf16 {
        true => Detected::Utf16Html,
        false => Detected::Html,
    };
    match html_evidence(head) {
        Evidence::Html => Some(html),
        _ if !decided => None,
        Evidence::Unclear if is_html_extension(&extension) => Some(html),
        _ if named_jsonl && !utf16 => Some(Detected::Jsonl),
        _ if matches!(&*extension, "md" | "markdown") => Some(Detected::Markdown),
        _ if markdown::is_markdown(&String::from_utf8_lossy(head)) => Some(Detected::Markdown),
        _ => Some(Detected::Text),
    }
}

/// Whether the bytes are UTF-16: by a byte order mark, or by the zeros beside ASCII characters.
fn is_utf16(head: &[u8]) -> bool {
    head.starts_with(b"\xff\xfe")
        || head.starts_with(b"\xfe\xff")
        || decode::utf16_without_mark(head).is_some()
}

/// The file extension in lower case, without that of a compression (`page.html.gz`: `html`).
pub(super) fn extension(path: &Path) -> Option<String> {
    let lower_case = |path: &Path| {
        path.extension()
            .map(|extension| extension.to_string_lossy().to_ascii_lowercase())
    };
    match lower_case(path)?.as_str() {
        "gz" | "zst" => lower_case(Path::new(path.file_stem()?)),
        other => Some(other.to_owned()),
    }
}

fn is_table_extension(extension: &str) -> bool {
    matches!(extension, "csv" | "tsv" | "tab")
}

fn is_html_extension(extension: &str) -> bool {
    matches!(
        extension,
        "html" | "htm" | "xhtml" | "xht" | "shtml" | "php" | "asp" | "aspx"
    )
}

enum JsonMatch {
    Json(Detected),
    NotJson,
    NeedsMore,
}

/// Text may start with a brace or bracket. It is JSON only if it continues like JSON.
fn detect_json(head: &[u8], decided: bool) -> JsonMatch {
    let at_end = if decided {
        JsonMatch::NotJson
    } else {
        JsonMatch::NeedsMore
    };
    let rest = head[1..].trim_ascii_start();
    if head[0] == b'[' {
        let inner = match rest.strip_prefix(b"{") {
            Some(inner) => inner.trim_ascii_start(),
            None if rest.is_empty() => return at_end,
            None => return JsonMatch::NotJson,
        };
        return match inner.first() {
            None => at_end,
            Some(b'"' | b'}') => JsonMatch::Json(Detected::JsonArray),
            Some(_) => JsonMatch::NotJson,
        };
    }
    let newline_after_brace = head[1..head.len() - rest.len()].contains(&b'\n');
    match rest.first() {
        None => at_end,
        Some(b'}') => JsonMatch::Json(Detected::Jsonl),
        Some(b'"') => match (match_key(&rest[1..]), newline_after_brace) {
            (KeyMatch::Complete, true) => JsonMatch::Json(Detected::PrettyJson),
            (KeyMatch::Complete, false) if continues_in_next_line(rest) => {
                JsonMatch::Json(Detected::PrettyJson)
            }
            // A line that ends inside its first key is a bad record, but a record.
            (KeyMatch::Complete | KeyMatch::LineEnds, false) => JsonMatch::Json(Detected::Jsonl),
            (KeyMatch::HeadEnds, _) => at_end,
            _ => JsonMatch::NotJson,
        },
        Some(_) => JsonMatch::NotJson,
    }
}

enum KeyMatch {
    /// `text":`
    Complete,
    /// The line ends inside the key.
    LineEnds,
    /// The head ends inside the key.
    HeadEnds,
    NotAKey,
}

/// Matches a key from the byte after its opening quote.
fn match_key(rest: &[u8]) -> KeyMatch {
    let Some(end) = rest.iter().position(|byte| matches!(byte, b'"' | b'\n')) else {
        return KeyMatch::HeadEnds;
    };
    if rest[end] == b'\n' {
        let is_key_byte =
            |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.' | b'\r');
        return if rest[..end].iter().all(is_key_byte) {
            KeyMatch::LineEnds
        } else {
            KeyMatch::NotAKey
        };
    }
    match rest[end + 1..].trim_ascii_start().first() {
        None => KeyMatch::HeadEnds,
        Some(b':') => KeyMatch::Complete,
        Some(_) => KeyMatch::NotAKey,
    }
}

/// Whether an object has a second line, as `{"a": 1,` followed by `"b": 2`.
fn continues_in_next_line(rest: &[u8]) -> bool {
    memchr(b'\n', rest).is_some_and(|newline| {
        let (line, next) = rest.split_at(newline);
        line.trim_ascii_end().ends_with(b",") && next.trim_ascii_start().starts_with(b"\"")
    })
}

#[cfg(test)]
mod tests;
