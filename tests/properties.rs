//! Properties of the output for any input, tested on thousands of random pages.

use dechaff::{Content, Options, Page, clean};
use proptest::prelude::*;
use serde::{Deserialize, Serialize};
use serde_json::json;

/// An output line for a typed reader. Serializing it again gives the same bytes only if the line
/// has exactly these keys, in this order, each with its type.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct OutputLine {
    id: String,
    status: String,
    url: String,
    title: String,
    author: String,
    date: String,
    site: String,
    language: String,
    text: String,
    confidence: f64,
    source_chars: u64,
    text_chars: u64,
    source: String,
    warnings: String,
    error: String,
    description: String,
    image: String,
    tags: String,
    section: String,
    modified: String,
    text_hash: String,
    simhash: String,
}

/// Parses a line of output and checks what holds for every line.
fn checked(line: &[u8]) -> OutputLine {
    let read: OutputLine =
        serde_json::from_slice(line).expect("every line is JSON of the known keys");
    let again = format!("{}\n", serde_json::to_string(&read).unwrap());
    assert_eq!(
        again,
        String::from_utf8_lossy(line),
        "the keys in order, each with its type"
    );
    let control = read
        .text
        .chars()
        .find(|c| c.is_control() && !matches!(c, '\n' | '\t'));
    assert_eq!(control, None, "{:?}", read.text);
    assert!((0.0..=1.0).contains(&read.confidence));
    assert_eq!(read.text_chars, read.text.chars().count() as u64);
    assert_eq!(read.status == "ok", !read.text.is_empty(), "{read:?}");
    assert_eq!(read.text_hash.is_empty(), read.text.is_empty(), "{read:?}");
    // A text without words has no SimHash.
    assert!(read.simhash.is_empty() || !read.text.is_empty(), "{read:?}");
    assert_eq!(read.status == "error", !read.error.is_empty(), "{read:?}");
    read
}

/// Cleans a page twice and checks that both lines are valid and equal.
fn check(page: Page) -> OutputLine {
    let again = clean(page.clone(), &Options::default()).to_line();
    let line = clean(page, &Options::default()).to_line();
    assert_eq!(line, again, "the same page gives the same line");
    checked(&line)
}

/// The pieces of tag soup: ordinary elements, elements with parsing rules of their own, and
/// incomplete tags, attributes and entities.
const SOUP: [&str; 73] = [
    "<html>",
    "<head>",
    "<body class=post>",
    "</body>",
    "<title>",
    "</title>",
    "<base href=//x>",
    "<meta charset=x>",
    "<meta property=og:title content=\"a\u{0}b\">",
    "<p>",
    "</p>",
    "<p hidden>",
    "<div style=display:none>",
    "<div",
    "</div>",
    "<div id=\"main\" class='a b",
    "'>",
    "\">",
    ">",
    "<",
    "</",
    "<>",
    "<!",
    "<!-- ",
    " -->",
    "<![CDATA[",
    "]]>",
    "<?php ",
    "<!doctype html>",
    "<table>",
    "<tr>",
    "<td colspan=99999999999>",
    "</td>",
    "</table>",
    "<caption>",
    "<li>",
    "<ul>",
    "<ol start=-1>",
    "</ul>",
    "<dl>",
    "<dt>",
    "<dd>",
    "<pre>\n\n",
    "</pre>",
    "<code>",
    "<svg>",
    "<math>",
    "<foreignObject>",
    "</svg>",
    "<template>",
    "<noscript>",
    "</noscript>",
    "<script>",
    "</script>",
    "<script type=application/ld+json>{\"@graph\":[{\"articleBody\":\"x\",",
    "<style>",
    "<textarea>",
    "<select><option>",
    "<a href=/x>",
    "</a>",
    "<b>",
    "<i x=1>",
    "</b>",
    "<br>",
    "<h1>",
    "</h1>",
    "<blockquote>",
    "<figure><figcaption>",
    "<plaintext>",
    "&nbsp",
    "&#13;",
    "&#0;&#x110000;",
    "&amp;lt;p&amp;gt;",
];

