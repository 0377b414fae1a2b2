//! Reads JSON lines: divides the input into lines, and parses a line into a page.
//!
//! Only [`lines`], which finds the newlines, runs on the reading thread. Workers parse the JSON.
//! A record's page and known metadata are decoded; all other values are kept as they are written.

mod lines;

use super::{Problem, ReadError, ReadOptions, RecordError};
use crate::decode::{self, Decoded};
use crate::page::{Content, Location, Overrides, Page, PageFormat};
use crate::text::json_object::{members, string_value, type_name};
use crate::text::markup::looks_like_html;
pub(super) use lines::JsonLines;
use serde_json::value::RawValue;

/// The keys that may hold the page without `--field`, in order of preference.
const PAGE_KEYS: [&str; 3] = ["html", "text", "content"];

/// Keys that the message about a missing page lists.
const MAX_LISTED_KEYS: usize = 20;

/// Characters of each of those keys.
const MAX_LISTED_KEY_CHARS: usize = 40;

/// Parses one line.
pub(super) fn to_page(
    location: Location,
    line: Vec<u8>,
    options: &ReadOptions,
) -> Result<Page, ReadError> {
    let problem = |error| Problem::Record(error);
    let Decoded { text, warnings } = match decode_line(line, options) {
        Ok(decoded) => decoded,
        Err(message) => {
            let error = RecordError::Undecodable(message);
            return Err(ReadError::new(location, problem(error)));
        }
    };
    let line = text.trim_start_matches('\u{feff}').trim();
    match parse_record(line, &location, options) {
        Ok((page, None)) => Ok(Page { warnings, ..page }),
        Ok((page, Some(error))) => Err(ReadError {
            record: Some(Box::new(page)),
            ..ReadError::new(location, problem(error))
        }),
        Err(error) => Err(ReadError::new(location, problem(error))),
    }
}

/// An id is a string, or a number as it is written.
fn id(value: &RawValue) -> Option<String> {
    let raw = value.get();
    let is_number = raw.starts_with(|c: char| c == '-' || c.is_ascii_digit());
    if is_number {
        Some(raw.to_owned())
    } else {
        string_value(value)
    }
}

