//! Splits HTML into tokens for html5ever's tree builder (HTML standard, 13.2.5).
//!
//! html5ever has its own tokenizer. It accepts pages in pieces and scripts that write markup, so
//! it advances character by character, which took a third of the time of a whole page. This one
//! has the whole page and can search it: for the next `<`, the closing quote, the end of a
//! comment. The states of the standard are positions in these functions; none is stored.
//! `docs/decisions/0002-tokenizer.md` compares the speed of tokenizers.
//!
//! Parse errors are not reported, because nothing uses them. A text is one token up to the next
//! tag or reference, and shares the memory of the page ([`source`]).
//!
//! - [`tags`]: names and attributes;
//! - [`raw`]: the content of scripts, styles, titles and similar elements;
//! - [`declarations`]: comments, doctypes and CDATA sections;
//! - [`references`]: character references.
//!
//! A property test compares the tokens with html5ever's, and tests of [`limits`](super::limits)
//! compare whole trees.

mod bytes;
#[cfg(test)]
mod cost;
mod declarations;
mod names;
mod raw;
mod references;
mod source;
mod tags;

use html5ever::LocalName;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{Token, TokenSink};
use memchr::memchr3;
use names::NameCache;
use references::reference;
use source::PageSource;
use std::borrow::Cow;

/// Passed to the sink as the line number, which it uses only for parse errors.
const NO_LINE: u64 = 1;

/// Replaces null characters, and references to code points that are no characters.
const REPLACEMENT: char = '\u{fffd}';

/// Passes the tokens of a page to a sink, the end of file last.
///
/// A tag keeps its first `max_attributes` attributes. The standard compares each attribute with
/// all before it, so that a tag with 10 MB of them would take minutes.
pub(super) fn tokenize<S: TokenSink>(page: &str, max_attributes: usize, sink: &S) {
    let page = page.strip_prefix('\u{feff}').unwrap_or(page);
    let page = without_carriage_returns(page);
    Tokenizer {
        page: &page,
        at: 0,
        source: PageSource::new(&page),
        names: NameCache::default(),
        last_start: LocalName::from(""),
        max_attributes,
        sink,
    }
    .run();
}

/// Normalises line ends to line feeds (HTML standard, 13.2.3.5).
fn without_carriage_returns(page: &str) -> Cow<'_, str> {
    let mut returns = memchr::memchr_iter(b'\r', page.as_bytes()).peekable();
    if returns.peek().is_none() {
        return page.into();
    }
    let mut lines = String::with_capacity(page.len());
    let mut begin = 0;
    for end in returns {
        lines.push_str(&page[begin..end]);
        begin = end + 1;
        if !page[begin..].starts_with('\n') {
            lines.push('\n');
        }
    }
    lines.push_str(&page[begin..]);
    lines.into()
}

/// How to read the next characters.
enum ContentModel {
    Markup,
    /// The text of an element that contains no elements.
    Raw(RawKind),
    /// Text to the end of the page.
    Plaintext,
}

struct Tokenizer<'a, S> {
    page: &'a str,
    /// The position in bytes; everything before it has been read.
    at: usize,
    source: PageSource<'a>,
    names: NameCache,
    /// The name of the last start tag; only its end tag ends raw text.
    last_start: LocalName,
    max_attributes: usize,
    sink: &'a S,
}

impl<S: TokenSink> Tokenizer<'_, S> {
    fn run(mut self) {
        let mut content = ContentModel::Markup;
        while self.at < self.page.len() {
            content = match content {
                ContentModel::Markup => self.markup(),
                ContentModel::Raw(kind) => self.raw(kind),
                ContentModel::Plaintext => {
                    self.raw_text(self.page.len());
                    ContentModel::Plaintext
                }
            };
        }
        self.emit(Token::EOFToken);
        self.sink.end();
    }

    /// Emits the text or the one other token at the position (data state).
    fn markup(&mut self) -> ContentModel {
        let rest = self.rest().as_bytes();
        match memchr3(b'<', b'&', 0, rest).unwrap_or(rest.len()) {
            0 => match rest[0] {
                b'<' => return self.less_than(),
                b'&' => self.reference(),
                _ => {
                    self.at += 1;
                    self.emit(Token::NullCharacterToken);
                }
            },
            length => self.text(self.at + length),
        }
        ContentModel::Markup
    }

    /// Emits what begins with the `<` at the position (tag open state).
    fn less_than(&mut self) -> ContentModel {
        match *self.rest().as_bytes() {
            [b'<', b'a'..=b'z' | b'A'..=b'Z', ..] => return self.start_tag(),
            [b'<', b'/', b'a'..=b'z' | b'A'..=b'Z', ..] => return self.end_tag(),
            [b'<', b'/', b'>', ..] => self.at += "</>".len(),
            [b'<', b'/', _, ..] => self.bogus_comment("</".len()),
            [b'<', b'?', ..] => self.bogus_comment("<".len()),
            [b'<', b'!', ..] => self.declaration(),
            // `</` at the end of the page is text.
            [b'<', b'/'] => self.text(self.at + "</".len()),
            _ => self.text(self.at + "<".len()),
        }
        ContentModel::Markup
    }

    /// Emits the `&` at the position, or the reference that it begins.
    fn reference(&mut self) {
        match reference(&self.rest()[1..], false) {
            Some(found) => {
                self.at += 1 + found.length;
                self.emit(Token::CharacterTokens(found.text()));
            }
            None => self.text(self.at + 1),
        }
    }

    /// Emits the text up to this end, and moves there.
    fn text(&mut self, end: usize) {
        if end > self.at {
            let text = self.source.tendril(self.at, end);
            self.at = end;
            self.emit(Token::CharacterTokens(text));
        }
    }

    /// Like [`text`](Self::text), with null characters replaced.
    fn raw_text(&mut self, end: usize) {
        if end > self.at {
            let text = self.without_nulls(self.at, end);
            self.at = end;
            self.emit(Token::CharacterTokens(text));
        }
    }

    fn without_nulls(&mut self, from: usize, to: usize) -> StrTendril {
        let text = &self.page[from..to];
        match memchr::memchr(0, text.as_bytes()) {
            Some(_) => text
                .replace('\0', REPLACEMENT.encode_utf8(&mut [0; 4]))
                .into(),
            None => self.source.tendril(from, to),
        }
    }

    fn emit(&self, token: Token) {
        // Only tags change how the tokenizer goes on.
        let _ = self.sink.process_token(token, NO_LINE);
    }

    fn rest(&self) -> &str {
        &self.page[self.at..]
    }
}

#[cfg(test)]
mod tests;
