//! Comments, doctypes and CDATA sections: HTML standard, 13.2.5.41 to 13.2.5.71.

use super::bytes::{ENDS_VALUE, until};
use super::{REPLACEMENT, Tokenizer};
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{Doctype, Token, TokenSink};
use memchr::{memchr, memchr2, memmem};

impl<S: TokenSink> Tokenizer<'_, S> {
    /// Emits what begins with the `<!` at the position (markup declaration open state).
    pub(super) fn declaration(&mut self) {
        const DOCTYPE: &str = "<!doctype";
        const CDATA: &str = "<![CDATA[";
        let rest = self.rest().as_bytes();
        let is_doctype = rest
            .get(..DOCTYPE.len())
            .is_some_and(|begin| begin.eq_ignore_ascii_case(DOCTYPE.as_bytes()));
        if rest.starts_with(b"<!--") {
            self.comment();
        } else if is_doctype {
            self.at += DOCTYPE.len();
            let doctype = self.doctype();
            self.emit(Token::DoctypeToken(doctype));
        } else if rest.starts_with(CDATA.as_bytes())
            && self
                .sink
                .adjusted_current_node_present_but_not_in_html_namespace()
        {
            self.at += CDATA.len();
            self.cdata();
        } else {
            self.bogus_comment("<!".len());
        }
    }

    /// Emits everything up to the next `>` as a comment, without the opening of `opening_bytes`.
    pub(super) fn bogus_comment(&mut self, opening_bytes: usize) {
        let begin = self.at + opening_bytes;
        let length = memchr(b'>', &self.page.as_bytes()[begin..]);
        let end = length.map_or(self.page.len(), |length| begin + length);
        self.emit_comment(begin, end);
        self.at = self.page.len().min(end + 1);
    }

    fn comment(&mut self) {
        let begin = self.at + "<!--".len();
        let bytes = self.page.as_bytes();
        let mut at = begin;
        while let Some(length) = memchr(b'>', &bytes[at..]) {
            at += length;
            let content = &bytes[begin..at];
            let end = match content {
                // `<!-->` and `<!--->` are empty comments.
                b"" | b"-" => Some(0),
                _ => [&b"--"[..], b"--!"]
                    .iter()
                    .find_map(|end| content.strip_suffix(*end))
                    .map(<[u8]>::len),
            };
            at += 1;
            if let Some(length) = end {
                self.emit_comment(begin, begin + length);
                self.at = at;
                return;
            }
        }
        // The page ends within the comment; a partial `-->` is not part of its text.
        let content = &self.page[begin..];
        let length = ["--!", "--", "-"]
            .iter()
            .find_map(|end| content.strip_suffix(end))
            .map_or(content.len(), str::len);
        self.emit_comment(begin, begin + length);
        self.at = self.page.len();
    }

    fn emit_comment(&mut self, from: usize, to: usize) {
        let comment = self.without_nulls(from, to);
        self.emit(Token::CommentToken(comment));
    }

    fn cdata(&mut self) {
        const END: &[u8] = b"]]>";
        let length = memmem::find(self.rest().as_bytes(), END);
        let end = length.map_or(self.page.len(), |length| self.at + length);
        while let Some(null) = memchr(0, &self.page.as_bytes()[self.at..end]) {
            self.text(self.at + null);
            self.at += 1;
            self.emit(Token::NullCharacterToken);
        }
        self.text(end);
        self.at = self.page.len().min(end + END.len());
    }

    /// Reads a doctype after its keyword, up to the `>`. A malformed one forces quirks mode.
    fn doctype(&mut self) -> Doctype {
        let mut doctype = Doctype::default();
        let well_formed = self.doctype_parts(&mut doctype);
        doctype.force_quirks = well_formed.is_none();
        let rest = self.rest().as_bytes();
        let end = memchr(b'>', rest).map_or(rest.len(), |end| end + 1);
        self.at += end;
        doctype
    }

    /// Reads the parts of a doctype, up to its `>` or the first error; `None` forces quirks mode.
    fn doctype_parts(&mut self, doctype: &mut Doctype) -> Option<()> {
        self.skip_spaces();
        let length = until(self.rest().as_bytes(), ENDS_VALUE);
        if length == 0 {
            return None;
        }
        let name = self.rest()[..length].to_ascii_lowercase();
        doctype.name = Some(
            name.replace('\0', REPLACEMENT.encode_utf8(&mut [0; 4]))
                .into(),
        );
        self.at += length;
        self.skip_spaces();
        let is = |rest: &[u8], keyword: &[u8]| {
            rest.get(..keyword.len())
                .is_some_and(|begin| begin.eq_ignore_ascii_case(keyword))
        };
        let rest = self.rest().as_bytes();
        if *rest.first()? == b'>' {
            return Some(());
        } else if is(rest, b"public") {
            self.at += "public".len();
            self.identifier(&mut doctype.public_id)?;
            self.skip_spaces();
            if *self.rest().as_bytes().first()? == b'>' {
                return Some(());
            }
        } else if is(rest, b"system") {
            self.at += "system".len();
        } else {
            return None;
        }
        self.identifier(&mut doctype.system_id)?;
        self.skip_spaces();
        // Anything may follow; only the end of the page forces quirks mode.
        self.rest().as_bytes().first().map(|_| ())
    }

    /// Reads a quoted identifier. One that a `>` ends is stored too, but forces quirks mode.
    fn identifier(&mut self, identifier: &mut Option<StrTendril>) -> Option<()> {
        self.skip_spaces();
        let rest = self.rest().as_bytes();
        let quote = *rest.first().filter(|quote| matches!(quote, b'"' | b'\''))?;
        let begin = self.at + 1;
        let end = memchr2(quote, b'>', &rest[1..]).map_or(self.page.len(), |end| begin + end);
        *identifier = Some(self.without_nulls(begin, end));
        self.at = end;
        let closed = self.page.as_bytes().get(end) == Some(&quote);
        closed.then(|| self.at += 1)
    }
}
