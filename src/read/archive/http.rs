//! Takes a response of HTTP apart: status, type, charset, and the body without its encodings.
//!
//! Input: the block of a record. Output: the body as the server's program wrote it. What the body
//! holds decides, not the header: Common Crawl keeps the headers of a compressed response beside
//! its decoded body, and browser-based crawlers do so under `HTTP/2` lines.

use super::header::{Fields, header_end, lines};
use crate::read::decompress;
use flate2::read::{DeflateDecoder, ZlibDecoder};
use std::borrow::Cow;
use std::io::{Cursor, Read};

/// The longest header, in bytes.
const MAX_HEADER: usize = 1 << 20;

/// Headers that prove a header without a status line. Texts begin with `Note:` too.
const USUAL_HEADERS: [&str; 6] = [
    "content-type",
    "content-length",
    "server",
    "date",
    "set-cookie",
    "last-modified",
];

/// A response.
#[derive(Debug, Default)]
pub(in crate::read) struct Response<'a> {
    /// From the status line; `None` if there is none.
    pub status: Option<u16>,
    /// The media type in lower case, without parameters.
    pub media_type: String,
    /// The charset of the media type.
    pub charset: Option<String>,
    pub body: Cow<'a, [u8]>,
    encodings: Encodings,
}

/// The encodings that the header names.
#[derive(Debug, Default)]
struct Encodings {
    chunked: bool,
    deflate: bool,
    brotli: bool,
}

