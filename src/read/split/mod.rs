//! Where one HTML document ends and the next begins, in a stream of several.
//!
//! `cat *.html | dechaff` has no separators. A document begins at a `<!doctype`, `<html`
//! or `<?xml`; the same words inside a comment, script, text area, title or attribute
//! (an iframe's `srcdoc`) begin nothing, so up to each place that looks like a beginning the bytes are scanned with
//! the few states of the HTML tokenizer that can hide it. But one page in seventy also holds the
//! beginnings of other documents in plain sight, pasted into its body. Therefore:
//!
//! - right behind `</html>` a document always begins, in every state (a page may leave
//!   a comment or script open for good);
//! - elsewhere behind `</html>` or `</body>` one begins that has a head of its own;
//! - behind a page that never ended, one begins that has a doctype, at the start of a
//!   line, and a head.
//!
//! Measured on 2846 real pages, 14 of which have no `</html>`: 7 of them are split by
//! mistake, and concatenated 8 are not told from the one before. What stands before a
//! page's doctype belongs to the page.
//!
//! Charsets do not matter as long as they keep ASCII, which all but UTF-16 do.

mod tokens;

use memchr::{memchr, memchr_iter, memchr2};
use regex::bytes::Regex;
use std::sync::LazyLock;
use tokens::{Token, is_end_of, token};

/// Bytes that must be there behind a `<` to tell what it is: `</textarea` and one more.
const LOOKAHEAD: usize = 12;

/// Bytes by which a beginning is found.
const BEGINNING: usize = 3;

/// Bytes before the position that a later look may need: `--` or a byte order mark.
const LOOKBEHIND: usize = 4;

/// Bytes behind a document's beginning within which its head opens: room for a doctype,
/// comments and an `<html>` with namespaces.
const PROLOG: usize = 4096;

const BOM: &[u8] = b"\xef\xbb\xbf";

/// What ends a tag, opens a value or may begin a document.
const STOPS_IN_TAG: [bool; 256] = {
    let mut stops = [false; 256];
    stops[b'<' as usize] = true;
    stops[b'>' as usize] = true;
    stops[b'"' as usize] = true;
    stops[b'\'' as usize] = true;
    stops
};

