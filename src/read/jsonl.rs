//! JSON lines: framing them, and a line to a page.
//!
//! Only the reader's side (finding newlines) runs on the reading thread; the JSON is
//! parsed by the workers. Values stay as the bytes they were until one is needed:
//! a round trip through `serde_json::Value` reorders keys, rounds big integers and
//! refuses `1e999` and deep nesting, none of which is our business.

use super::buffer::Buffer;
use super::{Fault, Framing, ReadOptions, Record, looks_like_html, too_large};
use crate::decode::{self, Decoded};
use crate::page::{Content, Form, Given, Page, Place};
use memchr::memchr;
use serde::de::{Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;
use std::fmt;
use std::sync::Arc;

/// Where the page is looked for, in this order, when `--field` names nothing.
const FIELDS: [&str; 3] = ["html", "text", "content"];

/// Keys listed in the message about a missing one.
const KEYS_SHOWN: usize = 20;

/// Frames one record a line.
#[derive(Default)]
pub(super) struct Lines {
    /// Pending bytes known to hold no newline.
    scanned: usize,
    /// Inside a line over the limit, of which nothing is kept.
    draining: bool,
}

impl Lines {
    pub fn next(
        &mut self,
        buffer: &mut Buffer,
        source: &Arc<str>,
        max_bytes: u64,
    ) -> Option<Result<Record, Fault>> {
        loop {
            let place = Place {
                source: source.clone(),
                line: Some(buffer.line),
                offset: buffer.offset,
            };
            let pending = buffer.pending();
            let unseen = pending.get(self.scanned..).unwrap_or_default();
            let newline = memchr(b'\n', unseen).map(|at| self.scanned + at + 1);
            let length = newline.unwrap_or(pending.len());
            let over = length as u64 > max_bytes.saturating_add(1);
            let complete = newline.is_some() || buffer.ended;
            if self.draining || over {
                buffer.skip(length);
                self.scanned = 0;
                let first = !self.draining;
                self.draining = !complete;
                if first {
                    return Some(Err(too_large(place, "line", max_bytes)));
                }
                if buffer.ended && length == 0 {
                    return None;
                }
            } else if complete {
                if length == 0 {
                    return None;
                }
                self.scanned = 0;
                let bytes = buffer.take(length);
                if !without_mark(&bytes).trim_ascii().is_empty() {
                    let framing = Framing::JsonLine;
                    return Some(Ok(Record {
                        place,
                        bytes,
                        framing,
                    }));
                }
                continue;
            } else {
                self.scanned = length;
            }
            if !buffer.ended
                && let Err(error) = buffer.more()
            {
                return Some(Err(Fault::lost(place, error.to_string())));
            }
        }
    }
}

/// `cat` of several files leaves a byte order mark at the beginning of any line.
fn without_mark(line: &[u8]) -> &[u8] {
    line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(line)
}

/// Parses one line.
pub(super) fn page(place: Place, line: Vec<u8>, options: &ReadOptions) -> Result<Page, Fault> {
    let Decoded { text, warnings } = match text(line, options) {
        Ok(decoded) => decoded,
        Err(message) => return Err(Fault::record(place, message)),
    };
    let line = text.trim_start_matches('\u{feff}').trim();
    match assemble(line, &place, options) {
        Ok((page, None)) => Ok(Page { warnings, ..page }),
        Ok((page, Some(message))) => Err(Fault {
            record: Some(Box::new(page)),
            ..Fault::record(place, message)
        }),
        Err(message) => Err(Fault::record(place, message)),
    }
}

/// An id is a string, or a number as it is written.
fn id(value: &RawValue) -> Option<String> {
    let raw = value.get();
    let number = raw.starts_with(|c: char| c == '-' || c.is_ascii_digit());
    if number {
        Some(raw.to_owned())
    } else {
        string(value)
    }
}

/// JSON is UTF-8; a line that is not goes through the same doors as a page, before it
/// is parsed (in Shift_JIS a `\` can be the second half of a character).
fn text(line: Vec<u8>, options: &ReadOptions) -> Result<Decoded, String> {
    if options.encoding.is_some() {
        return decode::decode(line, options.encoding.as_deref());
    }
    match String::from_utf8(line) {
        Ok(text) => Ok(Decoded {
            text,
            warnings: Vec::new(),
        }),
        Err(error) => decode::decode(error.into_bytes(), None),
    }
}

/// The page of a line, and what is wrong with its content: what else the record brings
/// along is kept even then. `Err` is a line that is no record at all.
fn assemble(
    line: &str,
    place: &Place,
    options: &ReadOptions,
) -> Result<(Page, Option<String>), String> {
    let members = members(line)?;
    let (chosen, mut wrong) = match page_key(&members, options.field.as_deref()) {
        Ok(key) => (Some(key), None),
        Err(message) => (None, Some(message)),
    };
    let mut own_id = None;
    let mut source = None;
    let mut given = Given::default();
    let mut content = String::new();
    for (key, value) in members {
        if chosen.as_ref() == Some(&key) {
            wrong = None;
            content = string(value).unwrap_or_else(|| {
                if value.get() != "null" {
                    wrong = Some(format!(
                        "key `{key}` holds {}, not a string; name the key that holds the page with --field",
                        kind(value.get())
                    ));
                }
                String::new()
            });
            continue;
        }
        let ours = match key.as_str() {
            "id" => match id(value) {
                Some(own) => {
                    own_id = Some(own);
                    continue;
                }
                None => own_id.get_or_insert_default(),
            },
            "source" => source.get_or_insert_default(),
            "url" => &mut given.url,
            "title" => &mut given.title,
            "author" => &mut given.author,
            "date" => &mut given.date,
            "site" => &mut given.site,
            "language" => &mut given.language,
            _ => {
                given.extra.push((key, value.to_owned()));
                continue;
            }
        };
        match string(value) {
            Some(text) => *ours = text,
            // Missing, said aloud; but an earlier value of the same key is overruled.
            None if value.get() == "null" => ours.clear(),
            // A list of authors is not our kind of author, and must not get lost.
            None => given.extra.push((key, value.to_owned())),
        }
    }
    if given.url.is_empty() {
        given.url = options.url.clone().unwrap_or_default();
    }
    let present = |text: Option<String>| text.filter(|text| !text.is_empty());
    // The key `html` is a promise. So is `text`, whose texts may well begin with a stray
    // tag, but for what says itself that it is a document. Any other key leaves it to the content.
    let form = match chosen.as_deref() {
        Some("html") => Form::Html,
        Some("text") if !is_document(&content) => Form::Text,
        _ if looks_like_html(&content) => Form::Html,
        _ => Form::Text,
    };
    let page = Page {
        id: present(own_id).unwrap_or_else(|| options.default_id(place)),
        source: present(source).unwrap_or_else(|| place.source.to_string()),
        content: Content::Text(content),
        form: Some(form),
        charset: None,
        warnings: Vec::new(),
        given,
    };
    Ok((page, wrong))
}

/// Whether a text begins as an HTML document does.
fn is_document(text: &str) -> bool {
    let start: String = text.trim_start().chars().take(9).collect();
    let start = start.to_ascii_lowercase();
    start == "<!doctype" || start.starts_with("<html")
}

/// The key that holds the page. Tables with a fixed schema carry a null for what a
/// record lacks, so the first that holds something wins over one that is merely there.
fn page_key(members: &[(String, &RawValue)], field: Option<&str>) -> Result<String, String> {
    let there = |name: &str| members.iter().any(|(key, _)| key == name);
    let filled = |name: &str| {
        let last = members.iter().rev().find(|(key, _)| key == name);
        last.is_some_and(|(_, value)| value.get() != "null")
    };
    let candidates = match &field {
        Some(field) => std::slice::from_ref(field),
        None => &FIELDS[..],
    };
    let chosen = candidates
        .iter()
        .find(|name| filled(name))
        .or_else(|| candidates.iter().find(|name| there(name)));
    if let Some(name) = chosen {
        return Ok((*name).to_owned());
    }
    let mut keys: Vec<String> = members
        .iter()
        .take(KEYS_SHOWN)
        .map(|(key, _)| format!("`{}`", key.chars().take(40).collect::<String>()))
        .collect();
    if members.len() > KEYS_SHOWN {
        keys.push("…".to_owned());
    }
    let keys = match keys.is_empty() {
        true => "it has no keys".to_owned(),
        false => format!("its keys are {}", keys.join(", ")),
    };
    let wanted = match field {
        Some(field) => format!("no key `{field}`"),
        None => "no key `html`, `text` or `content`".to_owned(),
    };
    Err(format!(
        "{wanted}; {keys}; name the one that holds the page with --field"
    ))
}

/// The object's keys and values in their order, duplicates and all.
pub(crate) fn members(line: &str) -> Result<Vec<(String, &RawValue)>, String> {
    if !line.starts_with('{') {
        // Broken JSON would be reported as such by the parser, an array not at all.
        let what = serde_json::from_str::<&RawValue>(line).map_err(|error| not_json(&error))?;
        return Err(format!(
            "the line holds {}, not an object",
            kind(what.get())
        ));
    }
    let Members(raw) = serde_json::from_str(line).map_err(|error| not_json(&error))?;
    raw.into_iter()
        .map(|(key, value)| {
            let name = string(key).ok_or("a key that is no string")?;
            Ok((name, value))
        })
        .collect()
}

fn not_json(error: &serde_json::Error) -> String {
    if error.is_eof() {
        return format!(
            "not JSON: the line ends in the middle of a value, at column {} (cut short?)",
            error.column()
        );
    }
    let full = error.to_string();
    let what = full.split(" at line ").next().unwrap_or_default();
    format!("not JSON: {what}, at column {}", error.column())
}

fn kind(value: &str) -> &'static str {
    match value.bytes().next() {
        Some(b'{') => "an object",
        Some(b'[') => "an array",
        Some(b'"') => "a string",
        Some(b't' | b'f') => "a boolean",
        Some(b'n') => "null",
        _ => "a number",
    }
}

