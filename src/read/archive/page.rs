//! Takes a record of an archive apart: which page it holds, and what the archive says of it.
//!
//! Input: a [`Record`] with its header. Output: a page whose bytes are free of HTTP and its
//! encodings, or the reason why there is none. The address and the keys `warc_date`, `warc_offset`,
//! `warc_digest`, `warc_truncated` and `http_status` come from the headers. The date of the capture
//! is not the date of the page, so it is no metadata.

use super::header::{ArcLine, Fields, lines};
use super::http::{Response, TooLarge, media_type};
use super::{ArchiveFormat, ArchiveRecord, Skip};
use crate::decode::{self, Decoded};
use crate::page::{Content, Overrides, Page, PageFormat};
use crate::read::{Problem, ReadError, ReadOptions, Record};
use crate::text::markup::{Evidence, html_evidence};
use crate::warning::Warning;
use serde_json::value::{RawValue, to_raw_value};

/// Media types of text that is no page.
const NO_PAGES: [&str; 12] = [
    "text/css",
    "text/javascript",
    "application/javascript",
    "application/x-javascript",
    "application/ecmascript",
    "application/json",
    "application/ld+json",
    "application/manifest+json",
    "application/rss+xml",
    "application/atom+xml",
    "application/wasm",
    "text/vtt",
];

/// What the headers of a record say.
#[derive(Debug, Default)]
struct Described {
    id: Option<String>,
    address: String,
    date: String,
    digest: String,
    truncated: String,
    /// Of the block, in WARC.
    media_type: String,
    charset: Option<String>,
    is_response: bool,
}

/// The page of a record.
///
/// # Errors
///
/// The record holds no page ([`Problem::Skipped`]), or its body is over the limit.
pub(in crate::read) fn to_page(
    record: Record,
    parts: ArchiveRecord,
    options: &ReadOptions,
) -> Result<Page, ReadError> {
    let Record {
        location, bytes, ..
    } = record;
    let (header, block) = bytes.split_at(parts.header_length.min(bytes.len()));
    let described = match parts.format {
        ArchiveFormat::Warc => of_warc(header),
        ArchiveFormat::Arc => of_arc(header),
    };
    let response = match described.is_response {
        true => Response::read(block),
        false => Response::of_body(
            block,
            described.media_type.clone(),
            described.charset.clone(),
        ),
    };
    let skipped = |reason| Err(ReadError::new(location.clone(), Problem::Skipped(reason)));
    if response
        .status
        .is_some_and(|status| !(200..300).contains(&status))
    {
        return skipped(Skip::Status);
    }
    let response = match response.decode(options.max_record_bytes) {
        Ok(response) => response,
        Err(TooLarge) => {
            let max_bytes = options.max_record_bytes;
            return Err(ReadError::too_large(location, "page", max_bytes));
        }
    };
    if let Some(reason) = no_page(&response) {
        return skipped(reason);
    }
    let Response {
        status,
        charset,
        body,
        ..
    } = response;
    let format = page_format(&body);
    let charset = charset.as_deref();
    let decoded = match &options.encoding {
        Some(encoding) => decode::decode(body.into_owned(), Some(encoding)),
        None => decode::decode_served(body.into_owned(), charset),
    };
    let Ok(Decoded { text, mut warnings }) = decoded else {
        return skipped(Skip::Binary);
    };
    if parts.is_cut || !described.truncated.is_empty() {
        warnings.push(Warning::Truncated);
    }
    Ok(Page {
        id: described
            .id
            .unwrap_or_else(|| options.default_id(&location)),
        source: location.source.to_string(),
        content: Content::Text(text),
        format: Some(format),
        charset: None,
        warnings,
        overrides: Overrides {
            url: match described.address.is_empty() {
                true => options.url.clone().unwrap_or_default(),
                false => described.address,
            },
            extra: vec![
                ("warc_date".to_owned(), text_value(&described.date)),
                ("warc_offset".to_owned(), number_value(location.offset)),
                ("warc_digest".to_owned(), text_value(&described.digest)),
                (
                    "warc_truncated".to_owned(),
                    text_value(&described.truncated),
                ),
                (
                    "http_status".to_owned(),
                    number_value(u64::from(status.unwrap_or(0))),
                ),
            ],
            ..Overrides::default()
        },
    })
}

