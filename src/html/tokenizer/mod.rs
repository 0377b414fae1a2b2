//! HTML to tokens, as the standard says (HTML standard, 13.2.5), for html5ever's tree builder.
//!
//! html5ever has a tokenizer of its own. It is made for pages that come in pieces and whose scripts write more
//! of them, so it looks at one character after another, and that was a third of all the time that a page
//! takes here. A page that is there as a whole can be searched instead: for the next `<`, the end of a quote, the end of
//! a comment. The states of the standard are places in these functions, none is kept.
//!
//! Parse errors are not reported, for nobody reads them. Text is one token up to the next tag or
//! reference, and shares the memory of the page ([`source`]).
//!
//! - [`tags`] has names and attributes;
//! - [`raw`] what scripts, styles, titles and the like hold;
//! - [`declarations`] comments, doctypes and CDATA sections;
//! - [`references`] what begins with `&`.
//!
//! That the tokens are html5ever's is a property test below, and on whole trees one of the guard's.

mod bytes;
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
use names::Names;
use references::reference;
use source::Source;
use std::borrow::Cow;

/// What stands where an error would name its line.
const NO_LINE: u64 = 1;

/// What stands for a null character, and for a reference to no character.
const REPLACEMENT: char = '\u{fffd}';

/// Gives a sink the tokens of a page, the end of the file last. Of each tag's attributes the first so many
/// are kept, for the standard compares each with all before it: 10 MB of them would take minutes.
pub(super) fn tokenize<S: TokenSink>(page: &str, most_attributes: usize, sink: &S) {
    let page = page.strip_prefix('\u{feff}').unwrap_or(page);
    let page = without_carriage_returns(page);
    Tokenizer {
        page: &page,
        at: 0,
        source: Source::new(&page),
        names: Names::default(),
        last_start: LocalName::from(""),
        most_attributes,
        sink,
    }
    .run();
}

/// Line ends as line feeds (HTML standard, 13.2.3.5).
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

/// What the next characters are.
enum Content {
    Markup,
    /// The text of an element that holds no others.
    Raw(RawKind),
    /// Text to the end of the page.
    Plaintext,
}

struct Tokenizer<'a, S> {
    page: &'a str,
    /// What is before this byte was read.
    at: usize,
    source: Source<'a>,
    names: Names,
    /// The name of the last start tag, whose end alone ends raw text.
    last_start: LocalName,
    most_attributes: usize,
    sink: &'a S,
}

impl<S: TokenSink> Tokenizer<'_, S> {
    fn run(mut self) {
        let mut content = Content::Markup;
        while self.at < self.page.len() {
            content = match content {
                Content::Markup => self.markup(),
                Content::Raw(kind) => self.raw(kind),
                Content::Plaintext => {
                    self.raw_text(self.page.len());
                    Content::Plaintext
                }
            };
        }
        self.emit(Token::EOFToken);
        self.sink.end();
    }

    /// The data state: takes the text at the position, or the one thing that is none.
    fn markup(&mut self) -> Content {
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
        Content::Markup
    }

    /// The tag open state.
    fn less_than(&mut self) -> Content {
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
        Content::Markup
    }

    /// The `&` at the position, resolved if it begins a reference.
    fn reference(&mut self) {
        match reference(&self.rest()[1..], false) {
            Some(found) => {
                self.at += 1 + found.length;
                self.emit(Token::CharacterTokens(found.text()));
            }
            None => self.text(self.at + 1),
        }
    }

    /// Emits what stands before the end as text, and goes there.
    fn text(&mut self, end: usize) {
        if end > self.at {
            let text = self.source.tendril(self.at, end);
            self.at = end;
            self.emit(Token::CharacterTokens(text));
        }
    }

    /// The same, where null characters are replaced.
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
        // Only a tag asks something of the tokenizer.
        let _ = self.sink.process_token(token, NO_LINE);
    }

    fn rest(&self) -> &str {
        &self.page[self.at..]
    }
}

#[cfg(test)]
mod tests;