/// The text of a JSON string, `None` for any other value.
fn string(value: &RawValue) -> Option<String> {
    let raw = value.get();
    if !raw.starts_with('"') {
        return None;
    }
    serde_json::from_str(raw)
        .or_else(|_| serde_json::from_str(&without_lone_surrogates(raw)))
        .ok()
}

/// Writes `\ufffd` for half a surrogate pair: JavaScript writes such halves where it cut
/// a string in the middle of an emoji, and the rest of the record is good.
fn without_lone_surrogates(raw: &str) -> String {
    let mut mended = String::with_capacity(raw.len());
    let mut rest = raw;
    while let Some(at) = rest.find('\\') {
        let (before, escape) = rest.split_at(at);
        mended.push_str(before);
        let length = match (surrogate(escape), escape.get(6..).and_then(surrogate)) {
            (Some(0xd800..=0xdbff), Some(0xdc00..=0xdfff)) => 12,
            (Some(_), _) => {
                mended.push_str("\\ufffd");
                rest = escape.get(6..).unwrap_or_default();
                continue;
            }
            // `\\` must go as a pair, lest its second half is taken for a beginning.
            (None, _) => escape
                .char_indices()
                .nth(2)
                .map_or(escape.len(), |(at, _)| at),
        };
        let (kept, behind) = escape.split_at(length);
        mended.push_str(kept);
        rest = behind;
    }
    mended.push_str(rest);
    mended
}

