//! The text of a message in MIME: encoded words, transfer encodings, the plain part of several.
//!
//! Input: what a message or its header contains. Output: text, or markup if a message has no plain
//! part.

use super::{Header, line_at};
use crate::page::PageFormat;
use crate::text::base64;
use encoding_rs::{Encoding, UTF_8};
use std::borrow::Cow;

/// Bytes of the longest encoded word that is read. RFC 2047 allows 75.
const MAX_WORD_BYTES: usize = 1_000;

/// Parts of a message that are read.
const MAX_PARTS: usize = 100;

/// A header value with its encoded words decoded (RFC 2047): `=?utf-8?Q?T=C3=BCr?=`.
pub(super) fn decoded_words(value: &str) -> String {
    let mut text = String::new();
    let mut rest = value;
    let mut after_word = false;
    while let Some(at) = rest.find("=?") {
        let (before, word) = rest.split_at(at);
        let Some((decoded, length)) = encoded_word(word) else {
            text.push_str(&rest[..at + 2]);
            rest = &rest[at + 2..];
            after_word = false;
            continue;
        };
        // Blanks between two encoded words only fold the line.
        if !(after_word && before.trim().is_empty()) {
            text.push_str(before);
        }
        text.push_str(&decoded);
        rest = &word[length..];
        after_word = true;
    }
    text + rest
}

/// The encoded word at the beginning of a text, and its length in bytes.
fn encoded_word(text: &str) -> Option<(String, usize)> {
    let length = (0..=text.len().min(MAX_WORD_BYTES))
        .rev()
        .find(|at| text.is_char_boundary(*at))?;
    let text = &text[..length];
    let inner = text.strip_prefix("=?")?;
    let (charset, inner) = inner.split_once('?')?;
    let (encoding, inner) = inner.split_once('?')?;
    let (word, rest) = inner.split_once("?=")?;
    let bytes = match encoding {
        "Q" | "q" => quoted_printable(&word.replace('_', " ")),
        "B" | "b" => base64::decode(word),
        _ => return None,
    };
    let charset = charset.split('*').next().unwrap_or("");
    Some((decoded(&bytes, charset), text.len() - rest.len()))
}

/// The content of a message, if its header gives another form than plain text as it is: its first
/// part in plain text, else its first part in HTML.
pub(super) fn text<'a>(message: &Header<'a>) -> Option<(Cow<'a, str>, PageFormat)> {
    let kind = message.labelled("content-type").unwrap_or("text/plain");
    if !starts_with(kind, "multipart/") {
        let encoding = message.labelled("content-transfer-encoding");
        let format = format(kind)?;
        return Some((transferred(message.rest, kind, encoding), format));
    }
    // Parts inside parts declare their boundaries on the way, so one pass over the lines is enough.
    let mut boundaries = vec![parameter(kind, "boundary")?.to_owned()];
    let mut rest = message.rest;
    let mut html = None;
    for _ in 0..MAX_PARTS {
        let Some((_, start)) = next_boundary(rest, &boundaries) else {
            break;
        };
        let Some(part) = Header::read(&rest[start..]) else {
            rest = &rest[start..];
            continue;
        };
        let kind = part
            .labelled("content-type")
            .unwrap_or("text/plain")
            .to_owned();
        if let Some(boundary) = parameter(&kind, "boundary") {
            boundaries.push(boundary.to_owned());
        }
        rest = part.rest;
        let Some(format) = format(&kind) else {
            continue;
        };
        if format == PageFormat::Text || html.is_none() {
            let end = next_boundary(rest, &boundaries).map_or(rest.len(), |(end, _)| end);
            let encoding = part.labelled("content-transfer-encoding");
            let content = (transferred(&rest[..end], &kind, encoding), format);
            if format == PageFormat::Text {
                return Some(content);
            }
            html = Some(content);
        }
    }
    html
}

/// The format of a part, if it is text.
fn format(kind: &str) -> Option<PageFormat> {
    match () {
        () if starts_with(kind, "text/plain") => Some(PageFormat::Text),
        () if starts_with(kind, "text/html") => Some(PageFormat::Html),
        () => None,
    }
}

/// Where the line of the next boundary begins and ends.
fn next_boundary(text: &str, boundaries: &[String]) -> Option<(usize, usize)> {
    let mut at = 0;
    while at < text.len() {
        let line = line_at(text, at);
        // A boundary may itself end in the two dashes that mark the last one.
        let is_boundary = |name: &str| boundaries.iter().any(|boundary| boundary == name);
        let name = line.trim_end().strip_prefix("--");
        if name.is_some_and(|name| {
            is_boundary(name) || name.strip_suffix("--").is_some_and(is_boundary)
        }) {
            return Some((at, at + line.len()));
        }
        at += line.len();
    }
    None
}

/// The text of a part, from quoted-printable or Base64, or as it is.
fn transferred<'a>(text: &'a str, kind: &str, encoding: Option<&str>) -> Cow<'a, str> {
    let encoding = encoding.unwrap_or_default().to_ascii_lowercase();
    let bytes = match encoding.as_str() {
        "quoted-printable" => quoted_printable(text),
        "base64" => base64::decode(text),
        _ => return Cow::Borrowed(text),
    };
    let charset = parameter(kind, "charset").unwrap_or("utf-8");
    Cow::Owned(decoded(&bytes, charset))
}

/// The value of a parameter: `text/plain; charset="utf-8"`.
fn parameter<'a>(value: &'a str, name: &str) -> Option<&'a str> {
    let mut parameters = value
        .split(';')
        .skip(1)
        .filter_map(|part| part.split_once('='));
    let found = parameters.find(|(key, _)| key.trim().eq_ignore_ascii_case(name));
    found.map(|(_, value)| value.trim().trim_matches('"'))
}

fn starts_with(value: &str, prefix: &str) -> bool {
    let start = value.get(..prefix.len());
    start.is_some_and(|start| start.eq_ignore_ascii_case(prefix))
}

fn decoded(bytes: &[u8], charset: &str) -> String {
    let encoding = Encoding::for_label(charset.as_bytes()).unwrap_or(UTF_8);
    encoding.decode_without_bom_handling(bytes).0.into_owned()
}

/// The bytes of quoted-printable text. What is no escape stays as it is.
fn quoted_printable(text: &str) -> Vec<u8> {
    let bytes = text.as_bytes();
    let digit = |at: usize| char::from(*bytes.get(at)?).to_digit(16);
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let escape = digit(at + 1).zip(digit(at + 2));
        match (bytes[at], escape, &bytes[at + 1..]) {
            (b'=', Some((high, low)), _) => {
                out.push((high * 16 + low) as u8);
                at += 3;
            }
            (b'=', _, [b'\n', ..]) => at += 2,
            (b'=', _, [b'\r', b'\n', ..]) => at += 3,
            (byte, ..) => {
                out.push(byte);
                at += 1;
            }
        }
    }
    out
}
