//! Records and damage of whole and broken archives.

use super::*;
use crate::page::{Content, Page};
use crate::read::ReadOptions;
use flate2::Compression;
use flate2::write::GzEncoder;
use std::io::{Cursor, Write};

const LIMIT: u64 = 1 << 20;

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn page(number: usize) -> String {
    format!("<html><body><p>Page {number} of the archive.</p></body></html>")
}

fn record(number: usize, block: &str, length: usize) -> Vec<u8> {
    format!(
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{number}>\r\n\
         WARC-Target-URI: http://a.example/{number}\r\nWARC-Date: 2024-05-06T07:08:09Z\r\n\
         Content-Type: application/http; msgtype=response\r\nContent-Length: {length}\r\n\r\n\
         {block}\r\n\r\n"
    )
    .into_bytes()
}

fn response(number: usize) -> Vec<u8> {
    let block = format!(
        "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n{}",
        page(number)
    );
    record(number, &block, block.len())
}

/// A response whose length is wrong.
fn with_length(number: usize, length: usize) -> Vec<u8> {
    let block = format!("HTTP/1.1 200 OK\r\n\r\n{}", page(number));
    record(number, &block, length)
}

/// The ids of the pages, and the messages of the damage.
fn read(bytes: &[u8]) -> (Vec<String>, Vec<String>) {
    let (pages, errors) = pages(bytes);
    (pages.into_iter().map(|page| page.id).collect(), errors)
}

fn pages(bytes: &[u8]) -> (Vec<Page>, Vec<String>) {
    let reader = Box::new(Cursor::new(bytes.to_vec()));
    let mut archive = Archive::new(reader, "a.warc".into(), Arc::default()).unwrap();
    let (mut pages, mut errors) = (Vec::new(), Vec::new());
    while let Some(found) = archive.next(LIMIT) {
        let options = ReadOptions {
            max_record_bytes: LIMIT,
            ..ReadOptions::default()
        };
        match found.and_then(|record| crate::read::to_page(record, &options)) {
            Ok(page) => pages.push(page),
            Err(error) => errors.push(error.to_string()),
        }
        assert!(pages.len() + errors.len() < 50, "no end: {errors:?}");
    }
    (pages, errors)
}

fn ids(numbers: &[usize]) -> Vec<String> {
    let id = |number: &usize| format!("<urn:uuid:{number}>");
    numbers.iter().map(id).collect()
}

fn assert_whole(bytes: &[u8], numbers: &[usize]) {
    assert_eq!(read(bytes), (ids(numbers), vec![]));
}

/// Asserts the pages, and that the damage is one report that contains `part`.
fn assert_damaged(bytes: &[u8], numbers: &[usize], part: &str) {
    let (found, errors) = read(bytes);
    assert_eq!(found, ids(numbers), "{part}: {errors:?}");
    assert!(
        errors.len() == 1 && errors[0].contains(part),
        "{part}: {errors:?}"
    );
}

#[test]
fn records_are_read_plain_by_member_and_across_members() {
    let three = [response(1), response(2), response(3)];
    let plain = three.concat();
    assert_whole(&plain, &[1, 2, 3]);
    assert_whole(&[b"\r\n\xef\xbb\xbf\r\n", &plain[..]].concat(), &[1, 2, 3]);
    assert_whole(&gzip(&plain), &[1, 2, 3]);
    assert_whole(
        &three.each_ref().map(|record| gzip(record)).concat(),
        &[1, 2, 3],
    );
    let pieces: Vec<u8> = plain.chunks(70).flat_map(gzip).collect();
    assert_whole(&pieces, &[1, 2, 3]);
    let frames = three
        .each_ref()
        .map(|record| zstd::encode_all(&record[..], 3).unwrap());
    assert_whole(&frames.concat(), &[1, 2, 3]);
}

#[test]
fn the_dictionary_of_the_first_zstd_frame_is_used_for_the_others() {
    let records: Vec<Vec<u8>> = (1..200).map(response).collect();
    // Any bytes are a dictionary.
    let dictionary = records[100..].concat();
    let mut frames = Vec::new();
    for record in &records[..3] {
        let mut encoder = zstd::bulk::Compressor::with_dictionary(3, &dictionary).unwrap();
        frames.extend(encoder.compress(record).unwrap());
    }
    let packed = zstd::encode_all(&dictionary[..], 3).unwrap();
    for dictionary in [dictionary, packed] {
        let length = (dictionary.len() as u32).to_le_bytes();
        let head = [&source::ZSTD_DICTIONARY[..], &length].concat();
        assert_whole(&[head, dictionary, frames.clone()].concat(), &[1, 2, 3]);
    }
}

#[test]
fn a_page_has_the_id_address_and_keys_of_its_record() {
    let second = [gzip(&response(1)), gzip(&response(2))].concat();
    let offset = gzip(&response(1)).len().to_string();
    let (pages, _) = pages(&second);
    let page = &pages[1];
    assert_eq!((&*page.id, &*page.source), ("<urn:uuid:2>", "a.warc"));
    assert_eq!(page.overrides.url, "http://a.example/2");
    assert_eq!(page.content, Content::Text(self::page(2)));
    assert!(
        page.overrides.date.is_empty(),
        "the capture is no publication"
    );
    let extra: Vec<(&str, &str)> = page
        .overrides
        .extra
        .iter()
        .map(|(key, value)| (&**key, value.get()))
        .collect();
    assert_eq!(
        extra,
        [
            ("warc_date", "\"2024-05-06T07:08:09Z\""),
            ("warc_offset", &offset),
            ("warc_digest", "\"\""),
            ("warc_truncated", "\"\""),
            ("http_status", "200"),
        ]
    );
}

