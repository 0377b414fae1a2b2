//! The headers of records: named fields in WARC, one line in ARC.

/// The longest header of a record, in bytes.
pub(super) const MAX_HEADER: usize = 1 << 20;

/// The longest line that may be the header of an ARC record. Addresses have some kilobytes.
pub(super) const MAX_ARC_LINE: usize = 8 * 1024;

/// The least bytes that show whether a WARC record begins.
pub(super) const VERSION_BYTES: usize = 7;

/// Whether a WARC record begins: `WARC/` and a version that exists.
pub(super) fn begins_warc(bytes: &[u8]) -> bool {
    bytes.starts_with(b"WARC/0.") || bytes.starts_with(b"WARC/1.")
}

/// The fields of a header: WARC, HTTP.
#[derive(Debug, Default)]
pub(in crate::read) struct Fields {
    fields: Vec<(String, String)>,
}

impl Fields {
    /// Reads the lines after the first. Folded lines are joined; lines without a colon are left
    /// out, as are bytes that are not UTF-8.
    pub fn read<'a>(lines: impl Iterator<Item = &'a [u8]>) -> Fields {
        let mut fields: Vec<(String, String)> = Vec::new();
        for line in lines {
            let text = String::from_utf8_lossy(line);
            if let (true, Some((_, value))) = (text.starts_with([' ', '\t']), fields.last_mut()) {
                value.push(' ');
                value.push_str(text.trim());
            } else if let Some((name, value)) = text.split_once(':') {
                let name = name.trim().to_ascii_lowercase();
                fields.push((name, value.trim().to_owned()));
            }
        }
        Fields { fields }
    }

    /// The first value of a field. `name`: in lower case.
    pub fn get(&self, name: &str) -> Option<&str> {
        let found = self.fields.iter().find(|(key, _)| key == name);
        found.map(|(_, value)| value.as_str())
    }
}

/// The lines of a header without their ends.
pub(in crate::read) fn lines(header: &[u8]) -> impl Iterator<Item = &[u8]> {
    let without_end = |line| <[u8]>::strip_suffix(line, b"\r").unwrap_or(line);
    header.split(|byte| *byte == b'\n').map(without_end)
}

/// The end of a header, after its first empty line. `from`: bytes that were searched before.
pub(in crate::read) fn header_end(bytes: &[u8], from: usize) -> Option<usize> {
    memchr::memchr_iter(b'\n', bytes.get(from..)?)
        .map(|at| from + at + 1)
        .find_map(|line| match bytes.get(line..)? {
            [b'\n', ..] => Some(line + 1),
            [b'\r', b'\n', ..] => Some(line + 2),
            _ => None,
        })
}

/// The end of the header of a WARC record, or `Err` if another record begins in it. Without that, a
/// file of version lines alone would be searched again from each of them.
pub(super) fn warc_header_end(bytes: &[u8], from: usize) -> Option<Result<usize, ()>> {
    memchr::memchr_iter(b'\n', bytes.get(from..)?)
        .map(|at| from + at + 1)
        .find_map(|line| match bytes.get(line..)? {
            rest if begins_warc(rest) => Some(Err(())),
            [b'\n', ..] => Some(Ok(line + 1)),
            [b'\r', b'\n', ..] => Some(Ok(line + 2)),
            _ => None,
        })
}

/// What the reading thread needs of a record's header.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct RecordHeader {
    pub kind: RecordKind,
    /// The length of the block; `None` if it is missing or no number.
    pub length: Option<u64>,
}

/// What is done with a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum RecordKind {
    /// It may hold a page.
    Page,
    /// It is passed over.
    Skipped(super::Skip),
    /// The header does not say what it is.
    Unknown,
}

impl RecordHeader {
    /// Reads the header of a WARC record.
    pub fn of_warc(header: &[u8]) -> RecordHeader {
        use super::Skip;
        let fields = Fields::read(lines(header).skip(1));
        let address = fields.get("warc-target-uri").unwrap_or_default();
        let kind = fields.get("warc-type").map(str::to_ascii_lowercase);
        let kind = match kind.as_deref() {
            None => RecordKind::Unknown,
            Some("response" | "resource" | "conversion") => kind_of_address(address),
            Some("request") => RecordKind::Skipped(Skip::Request),
            Some("metadata") => RecordKind::Skipped(Skip::Metadata),
            Some("warcinfo") => RecordKind::Skipped(Skip::Warcinfo),
            Some("revisit") => RecordKind::Skipped(Skip::Revisit),
            Some("continuation") => RecordKind::Skipped(Skip::Continuation),
            Some(_) => RecordKind::Skipped(Skip::Other),
        };
        RecordHeader {
            kind,
            length: fields.get("content-length").and_then(|n| n.parse().ok()),
        }
    }

