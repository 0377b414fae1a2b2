//! The records, locations and errors of one input.

use super::*;
use crate::page::Content;
use flate2::{Compression, write::GzEncoder};
use std::io::{self, Write};

/// The location of each record of `bytes`, with its content or its error.
fn read_as(
    bytes: impl Read + Send + 'static,
    path: Option<&str>,
    options: &ReadOptions,
) -> Vec<(String, Result<String, ReadError>)> {
    let mut reader = match InputReader::new(
        Box::new(bytes),
        path.map(Path::new),
        options,
        &Arc::default(),
    ) {
        Ok(reader) => reader,
        Err(error) => return vec![(error.location.to_string(), Err(error))],
    };
    let mut all = Vec::new();
    while let Some(result) = reader.next(options) {
        let location = match &result {
            Ok(record) => record.location.to_string(),
            Err(error) => error.location.to_string(),
        };
        let lost = matches!(&result, Err(error) if error.input_lost());
        all.push((
            location,
            result.map(|record| String::from_utf8(record.bytes).unwrap()),
        ));
        if lost {
            break;
        }
    }
    all
}

fn stdin(bytes: &[u8]) -> Vec<(String, Result<String, ReadError>)> {
    read_as(
        io::Cursor::new(bytes.to_vec()),
        None,
        &ReadOptions::default(),
    )
}

fn file(bytes: &[u8]) -> Vec<(String, Result<String, ReadError>)> {
    read_as(
        io::Cursor::new(bytes.to_vec()),
        Some("f"),
        &ReadOptions::default(),
    )
}

fn good(location: &str, text: &str) -> (String, Result<String, ReadError>) {
    (location.to_owned(), Ok(text.to_owned()))
}

fn small(max_record_bytes: u64) -> ReadOptions {
    ReadOptions {
        max_record_bytes,
        ..ReadOptions::default()
    }
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

/// Delivers its bytes one at a time, as a slow pipe may.
struct OneByteReader(io::Cursor<Vec<u8>>);
impl Read for OneByteReader {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let one = into.len().min(1);
        self.0.read(&mut into[..one])
    }
}

#[test]
fn an_empty_stdin_has_no_record_and_an_empty_file_has_one() {
    assert!(stdin(b"").is_empty());
    assert!(stdin(&gzip(b"")).is_empty());
    assert_eq!(file(b""), [good("f", "")]);
    assert!(read_as(io::empty(), Some("f.jsonl"), &ReadOptions::default()).is_empty());
    assert_eq!(stdin(b" \n"), [good("stdin#1", " \n")]);
}

#[test]
fn a_file_is_one_page_identified_by_path_and_stdin_is_split_into_pages_by_line() {
    let (one, two) = (
        "<!doctype html>\n<p>One</p>\n</html>\n",
        "<!doctype html><p>Two</p>",
    );
    assert_eq!(file(one.as_bytes()), [good("f", one)]);
    let both = [one, two].concat();
    assert_eq!(file(both.as_bytes()), [good("f", &both)]);
    assert_eq!(stdin(one.as_bytes()), [good("stdin#1", one)]);
    assert_eq!(
        stdin(both.as_bytes()),
        [good("stdin#1", one), good("stdin#4", two)]
    );
    let html = ReadOptions {
        from: InputFormat::Html,
        ..ReadOptions::default()
    };
    assert_eq!(
        read_as(io::Cursor::new(both.clone()), None, &html),
        [good("stdin#1", &both)]
    );
}

#[test]
fn locations_count_bytes_and_lines() {
    let lines = b"{\"text\":\"a\"}\n\n  \r\n{\"text\":\"b\"}\r\n";
    let mut reader = InputReader::new(
        Box::new(&lines[..]),
        None,
        &ReadOptions::default(),
        &Arc::default(),
    )
    .unwrap();
    let locations: Vec<_> = std::iter::from_fn(|| reader.next(&ReadOptions::default()))
        .map(|record| record.unwrap().location)
        .map(|location| (location.line(), location.offset))
        .collect();
    assert_eq!(locations, [(Some(1), 0), (Some(4), 18)]);
}

#[test]
fn text_is_one_page() {
    let text = "A title\n\nWords.\n\n[1] A note.\n";
    assert_eq!(stdin(text.as_bytes()), [good("stdin#1", text)]);
    assert_eq!(file(text.as_bytes()), [good("f", text)]);
}