impl<'a> Response<'a> {
    /// Separates header and body. The body keeps its encodings.
    pub fn read(block: &'a [u8]) -> Response<'a> {
        let mut rest = block;
        loop {
            let Some((status, length)) = head(rest) else {
                return Response {
                    body: Cow::Borrowed(rest),
                    ..Response::default()
                };
            };
            let (header, body) = rest.split_at(length);
            // An interim response (RFC 9110, 15.2) comes before the one that counts.
            if status == Some(100) && head(body).is_some() {
                rest = body;
                continue;
            }
            let fields = Fields::read(lines(header).skip(usize::from(status.is_some())));
            let (media_type, charset) = media_type(fields.get("content-type").unwrap_or_default());
            let has = |field, value| {
                let values = fields.get(field).unwrap_or_default().to_ascii_lowercase();
                values.split(',').any(|one| one.trim() == value)
            };
            return Response {
                status: status.filter(|status| *status > 0),
                media_type,
                charset,
                body: Cow::Borrowed(body),
                encodings: Encodings {
                    chunked: has("transfer-encoding", "chunked"),
                    deflate: has("content-encoding", "deflate"),
                    brotli: has("content-encoding", "br"),
                },
            };
        }
    }

    /// A body that came without a header.
    pub fn of_body(body: &'a [u8], media_type: String, charset: Option<String>) -> Response<'a> {
        Response {
            media_type,
            charset,
            body: Cow::Borrowed(body),
            ..Response::default()
        }
    }

    /// Removes the encodings of the body. `Err`: it has more than `max_bytes`.
    pub fn decode(self, max_bytes: u64) -> Result<Response<'a>, TooLarge> {
        let mut body = self.body;
        if self.encodings.chunked
            && let Some(whole) = without_chunks(&body)
        {
            body = Cow::Owned(whole);
        }
        if let Some(unpacked) = unpacked(&body, &self.encodings, max_bytes) {
            body = Cow::Owned(unpacked);
        }
        match body.len() as u64 > max_bytes {
            true => Err(TooLarge),
            false => Ok(Response { body, ..self }),
        }
    }
}

/// The body is over the limit.
#[derive(Debug)]
pub(in crate::read) struct TooLarge;

/// The status and the length of a header; status 0 if its line has none. `None` if no header
/// begins.
fn head(bytes: &[u8]) -> Option<(Option<u16>, usize)> {
    let searched = &bytes[..bytes.len().min(MAX_HEADER)];
    let is_status_line = bytes.starts_with(b"HTTP/") || bytes.starts_with(b"ICY ");
    if is_status_line {
        let first = lines(searched).next().unwrap_or_default();
        let number = first.split(|byte| *byte == b' ').nth(1);
        let number = number.and_then(|number| std::str::from_utf8(number).ok());
        let status = number.and_then(|number| number.parse().ok()).unwrap_or(0);
        // Without an empty line, there is no body.
        let length = header_end(searched, 0).unwrap_or(bytes.len());
        return Some((Some(status), length));
    }
    let is_name = |line: &[u8]| {
        let name = line.split(|byte| *byte == b':').next().unwrap_or_default();
        let is_token = |b: &u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_');
        line.contains(&b':') && !name.is_empty() && name.iter().all(is_token)
    };
    if !lines(searched).next().is_some_and(is_name) {
        return None;
    }
    let length = header_end(searched, 0)?;
    let mut header = lines(&bytes[..length]).take_while(|line| !line.is_empty());
    let fields = Fields::read(lines(&bytes[..length]));
    let is_header = header.all(|line| line.starts_with(b" ") || is_name(line))
        && USUAL_HEADERS.iter().any(|name| fields.get(name).is_some());
    is_header.then_some((None, length))
}

/// Whether a response begins with a status line, as `curl -i` writes it.
pub(in crate::read) fn begins_response(bytes: &[u8]) -> bool {
    let is_version = |byte: &u8| byte.is_ascii_digit();
    bytes.starts_with(b"HTTP/")
        && bytes.get(5).is_some_and(is_version)
        && head(bytes).is_some_and(|(status, _)| status.is_some_and(|s| (100..600).contains(&s)))
}

/// A media type and its charset: `text/html; charset=utf-8`.
pub(super) fn media_type(value: &str) -> (String, Option<String>) {
    let mut parts = value.split(';');
    let media_type = parts.next().unwrap_or_default().trim().to_ascii_lowercase();
    let charset = parts.find_map(|part| {
        let (name, value) = part.split_once('=')?;
        let value = value.trim().trim_matches(['"', '\'']);
        name.trim()
            .eq_ignore_ascii_case("charset")
            .then(|| value.to_owned())
    });
    (media_type, charset)
}

/// The body without its chunks, up to the first broken one; `None` if it has no chunks.
fn without_chunks(body: &[u8]) -> Option<Vec<u8>> {
    let mut whole = Vec::with_capacity(body.len());
    let mut rest = body;
    let mut chunks = 0;
    while let Some((size, data)) = chunk_size(rest) {
        chunks += 1;
        let chunk = &data[..data.len().min(size)];
        whole.extend_from_slice(chunk);
        if size == 0 || chunk.len() < size {
            break;
        }
        let after = &data[size..];
        rest = after
            .strip_prefix(b"\r\n")
            .or(after.strip_prefix(b"\n"))
            .unwrap_or(after);
    }
    (chunks > 0).then_some(whole)
}

/// The size at the beginning of a chunk, and what follows its line.
fn chunk_size(bytes: &[u8]) -> Option<(usize, &[u8])> {
    /// The longest line with extensions that is read, in bytes.
    const MAX_LINE: usize = 1024;
    let end = memchr::memchr(b'\n', &bytes[..bytes.len().min(MAX_LINE)])?;
    let line = std::str::from_utf8(&bytes[..end]).ok()?;
    let size = line.split(';').next().unwrap_or_default().trim();
    let size = usize::from_str_radix(size, 16)
        .ok()
        .filter(|_| !size.starts_with('+'))?;
    Some((size, &bytes[end + 1..]))
}

/// The body without its compression, up to where it is broken; `None` if it has none.
fn unpacked(body: &[u8], said: &Encodings, max_bytes: u64) -> Option<Vec<u8>> {
    let limit = max_bytes.saturating_add(1);
    // What was unpacked before damage is the body.
    let read = |mut reader: Box<dyn Read + '_>| {
        let mut out = Vec::new();
        let result = reader.by_ref().take(limit).read_to_end(&mut out);
        (out, result.is_ok())
    };
    let is_packed = super::source::is_gzip(body) || body.starts_with(&super::source::ZSTD);
    if is_packed {
        let copy = Cursor::new(body.to_vec());
        let unpacked = decompress(Box::new(copy)).ok()?;
        let (out, _) = read(unpacked);
        return (!out.is_empty()).then_some(out);
    }
    if said.deflate {
        let with_header = read(Box::new(ZlibDecoder::new(body)));
        let (out, _) = match with_header.0.is_empty() {
            true => read(Box::new(DeflateDecoder::new(body))),
            false => with_header,
        };
        return (!out.is_empty()).then_some(out);
    }
    if said.brotli {
        /// Bytes of its buffer.
        const BUFFER: usize = 16 * 1024;
        // Text that is not compressed may decode to a few bytes before an error.
        let (out, is_whole) = read(Box::new(brotli_decompressor::Decompressor::new(
            body, BUFFER,
        )));
        return (is_whole && !out.is_empty()).then_some(out);
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn body(block: &str) -> (Option<u16>, String) {
        let response = Response::read(block.as_bytes()).decode(1000).unwrap();
        (
            response.status,
            String::from_utf8(response.body.into_owned()).unwrap(),
        )
    }

    #[test]
    fn header_and_body_are_separated_with_any_status_line_or_none() {
        for (block, status, expected) in [
            ("HTTP/1.1 200 OK\r\nA: b\r\n\r\nbody", Some(200), "body"),
            ("HTTP/2 404\nA: b\n\nbody", Some(404), "body"),
            ("ICY 200 OK\r\n\r\nbody", Some(200), "body"),
            (
                "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\n\r\nbody",
                Some(200),
                "body",
            ),
            (
                "Content-Type: text/html\r\nX_Y: z\r\n\r\nbody",
                None,
                "body",
            ),
            ("<p>body", None, "<p>body"),
            ("Note: a text\n\nbody", None, "Note: a text\n\nbody"),
            ("HTTP/1.1 200 OK\r\nA: b\r\n", Some(200), ""),
        ] {
            assert_eq!(body(block), (status, expected.to_owned()), "{block}");
        }
    }

    #[test]
    fn chunks_are_joined_up_to_the_first_broken_one() {
        let head = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
        for (chunks, expected) in [
            ("3\r\nabc\r\n2;x=y\r\nde\r\n0\r\n\r\n", "abcde"),
            ("3\r\nabc\r\nzz\r\nde\r\n0\r\n\r\n", "abc"),
            ("3\r\nabc\r\n5\r\nde", "abcde"),
            ("<p>no chunks\r\n", "<p>no chunks\r\n"),
        ] {
            assert_eq!(body(&format!("{head}{chunks}")).1, expected);
        }
    }

    #[test]
    fn a_body_that_is_not_compressed_as_named_stays() {
        for encoding in ["gzip", "br", "deflate", "zstd", "utf-8"] {
            let block = format!("HTTP/1.1 200 OK\r\nContent-Encoding: {encoding}\r\n\r\n<p>body");
            assert_eq!(body(&block).1, "<p>body", "{encoding}");
        }
    }

    #[test]
    fn the_charset_comes_from_the_media_type() {
        let block = b"HTTP/1.1 200 OK\r\nContent-Type: Text/HTML; Charset=\"windows-1251\"\r\n\r\n";
        let response = Response::read(block);
        assert_eq!(response.media_type, "text/html");
        assert_eq!(response.charset.as_deref(), Some("windows-1251"));
    }

    #[test]
    fn a_body_over_the_limit_is_refused() {
        assert!(Response::read(&[b'a'; 20]).decode(10).is_err());
    }
}
