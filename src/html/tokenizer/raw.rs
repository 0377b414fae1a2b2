//! What elements hold that hold no others: HTML standard, 13.2.5.2 to 13.2.5.4 and 13.2.5.9 to 13.2.5.31.

use super::references::reference;
use super::tags::begins_with_name;
use super::{Content, Tokenizer};
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{TagKind, Token, TokenSink};
use memchr::{memchr, memchr2};

/// Where in a script the position is. A script that stands between `<!--` and `-->` may say `</script>` in the
/// markup it writes.
#[derive(Clone, Copy, PartialEq)]
enum Script {
    Plain,
    /// Behind `<!--`.
    Escaped,
    /// Behind a `<script` in there.
    DoublyEscaped,
}

impl<S: TokenSink> Tokenizer<'_, S> {
    /// Takes the text and the tag that ends it.
    pub(super) fn raw(&mut self, kind: RawKind) -> Content {
        let end = match kind {
            RawKind::Rcdata => self.resolve_up_to_end(),
            RawKind::Rawtext => self.end_of_raw_text(),
            RawKind::ScriptData | RawKind::ScriptDataEscaped(_) => self.end_of_script(),
        };
        self.raw_text(end.unwrap_or(self.page.len()));
        if end.is_none() {
            return Content::Markup;
        }
        let name = self.last_start.clone();
        self.at += "</".len() + name.len();
        self.tag(TagKind::EndTag, name)
    }

    /// Emits text in which references count, but for the last of it.
    fn resolve_up_to_end(&mut self) -> Option<usize> {
        let mut at = self.at;
        loop {
            at += memchr2(b'<', b'&', &self.page.as_bytes()[at..])?;
            if self.is_end_of_raw_text(at) {
                return Some(at);
            }
            let found = self.page[at..].strip_prefix('&');
            match found.and_then(|behind| reference(behind, false)) {
                Some(found) => {
                    self.raw_text(at);
                    self.at = at + 1 + found.length;
                    self.emit(Token::CharacterTokens(found.text()));
                    at = self.at;
                }
                None => at += 1,
            }
        }
    }

    fn end_of_raw_text(&self) -> Option<usize> {
        let bytes = self.page.as_bytes();
        let mut at = self.at;
        loop {
            at += memchr(b'<', &bytes[at..])?;
            if self.is_end_of_raw_text(at) {
                return Some(at);
            }
            at += 1;
        }
    }

    fn end_of_script(&self) -> Option<usize> {
        let bytes = self.page.as_bytes();
        let mut script = Script::Plain;
        let mut at = self.at;
        loop {
            at += match script {
                Script::Plain => memchr(b'<', &bytes[at..])?,
                _ => memchr2(b'<', b'>', &bytes[at..])?,
            };
            let rest = &bytes[at..];
            if script != Script::DoublyEscaped && self.is_end_of_raw_text(at) {
                return Some(at);
            }
            match script {
                Script::Plain if rest.starts_with(b"<!--") => {
                    script = Script::Escaped;
                    // `<!-->` is both.
                    at += "<!--".len();
                    continue;
                }
                Script::Escaped if begins_with_name(rest, b"<script") => {
                    script = Script::DoublyEscaped
                }
                Script::DoublyEscaped if begins_with_name(rest, b"</script") => {
                    script = Script::Escaped
                }
                Script::Escaped | Script::DoublyEscaped if bytes[..=at].ends_with(b"-->") => {
                    script = Script::Plain;
                }
                _ => {}
            }
            at += 1;
        }
    }
}
