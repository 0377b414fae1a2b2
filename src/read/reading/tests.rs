//! What comes out of one input: its records, their places, and its faults.

use super::*;
use crate::page::Content;
use flate2::{Compression, write::GzEncoder};
use std::io::{self, Write};

/// What comes out of `bytes`: the place and the bytes of each record, or the place and the fault.
fn read_as(
    bytes: impl Read + Send + 'static,
    path: Option<&str>,
    options: &ReadOptions,
) -> Vec<(String, Result<String, ReadError>)> {
    let mut reading = match Reading::new(Box::new(bytes), path.map(Path::new), options) {
        Ok(reading) => reading,
        Err(fault) => return vec![(fault.place.to_string(), Err(fault))],
    };
    let mut all = Vec::new();
    while let Some(result) = reading.next(options) {
        let place = match &result {
            Ok(record) => record.place.to_string(),
            Err(fault) => fault.place.to_string(),
        };
        let lost = matches!(&result, Err(fault) if fault.input_lost);
        all.push((
            place,
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

fn good(place: &str, text: &str) -> (String, Result<String, ReadError>) {
    (place.to_owned(), Ok(text.to_owned()))
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

/// Hands its bytes over one at a time, as a slow pipe may.
struct Dribble(io::Cursor<Vec<u8>>);
impl Read for Dribble {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let one = into.len().min(1);
        self.0.read(&mut into[..one])
    }
}

#[test]
fn nothing_on_stdin_is_no_record_and_an_empty_file_is_one() {
    assert!(stdin(b"").is_empty());
    assert!(stdin(&gzip(b"")).is_empty());
    assert_eq!(file(b""), [good("f", "")]);
    assert!(read_as(io::empty(), Some("f.jsonl"), &ReadOptions::default()).is_empty());
    assert_eq!(stdin(b" \n"), [good("stdin#1", " \n")]);
}

#[test]
fn a_file_of_one_page_is_named_by_its_path_and_of_several_by_their_lines() {
    let (one, two) = (
        "<!doctype html>\n<p>One</p>\n</html>\n",
        "<!doctype html><p>Two</p>",
    );
    assert_eq!(file(one.as_bytes()), [good("f", one)]);
    let both = [one, two].concat();
    assert_eq!(file(both.as_bytes()), [good("f#1", one), good("f#4", two)]);
    assert_eq!(stdin(one.as_bytes()), [good("stdin#1", one)]);
    let html = ReadOptions {
        from: Format::Html,
        ..ReadOptions::default()
    };
    assert_eq!(
        read_as(io::Cursor::new(both.clone()), Some("f"), &html),
        [good("f", &both)]
    );
}

#[test]
fn places_count_bytes_and_lines() {
    let lines = b"{\"text\":\"a\"}\n\n  \r\n{\"text\":\"b\"}\r\n";
    let mut reading = Reading::new(Box::new(&lines[..]), None, &ReadOptions::default()).unwrap();
    let places: Vec<_> = std::iter::from_fn(|| reading.next(&ReadOptions::default()))
        .map(|record| record.unwrap().place)
        .map(|place| (place.line, place.offset))
        .collect();
    assert_eq!(places, [(Some(1), 0), (Some(4), 18)]);
}

#[test]
fn text_is_one_page() {
    let text = "A title\n\nWords.\n\n[1] A note.\n";
    assert_eq!(stdin(text.as_bytes()), [good("stdin#1", text)]);
    assert_eq!(file(text.as_bytes()), [good("f", text)]);
}

#[test]
fn a_record_a_line_whatever_the_line_ends_are() {
    let lines = "\u{feff}{\"text\":\"a\"}\r\n\r\n\n\u{feff} \n{\"text\":\"b\"}\n{\"text\":\"torn";
    let expected = [
        good("stdin#1", "\u{feff}{\"text\":\"a\"}\r\n"),
        good("stdin#5", "{\"text\":\"b\"}\n"),
        good("stdin#6", "{\"text\":\"torn"),
    ];
    assert_eq!(stdin(lines.as_bytes()), expected);
}

#[test]
fn pieces_of_one_byte_make_no_difference() {
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
            Dribble(io::Cursor::new(input.into())),
            None,
            &ReadOptions::default(),
        );
        assert_eq!(slow, stdin(input.as_bytes()));
    }
}

#[test]
fn a_line_is_out_before_the_next_one_comes() {
    /// Fails when it is asked for more than is there.
    struct Stalled(&'static [u8]);
    impl Read for Stalled {
        fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
            assert!(!self.0.is_empty(), "the line was there to be taken");
            self.0.read(into)
        }
    }
    let options = ReadOptions::default();
    let stalled = Box::new(Stalled(b"{\"text\":\"a\"}\n"));
    let mut reading = Reading::new(stalled, None, &options).unwrap();
    assert_eq!(
        reading.next(&options).unwrap().unwrap().bytes,
        b"{\"text\":\"a\"}\n"
    );
}

#[test]
fn json_that_is_not_lines_is_one_fault_with_the_command_that_helps() {
    for from in [Format::Auto, Format::Jsonl] {
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
            let [(_, Err(fault))] = &found[..] else {
                panic!("{found:?}");
            };
            assert!(fault.input_lost);
            assert!(
                fault.message.contains(name) && fault.message.contains(command),
                "{}",
                fault.message
            );
        }
    }
}

#[test]
fn a_line_over_the_limit_is_drained_and_the_next_is_read() {
    let long = format!("{{\"text\":\"{}\"}}\n", "x".repeat(300_000));
    let lines = format!("{{\"text\":\"a\"}}\n{long}{{\"text\":\"b\"}}\n{long}");
    let found = read_as(io::Cursor::new(lines), None, &small(1000));
    let places: Vec<&str> = found.iter().map(|(place, _)| &**place).collect();
    assert_eq!(places, ["stdin#1", "stdin#2", "stdin#3", "stdin#4"]);
    assert!(found[0].1.is_ok() && found[2].1.is_ok());
    for at in [1, 3] {
        let fault = found[at].1.as_ref().unwrap_err();
        assert!(!fault.input_lost);
        assert!(
            fault.message.contains("1000 bytes") && fault.message.contains("--max-record-bytes")
        );
    }
}

#[test]
fn an_endless_line_and_a_bomb_take_no_memory() {
    let endless = (&b"{\"text\":\""[..]).chain(io::repeat(b'x').take(64 << 20));
    let bomb = io::Cursor::new(gzip(&vec![b' '; 50 << 20]));
    let options = small(100_000);
    let inputs: [(Box<dyn Read + Send>, Option<&Path>); 2] = [
        (Box::new(endless), None),
        (Box::new(bomb), Some(Path::new("f"))),
    ];
    for (input, path) in inputs {
        let mut reading = Reading::new(input, path, &options).unwrap();
        assert!(reading.next(&options).unwrap().is_err());
        assert!(reading.next(&options).is_none());
        assert!(reading.buffer.capacity() < 1 << 20);
    }
}

#[test]
fn a_page_over_the_limit_is_one_fault_and_the_next_document_is_read() {
    let huge = format!("<!doctype html><p>{}</html>\n", "word ".repeat(100_000));
    let next = "<!doctype html><p>Two";
    let found = read_as(io::Cursor::new([&huge, next].concat()), None, &small(1000));
    assert!(
        found[0]
            .1
            .as_ref()
            .unwrap_err()
            .message
            .contains("--max-record-bytes")
    );
    assert_eq!(found[1..], [good("stdin#2", next)]);
    let text = "word ".repeat(100_000);
    let found = read_as(io::Cursor::new(text), None, &small(1000));
    assert!(matches!(&found[..], [(_, Err(fault))] if !fault.input_lost));
}

#[test]
fn cut_compression_gives_the_good_lines_and_then_a_fault() {
    let lines: String = (0..5000)
        .map(|n| format!("{{\"id\":{n},\"text\":\"{}\"}}\n", n * n))
        .collect();
    let packed = gzip(lines.as_bytes());
    let found = file(&packed[..packed.len() / 2]);
    let (fault, good) = found.split_last().unwrap();
    assert!(good.len() > 1000);
    assert!(good.iter().all(|(_, line)| line.is_ok()));
    let Err(fault) = &fault.1 else {
        panic!("the rest is missing")
    };
    assert!(fault.input_lost && fault.message.contains("cut short"));
    assert_eq!(fault.place.line, Some(good.len() as u64 + 1));
    // So few bytes that the cut is met while looking at the head.
    let packed = gzip(b"{\"text\":\"a\"}\n{\"text\":\"b\"}\n");
    let found = file(&packed[..packed.len() - 6]);
    assert_eq!(found[..2], [good_line("a", 1), good_line("b", 2)]);
    assert!(found[2].1.as_ref().is_err_and(|fault| fault.input_lost));
}

fn good_line(text: &str, line: u64) -> (String, Result<String, ReadError>) {
    good(&format!("f#{line}"), &format!("{{\"text\":\"{text}\"}}\n"))
}

#[test]
fn utf16_is_one_page_and_json_in_it_is_told_how_to_become_utf8() {
    let wide = |text: &str| -> Vec<u8> {
        "\u{feff}"
            .encode_utf16()
            .chain(text.encode_utf16())
            .flat_map(u16::to_le_bytes)
            .collect()
    };
    let options = ReadOptions::default();
    let page = wide("<html><p>Zoë</p></html><html><p>Two");
    let mut reading =
        Reading::new(Box::new(io::Cursor::new(page.clone())), None, &options).unwrap();
    let record = reading.next(&options).unwrap().unwrap();
    assert_eq!(
        (record.bytes, record.framing),
        (page, Framing::Page(Some(PageFormat::Html)))
    );
    assert!(reading.next(&options).is_none());
    let json = Reading::new(
        Box::new(io::Cursor::new(wide("{\"text\": 1}"))),
        None,
        &options,
    );
    assert!(json.is_err_and(|fault| fault.input_lost && fault.message.contains("iconv")));
}

#[test]
fn what_is_known_from_outside_goes_to_the_page() {
    let options = ReadOptions {
        url: Some("http://a".into()),
        encoding: Some("latin1".into()),
        id_prefix: Some("run7/".into()),
        ..ReadOptions::default()
    };
    let mut reading =
        Reading::new(Box::new(&b"Words"[..]), Some(Path::new("f.txt")), &options).unwrap();
    let page = crate::read::to_page(reading.next(&options).unwrap().unwrap(), &options).unwrap();
    assert_eq!((&*page.id, &*page.source), ("run7/f.txt", "f.txt"));
    assert_eq!(page.content, Content::Bytes(b"Words".to_vec()));
    assert_eq!(page.format, Some(PageFormat::Text));
    assert_eq!(page.charset.as_deref(), Some("latin1"));
    assert_eq!(page.overrides.url, "http://a");
}
