//! Records: their page, their metadata, and the errors of bad lines.

use super::*;
use crate::page::Place;
use crate::warning::Warning;
use encoding_rs::SHIFT_JIS;

fn location() -> Location {
    Location {
        source: "a.jsonl".into(),
        place: Place::Line(7),
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
        (r##"{"markdown":"# A"}"##, PageFormat::Markdown, "# A"),
        (
            r##"{"content":"# A\n**b** **c**\n## D"}"##,
            PageFormat::Markdown,
            "# A\n**b** **c**\n## D",
        ),
        (
            r##"{"text":"[a](/b) [c](/d) [e](/f)"}"##,
            PageFormat::Markdown,
            "[a](/b) [c](/d) [e](/f)",
        ),
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
        (r#"{"id":12,"page":"words"}"#, Some("12")),
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
            &[
                "`html`, `markdown`, `text`, `content` or another usual name",
                "`title`",
                "--field",
            ],
        ),
    ] {
        let error = parse(line).unwrap_err();
        for part in parts {
            assert!(error.contains(part), "{line}: {error}");
        }
    }
}

#[test]
fn a_record_with_nan_or_infinity_is_read_and_the_values_become_null() {
    let page = parse(r#"{"score":NaN,"text":"NaN","low":-Infinity}"#).unwrap();
    assert_eq!(content(&page), "NaN");
    let extra: Vec<&str> = page.overrides.extra.iter().map(|(_, v)| v.get()).collect();
    assert_eq!(extra, ["null", "null"]);
}

#[test]
fn zeros_around_a_record_are_ignored() {
    let page = parse("\0\0{\"text\":\"words\"}\0\0\n").unwrap();
    assert_eq!(content(&page), "words");
}

#[test]
fn names_of_metadata_are_known_in_any_case() {
    let page = parse(r#"{"URL":"https://a.example/","Title":"T","text":"t"}"#).unwrap();
    assert_eq!(page.overrides.url, "https://a.example/");
    assert_eq!(
        (&*page.overrides.title, page.overrides.extra.len()),
        ("T", 0)
    );
    let both = parse(r#"{"url":"a","URL":"b","text":"t"}"#).unwrap();
    assert_eq!(
        (&*both.overrides.url, &*both.overrides.extra[0].0),
        ("a", "URL")
    );
}

#[test]
fn a_field_that_is_a_path_takes_the_page_out_of_its_object() {
    let options = ReadOptions {
        field: Some("response.body".into()),
        ..ReadOptions::default()
    };
    let line = br#"{"id":"a","response":{"status":200,"body":"<p>b</p>"},"k":1}"#;
    let page = parse_with(line, &options).unwrap();
    assert_eq!(content(&page), "<p>b</p>");
    let extra = &page.overrides.extra[0];
    assert_eq!(
        (&*extra.0, extra.1.get()),
        ("response", r#"{"status":200}"#)
    );
    let line = br#"{"response":{"body":7}}"#;
    let error = parse_with(line, &options).unwrap_err();
    assert!(error.contains("`response.body` holds a number"), "{error}");
}