#[derive(Clone, Copy, PartialEq, Default)]
enum State {
    #[default]
    Data,
    /// Inside a tag; `raw` is what its content is then read as.
    Tag {
        raw: Option<&'static [u8]>,
        /// The last byte but for white space was `=`, so that a quote opens a value.
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

/// Scans one document; a new one begins with a new splitter.
#[derive(Default)]
pub(super) struct Splitter {
    state: State,
    /// What is before was read, token by token.
    at: usize,
    /// Behind what was read, and before this, no document begins.
    searched: usize,
    /// This document has a title, so it is one.
    begun: bool,
    /// A `</html>` or `</body>` was seen.
    ended: bool,
    /// A `</html>` was seen, and nothing but white space since.
    tight: bool,
}

impl Splitter {
    /// The position at which the next document begins; `None` when that takes more bytes.
    /// `bytes` are those of before with more behind them; `last`: no more will come.
    pub fn scan(&mut self, bytes: &[u8], last: bool) -> Option<usize> {
        while let Some(place) = may_begin(bytes, self.searched) {
            let found = self.pass_through(bytes, place, last);
            if found.is_some() || self.at <= place {
                self.searched = place;
                return found;
            }
            self.searched = self.at;
        }
        // The last bytes may be half of a beginning.
        let searched = bytes.len().saturating_sub(BEGINNING - 1);
        self.searched = self.searched.max(searched);
        None
    }

    /// Bytes that need not be kept for the scan to go on, which nobody else wants either.
    pub fn settle(&mut self, bytes: &[u8], last: bool) -> usize {
        // The scan before has found that no document begins in these bytes.
        let found = self.pass_through(bytes, bytes.len(), last);
        debug_assert!(found.is_none(), "{found:?}");
        self.at.saturating_sub(LOOKBEHIND)
    }

    /// Reads on until a place is behind it or a document begins.
    fn pass_through(&mut self, bytes: &[u8], place: usize, last: bool) -> Option<usize> {
        while self.at <= place
            && let Some(rest) = bytes.get(self.at..).filter(|rest| !rest.is_empty())
        {
            let stop = self.stop(rest);
            self.pass(stop.map_or(rest, |stop| &rest[..stop]));
            let here = bytes.get(self.at..).unwrap_or_default();
            match here.first() {
                None => break,
                Some(b'<') if here.len() < LOOKAHEAD && !last => break,
                Some(b'<') => {
                    let token = token(here);
                    match self.begins(&token, bytes, last) {
                        None => break,
                        Some(true) => return Some(before_bom(bytes, self.at)),
                        Some(false) => self.markup(token, here),
                    }
                }
                Some(byte) => self.sign(*byte, bytes),
            }
        }
        None
    }

    /// `length` bytes were let go before the position.
    pub fn forget(&mut self, length: usize) {
        self.at = self.at.saturating_sub(length);
        self.searched = self.searched.saturating_sub(length);
    }

    /// The next byte that can change the state. `<` always can.
    fn stop(&self, rest: &[u8]) -> Option<usize> {
        match self.state {
            State::Data | State::Raw(_) => memchr(b'<', rest),
            State::Quoted { quote, .. } => memchr2(b'<', quote, rest),
            State::Declaration | State::Comment => memchr2(b'<', b'>', rest),
            State::Tag { .. } => rest
                .iter()
                .position(|byte| STOPS_IN_TAG[usize::from(*byte)]),
        }
    }

    /// Takes bytes that cannot change the state, but for what a quote behind them means.
    fn pass(&mut self, passed: &[u8]) {
        self.tight = self.tight && passed.iter().all(|byte| is_blank(*byte));
        if let State::Tag { equals, .. } = &mut self.state
            && let Some(last) = passed.iter().rfind(|byte| !byte.is_ascii_whitespace())
        {
            *equals = *last == b'=';
        }
        self.at += passed.len();
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
            // A quote within a name or a value.
            State::Tag { raw, .. } => State::Tag { raw, equals: false },
            state => state,
        };
        self.tight &= is_blank(byte);
        self.at += 1;
    }

    /// Whether a new document begins with the token at the position; `None`: that takes more bytes.
    fn begins(&self, token: &Token, bytes: &[u8], last: bool) -> Option<bool> {
        let (before, here) = bytes.split_at_checked(self.at)?;
        if before.is_empty()
            || !matches!(token, Token::Doctype | Token::Html | Token::XmlDeclaration)
        {
            return Some(false);
        }
        if self.tight {
            return Some(true);
        }
        let unended = || {
            let starts_line = before.strip_suffix(BOM).unwrap_or(before).ends_with(b"\n");
            self.begun && starts_line && matches!(token, Token::Doctype)
        };
        if self.state != State::Data || !(self.ended || unended()) {
            return Some(false);
        }
        let prolog = &here[..here.len().min(PROLOG)];
        match has_head(prolog) {
            true => Some(true),
            false if prolog.len() < PROLOG && !last => None,
            false => Some(false),
        }
    }

    /// Takes the markup at the position.
    fn markup(&mut self, token: Token, here: &[u8]) {
        self.tight = matches!(token, Token::HtmlEnd);
        if self.state == State::Data {
            self.ended |= matches!(token, Token::HtmlEnd | Token::BodyEnd);
            self.begun |= matches!(token, Token::Tag(Some(b"title")));
        }
        let (state, length) = match (self.state, token) {
            (State::Data, Token::Comment) => (State::Comment, b"<!--".len()),
            (State::Data, Token::Doctype | Token::XmlDeclaration | Token::Declaration) => {
                (State::Declaration, 2)
            }
            (State::Data, Token::Tag(raw)) => (State::Tag { raw, equals: false }, 2),
            (State::Data, Token::Html | Token::HtmlEnd | Token::BodyEnd) => {
                let raw = None;
                let length = if here[1] == b'/' {
                    b"</html".len()
                } else {
                    b"<html".len()
                };
                (State::Tag { raw, equals: false }, length)
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
    }
}

/// The next place from a position on that looks like the beginning of a document. Pages have few behind their
/// own, so that of most of a page nothing else is asked.
fn may_begin(bytes: &[u8], from: usize) -> Option<usize> {
    let rest = bytes.get(from..)?;
    let mut signs = memchr_iter(b'<', rest);
    let place = signs.find(|place| {
        matches!(
            rest[*place..],
            [_, b'!', b'd' | b'D', ..]
                | [_, b'h' | b'H', b't' | b'T', ..]
                | [_, b'?', b'x' | b'X', ..]
        )
    });
    place.map(|place| from + place)
}

/// Whether the document that opens here has a head with something in it. Documents that
/// were pasted into others have none, or an empty one.
fn has_head(prolog: &[u8]) -> bool {
    static HEAD: LazyLock<Regex> = LazyLock::new(|| {
        let form = r"(?xsi-u) \A (?:<\?xml[^>]*>)? \s* (?:<!doctype[^>]*>)? (?:\s|<!--.*?-->)*
            (?:<html[^>]*>)? (?:\s|<!--.*?-->)*
            (?: <head(?:\s[^>]*)?>\s*(?:[^<\s]|<[^/]) | <(?:title|meta|link|base|script|style)\b )";
        Regex::new(form).expect("the pattern is valid")
    });
    HEAD.is_match(prolog)
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

#[cfg(test)]
mod tests;
