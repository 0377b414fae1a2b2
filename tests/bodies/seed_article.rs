//! The article that the project began with, followed by 16 headlines of other stories.

use super::{lines, text};
use serde_json::{Value, json};
use std::fs;

const SEED: &str = "fixtures/text/seed-article.txt";

/// The text is the source up to the lone dash, with its apostrophes repaired.
fn assert_is_seed_article(lines: &[Value]) {
    let source = fs::read_to_string(SEED).unwrap();
    let (article, tail) = source.split_once("\n-\n").unwrap();
    let headlines: Vec<&str> = tail
        .lines()
        .map(|line| line.trim_end_matches(" -"))
        .collect();
    assert_eq!(headlines.len(), 16);
    let (title, body) = article.split_once('\n').unwrap();
    let [line] = lines else {
        panic!("{} lines", lines.len())
    };
    assert_eq!(line["status"], "ok");
    assert_eq!(line["title"], title);
    assert_eq!(title, "Frosty ties: Russia shuts down NATO mission");
    let text = text(line);
    for headline in headlines {
        assert!(!text.contains(headline), "{headline:?} is kept");
    }
    assert!(
        !text.lines().any(|line| line.trim() == "-"),
        "a lone dash is kept"
    );
    let repaired = body.replace('´', "'");
    assert_eq!(
        text.lines().collect::<Vec<_>>(),
        repaired.lines().collect::<Vec<_>>()
    );
    assert!(text.starts_with("MOSCOW: ") && text.ends_with(" for a series of meetings."));
    for word in ["alliance's", "Moscow's", "Lavrov's"] {
        assert!(text.contains(word), "{word}");
    }
}

#[test]
fn the_seed_article_is_extracted_from_a_file() {
    assert_is_seed_article(&lines(&[SEED], ""));
}

#[test]
fn the_seed_article_is_extracted_from_stdin() {
    assert_is_seed_article(&lines(&[], &fs::read_to_string(SEED).unwrap()));
}

#[test]
fn the_seed_article_is_extracted_from_a_record() {
    let record = json!({"id": "seed", "text": fs::read_to_string(SEED).unwrap()});
    assert_is_seed_article(&lines(&[], &format!("{record}\n")));
}
