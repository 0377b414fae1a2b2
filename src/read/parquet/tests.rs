//! Tables that pyarrow wrote: rows, damage, and columns without a page.

use super::*;
use crate::read::{Input, Record, records};

/// Three rows in two groups: `id`, `url`, `html` in bytes (of UTF-8, of Latin-1, none), `score`,
/// `tags`, `fetched`. Written by pyarrow 26 with zstd and `row_group_size=2`.
const PAGES: &[u8] = include_bytes!("pages.parquet");

fn read(bytes: &[u8], options: ReadOptions) -> Vec<Result<Record, ReadError>> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("pages.parquet");
    std::fs::write(&path, bytes).unwrap();
    let inputs = std::iter::once(Ok(Input::File(path)));
    records(inputs, options, Arc::default()).collect()
}

#[test]
fn every_row_is_a_json_line_with_its_columns_in_order() {
    let rows = read(PAGES, ReadOptions::default());
    let lines: Vec<String> = rows
        .into_iter()
        .map(|row| String::from_utf8(row.unwrap().bytes).unwrap())
        .collect();
    assert_eq!(lines.len(), 3);
    assert!(lines[0].starts_with(r#"{"id":"a","url":"https://a.example/1","html":"<html>"#));
    assert!(lines[0].contains(r#""score":1.5,"tags":["x"],"fetched":"2023-11-14"#));
    assert!(lines[1].contains("<p>café "), "{}", lines[1]);
    assert!(lines[2].contains(r#""url":null,"html":null"#));
}

#[test]
fn a_table_without_a_column_for_the_page_is_one_error() {
    let options = ReadOptions {
        field: Some("page".to_owned()),
        ..ReadOptions::default()
    };
    let found = read(PAGES, options);
    let [Err(error)] = &found[..] else {
        panic!("{found:?}");
    };
    let message = error.problem.to_string();
    assert!(message.contains("no key `page`"), "{message}");
}

#[test]
fn damaged_bytes_are_errors_and_never_panics() {
    for at in 0..PAGES.len() {
        let mut damaged = PAGES.to_vec();
        damaged[at] ^= 0xff;
        let found = read(&damaged, ReadOptions::default());
        assert!(!found.is_empty(), "changed at {at}");
        let cut = read(&PAGES[..at], ReadOptions::default());
        assert!(at < 5 || matches!(&cut[..], [Err(_)]), "cut at {at}");
    }
}
