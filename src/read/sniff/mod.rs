//! What an input holds, told by its first bytes.
//!
//! The content decides; a suffix only breaks a tie, because names lie more often than
//! content does. What is seen of JSON decides at once, so that a slow stream of lines
//! is not held up; HTML and text may look at up to [`HEAD`] bytes.

use memchr::memchr;
use std::path::Path;

/// Bytes looked at before text is held to be text. Pages open with their markup, and
/// 64 KiB is what one read of a pipe gives.
pub(super) const HEAD: usize = 64 * 1024;

/// Bytes between two tags, on average, at most, for text that does not begin with a
/// tag to be HTML. Articles in HTML have a tag every 50 to 300 bytes; a text about HTML
/// that mentions some tags has one in thousands.
const BYTES_A_TAG: usize = 500;

/// A tag longer than this is a `<` in text. Real ones with inlined images are longer,
/// but a page has others.
const LONGEST_TAG: usize = 4096;

/// The elements that pages and fragments of pages are made of. Rare ones are left out:
/// `<data>`, `<time>` or `<map>` are placeholders in texts as often as tags.
const ELEMENTS: [&str; 56] = [
    "a",
    "article",
    "aside",
    "b",
    "blockquote",
    "body",
    "br",
    "center",
    "code",
    "dd",
    "div",
    "dl",
    "dt",
    "em",
    "figcaption",
    "figure",
    "font",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "head",
    "header",
    "hr",
    "html",
    "i",
    "iframe",
    "img",
    "input",
    "li",
    "link",
    "main",
    "meta",
    "nav",
    "noscript",
    "ol",
    "p",
    "pre",
    "script",
    "section",
    "small",
    "span",
    "strong",
    "style",
    "sub",
    "sup",
    "table",
    "td",
    "title",
    "tr",
    "u",
    "ul",
];

/// Elements without an end tag: enough by themselves.
const VOID: [&str; 6] = ["br", "hr", "img", "input", "link", "meta"];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    Jsonl,
    Html,
    Text,
    /// One array around the records.
    JsonArray,
    /// Objects of several lines each.
    PrettyJson,
    /// JSON lines in UTF-16, whose newlines are not bytes.
    WideJson,
}

/// What `head` begins; `None`: more bytes are needed. `whole`: there are no more.
pub(super) fn sniff(head: &[u8], whole: bool, name: Option<&Path>) -> Option<Shape> {
    let decided = whole || head.len() >= HEAD;
    let wide = is_wide(head);
    let narrowed: Vec<u8>;
    let head = if wide {
        // Good enough to look for tags and braces: those are ASCII.
        narrowed = head.iter().copied().filter(|byte| *byte != 0).collect();
        narrowed
            .strip_prefix(b"\xff\xfe")
            .or(narrowed.strip_prefix(b"\xfe\xff"))
            .unwrap_or(&narrowed)
    } else {
        head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head)
    };
    let head = head.trim_ascii_start();
    let suffix = name.and_then(suffix).unwrap_or_default();
    let suffix_says_jsonl = matches!(&*suffix, "jsonl" | "ndjson");
    match head.first() {
        None => {
            return match (decided, suffix_says_jsonl) {
                (false, _) => None,
                (true, true) => Some(Shape::Jsonl),
                (true, false) => Some(Shape::Text),
            };
        }
        Some(b'{' | b'[') => match json(head, decided) {
            Json::Undecided => return None,
            Json::Is(_) if wide => return Some(Shape::WideJson),
            Json::Is(shape) => return Some(shape),
            Json::Not if suffix_says_jsonl && !wide => return Some(Shape::Jsonl),
            Json::Not => {}
        },
        Some(_) => {}
    }
    match evidence(head) {
        Evidence::Html => Some(Shape::Html),
        _ if !decided => None,
        Evidence::Unclear if suffix_says_html(&suffix) => Some(Shape::Html),
        _ if suffix_says_jsonl && !wide => Some(Shape::Jsonl),
        _ => Some(Shape::Text),
    }
}

/// UTF-16, with a byte order mark or by the zeros that every ASCII character has then.
pub(super) fn is_wide(head: &[u8]) -> bool {
    head.starts_with(b"\xff\xfe")
        || head.starts_with(b"\xfe\xff")
        || crate::decode::utf16_without_mark(head).is_some()
}

/// The suffix in lower case, that of a compression aside (`page.html.gz`: `html`).
pub(super) fn suffix(path: &Path) -> Option<String> {
    let lower = |path: &Path| {
        path.extension()
            .map(|suffix| suffix.to_string_lossy().to_ascii_lowercase())
    };
    match lower(path)?.as_str() {
        "gz" | "zst" => lower(Path::new(path.file_stem()?)),
        other => Some(other.to_owned()),
    }
}

fn suffix_says_html(suffix: &str) -> bool {
    matches!(
        suffix,
        "html" | "htm" | "xhtml" | "xht" | "shtml" | "php" | "asp" | "aspx"
    )
}

enum Json {
    Is(Shape),
    Not,
    Undecided,
}

