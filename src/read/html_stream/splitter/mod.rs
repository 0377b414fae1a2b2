//! Finds where one HTML document ends and the next begins in a stream without separators.
//!
//! A document begins at a `<!doctype`, `<html` or `<?xml`. The same words inside a comment,
//! script, text area, title or attribute (an iframe's `srcdoc`) do not begin one. So the bytes
//! before each candidate are scanned with those states of the HTML tokenizer that can hide it.
//! About one page in seventy also contains the beginnings of other documents in its body, where
//! they were pasted. Therefore a candidate is accepted only:
//!
//! - directly after `</html>`, in every state, because a page may leave a comment or script open;
//! - elsewhere after `</html>` or `</body>`, if the document has a head of its own;
//! - in a page that never ended, if it is a doctype at the start of a line, followed by a head.
//!
//! Of 2,846 real pages, 7 are split by mistake; 14 have no `</html>`. When they are
//! concatenated, 8 are not separated from the page before. Bytes before a page's doctype belong
//! to that page. Any charset that preserves ASCII works, which is all but UTF-16.

mod markup;

use markup::{Markup, is_end_tag_of, markup_at};
use memchr::{memchr, memchr_iter, memchr2};
use regex::bytes::Regex;
use std::sync::LazyLock;

/// Bytes from a `<` on that are needed to classify it: `</textarea` and one more.
const LOOKAHEAD: usize = 12;

/// Bytes from which a candidate is recognised, such as `<!d`.
const CANDIDATE_BYTES: usize = 3;

/// Bytes before the position that are still needed: `--` or a byte order mark.
const LOOKBEHIND: usize = 4;

/// Bytes from the beginning of a document within which its head opens. They have to hold a
/// doctype, comments and an `<html>` with namespaces.
const PROLOG: usize = 4096;

const BOM: &[u8] = b"\xef\xbb\xbf";

/// Bytes that end a tag, open a quoted value or may begin a document.
const STOPS_IN_TAG: [bool; 256] = {
    let mut stops = [false; 256];
    stops[b'<' as usize] = true;
    stops[b'>' as usize] = true;
    stops[b'"' as usize] = true;
    stops[b'\'' as usize] = true;
    stops
};

#[derive(Clone, Copy, PartialEq, Default)]
enum ScanState {
    #[default]
    Data,
    /// Inside a tag. `raw` is the raw text element that it opens.
    Tag {
        raw: Option<&'static [u8]>,
        /// The last byte other than white space was `=`, so a quote opens a value.
        equals: bool,
    },
    Quoted {
        quote: u8,
        raw: Option<&'static [u8]>,
    },
    /// `<!doctype …>`, `<?xml …?>` and the like.
    Declaration,
    Comment,
    RawText(&'static [u8]),
}

/// Scans one document. The next document needs a new splitter.
#[derive(Default)]
pub(super) struct Splitter {
    state: ScanState,
    /// Everything before this position is tokenized.
    at: usize,
    /// No document begins before this position.
    searched: usize,
    /// The document has a title, so it is a document of its own.
    has_title: bool,
    /// A `</html>` or `</body>` was seen.
    ended: bool,
    /// A `</html>` was seen, followed by nothing but white space.
    just_ended: bool,
}

impl Splitter {
    /// The position at which the next document begins, or `None` when that takes more bytes.
    /// `bytes` start with those of the call before. `last`: the stream ends after them.
    pub fn scan(&mut self, bytes: &[u8], last: bool) -> Option<usize> {
        while let Some(candidate) = next_candidate(bytes, self.searched) {
            let found = self.tokenize_past(bytes, candidate, last);
            if found.is_some() || self.at <= candidate {
                self.searched = candidate;
                return found;
            }
            self.searched = self.at;
        }
        // The last bytes may be part of a candidate.
        let searched = bytes.len().saturating_sub(CANDIDATE_BYTES - 1);
        self.searched = self.searched.max(searched);
        None
    }

