//! The local headers of zip (APPNOTE 6.3), and inflating.

use super::{Body, CHUNK, Input, MAX_NAME, broken, cut_short};
use flate2::{Decompress, FlushDecompress, Status};
use std::io;

const HEADER: usize = 30;

/// Flags of a header.
const ENCRYPTED: u16 = 1;
const SIZE_FOLLOWS: u16 = 1 << 3;

/// The extra field with sizes of 64 bits.
const ZIP64: u16 = 1;

/// Deflated content of a file.
pub(super) struct Deflated {
    inflate: Decompress,
    is_complete: bool,
    /// A descriptor with checksum and sizes follows.
    has_descriptor: bool,
}

/// Whether the first file is that of an office document or an e-book, which are zip files too.
pub(super) fn is_document(head: &[u8]) -> bool {
    let name = head.get(HEADER..).unwrap_or_default();
    let names: [&[u8]; 4] = [b"[Content_Types].xml", b"mimetype", b"_rels/", b"META-INF/"];
    names.iter().any(|known| name.starts_with(known))
}

/// The name of the next file; its content is then the current one.
pub(super) fn next(input: &mut Input) -> io::Result<Option<String>> {
    loop {
        input.fill(4)?;
        match input.pending() {
            [b'P', b'K', 3, 4, ..] => {}
            // The directory at the end.
            [b'P', b'K', 1 | 5 | 6, ..] => return Ok(None),
            [] => return Err(cut_short()),
            _ => return Err(broken("broken zip data; try `unzip`")),
        }
        let header = input.take(HEADER)?;
        let short = |at: usize| u16::from_le_bytes([header[at], header[at + 1]]);
        let long = |at: usize| {
            u32::from_le_bytes([header[at], header[at + 1], header[at + 2], header[at + 3]])
        };
        let (flags, method) = (short(6), short(8));
        let name = input.take(usize::from(short(26)).min(MAX_NAME))?;
        let extra = input.take(usize::from(short(28)))?;
        let name = String::from_utf8_lossy(&name).into_owned();
        if flags & ENCRYPTED != 0 {
            return Err(broken("the zip file is encrypted; unpack it with `unzip`"));
        }
        let size = match long(18) {
            u32::MAX => zip64_size(&extra).unwrap_or(u64::from(u32::MAX)),
            size => u64::from(size),
        };
        let has_descriptor = flags & SIZE_FOLLOWS != 0;
        input.entry = match method {
            0 if !has_descriptor => Body::Stored(size, 0),
            8 => Body::Deflated(Box::new(Deflated {
                inflate: Decompress::new(false),
                is_complete: false,
                has_descriptor,
            })),
            _ => {
                return Err(broken(
                    "a zip file that cannot be streamed; unpack it with `unzip`",
                ));
            }
        };
        if name.ends_with('/') {
            input.pass_entry()?;
            continue;
        }
        return Ok(Some(name));
    }
}

/// The compressed size in an extra field.
fn zip64_size(extra: &[u8]) -> Option<u64> {
    let mut rest = extra;
    while let [a, b, c, d, fields @ ..] = rest {
        let (id, length) = (u16::from_le_bytes([*a, *b]), u16::from_le_bytes([*c, *d]));
        let field = fields.get(..usize::from(length))?;
        if id == ZIP64 {
            // The size of the content comes first.
            let size = field.get(8..16)?.try_into().ok()?;
            return Some(u64::from_le_bytes(size)).filter(|size| *size < 1 << 62);
        }
        rest = &fields[usize::from(length)..];
    }
    None
}

/// Inflates the current file into a buffer.
pub(super) fn inflate(input: &mut Input, buffer: &mut [u8]) -> io::Result<usize> {
    loop {
        input.fill(1)?;
        let Input {
            data,
            at,
            entry,
            ended,
            ..
        } = input;
        let Body::Deflated(deflated) = entry else {
            return Ok(0);
        };
        if deflated.is_complete || buffer.is_empty() {
            return Ok(0);
        }
        let pending = &data[*at..];
        let pending = &pending[..pending.len().min(CHUNK)];
        let (read, written) = (deflated.inflate.total_in(), deflated.inflate.total_out());
        let status = deflated
            .inflate
            .decompress(pending, buffer, FlushDecompress::None)
            .map_err(|_| broken("broken zip data; try `unzip`"))?;
        let read = (deflated.inflate.total_in() - read) as usize;
        let written = (deflated.inflate.total_out() - written) as usize;
        let is_stuck = read == 0 && written == 0 && (*ended || !pending.is_empty());
        let has_descriptor = deflated.has_descriptor;
        deflated.is_complete = status == Status::StreamEnd;
        let is_complete = deflated.is_complete;
        input.skip(read);
        if is_complete && has_descriptor {
            pass_descriptor(input)?;
        }
        if written > 0 || is_complete {
            return Ok(written);
        }
        if is_stuck {
            return Err(cut_short());
        }
    }
}

/// Skips the descriptor after a file: checksum and two sizes, of 32 or 64 bits, with a signature
/// or without.
fn pass_descriptor(input: &mut Input) -> io::Result<()> {
    const LENGTHS: [usize; 4] = [16, 24, 12, 20];
    input.fill(24 + 4)?;
    let begins = |length: &usize| {
        let next = input.pending().get(*length..).unwrap_or_default();
        next.starts_with(b"PK")
    };
    let length = LENGTHS.into_iter().find(begins);
    input.skip(length.ok_or_else(cut_short)?);
    Ok(())
}
