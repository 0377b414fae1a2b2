//! Distinguishes HTML from text that was already extracted.
//!
//! Input: the first bytes of a page. Output: how much they look like HTML. Known elements are
//! counted instead of any `<name>`, because texts contain placeholders such as `<name>` and
//! comparisons such as `a < b`.

use memchr::memchr;

/// Bytes that are looked at. Pages start with their markup, and one read of a Linux pipe returns
/// up to 64 KiB.
pub const HEAD_BYTES: usize = 64 * 1024;

/// The largest average distance of two tags, in bytes, in HTML that does not start with a tag.
/// Articles in HTML have a tag every 50 to 300 bytes; a text about HTML that mentions some tags
/// has one in thousands.
const MAX_BYTES_PER_TAG: usize = 500;

/// The longest tag, in bytes. A longer one is taken for a `<` in text. Tags with inlined images
/// are longer, but a page has others.
const MAX_TAG_BYTES: usize = 4096;

/// The elements that pages and fragments of pages are made of. Rare ones are left out: in texts
/// `<data>`, `<time>` or `<map>` are placeholders as often as tags.
#[rustfmt::skip]
const ELEMENTS: [&str; 56] = [
    "a", "article", "aside", "b", "blockquote", "body", "br", "center", "code", "dd", "div",
    "dl", "dt", "em", "figcaption", "figure", "font", "footer", "form", "h1", "h2", "h3", "h4",
    "h5", "h6", "head", "header", "hr", "html", "i", "iframe", "img", "input", "li", "link",
    "main", "meta", "nav", "noscript", "ol", "p", "pre", "script", "section", "small", "span",
    "strong", "style", "sub", "sup", "table", "td", "title", "tr", "u", "ul",
];

/// Elements without an end tag: the start tag alone is a complete element.
const VOID_ELEMENTS: [&str; 6] = ["br", "hr", "img", "input", "link", "meta"];

/// How much a text looks like HTML.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Evidence {
    /// It starts like a document, or has complete elements close together.
    Html,
    /// A tag or two, which a text may mention.
    Unclear,
    /// No known tag.
    None,
}

/// Whether `text` is HTML rather than text that was already extracted.
///
/// A doctype or comment at the start is enough. Otherwise it takes known elements that are
/// closed, and close enough together not to be mere mentions.
pub fn looks_like_html(text: &str) -> bool {
    let head = text.trim_start_matches(|c: char| c == '\u{feff}' || c.is_whitespace());
    html_evidence(head.as_bytes()) == Evidence::Html
}

/// The evidence in the first bytes of a page, without leading white space or byte order mark.
pub fn html_evidence(head: &[u8]) -> Evidence {
    let head = &head[..head.len().min(HEAD_BYTES)];
    let starts_with = |prefix: &[u8]| {
        head.get(..prefix.len())
            .is_some_and(|found| found.eq_ignore_ascii_case(prefix))
    };
    if ["<!doctype", "<?xml", "<html", "<!--"]
        .iter()
        .any(|prefix| starts_with(prefix.as_bytes()))
    {
        return Evidence::Html;
    }
    if begins_subtitles(head) || begins_message(head) {
        return Evidence::None;
    }
    let starts_with_tag = known_tag(head).is_some();
    let mut opened = [0usize; ELEMENTS.len()];
    let mut closed = [0usize; ELEMENTS.len()];
    let (mut at, mut tags, mut complete) = (0, 0, 0);
    while let Some(next) = head.get(at..).and_then(|rest| memchr(b'<', rest)) {
        at += next;
        let Some(tag) = known_tag(&head[at..]) else {
            at += 1;
            continue;
        };
        at += tag.length;
        tags += 1;
        if VOID_ELEMENTS.contains(&ELEMENTS[tag.element]) {
            complete += 1;
        } else if tag.is_end {
            closed[tag.element] += 1;
            complete += usize::from(closed[tag.element] <= opened[tag.element]);
        } else {
            opened[tag.element] += 1;
            // Texts mention `<div>`, but hardly ever `<div class="x">`.
            complete += usize::from(tag.has_attributes);
        }
        if starts_with_tag && tags >= 2 && (complete >= 1 || tags >= 4) {
            return Evidence::Html;
        }
    }
    match tags {
        0 => Evidence::None,
        _ if complete >= 2 && tags * MAX_BYTES_PER_TAG >= head.len() => Evidence::Html,
        _ => Evidence::Unclear,
    }
}