/// Words that are difficult for repair, for sentence detection and for dates.
const WORDS: [&str; 28] = [
    "The quick brown fox was seen near the old mill again, and nobody had asked it to come. ",
    "Read more: Ten things you did not know about foxes",
    "alliance´s ",
    "â€™",
    "donâ€™t ",
    "Ã",
    "Ã©",
    "\u{0}",
    "\u{85}",
    "\u{1b}[31m",
    "\u{7f}",
    "\r",
    "\n",
    "\n\n",
    "\t",
    " | ",
    " - ",
    "• ",
    "1. ",
    "\u{feff}",
    "\u{200b}",
    "\u{202e}",
    "\u{fffd}",
    "东京的天气很好。",
    "שלום עולם ",
    "é̄́",
    "𝔘𝔫𝔦 👩‍👩‍👧 ",
    "2024-02-30 31 Feb. 2023 12月40日 ",
];

fn soup() -> impl Strategy<Value = String> {
    let token = prop_oneof![
        4 => prop::sample::select(&SOUP[..]).prop_map(str::to_owned),
        3 => prop::sample::select(&WORDS[..]).prop_map(str::to_owned),
        1 => "\\PC{0,12}",
        1 => any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(token, 0..120).prop_map(|tokens| tokens.concat())
}

fn text() -> impl Strategy<Value = String> {
    let token = prop_oneof![
        5 => prop::sample::select(&WORDS[..]).prop_map(str::to_owned),
        2 => "[A-Z][a-z]{1,9} [a-z ]{0,60}[.!?\n]",
        1 => any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(token, 0..120).prop_map(|tokens| tokens.concat())
}

/// A line of JSONL, and whether it is a valid record.
fn record() -> impl Strategy<Value = (String, bool)> {
    let key = prop::sample::select(vec!["html", "text", "content"]);
    let page = prop_oneof![soup(), text()];
    prop_oneof![
        6 => (key, page).prop_map(|(key, page)| (json!({ key: page }).to_string(), true)),
        1 => Just((r#"{"text":"torn in the mid"#.to_owned(), false)),
        1 => prop::sample::select(vec![
            r#"{"text":7}"#, r#"{"text":["a"]}"#, "[1]", "null", "{}", "}{", "\u{1}",
            r#"{"text":"\ud800 \u0000 half","text":{}}"#,
        ]).prop_map(|line| (line.to_owned(), false)),
        1 => Just((r#"{"text":null}"#.to_owned(), true)),
        1 => Just((String::new(), true)),
    ]
}

fn output(input: &str, jobs: &str) -> Vec<u8> {
    let mut command = assert_cmd::Command::new(env!("CARGO_BIN_EXE_dechaff"));
    let run = command
        .args(["--from", "jsonl", "--jobs", jobs])
        .write_stdin(input);
    run.output().unwrap().stdout
}

fn cases(cases: u32) -> ProptestConfig {
    ProptestConfig {
        cases,
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

proptest! {
    #![proptest_config(cases(24))]

    #[test]
    fn every_record_gives_one_line_in_order_with_any_number_of_jobs(
        records in prop::collection::vec(record(), 0..60),
        newline in prop::sample::select(vec!["\n", "\r\n"]),
    ) {
        let lines: Vec<&str> = records.iter().map(|(line, _)| line.as_str()).collect();
        let input = lines.join(newline);
        let one = output(&input, "1");
        prop_assert_eq!(&one, &output(&input, "8"));
        let written: Vec<OutputLine> = one.split_inclusive(|byte| *byte == b'\n').map(checked).collect();
        // A blank line is not a record.
        let expected: Vec<_> = (1..).zip(&records).filter(|(_, (line, _))| !line.is_empty())
            .map(|(number, (_, good))| (format!("stdin#{number}"), *good)).collect();
        let found: Vec<_> = written.into_iter().map(|line| (line.id, line.status != "error")).collect();
        prop_assert_eq!(found, expected);
    }
}

proptest! {
    #![proptest_config(cases(1000))]

    #[test]
    fn tag_soup_gives_a_valid_line(soup in soup()) {
        check(Page::html("soup", &soup));
    }

    #[test]
    fn random_text_gives_a_valid_line(text in text()) {
        check(Page::text("text", &text));
    }

    #[test]
    fn random_bytes_give_a_valid_line(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        let page = Page { content: Content::Bytes(bytes), format: None, ..Page::text("bytes", "") };
        check(page);
    }
}
