//! The content of elements that contain text instead of markup: HTML standard, 13.2.5.2 to
//! 13.2.5.4 and 13.2.5.9 to 13.2.5.31.

use super::references::reference;
use super::tags::begins_with_name;
use super::{ContentModel, Tokenizer};
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{TagKind, Token, TokenSink};
use memchr::{memchr, memchr2};

/// The state within a script. Between `<!--` and `-->`, a script may contain `<script>` and
/// `</script>` in a string of markup.
#[derive(Clone, Copy, PartialEq)]
enum ScriptState {
    Plain,
    /// After `<!--`.
    Escaped,
    /// After a `<script` in an escaped part.
    DoublyEscaped,
}

impl<S: TokenSink> Tokenizer<'_, S> {
    /// Emits the text of the element and its end tag.
    pub(super) fn raw(&mut self, kind: RawKind) -> ContentModel {
        let end = match kind {
            RawKind::Rcdata => self.resolve_up_to_end(),
            RawKind::Rawtext => self.end_of_raw_text(),
            RawKind::ScriptData | RawKind::ScriptDataEscaped(_) => self.end_of_script(),
        };
        self.raw_text(end.unwrap_or(self.page.len()));
        if end.is_none() {
            return ContentModel::Markup;
        }
        let name = self.last_start.clone();
        self.at += "</".len() + name.len();
        self.tag(TagKind::EndTag, name)
    }

    /// Emits text with its references resolved, except the text after the last reference.
    /// Returns the position of the end tag.
    fn resolve_up_to_end(&mut self) -> Option<usize> {
        let mut at = self.at;
        loop {
            at += memchr2(b'<', b'&', &self.page.as_bytes()[at..])?;
            if self.is_end_tag_at(at) {
                return Some(at);
            }
            let after_ampersand = self.page[at..].strip_prefix('&');
            match after_ampersand.and_then(|text| reference(text, false)) {
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
            if self.is_end_tag_at(at) {
                return Some(at);
            }
            at += 1;
        }
    }

    fn end_of_script(&self) -> Option<usize> {
        let bytes = self.page.as_bytes();
        let mut state = ScriptState::Plain;
        let mut at = self.at;
        loop {
            at += match state {
                ScriptState::Plain => memchr(b'<', &bytes[at..])?,
                _ => memchr2(b'<', b'>', &bytes[at..])?,
            };
            let rest = &bytes[at..];
            if state != ScriptState::DoublyEscaped && self.is_end_tag_at(at) {
                return Some(at);
            }
            match state {
                ScriptState::Plain if rest.starts_with(b"<!--") => {
                    state = ScriptState::Escaped;
                    // In `<!-->`, the dashes also belong to the `-->`.
                    at += "<!--".len();
                    continue;
                }
                ScriptState::Escaped if begins_with_name(rest, b"<script") => {
                    state = ScriptState::DoublyEscaped
                }
                ScriptState::DoublyEscaped if begins_with_name(rest, b"</script") => {
                    state = ScriptState::Escaped
                }
                ScriptState::Escaped | ScriptState::DoublyEscaped
                    if bytes[..=at].ends_with(b"-->") =>
                {
                    state = ScriptState::Plain;
                }
                _ => {}
            }
            at += 1;
        }
    }
}
