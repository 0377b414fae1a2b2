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
mod tests {
    use super::*;

    fn shape(head: &[u8]) -> Option<Shape> {
        sniff(head, true, None)
    }

    #[test]
    fn content_decides_the_shape() {
        let wide =
            |text: &str| -> Vec<u8> { text.encode_utf16().flat_map(u16::to_le_bytes).collect() };
        let marked = |text: &str| [b"\xff\xfe".to_vec(), wide(text)].concat();
        for (head, expected) in [
            (b"{\"text\": \"a\"}\n".to_vec(), Shape::Jsonl),
            (b"\xef\xbb\xbf\n {}\n".to_vec(), Shape::Jsonl),
            (b"{\"text\": \"abc".to_vec(), Shape::Jsonl),
            (b"{\"te\n{\"text\":\"a\"}\n".to_vec(), Shape::Jsonl),
            (b"{\"a\": 1,\n{\"a\": 2}\n".to_vec(), Shape::Jsonl),
            (b"{\n  \"text\": \"a\"\n}".to_vec(), Shape::PrettyJson),
            (b"{\"a\": 1,\n \"b\": 2}\n".to_vec(), Shape::PrettyJson),
            (b"[{\"a\": 1}]".to_vec(), Shape::JsonArray),
            (b" [\n  {\n \"a\": 1}]".to_vec(), Shape::JsonArray),
            (b"[Reuters] The price rose.".to_vec(), Shape::Text),
            (b"[{x}] is a set".to_vec(), Shape::Text),
            (b"{curly} words".to_vec(), Shape::Text),
            (b"{\"Quoted\" words}".to_vec(), Shape::Text),
            (b"{".to_vec(), Shape::Text),
            (b"<!DOCTYPE html><p>a".to_vec(), Shape::Html),
            (b"\xef\xbb\xbf \n<!-- c --><HTML>".to_vec(), Shape::Html),
            (b"<?xml version='1.0'?><html>".to_vec(), Shape::Html),
            (b"<p>One.</p>".to_vec(), Shape::Html),
            (b"Hello <b>world</b>,<br>and more".to_vec(), Shape::Html),
            (marked("<html><p>a</p>"), Shape::Html),
            (wide("<html><body><p>long enough</p>"), Shape::Html),
            (marked("Only text here."), Shape::Text),
            (marked("{\"text\": 1}"), Shape::WideJson),
            (b"a < b and c > d".to_vec(), Shape::Text),
            (b"".to_vec(), Shape::Text),
            (b" \n ".to_vec(), Shape::Text),
        ] {
            let shown = String::from_utf8_lossy(&head);
            assert_eq!(shape(&head), Some(expected), "{shown}");
        }
    }

    #[test]
    fn json_is_decided_before_more_is_read_and_text_is_not() {
        assert_eq!(sniff(b"{\"id\":1,\"te", false, None), Some(Shape::Jsonl));
        assert_eq!(sniff(b"{\"id", false, None), None);
        assert_eq!(sniff(b"Some words", false, None), None);
    }

    #[test]
    fn a_suffix_breaks_ties_only() {
        let with = |head: &[u8], name: &str| sniff(head, true, Some(Path::new(name)));
        assert_eq!(with(b"Words <br> words", "a.html"), Some(Shape::Html));
        assert_eq!(with(b"Words <br> words", "a.html.gz"), Some(Shape::Html));
        assert_eq!(with(b"Words <br> words", "a.txt"), Some(Shape::Text));
        assert_eq!(with(b"Only words", "a.html"), Some(Shape::Text));
        assert_eq!(with(b"<html><p>a</p>", "a.txt"), Some(Shape::Html));
        assert_eq!(with(b"not json", "a.jsonl"), Some(Shape::Jsonl));
        assert_eq!(with(b"", "a.jsonl"), Some(Shape::Jsonl));
        assert_eq!(with(b"{\"a\":1}", "a.txt"), Some(Shape::Jsonl));
    }

    #[test]
    fn mentions_of_tags_are_no_html() {
        for html in [
            "<p>One.</p>",
            "\u{feff} <div class='x'><p>Open ends",
            "<!-- saved --><p>a",
            "Lead.<br>Second line.<br/>Third.",
            "Text with <a href=\"x\">a link</a> and <em>stress</em>.",
        ] {
            assert!(looks_like_html(html), "{html}");
        }
        let long = "Plain words without any markup. ".repeat(300);
        for text in [
            "",
            "a < b, c > d, x<y>z",
            "The <div> element groups others.",
            "<div> is an element that groups others, unlike <span>",
            "Use <name> and <placeholder> here, <p",
            &format!("{long}Write <b>bold</b> or <i>slanted</i>. {long}"),
        ] {
            assert!(!looks_like_html(text), "{text}");
        }
    }
}
