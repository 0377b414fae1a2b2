//! The headers of tar: blocks of 512 bytes (POSIX ustar and pax, GNU).

use super::{Body, Input, MAX_NAME, broken};
use std::io::{self, Read};

const BLOCK: usize = 512;

/// Whether a header begins.
pub(super) fn is_header(head: &[u8]) -> bool {
    head.get(257..262) == Some(b"ustar") && size(head).is_some()
}

/// The name of the next file; its content is then the current one.
pub(super) fn next(input: &mut Input) -> io::Result<Option<String>> {
    let mut long_name = None;
    loop {
        input.fill(BLOCK)?;
        if input.pending().is_empty() {
            return Ok(None);
        }
        let header = input.take(BLOCK)?;
        // Zeros end an archive; another may have been appended.
        if header.iter().all(|byte| *byte == 0) {
            continue;
        }
        if !is_header(&header) {
            return Err(broken("broken tar data"));
        }
        let size = size(&header).unwrap_or(0);
        let padding = size.next_multiple_of(BLOCK as u64) - size;
        input.entry = Body::Stored(size, padding);
        match header[156] {
            b'0' | 0 => return Ok(Some(long_name.unwrap_or_else(|| name(&header)))),
            kind @ (b'L' | b'x') => {
                let text = content(input)?;
                long_name = match kind {
                    b'L' => Some(text.trim_end_matches('\0').to_owned()),
                    _ => pax_path(&text).or(long_name),
                };
            }
            // Folders, links, devices, defaults.
            _ => {}
        }
        input.pass_entry()?;
    }
}

/// The content of a header that describes the next one.
fn content(input: &mut Input) -> io::Result<String> {
    struct Content<'a>(&'a mut Input);
    impl Read for Content<'_> {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            self.0.read_entry(buffer)
        }
    }
    let mut bytes = Vec::new();
    Content(input)
        .take(MAX_NAME as u64)
        .read_to_end(&mut bytes)?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// The path in a pax header: `30 path=a/b.html`.
fn pax_path(text: &str) -> Option<String> {
    let values = text.lines().filter_map(|line| line.split_once(' '));
    let mut paths = values.filter_map(|(_, value)| value.strip_prefix("path="));
    paths.next().map(str::to_owned)
}

fn name(header: &[u8]) -> String {
    let text = |from: usize, to: usize| {
        let field = &header[from..to];
        let end = memchr::memchr(0, field).unwrap_or(field.len());
        String::from_utf8_lossy(&field[..end]).into_owned()
    };
    match text(345, 500) {
        prefix if prefix.is_empty() || &header[257..263] != b"ustar\0" => text(0, 100),
        prefix => format!("{prefix}/{}", text(0, 100)),
    }
}

/// The size in octal digits, or in binary for more than 8 GiB (GNU).
fn size(header: &[u8]) -> Option<u64> {
    let field = header.get(124..136)?;
    if field[0] & 0x80 != 0 {
        let bytes: [u8; 8] = field[4..].try_into().ok()?;
        return Some(u64::from_be_bytes(bytes)).filter(|size| *size < 1 << 62);
    }
    let digits = std::str::from_utf8(field).ok()?;
    let digits = digits.trim_matches(['\0', ' ']);
    match digits.is_empty() {
        true => Some(0),
        false => u64::from_str_radix(digits, 8).ok(),
    }
}
