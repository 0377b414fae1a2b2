//! Unwraps a page that a pipeline encoded before it put it into a record.
//!
//! Input: the string of a record. Output: the page in it, if the string is HTML in Base64 (also
//! compressed), HTML with its markup as entities, or HTML escaped as JSON once more. A string is
//! unwrapped only if it is nothing but that, and only if a page comes out, because texts about
//! programming show such encodings.

use crate::page::Content;
use crate::read::decompress;
use crate::text::base64;
use crate::text::markup::{Evidence, html_evidence, looks_like_html};
use std::io::{Cursor, Read};

/// The shortest Base64 that is decoded, in bytes. Shorter strings are words.
const MIN_BASE64_BYTES: usize = 64;

/// How often markup may be escaped.
const MAX_ESCAPES: usize = 3;

/// The page that is wrapped in a string; `None` if the string is the page.
pub(super) fn unwrapped(text: &str, max_bytes: u64) -> Option<Content> {
    let start = text.trim_start();
    if start.starts_with("&lt;") || start.starts_with("&amp;") {
        return without_entities(start).map(Content::Text);
    }
    if start.starts_with(['"', '<', '\\']) {
        return without_json_escapes(start.trim_end()).map(Content::Text);
    }
    from_base64(start.trim_end(), max_bytes)
}

/// HTML whose markup is written as entities, and that has no other markup.
fn without_entities(text: &str) -> Option<String> {
    if html_evidence(text.as_bytes()) != Evidence::None {
        return None;
    }
    let mut unescaped = text.to_owned();
    for _ in 0..MAX_ESCAPES {
        unescaped = unescape(&unescaped);
        if unescaped.starts_with('<') {
            return looks_like_html(&unescaped).then_some(unescaped);
        }
    }
    None
}

/// The entities that escaping functions write.
const ENTITIES: [(&str, char); 8] = [
    ("&lt;", '<'),
    ("&gt;", '>'),
    ("&quot;", '"'),
    ("&#34;", '"'),
    ("&#39;", '\''),
    ("&#039;", '\''),
    ("&#x27;", '\''),
    ("&amp;", '&'),
];

/// Undoes one escaping, in one pass, so that `&amp;lt;` becomes `&lt;`.
fn unescape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let entity = ENTITIES.iter().find(|(name, _)| rest.starts_with(name));
        let (character, length) = entity.map_or(('&', 1), |(name, c)| (*c, name.len()));
        out.push(character);
        rest = &rest[length..];
    }
    out + rest
}

/// HTML as the inside of a JSON string: its quotes and newlines are escaped.
fn without_json_escapes(text: &str) -> Option<String> {
    let is_quoted = text.starts_with('"');
    let has_escapes = ["=\\\"", "\\u003c", "\\u003C"]
        .iter()
        .any(|escape| text.contains(escape));
    if !is_quoted && !has_escapes {
        return None;
    }
    let unescaped: String = match is_quoted {
        true => serde_json::from_str(text).ok()?,
        // An unescaped quote or newline inside ends the string, so this fails for usual pages.
        false => serde_json::from_str(&format!("\"{text}\"")).ok()?,
    };
    let starts_with_tag = unescaped.trim_start().starts_with('<');
    (starts_with_tag && looks_like_html(&unescaped)).then_some(unescaped)
}

/// HTML in Base64, perhaps compressed before.
fn from_base64(text: &str, max_bytes: u64) -> Option<Content> {
    let text = match text.strip_prefix("data:") {
        Some(data) => data.split_once(";base64,")?.1,
        None => text,
    };
    let is_base64 = |byte: u8| {
        byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'=' | b'\r' | b'\n')
    };
    if text.len() < MIN_BASE64_BYTES || !text.bytes().all(is_base64) {
        return None;
    }
    let bytes = base64::decode(text);
    let unpacked = decompress(Box::new(Cursor::new(bytes))).ok()?;
    let mut bytes = Vec::new();
    let mut unpacked = unpacked.take(max_bytes);
    // What was unpacked before damage is the page.
    let _ = unpacked.read_to_end(&mut bytes);
    let starts_with_tag = bytes.trim_ascii_start().starts_with(b"<");
    let is_page = starts_with_tag && html_evidence(bytes.trim_ascii_start()) == Evidence::Html;
    is_page.then_some(Content::Bytes(bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<html lang=\"en\"><p>It's a &amp; b.</p>\n<p>Words</p></html>";

    fn text_of(wrapped: &str) -> Option<String> {
        match unwrapped(wrapped, 1 << 20)? {
            Content::Text(text) => Some(text),
            Content::Bytes(bytes) => Some(String::from_utf8(bytes).unwrap()),
        }
    }

    fn escaped(text: &str) -> String {
        let ampersands = text.replace('&', "&amp;");
        let brackets = ampersands.replace('<', "&lt;").replace('>', "&gt;");
        brackets.replace('"', "&quot;").replace('\'', "&#x27;")
    }

    #[test]
    fn a_page_is_found_under_its_escapes() {
        let json = serde_json::to_string(PAGE).unwrap();
        let inside = json.trim_matches('"').to_owned();
        let base64 = "PGh0bWwgbGFuZz0iZW4iPjxwPkl0J3MgYSAmYW1wOyBiLjwvcD4KPHA+V29yZHM8L3A+\
            PC9odG1sPg==";
        for wrapped in [
            escaped(PAGE),
            escaped(&escaped(PAGE)),
            json,
            inside.clone(),
            inside.replace('<', "\\u003c"),
            base64.to_owned(),
            format!("data:text/html;base64,{base64}"),
        ] {
            assert_eq!(text_of(&wrapped).as_deref(), Some(PAGE), "{wrapped}");
        }
    }

    #[test]
    fn pages_and_texts_that_show_escapes_stay() {
        let word = "word".repeat(40);
        for text in [
            "",
            PAGE,
            "<p>&lt;p&gt; is a paragraph</p>",
            "&lt;3 to all of you, and thanks for the fish.",
            "&lt;name&gt; is what you write there.",
            "<p>The path C:\\new has a backslash.</p><p>And so on.</p>",
            "<a href=\"x\">say =\\\"y\\\" twice</a>",
            "\"A quotation\" begins the text.",
            "\"A quotation is the whole text.\"",
            &word,
        ] {
            assert_eq!(text_of(text), None, "{text}");
        }
    }
}