    /// The number of bytes that neither the scan nor, in a discarded document, its caller needs.
    pub fn passed_bytes(&mut self, bytes: &[u8], last: bool) -> usize {
        // The scan before has found that no document begins in these bytes.
        let found = self.tokenize_past(bytes, bytes.len(), last);
        debug_assert!(found.is_none(), "{found:?}");
        self.at.saturating_sub(LOOKBEHIND)
    }

    /// Tokenizes until `end` is passed or a document begins.
    fn tokenize_past(&mut self, bytes: &[u8], end: usize, last: bool) -> Option<usize> {
        while self.at <= end
            && let Some(rest) = bytes.get(self.at..).filter(|rest| !rest.is_empty())
        {
            let stop = self.next_stop(rest);
            self.pass(stop.map_or(rest, |stop| &rest[..stop]));
            let here = bytes.get(self.at..).unwrap_or_default();
            match here.first() {
                None => break,
                Some(b'<') if here.len() < LOOKAHEAD && !last => break,
                Some(b'<') => {
                    let markup = markup_at(here);
                    match self.begins_document(&markup, bytes, last) {
                        None => break,
                        Some(true) => return Some(before_bom(bytes, self.at)),
                        Some(false) => self.enter_markup(markup, here),
                    }
                }
                Some(byte) => self.handle_stop(*byte, bytes),
            }
        }
        None
    }

    /// Shifts the positions after the caller has dropped the first `length` bytes.
    pub fn forget(&mut self, length: usize) {
        self.at = self.at.saturating_sub(length);
        self.searched = self.searched.saturating_sub(length);
    }

    /// The next byte that can change the state. A `<` always can.
    fn next_stop(&self, rest: &[u8]) -> Option<usize> {
        match self.state {
            ScanState::Data | ScanState::RawText(_) => memchr(b'<', rest),
            ScanState::Quoted { quote, .. } => memchr2(b'<', quote, rest),
            ScanState::Declaration | ScanState::Comment => memchr2(b'<', b'>', rest),
            ScanState::Tag { .. } => rest
                .iter()
                .position(|byte| STOPS_IN_TAG[usize::from(*byte)]),
        }
    }

    /// Moves past bytes that cannot change the state, except for the meaning of a next quote.
    fn pass(&mut self, passed: &[u8]) {
        self.just_ended = self.just_ended && passed.iter().all(|byte| is_blank(*byte));
        if let ScanState::Tag { equals, .. } = &mut self.state
            && let Some(last) = passed.iter().rfind(|byte| !byte.is_ascii_whitespace())
        {
            *equals = *last == b'=';
        }
        self.at += passed.len();
    }

    /// Handles a byte of `next_stop` other than `<`.
    fn handle_stop(&mut self, byte: u8, bytes: &[u8]) {
        self.state = match self.state {
            ScanState::Quoted { quote, raw } if quote == byte => {
                ScanState::Tag { raw, equals: false }
            }
            ScanState::Declaration => ScanState::Data,
            ScanState::Comment if bytes[..self.at].ends_with(b"--") => ScanState::Data,
            ScanState::Tag { raw, .. } if byte == b'>' => {
                raw.map_or(ScanState::Data, ScanState::RawText)
            }
            ScanState::Tag { raw, equals: true } if matches!(byte, b'"' | b'\'') => {
                ScanState::Quoted { quote: byte, raw }
            }
            // A quote inside a name or an unquoted value.
            ScanState::Tag { raw, .. } => ScanState::Tag { raw, equals: false },
            state => state,
        };
        self.just_ended &= is_blank(byte);
        self.at += 1;
    }