/// Whether the first bytes of a block are those of an image and the like.
pub(super) fn is_binary(block: &[u8]) -> bool {
    let response = Response::read(block);
    let is_media = ["image/", "video/", "audio/", "font/"]
        .iter()
        .any(|kind| response.media_type.starts_with(kind));
    is_media || decode::binary(&response.body).is_some()
}

/// Why a body without encodings is no page.
fn no_page(response: &Response) -> Option<Skip> {
    let body = &*response.body;
    if body.trim_ascii().is_empty() {
        return Some(Skip::Empty);
    }
    if decode::binary(body).is_some() {
        return Some(Skip::Binary);
    }
    let is_named = NO_PAGES.contains(&response.media_type.as_str());
    let is_html = || html_evidence(body.trim_ascii_start()) == Evidence::Html;
    (is_named && !is_html()).then_some(Skip::NoPage)
}

/// The format of a body, by its content.
pub(in crate::read) fn page_format(body: &[u8]) -> PageFormat {
    let start = body.strip_prefix(b"\xef\xbb\xbf").unwrap_or(body);
    // Without its zeros, UTF-16 still has the ASCII of tags.
    let without_zeros: Vec<u8>;
    let start = match decode::utf16_without_mark(start).is_some() || start.starts_with(b"\xff\xfe")
    {
        true => {
            without_zeros = start.iter().copied().filter(|b| *b != 0).collect();
            without_zeros
                .strip_prefix(b"\xff\xfe")
                .unwrap_or(&without_zeros)
        }
        false => start,
    };
    match html_evidence(start.trim_ascii_start()) {
        Evidence::Html => PageFormat::Html,
        Evidence::Unclear | Evidence::None => PageFormat::Text,
    }
}

fn of_warc(header: &[u8]) -> Described {
    let fields = Fields::read(lines(header).skip(1));
    let get = |name| fields.get(name).unwrap_or_default();
    let (media_type, charset) = media_type(get("content-type"));
    // wget 1.19 writes the address in angle brackets.
    let address = get("warc-target-uri");
    let address = address.strip_prefix('<').unwrap_or(address);
    let address = address.strip_suffix('>').unwrap_or(address);
    let is_response =
        get("warc-type").eq_ignore_ascii_case("response") || media_type == "application/http";
    Described {
        id: fields.get("warc-record-id").map(str::to_owned),
        address: address.to_owned(),
        date: get("warc-date").to_owned(),
        digest: get("warc-payload-digest").to_owned(),
        truncated: get("warc-truncated").to_owned(),
        media_type,
        charset,
        is_response,
    }
}

fn of_arc(header: &[u8]) -> Described {
    let line = header.strip_suffix(b"\n").unwrap_or(header);
    let Some(line) = ArcLine::read(line) else {
        return Described::default();
    };
    let (media_type, charset) = media_type(line.content_type);
    Described {
        address: line.address.to_owned(),
        date: iso_date(line.date),
        media_type,
        charset,
        is_response: true,
        ..Described::default()
    }
}

/// 14 digits as WARC writes a date: `2024-05-06T07:08:09Z`.
fn iso_date(digits: &str) -> String {
    let part = |from: usize, to: usize| digits.get(from..to).unwrap_or_default();
    format!(
        "{}-{}-{}T{}:{}:{}Z",
        part(0, 4),
        part(4, 6),
        part(6, 8),
        part(8, 10),
        part(10, 12),
        part(12, 14)
    )
}

fn text_value(text: &str) -> Box<RawValue> {
    to_raw_value(text).expect("a string always serializes")
}

fn number_value(number: u64) -> Box<RawValue> {
    to_raw_value(&number).expect("a number always serializes")
}
