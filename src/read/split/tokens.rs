//! What stands at a `<`, as far as it can begin, end or hide a document.

/// Elements whose content is text up to their end tag (HTML standard, 13.1.2).
const RAW: [&[u8]; 8] = [
    b"script",
    b"style",
    b"textarea",
    b"title",
    b"iframe",
    b"noembed",
    b"noframes",
    b"xmp",
];

/// What stands at a `<`.
pub(super) enum Token {
    Doctype,
    Html,
    XmlDeclaration,
    HtmlEnd,
    BodyEnd,
    Comment,
    Declaration,
    Tag(Option<&'static [u8]>),
    /// Not markup.
    Sign,
}

/// The token at a `<`, if its name is there as a whole.
pub(super) fn token(here: &[u8]) -> Token {
    match here.get(1) {
        Some(b'!') if here.starts_with(b"<!--") => Token::Comment,
        Some(b'!') if is_name(here, b"<!doctype") => Token::Doctype,
        Some(b'?') if is_name(here, b"<?xml") => Token::XmlDeclaration,
        Some(b'!' | b'?') => Token::Declaration,
        Some(b'/') if is_name(here, b"</html") => Token::HtmlEnd,
        Some(b'/') if is_name(here, b"</body") => Token::BodyEnd,
        Some(b'/') if here.get(2).is_some_and(u8::is_ascii_alphabetic) => Token::Tag(None),
        Some(first) if first.is_ascii_alphabetic() => {
            if is_name(here, b"<html") {
                return Token::Html;
            }
            let raw = RAW.into_iter().find(|name| {
                let (inner, behind) = here[1..].split_at_checked(name.len()).unwrap_or_default();
                inner.eq_ignore_ascii_case(name) && ends_name(behind)
            });
            Token::Tag(raw)
        }
        _ => Token::Sign,
    }
}

/// Whether the end tag of this element stands here.
pub(super) fn is_end_of(here: &[u8], name: &[u8]) -> bool {
    here.strip_prefix(b"</").is_some_and(|inner| {
        let (inner, behind) = inner.split_at_checked(name.len()).unwrap_or_default();
        inner.eq_ignore_ascii_case(name) && ends_name(behind)
    })
}

fn is_name(here: &[u8], name: &[u8]) -> bool {
    here.split_at_checked(name.len())
        .is_some_and(|(found, behind)| found.eq_ignore_ascii_case(name) && ends_name(behind))
}

/// `<html>` and `<html lang>`, but not `<htmlarea>`.
fn ends_name(behind: &[u8]) -> bool {
    behind
        .first()
        .is_none_or(|byte| byte.is_ascii_whitespace() || matches!(byte, b'>' | b'/'))
}
