//! What the text of each fixture must contain and must not contain, whatever the model.
//!
//! `golden.rs` can be blessed after a change; these expectations cannot. [`html`] and [`text`]
//! list the fixtures, [`seed_article`] tests the article that the project began with.

mod html;
mod seed_article;
mod text;

use html::HTML;
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use text::TEXT;

/// What the text of a fixture must and must not contain.
struct Body {
    /// The path below `fixtures/`.
    fixture: &'static str,
    /// The first and the last words of the body, and parts between them that are easily lost.
    kept: &'static [&'static str],
    dropped: &'static [&'static str],
}

fn bodies() -> impl Iterator<Item = &'static Body> {
    HTML.iter().chain(TEXT)
}

/// What the present model gets wrong. Nothing may be added; what is fixed leaves the list.
const KNOWN_FAILURES: &[&str] =
    &[r#"html/real-news.html lacks "the value of non-oil export from Kordestan province""#];

/// Fixtures without an entry, because they have tests of their own.
const TESTED_ELSEWHERE: [&str; 2] = ["html/two-documents.html", "text/seed-article.txt"];

/// The output lines of a run of the program, from the root of the repository.
fn lines(arguments: &[&str], input: &str) -> Vec<Value> {
    let mut command = assert_cmd::Command::new(env!("CARGO_BIN_EXE_dechaff"));
    let output = command.args(arguments).write_stdin(input).output().unwrap();
    let lines = String::from_utf8(output.stdout).unwrap();
    lines
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

fn text(line: &Value) -> &str {
    line["text"].as_str().unwrap()
}

#[test]
fn every_fixture_keeps_its_body_and_loses_its_boilerplate() {
    let lines = lines(&["fixtures/html", "fixtures/text"], "");
    let texts: BTreeMap<&str, &str> = lines
        .iter()
        .map(|line| (line["source"].as_str().unwrap(), text(line)))
        .collect();
    let mut failures = Vec::new();
    for Body {
        fixture,
        kept,
        dropped,
    } in bodies()
    {
        let text = texts[&*format!("fixtures/{fixture}")];
        assert!(!kept.is_empty(), "{fixture}: nothing is expected");
        let lacking = kept.iter().filter(|part| !text.contains(**part));
        failures.extend(lacking.map(|part| format!("{fixture} lacks {part:?}")));
        let contained = dropped.iter().filter(|part| text.contains(**part));
        failures.extend(contained.map(|part| format!("{fixture} contains {part:?}")));
    }
    assert_eq!(
        failures,
        KNOWN_FAILURES,
        "left: failures now, right: KNOWN_FAILURES; remove from the list what is fixed:\n{}\n",
        failures.join("\n")
    );
}

#[test]
fn every_html_and_text_fixture_has_an_expectation() {
    let mut tested: Vec<&str> = bodies()
        .map(|body| body.fixture)
        .chain(TESTED_ELSEWHERE)
        .collect();
    tested.sort();
    let mut fixtures: Vec<String> = ["html", "text"]
        .iter()
        .flat_map(|kind| {
            let entries = fs::read_dir(format!("fixtures/{kind}")).unwrap();
            entries.map(move |entry| {
                format!("{kind}/{}", entry.unwrap().file_name().to_str().unwrap())
            })
        })
        .collect();
    fixtures.sort();
    assert_eq!(tested, fixtures);
}

#[test]
fn comments_are_kept_on_request_and_the_footer_is_not() {
    let arguments = ["--comments", "keep", "fixtures/html/commented-news.html"];
    let lines = lines(&arguments, "");
    for kept in [
        "The island of Skarholm has a ferry again.",
        "I tuned that piano on Saturday",
    ] {
        assert!(text(&lines[0]).contains(kept), "{kept}");
    }
    assert!(!text(&lines[0]).contains("Imprint"));
}

#[test]
fn two_documents_on_stdin_are_two_articles_and_in_one_file_they_are_one() {
    let file = "fixtures/html/two-documents.html";
    assert_eq!(lines(&[file], "").len(), 1);
    let lines = lines(&[], &fs::read_to_string(file).unwrap());
    let titles: Vec<_> = lines
        .iter()
        .map(|line| line["title"].as_str().unwrap())
        .collect();
    assert_eq!(
        titles,
        [
            "Swans return to the castle moat",
            "Clock tower falls silent"
        ]
    );
    for (line, body, other) in [
        (0, "count the eggs.", "clock"),
        (1, "shout on the hour.", "swans"),
    ] {
        let text = text(&lines[line]);
        assert!(
            text.contains(body) && !text.contains(other) && !text.contains("Contact"),
            "{text}"
        );
    }
}
