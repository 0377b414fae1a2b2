//! Tags with endless attributes.
//!
//! The tokenizer compares each attribute with all before it on the same tag, and nobody hears
//! of the tag before it ends: 10 MB of attributes take minutes. So the bytes of a tag that goes
//! on behind a piece of the input are read here, too, and counted by the tokenizer's own rules
//! (HTML standard, 13.2.5.8 and 13.2.5.32 to 13.2.5.40).

use memchr::memchr;

/// Attributes of one tag. The corpora's pages have 136 at most.
pub(super) const ATTRIBUTES: usize = 256;

/// Where in a tag the bytes end that were read.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
enum State {
    /// No tag has begun.
    #[default]
    Text,
    LessThan,
    EndTagOpen,
    TagName,
    /// Before a name: behind the tag's name, a slash or a value.
    Between,
    Name,
    AfterName,
    BeforeValue,
    DoubleQuoted,
    SingleQuoted,
    Unquoted,
    /// A comment or a doctype, which have no attributes.
    NoTag,
    /// On the tag's `>`.
    End,
}

/// The tag, if any, in which the input that was fed so far ends.
#[derive(Debug, Default)]
pub(super) struct OpenTag {
    state: State,
    attributes: usize,
}

impl OpenTag {
    pub(super) fn attributes(&self) -> usize {
        self.attributes
    }

    /// Reads what comes next.
    pub(super) fn read(&mut self, mut bytes: &[u8]) {
        while let [byte, rest @ ..] = bytes {
            // Most of it is text, comments and values, of which only the end is of interest.
            let end = match self.state {
                State::NoTag => return,
                State::Text => memchr(b'<', bytes),
                State::DoubleQuoted => memchr(b'"', bytes),
                State::SingleQuoted => memchr(b'\'', bytes),
                _ => {
                    self.step(*byte);
                    bytes = rest;
                    continue;
                }
            };
            let Some(end) = end else { return };
            self.step(bytes[end]);
            bytes = &bytes[end + 1..];
        }
    }

    /// Reads up to the tag's end and returns how many bytes are before it.
    pub(super) fn skip(&mut self, bytes: &[u8]) -> usize {
        let mut skipped = 0;
        for byte in bytes {
            self.step(*byte);
            if self.state == State::End {
                break;
            }
            skipped += 1;
        }
        skipped
    }

    /// The quote that ends the value in which the bytes end.
    pub(super) fn quote(&self) -> &'static str {
        match self.state {
            State::DoubleQuoted => "\"",
            State::SingleQuoted => "'",
            _ => "",
        }
    }

    fn step(&mut self, byte: u8) {
        use State::*;
        let space = matches!(byte, b'\t' | b'\n' | b'\r' | 0x0c | b' ');
        self.state = match (self.state, byte) {
            (Text | End, b'<') => LessThan,
            (Text | End, _) => Text,
            (LessThan, b'/') => EndTagOpen,
            // `</>` is nothing at all.
            (EndTagOpen, b'>') => Text,
            (LessThan | EndTagOpen, byte) if byte.is_ascii_alphabetic() => TagName,
            (LessThan | EndTagOpen | NoTag, _) => NoTag,
            (DoubleQuoted, b'"') | (SingleQuoted, b'\'') => Between,
            (DoubleQuoted | SingleQuoted, _) => self.state,
            (_, b'>') => End,
            (BeforeValue, b'"') => DoubleQuoted,
            (BeforeValue, b'\'') => SingleQuoted,
            (BeforeValue, _) if space => BeforeValue,
            (BeforeValue, _) => Unquoted,
            (Unquoted | TagName | Between, _) if space => Between,
            (Unquoted, _) => Unquoted,
            (_, b'/') => Between,
            (TagName, _) => TagName,
            (Name | AfterName, b'=') => BeforeValue,
            (Name | AfterName, _) if space => AfterName,
            (Name, _) => Name,
            (Between | AfterName, _) => {
                self.attributes += 1;
                Name
            }
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn attributes(tag: &str) -> (usize, State) {
        let mut open = OpenTag::default();
        open.read(tag.as_bytes());
        (open.attributes, open.state)
    }

    #[test]
    fn attributes_are_counted_as_the_tokenizer_does() {
        for (tag, count) in [
            ("<p", 0),
            ("</p a", 1),
            ("<p a b=c d = \"e f\" g='h>' i", 5),
            ("<p/a/b", 2),
            ("<p a=b/c d=e\"f g", 3),
            ("<p =a ==b", 1),
            ("<p a\"b 'c", 2),
            ("<p a=\"b\"c", 2),
            ("</><p a", 1),
            ("<!-- a b c", 0),
            ("<!doctype a b c", 0),
            ("<? a b", 0),
            ("a b c", 0),
        ] {
            assert_eq!(attributes(tag).0, count, "{tag}");
        }
    }

    #[test]
    fn what_is_passed_over_is_read_as_byte_by_byte() {
        for text in [
            "a < b <p a=\"b'>\" c='d\">' e=f g>h <q i=\"j\" k",
            "<p a='b' c=\"d",
            "<!-- <p a b -->",
            "a <> b </> <p c d",
        ] {
            let (mut whole, mut apart) = (OpenTag::default(), OpenTag::default());
            whole.read(text.as_bytes());
            for byte in text.bytes() {
                apart.step(byte);
            }
            assert_eq!(
                (whole.state, whole.attributes),
                (apart.state, apart.attributes),
                "{text}"
            );
        }
    }

    #[test]
    fn the_rest_of_a_tag_is_skipped_up_to_its_end() {
        for (read, rest, quote, skipped) in [
            ("<p a=\"b", "c>d' e\" f>g", "\"", 9),
            ("<p a='b", "c>\"' e=>", "'", 7),
            ("<p a=b", "\">c", "", 1),
            ("<p a", "b c", "", 3),
        ] {
            let mut open = OpenTag::default();
            open.read(read.as_bytes());
            assert_eq!(open.quote(), quote);
            assert_eq!(open.skip(rest.as_bytes()), skipped, "{read}{rest}");
        }
    }
}
