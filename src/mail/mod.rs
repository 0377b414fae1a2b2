//! Separates the header of a mail from its text.
//!
//! Input: a text. Output: a [`Mail`], if it begins with the header of a message (RFC 5322,
//! or as mail programs print it, in any language): the subject, sender and date, and the text
//! without the header. [`without_quoted_headers`] removes the headers of forwarded messages.
//! A dialogue or a timetable has labels such as `From:` too, so a header needs several different
//! fields on consecutive lines, and an address or a date among them.

mod mime;

use crate::document::Head;
use crate::lang::mail_headers::{Field, field};
use crate::page::PageFormat;
use memchr::memchr;
use std::borrow::Cow;

/// Bytes of the longest label.
const MAX_LABEL_BYTES: usize = 40;

/// Different fields of a header, at least.
const MIN_FIELDS: usize = 3;

/// Lines of the longest header. Headers of lists and of spam filters have a hundred.
const MAX_HEADER_LINES: usize = 400;

/// A message.
pub(crate) struct Mail<'a> {
    /// The subject as title, the sender as author, and the date; of a saved page its address.
    pub head: Head,
    /// The text of the message, or the markup of a message or saved page (MHTML) without one.
    pub text: Cow<'a, str>,
    /// What `text` is.
    pub format: PageFormat,
}

impl Mail<'_> {
    /// Adds what the header contains to what the message itself contains.
    pub fn describe(self, head: &mut Head) {
        if head.title.is_empty() {
            head.title = self.head.title;
        }
        head.metas.extend(self.head.metas);
        head.links.extend(self.head.links);
    }
}

/// The fields at the beginning of a text, and what follows them.
struct Header<'a> {
    /// With folded lines joined.
    fields: Vec<(Field, &'a str, String)>,
    rest: &'a str,
}

/// The message that a text is.
pub(crate) fn open(source: &str) -> Option<Mail<'_>> {
    let start = source.trim_start_matches(|c: char| c == '\u{feff}' || c.is_whitespace());
    let header = Header::read(without_envelope(start)).filter(Header::is_mail)?;
    let value = |wanted: Field| header.value(wanted).map(mime::decoded_words);
    let mut head = Head {
        title: value(Field::Subject).unwrap_or_default(),
        ..Head::default()
    };
    // A browser that saves a page is no author, and it writes the day of saving.
    if header.is_saved_page() {
        let address = header.labelled("snapshot-content-location");
        let link = address.map(|address| ("canonical".to_owned(), address.to_owned()));
        head.links.extend(link);
    } else {
        add_sender_and_date(&header, &mut head);
    }
    let (text, format) =
        mime::text(&header).unwrap_or((Cow::Borrowed(header.rest), PageFormat::Text));
    Some(Mail { head, text, format })
}

fn add_sender_and_date(header: &Header, head: &mut Head) {
    let value = |wanted: Field| header.value(wanted).map(mime::decoded_words);
    if let Some(name) = value(Field::From).as_deref().and_then(sender) {
        head.metas.push(("author".to_owned(), name));
    }
    if let Some(date) = value(Field::Date) {
        head.metas.push(("date".to_owned(), date));
    }
}

/// The text without the headers of messages that it quotes, and without the line of dashes above
/// them (`----- Original Message -----`).
pub(crate) fn without_quoted_headers(source: &str) -> Option<String> {
    let mut kept: Option<String> = None;
    let (mut at, mut copied) = (0, 0);
    while at < source.len() {
        let line = line_at(source, at);
        let header = label(line)
            .filter(|(field, ..)| *field == Field::From)
            .and_then(|_| Header::read(&source[at..]));
        let Some(header) = header else {
            at += line.len();
            continue;
        };
        let end = source.len() - header.rest.len();
        if header.is_mail() {
            let kept = kept.get_or_insert_default();
            kept.push_str(without_dashes(&source[copied..at]));
            copied = end;
        }
        at = end;
    }
    kept.map(|text| text + &source[copied..])
}