    /// Reads the line of an ARC record.
    pub fn of_arc(line: &ArcLine) -> RecordHeader {
        RecordHeader {
            kind: kind_of_address(line.address),
            length: line.length.parse().ok(),
        }
    }
}

/// Addresses that never hold a page.
fn kind_of_address(address: &str) -> RecordKind {
    use super::Skip;
    let address = address.trim_start_matches('<').trim_end_matches('>');
    let (scheme, rest) = address.split_once(':').unwrap_or_default();
    match scheme.to_ascii_lowercase().as_str() {
        "dns" => RecordKind::Skipped(Skip::Dns),
        "metadata" => RecordKind::Skipped(Skip::Metadata),
        "filedesc" => RecordKind::Skipped(Skip::Warcinfo),
        _ if is_robots(rest) => RecordKind::Skipped(Skip::Robots),
        _ => RecordKind::Page,
    }
}

/// Whether an address without its scheme is that of a site's rules for crawlers.
fn is_robots(rest: &str) -> bool {
    let path = rest.trim_start_matches('/').split_once('/');
    path.is_some_and(|(_, path)| path.split(['?', '#']).next() == Some("robots.txt"))
}

/// The header of an ARC record: address, IP, date, type and length, with more between in version 2.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct ArcLine<'a> {
    pub address: &'a str,
    /// Of 14 digits.
    pub date: &'a str,
    pub content_type: &'a str,
    length: &'a str,
}

impl<'a> ArcLine<'a> {
    /// Reads a line without its end. The address has a scheme, the date 14 digits.
    pub fn read(line: &'a [u8]) -> Option<ArcLine<'a>> {
        let line = std::str::from_utf8(line).ok()?.trim_end();
        let fields: Vec<&str> = line.split(' ').collect();
        let [address, _, date, content_type, .., length] = fields[..] else {
            return None;
        };
        let is_number = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
        let has_scheme = address.contains("://") || address.starts_with("dns:");
        let is_line = has_scheme
            && matches!(fields.len(), 5 | 10)
            && date.len() == 14
            && is_number(date)
            && is_number(length);
        is_line.then_some(ArcLine {
            address,
            date,
            content_type,
            length,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::Skip;
    use super::*;

    #[test]
    fn names_in_any_case_folded_lines_and_lines_without_a_colon_are_read() {
        let header = b"WARC/1.0\r\nwarc-type: Response\nno colon\r\nCONTENT-LENGTH:  12\r\n\
            X: a\r\n  folded\r\n\xff: y\r\n\r\n";
        let read = RecordHeader::of_warc(header);
        assert_eq!((read.kind, read.length), (RecordKind::Page, Some(12)));
        let fields = Fields::read(lines(header));
        assert_eq!(fields.get("x"), Some("a folded"));
        assert_eq!(header_end(header, 0), Some(header.len()));
        assert_eq!(header_end(b"a\nb\n", 0), None);
        assert_eq!(warc_header_end(b"WARC/1.0\na: b\n\n", 0), Some(Ok(15)));
        assert_eq!(warc_header_end(b"WARC/1.0\nWARC/1.0\n\n", 0), Some(Err(())));
    }

    #[test]
    fn records_that_hold_no_page_are_known_by_type_and_address() {
        for (kind, address, expected) in [
            ("response", "http://a.example/", RecordKind::Page),
            (
                "response",
                "<http://a.example/robots.txt>",
                RecordKind::Skipped(Skip::Robots),
            ),
            (
                "response",
                "http://a.example/a/robots.txt",
                RecordKind::Page,
            ),
            ("response", "dns:a.example", RecordKind::Skipped(Skip::Dns)),
            (
                "resource",
                "metadata://crawler/log",
                RecordKind::Skipped(Skip::Metadata),
            ),
            (
                "request",
                "http://a.example/",
                RecordKind::Skipped(Skip::Request),
            ),
            (
                "screenshot",
                "http://a.example/",
                RecordKind::Skipped(Skip::Other),
            ),
        ] {
            let header = format!("WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {address}\r\n");
            assert_eq!(
                RecordHeader::of_warc(header.as_bytes()).kind,
                expected,
                "{address}"
            );
        }
    }

    #[test]
    fn an_arc_record_has_five_or_ten_fields_with_address_date_and_length() {
        let line = b"http://a.example/x 192.0.2.1 20240506070809 text/html 45\r";
        assert_eq!(ArcLine::read(line).map(|line| line.length), Some("45"));
        let second = b"http://a.example/x 192.0.2.1 20240506070809 text/html 200 - - 0 a.arc 45";
        assert_eq!(ArcLine::read(second).map(|line| line.length), Some("45"));
        for line in [
            &b"On http://a.example/ in 20240506070809 there were 45"[..],
            b"http://a.example/x 192.0.2.1 2024 text/html 45",
            b"",
        ] {
            assert_eq!(ArcLine::read(line), None);
        }
    }
}