    /// Whether a document begins with the markup at the position. `None` if that takes more bytes.
    fn begins_document(&self, markup: &Markup, bytes: &[u8], last: bool) -> Option<bool> {
        let (before, here) = bytes.split_at_checked(self.at)?;
        let is_candidate = matches!(
            markup,
            Markup::Doctype | Markup::Html | Markup::XmlDeclaration
        );
        if before.is_empty() || !is_candidate {
            return Some(false);
        }
        if self.just_ended {
            return Some(true);
        }
        let follows_unended_page = || {
            let starts_line = before.strip_suffix(BOM).unwrap_or(before).ends_with(b"\n");
            self.has_title && starts_line && matches!(markup, Markup::Doctype)
        };
        if self.state != ScanState::Data || !(self.ended || follows_unended_page()) {
            return Some(false);
        }
        let prolog = &here[..here.len().min(PROLOG)];
        match has_head(prolog) {
            true => Some(true),
            false if prolog.len() < PROLOG && !last => None,
            false => Some(false),
        }
    }

    /// Moves into the markup at the position.
    fn enter_markup(&mut self, markup: Markup, here: &[u8]) {
        self.just_ended = matches!(markup, Markup::HtmlEnd);
        if self.state == ScanState::Data {
            self.ended |= matches!(markup, Markup::HtmlEnd | Markup::BodyEnd);
            self.has_title |= matches!(markup, Markup::Tag(Some(b"title")));
        }
        let (state, length) = match (self.state, markup) {
            (ScanState::Data, Markup::Comment) => (ScanState::Comment, b"<!--".len()),
            (ScanState::Data, Markup::Doctype | Markup::XmlDeclaration | Markup::Declaration) => {
                (ScanState::Declaration, 2)
            }
            (ScanState::Data, Markup::Tag(raw)) => (ScanState::Tag { raw, equals: false }, 2),
            (ScanState::Data, Markup::Html | Markup::HtmlEnd | Markup::BodyEnd) => {
                let raw = None;
                let length = if here[1] == b'/' {
                    b"</html".len()
                } else {
                    b"<html".len()
                };
                (ScanState::Tag { raw, equals: false }, length)
            }
            (ScanState::RawText(name), _) if is_end_tag_of(here, name) => {
                let raw = None;
                (ScanState::Tag { raw, equals: false }, 2 + name.len())
            }
            (state, Markup::HtmlEnd) => (state, b"</html".len()),
            (state, _) => (state, 1),
        };
        self.state = state;
        self.at += length;
    }
}

/// The next position from `from` on that looks like the beginning of a document. Pages have few
/// besides their own, so most of a page is only searched for `<`.
fn next_candidate(bytes: &[u8], from: usize) -> Option<usize> {
    let rest = bytes.get(from..)?;
    let mut markup = memchr_iter(b'<', rest);
    let candidate = markup.find(|at| {
        matches!(
            rest[*at..],
            [_, b'!', b'd' | b'D', ..]
                | [_, b'h' | b'H', b't' | b'T', ..]
                | [_, b'?', b'x' | b'X', ..]
        )
    });
    candidate.map(|at| from + at)
}

/// Whether the document that begins here has a head with content. Documents that were pasted into
/// others have none, or an empty one.
fn has_head(prolog: &[u8]) -> bool {
    static HEAD: LazyLock<Regex> = LazyLock::new(|| {
        let pattern = r"(?xsi-u) \A (?:<\?xml[^>]*>)? \s* (?:<!doctype[^>]*>)? (?:\s|<!--.*?-->)*
            (?:<html[^>]*>)? (?:\s|<!--.*?-->)*
            (?: <head(?:\s[^>]*)?>\s*(?:[^<\s]|<[^/]) | <(?:title|meta|link|base|script|style)\b )";
        Regex::new(pattern).expect("the pattern is valid")
    });
    HEAD.is_match(prolog)
}

/// White space, the `>` that ends `</html>`, or a byte of a byte order mark inside the stream.
fn is_blank(byte: u8) -> bool {
    byte.is_ascii_whitespace() || byte == b'>' || BOM.contains(&byte)
}

/// The position without a preceding byte order mark, which belongs to the document after it.
fn before_bom(bytes: &[u8], at: usize) -> usize {
    match bytes[..at].strip_suffix(BOM) {
        Some(before) if !before.is_empty() => before.len(),
        _ => at,
    }
}

#[cfg(test)]
mod tests;