#[test]
fn each_line_that_is_not_blank_is_a_record_with_any_line_end() {
    let lines = "\u{feff}{\"text\":\"a\"}\r\n\r\n\n\u{feff} \n{\"text\":\"b\"}\n{\"text\":\"torn";
    let expected = [
        good("stdin#1", "\u{feff}{\"text\":\"a\"}\r\n"),
        good("stdin#5", "{\"text\":\"b\"}\n"),
        good("stdin#6", "{\"text\":\"torn"),
    ];
    assert_eq!(stdin(lines.as_bytes()), expected);
}

#[test]
fn records_do_not_depend_on_the_sizes_of_reads() {
    let html = format!(
        "<!doctype html><p>{}</html>\n<html><p>Two",
        "word ".repeat(2000)
    );
    for input in [
        html.as_str(),
        "{\"text\":\"a\"}\n{\"text\":\"b\"}\n",
        "Plain words.\n",
    ] {
        let slow = read_as(
            OneByteReader(io::Cursor::new(input.into())),
            None,
            &ReadOptions::default(),
        );
        assert_eq!(slow, stdin(input.as_bytes()));
    }
}

#[test]
fn a_line_is_returned_before_the_next_one_arrives() {
    /// Panics when it is read beyond its bytes.
    struct Stalled(&'static [u8]);
    impl Read for Stalled {
        fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
            assert!(!self.0.is_empty(), "the line was already complete");
            self.0.read(into)
        }
    }
    let options = ReadOptions::default();
    let stalled = Box::new(Stalled(b"{\"text\":\"a\"}\n"));
    let mut reader = InputReader::new(stalled, None, &options, &Arc::default()).unwrap();
    assert_eq!(
        reader.next(&options).unwrap().unwrap().bytes,
        b"{\"text\":\"a\"}\n"
    );
}

#[test]
fn json_that_is_not_lines_is_one_error_with_the_command_that_helps() {
    for from in [InputFormat::Auto, InputFormat::Jsonl] {
        let options = ReadOptions {
            from,
            ..ReadOptions::default()
        };
        for (input, name, command) in [
            (
                "[{\"text\":\"a\"},\n{\"text\":\"b\"}]",
                "JSON array",
                "jq -c '.[]' f",
            ),
            ("{\n \"text\":\"a\"\n}", "pretty-printed", "jq -c . f"),
        ] {
            let found = read_as(io::Cursor::new(input), Some("f"), &options);
            let [(_, Err(error))] = &found[..] else {
                panic!("{found:?}");
            };
            assert!(error.input_lost());
            let message = error.to_string();
            assert!(
                message.contains(name) && message.contains(command),
                "{message}"
            );
        }
    }
}

#[test]
fn a_line_over_the_limit_is_an_error_and_the_next_is_read() {
    let long = format!("{{\"text\":\"{}\"}}\n", "x".repeat(300_000));
    let lines = format!("{{\"text\":\"a\"}}\n{long}{{\"text\":\"b\"}}\n{long}");
    let found = read_as(io::Cursor::new(lines), None, &small(1000));
    let locations: Vec<&str> = found.iter().map(|(location, _)| &**location).collect();
    assert_eq!(locations, ["stdin#1", "stdin#2", "stdin#3", "stdin#4"]);
    assert!(found[0].1.is_ok() && found[2].1.is_ok());
    for at in [1, 3] {
        let error = found[at].1.as_ref().unwrap_err();
        assert!(!error.input_lost());
        let message = error.to_string();
        assert!(message.contains("1000 bytes") && message.contains("--max-record-bytes"));
    }
}

#[test]
fn an_endless_line_and_a_decompression_bomb_take_no_memory() {
    let endless = (&b"{\"text\":\""[..]).chain(io::repeat(b'x').take(64 << 20));
    let bomb = io::Cursor::new(gzip(&vec![b' '; 50 << 20]));
    let options = small(100_000);
    let inputs: [(Box<dyn Read + Send>, Option<&Path>); 2] = [
        (Box::new(endless), None),
        (Box::new(bomb), Some(Path::new("f"))),
    ];
    for (input, path) in inputs {
        let mut reader = InputReader::new(input, path, &options, &Arc::default()).unwrap();
        assert!(reader.next(&options).unwrap().is_err());
        assert!(reader.next(&options).is_none());
        assert!(reader.buffer.capacity() < 1 << 20);
    }
}

#[test]
fn a_page_over_the_limit_is_one_error_and_the_next_document_is_read() {
    let huge = format!("<!doctype html><p>{}</html>\n", "word ".repeat(100_000));
    let next = "<!doctype html><p>Two";
    let found = read_as(io::Cursor::new([&huge, next].concat()), None, &small(1000));
    assert!(
        found[0]
            .1
            .as_ref()
            .unwrap_err()
            .to_string()
            .contains("--max-record-bytes")
    );
    assert_eq!(found[1..], [good("stdin#2", next)]);
    let text = "word ".repeat(100_000);
    let found = read_as(io::Cursor::new(text), None, &small(1000));
    assert!(matches!(&found[..], [(_, Err(error))] if !error.input_lost()));
}

