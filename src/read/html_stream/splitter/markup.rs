//! Classifies the markup at a `<`, as far as it can begin, end or hide a document.

/// Elements whose content is text up to their end tag (HTML standard, 13.1.2).
const RAW_TEXT_ELEMENTS: [&[u8]; 8] = [
    b"script",
    b"style",
    b"textarea",
    b"title",
    b"iframe",
    b"noembed",
    b"noframes",
    b"xmp",
];

/// The markup at a `<`.
pub(super) enum Markup {
    /// `<!doctype`
    Doctype,
    /// `<html`
    Html,
    /// `<?xml`
    XmlDeclaration,
    /// `</html`
    HtmlEnd,
    /// `</body`
    BodyEnd,
    /// `<!--`
    Comment,
    /// Another `<!` or `<?`.
    Declaration,
    /// Another tag; a raw text element by its name.
    Tag(Option<&'static [u8]>),
    /// A `<` in text.
    None,
}

/// The markup at a `<`. Its whole name must be in `text`.
pub(super) fn markup_at(text: &[u8]) -> Markup {
    match text.get(1) {
        Some(b'!') if text.starts_with(b"<!--") => Markup::Comment,
        Some(b'!') if is_name(text, b"<!doctype") => Markup::Doctype,
        Some(b'?') if is_name(text, b"<?xml") => Markup::XmlDeclaration,
        Some(b'!' | b'?') => Markup::Declaration,
        Some(b'/') if is_name(text, b"</html") => Markup::HtmlEnd,
        Some(b'/') if is_name(text, b"</body") => Markup::BodyEnd,
        Some(b'/') if text.get(2).is_some_and(u8::is_ascii_alphabetic) => Markup::Tag(None),
        Some(first) if first.is_ascii_alphabetic() => {
            if is_name(text, b"<html") {
                return Markup::Html;
            }
            let raw = RAW_TEXT_ELEMENTS
                .into_iter()
                .find(|name| is_name(&text[1..], name));
            Markup::Tag(raw)
        }
        _ => Markup::None,
    }
}

/// Whether `text` starts with the end tag of an element.
pub(super) fn is_end_tag_of(text: &[u8], name: &[u8]) -> bool {
    text.strip_prefix(b"</")
        .is_some_and(|inner| is_name(inner, name))
}

fn is_name(text: &[u8], name: &[u8]) -> bool {
    text.split_at_checked(name.len())
        .is_some_and(|(found, after)| found.eq_ignore_ascii_case(name) && ends_name(after))
}

/// Whether a name ends here, as in `<html>` and `<html lang>`, but not in `<htmlarea>`.
fn ends_name(after: &[u8]) -> bool {
    after
        .first()
        .is_none_or(|byte| byte.is_ascii_whitespace() || matches!(byte, b'>' | b'/'))
}