/// Decodes a line. JSON is UTF-8; any other line is decoded like a page before it is parsed,
/// because in Shift_JIS a `\` can be the second byte of a character.
fn decode_line(line: Vec<u8>, options: &ReadOptions) -> Result<Decoded, String> {
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

/// The page of a line, and the problem with its content, if there is one. The other values of the
/// record are kept even then. `Err` means that the line is not a record.
fn parse_record(
    line: &str,
    location: &Location,
    options: &ReadOptions,
) -> Result<(Page, Option<RecordError>), RecordError> {
    let members = members(line)?;
    let (page_key, mut page_error) = match page_key(&members, options.field.as_deref()) {
        Ok(key) => (Some(key), None),
        Err(error) => (None, Some(error)),
    };
    let mut own_id = None;
    let mut source = None;
    let mut overrides = Overrides::default();
    let mut content = String::new();
    for (key, value) in members {
        if page_key.as_ref() == Some(&key) {
            page_error = None;
            content = string_value(value).unwrap_or_else(|| {
                if value.get() != "null" {
                    page_error = Some(RecordError::NotAString {
                        key,
                        found: type_name(value.get()),
                    });
                }
                String::new()
            });
            continue;
        }
        let known = match key.as_str() {
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
            "description" => &mut overrides.description,
            "image" => &mut overrides.image,
            "tags" => &mut overrides.tags,
            "section" => &mut overrides.section,
            "modified" => &mut overrides.modified,
            _ => {
                overrides.extra.push((key, value.to_owned()));
                continue;
            }
        };
        match string_value(value) {
            Some(text) => *known = text,
            // A null is a missing value, and replaces an earlier value of the same key.
            None if value.get() == "null" => known.clear(),
            // A list of authors or tags does not fit the field, but must not get lost.
            None => overrides.extra.push((key, value.to_owned())),
        }
    }
    if overrides.url.is_empty() {
        overrides.url = options.url.clone().unwrap_or_default();
    }
    let not_empty = |text: Option<String>| text.filter(|text| !text.is_empty());
    // The key `html` decides. So does `text`, because a text may begin with a stray tag, unless it
    // begins like a document. With any other key the content decides.
    let format = match page_key.as_deref() {
        Some("html") => PageFormat::Html,
        Some("text") if !begins_document(&content) => PageFormat::Text,
        _ if looks_like_html(&content) => PageFormat::Html,
        _ => PageFormat::Text,
    };
    let page = Page {
        id: not_empty(own_id).unwrap_or_else(|| options.default_id(location)),
        source: not_empty(source).unwrap_or_else(|| location.source.to_string()),
        content: Content::Text(content),
        format: Some(format),
        charset: None,
        warnings: Vec::new(),
        overrides,
    };
    Ok((page, page_error))
}

/// Whether a text begins like an HTML document.
fn begins_document(text: &str) -> bool {
    let start: String = text.trim_start().chars().take(9).collect();
    let start = start.to_ascii_lowercase();
    start == "<!doctype" || start.starts_with("<html")
}

/// The key that holds the page. Tables with a fixed schema have a null for a missing value, so the
/// first key with a value is preferred to the first key that is present.
fn page_key(members: &[(String, &RawValue)], field: Option<&str>) -> Result<String, RecordError> {
    let is_present = |name: &str| members.iter().any(|(key, _)| key == name);
    let has_value = |name: &str| {
        let last = members.iter().rev().find(|(key, _)| key == name);
        last.is_some_and(|(_, value)| value.get() != "null")
    };
    let candidates = match &field {
        Some(field) => std::slice::from_ref(field),
        None => &PAGE_KEYS[..],
    };
    let chosen = candidates
        .iter()
        .find(|name| has_value(name))
        .or_else(|| candidates.iter().find(|name| is_present(name)));
    if let Some(name) = chosen {
        return Ok((*name).to_owned());
    }
    let mut keys: Vec<String> = members
        .iter()
        .take(MAX_LISTED_KEYS)
        .map(|(key, _)| {
            let shortened: String = key.chars().take(MAX_LISTED_KEY_CHARS).collect();
            format!("`{shortened}`")
        })
        .collect();
    if members.len() > MAX_LISTED_KEYS {
        keys.push("…".to_owned());
    }
    Err(RecordError::NoPage {
        wanted: match field {
            Some(field) => format!("`{field}`"),
            None => "`html`, `text` or `content`".to_owned(),
        },
        keys: match keys.is_empty() {
            true => "it has no keys".to_owned(),
            false => format!("its keys are {}", keys.join(", ")),
        },
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::warning::Warning;
    use encoding_rs::SHIFT_JIS;

    fn location() -> Location {
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
        to_page(location(), line.to_vec(), options).map_err(|error| {
            assert_eq!(error.location, location());
            assert!(!error.input_lost(), "one bad line does not stop the input");
            error.problem.to_string()
        })
    }

    fn content(page: &Page) -> &str {
        match &page.content {
            Content::Text(text) => text,
            Content::Bytes(_) => panic!("a JSON string is text"),
        }
    }

    #[test]
    fn the_key_determines_the_page_and_its_format() {
        for (line, format, text) in [
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
            assert_eq!(
                (page.format, content(&page)),
                (Some(format), text),
                "{line}"
            );
        }
    }

    #[test]
    fn the_field_option_selects_another_key() {
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
    fn values_of_the_record_override_the_options() {
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
    fn unknown_keys_are_kept_byte_for_byte_in_their_order() {
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
    fn a_byte_order_mark_before_a_line_is_skipped() {
        let page = parse("\u{feff}{\"text\":\"marked\"}\r\n").unwrap();
        assert_eq!(content(&page), "marked");
    }

    #[test]
    fn an_error_keeps_the_other_values_of_the_record() {
        let line = br#"{"id":"a7","url":"https://a.example/","text":42,"k":5}"#.to_vec();
        let error = to_page(location(), line, &ReadOptions::default()).unwrap_err();
        let Overrides { url, extra, .. } = error.record.unwrap().overrides;
        assert_eq!((url.as_str(), extra.len()), ("https://a.example/", 1));
        for (line, id) in [
            (r#"{"id":"a7","text":42}"#, Some("a7")),
            (r#"{"id":12,"body":"words"}"#, Some("12")),
            (r#"{"text":42}"#, Some("a.jsonl#7")),
            (r#"{"id":"a7","text":"cut"#, None),
        ] {
            let line_bytes = line.as_bytes().to_vec();
            let error = to_page(location(), line_bytes, &ReadOptions::default()).unwrap_err();
            assert_eq!(error.record.map(|page| page.id).as_deref(), id, "{line}");
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
    fn errors_of_bad_lines_name_the_problem_and_the_column() {
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
