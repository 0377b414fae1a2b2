use super::*;
use crate::read::{Input, InputFormat, records, to_page};
use std::fs;

/// The records of a table in a file of this name: JSON lines, or messages of errors.
fn read(name: &str, table: &[u8], options: ReadOptions) -> Vec<Result<(String, String), String>> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    fs::write(&path, table).unwrap();
    let inputs = [Ok(Input::File(path))].into_iter();
    records(inputs, options, Arc::default())
        .map(|record| match record {
            Ok(record) => Ok((
                record
                    .location
                    .line()
                    .map_or(String::new(), |line| line.to_string()),
                String::from_utf8_lossy(&record.bytes).trim_end().to_owned(),
            )),
            Err(error) => Err(error.problem.to_string()),
        })
        .collect()
}

fn lines(table: &str) -> Vec<String> {
    let rows = read("a.csv", table.as_bytes(), ReadOptions::default());
    rows.into_iter().map(|row| row.unwrap().1).collect()
}

#[test]
fn quoted_fields_hold_newlines_delimiters_and_quotes() {
    assert_eq!(
        lines("url,html\r\nx,\"<p class=\"\"a\"\">one,\ntwo\\\"\r\n\r\ny, 5\" pipe \n"),
        [
            r#"{"url":"x","html":"<p class=\"a\">one,\ntwo\\"}"#,
            r#"{"url":"y","html":" 5\" pipe "}"#
        ]
    );
}

#[test]
fn the_header_decides_about_the_delimiter() {
    for table in [
        "text,id\na;b,1",
        "text;id\na;b;1",
        "text\tid\na\t1\n",
        "text|id\na|1",
        "\u{feff}\"text\";\"id\"\r\na;1\r\n",
        "sep=;\r\ntext;id\r\na;1\r\n",
    ] {
        let rows = read("a.csv", table.as_bytes(), ReadOptions::default());
        assert_eq!(rows.len(), 1, "{table}");
    }
    assert_eq!(lines("text;id\na,b;1"), [r#"{"text":"a,b","id":"1"}"#]);
}

#[test]
fn rows_are_numbered_and_broken_ones_are_one_error_each() {
    let table = "id,text\n1,a\n2,a,b\n3\n4,\"c\nd\"\n5,\"e\n";
    let rows = read("a.csv", table.as_bytes(), ReadOptions::default());
    let lines: Vec<_> = rows
        .iter()
        .map(|row| row.as_ref().map(|(line, _)| &**line))
        .collect();
    assert_eq!(
        lines,
        [
            Ok("2"),
            Err(&"row 3 is broken: fields: 3, columns of the header: 2".to_owned()),
            Err(&"row 4 is broken: fields: 1, columns of the header: 2".to_owned()),
            Ok("5"),
            Err(&"row 6 is broken: a quoted field is not closed".to_owned()),
        ]
    );
}

#[test]
fn a_row_over_the_limit_is_an_error_and_the_next_one_is_read() {
    let options = ReadOptions {
        max_record_bytes: 100,
        ..ReadOptions::default()
    };
    let table = format!("text,id\n\"{}\n\",1\nb,2\n", "a\n".repeat(200_000));
    let rows = read("a.csv", table.as_bytes(), options);
    assert!(
        rows[0]
            .as_ref()
            .unwrap_err()
            .contains("a row of more than 100 bytes")
    );
    assert_eq!(rows[1].as_ref().unwrap().1, r#"{"text":"b","id":"2"}"#);
    assert_eq!(rows.len(), 2);
}

#[test]
fn a_table_without_a_column_for_the_page_is_one_error() {
    let rows = read("a.csv", b"name,price\na,1\nb,2\n", ReadOptions::default());
    let [Err(message)] = &rows[..] else {
        panic!("{rows:?}")
    };
    assert!(
        message.contains("`name`, `price`") && message.contains("--field"),
        "{message}"
    );
    let field = |name: &str| ReadOptions {
        field: Some(name.to_owned()),
        ..ReadOptions::default()
    };
    assert_eq!(
        read("a.csv", b"name,price\na,1\nb,2\n", field("name")).len(),
        2
    );
    assert_eq!(
        read("a.csv", b"name,text\na,1\nb,2\n", field("body")).len(),
        1
    );
}

#[test]
fn the_name_of_a_file_or_the_option_makes_it_a_table() {
    let table = b"text,id\n\"First words of it\",1\n";
    for name in ["a.csv", "a.TSV", "a.tab"] {
        assert_eq!(
            read(name, table, ReadOptions::default())[0]
                .as_ref()
                .unwrap()
                .0,
            "2"
        );
    }
    let options = ReadOptions {
        from: InputFormat::Csv,
        ..ReadOptions::default()
    };
    assert_eq!(read("a", table, options).len(), 1);
    // A page or records under a wrong name.
    let page = b"<!doctype html><p>Words, and more.</p>";
    let rows = read("a.csv", page, ReadOptions::default());
    assert_eq!(rows[0].as_ref().unwrap().0, "");
}

#[test]
fn the_columns_of_a_row_become_the_keys_of_a_record() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.csv");
    fs::write(&path, "id,Title,html,price\n7,T,<p>Words.</p>,\"1,5\"\n").unwrap();
    let options = ReadOptions::default();
    let inputs = [Ok(Input::File(path))].into_iter();
    let record = records(inputs, options.clone(), Arc::default())
        .next()
        .unwrap()
        .unwrap();
    let page = to_page(record, &options).unwrap();
    assert_eq!((&*page.id, &*page.overrides.title), ("7", "T"));
    assert_eq!(page.overrides.extra[0].0, "price");
    assert_eq!(page.overrides.extra[0].1.get(), "\"1,5\"");
}

#[test]
fn a_table_in_utf_16_is_an_error_that_names_the_remedy() {
    let table: Vec<u8> = "\u{feff}id,text\na,Words.\n"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    let rows = read("a.csv", &table, ReadOptions::default());
    let [Err(message)] = rows.as_slice() else {
        panic!("{rows:?}");
    };
    assert!(
        message.contains("a table in UTF-16") && message.contains("iconv"),
        "{message}"
    );
}

#[test]
fn blank_last_columns_and_a_named_tab_are_columns() {
    for table in ["id\ttext\t\n1\tWords.\t", "sep=\t\nid\ttext\n1\tWords.\n"] {
        let line = &lines(table)[0];
        assert!(line.contains(r#""text":"Words.""#), "{table:?}: {line}");
    }
}