#[test]
fn truncated_compression_yields_the_good_lines_and_then_an_error() {
    let lines: String = (0..5000)
        .map(|n| format!("{{\"id\":{n},\"text\":\"{}\"}}\n", n * n))
        .collect();
    let packed = gzip(lines.as_bytes());
    let found = file(&packed[..packed.len() / 2]);
    let (last, good) = found.split_last().unwrap();
    assert!(good.len() > 1000);
    assert!(good.iter().all(|(_, line)| line.is_ok()));
    let Err(error) = &last.1 else {
        panic!("the rest is missing")
    };
    assert!(error.input_lost() && error.to_string().contains("cut short"));
    assert_eq!(error.location.line(), Some(good.len() as u64 + 1));
    // A file so short that detection reaches its end.
    let packed = gzip(b"{\"text\":\"a\"}\n{\"text\":\"b\"}\n");
    let found = file(&packed[..packed.len() - 6]);
    assert_eq!(found[..2], [good_line("a", 1), good_line("b", 2)]);
    assert!(found[2].1.as_ref().is_err_and(ReadError::input_lost));
}

fn good_line(text: &str, line: u64) -> (String, Result<String, ReadError>) {
    good(&format!("f#{line}"), &format!("{{\"text\":\"{text}\"}}\n"))
}

#[test]
fn utf16_is_one_page_and_json_in_utf16_is_an_error_with_the_command_that_helps() {
    let utf16 = |text: &str| -> Vec<u8> {
        "\u{feff}"
            .encode_utf16()
            .chain(text.encode_utf16())
            .flat_map(u16::to_le_bytes)
            .collect()
    };
    let options = ReadOptions::default();
    let page = utf16("<html><p>Zoë</p></html><html><p>Two");
    let mut reader = InputReader::new(
        Box::new(io::Cursor::new(page.clone())),
        None,
        &options,
        &Arc::default(),
    )
    .unwrap();
    let record = reader.next(&options).unwrap().unwrap();
    assert_eq!(
        (record.bytes, record.format),
        (page, RecordFormat::Page(PageFormat::Html))
    );
    assert!(reader.next(&options).is_none());
    let json = InputReader::new(
        Box::new(io::Cursor::new(utf16("{\"text\": 1}"))),
        None,
        &options,
        &Arc::default(),
    );
    assert!(json.is_err_and(|error| error.input_lost() && error.to_string().contains("iconv")));
}

#[test]
fn options_are_applied_to_the_page() {
    let options = ReadOptions {
        url: Some("http://a".into()),
        encoding: Some("latin1".into()),
        id_prefix: Some("run7/".into()),
        ..ReadOptions::default()
    };
    let mut reader = InputReader::new(
        Box::new(&b"Words"[..]),
        Some(Path::new("f.txt")),
        &options,
        &Arc::default(),
    )
    .unwrap();
    let page = crate::read::to_page(reader.next(&options).unwrap().unwrap(), &options).unwrap();
    assert_eq!((&*page.id, &*page.source), ("run7/f.txt", "f.txt"));
    assert_eq!(page.content, Content::Bytes(b"Words".to_vec()));
    assert_eq!(page.format, Some(PageFormat::Text));
    assert_eq!(page.charset.as_deref(), Some("latin1"));
    assert_eq!(page.overrides.url, "http://a");
}

#[test]
fn several_objects_on_a_line_are_records_however_the_bytes_arrive() {
    let lines =
        "{\"text\":\"a }{\"}{\"text\":\"\\\"}{\"} {\"b\":{\"c\":1}}\n\0\0\n{ \"d\":1}{ \"e\":1}";
    let expected = [
        good("stdin#1", "{\"text\":\"a }{\"}"),
        good("stdin#1.2", "{\"text\":\"\\\"}{\"} "),
        good("stdin#1.3", "{\"b\":{\"c\":1}}\n"),
        good("stdin#3", "{ \"d\":1}"),
        good("stdin#3.2", "{ \"e\":1}"),
    ];
    assert_eq!(stdin(lines.as_bytes()), expected);
    let slow = OneByteReader(io::Cursor::new(lines.as_bytes().to_vec()));
    assert_eq!(read_as(slow, None, &ReadOptions::default()), expected);
    let long = "{\"text\":\"0123456789\"}".repeat(3);
    assert_eq!(read_as(io::Cursor::new(long), None, &small(30)).len(), 3);
}