/// Whether a message in MIME begins: a mail, or a page that a browser saved as one (MHTML). Its
/// parts may be HTML, but the whole is not.
fn begins_message(head: &[u8]) -> bool {
    /// The header that a part of such a message cannot lack.
    const VERSION: &[u8] = b"\nmime-version:";
    /// Bytes in which it is searched.
    const HEADER_BYTES: usize = 16 * 1024;
    let label = head
        .iter()
        .take_while(|b| b.is_ascii_alphanumeric() || **b == b'-')
        .count();
    let has_label = label > 0 && matches!(head.get(label), Some(b':' | b' '));
    let header = &head[..head.len().min(HEADER_BYTES)];
    let is_version = |part: &[u8]| part.eq_ignore_ascii_case(VERSION);
    has_label
        && (header.windows(VERSION.len()).any(is_version)
            || header
                .get(..VERSION.len() - 1)
                .is_some_and(|p| p.eq_ignore_ascii_case(&VERSION[1..])))
}

/// Whether a file of subtitles begins. They contain `<i>` and `<b>`, but no other markup.
fn begins_subtitles(head: &[u8]) -> bool {
    /// Lines before the first times: the number of the cue, and a blank line.
    const LINES: usize = 3;
    let has_times = |line: &[u8]| {
        line.first().is_some_and(u8::is_ascii_digit) && line.windows(3).any(|part| part == b"-->")
    };
    head.starts_with(b"WEBVTT") || head.split(|b| *b == b'\n').take(LINES).any(has_times)
}

/// A whole tag of a known element.
struct KnownTag {
    /// Index in [`ELEMENTS`].
    element: usize,
    is_end: bool,
    has_attributes: bool,
    /// In bytes.
    length: usize,
}

fn known_tag(text: &[u8]) -> Option<KnownTag> {
    let inner = text.strip_prefix(b"<")?;
    let (is_end, inner) = match inner.strip_prefix(b"/") {
        Some(inner) => (true, inner),
        None => (false, inner),
    };
    // The longest name is 10 bytes.
    let length = inner
        .iter()
        .take(11)
        .take_while(|byte| byte.is_ascii_alphanumeric())
        .count();
    let (name, after) = inner.split_at(length);
    let element = ELEMENTS
        .iter()
        .position(|element| element.as_bytes().eq_ignore_ascii_case(name))?;
    if !after
        .first()
        .is_some_and(|byte| byte.is_ascii_whitespace() || matches!(byte, b'>' | b'/'))
    {
        return None;
    }
    let after = &after[..after.len().min(MAX_TAG_BYTES)];
    let close = memchr(b'>', after)?;
    Some(KnownTag {
        element,
        is_end,
        has_attributes: after[..close].contains(&b'='),
        length: 1 + usize::from(is_end) + length + close + 1,
    })
}

/// Text as the content of an element or attribute.
pub(crate) fn escaped(text: &str) -> String {
    let mut html = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            c => html.push(c),
        }
    }
    html
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_and_fragments_are_html() {
        for html in [
            "<p>One.</p>",
            "\u{feff} <div class='x'><p>Open ends",
            "<!-- saved --><p>a",
            "Lead.<br>Second line.<br/>Third.",
            "Text with <a href=\"x\">a link</a> and <em>stress</em>.",
        ] {
            assert!(looks_like_html(html), "{html}");
        }
    }

    #[test]
    fn text_that_mentions_tags_is_not_html() {
        let long = "Plain words without any markup. ".repeat(300);
        for text in [
            "",
            "a < b, c > d, x<y>z",
            "1\n00:00:01,000 --> 00:00:02,000\n<i>Nobody</i> <b>knew</b>.",
            "WEBVTT\n\n00:01.000 --> 00:02.000\n<i>Nobody</i> <b>knew</b>.",
            "Subject: x\nMIME-Version: 1.0\nContent-Type: text/html\n\n<p>One.</p><p>Two.</p>",
            "The <div> element groups others.",
            "<div> is an element that groups others, unlike <span>",
            "Use <name> and <placeholder> here, <p",
            &format!("{long}Write <b>bold</b> or <i>slanted</i>. {long}"),
        ] {
            assert!(!looks_like_html(text), "{text}");
        }
    }
}
