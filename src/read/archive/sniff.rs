//! Recognises archives by their first bytes, through one layer of compression.

use super::header::{ArcLine, MAX_ARC_LINE, VERSION_BYTES, begins_warc};
use super::source::{ZSTD_DICTIONARY, is_gzip, is_zstd};
use crate::read::buffer::read_once;
use crate::read::detect::extension;
use std::io::{self, Cursor, Read};
use std::path::Path;

/// Compressed bytes that are examined at most.
const MAX_HEAD: usize = 64 * 1024;

/// Bytes per read. Small, because a slow pipe is read no further than needed.
const READ: usize = 4096;

/// Whether a record of an archive begins, and the reader with the same bytes again.
///
/// # Errors
///
/// The input cannot be read.
pub(in crate::read) fn sniff(
    mut reader: Box<dyn Read + Send>,
    path: Option<&Path>,
) -> io::Result<(bool, Box<dyn Read + Send>)> {
    let mut head = Vec::new();
    let is_archive = loop {
        let read = read_once(&mut *reader, &mut head, READ)?;
        let is_last = read == 0 || head.len() >= MAX_HEAD;
        if let Some(is_archive) = examine(&head, is_last) {
            // Damage at the beginning hides the records; then the name counts.
            break is_archive || is_last && is_named_archive(path);
        }
    };
    Ok((is_archive, Box::new(Cursor::new(head).chain(reader))))
}

fn is_named_archive(path: Option<&Path>) -> bool {
    let extension = path.and_then(extension);
    matches!(extension.as_deref(), Some("warc" | "arc" | "wet" | "wat"))
}

/// Whether an archive begins; `None` if more bytes are needed.
fn examine(head: &[u8], is_last: bool) -> Option<bool> {
    if head.len() < ZSTD_DICTIONARY.len() && !is_last {
        return None;
    }
    if head.starts_with(&ZSTD_DICTIONARY) {
        return Some(true);
    }
    if !is_gzip(head) && !is_zstd(head) {
        return begins_record(head, is_last);
    }
    let begin = decompressed(head);
    begins_record(&begin, is_last || begin.len() >= MAX_ARC_LINE)
}

/// The first bytes of compressed data, as far as they can be decompressed.
fn decompressed(head: &[u8]) -> Vec<u8> {
    let mut begin = Vec::new();
    let mut reader: Box<dyn Read> = match is_gzip(head) {
        true => Box::new(flate2::bufread::MultiGzDecoder::new(head)),
        false => match zstd::stream::read::Decoder::with_buffer(head) {
            Ok(decoder) => Box::new(decoder),
            Err(_) => return begin,
        },
    };
    // The head is cut off anywhere, so an error is expected.
    let _ = reader
        .by_ref()
        .take(MAX_ARC_LINE as u64)
        .read_to_end(&mut begin);
    begin
}

/// Whether a record begins; `None` if more bytes are needed.
fn begins_record(bytes: &[u8], is_last: bool) -> Option<bool> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let bytes = bytes.trim_ascii_start();
    if bytes.len() < VERSION_BYTES && b"WARC/".starts_with(&bytes[..bytes.len().min(5)]) {
        return is_last.then_some(false);
    }
    if begins_warc(bytes) {
        return Some(true);
    }
    match memchr::memchr(b'\n', &bytes[..bytes.len().min(MAX_ARC_LINE)]) {
        Some(end) => Some(ArcLine::read(&bytes[..end]).is_some()),
        None => {
            // The address of an ARC record begins with its scheme.
            let start = &bytes[..bytes.len().min(16)];
            let has_scheme = start.windows(3).any(|part| part == b"://");
            match has_scheme && !is_last && bytes.len() < MAX_ARC_LINE {
                true => None,
                false => Some(false),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_archive(bytes: &[u8], path: Option<&str>) -> bool {
        let (found, mut reader) =
            sniff(Box::new(Cursor::new(bytes.to_vec())), path.map(Path::new)).unwrap();
        let mut again = Vec::new();
        reader.read_to_end(&mut again).unwrap();
        assert_eq!(again, bytes, "no byte is lost");
        found
    }

    #[test]
    fn archives_are_recognised_by_content_and_damaged_ones_by_name() {
        for bytes in [
            &b"WARC/1.0\r\nWARC-Type: warcinfo\r\n"[..],
            b"\xef\xbb\xbf\r\n\r\nWARC/0.18\r\n",
            b"filedesc://x.arc 0.0.0.0 20240506070809 text/plain 70\n1 0 x\n",
        ] {
            assert!(is_archive(bytes, None));
        }
        for bytes in [
            &b""[..],
            b"WARC/",
            b"WARC files hold pages.",
            b"{\"a\":1}",
            b"https://a.example/ is a site\nof pages",
            b"https://a.example/",
        ] {
            assert!(
                !is_archive(bytes, None),
                "{}",
                String::from_utf8_lossy(bytes)
            );
        }
        assert!(is_archive(b"\x1f\x8b\x08\0damaged", Some("a.warc.gz")));
        assert!(is_archive(b"", Some("a.warc.gz")));
    }
}
