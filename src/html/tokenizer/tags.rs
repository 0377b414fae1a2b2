//! Tags: HTML standard, 13.2.5.6 to 13.2.5.8 and 13.2.5.32 to 13.2.5.40.

use super::bytes::{ENDS_ATTRIBUTE_NAME, ENDS_TAG_NAME, ENDS_VALUE, is, name_until, spaces, until};
use super::references::reference;
use super::{ContentModel, NO_LINE, REPLACEMENT, Tokenizer};
use html5ever::interface::Attribute;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{Tag, TagKind, Token, TokenSink, TokenSinkResult};
use html5ever::{LocalName, QualName, ns};
use memchr::{memchr, memchr2};

/// The part of a tag after its name.
#[derive(Default)]
struct TagRest {
    attributes: Vec<Attribute>,
    duplicates: bool,
    self_closing: bool,
}

impl<S: TokenSink> Tokenizer<'_, S> {
    pub(super) fn start_tag(&mut self) -> ContentModel {
        self.at += "<".len();
        let name = self.tag_name();
        self.tag(TagKind::StartTag, name)
    }

    pub(super) fn end_tag(&mut self) -> ContentModel {
        self.at += "</".len();
        let name = self.tag_name();
        self.tag(TagKind::EndTag, name)
    }

    fn tag_name(&mut self) -> LocalName {
        let from = self.at;
        let (length, has_replaced) = name_until(self.rest().as_bytes(), ENDS_TAG_NAME);
        self.at += length;
        self.names.get(&self.page[from..self.at], has_replaced)
    }

    /// Reads the rest of the tag after its name, and emits the tag. A tag cut off by the end of the
    /// page is dropped.
    pub(super) fn tag(&mut self, kind: TagKind, name: LocalName) -> ContentModel {
        let Some(rest) = self.rest_of_tag() else {
            self.at = self.page.len();
            return ContentModel::Markup;
        };
        if kind == TagKind::StartTag {
            self.last_start = name.clone();
        }
        let tag = Tag {
            kind,
            name,
            self_closing: rest.self_closing,
            attrs: rest.attributes,
            had_duplicate_attributes: rest.duplicates,
        };
        match self.sink.process_token(Token::TagToken(tag), NO_LINE) {
            TokenSinkResult::RawData(kind) => ContentModel::Raw(kind),
            TokenSinkResult::Plaintext => ContentModel::Plaintext,
            // Scripts are not run, and the page is decoded already.
            TokenSinkResult::Continue
            | TokenSinkResult::Script(_)
            | TokenSinkResult::EncodingIndicator(_) => ContentModel::Markup,
        }
    }

    /// Reads the part of a tag after its name, including the `>`; `None` if the page ends first.
    fn rest_of_tag(&mut self) -> Option<TagRest> {
        let mut rest = TagRest::default();
        loop {
            self.skip_spaces();
            match *self.rest().as_bytes() {
                [] => return None,
                [b'>', ..] => {
                    self.at += ">".len();
                    return Some(rest);
                }
                [b'/', b'>', ..] => {
                    self.at += "/>".len();
                    rest.self_closing = true;
                    return Some(rest);
                }
                [b'/', ..] => self.at += "/".len(),
                _ => self.attribute(&mut rest)?,
            }
        }
    }

    fn attribute(&mut self, rest: &mut TagRest) -> Option<()> {
        let from = self.at;
        let bytes = self.rest().as_bytes();
        let (length, has_replaced) = match bytes.first()? {
            // As the first byte, even `=` belongs to the name.
            b'=' => {
                let (length, has_replaced) = name_until(&bytes[1..], ENDS_ATTRIBUTE_NAME);
                (1 + length, has_replaced)
            }
            _ => name_until(bytes, ENDS_ATTRIBUTE_NAME),
        };
        self.at += length;
        let name = from..self.at;
        self.skip_spaces();
        let value = match self.rest().as_bytes().first()? {
            b'=' => {
                self.at += "=".len();
                self.skip_spaces();
                self.value()?
            }
            _ => self.at..self.at,
        };
        if rest.attributes.len() >= self.max_attributes {
            return Some(());
        }
        let name = self.names.get(&self.page[name], has_replaced);
        if rest.attributes.iter().any(|other| other.name.local == name) {
            rest.duplicates = true;
        } else {
            rest.attributes.push(Attribute {
                name: QualName::new(None, ns!(), name),
                value: self.resolved(value.start, value.end),
            });
        }
        Some(())
    }

    /// Skips the value at the position, and returns its range without quotes.
    fn value(&mut self) -> Option<std::ops::Range<usize>> {
        let bytes = self.rest().as_bytes();
        let quote = *bytes.first()?;
        let (begin, length, closing) = match quote {
            b'"' | b'\'' => (self.at + 1, memchr(quote, &bytes[1..])?, 1),
            // A `>` here ends the tag, and the value is empty.
            _ => (self.at, until(bytes, ENDS_VALUE), 0),
        };
        self.at = begin + length + closing;
        Some(begin..begin + length)
    }

    /// The page between two positions, with its references resolved.
    fn resolved(&mut self, from: usize, to: usize) -> StrTendril {
        let mut rest = &self.page[from..to];
        if memchr2(b'&', 0, rest.as_bytes()).is_none() {
            return self.source.tendril(from, to);
        }
        let mut resolved = StrTendril::with_capacity(rest.len().try_into().unwrap_or(u32::MAX));
        while let Some(sign) = memchr2(b'&', 0, rest.as_bytes()) {
            resolved.push_slice(&rest[..sign]);
            let after = &rest[sign + 1..];
            rest = if rest.as_bytes()[sign] == 0 {
                resolved.push_char(REPLACEMENT);
                after
            } else if let Some(found) = reference(after, true) {
                resolved.push_tendril(&found.text());
                &after[found.length..]
            } else {
                resolved.push_char('&');
                after
            };
        }
        resolved.push_slice(rest);
        resolved
    }

    pub(super) fn skip_spaces(&mut self) {
        self.at += spaces(self.rest().as_bytes());
    }

    /// Whether the end tag of the element that was opened last is at this position.
    pub(super) fn is_end_tag_at(&self, at: usize) -> bool {
        let rest = &self.page.as_bytes()[at..];
        let name = self.last_start.as_bytes();
        rest.strip_prefix(b"</")
            .is_some_and(|rest| begins_with_name(rest, name))
    }
}

/// Whether the bytes begin with this name, and the name ends there.
pub(super) fn begins_with_name(bytes: &[u8], name: &[u8]) -> bool {
    bytes
        .split_at_checked(name.len())
        .is_some_and(|(found, after)| {
            found.eq_ignore_ascii_case(name)
                && after.first().is_some_and(|byte| is(*byte, ENDS_TAG_NAME))
        })
}
