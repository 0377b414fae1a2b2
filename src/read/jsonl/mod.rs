//! JSON lines: a line to a page.
//!
//! Only [`mod@lines`], which finds the newlines, runs on the reading thread; the JSON is
//! parsed by the workers. Of a record no more is looked at than what is ours ([`mod@members`] keeps the rest).

mod lines;
mod members;

use super::{ReadError, ReadOptions, looks_like_html};
use crate::decode::{self, Decoded};
use crate::page::{Content, Location, Overrides, Page, PageFormat};
pub(super) use lines::Lines;
pub(crate) use members::members;
use members::{kind, string};
use serde_json::value::RawValue;

/// Where the page is looked for, in this order, when `--field` names nothing.
const FIELDS: [&str; 3] = ["html", "text", "content"];

/// Keys listed in the message about a missing one.
const KEYS_SHOWN: usize = 20;

/// Parses one line.
pub(super) fn page(
    place: Location,
    line: Vec<u8>,
    options: &ReadOptions,
) -> Result<Page, ReadError> {
    let Decoded { text, warnings } = match text(line, options) {
        Ok(decoded) => decoded,
        Err(message) => return Err(ReadError::record(place, message)),
    };
    let line = text.trim_start_matches('\u{feff}').trim();
    match assemble(line, &place, options) {
        Ok((page, None)) => Ok(Page { warnings, ..page }),
        Ok((page, Some(message))) => Err(ReadError {
            record: Some(Box::new(page)),
            ..ReadError::record(place, message)
        }),
        Err(message) => Err(ReadError::record(place, message)),
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
    place: &Location,
    options: &ReadOptions,
) -> Result<(Page, Option<String>), String> {
    let members = members(line)?;
    let (chosen, mut wrong) = match page_key(&members, options.field.as_deref()) {
        Ok(key) => (Some(key), None),
        Err(message) => (None, Some(message)),
    };
    let mut own_id = None;
    let mut source = None;
    let mut overrides = Overrides::default();
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
            "url" => &mut overrides.url,
            "title" => &mut overrides.title,
            "author" => &mut overrides.author,
            "date" => &mut overrides.date,
            "site" => &mut overrides.site,
            "language" => &mut overrides.language,
            _ => {
                overrides.extra.push((key, value.to_owned()));
                continue;
            }
        };
        match string(value) {
            Some(text) => *ours = text,
            // Missing, said aloud; but an earlier value of the same key is overruled.
            None if value.get() == "null" => ours.clear(),
            // A list of authors is not our kind of author, and must not get lost.
            None => overrides.extra.push((key, value.to_owned())),
        }
    }
    if overrides.url.is_empty() {
        overrides.url = options.url.clone().unwrap_or_default();
    }
    let present = |text: Option<String>| text.filter(|text| !text.is_empty());
    // The key `html` is a promise. So is `text`, whose texts may well begin with a stray
    // tag, but for what says itself that it is a document. Any other key leaves it to the content.
    let format = match chosen.as_deref() {
        Some("html") => PageFormat::Html,
        Some("text") if !is_document(&content) => PageFormat::Text,
        _ if looks_like_html(&content) => PageFormat::Html,
        _ => PageFormat::Text,
    };
    let page = Page {
        id: present(own_id).unwrap_or_else(|| options.default_id(place)),
        source: present(source).unwrap_or_else(|| place.source.to_string()),
        content: Content::Text(content),
        format: Some(format),
        charset: None,
        warnings: Vec::new(),
        overrides,
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::warning::Warning;
    use encoding_rs::SHIFT_JIS;

    fn place() -> Location {
        Location {
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
            (r#"{"html":"words"}"#, PageFormat::Html, "words"),
            (r#"{"text":"<p>a</p>"}"#, PageFormat::Text, "<p>a</p>"),
            (
                r#"{"text":"\n<!DOCTYPE html><p>a"}"#,
                PageFormat::Html,
                "\n<!DOCTYPE html><p>a",
            ),
            (r#"{"content":"<p>a</p>"}"#, PageFormat::Html, "<p>a</p>"),
            (r#"{"content":"words"}"#, PageFormat::Text, "words"),
            (
                r#"{"content":"c","text":"t","html":"h"}"#,
                PageFormat::Html,
                "h",
            ),
            (r#"{"html":null,"text":"t"}"#, PageFormat::Text, "t"),
            (r#"{"html":null}"#, PageFormat::Html, ""),
            (r#"{"text":"old","text":"new"}"#, PageFormat::Text, "new"),
        ] {
            let page = parse(line).unwrap();
            assert_eq!((page.format, content(&page)), (Some(form), text), "{line}");
        }
    }

    #[test]
    fn field_names_another_key() {
        let options = ReadOptions {
            field: Some("body".into()),
            ..ReadOptions::default()
        };
        let page = parse_with(br#"{"text":"t","body":"<p>b</p>"}"#, &options).unwrap();
        assert_eq!(
            (page.format, content(&page)),
            (Some(PageFormat::Html), "<p>b</p>")
        );
        assert_eq!(page.overrides.extra[0].0, "text");
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
        let overrides = &page.overrides;
        assert_eq!(
            [
                &overrides.url,
                &overrides.title,
                &overrides.author,
                &overrides.date,
                &overrides.site,
                &overrides.language
            ],
            ["http://own", "T", "A", "D", "S", "L"]
        );
        assert!(overrides.extra.is_empty());
        let page = parse_with(
            br#"{"id":null,"url":null,"source":"","text":"t"}"#,
            &options,
        )
        .unwrap();
        assert_eq!(
            (&*page.id, &*page.source, &*page.overrides.url),
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
            .overrides
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
    fn a_mark_before_a_line_is_no_part_of_it() {
        let page = parse("\u{feff}{\"text\":\"marked\"}\r\n").unwrap();
        assert_eq!(content(&page), "marked");
    }

    #[test]
    fn an_error_keeps_what_the_record_brings_along() {
        let line = br#"{"id":"a7","url":"https://a.example/","text":42,"k":5}"#.to_vec();
        let fault = page(place(), line, &ReadOptions::default()).unwrap_err();
        let Overrides { url, extra, .. } = fault.record.unwrap().overrides;
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
        assert_eq!(page.warnings, [Warning::GuessedCharset]);
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