impl<'a> Header<'a> {
    /// Reads fields up to a blank line or a line that is none.
    fn read(source: &'a str) -> Option<Header<'a>> {
        let mut fields: Vec<(Field, &str, String)> = Vec::new();
        let mut at = 0;
        for _ in 0..MAX_HEADER_LINES {
            let line = line_at(source, at);
            let is_folded = line.starts_with([' ', '\t']) && !line.trim().is_empty();
            match (label(line), fields.last_mut()) {
                (_, Some((_, _, value))) if is_folded => {
                    value.push(' ');
                    value.push_str(line.trim());
                }
                (Some((field, label, value)), _) => fields.push((field, label, value.to_owned())),
                _ => break,
            }
            at += line.len();
        }
        (!fields.is_empty()).then(|| Header {
            fields,
            rest: &source[at..],
        })
    }

    fn value(&self, wanted: Field) -> Option<&str> {
        let mut values = self.fields.iter().filter(|(field, ..)| *field == wanted);
        values.next().map(|(_, _, value)| value.as_str())
    }

    fn labelled(&self, wanted: &str) -> Option<&str> {
        let mut fields = self.fields.iter();
        let found = fields.find(|(_, label, _)| label.eq_ignore_ascii_case(wanted));
        found.map(|(_, _, value)| value.as_str())
    }

    /// Whether a browser saved a page in the form of a message.
    fn is_saved_page(&self) -> bool {
        let sender = self.value(Field::From);
        sender.is_some_and(|sender| sender.to_ascii_lowercase().starts_with("<saved by"))
    }

    /// Whether the fields are those of a message.
    fn is_mail(&self) -> bool {
        let mut kinds: Vec<Field> = self.fields.iter().map(|(field, ..)| *field).collect();
        kinds.sort_unstable_by_key(|field| *field as u8);
        kinds.dedup();
        let has_sender = kinds.contains(&Field::From) || kinds.contains(&Field::Technical);
        let has_subject = kinds.contains(&Field::Subject);
        let has_address = self.fields.iter().any(|(_, _, value)| {
            value
                .split_once('@')
                .is_some_and(|(_, host)| host.contains('.'))
        });
        let has_date = self.value(Field::Date).is_some_and(has_day);
        let is_mime = ["mime-version", "content-type"].map(|label| self.labelled(label).is_some());
        let technical = self
            .fields
            .iter()
            .filter(|(field, ..)| *field == Field::Technical);
        has_sender
            && (has_address && (has_subject || has_date)
                || has_subject && has_date
                || is_mime == [true; 2])
            && (kinds.len() >= MIN_FIELDS || technical.count() >= 2)
    }
}

/// Whether a value contains a day: a year, or a time with a number.
fn has_day(value: &str) -> bool {
    let mut numbers = value.split(|c: char| !c.is_ascii_digit());
    numbers.any(|number| number.len() == 4 && number.starts_with(['1', '2']))
        || value.contains(':') && value.starts_with(|c: char| c.is_ascii_digit())
}

/// The field of a line, its label and its value.
fn label(line: &str) -> Option<(Field, &str, &str)> {
    let bytes = line.as_bytes();
    let head = &bytes[..bytes.len().min(MAX_LABEL_BYTES)];
    let wide = || {
        line.char_indices()
            .take(12)
            .find(|(_, c)| *c == '：')
            .map(|(at, _)| at)
    };
    let colon = memchr(b':', head).or_else(wide)?;
    let (label, value) = (&line[..colon], &line[colon..]);
    // Markdown and HTML converters set the labels in bold.
    let label = label.trim_matches(['*', ' ', '\u{a0}']);
    let value = value.trim_start_matches([':', '：', '*']).trim();
    Some((field(label)?, label, value))
}

/// The line at a byte, with its line break.
fn line_at(source: &str, at: usize) -> &str {
    let rest = &source[at..];
    memchr(b'\n', rest.as_bytes()).map_or(rest, |end| &rest[..=end])
}

/// The message without the line that separates it from others in a mailbox.
fn without_envelope(source: &str) -> &str {
    let line = line_at(source, 0);
    let is_envelope = line.starts_with("From ") && has_day(line);
    if is_envelope {
        &source[line.len()..]
    } else {
        source
    }
}

/// The text without a line of dashes at its end.
fn without_dashes(text: &str) -> &str {
    let trimmed = text.trim_end();
    let at = trimmed.rfind('\n').map_or(0, |at| at + 1);
    let line = trimmed[at..].trim();
    let is_dashed = |c| matches!(c, '-' | '_' | '=');
    let is_rule = line.len() >= 3 && line.starts_with(is_dashed) && line.ends_with(is_dashed);
    if is_rule { &text[..at] } else { text }
}

/// The name of a sender: `Ines Hollis <ines@example.org>`, `"Hollis, Ines" <…>`,
/// `ines@example.org (Ines Hollis)`.
fn sender(value: &str) -> Option<String> {
    let before_address = value.split(['<', '[']).next().unwrap_or("").trim();
    let comment = value
        .split_once('(')
        .and_then(|(_, rest)| rest.split_once(')'));
    let name = match comment {
        Some((comment, _)) if before_address.contains('@') => comment,
        _ => before_address,
    };
    let name = name.trim_matches(['"', '\'', ' ', ',', ';']);
    let name = match name.split_once(", ") {
        Some((last, first)) if !first.contains(',') => format!("{first} {last}"),
        _ => name.to_owned(),
    };
    (!name.is_empty() && !name.contains('@')).then_some(name)
}

#[cfg(test)]
mod tests;
