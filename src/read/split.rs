//! Where one HTML document ends and the next begins, in a stream of several.
//!
//! `cat *.html | dechaff` has no separators. A document begins at a `<!doctype` or
//! `<html` behind the end of another; the same words inside a comment, script, text
//! area, title or attribute (an iframe's `srcdoc`) begin nothing. So the bytes are
//! scanned with the few states of the HTML tokenizer that can hide them. A page may
//! leave such a state open for good: therefore `</html>` and nothing but white space
//! before a beginning ends a document in every state.
//!
//! Charsets do not matter as long as they keep ASCII, which all but UTF-16 do.

use memchr::{memchr, memchr2};

/// Bytes that must be there behind a `<` to tell what it is: `</textarea` and one more.
const LOOKAHEAD: usize = 12;

/// Bytes before the position that a later look may need: `--` or a byte order mark.
const LOOKBEHIND: usize = 4;

const BOM: &[u8] = b"\xef\xbb\xbf";

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

#[derive(Clone, Copy, PartialEq, Default)]
enum State {
    #[default]
    Data,
    /// Inside a tag; `raw` is what its content is then read as.
    Tag {
        raw: Option<&'static [u8]>,
        /// The last byte was `=`, so that a quote opens a value.
        equals: bool,
    },
    Quoted {
        quote: u8,
        raw: Option<&'static [u8]>,
    },
    /// `<!doctype …>`, `<?xml …?>` and the like.
    Declaration,
    Comment,
    Raw(&'static [u8]),
}

/// What stands at a `<`.
enum Token {
    Doctype,
    Html,
    XmlDeclaration,
    HtmlEnd,
    Comment,
    Declaration,
    Tag(Option<&'static [u8]>),
    /// Not markup.
    Sign,
}

/// Scans one document; a new one begins with a new splitter.
#[derive(Default)]
pub(super) struct Splitter {
    state: State,
    at: usize,
    /// This document showed something besides its prolog.
    content: bool,
    /// A `</html>` was seen.
    ended: bool,
    /// … and nothing but white space since.
    tight: bool,
}

impl Splitter {
    /// The position at which the next document begins; `None` when that takes more bytes.
    /// `bytes` are those of before with more behind them; `last`: no more will come.
    pub fn scan(&mut self, bytes: &[u8], last: bool) -> Option<usize> {
        while let Some(rest) = bytes.get(self.at..).filter(|rest| !rest.is_empty()) {
            let stop = self.stop(rest);
            let passed = stop.map_or(rest, |stop| &rest[..stop]);
            if !passed.iter().all(|byte| is_blank(*byte)) {
                self.tight = false;
                self.content |= self.state == State::Data;
            }
            self.at += passed.len();
            let here = bytes.get(self.at..).unwrap_or_default();
            match here.first() {
                None => break,
                Some(b'<') => {
                    if here.len() < LOOKAHEAD && !last {
                        break;
                    }
                    if self.markup(here) && self.at > 0 {
                        return Some(before_bom(bytes, self.at));
                    }
                }
                Some(byte) => self.sign(*byte, bytes),
            }
        }
        None
    }

    /// Bytes that need not be kept for the scan to go on.
    pub fn settled(&self) -> usize {
        self.at.saturating_sub(LOOKBEHIND)
    }

    /// `length` bytes were let go before the position.
    pub fn forget(&mut self, length: usize) {
        self.at = self.at.saturating_sub(length);
    }

    /// The next byte that can change the state. `<` always can.
    fn stop(&self, rest: &[u8]) -> Option<usize> {
        match self.state {
            State::Data | State::Raw(_) => memchr(b'<', rest),
            State::Quoted { quote, .. } => memchr2(b'<', quote, rest),
            State::Declaration | State::Comment => memchr2(b'<', b'>', rest),
            // Tags are short, and where a quote opens depends on the byte before it.
            State::Tag { .. } => Some(0),
        }
    }

    /// A byte other than `<` that `stop` stopped at.
    fn sign(&mut self, byte: u8, bytes: &[u8]) {
        self.state = match self.state {
            State::Quoted { quote, raw } if quote == byte => State::Tag { raw, equals: false },
            State::Declaration => State::Data,
            State::Comment if bytes[..self.at].ends_with(b"--") => State::Data,
            State::Tag { raw, .. } if byte == b'>' => raw.map_or(State::Data, State::Raw),
            State::Tag { raw, equals: true } if matches!(byte, b'"' | b'\'') => {
                State::Quoted { quote: byte, raw }
            }
            State::Tag { raw, equals } => State::Tag {
                raw,
                equals: byte == b'=' || equals && byte.is_ascii_whitespace(),
            },
            state => state,
        };
        self.tight &= is_blank(byte);
        self.at += 1;
    }

    /// Takes the markup at the position; true if a new document begins there.
    fn markup(&mut self, here: &[u8]) -> bool {
        let token = token(here);
        let data = self.state == State::Data;
        let begins = match token {
            Token::Doctype => self.tight || data && (self.ended || self.content),
            Token::Html => self.tight || data && self.ended,
            Token::XmlDeclaration => self.tight || data && self.ended,
            _ => false,
        };
        if begins {
            return true;
        }
        self.tight = matches!(token, Token::HtmlEnd);
        if data {
            self.ended |= self.tight;
            self.content |= matches!(token, Token::Tag(_) | Token::Sign);
        }
        let (state, length) = match (self.state, token) {
            (State::Data, Token::Comment) => (State::Comment, b"<!--".len()),
            (State::Data, Token::Doctype | Token::XmlDeclaration | Token::Declaration) => {
                (State::Declaration, 2)
            }
            (State::Data, Token::Tag(raw)) => (State::Tag { raw, equals: false }, 2),
            (State::Data, Token::Html | Token::HtmlEnd) => {
                let raw = None;
                (State::Tag { raw, equals: false }, b"</htm".len())
            }
            (State::Raw(name), _) if is_end_of(here, name) => {
                let raw = None;
                (State::Tag { raw, equals: false }, 2 + name.len())
            }
            (state, Token::HtmlEnd) => (state, b"</html".len()),
            (state, _) => (state, 1),
        };
        self.state = state;
        self.at += length;
        false
    }
}

/// White space, the `>` that ends `</html>`, and a byte order mark in mid-stream.
fn is_blank(byte: u8) -> bool {
    byte.is_ascii_whitespace() || byte == b'>' || BOM.contains(&byte)
}

/// A byte order mark belongs to the document behind it.
fn before_bom(bytes: &[u8], at: usize) -> usize {
    match bytes[..at].strip_suffix(BOM) {
        Some(before) if !before.is_empty() => before.len(),
        _ => at,
    }
}

fn token(here: &[u8]) -> Token {
    match here.get(1) {
        Some(b'!') if here.starts_with(b"<!--") => Token::Comment,
        Some(b'!') if is_name(here, b"<!doctype") => Token::Doctype,
        Some(b'?') if is_name(here, b"<?xml") => Token::XmlDeclaration,
        Some(b'!' | b'?') => Token::Declaration,
        Some(b'/') if is_name(here, b"</html") => Token::HtmlEnd,
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

fn is_end_of(here: &[u8], name: &[u8]) -> bool {
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

/// Whether `bytes`, a document cut off here, open with what a document opens with.
pub(super) fn begins_document(bytes: &[u8]) -> bool {
    let head = bytes.strip_prefix(BOM).unwrap_or(bytes).trim_ascii_start();
    matches!(
        token(head),
        Token::Doctype | Token::Html | Token::XmlDeclaration
    )
}