/// Text may well begin with a brace or bracket: only what goes on like JSON is JSON.
fn json(head: &[u8], decided: bool) -> Json {
    let more = if decided { Json::Not } else { Json::Undecided };
    let rest = head[1..].trim_ascii_start();
    if head[0] == b'[' {
        let inner = match rest.strip_prefix(b"{") {
            Some(inner) => inner.trim_ascii_start(),
            None if rest.is_empty() => return more,
            None => return Json::Not,
        };
        return match inner.first() {
            None => more,
            Some(b'"' | b'}') => Json::Is(Shape::JsonArray),
            Some(_) => Json::Not,
        };
    }
    let broken_after_brace = head[1..head.len() - rest.len()].contains(&b'\n');
    match rest.first() {
        None => more,
        Some(b'}') => Json::Is(Shape::Jsonl),
        Some(b'"') => match (key(&rest[1..]), broken_after_brace) {
            (Key::Whole, true) => Json::Is(Shape::PrettyJson),
            (Key::Whole, false) if goes_on_in_next_line(rest) => Json::Is(Shape::PrettyJson),
            // A line torn inside its first key is still a (bad) record.
            (Key::Whole, false) | (Key::Torn, false) => Json::Is(Shape::Jsonl),
            (Key::Cut, _) => more,
            _ => Json::Not,
        },
        Some(_) => Json::Not,
    }
}

enum Key {
    /// `text":`
    Whole,
    /// The line ends in it.
    Torn,
    /// The head ends in it.
    Cut,
    No,
}

/// The rest of a key behind its opening quote.
fn key(rest: &[u8]) -> Key {
    let Some(end) = rest.iter().position(|byte| matches!(byte, b'"' | b'\n')) else {
        return Key::Cut;
    };
    if rest[end] == b'\n' {
        let word =
            |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.' | b'\r');
        return if rest[..end].iter().all(word) {
            Key::Torn
        } else {
            Key::No
        };
    }
    match rest[end + 1..].trim_ascii_start().first() {
        None => Key::Cut,
        Some(b':') => Key::Whole,
        Some(_) => Key::No,
    }
}

/// `{"a": 1,` and on the next line `"b": 2`: the first line of an object of several.
fn goes_on_in_next_line(rest: &[u8]) -> bool {
    memchr(b'\n', rest).is_some_and(|newline| {
        let (line, next) = rest.split_at(newline);
        line.trim_ascii_end().ends_with(b",") && next.trim_ascii_start().starts_with(b"\"")
    })
}

#[derive(PartialEq)]
enum Evidence {
    Html,
    /// A tag or two, which a text may mention.
    Unclear,
    None,
}

/// Whether `text` is HTML rather than text that was already extracted.
///
/// It takes real tags: a doctype or a comment at the beginning, or known elements,
/// closed, and close enough together that they are not mere mentions.
pub fn looks_like_html(text: &str) -> bool {
    let head = text.trim_start_matches(|c: char| c == '\u{feff}' || c.is_whitespace());
    evidence(head.as_bytes()) == Evidence::Html
}

fn evidence(head: &[u8]) -> Evidence {
    let head = &head[..head.len().min(HEAD)];
    let prolog = |name: &[u8]| {
        head.get(..name.len())
            .is_some_and(|found| found.eq_ignore_ascii_case(name))
    };
    if prolog(b"<!doctype") || prolog(b"<?xml") || prolog(b"<html") || prolog(b"<!--") {
        return Evidence::Html;
    }
    let begins_with_tag = tag(head).is_some();
    let mut opened = [0usize; ELEMENTS.len()];
    let mut closed = [0usize; ELEMENTS.len()];
    let (mut at, mut tags, mut whole) = (0, 0, 0);
    while let Some(next) = head.get(at..).and_then(|rest| memchr(b'<', rest)) {
        at += next;
        let Some(Tag {
            element,
            end,
            attributes,
            length,
        }) = tag(&head[at..])
        else {
            at += 1;
            continue;
        };
        at += length;
        tags += 1;
        if VOID.contains(&ELEMENTS[element]) {
            whole += 1;
        } else if end {
            closed[element] += 1;
            whole += usize::from(closed[element] <= opened[element]);
        } else {
            opened[element] += 1;
            // Texts mention `<div>`, but hardly `<div class="x">`.
            whole += usize::from(attributes);
        }
        if begins_with_tag && tags >= 2 && (whole >= 1 || tags >= 4) {
            return Evidence::Html;
        }
    }
    match tags {
        0 => Evidence::None,
        _ if whole >= 2 && tags * BYTES_A_TAG >= head.len() => Evidence::Html,
        _ => Evidence::Unclear,
    }
}

/// A whole tag of a known element.
struct Tag {
    /// Index in [`ELEMENTS`].
    element: usize,
    end: bool,
    attributes: bool,
    /// In bytes.
    length: usize,
}

fn tag(here: &[u8]) -> Option<Tag> {
    let inner = here.strip_prefix(b"<")?;
    let (end, inner) = match inner.strip_prefix(b"/") {
        Some(inner) => (true, inner),
        None => (false, inner),
    };
    // The longest name is 10 bytes.
    let length = inner
        .iter()
        .take(11)
        .take_while(|byte| byte.is_ascii_alphanumeric())
        .count();
    let (name, behind) = inner.split_at(length);
    let element = ELEMENTS
        .iter()
        .position(|element| element.as_bytes().eq_ignore_ascii_case(name))?;
    if !behind
        .first()
        .is_some_and(|byte| byte.is_ascii_whitespace() || matches!(byte, b'>' | b'/'))
    {
        return None;
    }
    let behind = &behind[..behind.len().min(LONGEST_TAG)];
    let close = memchr(b'>', behind)?;
    Some(Tag {
        element,
        end,
        attributes: behind[..close].contains(&b'='),
        length: 1 + usize::from(end) + length + close + 1,
    })
}

#[cfg(test)]
mod tests;