fn surrogate(escape: &str) -> Option<u16> {
    let digits = escape.strip_prefix("\\u")?.get(..4)?;
    let unit = u16::from_str_radix(digits, 16).ok()?;
    (0xd800..=0xdfff).contains(&unit).then_some(unit)
}

/// Keys are kept raw as well: one with half a surrogate pair must not lose the record.
struct Members<'a>(Vec<(&'a RawValue, &'a RawValue)>);

impl<'de> serde::Deserialize<'de> for Members<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Collect;
        impl<'de> Visitor<'de> for Collect {
            type Value = Members<'de>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut members = Vec::new();
                while let Some(member) = map.next_entry()? {
                    members.push(member);
                }
                Ok(Members(members))
            }
        }
        deserializer.deserialize_map(Collect)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use encoding_rs::SHIFT_JIS;

    fn place() -> Place {
        Place {
            source: "a.jsonl".into(),
            line: Some(7),
            offset: 0,
        }
    }

    fn parse(line: &str) -> Result<Page, String> {
        parse_with(line.as_bytes(), &ReadOptions::default())
    }

    fn parse_with(line: &[u8], options: &ReadOptions) -> Result<Page, String> {
        page(place(), line.to_vec(), options).map_err(|fault| {
            assert_eq!(fault.place, place());
            assert!(!fault.input_lost, "one bad line is data");
            fault.message
        })
    }

    fn content(page: &Page) -> &str {
        match &page.content {
            Content::Text(text) => text,
            Content::Bytes(_) => panic!("a JSON string is text"),
        }
    }

    #[test]
    fn the_key_says_where_the_page_is_and_what_form_it_has() {
        for (line, form, text) in [
            (r#"{"html":"words"}"#, Form::Html, "words"),
            (r#"{"text":"<p>a</p>"}"#, Form::Text, "<p>a</p>"),
            (
                r#"{"text":"\n<!DOCTYPE html><p>a"}"#,
                Form::Html,
                "\n<!DOCTYPE html><p>a",
            ),
            (r#"{"content":"<p>a</p>"}"#, Form::Html, "<p>a</p>"),
            (r#"{"content":"words"}"#, Form::Text, "words"),
            (r#"{"content":"c","text":"t","html":"h"}"#, Form::Html, "h"),
            (r#"{"html":null,"text":"t"}"#, Form::Text, "t"),
            (r#"{"html":null}"#, Form::Html, ""),
            (r#"{"text":"old","text":"new"}"#, Form::Text, "new"),
        ] {
            let page = parse(line).unwrap();
            assert_eq!((page.form, content(&page)), (Some(form), text), "{line}");
        }
    }

    #[test]
    fn field_names_another_key() {
        let options = ReadOptions {
            field: Some("body".into()),
            ..ReadOptions::default()
        };
        let page = parse_with(br#"{"text":"t","body":"<p>b</p>"}"#, &options).unwrap();
        assert_eq!((page.form, content(&page)), (Some(Form::Html), "<p>b</p>"));
        assert_eq!(page.given.extra[0].0, "text");
        let error = parse_with(br#"{"text":"t","n":1}"#, &options).unwrap_err();
        assert!(
            error.contains("`body`") && error.contains("`text`, `n`") && error.contains("--field"),
            "{error}"
        );
    }

    #[test]
    fn what_the_record_says_of_itself_wins() {
        let options = ReadOptions {
            url: Some("http://outside".into()),
            id_prefix: Some("p/".into()),
            ..ReadOptions::default()
        };
        let page = parse_with(
            br#"{"id":123456789012345678901234567890,"url":"http://own","title":"T","author":"A","date":"D","site":"S","language":"L","source":"cc","text":"t"}"#,
            &options,
        )
        .unwrap();
        assert_eq!(page.id, "123456789012345678901234567890");
        assert_eq!(page.source, "cc");
        let given = &page.given;
        assert_eq!(
            [
                &given.url,
                &given.title,
                &given.author,
                &given.date,
                &given.site,
                &given.language
            ],
            ["http://own", "T", "A", "D", "S", "L"]
        );
        assert!(given.extra.is_empty());
        let page = parse_with(
            br#"{"id":null,"url":null,"source":"","text":"t"}"#,
            &options,
        )
        .unwrap();
        assert_eq!(
            (&*page.id, &*page.source, &*page.given.url),
            ("p/a.jsonl#7", "a.jsonl", "http://outside")
        );
    }

    #[test]
    fn other_keys_come_through_byte_for_byte_in_their_order() {
        let deep = format!("{}{}", "[".repeat(5000), "]".repeat(5000));
        let line = format!(
            r#"{{"z": 123456789012345678901234567890,"text":"t","a":1e999,"z":{{"b" :1, "a":2}},"deep":{deep},"author":["A","B"],"s":"\ud800 \u0000"}}"#
        );
        let page = parse(&line).unwrap();
        let extra: Vec<(&str, &str)> = page
            .given
            .extra
            .iter()
            .map(|(key, value)| (&**key, value.get()))
            .collect();
        assert_eq!(
            extra,
            [
                ("z", "123456789012345678901234567890"),
                ("a", "1e999"),
                ("z", r#"{"b" :1, "a":2}"#),
                ("deep", &*deep),
                ("author", r#"["A","B"]"#),
                ("s", r#""\ud800 \u0000""#),
            ]
        );
    }

    #[test]
    fn odd_strings_lose_no_record() {
        for (line, expected) in [
            (r#"{"text":"cut \ud83d"}"#, "cut \u{fffd}"),
            (
                r#"{"text":"\udc00\ud83d\ude00 \\ud800 \"\ud800\n"}"#,
                "\u{fffd}😀 \\ud800 \"\u{fffd}\n",
            ),
            (r#"{"text":"\ud800\ud83d\ude00"}"#, "\u{fffd}😀"),
            (r#"{"\ud800":1,"text":"a"}"#, "a"),
            ("{\"text\":\"a\u{2028}b\\u0000c\"}", "a\u{2028}b\0c"),
            ("\u{feff}{\"text\":\"marked\"}\r\n", "marked"),
        ] {
            assert_eq!(content(&parse(line).unwrap()), expected, "{line}");
        }
    }

    #[test]
    fn an_error_keeps_what_the_record_brings_along() {
        let line = br#"{"id":"a7","url":"https://a.example/","text":42,"k":5}"#.to_vec();
        let fault = page(place(), line, &ReadOptions::default()).unwrap_err();
        let Given { url, extra, .. } = fault.record.unwrap().given;
        assert_eq!((url.as_str(), extra.len()), ("https://a.example/", 1));
        for (line, id) in [
            (r#"{"id":"a7","text":42}"#, Some("a7")),
            (r#"{"id":12,"body":"words"}"#, Some("12")),
            (r#"{"text":42}"#, Some("a.jsonl#7")),
            (r#"{"id":"a7","text":"cut"#, None),
        ] {
            let line_bytes = line.as_bytes().to_vec();
            let fault = page(place(), line_bytes, &ReadOptions::default()).unwrap_err();
            assert_eq!(fault.record.map(|page| page.id).as_deref(), id, "{line}");
        }
    }

    #[test]
    fn a_line_that_is_not_utf8_is_decoded_first() {
        let options = ReadOptions::default();
        let page = parse_with(b"{\"text\":\"the caf\xe9 is open\"}", &options).unwrap();
        assert_eq!(content(&page), "the café is open");
        assert_eq!(page.warnings, ["guessed-charset"]);
        let (line, _, _) = SHIFT_JIS.encode(r#"{"text":"表示"}"#);
        let options = ReadOptions {
            encoding: Some("shift_jis".into()),
            ..options
        };
        assert_eq!(content(&parse_with(&line, &options).unwrap()), "表示");
    }

    #[test]
    fn bad_lines_say_what_is_wrong_and_where() {
        for (line, parts) in [
            (r#"{"text": "abc"#, &["column 13", "cut short"][..]),
            (r#"{"text" "abc"}"#, &["column 9", "expected `:`"]),
            (r#"{"text":"a"} x"#, &["column 14", "trailing"]),
            ("[1,2]", &["an array", "not an object"]),
            ("\"text\"", &["a string", "not an object"]),
            ("words", &["not JSON", "column 1"]),
            (r#"{"text":12}"#, &["`text`", "a number", "--field"]),
            (r#"{"html":["a"]}"#, &["`html`", "an array"]),
            ("{}", &["no keys", "--field"]),
            (
                r#"{"title":"a"}"#,
                &["`html`, `text` or `content`", "`title`", "--field"],
            ),
        ] {
            let error = parse(line).unwrap_err();
            for part in parts {
                assert!(error.contains(part), "{line}: {error}");
            }
        }
    }
}