#[test]
fn a_wrong_length_ends_at_the_next_record_and_is_reported() {
    let good = with_length(1, 0).len();
    let length = good
        - with_length(1, 0)
            .windows(4)
            .position(|w| w == b"HTTP")
            .unwrap()
        - 4;
    for (wrong, reported) in [
        (length - 1, false),
        (length + 1, false),
        (length + 300, true),
    ] {
        let records = [with_length(1, wrong), response(2), response(3)];
        let plain = records.concat();
        let members = records.each_ref().map(|record| gzip(record)).concat();
        for bytes in [plain, members] {
            match reported {
                true => assert_damaged(&bytes, &[1, 2, 3], "Content-Length"),
                false => assert_whole(&bytes, &[1, 2, 3]),
            }
        }
    }
    let huge = [gzip(&with_length(1, usize::MAX)), gzip(&response(2))].concat();
    assert_damaged(&huge, &[1, 2], "Content-Length");
}

#[test]
fn a_broken_member_costs_its_record_alone() {
    let members = [1, 2, 3].map(|number| gzip(&response(number)));
    let mut broken = members.clone();
    let middle = broken[1].len() / 2;
    broken[1][middle..middle + 8].fill(0xff);
    assert_damaged(&broken.concat(), &[1, 3], "gzip");
    let mut checksum = members.clone();
    let at = checksum[1].len() - 6;
    checksum[1][at] ^= 1;
    assert_damaged(&checksum.concat(), &[1, 2, 3], "checksum");
    let garbage = [&members[0][..], &b"\xde\xad".repeat(50), &members[1]].concat();
    assert_damaged(&garbage, &[1, 2], "not compressed");
    let tail = [members.concat(), b"garbage".to_vec()].concat();
    assert_damaged(&tail, &[1, 2, 3], "not compressed");
    assert_whole(&[members.concat(), vec![0; 70_000]].concat(), &[1, 2, 3]);
    let plain = [&response(1)[..], b"garbage\r\nmore\r\n", &response(2)].concat();
    assert_damaged(&plain, &[1, 2], "no record");
}

#[test]
fn a_record_over_the_limit_is_passed_without_holding_it() {
    let spaces = " ".repeat(3 * LIMIT as usize);
    let block = format!("HTTP/1.1 200 OK\r\n\r\n<p>{spaces}");
    let huge = record(1, &block, block.len());
    let plain = [&huge[..], &response(2)].concat();
    let members = [gzip(&huge), gzip(&response(2))].concat();
    for bytes in [plain, members] {
        assert_damaged(&bytes, &[2], "--max-record-bytes");
    }
}

#[test]
fn arc_records_are_read() {
    let record = |number: usize| {
        let block = format!("HTTP/1.0 200 OK\r\n\r\n{}", page(number));
        let length = block.len();
        format!("http://a.example/{number} 192.0.2.1 20240506070809 text/html {length}\n{block}\n")
    };
    let description = "1 0 x\nURL IP-address Archive-date Content-type Archive-length\n";
    let first = format!(
        "filedesc://x.arc 0.0.0.0 20240506070809 text/plain {}\n{description}\n",
        description.len()
    );
    let plain = format!("{first}{}{}", record(1), record(2));
    let members = [&first, &record(1), &record(2)].map(|record| gzip(record.as_bytes()));
    for bytes in [plain.into_bytes(), members.concat()] {
        let (pages, errors) = pages(&bytes);
        assert_eq!(errors, Vec::<String>::new());
        let urls: Vec<&str> = pages.iter().map(|page| &*page.overrides.url).collect();
        assert_eq!(urls, ["http://a.example/1", "http://a.example/2"]);
        assert_eq!(
            pages[0].overrides.extra[0].1.get(),
            "\"2024-05-06T07:08:09Z\""
        );
        assert!(pages[0].id.starts_with("a.warc#"));
    }
}

#[test]
fn an_archive_cut_at_any_byte_gives_its_whole_records_and_at_most_one_report() {
    let records = [1, 2, 3].map(response);
    let members = records.each_ref().map(|record| gzip(record));
    let frames = records
        .each_ref()
        .map(|record| zstd::encode_all(&record[..], 3).unwrap());
    for parts in [records, members, frames] {
        let whole = parts.concat();
        for length in 0..whole.len() {
            let (found, errors) = read(&whole[..length]);
            let is_whole = |n: &usize| parts[..*n].concat().len() <= length;
            let least = [1, 2, 3].into_iter().filter(is_whole).count();
            // Of the record that is cut, only what closes it may be missing.
            let is_expected = (least..=least + 1).contains(&found.len());
            let all = ids(&[1, 2, 3]);
            assert!(
                is_expected && all.starts_with(&found),
                "{length}: {found:?}"
            );
            assert!(errors.len() <= 1, "{length}: {errors:?}");
        }
    }
}

#[test]
fn a_record_that_is_nearly_whole_is_a_page_with_a_warning() {
    let whole = response(1);
    let (pages, errors) = pages(&whole[..whole.len() - 8]);
    assert_eq!(pages[0].warnings, [crate::Warning::Truncated]);
    assert_eq!(errors.len(), 1);
    assert!(read(&whole[..whole.len() - 40]).0.is_empty());
}
